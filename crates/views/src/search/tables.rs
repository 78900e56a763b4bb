//! Many queries at once, as tables for a spreadsheet.

use super::Hit;
use crate::csv::cell;

/// What came of one query of many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// The query, as written.
    pub query: String,
    /// How many hits it has; nothing where it could not be read.
    pub hits: Option<u64>,
    /// Why it could not be read.
    pub error: Option<String>,
}

fn row(cells: &[String]) -> String {
    let mut table = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory can't fail.
    let _ = table.write_record(cells);
    String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A row for each query: `query`, `hits`, `error`.
pub fn terms(answered: &[Answered]) -> String {
    let mut out = row(&["query", "hits", "error"].map(str::to_owned));
    for one in answered {
        let hits = one.hits.map(|hits| hits.to_string()).unwrap_or_default();
        out.push_str(&row(&[cell(&one.query), hits, cell(one.error.as_deref().unwrap_or_default())]));
    }
    out
}

/// The names of the columns of [`hit_row`].
pub fn hit_header() -> String {
    row(&["query", "row", "path", "kind", "quoted", "earliest", "latest", "from", "to", "subject", "words"]
        .map(str::to_owned))
}

/// One hit of one query.
pub fn hit_row(query: &str, hit: &Hit) -> String {
    let interval = hit.sent.as_ref().and_then(|sent| sent.interval);
    let at = |which: Option<String>| which.unwrap_or_default();
    let those = |role: &str| {
        let values: Vec<&str> =
            hit.parties.iter().filter(|party| party.role == role).map(|party| party.value.as_str()).collect();
        cell(&values.join("; "))
    };
    row(&[
        cell(query),
        hit.row.to_string(),
        cell(&hit.path),
        hit.kind.clone(),
        if hit.quoted { "yes" } else { "no" }.to_owned(),
        at(interval.map(|interval| interval.earliest.to_string())),
        at(interval.map(|interval| interval.latest.to_string())),
        those("from"),
        those("to"),
        cell(&hit.subject),
        cell(hit.snippets.first().map_or("", |snippet| &snippet.text)),
    ])
}
