//! Relativity's short messages (RSMF): a mail whose one attachment is an archive with `rsmf_manifest.json` and the files that
//! messages speak of.
//!
//! The mail is a container, and so is the archive in it. Each event of the manifest is a part, `x.rsmf!/rsmf.zip!/rsmf_manifest.json#1`.
//! What the head says of the number of events is what they are held to.

mod event;
mod lists;

use super::told;
use crate::content::Content;
use crate::mail::eml;
use crate::mail::names::Names;
use crate::parts::{Clues, Read, Reader};
use crate::parts::{Inside, Outcome};
use event::Known;
use mail_parser::{MessageParser, MimeHeaders};
use record::Fate;
use std::borrow::Cow;

pub(crate) const READER: Reader = Reader {
    name: "rsmf/1",
    kind: "export",
    recognises: |clues| has_field(clues.head, b"x-rsmf-version"),
    read: Read::Whole(read),
    is_text: false,
    is_record: false,
    too_large: "the limit for one file of short messages; have it produced in smaller slices",
};

/// The list of events in the archive.
pub(crate) const MANIFEST: Reader = Reader {
    name: "rsmf-manifest/1",
    kind: "export",
    recognises: is_manifest,
    read: Read::Whole(read_manifest),
    is_text: false,
    is_record: false,
    too_large: "the limit for one list of short messages; have it produced in smaller slices",
};

const NAME: &str = "rsmf_manifest.json";

fn is_manifest(clues: &Clues<'_>) -> bool {
    let name = clues.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let head = clues.head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(clues.head);
    name.eq_ignore_ascii_case(NAME) && head.trim_ascii_start().starts_with(b"{")
}

/// Whether the head of a mail has the field `name`.
fn has_field(head: &[u8], name: &[u8]) -> bool {
    let lines = head.split(|b| *b == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let head = lines.take_while(|line| !line.is_empty()).take(500);
    let mut names = head.filter_map(|line| line.split(|b| *b == b':').next());
    names.any(|found| found.trim_ascii().eq_ignore_ascii_case(name))
}

fn read(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    let Some(mail) = MessageParser::new().parse(bytes) else {
        return Outcome::failed("export", "its head could not be read; ask for another copy");
    };
    let said = mail.header_raw("X-RSMF-EventCount").and_then(|said| said.trim().parse::<u64>().ok());
    let before = inside.recorded();
    let (mut found, mut names) = (false, Names::default());
    for (n, part) in mail.attachments().enumerate() {
        let name = part.attachment_name().map_or_else(|| format!("part-{}", n + 1), |name| name.trim().to_owned());
        let content = eml::content(part, bytes);
        let is_archive = name.eq_ignore_ascii_case("rsmf.zip") || content.starts_with(b"PK");
        found |= is_archive;
        let says = is_archive.then_some("application/zip");
        inside.member(&names.unlike(&name), says, Content::Whole(Cow::Owned(content)));
    }
    if !found {
        let reason = "has no archive with messages in it, which such files have; ask for another copy";
        return Outcome::failed("export", reason);
    }
    let events = inside.recorded() - before;
    inside.held_to(said.unwrap_or(0), events, "events");
    Outcome::container("export")
}

fn read_manifest(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = String::from_utf8_lossy(bytes);
    let lists = lists::of(&text);
    let entries = |name: &str| lists.entries.get(name).map_or(&[][..], Vec::as_slice);
    if !lists.entries.contains_key("events") {
        return Outcome::failed("export", "has no list of events, which such files have; ask for another copy");
    }
    let (known, lost) = Known::of(entries("participants"), entries("conversations"));
    for (what, n) in lost {
        let reason = format!("could not be read as one of the {what}; ask for another copy");
        inside.lost(inside.path.member(what).numbered(n), Fate::Failed(reason));
    }
    // What is attached lies beside the list.
    let beside = inside.path.as_str().rsplit_once("!/").map(|(archive, _)| archive.to_owned());
    let events = entries("events");
    for (n, event) in events.iter().enumerate() {
        if inside.cancelled() {
            break;
        }
        let read = event::read(event, &known, beside.as_deref());
        told::record(inside, n as u64 + 1, event.as_bytes(), "UTF-8", read);
    }
    if !lists.is_whole {
        let reason = "breaks off before its end; what is behind that is not there: ask for another copy";
        inside.lost(inside.path.numbered(events.len() + 1), Fate::Failed(reason.to_owned()));
    }
    Outcome::container("export")
}

#[cfg(test)]
mod tests;
