//! The findings as a table, one row a value, for a spreadsheet.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula and runs it. The cells here are words of
//! sources, so such a cell gets a leading apostrophe, as OWASP advises ("CSV Injection").

use crate::answer::{Answer, level, share};
use crate::plain::line;
use ::csv::{Terminator, WriterBuilder};
use record::{EventId, Finding, MessageId, Value};

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
    for finding in &answer.dossier.findings {
        if finding.values.is_empty() {
            row(cells(answer, finding, None));
        }
        for value in &finding.values {
            row(cells(answer, finding, Some(value)));
        }
    }
    let bytes = table.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn cells(answer: &Answer<'_>, finding: &Finding, value: Option<&Value>) -> [String; 12] {
    let source = value.and_then(|value| answer.sources.iter().find(|source| source.id == value.place.source));
    let outlet = source.and_then(|source| answer.item(&source.id)?.outlet.as_ref());
    [
        cell(finding.id.as_str()),
        finding.kind.as_str().to_owned(),
        level(finding.matters).to_string(),
        share(finding.confidence).to_string(),
        cell(&finding.summary),
        cell(finding.message.as_ref().map_or("", MessageId::as_str)),
        cell(finding.event.as_ref().map_or("", EventId::as_str)),
        cell(source.map_or("", |source| source.path.as_str())),
        cell(outlet.map_or("", |outlet| outlet.value.as_str())),
        cell(value.map_or("", |value| value.value.as_str())),
        value.map_or_else(String::new, |value| value.place.span.start.to_string()),
        value.map_or_else(String::new, |value| value.place.span.end.to_string()),
    ]
}

/// Words as a cell: on one line, and no formula.
fn cell(words: &str) -> String {
    let words = line(words);
    // The full-width forms are taken for the plain ones by some programs.
    if words.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) { format!("'{words}") } else { words }
}

#[cfg(test)]
mod tests;
