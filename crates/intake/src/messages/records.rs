//! Records of an export to parts, each with its item and its fate.

use super::json::{Words, behind_value, pieces};
use crate::decode::RawMap;
use crate::parts::{Inside, Outcome};
use crate::sidecar::Accounts;
use record::digest::Digest;
use record::envelope::{Alias, AliasKind, Envelope, Participant, Reaction, Role};
use record::item::Link;
use record::{Fate, Item, ItemKind, PartPath, Problem, SourceId, StatedTime};
use std::ops::Range;

/// What was read of one record.
pub(crate) struct Draft {
    pub(crate) kind: ItemKind,
    pub(crate) words: Words,
    pub(crate) envelope: Envelope,
    pub(crate) links: Vec<Link>,
    pub(crate) problems: Vec<Problem>,
}

impl Draft {
    /// A record of this kind that went by `channel`, with nothing known of it yet.
    pub(crate) fn new(kind: ItemKind, channel: &str) -> Draft {
        Draft {
            kind,
            words: Words::default(),
            envelope: Envelope { channel: channel.to_owned(), ..Envelope::default() },
            links: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// Somebody's part in it.
    pub(crate) fn takes_part(&mut self, role: Role, alias: Alias) {
        self.envelope.participants.push(Participant { role, alias });
    }

    /// It is the one message that has all of `what`, in its system: an altered copy is another.
    pub(crate) fn is_the_one(&mut self, id: &str, what: &[&str]) {
        let said = what.iter().map(|what| format!("{}:{what}", what.len())).collect::<String>();
        self.envelope.identity = Some(format!("{id}:{}", Digest::of(said.as_bytes()).short()));
    }

    fn outcome(self, id: &SourceId, path: &PartPath, encoding: &'static str) -> Outcome {
        let kind = match self.kind {
            ItemKind::Post => "post",
            ItemKind::Document => "document",
            _ => "message",
        };
        let text_sha256 = Some(Digest::of(self.words.text.as_bytes()));
        let held = Item::held(id, path, self.kind, self.words.text, self.envelope);
        let item = Item { links: self.links, ..held };
        let read = Outcome::item(kind, item, self.words.map);
        Outcome { encoding: Some(encoding), text_sha256, problems: self.problems, ..read }
    }
}

/// An alias of which nothing else is known.
pub(crate) fn alias(kind: AliasKind, value: impl Into<String>) -> Alias {
    Alias { kind, value: value.into(), name: None }
}

/// The records of one export, as they are met.
pub(crate) struct Records<'x, 'i, 'r> {
    inside: &'x mut Inside<'i, 'r>,
    /// How many there were.
    n: u64,
    /// Whether somebody in them is called what files beside the export say.
    named: bool,
}

impl<'x, 'i, 'r> Records<'x, 'i, 'r> {
    pub(crate) fn of(inside: &'x mut Inside<'i, 'r>) -> Self {
        Records { inside, n: 0, named: false }
    }

    /// Whether somebody in them is called what files beside the export say.
    pub(crate) fn names_told(&self) -> bool {
        self.named
    }

    /// Whether whoever waits for this wants it to stop.
    pub(crate) fn cancelled(&self) -> bool {
        self.inside.cancelled()
    }

    fn next(&mut self) -> PartPath {
        self.n += 1;
        self.inside.path.numbered(self.n as usize)
    }

    /// What makes a record that says nothing of it the one that it is: its place in its export, to be made whole with its own id.
    /// So the same export in an archive and out of it holds the same messages.
    fn place(&self) -> String {
        let export: String = self.inside.source.as_str().chars().take(12).collect();
        format!("export:{export}:{}", self.n)
    }

    /// A record that was read from `bytes`, which are in `encoding`: what it is, or why it can't be read.
    pub(crate) fn read(&mut self, bytes: &[u8], encoding: &'static str, read: impl FnOnce() -> Result<Draft, String>) {
        let path = self.next();
        let place = self.place();
        let (told, named) = (self.inside.statement, &mut self.named);
        self.inside.record(path, bytes, |id, path| match read() {
            Ok(mut draft) => {
                let own = || format!("{place}:{}", id.as_str().chars().take(12).collect::<String>());
                draft.envelope.identity.get_or_insert_with(own);
                if let Some(told) = told {
                    *named |= call(&mut draft.envelope, &told.accounts);
                }
                draft.outcome(id, path, encoding)
            }
            Err(reason) => Outcome::failed("message", reason),
        });
    }

    /// A record in JSON.
    pub(crate) fn json(&mut self, bytes: &[u8], read: impl FnOnce(&str) -> Result<Draft, String>) {
        match std::str::from_utf8(bytes) {
            Ok(json) => self.read(bytes, "UTF-8", || read(json)),
            Err(_) => {
                let json = String::from_utf8_lossy(bytes);
                self.read(bytes, "UTF-8", || {
                    let mut draft = read(&json)?;
                    // Where words stand in what was mended says nothing of the bytes.
                    draft.words.map = RawMap::default();
                    draft.words.map.push_put_in(&draft.words.text);
                    let message = "some bytes in it are not UTF-8 and were replaced; check them in the original";
                    draft.problems.push(Problem::new("invalid-encoding", message));
                    Ok(draft)
                });
            }
        }
    }

    /// Something that stands where records are, and is none.
    pub(crate) fn broken(&mut self, bytes: &[u8], reason: &str) {
        self.read(bytes, "UTF-8", || Err(reason.to_owned()));
    }

    /// The members of the object at `range` of `bytes`. What stands between them and is none is told.
    pub(crate) fn members(&mut self, bytes: &[u8], range: Range<usize>) -> Vec<Range<usize>> {
        if bytes[range.start] != b'{' {
            self.broken(&bytes[range], "is no conversation; ask for another copy");
            return Vec::new();
        }
        let found = pieces(&bytes[..range.end], range.start);
        let is_member = |range: &Range<usize>| bytes[range.start] == b'"';
        let (members, strays): (Vec<_>, Vec<_>) = found.ranges.into_iter().partition(is_member);
        for stray in strays {
            self.stray(bytes, stray);
        }
        for member in &members {
            self.stray(bytes, behind_value(bytes, member));
        }
        self.stray(bytes, found.end..range.end);
        members
    }

    /// Tells what stands where no record can stand.
    pub(crate) fn stray(&mut self, bytes: &[u8], range: Range<usize>) {
        if !bytes[range.clone()].trim_ascii().is_empty() {
            self.broken(&bytes[range], "stands where no message can stand, so it was not read; ask for another copy");
        }
    }

    /// What should be there, and is not.
    pub(crate) fn lost(&mut self, reason: &str) {
        let path = self.next();
        self.inside.lost(path, Fate::Failed(reason.to_owned()));
    }
}

/// Calls accounts what they are said to be called, of which a record has the numbers only. Says whether any is.
fn call(envelope: &mut Envelope, accounts: &Accounts) -> bool {
    let own = envelope.participants.iter_mut().map(|participant| &mut participant.alias);
    let signs = envelope.reactions.iter_mut().filter_map(|reaction| reaction.by.as_mut());
    let mut any = false;
    for alias in own.chain(signs).filter(|alias| alias.kind == AliasKind::Account && alias.name.is_none()) {
        alias.name = accounts.get(&alias.value).cloned();
        any |= alias.name.is_some();
    }
    any
}

/// The same sign of `count` people, of whom `by` are known. Nobody is listed more often than a person could count.
pub(crate) fn reactions(sign: &str, by: Vec<(Alias, Option<StatedTime>)>, count: i64) -> Vec<Reaction> {
    let unknown = usize::try_from(count).unwrap_or(0).saturating_sub(by.len()).min(MOST_UNKNOWN);
    let known = by.into_iter().map(|(alias, at)| (Some(alias), at));
    let all = known.chain(std::iter::repeat_n((None, None), unknown));
    all.map(|(by, at)| Reaction { sign: sign.to_owned(), by, at }).collect()
}

const MOST_UNKNOWN: usize = 1000;

/// Words of a format that are told to a person, cut short.
pub(crate) fn shown(words: &str) -> String {
    words.chars().filter(|c| !c.is_control()).take(60).collect()
}
