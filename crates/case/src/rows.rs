//! The disk shapes: what stands in the record of a part and of the item that it is.
//!
//! They are apart from the model on purpose: the model may change with the program, and a case is read by every later one. Lists
//! are kept as JSON in their columns, so that any SQLite tool shows them; the views `participants`, `times`, `references_to`
//! and `attachments` open them up.

use record::envelope::{Alias, Attachment, Dated, Envelope, Participant, Reaction, Reference};
use record::item::{Block, BlockKind, Stated, Transmission};
use record::time::StatedTime;
use record::{Fate, Item, ItemKind, Problem, Source, Span};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Stands behind the reader of a record, which reads it along with what it is in: two records with the same bytes are two.
pub(crate) const OF_RECORD: &str = "#";

/// A part, and the item that it is, as they cross from a reader to the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Where it comes among the parts of its job, from 0.
    pub number: u64,
    /// The number of the part that it is in, among those of its job; none for the first.
    pub within: Option<u64>,
    /// Where it is.
    pub path: String,
    /// What it was taken for.
    pub kind: String,
    /// What read it; with `#` behind, along with what it is in.
    pub reader: String,
    /// `read`, `skipped` or `failed`; the record adds `duplicate`.
    pub fate: String,
    /// Why, of what was not read.
    pub reason: Option<String>,
    /// Whether it holds others and is no part by itself.
    pub container: bool,
    /// How many bytes it has.
    pub bytes: u64,
    /// Of its bytes, in hexadecimal digits.
    pub sha256: Option<String>,
    /// Of its text, where that is other bytes.
    pub text_sha256: Option<String>,
    /// The encoding that its text was in.
    pub encoding: Option<String>,
    /// What could not be read as it should: a list of `{code, message, start, end}`.
    pub problems: Option<String>,
    /// The item that it is.
    pub item: Option<ItemRow>,
}

/// An item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ItemRow {
    /// `mail`, `message`, `post`, `report` or `document`.
    pub kind: String,
    /// How it went: `mail`, `whatsapp`.
    pub channel: Option<String>,
    /// What its system calls it.
    pub native_id: Option<String>,
    /// What its system calls its conversation.
    pub conversation: Option<String>,
    /// What people call that.
    pub conversation_name: Option<String>,
    /// Who wrote it, as written first.
    pub sender: Option<String>,
    /// The subject or title.
    pub subject: Option<String>,
    /// What happened, where that is no words of anybody.
    pub event: Option<String>,
    /// From when it can have been sent, local as told.
    pub sent: Option<String>,
    /// Until when.
    pub sent_latest: Option<String>,
    /// In UTC, where the offset is stated.
    pub sent_utc: Option<String>,
    /// The words.
    pub text: String,
    /// Lists and the rest, as JSON.
    pub participants: Option<String>,
    /// See `participants`.
    pub times: Option<String>,
    /// See `participants`.
    pub references: Option<String>,
    /// See `participants`.
    pub attachments: Option<String>,
    /// Reactions, the folder it was kept in, marks, links, blocks, and what reports say of themselves.
    pub more: Option<String>,
    /// What makes it the one message that it is.
    pub identity: Option<String>,
}

impl Part {
    /// The row of a source, and of the item that was read out of it.
    pub fn of(source: &Source, item: Option<&Item>) -> Part {
        let (fate, reason) = match &source.fate {
            Fate::Read | Fate::DuplicateOf(_) => ("read", None),
            Fate::Skipped(reason) => ("skipped", Some(reason.clone())),
            Fate::Failed(reason) => ("failed", Some(reason.clone())),
        };
        Part {
            number: source.number,
            within: source.within,
            path: source.path.as_str().to_owned(),
            kind: source.kind.to_owned(),
            reader: if source.record { format!("{}{OF_RECORD}", source.reader) } else { source.reader.to_owned() },
            fate: fate.to_owned(),
            reason,
            container: source.container,
            bytes: source.bytes,
            sha256: source.sha256.map(|digest| digest.hex()),
            text_sha256: source.text_sha256.map(|digest| digest.hex()),
            encoding: source.encoding.map(str::to_owned),
            problems: list(source.problems.iter().map(problem)),
            item: item.map(ItemRow::of),
        }
    }
}

impl ItemRow {
    /// The row of an item.
    pub fn of(item: &Item) -> ItemRow {
        let empty = Envelope::default();
        let envelope = item.envelope.as_deref().unwrap_or(&empty);
        let sent = envelope.sent();
        let interval = sent.and_then(|dated| dated.time.interval);
        let sender = envelope.who(record::envelope::Role::From).next();
        let title = item.title.as_ref().map(|title| title.value.clone());
        ItemRow {
            kind: kind(item.kind).to_owned(),
            channel: Some(envelope.channel.clone()).filter(|channel| !channel.is_empty()),
            native_id: envelope.id.clone(),
            conversation: envelope.conversation.clone(),
            conversation_name: envelope.conversation_name.clone(),
            sender: sender.map(|alias| alias.value.clone()),
            subject: envelope.subject.clone().or(title),
            event: envelope.event.clone(),
            sent: interval.map(|interval| interval.earliest.to_string()),
            sent_latest: interval.map(|interval| interval.latest.to_string()),
            sent_utc: sent.and_then(utc),
            text: item.text.clone(),
            participants: list(envelope.participants.iter().map(participant)),
            times: list(envelope.times.iter().map(dated)),
            references: list(envelope.references.iter().map(reference)),
            attachments: list(envelope.attachments.iter().map(attachment)),
            more: more(item, envelope),
            identity: envelope.identity.clone(),
        }
    }
}

/// The kind of an item, as the record has it.
fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Message => "message",
        ItemKind::Mail => "mail",
        ItemKind::Post => "post",
        ItemKind::Report => "report",
        ItemKind::Document => "document",
    }
}

/// A list as JSON; nothing where it is empty.
fn list(values: impl Iterator<Item = Value>) -> Option<String> {
    let values: Vec<Value> = values.collect();
    (!values.is_empty()).then(|| Value::Array(values).to_string())
}

/// An object without the fields that say nothing.
fn object(fields: Value) -> Value {
    match fields {
        Value::Object(mut fields) => {
            fields.retain(|_, value| !value.is_null());
            Value::Object(fields)
        }
        other => other,
    }
}

fn problem(problem: &Problem) -> Value {
    let (start, end) = (problem.span.map(|span| span.start), problem.span.map(|span| span.end));
    object(json!({ "code": problem.code, "message": problem.message, "start": start, "end": end }))
}

fn alias(alias: &Alias) -> Value {
    object(json!({ "kind": alias.kind.as_str(), "value": alias.value, "name": alias.name }))
}

fn participant(participant: &Participant) -> Value {
    let Participant { role, alias } = participant;
    object(json!({ "role": role.as_str(), "kind": alias.kind.as_str(), "value": alias.value, "name": alias.name }))
}

fn time(time: &StatedTime) -> Value {
    object(json!({
        "earliest": time.interval.map(|interval| interval.earliest.to_string()),
        "latest": time.interval.map(|interval| interval.latest.to_string()),
        "zone": time.zone,
        "text": time.text,
        "precision": time.precision.map(|precision| precision.as_str()),
    }))
}

fn dated(dated: &Dated) -> Value {
    let mut value = time(&dated.time);
    if let Value::Object(fields) = &mut value {
        fields.insert("moment".to_owned(), json!(dated.moment.as_str()));
        fields.insert("field".to_owned(), json!(dated.field));
        dated.offset.map(|offset| fields.insert("offset".to_owned(), json!(offset)));
        dated.guess.as_ref().map(|guess| fields.insert("guess".to_owned(), json!(guess)));
    }
    value
}

fn reference(reference: &Reference) -> Value {
    json!({ "kind": reference.kind.as_str(), "id": reference.id })
}

fn attachment(attachment: &Attachment) -> Value {
    let part = attachment.part.as_ref().map(|part| part.as_str());
    object(json!({ "name": attachment.name, "media_type": attachment.media_type, "part": part }))
}

fn reaction(reaction: &Reaction) -> Value {
    let (by, at) = (reaction.by.as_ref().map(alias), reaction.at.as_ref().map(time));
    object(json!({ "sign": reaction.sign, "by": by, "at": at }))
}

fn stated(stated: &Option<Stated>) -> Option<Value> {
    let stated = stated.as_ref()?;
    let (start, end) = (stated.span.map(|span| span.start), stated.span.map(|span| span.end));
    Some(object(json!({ "value": stated.value, "start": start, "end": end })))
}

fn span(span: Span) -> Value {
    json!([span.start, span.end])
}

fn block(block: &Block) -> Value {
    let mut parts = Value::Null;
    let kind = match &block.kind {
        BlockKind::Title => "title",
        BlockKind::Byline => "byline",
        BlockKind::Credit => "credit",
        BlockKind::Caption => "caption",
        BlockKind::Update => "update",
        BlockKind::EmbeddedPost { words, name, handle, date } => {
            parts = object(json!({
                "words": span(*words), "name": name.map(span), "handle": handle.map(span), "date": date.map(span),
            }));
            "embedded-post"
        }
        BlockKind::BlockQuotation => "block-quotation",
        BlockKind::Furniture => "furniture",
        BlockKind::Paragraph => "paragraph",
    };
    object(json!({ "kind": kind, "start": block.span.start, "end": block.span.end, "parts": parts }))
}

/// What has no column of its own.
fn more(item: &Item, envelope: &Envelope) -> Option<String> {
    let array = |values: Vec<Value>| if values.is_empty() { Value::Null } else { Value::Array(values) };
    let links =
        item.links.iter().map(|link| json!({ "start": link.span.start, "end": link.span.end, "target": link.target }));
    let fields = object(json!({
        // Of what stands in others only: quoted, or passed on.
        "held": (item.envelope.is_some() && !item.held).then_some(false),
        "folder": envelope.folder,
        "marks": array(envelope.marks.iter().map(|mark| json!(mark)).collect()),
        "reactions": array(envelope.reactions.iter().map(reaction).collect()),
        "links": array(links.collect()),
        "blocks": array(item.blocks.iter().map(block).collect()),
        "title": stated(&item.title),
        "byline": stated(&item.byline),
        "outlet": stated(&item.outlet),
        "address": stated(&item.address),
        "published": item.published.as_ref().map(time),
        "updated": array(item.updated.iter().map(time).collect()),
        "zone": item.zone,
        "stripped": (item.transmission == Transmission::Stripped).then_some(true),
    }));
    fields.as_object().is_some_and(|fields| !fields.is_empty()).then(|| fields.to_string())
}

/// The moment in UTC of a time whose offset is stated.
fn utc(dated: &Dated) -> Option<String> {
    let at = dated.time.interval?.earliest;
    let moved = at.checked_sub(record::time::SignedDuration::from_secs(i64::from(dated.offset?))).ok()?;
    Some(format!("{moved}Z"))
}
