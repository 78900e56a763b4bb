//! One message or call of a phone.

use super::tags::{attribute, name, tags, unescaped};
use crate::dates::moments;
use crate::mail::transfer;
use crate::messages::told::{self, Told};
use record::Problem;
use record::envelope::{Alias, AliasKind, Moment, Role};

/// What came with a message.
pub(super) struct Attached {
    pub(super) name: String,
    pub(super) media_type: String,
    /// Its bytes, or why they can't be had.
    pub(super) content: Result<Vec<u8>, String>,
}

/// Stands for the phone's own number.
const OWN: &str = "insert-address-token";

/// No more people or parts of one message are kept.
const MOST: usize = 1000;

/// Reads a record with all its tags. An error says why it can't.
pub(super) fn read(bytes: &[u8]) -> Result<(Told, Vec<Attached>), String> {
    let tags = tags(bytes);
    let first = tags.first().copied().unwrap_or_default();
    let (mut told, attached) = match name(first) {
        b"sms" => (sms(first)?, Vec::new()),
        b"mms" => mms(first, &tags[1..])?,
        _ => (call(first)?, Vec::new()),
    };
    if std::str::from_utf8(bytes).is_err() {
        let message = "some bytes in it are not UTF-8 and were replaced; check them in the original";
        told.problems.push(Problem::new("invalid-encoding", message));
    }
    Ok((told, attached))
}

/// The value of an attribute, where there is one: phones write `null` for none.
fn value(tag: &[u8], wanted: &str) -> Option<String> {
    let value = unescaped(attribute(tag, wanted)?);
    (!value.trim().is_empty() && value != "null").then_some(value)
}

fn person(address: &str, name: Option<&str>) -> Alias {
    let address = address.trim();
    let is_number = address.bytes().any(|b| b.is_ascii_digit())
        && address
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b' ' | b'(' | b')' | b'.' | b'*' | b'#'));
    let kind = match address {
        _ if is_number => AliasKind::Phone,
        _ if address.contains('@') => AliasKind::Address,
        _ => AliasKind::Account,
    };
    told::alias(kind, address, name.filter(|name| *name != "(Unknown)"))
}

/// Which way a message went, by the number that phones give it.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    In,
    Out,
    /// It was written and, by the phone's word, not sent.
    Kept,
}

fn way(tag: &[u8], field: &str, told: &mut Told) -> Result<Way, String> {
    let way = value(tag, field)
        .ok_or_else(|| format!("does not say by \"{field}\" whether it was sent or received; ask for another copy"))?;
    let (way, what) = match way.trim() {
        "1" => return Ok(Way::In),
        "2" => return Ok(Way::Out),
        "3" => (Way::Kept, "it is a draft: the phone says that it was not sent"),
        "4" | "6" => (Way::Kept, "it waits to be sent, as the phone says"),
        "5" => (Way::Kept, "it could not be sent, as the phone says"),
        other => {
            let shown = told::shown(other);
            return Err(format!(
                "says \"{shown}\" by \"{field}\", which is no way that a message can go; ask for another copy"
            ));
        }
    };
    told.problems.push(Problem::new("not-sent", what));
    Ok(way)
}

/// `date`, and `date_sent` where it says something.
fn times(tag: &[u8], way: Way, told: &mut Told) {
    let time = |field: &str, moment| {
        let words = value(tag, field)?;
        let count = words.trim().parse::<i64>().ok().filter(|count| *count != 0);
        // Of multimedia messages some times are counted in seconds.
        let seconds = count.map(|count| if count.abs() < 100_000_000_000 { count } else { count.div_euclid(1000) });
        Some((words.clone(), seconds.and_then(|seconds| moments::counted(moment, field, seconds, Some(&words)))))
    };
    let (main, other) = match way {
        Way::In => (Moment::Received, Some(Moment::Sent)),
        Way::Out => (Moment::Sent, None),
        Way::Kept => (Moment::Edited, None),
    };
    let sent = other.and_then(|moment| time("date_sent", moment)).and_then(|(_, dated)| dated);
    let date = time("date", main);
    if let (Some((_, Some(dated))), None, Some(moment)) = (&date, &sent, other) {
        let mut guess = dated.clone();
        guess.moment = moment;
        guess.guess = Some("the backup has no time of sending; this is when the phone received it".to_owned());
        told.envelope.times.push(guess);
    }
    told.envelope.times.extend(sent);
    match date {
        Some((words, dated)) => told.dated("date", &words, dated),
        None => {
            let message = "it does not say when it was sent; it is kept as undated";
            told.problems.push(Problem::new("no-time", message));
        }
    }
}

fn sms(tag: &[u8]) -> Result<Told, String> {
    let mut told = Told::by("sms");
    let way = way(tag, "type", &mut told)?;
    told.text =
        unescaped(attribute(tag, "body").ok_or("has no words: the field \"body\" is missing; ask for another copy")?);
    if told.text == "null" {
        told.text.clear();
    }
    told.envelope.subject = value(tag, "subject");
    let contact = value(tag, "contact_name");
    if let Some(address) = value(tag, "address") {
        told.takes_part(if way == Way::In { Role::From } else { Role::To }, person(&address, contact.as_deref()));
        told.envelope.conversation = Some(address);
    }
    times(tag, way, &mut told);
    identify(tag, "type", &[], &mut told);
    Ok(told)
}

/// It is known by when, who, which way, its words and its files; what phones note of having read it may change.
fn identify(tag: &[u8], way: &str, attached: &[Attached], told: &mut Told) {
    let field = |name| value(tag, name).unwrap_or_default();
    let (date, address, way, id) = (field("date"), field("address"), field(way), field("m_id"));
    if !date.is_empty() {
        let words = told.text.clone();
        let size = |one: &Attached| one.content.as_ref().map_or(0, Vec::len);
        let files: String = attached.iter().map(|one| format!("{}:{}/", one.name, size(one))).collect();
        told.is_the_one(&format!("phone:{date}"), &[&address, &way, &id, &words, &files]);
    }
}

fn mms(tag: &[u8], inner: &[&[u8]]) -> Result<(Told, Vec<Attached>), String> {
    let mut told = Told::by("mms");
    let way = way(tag, "msg_box", &mut told)?;
    told.envelope.subject = value(tag, "sub");
    told.envelope.id = value(tag, "m_id");
    told.envelope.conversation = value(tag, "address");
    mms_people(tag, inner, way, &mut told);
    let mut attached = Vec::new();
    for part in inner.iter().filter(|tag| name(tag) == b"part").take(MOST) {
        let kind = value(part, "ct").unwrap_or_else(|| "application/octet-stream".to_owned()).to_ascii_lowercase();
        match kind.as_str() {
            // How words and pictures are laid out.
            "application/smil" => {}
            "text/plain" if attribute(part, "text").is_some() => {
                let words = value(part, "text").unwrap_or_default();
                if !told.text.is_empty() && !words.is_empty() {
                    told.text.push('\n');
                }
                told.text.push_str(&words);
            }
            _ => attached.push(file(part, kind, attached.len() + 1)),
        }
    }
    times(tag, way, &mut told);
    identify(tag, "msg_box", &attached, &mut told);
    Ok((told, attached))
}

/// Who wrote it and to whom: by the list of addresses, else by the message's own.
fn mms_people(tag: &[u8], inner: &[&[u8]], way: Way, told: &mut Told) {
    let contact = value(tag, "contact_name");
    let whole = value(tag, "address").unwrap_or_default();
    let own: Vec<&str> = whole.split('~').map(str::trim).filter(|one| !one.is_empty() && *one != OWN).collect();
    if own.len() > 1 {
        told.envelope.conversation_name.clone_from(&contact);
    }
    let known = |address: &str| contact.as_deref().filter(|_| own.len() == 1 && own[0] == address);
    for listed in inner.iter().filter(|tag| name(tag) == b"addr").take(MOST) {
        let role = match value(listed, "type").as_deref() {
            Some("137") => Role::From,
            Some("130") => Role::Cc,
            Some("129") => Role::Bcc,
            _ => Role::To,
        };
        if let Some(address) = value(listed, "address").filter(|address| address != OWN) {
            told.takes_part(role, person(&address, known(address.trim())));
        }
    }
    if told.envelope.participants.is_empty() {
        let role = if way == Way::In && own.len() == 1 { Role::From } else { Role::To };
        let role = if way == Way::In && own.len() > 1 { Role::Member } else { role };
        for address in &own {
            told.takes_part(role, person(address, known(address)));
        }
    }
}

fn file(part: &[u8], media_type: String, n: usize) -> Attached {
    let names = ["cl", "fn", "name"];
    let name = names.into_iter().find_map(|field| value(part, field)).unwrap_or_else(|| format!("part-{n}"));
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let data = attribute(part, "data").filter(|data| *data != b"null");
    let content = match (data, value(part, "text")) {
        (Some(data), _) => Ok(transfer::decoded(data, 0..data.len(), "base64").0),
        (None, Some(text)) => Ok(text.into_bytes()),
        (None, None) => Err("the backup names it and does not hold it; make a backup with media".to_owned()),
    };
    Attached { name, media_type, content }
}

fn call(tag: &[u8]) -> Result<Told, String> {
    let mut told = Told::by("call");
    let kind = value(tag, "type").unwrap_or_default();
    let (way, event) = match kind.trim() {
        "1" => (Way::In, "called"),
        "2" => (Way::Out, "called"),
        "3" => (Way::In, "call-missed"),
        "4" => (Way::In, "voicemail"),
        "5" => (Way::In, "call-rejected"),
        "6" => (Way::In, "call-refused"),
        _ => (Way::In, "call"),
    };
    told.envelope.event = Some(event.to_owned());
    let number = value(tag, "number").ok_or("does not say who was called; ask for another copy")?;
    let role = if way == Way::In { Role::From } else { Role::To };
    told.takes_part(role, person(&number, value(tag, "contact_name").as_deref()));
    told.envelope.conversation = Some(number);
    match value(tag, "date").and_then(|words| Some((words.trim().parse::<i64>().ok()?, words))) {
        Some((count, words)) => {
            told.dated("date", &words, moments::counted(Moment::Sent, "date", count.div_euclid(1000), Some(&words)));
        }
        None => told.dated("date", "", None),
    }
    if let Some(seconds) = value(tag, "duration").and_then(|seconds| seconds.trim().parse::<u64>().ok()) {
        told.text = format!("{seconds} seconds");
    }
    identify(tag, "type", &[], &mut told);
    Ok(told)
}
