//! Who wrote to whom and when: by the head as it came, where the message keeps it, else by properties.

use super::properties::Properties;
use super::stored::Stored;
use super::tags;
use crate::dates::moments;
use crate::mail::fields;
use mail_parser::MessageParser;
use record::Problem;
use record::envelope::{Alias, AliasKind, Envelope, Moment, Participant, Reference, ReferenceKind, Role};

/// No more recipients are kept; messages with more are made to do harm.
const MOST: usize = 10_000;

/// In `MESSAGE_FLAGS`: it was not sent.
const UNSENT: i64 = 8;

/// From the beginning of 1601 to that of 1970.
const SECONDS_BEFORE_1970: i64 = 11_644_473_600;

/// What `message` says of itself. What can't be read of it is told.
pub(super) fn of(message: &Stored, problems: &mut Vec<Problem>) -> Envelope {
    let own = &message.properties;
    let mut out = head(own, problems);
    people(message, &mut out);
    out.subject = out.subject.or_else(|| subject(own));
    out.id = out.id.or_else(|| own.line(tags::INTERNET_MESSAGE_ID).map(|id| without_brackets(&id)));
    out.conversation = out.conversation.or_else(|| own.bytes(tags::CONVERSATION_INDEX).map(base64));
    out.conversation_name = out.conversation_name.or_else(|| own.line(tags::CONVERSATION_TOPIC));
    if out.references.is_empty() {
        references(own, &mut out);
    }
    times(own, &mut out, problems);
    out
}

/// The head as it came in.
fn head(own: &Properties, problems: &mut Vec<Problem>) -> Envelope {
    let empty = Envelope { channel: "mail".to_owned(), ..Envelope::default() };
    let Some(text) = own.text(tags::TRANSPORT_HEADERS) else { return empty };
    // Exchange puts a line before it that is no field.
    let text = text.trim_start();
    let text = match text.starts_with("Microsoft Mail Internet Headers") {
        true => text.split_once('\n').map_or("", |(_, head)| head),
        false => text,
    };
    let bytes = format!("{}\r\n\r\n", text.trim_end());
    match MessageParser::new().parse(bytes.as_bytes()) {
        Some(mail) => fields::envelope(&mail, bytes.as_bytes(), problems),
        None => empty,
    }
}

/// Whoever the head does not name.
fn people(message: &Stored, out: &mut Envelope) {
    let own = &message.properties;
    if out.who(Role::From).next().is_none() {
        let sender = alias(own, tags::SENDER_NAME, tags::SENDER_SMTP, tags::SENDER_ADDRESS);
        let from =
            alias(own, tags::SENT_REPRESENTING_NAME, tags::SENT_REPRESENTING_SMTP, tags::SENT_REPRESENTING_ADDRESS);
        let differs = from.is_some() && from.as_ref().map(|a| &a.value) != sender.as_ref().map(|a| &a.value);
        let named = out.who(Role::Sender).next().is_some();
        let mut add =
            |role, alias: Option<Alias>| out.participants.extend(alias.map(|alias| Participant { role, alias }));
        match differs {
            true => {
                add(Role::From, from);
                add(Role::Sender, sender.filter(|_| !named));
            }
            false => add(Role::From, from.or(sender)),
        }
    }
    for (role, shown) in [(Role::To, tags::DISPLAY_TO), (Role::Cc, tags::DISPLAY_CC), (Role::Bcc, tags::DISPLAY_BCC)] {
        if out.who(role).next().is_some() {
            continue;
        }
        let listed = message.recipients.iter().filter(|one| role_of(one) == role);
        let listed: Vec<Alias> = listed
            .filter_map(|one| alias(one, tags::DISPLAY_NAME, tags::SMTP_ADDRESS, tags::ADDRESS))
            .take(MOST)
            .collect();
        let aliases = if listed.is_empty() { names(own, shown) } else { listed };
        out.participants.extend(aliases.into_iter().map(|alias| Participant { role, alias }));
    }
    if out.who(Role::ReplyTo).next().is_none() {
        let names = names(own, tags::REPLY_RECIPIENT_NAMES).into_iter();
        out.participants.extend(names.map(|alias| Participant { role: Role::ReplyTo, alias }));
    }
}

fn role_of(recipient: &Properties) -> Role {
    // Higher bits say that it was sent again.
    match recipient.number(tags::RECIPIENT_TYPE).unwrap_or(1) & 0xf {
        2 => Role::Cc,
        3 => Role::Bcc,
        // The message's own author, as some programs list him.
        0 => Role::Member,
        _ => Role::To,
    }
}

/// Names, as they are shown in a line.
fn names(own: &Properties, tag: u16) -> Vec<Alias> {
    let line = own.line(tag).unwrap_or_default();
    let names = line.split(';').map(|name| name.trim().trim_matches('\'')).filter(|name| !name.is_empty()).take(MOST);
    names.map(|name| Alias { kind: kind_of(name, AliasKind::Name), value: name.to_owned(), name: None }).collect()
}

/// Somebody by name, address of the internet, and address in the system that the message was kept in.
fn alias(own: &Properties, name: u16, smtp: u16, address: u16) -> Option<Alias> {
    let name = own.line(name).map(|name| name.trim_matches('\'').to_owned()).filter(|name| !name.is_empty());
    let value = own.line(smtp).filter(|address| address.contains('@')).or_else(|| own.line(address));
    match (value, name) {
        (Some(value), name) => {
            let name = name.filter(|name| *name != value);
            Some(Alias { kind: kind_of(&value, AliasKind::Account), value, name })
        }
        (None, Some(value)) => Some(Alias { kind: kind_of(&value, AliasKind::Name), value, name: None }),
        (None, None) => None,
    }
}

/// What is no address of the internet is an account of Exchange, or a name.
fn kind_of(value: &str, otherwise: AliasKind) -> AliasKind {
    let is_address = value.contains('@') && !value.contains(char::is_whitespace) && !value.starts_with('/');
    if is_address { AliasKind::Address } else { otherwise }
}

fn subject(own: &Properties) -> Option<String> {
    let subject = match own.text(tags::SUBJECT)?.strip_prefix('\u{1}') {
        // In stores a sign and the length of "RE: " stand before it.
        Some(rest) => rest.chars().skip(1).collect(),
        None => own.text(tags::SUBJECT)?,
    };
    let subject = subject.split(char::is_control).map(str::trim).collect::<Vec<_>>().join(" ");
    Some(subject.trim().to_owned()).filter(|subject| !subject.is_empty())
}

fn without_brackets(id: &str) -> String {
    id.trim().trim_start_matches('<').trim_end_matches('>').to_owned()
}

fn references(own: &Properties, out: &mut Envelope) {
    let kinds = [(tags::IN_REPLY_TO, ReferenceKind::InReplyTo), (tags::INTERNET_REFERENCES, ReferenceKind::References)];
    for (tag, kind) in kinds {
        let line = own.line(tag).unwrap_or_default();
        let ids = line.split_whitespace().map(without_brackets).filter(|id| !id.is_empty()).take(MOST);
        out.references.extend(ids.map(|id| Reference { kind, id }));
    }
}

fn times(own: &Properties, out: &mut Envelope, problems: &mut Vec<Problem>) {
    let mut add = |moment, field: &str, tag| {
        let Some(time) = own.time(tag).filter(|time| *time != 0) else { return };
        let seconds = (time / 10_000_000) as i64 - SECONDS_BEFORE_1970;
        // As far as Outlook's own calendar goes; beyond it stands "none".
        match moments::counted(moment, field, seconds, None).filter(|_| seconds < 70_000_000_000) {
            Some(dated) => out.times.push(dated),
            None => {
                let message = format!("its {field} is no time that there is; it is kept without it");
                problems.push(Problem::new("no-such-time", message));
            }
        }
    };
    let is_draft = own.number(tags::MESSAGE_FLAGS).is_some_and(|flags| flags & UNSENT != 0);
    if is_draft {
        add(Moment::Edited, "PidTagLastModificationTime", tags::LAST_CHANGED);
        let message = "it is a draft: the mailbox says that it was not sent";
        problems.push(Problem::new("draft", message));
        return;
    }
    add(Moment::Sent, "PidTagClientSubmitTime", tags::CLIENT_SUBMIT_TIME);
    add(Moment::Received, "PidTagMessageDeliveryTime", tags::DELIVERY_TIME);
}

/// As heads of mails write bytes.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let held = three.iter().fold(0_u32, |held, byte| held << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for n in 0..4 {
            let sign = SIGNS[(held >> (18 - 6 * n) & 63) as usize] as char;
            out.push(if n <= three.len() { sign } else { '=' });
        }
    }
    out
}
