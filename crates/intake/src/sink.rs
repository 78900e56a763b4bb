//! Where sources and items go.

use crate::decode::RawMap;
use record::digest::Digest;
use record::{Item, Source, SourceId};

/// A part with its final fate, and what was read out of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The part.
    pub source: Source,
    /// The item that it is, with the map of its text to the bytes as received.
    pub item: Option<(Item, RawMap)>,
}

/// Takes what is read.
///
/// Every part comes once, with its final fate. What is inside a part comes before it, since only then is its fate known;
/// [`Source::number`] says in which order they were met. Nothing else leaves a reader, so that readers can run in a process of
/// their own.
pub trait Sink {
    /// What a part with this digest is to be known by.
    fn id(&mut self, digest: Digest) -> SourceId;

    /// What holds the bytes with this digest, as `reader` reads them, if anything does.
    fn held(&mut self, _digest: Digest, _reader: &'static str) -> Option<SourceId> {
        None
    }

    /// A part, and what was read out of it.
    fn take(&mut self, taken: Taken);
}

/// Everything that was read, in the order in which it was met.
#[derive(Clone, Debug, Default)]
pub struct Pile {
    /// All sources.
    pub sources: Vec<Source>,
    /// All items.
    pub items: Vec<Item>,
    /// The maps to raw bytes, one for each item.
    pub maps: Vec<RawMap>,
}
