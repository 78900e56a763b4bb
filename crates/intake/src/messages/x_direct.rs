//! Direct and group messages in an archive of X (`direct-messages.js`, `direct-messages-group.js`).
//!
//! A conversation of more than 1,000 messages stands there in several pieces that overlap: what makes a message the one that it
//! is finds those that are held twice. Links are told from what the archive says they stand for, never looked up.

use super::clocks;
use super::json::{Escapes, Object, Words, list, member, text_of};
use super::records::{Draft, Records, alias, shown};
use record::envelope::{AliasKind, Attachment, Dated, Moment, Reaction, Reference, ReferenceKind, Role};
use record::item::Link;
use record::{ItemKind, Problem, Span, StatedTime};
use serde_json::value::RawValue;
use std::ops::Range;

/// Reads the conversations that stand at `ranges` of `bytes`.
pub(crate) fn read(bytes: &[u8], ranges: &[Range<usize>], is_group: bool, records: &mut Records<'_, '_, '_>) {
    for range in ranges {
        if records.cancelled() {
            return;
        }
        conversation(bytes, range.clone(), is_group, records);
    }
}

/// What a conversation is known by.
struct Conversation<'c> {
    id: Option<&'c str>,
    is_group: bool,
}

fn conversation(bytes: &[u8], range: Range<usize>, is_group: bool, records: &mut Records<'_, '_, '_>) {
    let outer = records.members(bytes, range.clone());
    let inner = member(bytes, &outer, "dmConversation");
    let members = inner.clone().map_or(outer, |inner| records.members(bytes, inner));
    let id = member(bytes, &members, "conversationId").and_then(|id| std::str::from_utf8(&bytes[id]).ok());
    let id = id.and_then(|id| text_of(serde_json::from_str::<&RawValue>(id).ok()?));
    let Some(messages) = list(bytes, &members, "messages") else {
        return records.broken(&bytes[range], "is a conversation without a list of messages; ask for another copy");
    };
    let conversation = Conversation { id: id.as_deref(), is_group };
    for message in &messages.ranges {
        records.json(&bytes[message.clone()], |json| entry(json, &conversation));
    }
}

/// One entry of a conversation: a message, or something that happened.
fn entry(json: &str, conversation: &Conversation<'_>) -> Result<Draft, String> {
    let entry = Object::read(json)?;
    let read: [(&str, Read); 7] = [
        ("messageCreate", message),
        ("welcomeMessageCreate", message),
        ("joinConversation", event),
        ("participantsJoin", event),
        ("participantsLeave", event),
        ("conversationNameUpdate", event),
        ("reactionCreate", event),
    ];
    let found = read.iter().find_map(|(name, read)| Some((*name, *read, entry.object(name)?)));
    let Some((name, read, said)) = found else {
        let names: Vec<String> = entry.names().take(3).map(shown).collect();
        return Err(format!("is nothing that is known of a conversation: {}", names.join(", ")));
    };
    let channel = if conversation.is_group { "x-group-message" } else { "x-direct-message" };
    let mut draft = Draft::new(ItemKind::Message, channel);
    draft.envelope.conversation = conversation.id.map(str::to_owned);
    if let Some(words) = said.some_text("createdAt") {
        match clocks::iso("createdAt", Moment::Sent, &words) {
            Some(dated) => draft.envelope.times.push(dated),
            None => draft.problems.push(clocks::no_such_time("createdAt", &words)),
        }
    }
    read(name, &said, json, conversation, &mut draft)?;
    Ok(draft)
}

type Read = fn(&str, &Object<'_>, &str, &Conversation<'_>, &mut Draft) -> Result<(), String>;

fn message(_: &str, said: &Object<'_>, json: &str, talk: &Conversation<'_>, draft: &mut Draft) -> Result<(), String> {
    let (id, sender) = (said.some_text("id"), said.some_text("senderId"));
    if id.is_none() && sender.is_none() && said.raw("text").is_none() {
        return Err("has no id, no sender and no words; ask for another copy".to_owned());
    }
    if let Some(raw) = said.raw("text")
        && !draft.words.push(raw.get(), json, Escapes::JsonAndHtml)
    {
        return Err("its text is no words; ask for another copy".to_owned());
    }
    let recipient = said.some_text("recipientId").filter(|id| id != "0").or_else(|| other(talk, sender.as_deref()));
    for (role, id) in [(Role::From, &sender), (Role::To, &recipient)] {
        if let Some(id) = id {
            draft.takes_part(role, alias(AliasKind::Account, id.as_str()));
        }
    }
    links(&said.objects("urls"), ["url", "expanded"], draft);
    for url in said.texts("mediaUrls") {
        let name = url.rsplit('/').next().filter(|name| !name.is_empty()).map(str::to_owned);
        draft.envelope.attachments.push(Attachment { name, media_type: None, part: None });
    }
    draft.envelope.reactions = said.objects("reactions").iter().filter_map(reaction).collect();
    edits(said, draft);
    draft.envelope.id.clone_from(&id);
    if let Some(id) = id {
        let said = [sender.unwrap_or_default(), said.text("createdAt").unwrap_or_default(), draft.words.text.clone()];
        draft.is_the_one(&format!("x:dm:{id}"), &said.each_ref().map(String::as_str));
    }
    Ok(())
}

/// The other of the two whose ids make up the id of a conversation.
fn other(conversation: &Conversation<'_>, sender: Option<&str>) -> Option<String> {
    let (one, two) = conversation.id.filter(|_| !conversation.is_group)?.split_once('-')?;
    let sender = sender?;
    match (one == sender, two == sender) {
        (true, _) => Some(two.to_owned()),
        (_, true) => Some(one.to_owned()),
        _ => None,
    }
}

/// What the short links in the words stand for, by the archive's own list: objects with a short and a whole address.
pub(crate) fn links(urls: &[Object<'_>], [short, whole]: [&str; 2], draft: &mut Draft) {
    let mut known: Vec<(String, String)> = urls
        .iter()
        .filter_map(|url| Some((url.some_text(short)?, url.some_text(whole)?)))
        .filter(|(short, _)| (SHORTEST..=LONGEST).contains(&short.len()))
        .collect();
    known.sort();
    known.dedup_by(|a, b| a.0 == b.0);
    let text = &draft.words.text;
    // Short links begin alike, so the words are gone through once for all of them.
    for (start, _) in text.match_indices("http") {
        let word = &text[start..text.floor_char_boundary(start + LONGEST)];
        let place = known.partition_point(|(short, _)| short.as_str() <= word);
        let found = place.checked_sub(1).map(|place| &known[place]).filter(|(short, _)| word.starts_with(short));
        if let Some((short, whole)) = found {
            draft.links.push(Link { span: Span::new(start, start + short.len()), target: whole.clone() });
        }
    }
}

/// How long a short link is, in bytes.
const SHORTEST: usize = "https://x".len();
const LONGEST: usize = 100;

fn reaction(said: &Object<'_>) -> Option<Reaction> {
    let sign = said.some_text("reactionKey")?;
    let at = said.some_text("createdAt").and_then(|words| clocks::iso("createdAt", Moment::Sent, &words));
    let by = said.some_text("senderId").map(|id| alias(AliasKind::Account, id));
    Some(Reaction { sign, by, at: at.map(|dated| dated.time) })
}

/// When it was changed. The earlier words are not kept apart: they are in the bytes as received.
fn edits(said: &Object<'_>, draft: &mut Draft) {
    let edits = said.objects("editHistory");
    if edits.is_empty() {
        return;
    }
    for edit in &edits {
        let at = edit.some_text("createdAtSec").and_then(|words| clocks::unix("editHistory", Moment::Edited, &words));
        let at = at.or_else(|| clocks::iso("editHistory", Moment::Edited, &edit.some_text("createdAt")?));
        draft.envelope.times.push(at.unwrap_or_else(|| undated("editHistory", Moment::Edited)));
    }
    let message = "it was edited; what it said before stands in the export and not in its text";
    draft.problems.push(Problem::new("edited", message));
}

/// That something happened, and nobody says when.
pub(crate) fn undated(field: &str, moment: Moment) -> Dated {
    Dated { moment, field: field.to_owned(), time: StatedTime::default(), offset: None, guess: None }
}

fn event(name: &str, said: &Object<'_>, json: &str, talk: &Conversation<'_>, draft: &mut Draft) -> Result<(), String> {
    let account = |id: String| alias(AliasKind::Account, id);
    if let Some(id) = said.some_text("initiatingUserId").or_else(|| said.some_text("senderId")) {
        draft.takes_part(Role::From, account(id));
    }
    let whom = said.texts("userIds");
    for id in &whom {
        draft.takes_part(Role::Subject, account(id.clone()));
    }
    for id in said.texts("participantsSnapshot") {
        draft.takes_part(Role::Member, account(id));
    }
    let happened = match name {
        "joinConversation" | "participantsJoin" => "joined",
        "participantsLeave" => "left",
        "reactionCreate" => "reacted",
        _ => "renamed",
    };
    draft.envelope.event = Some(happened.to_owned());
    if let Some(raw) = said.raw("name").or_else(|| said.raw("reactionKey")) {
        draft.words = Words::of(raw.get(), json, Escapes::JsonAndHtml).unwrap_or_default();
    }
    if happened == "renamed" {
        draft.envelope.conversation_name = Some(draft.words.text.clone()).filter(|name| !name.is_empty());
    }
    if let Some(id) = said.some_text("eventId") {
        draft.envelope.references.push(Reference { kind: ReferenceKind::InReplyTo, id });
    }
    if let (Some(id), Some(at)) = (talk.id, said.some_text("createdAt")) {
        let said = [name, &at, &whom.join(","), &draft.words.text.clone()];
        draft.is_the_one(&format!("x:dm-event:{id}"), &said);
    }
    Ok(())
}
