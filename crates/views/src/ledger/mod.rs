//! What a case holds, and what became of everything that was handed over: a page for people, and one JSON document.

pub mod event;

mod wire;

use crate::plain::line;
use crate::wording::ledger as wording;

/// The state of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// What the case is known by.
    pub case: String,
    /// How many parts there are.
    pub expected: u64,
    /// How many were read.
    pub read: u64,
    /// How many are held already.
    pub duplicate: u64,
    /// How many were left out on purpose.
    pub skipped: u64,
    /// How many could not be read.
    pub failed: u64,
    /// How many things hold others.
    pub containers: u64,
    /// How many files were received and are not read yet.
    pub pending: u64,
    /// Whether the ledger adds up.
    pub adds_up: bool,
    /// How many items are held, by the way that they went or by their kind, the most first.
    pub kinds: Vec<(String, u64)>,
    /// How many items stand in the words of others only, in the same way.
    pub quoted: Vec<(String, u64)>,
    /// Parts that were not read: the path, the fate, the reason. No more than are shown.
    pub not_read: Vec<(String, String, String)>,
    /// What kept the readers in.
    pub confined: Option<String>,
    /// The root of the custody log's tree, and how many entries it is over.
    pub head: Option<(String, u64)>,
    /// The number of the last commit that can be searched, and that of the last commit.
    pub indexed: (u64, u64),
}

/// The page. What is missing comes first.
pub fn page(status: &Status) -> String {
    let mut out = String::new();
    let mut say = |text: String| out.push_str(&(text + "\n"));
    if let Some(short) = shortfall(status) {
        say(short);
    }
    say(wording::parts(status.expected, status.containers));
    for (word, count) in [
        (wording::READ, status.read),
        (wording::DUPLICATE, status.duplicate),
        (wording::SKIPPED, status.skipped),
        (wording::FAILED, status.failed),
    ] {
        say(format!("  {count:>9}  {word}"));
    }
    for (title, kinds) in [(wording::HELD, &status.kinds), (wording::QUOTED, &status.quoted)] {
        if !kinds.is_empty() {
            say(String::new());
            say(title.to_owned());
            kinds.iter().for_each(|(kind, count)| say(format!("  {count:>9}  {}", line(kind))));
        }
    }
    if !status.not_read.is_empty() {
        say(String::new());
        say(wording::NOT_READ.to_owned());
        for (path, fate, reason) in &status.not_read {
            say(format!("  {}\n    {}: {}", line(path), line(fate), line(reason)));
        }
        let more = (status.failed + status.skipped).saturating_sub(status.not_read.len() as u64);
        if more > 0 {
            say(wording::more(more));
        }
    }
    say(String::new());
    if let Some(confined) = &status.confined {
        say(wording::confined(&line(confined)));
    }
    if let Some((root, size)) = &status.head {
        say(wording::head(root, *size));
    }
    say(wording::indexed(status.indexed.0, status.indexed.1));
    out
}

/// What is missing, if anything is.
pub fn shortfall(status: &Status) -> Option<String> {
    if !status.adds_up && status.pending == 0 {
        return Some(wording::does_not_add_up(
            status.expected,
            status.read,
            status.duplicate,
            status.skipped,
            status.failed,
        ));
    }
    let waits = (status.pending > 0).then(|| wording::pending(status.pending));
    waits.or_else(|| (status.failed > 0).then(|| wording::failed(status.failed)))
}

/// What a check of a case found.
pub fn verified(originals: u64, parts: u64, entries: u64, root: Option<&str>, faults: &[String]) -> String {
    let mut out = String::new();
    for fault in faults {
        out.push_str(&format!("{}\n", line(fault)));
    }
    out.push_str(&wording::checked(originals, parts, entries, faults.len()));
    if let Some(root) = root {
        out.push_str(&format!("{}\n", wording::head(root, entries)));
    }
    out
}

/// One JSON document.
pub fn json(status: &Status) -> String {
    wire::status(status)
}
