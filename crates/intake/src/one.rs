//! One file, or one mail of a mailbox, at a time: for a case, which keeps what it was handed and has it read by workers.

use crate::content::{Content, ReadAt};
use crate::limits::Limits;
use crate::mail::mbox;
use crate::open::{self, HEAD, Refusal};
use crate::parts::{Clues, NONE, Outcome, Parts, Place, Seen, taken, unread_digest};
use crate::readers;
use crate::sidecar::Statement;
use crate::sink::{Sink, Taken};
use crate::survey::{SIDE_CAR, Survey};
use record::digest::Digest;
use record::progress::Watch;
use record::{Fate, PartPath, SourceId};
use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

pub use crate::mail::mbox::{Found, Mails};
pub use crate::open::Original;

/// What a part is called by whoever hands it over.
#[derive(Clone, Debug)]
pub struct Handed {
    /// Where it is.
    pub path: PartPath,
    /// What it is in, and how many parts that is inside of itself; none for a file.
    pub inside: Option<(PartPath, u32)>,
    /// What it is called where it was found.
    pub name: String,
    /// The media type that is stated for it.
    pub says: Option<String>,
    /// Of its bytes, where they were hashed already.
    pub digest: Option<Digest>,
    /// What a side-car says of it.
    pub statement: Option<Statement>,
}

/// Reads `handed` and all that is in it into `sink`; gives how many parts were met. Their numbers begin at 0.
pub fn read(handed: &Handed, bytes: Bytes<'_>, limits: &Limits, sink: &mut dyn Sink, watch: &dyn Watch) -> u64 {
    let (size, content) = match bytes {
        Bytes::Whole(bytes) => (bytes.len() as u64, Content::Whole(Cow::Borrowed(bytes))),
        Bytes::At(bytes) => (bytes.size(), Content::At(bytes)),
    };
    let place = Place {
        path: handed.path.clone(),
        parent: handed.inside.as_ref().map(|(path, _)| path.clone()),
        within: None,
        name: &handed.name,
        says: handed.says.as_deref(),
        statement: handed.statement.as_ref(),
        came_with: "",
        digest: handed.digest,
        depth: handed.inside.as_ref().map_or(0, |(_, depth)| depth + 1),
    };
    let mut parts = Parts::new(limits, watch, sink, readers::ALL, 0, size);
    parts.read(&place, content);
    parts.met
}

/// The bytes of a part.
#[derive(Clone, Copy)]
pub enum Bytes<'b> {
    /// All in memory.
    Whole(&'b [u8]),
    /// From any place.
    At(&'b dyn ReadAt),
}

/// A part that was not read, for a reason that whoever hands it over knows.
pub fn unread(path: PartPath, kind: &'static str, fate: Fate) -> Taken {
    let digest = unread_digest(&path);
    let seen = Seen { number: 0, id: SourceId::new(digest.short()), sha256: None, bytes: 0 };
    taken(&named(path), seen, NONE, Outcome::without_item(kind, fate))
}

/// The side-car at `path` of `survey`, whose bytes are kept at `kept`.
pub fn side_car(survey: &Survey, path: &Path, kept: &Path, limits: &Limits, watch: &dyn Watch) -> Taken {
    let shown = PartPath::file(path.to_string_lossy());
    match open::receive(kept, limits.max_text_bytes, watch) {
        Ok(opened) => {
            let outcome = survey.side_car(path, opened.whole(), limits);
            let id = SourceId::new(opened.digest.short());
            let seen = Seen { number: 0, id, sha256: Some(opened.digest), bytes: opened.size() };
            taken(&named(shown), seen, SIDE_CAR, outcome)
        }
        Err(Refusal::Because(reason)) => unread(shown, "unreadable", Fate::Failed(reason)),
        Err(Refusal::Cancelled) => unread(shown, "unreadable", Fate::Failed("the run was cancelled".to_owned())),
    }
}

/// A mailbox that was opened as a container.
pub fn mailbox(path: PartPath, sha256: Digest, bytes: u64) -> Taken {
    let seen = Seen { number: 0, id: SourceId::new(sha256.short()), sha256: Some(sha256), bytes };
    taken(&named(path), seen, mbox::READER, Outcome::container(mbox::READER.kind))
}

fn named(path: PartPath) -> Place<'static> {
    Place {
        path,
        parent: None,
        within: None,
        name: "",
        says: None,
        statement: None,
        came_with: "",
        digest: None,
        depth: 0,
    }
}

/// Copies the file at `path` to `into`; an error is a reason, for a person. A cancelled copy is none.
pub fn copy(path: &Path, into: &mut dyn Write, watch: &dyn Watch) -> Result<(), String> {
    match open::copy(path, into, watch) {
        Ok(()) => Ok(()),
        Err(Refusal::Because(reason)) => Err(reason),
        Err(Refusal::Cancelled) => Err("the run was cancelled".to_owned()),
    }
}

/// How many bytes the file at `path` has and when it was changed last, as its system says; nothing where it says nothing.
pub fn size_and_time(path: &Path) -> (Option<u64>, Option<String>) {
    let Ok(known) = path.metadata() else { return (None, None) };
    let since = known.modified().ok().and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    (Some(known.len()), since.map(|since| format!("{}.{:09}", since.as_secs(), since.subsec_nanos())))
}

/// Whether an original called `name`, of which these are the first bytes or all, is a mailbox of many mails.
pub fn is_mailbox(name: &str, bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let clues = Clues { name, path: "", says: None, mapped: false, head };
    readers::recognise(&clues).name == mbox::READER.name
}

/// The mails of a mailbox.
pub fn mails(original: Original, limits: &Limits) -> std::io::Result<Mails<Box<dyn std::io::Read + Send>>> {
    Ok(Mails::of(Box::new(original.into_bytes()?), limits.max_part_bytes))
}
