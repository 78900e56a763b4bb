//! A message with all that belongs to it, to an item with parts.

use super::properties::{Properties, Value};
use super::{body, envelope, tags};
use crate::content::Content;
use crate::decode::RawMap;
use crate::mail::fields;
use crate::mail::names::Names;
use crate::parts::{Inside, Outcome};
use record::digest::Digest;
use record::envelope::{Attachment, Envelope};
use record::{Fate, Item, ItemKind, PartPath, Problem};
use std::borrow::Cow;

/// A message as it is stored, whatever in.
#[derive(Debug, Default)]
pub(crate) struct Stored {
    pub(crate) properties: Properties,
    pub(crate) recipients: Vec<Properties>,
    pub(crate) attachments: Vec<Attached>,
    /// How many attachments it says it has.
    pub(crate) said: Option<u64>,
    /// What of it could not be read.
    pub(crate) problems: Vec<Problem>,
}

/// Something that came with a message.
#[derive(Debug)]
pub(crate) struct Attached {
    pub(crate) properties: Properties,
    pub(crate) content: Held,
}

/// What there is of an attachment.
#[derive(Debug)]
pub(crate) enum Held {
    Bytes(Vec<u8>),
    Message(Box<Stored>),
    /// Nothing, for this reason.
    Not(Fate),
}

impl Held {
    /// What can be said of an attachment whose bytes are not there, by how it was attached.
    pub(crate) fn none(attachment: &Properties) -> Held {
        let fate = match attachment.number(tags::ATTACH_METHOD).unwrap_or(1) {
            2..=4 | 7 => {
                let path = attachment.line(tags::ATTACHED_PATH).unwrap_or_default();
                let shown: String = path.chars().take(120).collect();
                let at = if shown.is_empty() { String::new() } else { format!(", {shown}") };
                Fate::Skipped(format!("the message holds only where it was{at}; ask for the file itself"))
            }
            6 => Fate::Skipped(
                "an object of another program, set into the words; open the mail in Outlook to see it".to_owned(),
            ),
            0 => Fate::Skipped("attached without any content".to_owned()),
            _ => Fate::Failed("its bytes are not where the message says they are; ask for another copy".to_owned()),
        };
        Held::Not(fate)
    }
}

/// Classes of messages that are mails.
fn is_mail(class: &str) -> bool {
    let class = class.to_ascii_lowercase();
    let class = class.strip_prefix("report.").unwrap_or(&class);
    class.is_empty()
        || ["ipm", "ipm.note", "ipm.schedule", "ipm.post", "ipm.outlook.recall", "ipm.recall", "ipm.sharing"]
            .iter()
            .any(|known| class == *known || *known != "ipm" && class.starts_with(&format!("{known}.")))
}

/// Reads `message`, which `inside` is the place of, with all that is attached to it.
pub(crate) fn read(message: Stored, inside: &mut Inside<'_, '_>) -> Outcome {
    let mut problems = message.problems.clone();
    let class = message.properties.line(tags::MESSAGE_CLASS).unwrap_or_default();
    let mut envelope = envelope::of(&message, &mut problems);
    let body = body::of(&message.properties, &mut problems);
    let kind = match is_mail(&class) {
        true => ItemKind::Mail,
        false => {
            let shown: String = class.chars().take(60).collect();
            let what = format!(
                "it is no mail but an entry of the kind \"{shown}\"; only its subject, people and words were read"
            );
            problems.push(Problem::new("other-kind", what));
            ItemKind::Document
        }
    };
    let said = message.said.unwrap_or(0);
    let found = message.attachments.len() as u64;
    let parts = attachments(message.attachments, inside, &mut envelope);
    inside.held_to(said, found, "attachments");
    envelope.identity = fields::identity(&envelope, &body.text, &parts);
    let text_sha256 = Some(Digest::of(body.text.as_bytes()));
    let mut raw = RawMap::default();
    raw.push_put_in(&body.text);
    let item = Item::held(&inside.source, inside.path, kind, body.text, envelope);
    Outcome { encoding: Some(body.encoding), text_sha256, problems, ..Outcome::item("mail", item, raw) }
}

/// Hands over what came with a message; gives where it is.
fn attachments(attached: Vec<Attached>, inside: &mut Inside<'_, '_>, envelope: &mut Envelope) -> Vec<PartPath> {
    let mut names_of_all = Names::default();
    let mut parts = Vec::new();
    for (n, one) in attached.into_iter().enumerate() {
        let own = &one.properties;
        let names = [tags::ATTACHED_LONG_FILE_NAME, tags::ATTACHED_FILE_NAME, tags::DISPLAY_NAME];
        let name = names.into_iter().find_map(|tag| own.line(tag));
        let said = own.line(tags::ATTACHED_MEDIA_TYPE).map(|said| said.to_ascii_lowercase());
        let subject = match &one.content {
            Held::Message(message) => message.properties.line(tags::SUBJECT),
            _ => None,
        };
        let shown = names_of_all.unlike(&name.clone().or(subject).unwrap_or_else(|| format!("part-{}", n + 1)));
        let part = match one.content {
            Held::Bytes(bytes) => inside.member(&shown, said.as_deref(), Content::Whole(Cow::Owned(bytes))),
            Held::Message(message) => {
                let path = inside.path.member(&shown);
                inside.within(path.clone(), &fingerprint(&message), |inside| read(*message, inside));
                path
            }
            Held::Not(fate) => {
                let path = inside.path.member(&shown);
                inside.lost(path.clone(), fate);
                path
            }
        };
        parts.push(part.clone());
        envelope.attachments.push(Attachment { name, media_type: said, part: Some(part) });
    }
    parts
}

/// Bytes that are the same where messages are the same: a message in a store has none of its own that stand together.
pub(crate) fn fingerprint(message: &Stored) -> Vec<u8> {
    let mut out = Vec::new();
    message.properties.write(&mut out);
    for recipient in &message.recipients {
        out.push(1);
        recipient.write(&mut out);
    }
    for attached in &message.attachments {
        out.push(2);
        attached.properties.write(&mut out);
        match &attached.content {
            Held::Bytes(bytes) => out.extend_from_slice(bytes),
            Held::Message(message) => out.extend_from_slice(&fingerprint(message)),
            Held::Not(_) => {}
        }
    }
    out
}

/// Whether there is anything in `properties` that a message has.
pub(crate) fn is_message(properties: &Properties) -> bool {
    let known = [tags::MESSAGE_CLASS, tags::SUBJECT, tags::BODY, tags::HTML, tags::RTF_PACKED, tags::SENDER_NAME];
    known.iter().any(|tag| matches!(properties.get(*tag), Some(Value::Text(_) | Value::Narrow(_) | Value::Bytes(_))))
}
