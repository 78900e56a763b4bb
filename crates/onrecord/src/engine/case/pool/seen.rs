//! What came back of a part, and how it ends where it can't be read to its end.

use super::answers::{Answering, Back};
use crate::engine::case::wire::{Content, Handed};
use case::rows::Part;
use std::collections::{BTreeMap, BTreeSet};

/// No file has more parts, whatever a worker says.
const MOST_PARTS: u64 = 1 << 40;

/// No reader can have said that.
pub(super) struct Impossible;

/// What came back of a part so far: where it is read again, that much is passed over.
#[derive(Default)]
pub(super) struct Seen {
    /// How many parts came.
    pub(super) parts: usize,
    /// Numbers that came, and numbers that others are within, with the path of one of those.
    numbers: BTreeSet<u64>,
    within: BTreeMap<u64, String>,
}

impl Seen {
    /// Takes down that a part came. It is an error if no reader can have said that.
    pub(super) fn note(&mut self, part: &Part) -> Result<(), Impossible> {
        let possible = part.number < MOST_PARTS
            && part.within.is_none_or(|within| within < part.number)
            && matches!(part.fate.as_str(), "read" | "skipped" | "failed");
        if !possible || !self.numbers.insert(part.number) {
            return Err(Impossible);
        }
        self.parts += 1;
        if let Some(within) = part.within {
            self.within.entry(within).or_insert_with(|| outer(&part.path));
        }
        Ok(())
    }

    /// Ends a part that can't be read to its end: what it was in the middle of is told to be containers, and behind them comes a part
    /// that failed.
    pub(super) fn give_up(&mut self, handed: &Handed, why: &str, answers: &mut Answering<'_>) {
        let row = |number, within, path: &str, fate: &str, reason: Option<String>| Part {
            number,
            within,
            path: path.to_owned(),
            kind: "unread".to_owned(),
            reader: String::new(),
            fate: fate.to_owned(),
            reason,
            container: fate == "read",
            bytes: 0,
            sha256: None,
            text_sha256: None,
            encoding: None,
            problems: None,
            item: None,
        };
        let mut parts = Vec::new();
        let met = if self.parts == 0 {
            let reason = format!("could not be read: {why}");
            let size = match &handed.content {
                Content::Whole(bytes) => bytes.len() as u64,
                Content::Asked(size) => *size,
            };
            parts.push(Part { bytes: size, ..row(0, None, &handed.path, "failed", Some(reason)) });
            1
        } else {
            // Numbers are given out as parts are met, and parts come when they are done: what did not come is what holds others.
            let last = self.numbers.last().copied().unwrap_or(0);
            parts.extend((0..last).filter(|number| !self.numbers.contains(number)).map(|number| {
                let within = (number > 0).then_some(0);
                let path = self.within.get(&number).filter(|_| number > 0).unwrap_or(&handed.path);
                row(number, within, path, "read", None)
            }));
            let reason = format!("could not be read from here on: {why}; what came before is kept");
            parts.push(row(last + 1, Some(0), &format!("{}#rest", handed.path), "failed", Some(reason)));
            last + 2
        };
        answers.hold(Back::Parts(parts));
        answers.hold(Back::Done(met));
    }
}

/// The path of what the part at `path` is in.
fn outer(path: &str) -> String {
    let end = path.rfind("!/").max(path.rfind('#')).unwrap_or(path.len());
    path[..end].to_owned()
}
