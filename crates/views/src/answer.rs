//! What every view is given.

use analysis::Dossier;
use record::{Fate, Item, Matters, Place, Source, SourceId, Span, StatedTime};
use std::collections::BTreeMap;

/// An answer with the sources and items it rests on, borrowed from whoever made it.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// Every input and its fate, in the order in which they were met.
    pub sources: &'a [Source],
    /// What was read out of them: the reports, then what is held and spoken of.
    pub items: &'a [Item],
    /// What the analysis says.
    pub dossier: &'a Dossier,
    /// Whoever knows where words stand in the bytes as received.
    pub received: &'a dyn Received,
}

/// Knows where words stand in the bytes as received.
pub trait Received {
    /// The range in the bytes of the source; none where the reader could not keep it.
    fn range(&self, place: &Place) -> Option<Span>;
}

impl<'a> Answer<'a> {
    /// Those of the items that are about a correspondence. What is held stands behind them.
    pub(crate) fn reports(&self) -> &'a [Item] {
        let count = self.items.iter().take_while(|item| item.envelope.is_none()).count();
        &self.items[..count]
    }

    /// How many messages that are held are spoken of.
    pub(crate) fn held(&self) -> usize {
        self.items.len() - self.reports().len()
    }

    /// The first item read out of each source.
    pub(crate) fn items_by_source(&self) -> BTreeMap<&'a SourceId, &'a Item> {
        self.items.iter().rev().map(|item| (&item.source, item)).collect()
    }

    /// Inputs that may hold something and were not read: all that failed, and those skipped for what they are.
    pub fn not_read(&self) -> impl Iterator<Item = &'a Source> {
        self.sources.iter().filter(|source| not_read(source))
    }

    /// Inputs that were left out without anything being missed: second copies, files that systems leave behind, parts of
    /// saved pages, and links to what was read by another way.
    pub fn set_aside(&self) -> impl Iterator<Item = &'a Source> {
        self.sources.iter().filter(|source| source.fate != Fate::Read && !not_read(source))
    }
}

/// When an item came out, or was sent.
pub(crate) fn dated(item: &Item) -> Option<&StatedTime> {
    let sent = || item.envelope.as_ref().and_then(|envelope| envelope.sent()).map(|sent| &sent.time);
    item.published.as_ref().or_else(sent)
}

/// Whether something that a person may want is missing because an input was not read.
pub fn not_read(source: &Source) -> bool {
    match source.fate {
        Fate::Read | Fate::DuplicateOf(_) => false,
        Fate::Skipped(_) => !matches!(source.kind, "hidden" | "folder" | "link" | "page-part" | "brief"),
        Fate::Failed(_) => true,
    }
}

/// How much a finding matters, as the number that programs read.
pub(crate) fn level(matters: Matters) -> u8 {
    match matters {
        Matters::Typography => 0,
        Matters::Wording => 1,
        Matters::CouldMislead => 2,
        Matters::Changes => 3,
    }
}

/// A share from 0 to 1, in thousandths: finer would only be noise in a diff.
pub(crate) fn share(value: f64) -> f64 {
    if value.is_finite() { (value.clamp(0.0, 1.0) * 1000.0).round() / 1000.0 } else { 0.0 }
}
