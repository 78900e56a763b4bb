//! One entry of a day: a message, or something that happened.

use super::{Day, markup};
use crate::messages::clocks;
use crate::messages::json::{Escapes, Object, Words};
use crate::messages::records::{Draft, alias, reactions, shown};
use record::envelope::{Alias, AliasKind, Attachment, Moment, Reaction, Reference, ReferenceKind, Role};
use record::{ItemKind, Problem};

pub(super) fn read(json: &str, day: &Day) -> Result<Draft, String> {
    let outer = Object::read(json)?;
    let subtype = outer.text("subtype").unwrap_or_default();
    // What was changed or deleted stands inside the entry that says so.
    let inner = match subtype.as_str() {
        "message_changed" => outer.object("message"),
        "message_deleted" => outer.object("previous_message"),
        _ => None,
    };
    let said = inner.as_ref().unwrap_or(&outer);
    let ts = outer.some_text("ts");
    if ts.is_none() && said.raw("text").is_none() {
        return Err("has neither a time nor words; ask for another copy".to_owned());
    }
    let mut draft = Draft::new(ItemKind::Message, "slack");
    conversation(day, &mut draft);
    draft.envelope.id = said.some_text("ts").or_else(|| ts.clone());
    time(said, Moment::Sent, &mut draft);
    if subtype == "message_deleted" {
        time(&outer, Moment::Deleted, &mut draft);
    }
    from(said, day, &mut draft);
    words(said, json, day, &mut draft)?;
    references(said, &mut draft);
    files(said, &mut draft);
    draft.envelope.reactions = said.objects("reactions").iter().flat_map(|reaction| signs(reaction, day)).collect();
    happened(&subtype, said, day, &mut draft);
    identity(ts.as_deref(), said, day, &mut draft);
    Ok(draft)
}

fn conversation(day: &Day, draft: &mut Draft) {
    let Some(folder) = &day.folder else { return };
    let is_id = folder.len() >= 9
        && folder.starts_with(['C', 'D', 'G'])
        && folder.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if is_id {
        draft.envelope.conversation = Some(folder.clone());
    } else {
        draft.envelope.conversation_name = Some(folder.clone());
    }
}

fn time(said: &Object<'_>, moment: Moment, draft: &mut Draft) {
    if let Some(words) = said.some_text("ts") {
        match clocks::unix("ts", moment, &words) {
            Some(dated) => draft.envelope.times.push(dated),
            None => draft.problems.push(clocks::no_such_time("ts", &words)),
        }
    }
    let edited = said.object("edited").filter(|_| moment == Moment::Sent);
    let edited = edited.and_then(|edited| clocks::unix("edited", Moment::Edited, &edited.some_text("ts")?));
    draft.envelope.times.extend(edited);
}

fn account(id: &str, day: &Day) -> Alias {
    Alias { kind: AliasKind::Account, value: id.to_owned(), name: day.names.get(id).cloned() }
}

fn from(said: &Object<'_>, day: &Day, draft: &mut Draft) {
    if let Some(id) = said.some_text("user") {
        return draft.takes_part(Role::From, account(&id, day));
    }
    let name = said.some_text("username");
    match (said.some_text("bot_id"), name) {
        (Some(value), name) => draft.takes_part(Role::From, Alias { kind: AliasKind::Account, value, name }),
        (None, Some(name)) => draft.takes_part(Role::From, alias(AliasKind::Name, name)),
        (None, None) => {}
    }
}

/// The words of the message; of one without, those of what programs attach to it.
fn words(said: &Object<'_>, json: &str, day: &Day, draft: &mut Draft) -> Result<(), String> {
    if let Some(raw) = said.raw("text") {
        let words = Words::of(raw.get(), json, Escapes::Json).ok_or("its text is no words; ask for another copy")?;
        markup::read(&words, &day.names, draft);
    }
    if !draft.words.text.is_empty() {
        return Ok(());
    }
    for attached in said.objects("attachments") {
        let raw = ["text", "fallback", "title"].iter().find_map(|name| attached.raw(name));
        if let Some(words) = raw.and_then(|raw| Words::of(raw.get(), json, Escapes::Json)) {
            if !draft.words.text.is_empty() {
                draft.words.put_in("\n");
            }
            markup::read(&words, &day.names, draft);
        }
    }
    Ok(())
}

fn references(said: &Object<'_>, draft: &mut Draft) {
    let Some(thread) = said.some_text("thread_ts") else { return };
    if said.some_text("ts").as_ref() != Some(&thread) {
        draft.envelope.references.push(Reference { kind: ReferenceKind::InReplyTo, id: thread.clone() });
    }
    draft.envelope.references.push(Reference { kind: ReferenceKind::Thread, id: thread });
}

fn files(said: &Object<'_>, draft: &mut Draft) {
    for file in said.objects("files").into_iter().chain(said.object("file")) {
        let name = file.some_text("name").or_else(|| file.some_text("title"));
        let hidden = matches!(file.text("mode").as_deref(), Some("tombstone" | "hidden_by_limit"));
        if hidden {
            let message = "a file that came with it is no longer in Slack, and the export says nothing of it";
            draft.problems.push(Problem::new("file-gone", message));
        }
        draft.envelope.attachments.push(Attachment { name, media_type: file.some_text("mimetype"), part: None });
    }
}

fn signs(said: &Object<'_>, day: &Day) -> Vec<Reaction> {
    let by: Vec<_> = said.texts("users").iter().map(|id| (account(id, day), None)).collect();
    reactions(&said.text("name").unwrap_or_default(), by, said.number("count").unwrap_or(0))
}

fn happened(subtype: &str, said: &Object<'_>, day: &Day, draft: &mut Draft) {
    let event = match subtype {
        "" | "bot_message" | "thread_broadcast" | "me_message" | "file_share" | "file_comment" | "reply_broadcast" => {
            return;
        }
        "channel_join" | "group_join" => "joined",
        "channel_leave" | "group_leave" => "left",
        "channel_name" | "group_name" => "renamed",
        "message_deleted" | "tombstone" => "deleted",
        "message_changed" => "edited",
        _ => "",
    };
    let event =
        if event.is_empty() { shown(subtype).to_lowercase().replace(['_', ' '], "-") } else { event.to_owned() };
    if matches!(event.as_str(), "joined" | "left") {
        for participant in &mut draft.envelope.participants {
            participant.role = Role::Subject;
        }
        if let Some(id) = said.some_text("inviter") {
            draft.takes_part(Role::From, account(&id, day));
        }
    }
    if event == "renamed" {
        draft.envelope.conversation_name = said.some_text("name").or(draft.envelope.conversation_name.take());
    }
    draft.envelope.event = Some(event).filter(|event| !event.is_empty());
}

fn identity(ts: Option<&str>, said: &Object<'_>, day: &Day, draft: &mut Draft) {
    let (Some(ts), Some(folder)) = (ts, &day.folder) else { return };
    let user = said.text("user").or_else(|| said.text("bot_id")).unwrap_or_default();
    let own = said.text("client_msg_id").unwrap_or_default();
    let event = draft.envelope.event.clone().unwrap_or_default();
    let what = [user.as_str(), &own, &event, &draft.words.text.clone()];
    draft.is_the_one(&format!("slack:{folder}:{ts}"), &what);
}
