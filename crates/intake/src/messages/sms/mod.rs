//! Messages and calls of a phone as "SMS Backup & Restore" writes them: `<smses count="2"><sms .../><mms ...>`, `<calls>`.
//!
//! `date` counts thousandths of a second since 1970, in UTC; `type` says which way it went. What came with a multimedia message
//! is a part of it. What the outer tag says of the number of records is what they are held to.

mod tags;

mod record;

use super::told::{self, Told};
use crate::content::Content;
use crate::mail::names::Names;
use crate::parts::{Clues, Read, Reader};
use crate::parts::{Inside, Outcome};
use ::record::envelope::Attachment;
use ::record::{Fate, PartPath};
use record::Attached;
use std::borrow::Cow;
use std::collections::HashMap;
use std::io;
use tags::{Found, Tags};

pub(crate) const READER: Reader = Reader {
    name: "phone-backup/1",
    kind: "export",
    recognises,
    read: Read::Stream(read),
    is_text: false,
    is_record: false,
    too_large: "the limit",
};

fn recognises(clues: &Clues<'_>) -> bool {
    let head = clues.head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(clues.head);
    if !head.trim_ascii_start().starts_with(b"<") {
        return false;
    }
    let mut tags = tags::tags(&head[..head.len().min(8 << 10)]).into_iter();
    let first = tags.find(|tag| !tag.starts_with(b"<?") && !tag.starts_with(b"<!"));
    first.is_some_and(|tag| matches!(tags::name(tag), b"smses" | b"calls"))
}

fn read(bytes: &mut dyn io::Read, inside: &mut Inside<'_, '_>) -> Outcome {
    let most = inside.limits().max_part_bytes;
    let mut found = Tags::of(bytes, most);
    let (mut n, mut said, mut ended) = (0, 0, false);
    let mut times = HashMap::new();
    while !inside.cancelled() {
        match found.next() {
            Ok(Some(Found::Outer(tag))) => {
                let count = tags::attribute(&tag, "count").map(tags::unescaped);
                said += count.and_then(|count| count.trim().parse::<u64>().ok()).unwrap_or(0);
                ended = false;
            }
            Ok(Some(Found::End)) => ended = true,
            Ok(Some(Found::Record(bytes, whole))) => {
                n += 1;
                take(inside, n, &bytes, whole, &mut times);
            }
            Ok(Some(Found::TooLarge(size))) => {
                n += 1;
                let reason = format!("has more than {size} bytes, and no more than {} MiB of one are read", most >> 20);
                inside.lost(inside.path.numbered(n as usize), Fate::Failed(reason));
            }
            Ok(None) => break,
            Err(error) => {
                let reason = format!("the file could not be read from here on: {error}; ask for another copy");
                inside.lost(inside.path.numbered(n as usize + 1), Fate::Failed(reason));
                return Outcome::container("export");
            }
        }
    }
    if said > n {
        inside.held_to(said, n, "messages");
    } else if !ended && !inside.cancelled() {
        let reason = "breaks off before its end; what is behind that is not there: ask for another copy";
        inside.lost(inside.path.numbered(n as usize + 1), Fate::Failed(reason.to_owned()));
    }
    Outcome::container("export")
}

/// Hands over the `n`-th record, and what came with it.
fn take(inside: &mut Inside<'_, '_>, n: u64, bytes: &[u8], whole: bool, times: &mut HashMap<String, u64>) {
    let read = match whole {
        true => record::read(bytes),
        false => {
            Err("breaks off, or a sign in it ends it too early, and could not be read; ask for another copy".to_owned())
        }
    };
    match read {
        Ok((mut told, attached)) => {
            // The same words in the same thousandth of a second are two messages where one backup has them twice, and one where two
            // backups have them.
            if let Some(identity) = told.envelope.identity.as_mut() {
                let time = times.entry(identity.clone()).and_modify(|time| *time += 1).or_insert(1);
                identity.push_str(&format!(":{time}"));
            }
            let path = inside.path.numbered(n as usize);
            inside.within(path, bytes, |inside| with_parts(told, attached, inside));
        }
        Err(reason) => told::record(inside, n, bytes, "UTF-8", Err(reason)),
    }
}

fn with_parts(mut told: Told, attached: Vec<Attached>, inside: &mut Inside<'_, '_>) -> Outcome {
    let mut names = Names::default();
    for one in attached {
        let shown = names.unlike(&one.name);
        let part: PartPath = match one.content {
            Ok(content) => inside.member(&shown, Some(&one.media_type), Content::Whole(Cow::Owned(content))),
            Err(reason) => {
                let path = inside.path.member(&shown);
                inside.lost(path.clone(), Fate::Failed(reason));
                path
            }
        };
        told.envelope.attachments.push(Attachment {
            name: Some(one.name),
            media_type: Some(one.media_type),
            part: Some(part),
        });
    }
    told::outcome(told, inside.source.clone(), inside.path, "UTF-8")
}

#[cfg(test)]
mod tests;
