//! JSON Lines: one text a line, as programs hand them over: `{"id": "...", "text": "..."}`.
//!
//! An id may be a number; other fields are let be. Every line has one fate, as every file has.

use crate::limits::{Limits, Stop};
use crate::open::{self, Refusal};
use crate::totals::Totals;
use record::Fate;
use record::progress::Watch;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::path::Path;

/// One text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// As given; of a number, its digits.
    pub id: String,
    /// As given.
    pub text: String,
}

/// A line that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Counted from 1.
    pub number: u64,
    /// A sentence for a person.
    pub reason: String,
}

/// What became of the lines of a file.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// Lines that are not empty are counted; where the file itself can't be read, it is the one input that failed.
    pub totals: Totals,
    /// The first of those that were not read; the totals say how many there are.
    pub refused: Vec<Refused>,
}

/// No more refused lines are kept one by one.
const KEPT: usize = 1000;

#[derive(Deserialize)]
struct Wire<'a> {
    #[serde(borrow)]
    id: &'a RawValue,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

/// Whether a file holds JSON Lines: by its name, or since its first line is an object with a text.
pub fn are_lines(path: &Path) -> bool {
    let named = path.extension().is_some_and(|e| ["jsonl", "ndjson"].iter().any(|name| e.eq_ignore_ascii_case(name)));
    named && !path.is_dir()
}

/// Reads the file at `path` and gives each of its texts to `each`, which says why it does not take one.
pub fn read(
    path: &Path,
    limits: &Limits,
    watch: &dyn Watch,
    each: &mut dyn FnMut(Line) -> Result<(), String>,
) -> Result<Read, Stop> {
    let mut out = Read::default();
    let most = limits.max_text_bytes;
    let lines = open::lines(path, most, watch, &mut |number, bytes, length| {
        let bytes = if number == 1 { bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes) } else { bytes };
        if bytes.trim_ascii().is_empty() {
            return;
        }
        out.totals.expected += 1;
        let line = if length > most { Err(too_long(most)) } else { line(bytes) };
        let taken = line.and_then(&mut *each);
        out.count(number, taken);
        watch.advance(1);
    });
    match lines {
        Ok(()) => {}
        Err(Refusal::Cancelled) => return Err(Stop::Cancelled),
        Err(Refusal::Because(reason)) => {
            out.totals.expected += 1;
            out.count(0, Err(reason));
        }
    }
    Ok(out)
}

impl Read {
    fn count(&mut self, number: u64, taken: Result<(), String>) {
        match taken {
            Ok(()) => self.totals.count(&Fate::Read),
            Err(reason) => {
                if self.refused.len() < KEPT {
                    self.refused.push(Refused { number, reason: reason.clone() });
                }
                self.totals.count(&Fate::Failed(reason));
            }
        }
    }
}

fn too_long(most: u64) -> String {
    format!("longer than {most} bytes, the limit for a text; split it")
}

fn line(bytes: &[u8]) -> Result<Line, String> {
    let wire: Wire<'_> = serde_json::from_slice(bytes).map_err(|error| {
        format!("is no object with an \"id\" and a \"text\": {error}").replace(" at line 1 column", ", at byte")
    })?;
    let id = match wire.id.get() {
        text if text.starts_with('"') => serde_json::from_str(text).map_err(|error| format!("its id: {error}"))?,
        number if number.starts_with(|c: char| c == '-' || c.is_ascii_digit()) => number.to_owned(),
        _ => return Err("its \"id\" is neither text nor a number".to_owned()),
    };
    Ok(Line { id, text: wire.text.into_owned() })
}
