//! Where sources and items go.

use crate::decode::RawMap;
use record::{Item, Source, SourceId};

/// Takes what is read, in the order of the walk.
///
/// A source is announced once, with its final fate, before its items. Nothing else leaves a reader, so that readers can
/// later run in a process of their own.
pub trait Sink {
    /// A source and its fate.
    fn source(&mut self, source: Source);

    /// An item of the source announced last.
    fn item(&mut self, item: Item);

    /// How the text of the item handed over last maps to the bytes of `source` as received.
    fn raw(&mut self, _source: &SourceId, _map: RawMap) {}
}

/// A sink that keeps everything.
#[derive(Clone, Debug, Default)]
pub struct Pile {
    /// All sources, in order.
    pub sources: Vec<Source>,
    /// All items, in order.
    pub items: Vec<Item>,
    /// The maps to raw bytes, one for each item.
    pub maps: Vec<RawMap>,
}

impl Sink for Pile {
    fn source(&mut self, source: Source) {
        self.sources.push(source);
    }

    fn item(&mut self, item: Item) {
        self.items.push(item);
    }

    fn raw(&mut self, _: &SourceId, map: RawMap) {
        self.maps.push(map);
    }
}
