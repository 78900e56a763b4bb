//! What is in a file of `corpora/formats`, as it is announced: for the tests of readers.

use crate::{Limits, Pile, Totals, read};
use record::progress::Unwatched;
use record::{Fate, Item};
use std::path::Path;

/// A file that was read.
pub(crate) struct Reading {
    pub(crate) pile: Pile,
    pub(crate) totals: Totals,
    /// Where it was.
    base: String,
}

/// Reads the file `name` of the format `format`.
pub(crate) fn fixture(format: &str, name: &str) -> Reading {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/formats").join(format);
    reading(&folder, name, &Limits::default())
}

/// Reads a file called `name` with these bytes.
pub(crate) fn bytes(name: &str, bytes: &[u8], limits: &Limits) -> Reading {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), bytes).unwrap();
    reading(folder.path(), name, limits)
}

fn reading(folder: &Path, name: &str, limits: &Limits) -> Reading {
    let path = folder.join(name);
    let mut pile = Pile::default();
    let totals = read(std::slice::from_ref(&path), limits, &mut pile, &Unwatched).unwrap();
    assert!(totals.add_up(), "{totals:?}");
    Reading { pile, totals, base: folder.to_string_lossy().into_owned() + "/" }
}

impl Reading {
    fn short<'p>(&self, path: &'p str) -> &'p str {
        path.strip_prefix(&self.base).unwrap_or(path)
    }

    /// Every part: its path, what it was taken for, and its fate; the words of a reason up to its first comma or semicolon.
    pub(crate) fn fates(&self) -> Vec<String> {
        let fate = |fate: &Fate| match fate {
            Fate::Read => "read".to_owned(),
            Fate::DuplicateOf(_) => "duplicate".to_owned(),
            Fate::Skipped(reason) => format!("skipped: {}", reason.split([',', ';']).next().unwrap()),
            Fate::Failed(reason) => format!("failed: {}", reason.split([',', ';']).next().unwrap()),
        };
        let line = |source: &record::Source| {
            let kind = if source.container { format!("[{}]", source.kind) } else { source.kind.to_owned() };
            format!("{} {kind} {}", self.short(source.path.as_str()), fate(&source.fate))
        };
        self.pile.sources.iter().map(line).collect()
    }

    /// The codes of the problems of the part whose path ends in `end`.
    pub(crate) fn problems(&self, end: &str) -> Vec<&'static str> {
        let source = self.pile.sources.iter().find(|source| source.path.as_str().ends_with(end)).unwrap();
        source.problems.iter().map(|problem| problem.code).collect()
    }

    /// The item whose path ends in `end`.
    pub(crate) fn item(&self, end: &str) -> &Item {
        self.pile.items.iter().find(|item| item.path.as_str().ends_with(end)).unwrap()
    }
}
