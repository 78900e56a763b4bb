//! One event of a list of short messages.

use crate::messages::told::{self, Told};
use record::PartPath;
use record::Problem;
use record::envelope::{Alias, AliasKind, Attachment, Moment, Reaction, Reference, ReferenceKind, Role};
use serde_json::Value;
use std::collections::BTreeMap;

/// No more people of one conversation are listed with each of its messages.
const MOST: usize = 1000;

/// A conversation as the list tells of it.
struct Conversation {
    platform: String,
    name: Option<String>,
    people: Vec<String>,
}

/// Who and which conversations the list knows.
pub(super) struct Known {
    people: BTreeMap<String, Alias>,
    conversations: BTreeMap<String, Conversation>,
}

/// The entries that could not be read: what they were to be, and which.
type Lost = Vec<(&'static str, usize)>;

impl Known {
    pub(super) fn of(participants: &[&str], conversations: &[&str]) -> (Known, Lost) {
        let mut known = Known { people: BTreeMap::new(), conversations: BTreeMap::new() };
        let mut lost = Lost::new();
        for (n, one) in participants.iter().enumerate() {
            match object(one).and_then(|one| Some((string(&one, "id")?, person(&one)?))) {
                Some((id, alias)) => drop(known.people.insert(id, alias)),
                None => lost.push(("participants", n + 1)),
            }
        }
        for (n, one) in conversations.iter().enumerate() {
            match object(one).and_then(|one| Some((string(&one, "id")?, conversation(&one)))) {
                Some((id, found)) => drop(known.conversations.insert(id, found)),
                None => lost.push(("conversations", n + 1)),
            }
        }
        (known, lost)
    }

    /// Somebody by the number that the list gives; who is not in the list is known by it alone.
    fn who(&self, id: &str) -> Alias {
        self.people.get(id).cloned().unwrap_or_else(|| told::alias(AliasKind::Account, id, None))
    }
}

fn object(json: &str) -> Option<Value> {
    serde_json::from_str::<Value>(json).ok().filter(Value::is_object)
}

/// A field's words, also where they are a number.
fn string(of: &Value, field: &str) -> Option<String> {
    match of.get(field)? {
        Value::String(words) if !words.trim().is_empty() => Some(words.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn list<'v>(of: &'v Value, field: &str) -> &'v [Value] {
    of.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn person(one: &Value) -> Option<Alias> {
    let name = string(one, "display");
    let (kind, value) = match (string(one, "email"), string(one, "account_id")) {
        (Some(email), _) => (AliasKind::Address, email),
        (None, Some(account)) => (AliasKind::Account, account),
        (None, None) => match &name {
            Some(name) => (AliasKind::Name, name.clone()),
            None => (AliasKind::Account, string(one, "id")?),
        },
    };
    Some(told::alias(kind, &value, name.as_deref()))
}

fn conversation(one: &Value) -> Conversation {
    let people = list(one, "participants").iter().take(MOST).filter_map(Value::as_str).map(str::to_owned).collect();
    Conversation {
        platform: string(one, "platform")
            .map(|name| kebab(&name))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(other),
        name: string(one, "display"),
        people,
    }
}

fn other() -> String {
    "rsmf".to_owned()
}

/// In lower case, with hyphens for what is neither letter nor digit.
fn kebab(words: &str) -> String {
    let words = words.to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>();
    words.join("-")
}

/// Reads an event; `beside` is the path of what the list lies in, and with it what is attached. An error says why it can't.
pub(super) fn read(json: &str, known: &Known, beside: Option<&str>) -> Result<Told, String> {
    let event: Value = serde_json::from_str(json).map_err(|_| {
        "is cut off, or no JSON as such lists have it, and could not be read; ask for another copy".to_owned()
    })?;
    if !event.is_object() {
        return Err("is no event: it has none of the fields of one; ask for another copy".to_owned());
    }
    let kind = string(&event, "type").ok_or("does not say what kind of event it is; ask for another copy")?;
    let within = string(&event, "conversation");
    let conversation = within.as_ref().and_then(|id| known.conversations.get(id));
    let mut told = Told::by(conversation.map_or("rsmf", |found| &found.platform));
    told.text = string(&event, "body").unwrap_or_default();
    told.envelope.id = string(&event, "id");
    told.envelope.conversation.clone_from(&within);
    told.envelope.conversation_name = conversation.and_then(|found| found.name.clone());
    people(&event, &kind, conversation, known, &mut told);
    times(&event, &mut told);
    happened(&event, &kind, &mut told);
    if let Some(parent) = string(&event, "parent") {
        told.envelope.references.push(Reference { kind: ReferenceKind::InReplyTo, id: parent });
    }
    for attached in list(&event, "attachments").iter().take(MOST) {
        let Some(id) = string(attached, "id") else { continue };
        let part = beside.map(|beside| PartPath::file(beside).member(&id));
        let name = string(attached, "display").or(Some(id));
        told.envelope.attachments.push(Attachment { name, media_type: None, part });
    }
    for reaction in list(&event, "reactions").iter().take(MOST) {
        let Some(sign) = string(reaction, "value") else { continue };
        let by: Vec<_> = list(reaction, "participants").iter().filter_map(Value::as_str).take(MOST).collect();
        let count = reaction.get("count").and_then(Value::as_u64).unwrap_or(0).min(MOST as u64) as usize;
        let unknown = count.saturating_sub(by.len()).max(usize::from(by.is_empty()));
        let all = by.into_iter().map(|id| Some(known.who(id))).chain(std::iter::repeat_n(None, unknown));
        told.envelope.reactions.extend(all.map(|by| Reaction { sign: sign.clone(), by, at: None }));
    }
    // Numbers may begin anew in each file, so the words count, too.
    if let Some(id) = told.envelope.id.clone() {
        let at = string(&event, "timestamp").unwrap_or_default();
        let by = string(&event, "participant").unwrap_or_default();
        let words = told.text.clone();
        let conversation = within.as_deref().unwrap_or_default();
        told.is_the_one(&format!("rsmf:{conversation}:{id}"), &[&at, &by, &kind, &words]);
    }
    Ok(told)
}

fn people(event: &Value, kind: &str, conversation: Option<&Conversation>, known: &Known, told: &mut Told) {
    let author = string(event, "participant");
    let is_own = matches!(kind.to_ascii_lowercase().as_str(), "join" | "leave");
    if let Some(author) = &author {
        told.takes_part(if is_own { Role::Subject } else { Role::From }, known.who(author));
    }
    let people = conversation.map_or(&[][..], |found| &found.people);
    let others: Vec<_> = people.iter().filter(|id| author.as_ref() != Some(*id)).collect();
    let role = if others.len() == 1 && author.is_some() { Role::To } else { Role::Member };
    for id in others {
        told.takes_part(role, known.who(id));
    }
}

fn times(event: &Value, told: &mut Told) {
    match string(event, "timestamp") {
        Some(words) => told.dated("timestamp", &words, told::iso(Moment::Sent, "timestamp", &words)),
        None => {
            let message = "it does not say when it was sent; it is kept as undated";
            told.problems.push(Problem::new("no-time", message));
        }
    }
    let edits = list(event, "edits");
    for edit in edits.iter().take(MOST) {
        if let Some(words) = string(edit, "timestamp") {
            told.dated("edits.timestamp", &words, told::iso(Moment::Edited, "edits.timestamp", &words));
        }
    }
    let before: Vec<String> = edits.iter().filter_map(|edit| string(edit, "previous")).collect();
    if let Some(first) = before.first() {
        let message = format!(
            "its words were changed {} times; they began as \"{}\", and the list of short messages has each version",
            before.len(),
            told::shown(first)
        );
        told.problems.push(Problem::new("edited", message));
    }
}

fn happened(event: &Value, kind: &str, told: &mut Told) {
    let kind = kind.to_ascii_lowercase();
    told.envelope.event = match kind.as_str() {
        "message" => None,
        "join" => Some("joined".to_owned()),
        "leave" => Some("left".to_owned()),
        other => Some(kebab(other)),
    };
    if event.get("deleted").and_then(Value::as_bool) == Some(true) {
        if told.text.trim().is_empty() {
            told.envelope.event = Some("deleted".to_owned());
        }
        let message = "it was deleted, as the list of short messages says";
        told.problems.push(Problem::new("deleted", message));
    }
}
