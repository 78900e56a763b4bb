//! The head of a mail to its envelope.

use super::dates::dated;
use mail_parser::{Address, HeaderName, HeaderValue, Message};
use record::envelope::{Alias, AliasKind, Envelope, Moment, Participant, Reference, ReferenceKind, Role};
use record::fold::one_line;
use record::{PartPath, Problem};

/// No more participants, references or times of one mail are kept; heads with more are made by machines to do harm.
const MOST: usize = 10_000;
/// No more problems of one head are told one by one.
const MOST_PROBLEMS: usize = 20;

/// What the head of `mail`, whose bytes are `bytes`, says. What can't be read is told.
pub(super) fn envelope(mail: &Message<'_>, bytes: &[u8], problems: &mut Vec<Problem>) -> Envelope {
    let mut out = Envelope { channel: "mail".to_owned(), ..Envelope::default() };
    for header in mail.parts.first().map_or(&[][..], |part| &part.headers) {
        let written = || {
            let range = header.offset_start as usize..header.offset_end as usize;
            String::from_utf8_lossy(bytes.get(range).unwrap_or_default())
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        match &header.name {
            HeaderName::From => people(&header.value, Role::From, &mut out),
            HeaderName::Sender => people(&header.value, Role::Sender, &mut out),
            HeaderName::ReplyTo => people(&header.value, Role::ReplyTo, &mut out),
            HeaderName::To => people(&header.value, Role::To, &mut out),
            HeaderName::Cc => people(&header.value, Role::Cc, &mut out),
            HeaderName::Bcc => people(&header.value, Role::Bcc, &mut out),
            HeaderName::Subject if out.subject.is_none() => {
                out.subject = header.value.as_text().map(str::to_owned);
            }
            HeaderName::MessageId if out.id.is_none() => {
                out.id = header.value.as_text().map(|id| id.trim().to_owned()).filter(|id| !id.is_empty());
            }
            HeaderName::InReplyTo => references(&header.value, ReferenceKind::InReplyTo, &mut out),
            HeaderName::References => references(&header.value, ReferenceKind::References, &mut out),
            HeaderName::Date => time("Date", Moment::Sent, &written(), &mut out, problems),
            HeaderName::Received => {
                time("Received", Moment::Received, received(&written()), &mut out, problems);
            }
            HeaderName::Other(name) if name.eq_ignore_ascii_case("thread-index") && out.conversation.is_none() => {
                out.conversation = header.value.as_text().map(str::to_owned);
            }
            HeaderName::Other(name) if name.eq_ignore_ascii_case("thread-topic") => {
                out.conversation_name = header.value.as_text().map(str::to_owned);
            }
            _ => {}
        }
    }
    out
}

fn people(value: &HeaderValue<'_>, role: Role, out: &mut Envelope) {
    let HeaderValue::Address(address) = value else { return };
    let single;
    let all: Vec<_> = match address {
        Address::List(list) => {
            single = list;
            single.iter().collect()
        }
        Address::Group(groups) => groups.iter().flat_map(|group| &group.addresses).collect(),
    };
    for one in all {
        let clean = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let name = one.name.as_deref().and_then(clean);
        let alias = match (one.address.as_deref().and_then(clean), name) {
            (Some(value), name) => Alias { kind: AliasKind::Address, value, name },
            (None, Some(value)) => Alias { kind: AliasKind::Name, value, name: None },
            (None, None) => continue,
        };
        if out.participants.len() < MOST {
            out.participants.push(Participant { role, alias });
        }
    }
}

fn references(value: &HeaderValue<'_>, kind: ReferenceKind, out: &mut Envelope) {
    let one;
    let ids: &[_] = match value {
        HeaderValue::Text(id) => {
            one = [id.clone()];
            &one
        }
        HeaderValue::TextList(ids) => ids,
        _ => return,
    };
    let room = MOST.saturating_sub(out.references.len());
    out.references.extend(ids.iter().take(room).map(|id| Reference { kind, id: id.trim().to_owned() }));
}

/// The time that the field `field` states with `words`; what is doubtful of it is told.
fn time(field: &str, moment: Moment, words: &str, out: &mut Envelope, problems: &mut Vec<Problem>) {
    if words.trim().is_empty() || out.times.len() >= MOST {
        return;
    }
    let (dated, doubt) = dated(field, moment, words);
    if let Some(doubt) = doubt.filter(|_| problems.len() < MOST_PROBLEMS) {
        problems.push(Problem::new(doubt.code(), doubt.message(field, words.trim())));
    }
    out.times.push(dated);
}

/// The time in a `Received` field: what stands behind its last semicolon that is in no remark.
fn received(written: &str) -> &str {
    let mut depth = 0usize;
    let mut from = None;
    for (at, b) in written.bytes().enumerate() {
        match b {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b';' if depth == 0 => from = Some(at + 1),
            _ => {}
        }
    }
    from.map_or("", |from| &written[from..])
}

/// What makes a mail the one that it is: what it is called, who says when, and its words.
pub(super) fn identity(envelope: &Envelope, text: &str, attachments: &[PartPath]) -> Option<String> {
    let id = envelope.id.as_deref()?;
    let sent = envelope.sent().and_then(|dated| dated.time.text.as_deref()).unwrap_or_default();
    let from: Vec<&str> = envelope.who(Role::From).map(|alias| alias.value.as_str()).collect();
    // How lines end, and what stands at their ends, changes on the way.
    let content = format!("{sent}\n{}\n{}\n{}", from.join(","), one_line(text), attachments.len());
    Some(format!("mail:{id}:{}", record::digest::Digest::of(content.as_bytes()).short()))
}
