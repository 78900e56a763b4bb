//! Chats as plain text, where each message begins with a line that has a time and a name before the words.
//!
//! - [`stamp`]: what stands before the name.
//! - [`order`]: which of three numbers is the day, which the month, which the year: proven by the whole file, or left open.
//! - here: from the lines to messages, each with its bytes.

pub(crate) mod order;
pub(crate) mod stamp;

use super::json::Words;
use crate::decode::Decoded;
use crate::decode::RawMap;
use stamp::Stamp;
use std::ops::Range;

/// One message in a text.
pub(crate) struct Stamped {
    pub(crate) stamp: Stamp,
    /// Where all of it stands in the text.
    pub(crate) range: Range<usize>,
}

impl Stamped {
    /// Where what comes behind the time stands, without the line end behind it.
    pub(crate) fn body(&self, text: &str) -> Range<usize> {
        let start = (self.range.start + self.stamp.body).min(self.range.end);
        let body = &text[start..self.range.end];
        start..start + body.trim_end_matches(['\n', '\r']).len()
    }

    /// The words that say when.
    pub(crate) fn when<'t>(&self, text: &'t str) -> &'t str {
        let start = self.range.start;
        &text[start + self.stamp.when.start..start + self.stamp.when.end]
    }
}

/// The messages of a text, and what stands before the first.
pub(crate) fn messages(text: &str) -> (Vec<Stamped>, Range<usize>) {
    let mut all: Vec<Stamped> = Vec::new();
    let mut at = 0;
    let mut before = text.len();
    for line in text.split_inclusive('\n') {
        // What is written otherwise than the first was pasted in.
        let found = Stamp::read(line).filter(|stamp| all.first().is_none_or(|first| first.stamp.is_like(stamp)));
        if let Some(stamp) = found {
            match all.last_mut() {
                Some(last) => last.range.end = at,
                None => before = at,
            }
            all.push(Stamped { stamp, range: at..text.len() });
        }
        at += line.len();
    }
    (all, 0..before)
}

/// The name before the first colon of `body`, and where the words begin.
pub(crate) fn sender(body: &str) -> Option<(&str, usize)> {
    let line = body.split('\n').next().unwrap_or_default().trim_end_matches('\r');
    let end = line.find(": ").or_else(|| line.ends_with(':').then(|| line.len() - 1))?;
    let name = &line[..end];
    let behind = (end + 2).min(line.len());
    (!name.trim().is_empty() && end <= LONGEST_NAME).then_some((name, behind))
}

/// A name has no more bytes.
const LONGEST_NAME: usize = 200;

/// `range` of the text, in bytes as received.
pub(crate) fn received(decoded: &Decoded, range: &Range<usize>, size: usize) -> Range<usize> {
    let at = |place: usize| decoded.raw.raw(place..place).map(|raw| raw.start);
    let end = if range.end == decoded.text.len() { Some(size) } else { at(range.end) };
    let (start, end) = (at(range.start).unwrap_or(0).min(size), end.unwrap_or(size).min(size));
    start..end.max(start)
}

/// The words that stand at `ranges` of the text, behind each other; they lead to bytes counted from byte `base` as received.
pub(crate) fn cut(decoded: &Decoded, ranges: &[Range<usize>], base: usize) -> Words {
    let (mut text, mut map) = (String::new(), RawMap::default());
    for range in ranges {
        text.push_str(&decoded.text[range.clone()]);
        let whole =
            decoded.raw.raw(range.clone()).filter(|raw| raw.len() == range.len() && decoded.encoding == "UTF-8");
        if let Some(raw) = whole {
            map.go_to(raw.start.saturating_sub(base));
            map.push_same(raw.len());
            continue;
        }
        for (at, c) in decoded.text[range.clone()].char_indices().map(|(at, c)| (at + range.start, c.len_utf8())) {
            match decoded.raw.raw(at..at + c) {
                Some(raw) => {
                    map.go_to(raw.start.saturating_sub(base));
                    if raw.len() == c && c == 1 { map.push_same(1) } else { map.push_char(c, raw.len()) }
                }
                None => map.push_broken(c, 0),
            }
        }
    }
    Words { text, map }
}

/// Whether `c` is a mark that only says which way words run.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Without marks and white space at either end.
pub(crate) fn bare(words: &str) -> &str {
    words.trim_matches(|c: char| is_mark(c) || c.is_whitespace())
}

#[cfg(test)]
mod tests;
