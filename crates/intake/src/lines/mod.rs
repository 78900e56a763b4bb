//! JSON Lines: one text a line, as programs hand them over: `{"id": "...", "text": "..."}`.
//!
//! An id may be a number: 7 and "7" are one id. Other fields are let be. Every line has one fate, as every file has; lines are
//! UTF-8, and a file that is anything else is refused as a whole.

use crate::decode::is_wide;
use crate::limits::{Limits, Stop};
use crate::open::{self, Refusal};
use crate::sniff::{Format, by_name, looks_like};
use crate::totals::Totals;
use record::Fate;
use record::progress::Watch;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::ops::ControlFlow;
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
    /// Counted from 1; 0 for the file itself.
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
    id: Option<&'a RawValue>,
    text: Option<String>,
}

/// Whether the name of a file says that it holds JSON Lines.
pub fn are_lines(path: &Path) -> bool {
    path.file_name().is_some_and(|name| by_name(&name.to_string_lossy()) == Format::Lines) && !path.is_dir()
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
        if number == 1
            && let Some(reason) = refused(bytes)
        {
            out.totals.expected += 1;
            out.count(0, Err(reason));
            return ControlFlow::Break(());
        }
        // Files that were put behind each other keep their marks.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if bytes.trim_ascii().is_empty() {
            return ControlFlow::Continue(());
        }
        out.totals.expected += 1;
        let line = if length > most { Err(too_long(most)) } else { line(bytes) };
        let taken = line.and_then(&mut *each);
        out.count(number, taken);
        watch.advance(1);
        ControlFlow::Continue(())
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

/// Why a file that begins with these bytes holds no JSON Lines, whatever its name.
fn refused(start: &[u8]) -> Option<String> {
    if let Some(looks) = looks_like(start) {
        return Some(format!("holds no JSON Lines: looks like {looks}; unpack or export it first"));
    }
    is_wide(start).then(|| "is in UTF-16 or UTF-32; save it as UTF-8".to_owned())
}

fn too_long(most: u64) -> String {
    let most = if most >= 1 << 20 { format!("{} MiB", most >> 20) } else { format!("{most} bytes") };
    format!("is longer than {most}, the limit for a text; split it")
}

fn line(bytes: &[u8]) -> Result<Line, String> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| format!("is not UTF-8 at byte {}; save the file as UTF-8", error.valid_up_to() + 1))?;
    // The derived reader would take a list for an object.
    if !text.trim_start().starts_with('{') {
        return Err("is no object: write {\"id\": \"...\", \"text\": \"...\"} on one line".to_owned());
    }
    let wire: Wire<'_> = serde_json::from_str(text).map_err(|error| {
        format!("is no object with an \"id\" and a \"text\": {error}").replace(" at line 1 column", ", at byte")
    })?;
    let id = wire.id.ok_or("has no \"id\"; give each line one that no other has, such as its number")?.get();
    let id = match id.as_bytes().first() {
        Some(b'"') => serde_json::from_str(id).map_err(|error| format!("its \"id\": {error}"))?,
        Some(b'-' | b'0'..=b'9') => id.to_owned(),
        _ => return Err("its \"id\" is neither text nor a number".to_owned()),
    };
    if id.trim().is_empty() {
        return Err("its \"id\" is empty; give each line one that no other has, such as its number".to_owned());
    }
    let text = wire.text.ok_or("has no \"text\"; leave the line out, or write \"\" where there are no words")?;
    Ok(Line { id, text })
}

#[cfg(test)]
mod tests;
