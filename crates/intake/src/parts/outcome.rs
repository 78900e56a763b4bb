//! What becomes of a part in its reader's hands.

use crate::decode::RawMap;
use record::digest::Digest;
use record::{Fate, Item, Problem};

/// What a reader made of a part.
pub(crate) struct Outcome {
    /// What it was taken for.
    pub(crate) kind: &'static str,
    pub(crate) fate: Fate,
    /// Whether it was opened as something that holds others.
    pub(crate) container: bool,
    pub(crate) item: Option<(Item, RawMap)>,
    pub(crate) encoding: Option<&'static str>,
    /// Of the item's text, where that is other bytes than were received.
    pub(crate) text_sha256: Option<Digest>,
    pub(crate) problems: Vec<Problem>,
}

impl Outcome {
    /// Not read into an item.
    pub(crate) fn without_item(kind: &'static str, fate: Fate) -> Outcome {
        Outcome { kind, fate, container: false, item: None, encoding: None, text_sha256: None, problems: Vec::new() }
    }

    /// Could not be read, for this reason.
    pub(crate) fn failed(kind: &'static str, reason: impl Into<String>) -> Outcome {
        Outcome::without_item(kind, Fate::Failed(reason.into()))
    }

    /// Not read, on purpose.
    pub(crate) fn skipped(kind: &'static str, reason: impl Into<String>) -> Outcome {
        Outcome::without_item(kind, Fate::Skipped(reason.into()))
    }

    /// Opened; what is in it has been handed over.
    pub(crate) fn container(kind: &'static str) -> Outcome {
        Outcome { container: true, ..Outcome::without_item(kind, Fate::Read) }
    }

    /// Read as `item`.
    pub(crate) fn item(kind: &'static str, item: Item, raw: RawMap) -> Outcome {
        Outcome { item: Some((item, raw)), ..Outcome::without_item(kind, Fate::Read) }
    }
}
