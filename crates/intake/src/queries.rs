//! A person's list of queries: the first column of a table, or a text with a query a line.

use std::path::Path;

/// Headers that a list may have; they are no queries.
const HEADERS: [&str; 4] = ["query", "queries", "term", "terms"];

/// The queries of the list at `path`, whose text is `text`, in order; empty ones are passed over. What is no `.csv` has a query a line,
/// as it is written. An error is a reason, for a person.
pub fn query_list(path: &Path, text: &str) -> Result<Vec<String>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_table = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let mut queries = if is_table { first_column(text)? } else { text.lines().map(str::to_owned).collect() };
    let is_header = |query: &String| HEADERS.iter().any(|header| query.trim().eq_ignore_ascii_case(header));
    if is_table && queries.first().is_some_and(is_header) {
        queries.remove(0);
    }
    queries.retain(|query| !query.trim().is_empty());
    Ok(queries)
}

fn first_column(text: &str) -> Result<Vec<String>, String> {
    let mut table = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut queries = Vec::new();
    for (n, record) in table.records().enumerate() {
        let record = record.map_err(|error| format!("row {} can't be read: {error}", n + 1))?;
        let cell = record.get(0).unwrap_or_default();
        // An apostrophe keeps a spreadsheet from taking the cell for a formula.
        let query = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell);
        queries.push(query.to_owned());
    }
    Ok(queries)
}
