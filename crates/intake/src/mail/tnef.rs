//! `winmail.dat`: what Outlook puts beside a mail for other Outlooks ([MS-OXTNEF]). Its words, if it has any, and what is attached.

use super::check_sum::added;
use super::mapi::properties::{Properties, Value};
use super::mapi::stored::{self, Attached, Held, Stored};
use super::mapi::{codepages, tags};
use crate::parts::{Clues, Inside, Outcome, Read, Reader};
use record::{Fate, Problem};

pub(crate) const READER: Reader = Reader {
    name: "tnef/1",
    kind: "mail",
    recognises: |clues: &Clues<'_>| clues.head.starts_with(MAGIC) && clues.head.get(6).is_some_and(|level| *level <= 2),
    read: Read::Whole(read),
    is_text: false,
    is_record: false,
    too_large: "the limit for one mail",
};

const MAGIC: &[u8] = b"\x78\x9f\x3e\x22";

/// Attributes, by their numbers without their types.
const SUBJECT: u16 = 0x8004;
const BODY: u16 = 0x800c;
const ATTACHED: u16 = 0x800f;
const TITLE: u16 = 0x8010;
const ATTACHMENT_BEGINS: u16 = 0x9002;
const MESSAGE_PROPERTIES: u16 = 0x9003;
const RECIPIENTS: u16 = 0x9004;
const ATTACHMENT_PROPERTIES: u16 = 0x9005;
const CODE_PAGE: u16 = 0x9007;

/// No message is inside of more others.
const DEEPEST: u32 = 32;

fn read(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    let message = message(bytes, 0);
    if !stored::is_message(&message.properties) && message.attachments.is_empty() {
        return Outcome::failed("mail", "holds no words and nothing attached that could be read; ask for another copy");
    }
    stored::read(message, inside)
}

/// Bytes that are read one behind the other.
struct Cut<'b>(&'b [u8]);

impl<'b> Cut<'b> {
    fn take(&mut self, many: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(many)?;
        self.0 = rest;
        Some(taken)
    }

    fn two(&mut self) -> Option<u16> {
        self.take(2).map(|two| u16::from_le_bytes([two[0], two[1]]))
    }

    fn four(&mut self) -> Option<u32> {
        self.take(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
    }

    /// So many bytes, which were filled up to a multiple of four; at the very end they need not be.
    fn filled(&mut self, many: usize) -> Option<&'b [u8]> {
        let taken = self.take(many)?;
        let fill = (many.next_multiple_of(4) - many).min(self.0.len());
        self.0 = &self.0[fill..];
        Some(taken)
    }
}

/// Reads the attributes, as far as they go.
fn message(bytes: &[u8], depth: u32) -> Stored {
    let mut out = Stored::default();
    let mut page = None;
    let mut cut = Cut(bytes.get(6..).unwrap_or_default());
    while !cut.0.is_empty() {
        let Some((number, data, is_whole)) = attribute(&mut cut) else {
            let message = "it breaks off before its end; what is behind that is not there: ask for another copy";
            out.problems.push(Problem::new("cut-off", message));
            break;
        };
        if !is_whole {
            let message =
                format!("its attribute {number:04X} does not fit its check sum; compare it with another copy");
            out.problems.push(Problem::new("damaged", message));
        }
        match number {
            CODE_PAGE => {
                page = data.get(..4).map(|four| i64::from(u32::from_le_bytes([four[0], four[1], four[2], four[3]])))
            }
            SUBJECT => out.properties.put(tags::SUBJECT, Value::Narrow(data.to_vec())),
            BODY => out.properties.put(tags::BODY, Value::Narrow(data.to_vec())),
            MESSAGE_PROPERTIES => drop(properties(&mut Cut(data), &mut out.properties)),
            RECIPIENTS => recipients(data, &mut out),
            ATTACHMENT_BEGINS => out
                .attachments
                .push(Attached { properties: Properties::default(), content: Held::none(&Properties::default()) }),
            TITLE | ATTACHED | ATTACHMENT_PROPERTIES => {
                if let Some(last) = out.attachments.last_mut() {
                    attachment(number, data, last, depth);
                }
            }
            _ => {}
        }
    }
    let page = page.filter(|page| codepages::label(*page).is_some());
    out.properties = out.properties.with_page(page);
    out.recipients = out.recipients.into_iter().map(|one| one.with_page(page)).collect();
    for attached in &mut out.attachments {
        attached.properties = std::mem::take(&mut attached.properties).with_page(page);
    }
    out
}

/// The number of the next attribute, its bytes, and whether they fit their check sum.
fn attribute<'b>(cut: &mut Cut<'b>) -> Option<(u16, &'b [u8], bool)> {
    cut.take(1)?;
    let number = cut.two()?;
    cut.two()?;
    let size = cut.four()? as usize;
    let data = cut.take(size)?;
    let sum = cut.two()?;
    Some((number, data, sum == added(data)))
}

fn recipients(data: &[u8], out: &mut Stored) {
    let mut cut = Cut(data);
    let many = cut.four().unwrap_or(0);
    for _ in 0..many.min(10_000) {
        let mut one = Properties::default();
        if properties(&mut cut, &mut one).is_none() {
            let message = "the list of those it went to could not be read to its end; ask for another copy";
            return out.problems.push(Problem::new("unread-recipients", message));
        }
        out.recipients.push(one);
    }
}

fn attachment(number: u16, data: &[u8], out: &mut Attached, depth: u32) {
    match number {
        TITLE => out.properties.put(tags::ATTACHED_FILE_NAME, Value::Narrow(data.to_vec())),
        // What the properties hold, a message, says more.
        ATTACHED if matches!(out.content, Held::Not(_)) => out.content = Held::Bytes(data.to_vec()),
        ATTACHMENT_PROPERTIES => {
            let object = properties(&mut Cut(data), &mut out.properties).flatten();
            match object {
                // Before the message stands what sort of object it is.
                Some(object) if object.get(16..20) == Some(MAGIC) => {
                    out.content = match depth < DEEPEST {
                        true => Held::Message(Box::new(message(&object[16..], depth + 1))),
                        false => {
                            let reason =
                                format!("nested deeper than {DEEPEST} messages, the limit; take it out in Outlook");
                            Held::Not(Fate::Failed(reason))
                        }
                    };
                }
                _ if matches!(out.content, Held::Not(_)) => out.content = Held::none(&out.properties),
                _ => {}
            }
        }
        _ => {}
    }
}

/// Puts the properties that come next into `out`; gives what is attached among them. Nothing, where they break off.
fn properties<'b>(cut: &mut Cut<'b>, out: &mut Properties) -> Option<Option<&'b [u8]>> {
    let mut object = None;
    for _ in 0..cut.four()? {
        let (kind, id) = (cut.two()?, cut.two()?);
        if id >= 0x8000 {
            cut.take(16)?;
            match cut.four()? {
                0 => drop(cut.four()?),
                _ => {
                    let size = cut.four()? as usize;
                    cut.filled(size)?;
                }
            }
        }
        let is_list = kind & 0x1000 != 0;
        let kind = kind & 0x0fff;
        let is_long = Value::size(kind).is_none();
        let many = if is_list || is_long { cut.four()? } else { 1 };
        for n in 0..many {
            let size = if is_long { cut.four()? as usize } else { Value::size(kind)? };
            let data = cut.filled(size)?;
            if n > 0 || is_list {
                continue;
            }
            if id == tags::ATTACHED {
                object = Some(data);
            } else if let Some(value) = Value::of(kind, data) {
                out.put(id, value);
            }
        }
    }
    Some(object)
}

#[cfg(test)]
mod tests;
