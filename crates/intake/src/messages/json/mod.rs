//! JSON as exports have it: taken apart record by record, so that one that is broken costs none but itself.
//!
//! [`pieces`] finds where the entries of a list or the members of an object stand, whatever is in them; each is then read as JSON
//! by itself. Strings are read with the way back to their bytes.

mod object;
mod words;

pub(crate) use object::{Object, text_of};
pub(crate) use words::{Escapes, Words};

use std::ops::Range;

/// The entries of a list, or the members of an object.
pub(crate) struct Pieces {
    /// Where each stands, without the white space around it.
    pub(crate) ranges: Vec<Range<usize>>,
    /// Whether the bracket at the end was there.
    pub(crate) closed: bool,
    /// One past the last byte.
    pub(crate) end: usize,
}

/// Takes apart what begins with the bracket at byte `open`. A string ends with its line at the latest, since JSON has no line ends
/// in strings: so a lost quotation mark costs no more than its record.
pub(crate) fn pieces(bytes: &[u8], open: usize) -> Pieces {
    let mut ranges = Vec::new();
    let (mut at, mut start) = (open + 1, open + 1);
    let mut depth = 0_usize;
    let mut push = |range: Range<usize>| {
        let piece = &bytes[range.clone()];
        let lead = piece.len() - piece.trim_ascii_start().len();
        let long = piece.trim_ascii().len();
        if long > 0 {
            ranges.push(range.start + lead..range.start + lead + long);
        }
    };
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = end_of_string(bytes, at),
            b'[' | b'{' => depth += 1,
            b']' | b'}' if depth == 0 => {
                push(start..at);
                return Pieces { ranges, closed: true, end: at + 1 };
            }
            b']' | b'}' => depth -= 1,
            b',' if depth == 0 => {
                push(start..at);
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    push(start.min(bytes.len())..bytes.len());
    Pieces { ranges, closed: false, end: bytes.len() }
}

/// The last byte of the string that begins at byte `at`.
fn end_of_string(bytes: &[u8], at: usize) -> usize {
    let mut next = at + 1;
    while let Some(found) = bytes.get(next..).and_then(|rest| memchr::memchr3(b'"', b'\\', b'\n', rest)) {
        next += found;
        if bytes[next] != b'\\' {
            return next;
        }
        next += 2;
    }
    bytes.len()
}

/// Where the value of the member `name` of the object that begins at byte `open` stands, taken apart no further.
pub(crate) fn member(bytes: &[u8], members: &[Range<usize>], name: &str) -> Option<Range<usize>> {
    // Of members with one name the last counts, as everywhere.
    members.iter().rev().find_map(|range| {
        let member = &bytes[range.clone()];
        let rest = member.strip_prefix(b"\"")?.strip_prefix(name.as_bytes())?.strip_prefix(b"\"")?;
        let value = rest.trim_ascii_start().strip_prefix(b":")?.trim_ascii_start();
        (!value.is_empty()).then(|| range.end - value.len()..range.end)
    })
}

/// What stands behind the value of the member at `range`, where it can't be: a comma is missing, or a bracket too many.
pub(crate) fn behind_value(bytes: &[u8], range: &Range<usize>) -> Range<usize> {
    let skip = |at: usize| at + bytes[at..range.end].iter().take_while(|b| b.is_ascii_whitespace()).count();
    let colon = skip((end_of_string(bytes, range.start) + 1).min(range.end));
    if bytes[colon..range.end].first() != Some(&b':') {
        return range.clone();
    }
    let value = skip(colon + 1);
    let end = match bytes[value..range.end].first() {
        Some(b'"') => end_of_string(bytes, value) + 1,
        Some(b'[' | b'{') => pieces(&bytes[..range.end], value).end,
        _ => bytes[value..range.end].iter().position(|b| b"\"[{".contains(b)).map_or(range.end, |at| value + at),
    };
    end.min(range.end)..range.end
}

/// The list that the member `name` of an object is, taken apart.
pub(crate) fn list(bytes: &[u8], members: &[Range<usize>], name: &str) -> Option<Pieces> {
    let value = member(bytes, members, name)?;
    (bytes[value.start] == b'[').then(|| pieces(&bytes[..value.end], value.start))
}

#[cfg(test)]
mod tests;
