//! What is being compared, and the sheet the figures are written on.

use super::loose::{file_name, list, text};
use super::words::{f1, words};
use serde_json::Value;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// The bytes of the reports, by file name.
pub(crate) type Reports = BTreeMap<String, Vec<u8>>;

/// A gold file, a brief and, where spans are to be checked, the reports they speak of.
pub(super) struct Sheet<'a> {
    pub(super) gold: &'a Value,
    pub(super) brief: &'a Value,
    /// File names of the brief's sources, by id.
    paths: BTreeMap<&'a str, &'a str>,
    /// Files of the brief that are messages themselves. Their spans count in texts that are not kept as files.
    held: BTreeSet<&'a str>,
    reports: Option<&'a Reports>,
    stood: Cell<(usize, usize)>,
    /// Figures in the order they were reached.
    pub(super) figures: Vec<(&'static str, f64)>,
    /// What was missed, and what was too much, for people.
    pub(super) notes: Vec<String>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(gold: &'a Value, brief: &'a Value, reports: Option<&'a Reports>) -> Sheet<'a> {
        let sources = || list(brief, "sources").iter();
        let paths = sources().map(|s| (text(s, "id"), file_name(text(s, "path")))).collect();
        let held = sources().filter(|s| matches!(text(s, "kind"), "mail" | "message"));
        let held = held.map(|s| file_name(text(s, "path"))).collect();
        Sheet { gold, brief, paths, held, reports, stood: Cell::default(), figures: Vec::new(), notes: Vec::new() }
    }

    /// The names of the files that the brief covers.
    pub(super) fn names(&self) -> BTreeSet<&'a str> {
        list(self.brief, "sources").iter().map(|s| file_name(text(s, "path"))).collect()
    }

    /// The file that field `key` of a part speaks of: by source id, or by a path.
    pub(super) fn file(&self, part: &'a Value, key: &str) -> &'a str {
        let named = text(part, key);
        self.paths.get(named).copied().unwrap_or_else(|| file_name(named))
    }

    /// Whether the bytes that `part` points at hold the words that it claims. Counted at each call.
    pub(super) fn stands(&self, part: &'a Value, claimed: &str) -> bool {
        let Some(reports) = self.reports else { return true };
        let file = self.file(part, "source");
        if self.held.contains(file) {
            return true;
        }
        let known = self.paths.values().any(|name| *name == file);
        let bytes = reports.get(file).filter(|_| known).map_or(&[][..], Vec::as_slice);
        let end = |key| part.get(key).and_then(Value::as_i64);
        let held = match (end("start"), end("end")) {
            (Some(start), Some(end)) => words(&String::from_utf8_lossy(cut(bytes, start, end))),
            _ => Vec::new(),
        };
        let good = f1(&held, &words(claimed)) >= 0.8;
        let (stood, asked) = self.stood.get();
        self.stood.set((stood + usize::from(good), asked + 1));
        good
    }

    /// The share of spans that stand; none where the reports were not given.
    pub(super) fn spans_that_stand(&self) -> Option<f64> {
        let (stood, asked) = self.stood.get();
        self.reports.map(|_| share(stood, asked, 0.0))
    }
}

/// `bytes[start..end]`; a negative place counts from the end, one past an end stops there.
fn cut(bytes: &[u8], start: i64, end: i64) -> &[u8] {
    let length = bytes.len() as i64;
    let place = |at: i64| (if at < 0 { at + length } else { at }).clamp(0, length) as usize;
    bytes.get(place(start)..place(end)).unwrap_or(&[])
}

/// `part` of `whole`, or `otherwise` where there is nothing to have a share of.
pub(super) fn share(part: usize, whole: usize, otherwise: f64) -> f64 {
    if whole == 0 { otherwise } else { part as f64 / whole as f64 }
}

/// At most the first `length` characters.
pub(super) fn short(text: &str, length: usize) -> &str {
    text.char_indices().nth(length).map_or(text, |(at, _)| &text[..at])
}
