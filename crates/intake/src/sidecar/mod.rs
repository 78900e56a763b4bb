//! `sources.csv`: what a person says about the files of a folder.
//!
//! A header line with `path`, `outlet`, `published`, `zone`, in any order and case; then a line for each file. Paths
//! count from the folder that holds the side-car. `published` is a date or a date with a time, ISO 8601, with or without
//! an offset; `zone` an IANA name or an offset, for clock times that state none. An empty field says nothing.
//! What can't be used is a problem of the side-car, and the rest of it still counts.

pub mod mapping;

use crate::dates;
use mapping::Mapping;
use record::{Problem, Span, StatedTime, Tokens};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

/// What accounts are called, by the numbers that a service knows them by.
pub type Accounts = BTreeMap<String, String>;

/// What is said about one file from outside: by a side-car, or by the files that lie beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statement {
    /// Who published it.
    pub outlet: Option<String>,
    /// When.
    pub published: Option<StatedTime>,
    /// The zone of bare clock times.
    pub zone: Option<String>,
    /// Of a table, which of its columns is what.
    pub mapping: Option<Mapping>,
    /// What files beside it say that accounts are called, of which it has numbers.
    pub accounts: Accounts,
}

/// What a side-car says, by path, and what in it could not be used.
#[derive(Default)]
pub(crate) struct Sidecar {
    pub(crate) statements: BTreeMap<PathBuf, Statement>,
    pub(crate) problems: Complaints,
}

/// How many problems of one kind are reported one by one; the rest are counted. A file that only has the name of a side-car
/// may have one in every byte.
const SHOWN: usize = 100;

/// As many characters of a field are quoted.
const LONGEST: usize = 80;

/// What could not be used.
#[derive(Default)]
pub(crate) struct Complaints {
    problems: Vec<Problem>,
    counts: BTreeMap<&'static str, usize>,
}

impl Complaints {
    fn push(&mut self, code: &'static str, span: Span, message: impl FnOnce() -> String) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count <= SHOWN {
            self.problems.push(Problem::new(code, message()).at(span));
        }
    }

    /// All of it, in the order of the table.
    pub(crate) fn told(self) -> Vec<Problem> {
        let mut problems = self.problems;
        for (code, count) in self.counts {
            if count > SHOWN {
                let more = count - SHOWN;
                problems
                    .push(Problem::new(code, format!("{more} more problems of this kind; is this really a side-car?")));
            }
        }
        problems
    }
}

/// A path in the form in which paths are compared: no `.` and no doubled separators.
pub(crate) fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}

/// Reads the side-car `text` called `name` that lies in `folder`: a table's mapping, or one of all tables of the folder. An error
/// is a reason, for a person, why nothing of it can be used.
pub(crate) fn read_mapping(
    text: &str,
    name: &str,
    folder: &Path,
    inputs: &BTreeSet<PathBuf>,
) -> Result<Sidecar, String> {
    let mut side = Sidecar::default();
    let mapping = Mapping::read(text, &mut side.problems)?;
    let of_one = name.len().checked_sub(OF_ONE.len()).filter(|end| *end > 0).and_then(|end| name.get(..end));
    let own = |table: &Path| {
        let name = table.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        table.with_file_name(format!("{name}{OF_ONE}"))
    };
    let folder = plain(folder);
    let tables: Vec<PathBuf> = match of_one {
        Some(table) => inputs.get(&plain(&folder.join(table))).cloned().into_iter().collect(),
        // A table with a side-car of its own goes by that.
        None => {
            let here = inputs.iter().filter(|path| path.parent() == Some(&folder) && is_mapped(path));
            here.filter(|path| !inputs.contains(&own(path))).cloned().collect()
        }
    };
    if tables.is_empty() {
        side.problems.push("no-such-file", Span::new(0, 0), || {
            "there is no table beside it that it could be about; it is named after its table: NAME.csv.map.toml"
                .to_owned()
        });
    }
    let statement = Statement { mapping: Some(mapping), ..Statement::default() };
    side.statements = tables.into_iter().map(|path| (path, statement.clone())).collect();
    Ok(side)
}

/// How the names of side-cars end that are about one table.
pub(crate) const OF_ONE: &str = ".map.toml";

/// Whether a mapping can be about the file at `path`.
pub(crate) fn is_mapped(path: &Path) -> bool {
    let extension = path.extension().map(|end| end.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    matches!(extension.as_str(), "csv" | "tsv" | "tab" | "jsonl" | "ndjson")
        && path.file_name().is_some_and(|name| !name.eq_ignore_ascii_case("sources.csv"))
}

/// Reads the side-car `text` that lies in `folder`; `is_input` says whether a path is among the inputs of the run.
/// An error is a reason, for a person, why nothing of it can be used.
pub(crate) fn read(text: &str, folder: &Path, is_input: &dyn Fn(&Path) -> bool) -> Result<Sidecar, String> {
    let mut table = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut side = Sidecar::default();
    let mut row = csv::ByteRecord::new();
    if !table.read_byte_record(&mut row).unwrap_or(false) {
        return Err("sources.csv has no header line; it begins with: path,outlet,published,zone".to_owned());
    }
    let header = row_span(text, &row, table.position());
    let mut columns = Columns::default();
    for (i, name) in row.iter().enumerate() {
        let name = String::from_utf8_lossy(name);
        let shown = shown(&name);
        let column = match name.to_lowercase().as_str() {
            "path" => &mut columns.path,
            "outlet" => &mut columns.outlet,
            "published" => &mut columns.published,
            "zone" => &mut columns.zone,
            _ => {
                side.problems.push("unknown-column", header, || {
                    format!(
                        "the column \"{shown}\" is not known and was ignored; known are path, outlet, published, zone"
                    )
                });
                continue;
            }
        };
        if column.replace(i).is_some() {
            side.problems.push("repeated-column", header, || {
                format!("the column \"{shown}\" stands in the header twice; the last one counts")
            });
        }
    }
    if columns.path.is_none() {
        return Err("sources.csv has no column named path; its header is: path,outlet,published,zone".to_owned());
    }
    // Text can always be read as rows; an error would be one of input and output.
    while table.read_byte_record(&mut row).unwrap_or(false) {
        side.row(row_span(text, &row, table.position()), folder, is_input, &columns, &row);
    }
    Ok(side)
}

#[derive(Default)]
struct Columns {
    path: Option<usize>,
    outlet: Option<usize>,
    published: Option<usize>,
    zone: Option<usize>,
}

impl Sidecar {
    fn row(
        &mut self,
        span: Span,
        folder: &Path,
        is_input: &dyn Fn(&Path) -> bool,
        columns: &Columns,
        row: &csv::ByteRecord,
    ) {
        let field = |column: Option<usize>| {
            let value = String::from_utf8_lossy(row.get(column?)?).into_owned();
            (!value.is_empty()).then_some(value)
        };
        let line = row.position().map_or(1, csv::Position::line);
        let mut complain = |code, message: String| {
            self.problems.push(code, span, || format!("line {line}: {message}"));
        };
        let Some(name) = field(columns.path) else {
            if row.iter().any(|field| !field.is_empty()) {
                complain("no-path", "no path, so nothing to say it of".to_owned());
            }
            return;
        };
        let path = plain(&folder.join(name.replace('\\', "/")));
        if !is_input(&path) {
            complain(
                "no-such-file",
                format!(
                    "\"{}\" is not among the files being read; paths count from the folder of sources.csv",
                    shown(&name)
                ),
            );
            return;
        }
        let mut statement = Statement { outlet: field(columns.outlet), ..Statement::default() };
        if let Some(words) = field(columns.published) {
            statement.published = published(&words);
            if statement.published.is_none() {
                let words = shown(&words);
                complain("bad-date", format!("\"{words}\" is not a date such as 2031-03-04 or 2031-03-04T10:00+01:00"));
            }
        }
        if let Some(zone) = field(columns.zone) {
            if is_zone(&zone) {
                statement.zone = Some(zone);
            } else {
                complain("bad-zone", format!("\"{}\" is not a zone such as Europe/London or +01:00", shown(&zone)));
            }
        }
        match self.statements.entry(path) {
            Entry::Vacant(free) => {
                free.insert(statement);
            }
            Entry::Occupied(_) => {
                complain("repeated-row", format!("\"{}\" has a row already; the first one counts", shown(&name)))
            }
        }
    }
}

/// Spreadsheets of many countries write semicolons, some tabs.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    [b',', b';', b'\t'].into_iter().find(|&d| header.as_bytes().contains(&d)).unwrap_or(b',')
}

/// A field as problems quote it: an unclosed quotation mark makes one field of all that follows.
fn shown(field: &str) -> String {
    let mut shown: String = field.chars().take(LONGEST).collect();
    if shown.len() < field.len() {
        shown.push('…');
    }
    shown
}

/// Where the row stands that was read up to `end`, without its line end.
fn row_span(text: &str, row: &csv::ByteRecord, end: &csv::Position) -> Span {
    let start = row.position().map_or(0, csv::Position::byte) as usize;
    let end = (end.byte() as usize).min(text.len());
    let words = text.get(start..end).unwrap_or_default();
    let skipped = words.len() - words.trim_start_matches(['\r', '\n']).len();
    Span::new(start + skipped, start + words.trim_end_matches(['\r', '\n']).len())
}

/// An ISO date, with or without a time and an offset, and nothing else.
pub(crate) fn published(words: &str) -> Option<StatedTime> {
    let iso = words.len() >= 10 && words.is_char_boundary(4) && words[..4].bytes().all(|b| b.is_ascii_digit());
    let tokens = Tokens::of(words);
    let mention = iso.then(|| dates::mention_at(words, &tokens, 0, tokens.len())).flatten()?;
    let all = mention.span == Span::new(0, words.len()) && mention.is_full();
    all.then(|| mention.stated(words, None))
}

/// Whether `zone` has the form of a zone's name or offset. Which names exist is the zone data base's to say.
fn is_zone(zone: &str) -> bool {
    let offset = zone.strip_prefix(['+', '-']).is_some_and(|rest| {
        let digits = rest.bytes().filter(u8::is_ascii_digit).count();
        (2..=4).contains(&digits) && rest.bytes().all(|b| b.is_ascii_digit() || b == b':')
    });
    let name = zone.starts_with(|c: char| c.is_ascii_alphabetic())
        && zone.len() >= 2
        && zone.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'_' | b'-' | b'+'));
    offset || name
}

#[cfg(test)]
mod tests;
