//! Messages in tables and JSON Lines: each row or line is one, by columns that a side-car declares, or by the names that such
//! columns have. What was taken for what without a declaration is told.

mod columns;
mod times;

use super::told::{self, Told};
use crate::decode;
use crate::parts::{Clues, Inside, Outcome, Read, Reader};
use crate::sidecar::mapping::Mapping;
use record::Problem;
use record::envelope::Role;
use serde_json::Value;
use std::ops::Range;

pub(crate) const TABLE: Reader = Reader {
    name: "message-table/1",
    kind: "export",
    recognises: is_table,
    read: Read::Whole(read_table),
    is_text: false,
    is_record: false,
    too_large: "the limit for a table of messages; split it",
};

pub(crate) const LINES: Reader =
    Reader { name: "message-lines/1", recognises: is_lines, read: Read::Whole(read_lines), ..TABLE };

fn is_table(clues: &Clues<'_>) -> bool {
    let is_named = matches!(clues.extension().as_str(), "csv" | "tsv" | "tab");
    let is_said = matches!(clues.says, Some("text/csv" | "text/tab-separated-values"));
    (is_named || is_said) && (clues.mapped || columns::guessed(&header(&decode::decode(clues.head).text).0).is_some())
}

fn is_lines(clues: &Clues<'_>) -> bool {
    let is_named = matches!(clues.extension().as_str(), "jsonl" | "ndjson");
    is_named && (clues.mapped || names_of_lines(&String::from_utf8_lossy(clues.head)).is_some())
}

/// What the fields of the first line are taken for.
fn names_of_lines(text: &str) -> Option<Mapping> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let Ok(Value::Object(first)) = serde_json::from_str(line.trim_start_matches('\u{feff}')) else { return None };
    columns::guessed(&first.keys().cloned().collect::<Vec<_>>())
}

/// The names of columns, and what stands between them.
fn header(text: &str) -> (Vec<String>, u8) {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let many = |mark: &u8| first.bytes().filter(|b| b == mark).count();
    let delimiter = [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(many).unwrap_or(b',');
    let mut row = csv::StringRecord::new();
    let mut table = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(first.as_bytes());
    if !table.read_record(&mut row).unwrap_or(false) {
        return (Vec::new(), delimiter);
    }
    (row.iter().map(|name| name.trim().trim_start_matches('\u{feff}').to_owned()).collect(), delimiter)
}

/// What a row or line says in a field; a table has some fields always, and lines have those that they have.
type Field<'f> = &'f dyn Fn(&str) -> Option<String>;

/// Reads a row or line by `mapping`. An error says why it can't be.
fn message(field: Field<'_>, mapping: &Mapping) -> Result<Told, String> {
    let value = |name: &Option<String>| {
        let name = name.as_ref()?;
        // Whoever has a column with a plus in its name means that one.
        field(name).or_else(|| {
            let parts: Vec<String> = name.split('+').filter_map(|part| field(part.trim())).collect();
            (name.contains('+') && !parts.is_empty()).then(|| parts.join(" "))
        })
    };
    let filled =
        |name: &Option<String>| value(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    let text = value(&mapping.text).ok_or_else(|| {
        let name = told::shown(mapping.text.as_deref().unwrap_or_default());
        format!(
            "has no field \"{name}\", where the words should stand; check the file, or say otherwise in its side-car"
        )
    })?;
    let channel = filled(&mapping.channel).or_else(|| mapping.channel.clone().filter(|name| field(name).is_none()));
    let mut told = Told::by(&channel.map_or_else(|| "table".to_owned(), |channel| kebab(&channel)));
    told.text = text;
    told.envelope.id = filled(&mapping.id);
    told.envelope.conversation = filled(&mapping.conversation);
    told.envelope.subject = filled(&mapping.subject);
    for (role, name) in [(Role::From, &mapping.from), (Role::To, &mapping.to)] {
        for one in filled(name).iter().flat_map(|people| people.split(';')).take(1000) {
            told.envelope
                .participants
                .extend(told::somebody(one).map(|alias| record::envelope::Participant { role, alias }));
        }
    }
    if told.envelope.who(Role::From).next().is_none() && mapping.from.is_some() {
        told.problems.push(Problem::new("no-author", "it does not say who wrote it"));
    }
    match filled(&mapping.time) {
        Some(words) => told.dated(mapping.time.as_deref().unwrap_or("time"), &words, times::read(&words, mapping)),
        None if mapping.time.is_some() => {
            told.problems.push(Problem::new("no-time", "it does not say when it was sent; it is kept as undated"));
        }
        None => {}
    }
    if let Some(id) = told.envelope.id.clone() {
        let within = told.envelope.conversation.clone().unwrap_or_default();
        let (from, time) = (filled(&mapping.from).unwrap_or_default(), filled(&mapping.time).unwrap_or_default());
        let words = told.text.clone();
        told.is_the_one(&format!("table:{within}:{id}"), &[&from, &time, &words]);
    }
    Ok(told)
}

/// In lower case, with hyphens for what is neither letter nor digit.
fn kebab(words: &str) -> String {
    let words = words.to_lowercase();
    let parts: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "table".to_owned() } else { parts.join("-") }
}

/// What the columns are, and what there is to be said of that.
fn mapping(inside: &Inside<'_, '_>, guessed: Option<Mapping>) -> Option<(Mapping, Option<Problem>)> {
    match inside.statement.and_then(|statement| statement.mapping.clone()) {
        Some(declared) => Some((declared, None)),
        None => guessed.map(|mapping| {
            let problem = Problem::new("columns-guessed", columns::told(&mapping));
            (mapping, Some(problem))
        }),
    }
}

/// The columns or fields that `mapping` names and the table called `name`, which begins with `head`, does not have; and those that it
/// has. None where it has all.
pub(crate) fn missing(name: &str, head: &[u8], mapping: &Mapping) -> Option<(Vec<String>, Vec<String>)> {
    let text = decode::decode(head).text;
    let is_lines = is_lines(&Clues { name, path: "", says: None, mapped: true, head });
    let names = if is_lines { fields(&text) } else { header(&text).0 };
    let has = |name: &str| names.iter().any(|known| known == name);
    let any = |name: &str| has(name) || name.split('+').all(|part| has(part.trim()));
    let lacks: Vec<String> = named(mapping).filter(|name| !any(name)).map(str::to_owned).collect();
    (!lacks.is_empty()).then_some((lacks, names))
}

/// The columns that a mapping names. A channel may be one, or the channel of all.
fn named(mapping: &Mapping) -> impl Iterator<Item = &str> {
    let Mapping { from, to, time, text, id, conversation, subject, channel: _, time_format: _, zone: _ } = mapping;
    [from, to, time, text, id, conversation, subject].into_iter().flatten().map(String::as_str)
}

/// The fields of the lines in `text`, also those inside others: `author.name`. No line has to have all.
fn fields(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for line in text.lines().take(MOST_LINES) {
        let Ok(Value::Object(object)) = serde_json::from_str(line.trim().trim_start_matches('\u{feff}')) else {
            continue;
        };
        for (name, value) in object {
            let inner = value.as_object().into_iter().flatten().map(|(inner, _)| format!("{name}.{inner}"));
            let inner: Vec<String> = inner.collect();
            names.extend(std::iter::once(name).chain(inner));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

/// So many lines are looked at for their fields.
const MOST_LINES: usize = 100;

fn read_table(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    let decoded = decode::decode(bytes);
    let text = decoded.text.as_str();
    let (names, delimiter) = header(text);
    let Some((mapping, problem)) = mapping(inside, columns::guessed(&names)) else {
        return Outcome::skipped("table", "has no columns that are known to be those of messages");
    };
    let has = |name: &str| {
        names.iter().any(|known| known == name)
            || name.split('+').all(|part| names.iter().any(|known| known == part.trim()))
    };
    if let Some(missing) = mapping.text.as_deref().filter(|name| !has(name)) {
        let shown = told::shown(missing);
        return Outcome::failed("table", format!("has no column \"{shown}\", which its side-car says holds the words"));
    }
    let mut problems: Vec<Problem> = problem.into_iter().collect();
    for name in named(&mapping).filter(|name| !has(name)) {
        let message = format!("has no column \"{}\", which its side-car names", told::shown(name));
        problems.push(Problem::new("no-such-column", message));
    }
    rows(text, &names, delimiter, &mapping, decoded.encoding, inside);
    let unplaced = decoded.problems.into_iter().map(|problem| Problem { span: None, ..problem });
    problems.extend(unplaced);
    Outcome { problems, ..Outcome::container("export") }
}

fn rows(
    text: &str,
    names: &[String],
    delimiter: u8,
    mapping: &Mapping,
    encoding: &'static str,
    inside: &mut Inside<'_, '_>,
) {
    let mut table =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut row = csv::StringRecord::new();
    let (mut n, mut is_header, end) = (0, true, text.trim_end().len());
    // Text can always be read as rows; an error would be one of input and output.
    while !inside.cancelled() && table.read_record(&mut row).unwrap_or(false) {
        if row.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        if std::mem::take(&mut is_header) {
            continue;
        }
        n += 1;
        let range = range(text, &row, table.position());
        let is_last = range.end >= end;
        let bytes = text[range].as_bytes();
        let field = |name: &str| {
            let at = names.iter().position(|known| known == name)?;
            row.get(at).map(str::to_owned)
        };
        let read = match bytes.iter().filter(|b| **b == b'"').count() % 2 {
            1 if is_last => {
                Err("a quotation mark in it is not closed, so that everything behind stands in one field; \
                                         close it in a copy of the file"
                    .to_owned())
            }
            _ => message(&field, mapping),
        };
        let read = read.map(|mut told| {
            if row.len() > names.len() {
                let message =
                    format!("has {} fields, and the table {} columns; check where they begin", row.len(), names.len());
                told.problems.push(Problem::new("more-fields", message));
            }
            told
        });
        told::record(inside, n, bytes, encoding, read);
    }
}

/// Where the row stands that was read up to `end`.
fn range(text: &str, row: &csv::StringRecord, end: &csv::Position) -> Range<usize> {
    let start = (row.position().map_or(0, csv::Position::byte) as usize).min(text.len());
    let end = (end.byte() as usize).clamp(start, text.len());
    let words = text.get(start..end).unwrap_or_default();
    let skipped = words.len() - words.trim_start_matches(['\r', '\n']).len();
    start + skipped..start + skipped + words[skipped..].trim_end_matches(['\r', '\n']).len()
}

fn read_lines(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    let decoded = decode::decode(bytes);
    let Some((mapping, problem)) = mapping(inside, names_of_lines(&decoded.text)) else {
        return Outcome::skipped("export", "has no fields that are known to be those of messages");
    };
    let lines = decoded.text.lines().map(str::trim).filter(|line| !line.is_empty());
    for (n, line) in lines.enumerate() {
        if inside.cancelled() {
            break;
        }
        let read = match serde_json::from_str::<Value>(line) {
            Ok(object @ Value::Object(_)) => message(&|name| inner(&object, name), &mapping),
            Ok(_) => Err("is no object with fields; ask for another copy".to_owned()),
            Err(_) => Err("is cut off or no JSON, and could not be read; ask for another copy".to_owned()),
        };
        told::record(inside, n as u64 + 1, line.as_bytes(), decoded.encoding, read);
    }
    let unplaced = decoded.problems.into_iter().map(|problem| Problem { span: None, ..problem });
    let problems = problem.into_iter().chain(unplaced).collect();
    Outcome { problems, ..Outcome::container("export") }
}

/// The words of the field `name`, or of one inside others: `author.name`. Of a list, all of them.
fn inner(object: &Value, name: &str) -> Option<String> {
    let found = object.get(name).or_else(|| name.split('.').try_fold(object, |value, part| value.get(part)))?;
    match found {
        Value::Null => None,
        Value::Array(all) => Some(all.iter().filter_map(words).collect::<Vec<_>>().join(";")),
        value => words(value),
    }
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
