//! What people left beside the words of a document: comments, and changes that are kept in it. Each is a part of its own.

use super::{dates, item};
use crate::decode::RawMap;
use crate::parts::{Inside, Outcome};
use record::digest::Digest;
use record::envelope::{Alias, AliasKind, Dated, Envelope, Moment, Participant, Role};
use record::{Item, ItemKind, PartPath, Problem};

/// A comment or a change.
pub(super) struct Remark<'r> {
    /// What it is called in the record; a `comment` is a message.
    pub(super) kind: &'static str,
    pub(super) envelope: Envelope,
    pub(super) words: &'r str,
    /// When, as written, and what happened then.
    pub(super) date: Option<(&'r str, Moment)>,
    /// As it stands in the document.
    pub(super) written: &'r str,
}

impl Remark<'_> {
    /// Tells it as the part at `path`.
    pub(super) fn tell(self, path: PartPath, inside: &mut Inside<'_, '_>) {
        let mut envelope = self.envelope;
        let mut problems = Vec::new();
        if let Some((date, moment)) = self.date {
            match dates::dated("date", moment, date) {
                Some(dated) => envelope.times.push(as_programs_have_it(dated, self.written)),
                None => problems.push(no_such_time("date", date)),
            }
        }
        let (kind, words, is_comment) = (self.kind, self.words, self.kind == "comment");
        inside.record(path, self.written.as_bytes(), |id, path| {
            let mut raw = RawMap::default();
            raw.push_put_in(words);
            let text_sha256 = Some(Digest::of(words.as_bytes()));
            let item = Item {
                kind: if is_comment { ItemKind::Message } else { ItemKind::Document },
                held: is_comment,
                envelope: Some(Box::new(envelope)),
                ..item(words.to_owned(), id, path)
            };
            Outcome { encoding: Some("UTF-8"), text_sha256, problems, ..Outcome::item(kind, item, raw) }
        });
    }
}

/// Programs put a `Z` behind the clock of the machine, wherever that is, unless they state the time in UTC beside it.
fn as_programs_have_it(dated: Dated, written: &str) -> Dated {
    let tag = written.split('>').next().unwrap_or_default();
    if dated.offset.is_none() || tag.contains("dateUtc=") {
        return dated;
    }
    let guess = "programs write the clock of the machine here as if it were UTC";
    Dated { offset: None, guess: Some(guess.to_owned()), ..dated }
}

pub(super) fn no_such_time(field: &str, value: &str) -> Problem {
    let shown: String = value.chars().filter(|c| !c.is_control()).take(60).collect();
    let message = format!("its {field} says \"{shown}\", which is no time that there is; it is kept as undated");
    Problem::new("no-such-time", message)
}

/// The envelope of a remark by `author` in the document that is being read.
pub(super) fn envelope(channel: &str, author: Option<&str>, inside: &Inside<'_, '_>) -> Envelope {
    let alias = |name: &str| Alias { kind: AliasKind::Name, value: name.to_owned(), name: None };
    let from = author.map(|name| Participant { role: Role::From, alias: alias(name) });
    Envelope {
        channel: channel.to_owned(),
        conversation_name: Some(inside.path.base_name().to_owned()),
        participants: from.into_iter().collect(),
        ..Envelope::default()
    }
}
