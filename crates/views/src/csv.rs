//! The findings as a table, one row a value, for a spreadsheet.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula and runs it. The cells here are words of
//! sources, so such a cell gets a leading apostrophe, as OWASP advises ("CSV Injection").

use crate::answer::{Answer, level, share};
use crate::plain::line;
use ::csv::{Terminator, WriterBuilder};
use record::{EventId, Finding, MessageId, Source, SourceId, Value};
use std::collections::BTreeMap;

const HEADER: [&str; 12] = [
    "id",
    "kind",
    "matters",
    "confidence",
    "summary",
    "message",
    "event",
    "source path",
    "outlet",
    "value",
    "start",
    "end",
];

/// The findings as CSV (RFC 4180, UTF-8), with a header; a finding without values has one row without them.
pub fn findings(answer: &Answer<'_>) -> String {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut row = |cells: [String; 12]| {
        // Writing to memory can't fail, and all rows are of one length.
        let _ = table.write_record(cells);
    };
    row(HEADER.map(str::to_owned));
    let sources: BTreeMap<&SourceId, &Source> = answer.sources.iter().map(|source| (&source.id, source)).collect();
    let items = answer.items_by_source();
    for finding in &answer.dossier.findings {
        if finding.values.is_empty() {
            row(cells(finding, None));
        }
        for value in &finding.values {
            let source = sources.get(&value.place.source).map(|source| source.path.as_str());
            let outlet = items.get(&value.place.source).and_then(|item| item.outlet.as_ref());
            let outlet = outlet.map(|outlet| outlet.value.as_str());
            row(cells(finding, Some((value, source.unwrap_or_default(), outlet.unwrap_or_default()))));
        }
    }
    let bytes = table.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// The cells of one row; a value comes with the path and the outlet of its source.
fn cells(finding: &Finding, value: Option<(&Value, &str, &str)>) -> [String; 12] {
    [
        cell(finding.id.as_str()),
        finding.kind.as_str().to_owned(),
        level(finding.matters).to_string(),
        share(finding.confidence).to_string(),
        cell(&finding.summary),
        cell(finding.message.as_ref().map_or("", MessageId::as_str)),
        cell(finding.event.as_ref().map_or("", EventId::as_str)),
        cell(value.map_or("", |(_, path, _)| path)),
        cell(value.map_or("", |(_, _, outlet)| outlet)),
        cell(value.map_or("", |(value, _, _)| &value.value)),
        value.map_or_else(String::new, |(value, _, _)| value.place.span.start.to_string()),
        value.map_or_else(String::new, |(value, _, _)| value.place.span.end.to_string()),
    ]
}

/// Words as a cell: on one line, and no formula.
pub(crate) fn cell(words: &str) -> String {
    let words = line(words);
    // The full-width forms are taken for the plain ones by some programs.
    if words.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) { format!("'{words}") } else { words }
}

#[cfg(test)]
mod tests;
