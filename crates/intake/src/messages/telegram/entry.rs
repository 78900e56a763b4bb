//! One entry of a chat: a message, or something that happened.

use super::Chat;
use crate::messages::clocks;
use crate::messages::json::{Escapes, Object, Words};
use crate::messages::records::{Draft, alias, reactions, shown};
use record::envelope::{Alias, AliasKind, Attachment, Moment, Reference, ReferenceKind, Role};
use record::item::Link;
use record::{Problem, Span, StatedTime};
use serde_json::value::RawValue;

pub(super) fn read(json: &str, chat: &Chat) -> Result<Draft, String> {
    let said = Object::read(json)?;
    let kind = said.text("type").unwrap_or_default();
    if kind == "unsupported" {
        return Err("Telegram says that it could not export this message; look at it in Telegram itself".to_owned());
    }
    if said.raw("id").is_none() && said.raw("text").is_none() && said.raw("date").is_none() {
        return Err("has no id, no time and no words; ask for another copy".to_owned());
    }
    let mut draft = Draft::new(chat.item_kind(), "telegram");
    draft.envelope.id = said.some_text("id");
    draft.envelope.conversation.clone_from(&chat.id);
    draft.envelope.conversation_name.clone_from(&chat.name);
    times(&said, &mut draft);
    words(&said, json, &mut draft);
    people(&said, chat, &mut draft);
    references(&said, &mut draft);
    came_with(&said, &mut draft);
    draft.envelope.reactions = said.objects("reactions").iter().flat_map(signs).collect();
    if kind == "service" {
        happened(&said, json, &mut draft);
    }
    identity(&said, chat, &mut draft);
    Ok(draft)
}

fn identity(said: &Object<'_>, chat: &Chat, draft: &mut Draft) {
    let (Some(id), Some(chat_id)) = (draft.envelope.id.clone(), chat.id.as_deref()) else { return };
    let from = said.text("from_id").or_else(|| said.text("actor_id")).unwrap_or_default();
    let at = said.text("date_unixtime").or_else(|| said.text("date")).unwrap_or_default();
    let event = draft.envelope.event.clone().unwrap_or_default();
    let what = [from.as_str(), &at, &event, &draft.words.text.clone()];
    draft.is_the_one(&format!("telegram:{}:{chat_id}:{id}", chat.kind), &what);
}

fn times(said: &Object<'_>, draft: &mut Draft) {
    time(said, ["date", "date_unixtime"], Moment::Sent, draft);
    // What was never changed has 1970 for the time when it was.
    let never = said.number("edited_unixtime") == Some(0)
        || said.text("edited").is_some_and(|words| words.starts_with("1970-01-01") || words.starts_with("1969-12-31"));
    if !never {
        time(said, ["edited", "edited_unixtime"], Moment::Edited, draft);
    }
}

/// The time that a field states as local, and another as a count of seconds.
fn time(said: &Object<'_>, [local, count]: [&str; 2], moment: Moment, draft: &mut Draft) {
    let words = said.some_text(local).unwrap_or_default();
    let seconds = said.some_text(count).unwrap_or_default();
    let mut read = clocks::iso(local, moment, &words);
    let counted = clocks::since_1970(&seconds);
    if let (Some(dated), Some(utc)) = (&mut read, counted) {
        let at = dated.time.interval.map_or(utc, |interval| interval.earliest);
        let east = utc.duration_until(at).as_secs();
        if east % 900 == 0 && east.abs() <= 14 * 3600 {
            dated.offset = i32::try_from(east).ok();
        } else {
            let message =
                format!("its {local} and its {count} are not the same moment in any zone; the first was taken");
            draft.problems.push(Problem::new("times-differ", message));
        }
    }
    let read = read.or_else(|| clocks::unix(count, moment, &seconds));
    match read {
        Some(dated) => draft.envelope.times.push(dated),
        None if words.is_empty() && seconds.is_empty() => {}
        None => draft.problems.push(clocks::no_such_time(local, if words.is_empty() { &seconds } else { &words })),
    }
}

/// The words: one string, or strings and objects that say how a piece looks or where it leads.
fn words(said: &Object<'_>, json: &str, draft: &mut Draft) {
    let texts = [said.raw("text"), said.raw("text_entities")];
    for raw in texts.into_iter().flatten() {
        if draft.words.text.is_empty() && !text(raw, json, draft) {
            draft.problems.push(Problem::new("no-words", "its text is in a form that is not known; see the original"));
        }
    }
    if let Some(poll) = said.object("poll") {
        line(&poll, "question", json, draft);
        for answer in poll.objects("answers") {
            line(&answer, "text", json, draft);
        }
    }
    if let Some(contact) = said.object("contact_information") {
        ["first_name", "last_name", "phone_number"].iter().for_each(|name| line(&contact, name, json, draft));
    }
    for name in ["place_name", "address", "game_title"] {
        line(said, name, json, draft);
    }
    if let Some(place) = said.object("location_information")
        && let (Some(latitude), Some(longitude)) = (place.text("latitude"), place.text("longitude"))
    {
        separate(draft);
        draft.words.put_in(&format!("{latitude}, {longitude}"));
    }
}

/// Adds the words of `raw`; whether it has a form that is known.
fn text(raw: &RawValue, json: &str, draft: &mut Draft) -> bool {
    if raw.get().starts_with('"') {
        return draft.words.push(raw.get(), json, Escapes::Json);
    }
    let Ok(pieces) = serde_json::from_str::<Vec<&RawValue>>(raw.get()) else { return false };
    let mut all = true;
    for piece in pieces {
        let object = serde_json::from_str::<Object<'_>>(piece.get()).ok();
        let start = draft.words.text.len();
        let words = object.as_ref().map_or(Some(piece), |object| object.raw("text"));
        all &= words.is_some_and(|words| draft.words.push(words.get(), json, Escapes::Json));
        if let Some(object) = object {
            leads(&object, start, draft);
        }
    }
    all
}

/// Where a piece of the words leads, which begins at byte `start`.
fn leads(piece: &Object<'_>, start: usize, draft: &mut Draft) {
    let span = Span::new(start, draft.words.text.len());
    let target = match piece.text("type").as_deref() {
        Some("text_link") => piece.some_text("href"),
        Some("link") => Some(span.of(&draft.words.text).to_owned()).filter(|words| !words.is_empty()),
        _ => None,
    };
    draft.links.extend(target.map(|target| Link { span, target }));
}

/// Adds the words of a member as a line of its own.
fn line(said: &Object<'_>, name: &str, json: &str, draft: &mut Draft) {
    if let Some(raw) = said.raw(name).filter(|raw| raw.get().starts_with(['"', '[']) && raw.get() != "\"\"") {
        separate(draft);
        text(raw, json, draft);
    }
}

fn separate(draft: &mut Draft) {
    if !draft.words.text.is_empty() {
        draft.words.put_in("\n");
    }
}

fn people(said: &Object<'_>, chat: &Chat, draft: &mut Draft) {
    let who = |id: &str, name: &str| match (said.some_text(id), said.some_text(name)) {
        (Some(value), name) => Some(Alias { kind: AliasKind::Account, value, name }),
        (None, Some(name)) => Some(alias(AliasKind::Name, name)),
        (None, None) => None,
    };
    let from = who("from_id", "from").or_else(|| who("actor_id", "actor"));
    let other = chat.other().filter(|other| from.as_ref().is_some_and(|from| from.value != other.value));
    if let Some(from) = from {
        draft.takes_part(Role::From, from);
    }
    if let Some(other) = other {
        draft.takes_part(Role::To, other);
    }
    if let Some(author) = said.some_text("author") {
        draft.takes_part(Role::Sender, alias(AliasKind::Name, author));
    }
}

fn references(said: &Object<'_>, draft: &mut Draft) {
    if let Some(id) = said.some_text("reply_to_message_id") {
        let peer = said.some_text("reply_to_peer_id");
        let id = peer.map_or(id.clone(), |peer| format!("{peer}/{id}"));
        draft.envelope.references.push(Reference { kind: ReferenceKind::InReplyTo, id });
    }
    if let Some(id) = said.some_text("forwarded_from_id").or_else(|| said.some_text("forwarded_from")) {
        draft.envelope.references.push(Reference { kind: ReferenceKind::Forwards, id });
    }
    if let Some(id) = said.some_text("message_id") {
        draft.envelope.references.push(Reference { kind: ReferenceKind::References, id });
    }
}

/// Files that came with it. Where a file was left out, Telegram writes so in brackets.
fn came_with(said: &Object<'_>, draft: &mut Draft) {
    for (field, fallback) in [("photo", "image"), ("file", "file")] {
        let Some(path) = said.some_text(field) else { continue };
        let name = Some(path).filter(|path| !path.starts_with('(')).or_else(|| said.some_text("file_name"));
        let media_type = said.some_text("mime_type").or_else(|| said.some_text("media_type"));
        let media_type = media_type.unwrap_or_else(|| fallback.to_owned());
        draft.envelope.attachments.push(Attachment { name, media_type: Some(media_type), part: None });
    }
}

fn signs(said: &Object<'_>) -> Vec<record::envelope::Reaction> {
    let sign = said.some_text("emoji").or_else(|| said.some_text("document_id")).or_else(|| said.some_text("type"));
    let by = said.objects("recent").into_iter().filter_map(|recent| {
        let name = recent.some_text("from");
        let alias = match recent.some_text("from_id") {
            Some(value) => Alias { kind: AliasKind::Account, value, name },
            None => alias(AliasKind::Name, name?),
        };
        let at = recent.some_text("date").and_then(|words| clocks::iso("date", Moment::Sent, &words));
        Some((alias, at.map(|dated| dated.time)))
    });
    let by: Vec<(Alias, Option<StatedTime>)> = by.collect();
    reactions(&sign.unwrap_or_default(), by, said.number("count").unwrap_or(0))
}

/// What happened in the chat, by Telegram's name for it.
fn happened(said: &Object<'_>, json: &str, draft: &mut Draft) {
    let action = said.text("action").unwrap_or_default();
    let members = said.list("members").into_iter().filter_map(crate::messages::json::text_of);
    let members: Vec<String> = members.collect();
    let actor = said.text("actor").unwrap_or_default();
    let event = match action.as_str() {
        "invite_members" | "join_group_by_link" | "join_group_by_request" | "joined_telegram" => "joined",
        "remove_members" if members == [actor.as_str()] => "left",
        "remove_members" => "removed",
        "create_group" | "create_channel" | "topic_created" => "created",
        "edit_group_title" | "topic_edit" => "renamed",
        "pin_message" => "pinned",
        "phone_call" | "group_call" => "called",
        "clear_history" => "deleted",
        _ => "",
    };
    let event =
        if event.is_empty() { shown(&action).to_lowercase().replace([' ', '_'], "-") } else { event.to_owned() };
    draft.envelope.event = Some(event).filter(|event| !event.is_empty()).or_else(|| Some("service".to_owned()));
    if action.starts_with("join") {
        let who = draft.envelope.who(Role::From).next().cloned();
        draft.envelope.participants.clear();
        if let Some(who) = who {
            draft.takes_part(Role::Subject, who);
        }
        if let Some(inviter) = said.some_text("inviter") {
            draft.takes_part(Role::From, alias(AliasKind::Name, inviter));
        }
    }
    for member in members {
        draft.takes_part(Role::Subject, alias(AliasKind::Name, member));
    }
    if let Some(raw) = said.raw("title").or_else(|| said.raw("new_title"))
        && draft.words.text.is_empty()
    {
        draft.words = Words::of(raw.get(), json, Escapes::Json).unwrap_or_default();
    }
}
