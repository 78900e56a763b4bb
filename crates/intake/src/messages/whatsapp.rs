//! A chat that WhatsApp exported as text.
//!
//! Times are those of the phone that exported, to the minute or the second, without a zone. In which order day and month stand is
//! nowhere said: see [`order`](super::stamped::order). What WhatsApp itself puts in (pictures left out, messages deleted or edited,
//! who came and went) it puts in the language of the phone; it is told apart where that is known, and is words where not.

mod marks;
mod notices;

use super::clocks;
use super::records::{Draft, Records, alias};
use super::stamped::order::{Order, orders};
use super::stamped::stamp::{SetOff, Stamp};
use super::stamped::{Stamped, bare, cut, is_mark, messages, received, sender};
use super::x_direct::undated;
use crate::decode::{self, Decoded};
use crate::parts::{Clues, Inside, Outcome, Read, Reader};
use crate::sniff::{self, Format};
use record::envelope::{Alias, AliasKind, Dated, Moment, Role};
use record::time::{DateTime, Interval, Precision, StatedTime, Time};
use record::{ItemKind, PartPath, Problem};
use std::ops::Range;

pub(crate) const READER: Reader = Reader {
    name: "whatsapp/1",
    kind: "export",
    recognises,
    read: Read::Whole(read),
    is_text: false,
    is_record: false,
    too_large: "the limit for a chat; export it without its media",
};

/// There was no WhatsApp before.
const FIRST_YEAR: i16 = 2009;

fn recognises(clues: &Clues<'_>) -> bool {
    let is_text = matches!(sniff::by_name(clues.name), Format::Report | Format::Unnamed);
    is_text && looks_like_chat(clues.head, |stamp| !super::signal::is_signal(stamp))
}

/// Whether `head` begins with a stamp that `fits`, and somebody says something behind one.
pub(crate) fn looks_like_chat(head: &[u8], fits: impl Fn(&Stamp) -> bool) -> bool {
    let start = head.iter().position(|b| !b.is_ascii_whitespace()).map_or(&[][..], |start| &head[start..]);
    let can_begin = |b: &u8| b.is_ascii_digit() || *b == b'[' || *b >= 0x80;
    if !start.first().is_some_and(can_begin) {
        return false;
    }
    // The first line tells most texts apart, and decoding it costs little.
    let first = decode::decode(&head[..head.len().min(2000)]).text;
    let first = first.trim_start_matches(|c: char| is_mark(c) || c.is_whitespace());
    if !Stamp::read(first).is_some_and(|stamp| fits(&stamp)) {
        return false;
    }
    let text = decode::decode(head).text;
    let (messages, before) = messages(&text);
    bare(&text[before]).is_empty()
        && messages.iter().any(|message| {
            let body = &text[message.body(&text)];
            sender(body).is_some() || notices::read(body).is_some()
        })
}

fn read(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    let decoded = decode::decode(bytes);
    let (messages, before) = messages(&decoded.text);
    let orders = orders(messages.iter().map(|message| &message.stamp), FIRST_YEAR);
    // Where the first thing said is that nobody listens in, it stands behind the name of the chat.
    let first = messages.first().and_then(|first| sender(&decoded.text[first.body(&decoded.text)]).zip(Some(first)));
    let first = first.filter(|((_, behind), first)| {
        notices::is_about_encryption(&decoded.text[first.body(&decoded.text)][*behind..])
    });
    let name = name_of(inside.path).or_else(|| first.map(|((name, _), _)| bare(name).to_owned()));
    let chat = Chat { decoded: &decoded, size: bytes.len(), orders, name };
    let mut records = Records::of(inside);
    if !bare(&decoded.text[before.clone()]).is_empty() {
        records.broken(&bytes[received(&decoded, &before, bytes.len())], "stands before the first message of the chat");
    }
    for message in &messages {
        if records.cancelled() {
            break;
        }
        let raw = received(&decoded, &message.range, bytes.len());
        records.read(&bytes[raw.clone()], decoded.encoding, || Ok(chat.message(message, raw.start)));
    }
    let problems = decoded.problems.iter().cloned().map(|problem| Problem { span: None, ..problem });
    let problems = problems.take(1).chain(chat.open_order()).collect();
    Outcome { problems, ..Outcome::container("export") }
}

/// What the chat is called by the name of its file, or of the archive that it lies in.
fn name_of(path: &PartPath) -> Option<String> {
    let base = path.base_name();
    let base = match path.as_str().strip_suffix("_chat.txt") {
        Some(around) => PartPath::file(around.trim_end_matches(['/', '\\', '!'])).base_name().to_owned(),
        None => base.to_owned(),
    };
    let stem = [".txt", ".zip"].iter().find_map(|end| base.strip_suffix(end)).unwrap_or(&base);
    let name = BEFORE_NAMES.iter().find_map(|before| stem.strip_prefix(before))?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// What stands before the name of the chat, in the languages in which exports were seen.
const BEFORE_NAMES: [&str; 9] = [
    "WhatsApp Chat with ",
    "WhatsApp Chat - ",
    "WhatsApp-Chat mit ",
    "WhatsApp-chat met ",
    "Chat de WhatsApp con ",
    "Chat WhatsApp con ",
    "Conversa do WhatsApp com ",
    "Discussion WhatsApp avec ",
    "Чат WhatsApp с контактом ",
];

struct Chat<'c> {
    decoded: &'c Decoded,
    size: usize,
    orders: Vec<Order>,
    name: Option<String>,
}

impl Chat<'_> {
    /// One message, whose bytes begin at byte `base`.
    fn message(&self, message: &Stamped, base: usize) -> Draft {
        let text = &self.decoded.text;
        let body = message.body(text);
        let mut draft = Draft::new(ItemKind::Message, "whatsapp");
        draft.envelope.conversation_name.clone_from(&self.name);
        self.time(message, &mut draft);
        let line = &text[body.clone()];
        // What WhatsApp says itself may have a colon in it, and stands behind a name on some phones.
        let from_nobody = notices::read(line).filter(|_| message.stamp.set_off != SetOff::Brackets);
        let said = sender(line).filter(|_| from_nobody.is_none());
        let ranges = match said {
            Some((name, behind)) => self.said(name, body.start + behind..body.end, &mut draft),
            None => {
                let notice = from_nobody.or_else(|| notices::read(line));
                notices::tell(notice, &mut draft);
                vec![body]
            }
        };
        draft.words = cut(self.decoded, &ranges, base.min(self.size));
        draft
    }

    /// What somebody said, behind their name: where the words stand.
    fn said(&self, name: &str, words: Range<usize>, draft: &mut Draft) -> Vec<Range<usize>> {
        let said = &self.decoded.text[words.clone()];
        let by_itself = said.starts_with(is_mark) || notices::is_about_encryption(said);
        if by_itself && let Some(notice) = notices::read(bare(said)) {
            // On such phones the name before it is that of the chat, or of whoever it is about.
            notices::tell(Some(notice), draft);
            return vec![words];
        }
        draft.takes_part(Role::From, somebody(name));
        let marks = marks::read(said);
        draft.envelope.attachments = marks.attachments;
        if marks.deleted {
            draft.envelope.event = Some("deleted".to_owned());
        }
        if let Some(mark) = marks.edited {
            let mut edited = undated("edited", Moment::Edited);
            edited.time.text = Some(bare(&said[mark]).to_owned());
            draft.envelope.times.push(edited);
        }
        marks.words.into_iter().map(|range| words.start + range.start..words.start + range.end).collect()
    }

    /// When, in all orders of the date that are left.
    fn time(&self, message: &Stamped, draft: &mut Draft) {
        let words = message.when(&self.decoded.text);
        let (hour, minute, second) = message.stamp.clock();
        let clock = Time::new(hour, minute, second.unwrap_or(0), 0).ok();
        let dates = self.orders.iter().filter_map(|order| order.date(&message.stamp, FIRST_YEAR));
        let mut moments: Vec<DateTime> =
            dates.zip(clock.into_iter().cycle()).map(|(d, at)| d.to_datetime(at)).collect();
        moments.sort();
        moments.dedup();
        let (Some(first), Some(last)) = (moments.first(), moments.last()) else {
            return draft.problems.push(clocks::no_such_time("line", words));
        };
        let exact = |at: DateTime| if second.is_some() { Interval::new(at, at) } else { Interval::minute(at) };
        let interval = Interval::new(exact(*first).earliest, exact(*last).latest);
        let precision = match (moments.len(), second) {
            (2.., _) => Precision::Range,
            (_, Some(_)) => Precision::Second,
            (_, None) => Precision::Minute,
        };
        let guess = (moments.len() > 1).then(|| {
            let days: Vec<String> = moments.iter().map(|at| at.date().to_string()).collect();
            format!("the export does not say in which order day and month stand: {}", days.join(" or "))
        });
        let time = StatedTime {
            interval: Some(interval),
            zone: None,
            text: Some(words.to_owned()),
            precision: Some(precision),
            claims: Vec::new(),
        };
        let dated = Dated { moment: Moment::Sent, field: "line".to_owned(), time, offset: None, guess };
        draft.envelope.times.push(dated);
    }

    /// Says so where the order of day and month is open.
    fn open_order(&self) -> Option<Problem> {
        if self.orders.is_empty() {
            let message = "its dates are written in an order that is not known, so its messages are kept as undated";
            return Some(Problem::new("date-order", message));
        }
        let names: Vec<&str> = self.orders.iter().map(|order| order.name()).collect();
        let message = format!(
            "nothing in it shows in which order its dates are written ({}); where that makes a difference both dates are \
             kept, so look for a message whose date you know",
            names.join("; or ")
        );
        (names.len() > 1).then(|| Problem::new("date-order", message))
    }
}

/// A name or a number, as the phone's address book had it.
fn somebody(name: &str) -> Alias {
    let name: String = name.chars().filter(|c| !is_mark(*c)).collect();
    let name = name.trim();
    let is_number = name.starts_with('+') && name.chars().filter(char::is_ascii_digit).count() >= 5;
    let only = name.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-()".contains(c));
    alias(if is_number && only { AliasKind::Phone } else { AliasKind::Name }, name)
}

#[cfg(test)]
mod tests;
