//! A chat of Signal as `signal-export` writes it: Markdown, each message behind `[YYYY-MM-DD, HH:MM] Name: `.
//!
//! Signal itself gives no text. What the program puts in is told apart: reactions, files, what an answer quotes, deleted messages.

use super::clocks;
use super::records::{Draft, Records, alias, reactions};
use super::stamped::order::Order;
use super::stamped::stamp::{SetOff, Stamp};
use super::stamped::{Stamped, bare, cut, messages, received, sender};
use super::whatsapp::looks_like_chat;
use crate::decode::{self, Decoded};
use crate::parts::{Clues, Inside, Outcome, Read, Reader};
use crate::sniff::{self, Format};
use record::envelope::{AliasKind, Attachment, Dated, Moment, Role};
use record::time::{Interval, Precision, StatedTime, Time};
use record::{ItemKind, PartPath, Problem};
use std::ops::Range;

pub(crate) const READER: Reader = Reader {
    name: "signal-markdown/1",
    kind: "export",
    recognises,
    read: Read::Whole(read),
    is_text: false,
    is_record: false,
    too_large: "the limit for a chat; export a shorter time",
};

fn recognises(clues: &Clues<'_>) -> bool {
    let is_text = matches!(sniff::by_name(clues.name), Format::Report | Format::Unnamed);
    let is_markdown = matches!(clues.extension().as_str(), "md" | "markdown");
    is_text && looks_like_chat(clues.head, if is_markdown { is_iso } else { is_signal })
}

fn is_iso(stamp: &Stamp) -> bool {
    let in_brackets = stamp.set_off == SetOff::Brackets && stamp.between == '-';
    in_brackets && stamp.date[0].digits == 4 && stamp.afternoon.is_none()
}

/// Whether no other program writes such a stamp.
pub(crate) fn is_signal(stamp: &Stamp) -> bool {
    is_iso(stamp) && stamp.comma && stamp.second.is_none()
}

fn read(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    let decoded = decode::decode(bytes);
    let (messages, before) = messages(&decoded.text);
    let name = name_of(inside.path);
    let mut records = Records::of(inside);
    if !bare(&decoded.text[before.clone()]).is_empty() {
        records.broken(&bytes[received(&decoded, &before, bytes.len())], "stands before the first message of the chat");
    }
    for one in &messages {
        if records.cancelled() {
            break;
        }
        let raw = received(&decoded, &one.range, bytes.len());
        records.read(&bytes[raw.clone()], decoded.encoding, || {
            let mut draft = message(&decoded, one, raw.start);
            draft.envelope.conversation_name.clone_from(&name);
            Ok(draft)
        });
    }
    let problems = decoded.problems.iter().cloned().map(|problem| Problem { span: None, ..problem }).take(1).collect();
    Outcome { problems, ..Outcome::container("export") }
}

/// The chat is called what its folder is called.
fn name_of(path: &PartPath) -> Option<String> {
    let around = path.as_str().strip_suffix(path.base_name())?.trim_end_matches(['/', '\\', '!']);
    let name = PartPath::file(around).base_name().to_owned();
    (!name.is_empty() && !name.ends_with(".zip")).then_some(name)
}

fn message(decoded: &Decoded, message: &Stamped, base: usize) -> Draft {
    let text = &decoded.text;
    let body = message.body(text);
    let mut draft = Draft::new(ItemKind::Message, "signal");
    time(message, message.when(text), &mut draft);
    let Some((name, behind)) = sender(&text[body.clone()]) else {
        draft.envelope.event = Some("notice".to_owned());
        draft.words = cut(decoded, &[body], base);
        return draft;
    };
    if name != "No-Sender" {
        draft.takes_part(Role::From, alias(AliasKind::Name, bare(name)));
    }
    let said = body.start + behind..body.end;
    if bare(&text[said.clone()]) == "(This message was deleted)" {
        draft.envelope.event = Some("deleted".to_owned());
        draft.words = cut(decoded, &[said], base);
        return draft;
    }
    let ranges = words(text, said, &mut draft);
    draft.words = cut(decoded, &ranges, base);
    draft
}

fn time(message: &Stamped, words: &str, draft: &mut Draft) {
    let (hour, minute, second) = message.stamp.clock();
    let clock = Time::new(hour, minute, second.unwrap_or(0), 0).ok();
    let at = Order::YearMonthDay.date(&message.stamp, 1970).zip(clock).map(|(date, at)| date.to_datetime(at));
    let Some(at) = at else { return draft.problems.push(clocks::no_such_time("line", words)) };
    let (interval, precision) = match second {
        Some(_) => (Interval::new(at, at), Precision::Second),
        None => (Interval::minute(at), Precision::Minute),
    };
    let time = StatedTime {
        interval: Some(interval),
        zone: None,
        text: Some(words.to_owned()),
        precision: Some(precision),
        claims: Vec::new(),
    };
    let dated = Dated { moment: Moment::Sent, field: "line".to_owned(), time, offset: None, guess: None };
    draft.envelope.times.push(dated);
}

/// Where the sender's own words stand in `said`; what the program put in is set down.
fn words(text: &str, said: Range<usize>, draft: &mut Draft) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut start = said.start;
    for line in text[said].split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        if let Some(signs) = line.trim_end().strip_prefix("(- ").and_then(|line| line.strip_suffix(" -)")) {
            for sign in signs.split(", ").filter_map(|sign| sign.rsplit_once(": ")) {
                let by = vec![(alias(AliasKind::Name, sign.0), None)];
                draft.envelope.reactions.extend(reactions(sign.1, by, 1));
            }
            continue;
        }
        for range in files(text, range, draft) {
            match ranges.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => ranges.push(range),
            }
        }
    }
    // Two spaces stand at the end of each message, for Markdown.
    while let Some(last) = ranges.last_mut() {
        last.end = last.start + text[last.clone()].trim_end().len();
        if last.start < last.end {
            break;
        }
        ranges.pop();
    }
    ranges
}

/// Takes links to files that came with a message out of `line`; what is left of it.
fn files(text: &str, line: Range<usize>, draft: &mut Draft) -> Vec<Range<usize>> {
    let mut left = Vec::new();
    let mut at = line.start;
    while let Some(found) = text[at..line.end].find("](./media/") {
        let middle = at + found;
        let open = text[at..middle].rfind('[').map(|open| at + open);
        let close = text[middle..line.end].find(')').map(|close| middle + close);
        let (Some(open), Some(close)) = (open, close) else { break };
        let name = Some(text[open + 1..middle].trim().to_owned()).filter(|name| !name.is_empty());
        draft.envelope.attachments.push(Attachment { name, media_type: None, part: None });
        let start = if text[at..open].ends_with('!') { open - 1 } else { open };
        left.push(at..start);
        at = close + 1;
    }
    left.push(at..line.end);
    left.retain(|range| !range.is_empty());
    left
}

#[cfg(test)]
mod tests;
