//! How many inputs there were and what became of them.

use record::{Fate, Source};

/// Counts over all inputs of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Parts that were met: files that the walk came upon, and what was found inside them. Containers are not counted.
    pub expected: u64,
    /// Read into items or statements.
    pub read: u64,
    /// The same bytes as another.
    pub duplicate: u64,
    /// Not read, on purpose.
    pub skipped: u64,
    /// Could not be read.
    pub failed: u64,
    /// What was opened as something that holds others, counted apart.
    pub containers: u64,
}

impl Totals {
    /// Counts the fate of one part, or a container.
    pub(crate) fn count_source(&mut self, source: &Source) {
        if source.container { self.containers += 1 } else { self.count(&source.fate) }
    }

    /// Counts one fate.
    pub(crate) fn count(&mut self, fate: &Fate) {
        *match fate {
            Fate::Read => &mut self.read,
            Fate::DuplicateOf(_) => &mut self.duplicate,
            Fate::Skipped(_) => &mut self.skipped,
            Fate::Failed(_) => &mut self.failed,
        } += 1;
    }

    /// Whether every input has one fate. The two sides are counted apart, so a lost or doubled input shows here; a
    /// caller that gets `false` must say so loudly.
    pub fn add_up(&self) -> bool {
        self.expected == self.read + self.duplicate + self.skipped + self.failed
    }
}
