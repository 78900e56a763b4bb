//! What a reader is: whom it takes parts from, what it takes of them, and what it is called.

use super::{Inside, Outcome};
use crate::content::ReadAt;
use crate::limits::Limits;
use crate::sidecar::Accounts;
use std::io::Read as Bytes;

/// What a part is recognised by.
pub(crate) struct Clues<'c> {
    /// What it is called where it was found; nothing where it has no name.
    pub(crate) name: &'c str,
    /// Where it is.
    pub(crate) path: &'c str,
    /// The media type that is stated for it.
    pub(crate) says: Option<&'c str>,
    /// Whether a side-car says which of its columns or fields is what.
    pub(crate) mapped: bool,
    /// Its first bytes, at most 64 KiB.
    pub(crate) head: &'c [u8],
}

impl Clues<'_> {
    /// The end of the name behind the last full stop, in lower case.
    pub(crate) fn extension(&self) -> String {
        self.name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default()
    }
}

/// How a reader takes the bytes of its part.
#[derive(Clone, Copy)]
pub(crate) enum Read {
    /// All at once, in memory.
    Whole(fn(&[u8], &mut Inside<'_, '_>) -> Outcome),
    /// From any place.
    Anywhere(fn(&dyn ReadAt, &mut Inside<'_, '_>) -> Outcome),
    /// Once, one after the other.
    Stream(fn(&mut dyn Bytes, &mut Inside<'_, '_>) -> Outcome),
    /// Not at all: the first bytes say why not.
    Not(fn(&[u8]) -> Outcome),
    /// Not as what its name says it is: what that would be called.
    Named(&'static str),
    /// Not yet: what to call it.
    NotYet(&'static str),
}

/// What a file says that accounts are called, for those that lie beside it.
pub(crate) type Tells = fn(&[u8]) -> Accounts;

/// All readers.
#[derive(Clone, Copy)]
pub(crate) struct Readers {
    /// Which reader a part is for.
    pub(crate) recognise: fn(&Clues<'_>) -> Reader,
    /// What the file of this name is asked first, before those beside it are read: those know numbers only.
    pub(crate) tells: fn(&str) -> Option<Tells>,
}

/// The reader of one format.
#[derive(Clone, Copy)]
pub(crate) struct Reader {
    /// What stands in the record for it: its name and the number of its last change that changes what is read.
    pub(crate) name: &'static str,
    /// What its parts are called in the record: `mail`, `mailbox`, `export`, `archive`, `document`.
    pub(crate) kind: &'static str,
    /// Whether a part is for it.
    pub(crate) recognises: fn(&Clues<'_>) -> bool,
    pub(crate) read: Read,
    /// Whether its parts have to be held as texts, which take far more memory than bytes.
    pub(crate) is_text: bool,
    /// Whether it stands for one that reads records along with what they are in.
    pub(crate) is_record: bool,
    /// What is said of a part that is too large, behind "larger than 16 MiB, ".
    pub(crate) too_large: &'static str,
}

/// No reader: for parts that come read, or can't be had.
pub(crate) const NONE: Reader = Reader {
    name: "",
    kind: "unread",
    recognises: |_| false,
    read: Read::Not(|_| Outcome::skipped("unread", "not read")),
    is_text: false,
    is_record: false,
    too_large: "the limit",
};

impl Reader {
    /// The largest part that it is given whole.
    pub(crate) fn most(&self, limits: &Limits) -> u64 {
        if self.is_text { limits.max_text_bytes } else { limits.max_part_bytes }
    }
}
