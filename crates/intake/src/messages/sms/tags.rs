//! Tags of XML one after the other, from a stream: all that phones write stands in attributes.
//!
//! What is no XML costs the record that it stands in: a `<` inside a value begins a new tag, since it can't stand there.

use std::io::{self, Read};

/// What was met in the stream.
#[derive(Debug, PartialEq)]
pub(super) enum Found {
    /// The tag that all records are in.
    Outer(Vec<u8>),
    /// A record with all its tags, and whether its end was met.
    Record(Vec<u8>, bool),
    /// A record of so many bytes, more than are taken on.
    TooLarge(u64),
    /// The end of the tag that all records are in.
    End,
}

/// The names of tags that hold all records, and of those that are one.
const OUTER: [&[u8]; 2] = [b"smses", b"calls"];
const RECORDS: [&[u8]; 3] = [b"sms", b"mms", b"call"];

/// Takes a stream apart. Memory holds one record, and what was read with it.
pub(super) struct Tags<R> {
    bytes: R,
    most: usize,
    held: Vec<u8>,
    /// What stands before this was met.
    at: usize,
    ended: bool,
}

enum Next {
    /// From the tag's first byte to behind its last, and whether it is closed.
    Tag(usize, usize, bool),
    More,
    Nothing,
}

impl<R: Read> Tags<R> {
    /// Records of at most `most` bytes.
    pub(super) fn of(bytes: R, most: u64) -> Tags<R> {
        let most = usize::try_from(most).unwrap_or(usize::MAX / 4);
        Tags { bytes, most, held: Vec::new(), at: 0, ended: false }
    }

    /// Reads on, twice as much each time, so that a long record is not looked through again for every piece.
    fn more(&mut self) -> io::Result<()> {
        let many = self.held.len().clamp(256 << 10, 16 << 20) as u64;
        let read = self.bytes.by_ref().take(many).read_to_end(&mut self.held)?;
        self.ended = (read as u64) < many;
        Ok(())
    }

    /// The next tag behind byte `from`; nothing, where the stream is at its end, or has more bytes than are taken on.
    fn tag(&mut self, from: usize) -> io::Result<Option<(usize, usize, bool)>> {
        loop {
            match next(&self.held, from, self.ended) {
                Next::Tag(start, end, is_closed) => return Ok(Some((start, end, is_closed))),
                Next::Nothing => return Ok(None),
                Next::More if self.held.len() - self.at > self.most => return Ok(None),
                Next::More => self.more()?,
            }
        }
    }

    /// What is met next.
    pub(super) fn next(&mut self) -> io::Result<Option<Found>> {
        // What was met is let go of now and then, and not for each record: what stays has to move.
        if self.at * 2 > self.held.len() {
            self.held.drain(..self.at);
            self.at = 0;
        }
        let mut from = self.at;
        loop {
            let Some((start, end, is_closed)) = self.tag(from)? else { return self.rest() };
            let name = name(&self.held[start..end]);
            if OUTER.contains(&name) {
                self.at = end;
                return Ok(Some(Found::Outer(self.held[start..end].to_vec())));
            }
            if name.strip_prefix(b"/").is_some_and(|name| OUTER.contains(&name)) {
                self.at = end;
                return Ok(Some(Found::End));
            }
            if RECORDS.contains(&name) {
                let name = name.to_vec();
                return self.record(&name, start, end, is_closed).map(Some);
            }
            from = end;
        }
    }

    /// What is left where no tag could be found.
    fn rest(&mut self) -> io::Result<Option<Found>> {
        if self.ended {
            return Ok(None);
        }
        let mut size = (self.held.len() - self.at) as u64;
        self.held.clear();
        self.at = 0;
        while !self.ended {
            self.more()?;
            // What is no tag is gone past up to where one begins.
            let next = self.held.iter().position(|b| *b == b'<').unwrap_or(self.held.len());
            size += next as u64;
            self.held.drain(..next);
            if !self.held.is_empty() {
                break;
            }
        }
        Ok(Some(Found::TooLarge(size)))
    }

    /// The record that begins with the tag at `start..end`.
    fn record(&mut self, called: &[u8], start: usize, end: usize, is_closed: bool) -> io::Result<Found> {
        let mut to = end;
        let mut whole = is_closed;
        if is_closed && !self.held[start..end].ends_with(b"/>") {
            whole = loop {
                let Some((next, past, _)) = self.tag(to)? else {
                    if !self.ended {
                        let size = self.held.len() - start;
                        self.at = self.held.len();
                        return Ok(Found::TooLarge(size as u64));
                    }
                    to = self.held.len();
                    break false;
                };
                let name = name(&self.held[next..past]);
                if name.strip_prefix(b"/") == Some(called) {
                    to = past;
                    break true;
                }
                // Another record, or the end of all: the end of this one is missing.
                if RECORDS.contains(&name) || name.strip_prefix(b"/").is_some_and(|name| OUTER.contains(&name)) {
                    to = next;
                    break false;
                }
                to = past;
            };
        }
        self.at = to;
        Ok(Found::Record(self.held[start..to].to_vec(), whole))
    }
}

/// The name of a tag, with the stroke of one that closes.
pub(super) fn name(tag: &[u8]) -> &[u8] {
    let rest = tag.get(1..).unwrap_or_default();
    let stroke = usize::from(rest.first() == Some(&b'/'));
    let end = rest[stroke..].iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'<'));
    &rest[..end.map_or(rest.len(), |end| end + stroke)]
}

/// The next tag of `held` behind `from`.
fn next(held: &[u8], from: usize, ended: bool) -> Next {
    let more = if ended { Next::Nothing } else { Next::More };
    let Some(start) = held[from..].iter().position(|b| *b == b'<').map(|at| from + at) else { return more };
    let rest = &held[start..];
    if rest.starts_with(b"<!--") {
        return match memchr::memmem::find(rest, b"-->") {
            Some(end) => Next::Tag(start, start + end + 3, true),
            None if ended => Next::Tag(start, held.len(), false),
            None => Next::More,
        };
    }
    let mut quote = None;
    for (n, byte) in rest.iter().enumerate().skip(1) {
        match (byte, quote) {
            (b'<', _) => return Next::Tag(start, start + n, false),
            (b'>', None) => return Next::Tag(start, start + n + 1, true),
            (b'"' | b'\'', None) => quote = Some(*byte),
            (byte, Some(open)) if *byte == open => quote = None,
            _ => {}
        }
    }
    if ended { Next::Tag(start, held.len(), false) } else { Next::More }
}

/// All tags of a record.
pub(super) fn tags(record: &[u8]) -> Vec<&[u8]> {
    let mut tags = Vec::new();
    let mut from = 0;
    while let Next::Tag(start, end, _) = next(record, from, true) {
        if end <= from {
            break;
        }
        tags.push(&record[start..end]);
        from = end;
    }
    tags
}

/// The value of the attribute `wanted` of a tag, as it stands there.
pub(super) fn attribute<'t>(tag: &'t [u8], wanted: &str) -> Option<&'t [u8]> {
    let mut at = name(tag).len() + 1;
    loop {
        at += tag.get(at..)?.iter().position(|b| !b.is_ascii_whitespace())?;
        let equals = at + tag[at..].iter().position(|b| *b == b'=')?;
        let called = tag[at..equals].trim_ascii();
        let open = equals + 1 + tag[equals + 1..].iter().position(|b| !b.is_ascii_whitespace())?;
        let mark = *tag.get(open).filter(|mark| matches!(mark, b'"' | b'\''))?;
        let close = open + 1 + tag[open + 1..].iter().position(|b| *b == mark)?;
        if called == wanted.as_bytes() {
            return Some(&tag[open + 1..close]);
        }
        at = close + 1;
    }
}

/// A value as people read it. Phones write characters beyond the first 65,536 as two numbers, which XML has not.
pub(super) fn unescaped(value: &[u8]) -> String {
    let value = String::from_utf8_lossy(value);
    if !value.contains('&') {
        return value.into_owned();
    }
    let mut out = String::with_capacity(value.len());
    let mut high: Option<u16> = None;
    let mut text = value.as_ref();
    while let Some(at) = text.find('&') {
        if at > 0 && high.take().is_some() {
            out.push('\u{fffd}');
        }
        out.push_str(&text[..at]);
        text = &text[at..];
        let Some((code, past)) = reference(text) else {
            if high.take().is_some() {
                out.push('\u{fffd}');
            }
            out.push('&');
            text = &text[1..];
            continue;
        };
        text = &text[past..];
        match (high.take(), code) {
            (None, 0xd800..=0xdbff) => high = Some(code as u16),
            (Some(first), 0xdc00..=0xdfff) => {
                out.extend(char::decode_utf16([first, code as u16]).map(|c| c.unwrap_or('\u{fffd}')));
            }
            (before, code) => {
                out.extend(before.map(|_| '\u{fffd}'));
                match code {
                    0xd800..=0xdbff => high = Some(code as u16),
                    code => out.push(char::from_u32(code).filter(|c| *c != '\0').unwrap_or('\u{fffd}')),
                }
            }
        }
    }
    out.extend(high.map(|_| '\u{fffd}'));
    out.push_str(text);
    out
}

/// The character that a reference at the beginning of `text` stands for, and how long the reference is.
fn reference(text: &str) -> Option<(u32, usize)> {
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = &text[1..end];
    let code = match name {
        "amp" => '&' as u32,
        "lt" => '<' as u32,
        "gt" => '>' as u32,
        "quot" => '"' as u32,
        "apos" => '\'' as u32,
        _ => match name.strip_prefix('#')?.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => name[1..].parse().ok()?,
        },
    };
    Some((code, end + 1))
}
