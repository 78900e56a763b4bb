//! Parts inside parts: each is recognised by its content, handed to its reader, and gets its one fate.
//!
//! A reader gets bytes and a [`Inside`], to which it hands what it finds in them: members with bytes of their own, which are
//! read in turn, and records that are read already. So there is one way down, and it is here that depth, number and size of
//! what is inside are bounded.

mod outcome;
mod reader;

pub(crate) use outcome::Outcome;
pub(crate) use reader::{Clues, NONE, Read, Reader, Readers, Tells};

use crate::content::{Content, Hashing, ReadAt, Walk};
use crate::limits::Limits;
use crate::sidecar::Statement;
use crate::sink::{Sink, Taken};
use reader::Read as How;
use record::digest::Digest;
use record::progress::Watch;
use record::{Fate, PartPath, Source, SourceId};
use std::collections::hash_map::{Entry, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Read as _};

/// As much of a part is read before it is asked what it is; most are no longer.
const HELD: u64 = 1 << 20;

/// By so much of its beginning a part is recognised.
const HEAD: usize = 64 << 10;

/// The kind of what only holds others together.
pub(crate) const ARCHIVE: &str = "archive";

/// So many parts that are missed are told one by one.
const MOST_MISSED: u64 = 1000;

/// What is known of a part before it is opened.
pub(crate) struct Place<'p> {
    pub(crate) path: PartPath,
    pub(crate) parent: Option<PartPath>,
    /// The number of the part that it is in.
    pub(crate) within: Option<u64>,
    /// What it is called where it was found.
    pub(crate) name: &'p str,
    /// The media type that is stated for it.
    pub(crate) says: Option<&'p str>,
    /// What a side-car says of it.
    pub(crate) statement: Option<&'p Statement>,
    /// The kind of what it came with: of the mail that it is attached to, also through an archive. Empty where it came by itself.
    pub(crate) came_with: &'static str,
    /// Of its bytes, where somebody has hashed them already.
    pub(crate) digest: Option<Digest>,
    /// How many parts it is inside of.
    pub(crate) depth: u32,
}

/// What is known of a part once its bytes are known.
pub(crate) struct Seen {
    pub(crate) number: u64,
    pub(crate) id: SourceId,
    pub(crate) sha256: Option<Digest>,
    pub(crate) bytes: u64,
}

/// The reading of one input and all that is in it.
pub(crate) struct Parts<'r> {
    limits: &'r Limits,
    watch: &'r dyn Watch,
    sink: &'r mut dyn Sink,
    readers: Readers,
    /// How many parts were met so far, in the whole run.
    pub(crate) met: u64,
    /// How many more parts this input may have in it.
    room_for_parts: u64,
    /// How many more bytes may come out of what it holds.
    room_for_bytes: u64,
    /// How many records were met in this input.
    recorded: u64,
    /// The paths given out inside this input, by their hashes, and how often each was asked for.
    paths: HashMap<u64, u64>,
}

impl<'r> Parts<'r> {
    /// For an input of `size` bytes, before which `met` parts were met.
    pub(crate) fn new(
        limits: &'r Limits,
        watch: &'r dyn Watch,
        sink: &'r mut dyn Sink,
        readers: Readers,
        met: u64,
        size: u64,
    ) -> Self {
        let room_for_bytes = size.saturating_mul(limits.max_expansion).max(limits.max_part_bytes);
        let (room_for_parts, paths) = (limits.max_parts, HashMap::new());
        Parts { limits, watch, sink, readers, met, room_for_parts, room_for_bytes, recorded: 0, paths }
    }

    /// `path`, or where another part has it already, the same with a number: archives and mails may call two parts alike. Two paths
    /// with one hash would only give a number that was not needed.
    fn own_path(&mut self, path: PartPath) -> PartPath {
        let hash = |path: &PartPath| {
            let mut hasher = DefaultHasher::new();
            path.as_str().hash(&mut hasher);
            hasher.finish()
        };
        let mut times = *self.paths.entry(hash(&path)).and_modify(|times| *times += 1).or_insert(1);
        if times == 1 {
            return path;
        }
        loop {
            let numbered = path.again(times);
            if let Entry::Vacant(place) = self.paths.entry(hash(&numbered)) {
                place.insert(1);
                self.paths.insert(hash(&path), times);
                return numbered;
            }
            times += 1;
        }
    }

    /// Reads a part, and all that is in it.
    pub(crate) fn read(&mut self, place: &Place<'_>, content: Content<'_>) {
        let number = self.met;
        self.met += 1;
        self.watch.advance(1);
        match content {
            Content::Whole(bytes) => self.whole(place, number, &bytes),
            Content::At(bytes) if bytes.size() <= HELD => match held(Walk::new(bytes), bytes.size()) {
                Ok(bytes) => self.whole(place, number, &bytes),
                Err(error) => self.broken(place, number, bytes.size(), &error),
            },
            Content::At(bytes) => self.anywhere(place, number, bytes),
            Content::Stream(bytes) => match held(&mut *bytes, HELD) {
                Ok(first) if (first.len() as u64) < HELD => self.whole(place, number, &first),
                Ok(first) => self.stream(place, number, &first, bytes),
                Err(error) => self.broken(place, number, 0, &error),
            },
        }
    }

    fn inside<'i>(&'i mut self, place: &'i Place<'_>, number: u64, source: SourceId, reader: Reader) -> Inside<'i, 'r> {
        let (path, statement, came_with) = (&place.path, place.statement, place.came_with);
        let holder = if reader.kind == ARCHIVE { came_with } else { reader.kind };
        Inside {
            parts: self,
            path,
            number,
            depth: place.depth,
            statement,
            source,
            reader: reader.name,
            came_with,
            holder,
        }
    }

    /// Which file with the same bytes was read before. Of what is inside a file every part is opened, and is then found to be
    /// one that is held already.
    fn twice(&mut self, place: &Place<'_>, digest: Digest, reader: Reader) -> Option<SourceId> {
        (place.depth == 0).then(|| self.sink.held(digest, reader.name)).flatten()
    }

    fn recognise(&self, place: &Place<'_>, head: &[u8]) -> Reader {
        let mapped = place.statement.is_some_and(|statement| statement.mapping.is_some());
        let head = &head[..head.len().min(HEAD)];
        (self.readers.recognise)(&Clues { name: place.name, path: place.path.as_str(), says: place.says, mapped, head })
    }

    /// A part that is in memory.
    fn whole(&mut self, place: &Place<'_>, number: u64, bytes: &[u8]) {
        let digest = place.digest.unwrap_or_else(|| Digest::of(bytes));
        let size = bytes.len() as u64;
        let id = self.sink.id(digest);
        let reader = self.recognise(place, bytes);
        if let Some(first) = self.twice(place, digest, reader) {
            let outcome = Outcome::without_item(reader.kind, Fate::DuplicateOf(first));
            return self.announce(place, Seen { number, id, sha256: Some(digest), bytes: size }, reader, outcome);
        }
        let mut inside = self.inside(place, number, id.clone(), reader);
        let outcome = match reader.read {
            _ if bytes.is_empty() => Outcome::skipped("empty", "empty"),
            How::Whole(_) if size > inside.most(reader) => too_large(reader, inside.most(reader)),
            How::Whole(read) => read(bytes, &mut inside),
            How::Anywhere(read) => read(&bytes, &mut inside),
            How::Stream(read) => read(&mut &*bytes, &mut inside),
            How::Not(refuse) => refuse(bytes),
            How::Named(name) => named(reader, name),
            How::NotYet(name) => not_yet(reader, name),
        };
        self.announce(place, Seen { number, id, sha256: Some(digest), bytes: size }, reader, outcome);
    }

    /// A part that is too large to be held at once, of which any stretch can be had.
    fn anywhere(&mut self, place: &Place<'_>, number: u64, bytes: &dyn ReadAt) {
        let size = bytes.size();
        let (head, digest) = match head_and_digest(bytes, place.digest) {
            Ok(known) => known,
            Err(error) => return self.broken(place, number, size, &error),
        };
        let reader = self.recognise(place, &head);
        let id = self.sink.id(digest);
        if let Some(first) = self.twice(place, digest, reader) {
            let outcome = Outcome::without_item(reader.kind, Fate::DuplicateOf(first));
            return self.announce(place, Seen { number, id, sha256: Some(digest), bytes: size }, reader, outcome);
        }
        let mut inside = self.inside(place, number, id.clone(), reader);
        let outcome = match reader.read {
            How::Whole(_) if size > inside.most(reader) => too_large(reader, inside.most(reader)),
            How::Whole(read) => match held(Walk::new(bytes), size) {
                Ok(bytes) => read(&bytes, &mut inside),
                Err(error) => Outcome::failed(reader.kind, unreadable(&error)),
            },
            How::Anywhere(read) => read(bytes, &mut inside),
            How::Stream(read) => read(&mut Walk::new(bytes), &mut inside),
            How::Not(refuse) => refuse(&head),
            How::Named(name) => named(reader, name),
            How::NotYet(name) => not_yet(reader, name),
        };
        self.announce(place, Seen { number, id, sha256: Some(digest), bytes: size }, reader, outcome);
    }

    /// A part that is too large to be held at once and can be read once.
    fn stream(&mut self, place: &Place<'_>, number: u64, first: &[u8], rest: &mut dyn io::Read) {
        let reader = self.recognise(place, first);
        let mut bytes = Hashing::new(first.chain(rest));
        let outcome = match reader.read {
            How::Whole(_) => return self.gathered(place, number, bytes, reader, reader.most(self.limits)),
            How::Anywhere(_) => return self.gathered(place, number, bytes, reader, self.limits.max_part_bytes),
            How::Stream(read) => read(&mut bytes, &mut self.inside(place, number, unhashed(&place.path), reader)),
            How::Not(refuse) => refuse(first),
            How::Named(name) => named(reader, name),
            How::NotYet(name) => not_yet(reader, name),
        };
        self.streamed(place, number, bytes, reader, outcome);
    }

    /// A stream whose reader needs all of it.
    fn gathered(
        &mut self,
        place: &Place<'_>,
        number: u64,
        mut bytes: Hashing<impl io::Read>,
        reader: Reader,
        most: u64,
    ) {
        let outcome = match held(&mut bytes, most + 1) {
            Ok(all) if all.len() as u64 <= most => return self.whole(place, number, &all),
            Ok(_) => too_large(reader, most),
            Err(error) => Outcome::failed(reader.kind, unreadable(&error)),
        };
        self.streamed(place, number, bytes, reader, outcome);
    }

    /// What was made of a stream, once it is at its end.
    fn streamed(
        &mut self,
        place: &Place<'_>,
        number: u64,
        bytes: Hashing<impl io::Read>,
        reader: Reader,
        outcome: Outcome,
    ) {
        let (digest, size) = match bytes.finish() {
            Ok((digest, size)) => (Some(digest), size),
            Err(_) => (None, 0),
        };
        let id = self.sink.id(digest.unwrap_or_else(|| unread_digest(&place.path)));
        self.announce(place, Seen { number, id, sha256: digest, bytes: size }, reader, outcome);
    }

    /// A part whose bytes could not be had.
    fn broken(&mut self, place: &Place<'_>, number: u64, size: u64, error: &io::Error) {
        let id = self.sink.id(unread_digest(&place.path));
        let outcome = Outcome::failed("unreadable", unreadable(error));
        self.announce(place, Seen { number, id, sha256: None, bytes: size }, NONE, outcome);
    }

    fn announce(&mut self, place: &Place<'_>, seen: Seen, reader: Reader, outcome: Outcome) {
        self.sink.take(taken(place, seen, reader, outcome));
    }
}

/// A part with its fate, as sinks take it.
pub(crate) fn taken(place: &Place<'_>, seen: Seen, reader: Reader, outcome: Outcome) -> Taken {
    let source = Source {
        id: seen.id,
        path: place.path.clone(),
        number: seen.number,
        within: place.within,
        parent: place.parent.clone(),
        sha256: seen.sha256,
        text_sha256: outcome.text_sha256,
        bytes: seen.bytes,
        fate: outcome.fate,
        container: outcome.container,
        kind: outcome.kind,
        reader: reader.name,
        record: reader.is_record,
        encoding: outcome.encoding,
        problems: outcome.problems,
    };
    Taken { source, item: outcome.item }
}

/// Where a reader hands what it finds in its part.
pub(crate) struct Inside<'i, 'r> {
    parts: &'i mut Parts<'r>,
    /// The part's own path.
    pub(crate) path: &'i PartPath,
    number: u64,
    /// What reads the part.
    reader: &'static str,
    /// What the part is known by; a stream, by its path.
    pub(crate) source: SourceId,
    /// What a side-car says of it.
    pub(crate) statement: Option<&'i Statement>,
    /// The kind of what the part came with, as [`Place::came_with`] says.
    pub(crate) came_with: &'static str,
    depth: u32,
    /// The same for what is inside.
    holder: &'static str,
}

impl Inside<'_, '_> {
    /// What is taken on at most.
    pub(crate) fn limits(&self) -> &Limits {
        self.parts.limits
    }

    fn most(&self, reader: Reader) -> u64 {
        reader.most(self.parts.limits)
    }

    /// Whether whoever waits for this wants it to stop.
    pub(crate) fn cancelled(&self) -> bool {
        self.parts.watch.cancelled()
    }

    /// What the member called `name` is asked before those beside it are read, if it is one of those that are.
    pub(crate) fn tells(&self, name: &str) -> Option<Tells> {
        (self.parts.readers.tells)(base(name))
    }

    /// Reads the member `name`, which is said to be of the media type `says`. The name may have folders before it.
    pub(crate) fn member(&mut self, name: &str, says: Option<&str>, content: Content<'_>) -> PartPath {
        let path = self.parts.own_path(self.path.member(name));
        self.go_in(path.clone(), base(name), says, None, content);
        path
    }

    /// Reads the member `name`, of which those beside it say `told`.
    pub(crate) fn member_told(&mut self, name: &str, told: Option<&Statement>, content: Content<'_>) {
        let path = self.parts.own_path(self.path.member(name));
        self.go_in(path, base(name), None, told, content);
    }

    /// Reads the `n`-th part, counted from 1, which has no name.
    pub(crate) fn numbered(&mut self, n: u64, says: Option<&str>, content: Content<'_>) -> PartPath {
        let path = self.parts.own_path(self.path.numbered(n as usize));
        self.go_in(path.clone(), "", says, None, content);
        path
    }

    /// How many records were met so far, here and in what was inside.
    pub(crate) fn recorded(&self) -> u64 {
        self.parts.recorded
    }

    /// A part that was read with the one that it is in: `bytes` are those that it was read from.
    pub(crate) fn record(&mut self, path: PartPath, bytes: &[u8], make: impl FnOnce(&SourceId, &PartPath) -> Outcome) {
        self.parts.recorded += 1;
        let path = self.parts.own_path(path);
        let digest = Digest::of(bytes);
        let id = self.parts.sink.id(digest);
        let outcome = match self.parts.take_room(bytes.len() as u64) {
            Ok(()) => make(&id, &path),
            Err(reason) => Outcome::failed("unread", reason),
        };
        let reader = Reader { name: self.reader, is_record: true, ..NONE };
        self.tell(path, id, Some(digest), bytes.len() as u64, reader, outcome);
    }

    /// A part that was read with the one that it is in, and holds others: `bytes` are what it is known by. `read` hands over
    /// what is in it.
    pub(crate) fn within(&mut self, path: PartPath, bytes: &[u8], read: impl FnOnce(&mut Inside<'_, '_>) -> Outcome) {
        let path = self.parts.own_path(path);
        let (depth, most) = (self.depth + 1, self.parts.limits.max_depth);
        let digest = Digest::of(bytes);
        let id = self.parts.sink.id(digest);
        let size = bytes.len() as u64;
        if depth > most {
            return self.tell(path, id, Some(digest), size, NONE, Outcome::failed("unread", too_deep(most)));
        }
        if let Err(reason) = self.parts.take_room(size) {
            return self.tell(path, id, Some(digest), size, NONE, Outcome::failed("unread", reason));
        }
        let number = self.parts.met;
        self.parts.met += 1;
        self.parts.watch.advance(1);
        let parent = Some(self.path.clone());
        let (within, came_with) = (Some(self.number), self.holder);
        let place =
            Place { path, parent, within, name: "", says: None, statement: None, came_with, digest: None, depth };
        let outcome = read(&mut self.parts.inside(&place, number, id.clone(), NONE));
        self.parts.announce(&place, Seen { number, id, sha256: Some(digest), bytes: size }, NONE, outcome);
    }

    /// A part that is known of, and whose bytes can't be had.
    pub(crate) fn lost(&mut self, path: PartPath, fate: Fate) {
        let path = self.parts.own_path(path);
        self.gone(path, fate);
    }

    fn gone(&mut self, path: PartPath, fate: Fate) {
        let id = self.parts.sink.id(unread_digest(&path));
        self.tell(path, id, None, 0, NONE, Outcome::without_item("unread", fate));
    }

    /// What is missing of the `said` parts that this one says it holds, where `found` were found.
    pub(crate) fn held_to(&mut self, said: u64, found: u64, what: &str) {
        self.held_to_at(&self.path.clone(), said, found, what);
    }

    /// The same of the parts that are numbered at `at`: one lost part for each, and where there are very many, one for those
    /// that are left.
    pub(crate) fn held_to_at(&mut self, at: &PartPath, said: u64, found: u64, what: &str) {
        let most = found.saturating_add(MOST_MISSED);
        for n in found..said.min(most) {
            let reason = format!("it says that it holds {said} {what}, and {found} were found; ask for another copy");
            self.lost(at.numbered(n as usize + 1), Fate::Failed(reason));
        }
        if said > most {
            let more = said - most;
            let reason =
                format!("{more} more of the {said} {what} that it says it holds were not found; is it damaged?");
            self.lost(at.numbered(most as usize + 1), Fate::Failed(reason));
        }
    }

    fn go_in(
        &mut self,
        path: PartPath,
        name: &str,
        says: Option<&str>,
        statement: Option<&Statement>,
        content: Content<'_>,
    ) {
        let depth = self.depth + 1;
        let parent = Some(self.path.clone());
        let (within, came_with) = (Some(self.number), self.holder);
        let place = Place { path, parent, within, name, says, statement, came_with, digest: None, depth };
        if depth > self.parts.limits.max_depth {
            return self.gone(place.path, Fate::Failed(too_deep(self.parts.limits.max_depth)));
        }
        let size = match &content {
            Content::Whole(bytes) => bytes.len() as u64,
            Content::At(bytes) => bytes.size(),
            Content::Stream(_) => 0,
        };
        if let Err(reason) = self.parts.take_room(size) {
            return self.gone(place.path, Fate::Failed(reason));
        }
        match content {
            Content::Stream(bytes) => {
                let mut bounded = Bounded { inner: bytes, left: self.parts.room_for_bytes };
                self.parts.read(&place, Content::Stream(&mut bounded));
                self.parts.room_for_bytes = bounded.left.min(self.parts.room_for_bytes);
            }
            content => self.parts.read(&place, content),
        }
    }

    fn tell(
        &mut self,
        path: PartPath,
        id: SourceId,
        sha256: Option<Digest>,
        bytes: u64,
        reader: Reader,
        outcome: Outcome,
    ) {
        let number = self.parts.met;
        self.parts.met += 1;
        let place = Place {
            path,
            parent: Some(self.path.clone()),
            within: Some(self.number),
            name: "",
            says: None,
            statement: None,
            came_with: self.holder,
            digest: None,
            depth: self.depth + 1,
        };
        self.parts.announce(&place, Seen { number, id, sha256, bytes }, reader, outcome);
    }
}

impl Parts<'_> {
    /// Takes one more part of `size` bytes on, or says why not.
    fn take_room(&mut self, size: u64) -> Result<(), String> {
        let most = self.limits.max_parts;
        self.room_for_parts = self.room_for_parts.checked_sub(1).ok_or_else(|| {
            format!("there are more than {most} parts in one file, the limit; take it apart and add what is in it")
        })?;
        self.room_for_bytes = self.room_for_bytes.checked_sub(size).ok_or_else(|| SWELLS.to_owned())?;
        Ok(())
    }
}

/// What a member is called, without the folders before.
fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

fn too_deep(most: u32) -> String {
    format!("nested deeper than {most} parts, the limit; take it out and add it")
}

const SWELLS: &str = "what is packed in this file is so much larger than the file that it was not unpacked further; unpack it and \
                      add what is in it, if it is meant to be so";

/// No more bytes come out of it than there is room for.
struct Bounded<'b> {
    inner: &'b mut dyn io::Read,
    left: u64,
}

impl io::Read for Bounded<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let many = into.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        if many == 0 && !into.is_empty() {
            // At its very end it may be at the end of what it holds, too.
            let mut one = [0];
            return if self.inner.read(&mut one)? == 0 { Ok(0) } else { Err(io::Error::other(SWELLS)) };
        }
        let read = self.inner.read(&mut into[..many])?;
        self.left -= read as u64;
        Ok(read)
    }
}

/// Reads at most `most` bytes.
fn held(bytes: impl io::Read, most: u64) -> io::Result<Vec<u8>> {
    let mut held = Vec::new();
    bytes.take(most).read_to_end(&mut held)?;
    Ok(held)
}

/// The first bytes, and the digest of all.
fn head_and_digest(bytes: &dyn ReadAt, known: Option<Digest>) -> io::Result<(Vec<u8>, Digest)> {
    if let Some(digest) = known {
        return Ok((held(Walk::new(bytes), HEAD as u64)?, digest));
    }
    let mut hashing = Hashing::new(Walk::new(bytes));
    let head = held(&mut hashing, HEAD as u64)?;
    Ok((head, hashing.finish()?.0))
}

/// What a stream is known by to its reader, before its digest is known.
fn unhashed(path: &PartPath) -> SourceId {
    SourceId::new(unread_digest(path).short())
}

/// What a part without bytes is known by.
pub(crate) fn unread_digest(path: &PartPath) -> Digest {
    Digest::of(format!("unreadable:{path}").as_bytes())
}

/// Why a part could not be read to its end.
pub(crate) fn unreadable(error: &io::Error) -> String {
    let said = error.to_string();
    if said == SWELLS { said } else { format!("could not be read to its end: {said}; ask for another copy") }
}

fn too_large(reader: Reader, most: u64) -> Outcome {
    let shown = if most >= 1 << 20 { format!("{} MiB", most >> 20) } else { format!("{most} bytes") };
    Outcome::failed(reader.kind, format!("larger than {shown}, {}", reader.too_large))
}

/// Why a part is not read that has a reader yet to come.
pub(crate) fn not_yet(reader: Reader, name: &str) -> Outcome {
    let reason = format!("{name} is not a format that can be read yet; export or save it as plain text (.txt)");
    Outcome::skipped(reader.kind, reason)
}

fn named(reader: Reader, name: &str) -> Outcome {
    let reason =
        format!("its name says that it is {name}, and its content does not; if it is a text, rename it to end in .txt");
    Outcome::failed(reader.kind, reason)
}
