//! Slack's exports: a folder for each channel with a file for each day, a list of messages; and lists of users and channels.
//!
//! Each file is read by itself. A channel is called what its folder is called; users have the names that the file itself tells, and
//! are numbers otherwise.

mod entry;
mod markup;

use super::json::{Escapes, Object, pieces};
use super::records::{Draft, Records};
use crate::parts::{Inside, Outcome, Read, Reader};
use memchr::memmem;
use record::envelope::{Alias, AliasKind, Role};
use record::{ItemKind, PartPath};
use std::collections::BTreeMap;

pub(crate) const READER: Reader = Reader {
    name: "slack/1",
    kind: "export",
    recognises: |clues| what(clues.head).is_some(),
    read: Read::Whole(read),
    is_text: false,
    is_record: false,
    too_large: "the limit for one day of a channel",
};

/// What a file of an export holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Messages,
    Users,
    Channels,
}

/// What a file that begins with `head` holds, told by its first entry.
fn what(head: &[u8]) -> Option<What> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let first = pieces(head, 0).ranges.into_iter().next().filter(|_| head.starts_with(b"["))?;
    let first = &head[first];
    let has = |what: &str| memmem::find(first, format!("\"{what}\"").as_bytes()).is_some();
    if !first.starts_with(b"{") {
        return None;
    }
    if has("ts") && (has("type") || has("subtype")) && has_stamp(first) {
        return Some(What::Messages);
    }
    if has("profile") && (has("team_id") || has("real_name")) && has("id") {
        return Some(What::Users);
    }
    (has("created") && has("members") && has("id")).then_some(What::Channels)
}

/// Whether there is a `"ts"` as Slack writes it: ten digits, a full stop, six digits.
fn has_stamp(entry: &[u8]) -> bool {
    memmem::find_iter(entry, b"\"ts\"").any(|at| {
        let value = entry[at + 4..].trim_ascii_start().strip_prefix(b":").map_or(&[][..], <[u8]>::trim_ascii_start);
        let Some((b'"', digits)) = value.split_first() else { return false };
        let is = |range: std::ops::Range<usize>| digits.get(range).is_some_and(|d| d.iter().all(u8::is_ascii_digit));
        is(0..10) && digits.get(10) == Some(&b'.') && is(11..17)
    })
}

/// What the messages of a file have in common.
struct Day {
    /// What the folder is called.
    folder: Option<String>,
    /// Names of users, by their numbers, as far as the file tells them.
    names: BTreeMap<String, String>,
}

fn read(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    let what = what(bytes).unwrap_or(What::Channels);
    if what == What::Channels {
        return Outcome::skipped(
            "export",
            "looks like a list of channels or conversations of Slack, which holds no messages",
        );
    }
    let Some(open) = bytes.iter().position(|b| *b == b'[') else {
        return Outcome::failed("export", "has no list in it; ask for another copy");
    };
    let found = pieces(bytes, open);
    let entries = || found.ranges.iter().map(|range| &bytes[range.clone()]);
    let names = if what == What::Messages { entries().filter_map(named).collect() } else { BTreeMap::new() };
    let day = Day { folder: folder(inside.path), names };
    let mut records = Records::of(inside);
    for entry in entries() {
        if records.cancelled() {
            break;
        }
        records.json(entry, |json| if what == What::Messages { entry::read(json, &day) } else { user(json) });
    }
    if !found.closed {
        records.lost("the file ends before its list does, so what came behind is missing; ask for another copy");
    }
    records.stray(bytes, found.end..bytes.len());
    Outcome::container("export")
}

/// What the folder that a file lies in is called.
fn folder(path: &PartPath) -> Option<String> {
    let around = path.as_str().strip_suffix(path.base_name())?.trim_end_matches(['/', '\\', '!']);
    let name = PartPath::file(around).base_name().to_owned();
    (!name.is_empty() && !name.ends_with(".zip")).then_some(name)
}

/// A user's number and name, where a message tells both.
fn named(entry: &[u8]) -> Option<(String, String)> {
    memmem::find(entry, b"\"user_profile\"")?;
    let said = Object::read(std::str::from_utf8(entry).ok()?).ok()?;
    let profile = said.object("user_profile")?;
    let name = ["real_name", "display_name", "name"].iter().find_map(|name| profile.some_text(name))?;
    Some((said.some_text("user")?, name))
}

/// A user of the workspace: a document with the names that the number in messages stands for.
fn user(json: &str) -> Result<Draft, String> {
    let user = Object::read(json)?;
    let id = user.some_text("id").ok_or("is no user: it has no id; ask for another copy")?;
    let profile = user.object("profile");
    let of_profile = |name: &str| profile.as_ref().and_then(|profile| profile.some_text(name));
    let name = of_profile("real_name").or_else(|| user.some_text("real_name"));
    let mut draft = Draft::new(ItemKind::Document, "slack-account");
    let known = [
        (AliasKind::Account, Some(id)),
        (AliasKind::Handle, user.some_text("name")),
        (AliasKind::Address, of_profile("email")),
        (AliasKind::Phone, of_profile("phone")),
    ];
    for (kind, value) in known {
        if let Some(value) = value {
            draft.takes_part(Role::Subject, Alias { kind, value, name: name.clone() });
        }
    }
    let words = [
        profile.as_ref().and_then(|profile| profile.raw("real_name")).or_else(|| user.raw("real_name")),
        user.raw("name"),
        user.raw("id"),
    ];
    for raw in words.into_iter().flatten().filter(|raw| raw.get().starts_with('"') && raw.get() != "\"\"") {
        if !draft.words.text.is_empty() {
            draft.words.put_in("\n");
        }
        draft.words.push(raw.get(), json, Escapes::Json);
    }
    draft.envelope.event = Some("account".to_owned());
    Ok(draft)
}

#[cfg(test)]
mod tests;
