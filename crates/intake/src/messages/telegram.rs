//! Telegram's `result.json`: one chat, or everything that an account was in.
//!
//! Times are local to whoever exported; where the count of seconds stands beside them, so does their distance from UTC. What is
//! public is a post, everything else a message.

mod entry;

use super::json::{Object, list, member, pieces};
use super::records::{Draft, Records};
use crate::parts::{Clues, Inside, Outcome, Read, Reader};
use memchr::memmem;
use record::envelope::{Alias, AliasKind, Role};
use record::{ItemKind, Problem};
use std::ops::Range;

pub(crate) const READER: Reader = Reader {
    name: "telegram/1",
    kind: "export",
    recognises,
    read: Read::Whole(read),
    is_text: false,
    is_record: false,
    too_large: "the limit for an export of Telegram; export single chats, or a shorter time",
};

/// What Telegram calls chats.
const CHATS: [&str; 9] = [
    "personal_chat",
    "bot_chat",
    "saved_messages",
    "private_group",
    "private_supergroup",
    "private_channel",
    "public_group",
    "public_supergroup",
    "public_channel",
];

fn recognises(clues: &Clues<'_>) -> bool {
    let head = clues.head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(clues.head).trim_ascii_start();
    let has = |what: &str| memmem::find(head, what.as_bytes()).is_some();
    let is_chat = || has("\"messages\"") && CHATS.iter().any(|chat| has(&format!("\"{chat}\"")));
    // All that an account was in begins with words of Telegram's own, and may have much before the first chat.
    let is_all = || has("\"about\"") && has("Telegram") && (has("\"chats\"") || has("\"personal_information\""));
    head.starts_with(b"{") && (is_chat() || is_all())
}

fn read(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    let Some(open) = bytes.iter().position(|b| *b == b'{') else {
        return Outcome::failed("export", "has no object in it; ask for another copy");
    };
    let mut records = Records::of(inside);
    let closed = pieces(bytes, open);
    let members = records.members(bytes, open..closed.end);
    let mut problems = Vec::new();
    if member(bytes, &members, "messages").is_some() {
        chat(bytes, &members, &mut records);
    } else {
        if !all(bytes, &members, &mut records) {
            records.broken(bytes, "has no chat in it that could be found; ask for another copy");
        }
        problems.extend(not_read(bytes, &members));
    }
    if !closed.closed {
        records.lost("the file ends before it should, so what came behind is missing; ask for another copy");
    }
    records.stray(bytes, closed.end..bytes.len());
    Outcome { problems, ..Outcome::container("export") }
}

/// Reads everything that an account was in; whether there is a list of chats.
fn all(bytes: &[u8], top: &[Range<usize>], records: &mut Records<'_, '_, '_>) -> bool {
    let mut found = false;
    if let Some(owner) = member(bytes, top, "personal_information") {
        records.json(&bytes[owner], owned);
    }
    for name in ["chats", "left_chats"] {
        let Some(group) = member(bytes, top, name) else { continue };
        let members = records.members(bytes, group);
        let Some(chats) = list(bytes, &members, "list") else { continue };
        found = true;
        for range in &chats.ranges {
            if records.cancelled() {
                return true;
            }
            let members = records.members(bytes, range.clone());
            if !members.is_empty() {
                chat(bytes, &members, records);
            }
        }
    }
    found
}

/// What of a whole export is no message.
fn not_read(bytes: &[u8], top: &[Range<usize>]) -> Option<Problem> {
    let others =
        ["contacts", "frequent_contacts", "sessions", "web_sessions", "stories", "profile_pictures", "other_data"];
    let there: Vec<&str> = others.into_iter().filter(|name| member(bytes, top, name).is_some()).collect();
    let message = format!("it also holds {}, which are no messages and were not read", there.join(", "));
    (!there.is_empty()).then(|| Problem::new("not-read", message))
}

/// What a chat is known by.
struct Chat {
    name: Option<String>,
    kind: String,
    id: Option<String>,
}

impl Chat {
    fn item_kind(&self) -> ItemKind {
        if self.kind == "public_channel" { ItemKind::Post } else { ItemKind::Message }
    }

    /// The other of a conversation of two, as the export writes accounts.
    fn other(&self) -> Option<Alias> {
        let is_of_two = matches!(self.kind.as_str(), "personal_chat" | "bot_chat");
        let id = self.id.as_deref().filter(|_| is_of_two)?;
        Some(Alias { kind: AliasKind::Account, value: format!("user{id}"), name: self.name.clone() })
    }
}

fn chat(bytes: &[u8], members: &[Range<usize>], records: &mut Records<'_, '_, '_>) {
    let text = |name: &str| {
        let value = member(bytes, members, name).and_then(|range| std::str::from_utf8(&bytes[range]).ok())?;
        super::json::text_of(serde_json::from_str(value).ok()?).filter(|text| !text.is_empty())
    };
    let chat = Chat { name: text("name"), kind: text("type").unwrap_or_default(), id: text("id") };
    let Some(messages) = list(bytes, members, "messages") else {
        let whole = members.first().map_or(0, |first| first.start)..members.last().map_or(0, |last| last.end);
        return records.broken(&bytes[whole], "is a chat without a list of messages; ask for another copy");
    };
    for range in &messages.ranges {
        if records.cancelled() {
            return;
        }
        records.json(&bytes[range.clone()], |json| entry::read(json, &chat));
    }
}

/// Whose export it is: a document with what the account is called.
fn owned(json: &str) -> Result<Draft, String> {
    let owner = Object::read(json)?;
    let names: Vec<String> = ["first_name", "last_name"].iter().filter_map(|name| owner.some_text(name)).collect();
    let name = Some(names.join(" ")).filter(|name| !name.is_empty());
    let mut draft = Draft::new(ItemKind::Document, "telegram-account");
    let account = owner.some_text("user_id").map(|id| format!("user{id}"));
    let handle = owner.some_text("username").map(|handle| handle.trim_start_matches('@').to_owned());
    let known = [
        (AliasKind::Account, account),
        (AliasKind::Handle, handle),
        (AliasKind::Phone, owner.some_text("phone_number")),
    ];
    for (kind, value) in known {
        if let Some(value) = value {
            draft.takes_part(Role::Subject, Alias { kind, value, name: name.clone() });
        }
    }
    for field in ["first_name", "last_name", "username", "bio"] {
        if let Some(raw) = owner.raw(field).filter(|raw| raw.get().starts_with('"') && raw.get() != "\"\"") {
            if !draft.words.text.is_empty() {
                draft.words.put_in("\n");
            }
            draft.words.push(raw.get(), json, super::json::Escapes::Json);
        }
    }
    draft.envelope.event = Some("account".to_owned());
    Ok(draft)
}

#[cfg(test)]
mod tests;
