//! Mailboxes in one file (RFC 4155 and its relatives): mails behind each other, each after a line that begins with "From ".
//!
//! Where a mail has a `Content-Length` that leads to such a line, or to the end, that is where it ends (mboxcl, mboxcl2); else
//! it ends before the next such line that stands behind an empty line. A ">" that was put before "From " in the words of a mail
//! is taken out again, but not where `Content-Length` shows that nothing was put in (mboxcl2).

use crate::content::Content;
use crate::parts::{Clues, Inside, Outcome, Read, Reader};
use memchr::memmem;
use record::Fate;
use std::borrow::Cow;
use std::io::{self, Read as _};

pub(crate) const READER: Reader = Reader {
    name: "mbox/1",
    kind: "mailbox",
    recognises,
    read: Read::Stream(read),
    is_text: false,
    is_record: false,
    too_large: "the limit",
};

fn recognises(clues: &Clues<'_>) -> bool {
    let head = clues.head.trim_ascii_start();
    is_from_line(head) && {
        let next = head.iter().position(|b| *b == b'\n').map_or(&[][..], |end| &head[end + 1..]);
        is_field(next)
    }
}

/// Whether `bytes` begin with the line that stands before a mail: "From ", somebody, and a time.
fn is_from_line(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"From ") {
        return false;
    }
    let line = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    let digits = |word: &[u8], many: usize| word.len() == many && word.iter().all(u8::is_ascii_digit);
    let words = line.split(|b| b.is_ascii_whitespace()).filter(|word| !word.is_empty());
    let (mut clock, mut year) = (false, false);
    for word in words.skip(1) {
        clock |= word.len() >= 4 && word.contains(&b':') && word.iter().all(|b| b.is_ascii_digit() || *b == b':');
        year |= digits(word, 4);
    }
    line.len() < 1000 && clock && year
}

/// Whether `bytes` begin with a field of a head.
fn is_field(bytes: &[u8]) -> bool {
    let name = bytes.iter().take(80).position(|b| *b == b':').unwrap_or(0);
    name > 0 && bytes[..name].iter().all(|b| (33..127).contains(b))
        // Some programs put the line in twice, the second time as if it were quoted.
        || bytes.starts_with(b">From ")
}

/// One mail of a mailbox.
pub enum Found {
    /// Its bytes, without the line before it and the empty line behind it.
    Mail(Vec<u8>),
    /// It has so many bytes, more than are taken on.
    TooLarge(u64),
}

/// A line that begins a mail is told within so many bytes.
const LOOKED_AT: usize = 2000;

/// Takes a mailbox apart. Memory holds one mail, and what was read with it.
pub struct Mails<R> {
    bytes: R,
    most: usize,
    /// What was read; from byte `begin` on it was not handed out yet, and there the line before a mail begins.
    held: Vec<u8>,
    begin: usize,
    ended: bool,
}

impl<R: io::Read> Mails<R> {
    /// Mails of at most `most` bytes.
    pub(crate) fn of(bytes: R, most: u64) -> Mails<R> {
        Mails { bytes, most: usize::try_from(most).unwrap_or(usize::MAX / 4), held: Vec::new(), begin: 0, ended: false }
    }

    /// Reads on, twice as much each time, so that a long mail is not looked through again for every piece.
    fn more(&mut self) -> io::Result<()> {
        self.held.drain(..std::mem::take(&mut self.begin));
        let many = self.held.len().clamp(256 << 10, 16 << 20) as u64;
        let read = self.bytes.by_ref().take(many).read_to_end(&mut self.held)?;
        self.ended = (read as u64) < many;
        Ok(())
    }

    /// The next mail.
    pub fn next_mail(&mut self) -> io::Result<Option<Found>> {
        let mut searched = 0;
        loop {
            let held = &self.held[self.begin..];
            match next_from_line(held, searched, self.ended) {
                Next::At(end) => return Ok(Some(Found::Mail(self.take(end)))),
                Next::Not if self.ended && held.trim_ascii().is_empty() => return Ok(None),
                Next::Not if self.ended => {
                    let end = held.len();
                    return Ok(Some(Found::Mail(self.take(end))));
                }
                Next::Not => searched = held.len().saturating_sub(LOOKED_AT),
                Next::Unsure(at) => searched = at,
            }
            if held.len() > self.most {
                return self.skip(searched).map(Some);
            }
            self.more()?;
        }
    }

    /// The mail of `len` bytes that comes next.
    fn take(&mut self, len: usize) -> Vec<u8> {
        let begin = self.begin;
        self.begin += len;
        mail_of(&self.held[begin..self.begin])
    }

    /// Goes past a mail that is too large.
    fn skip(&mut self, mut searched: usize) -> io::Result<Found> {
        self.held.drain(..std::mem::take(&mut self.begin));
        let mut size = 0;
        loop {
            match next_from_line(&self.held, searched, self.ended) {
                Next::At(end) => {
                    self.held.drain(..end);
                    return Ok(Found::TooLarge(size + end as u64));
                }
                Next::Not if self.ended => {
                    size += std::mem::take(&mut self.held).len() as u64;
                    return Ok(Found::TooLarge(size));
                }
                Next::Not => searched = self.held.len().saturating_sub(LOOKED_AT),
                Next::Unsure(at) => searched = at,
            }
            // What stands before a line that begins a mail is looked at, too.
            let gone = searched.saturating_sub(LOOKED_AT);
            self.held.drain(..gone);
            (size, searched) = (size + gone as u64, searched - gone);
            self.more()?;
        }
    }
}

/// Where the next line that begins a mail is.
enum Next {
    At(usize),
    /// There may be one at this place; more has to be read to tell.
    Unsure(usize),
    Not,
}

/// Looks for the next mail from byte `searched` of `held` on, which begins with the line before a mail.
fn next_from_line(held: &[u8], searched: usize, ended: bool) -> Next {
    if let Some(end) = by_content_length(held, ended) {
        return end;
    }
    for found in memmem::find_iter(&held[searched..], b"\nFrom ") {
        let at = searched + found + 1;
        if !ended && held.len() - at < LOOKED_AT {
            return Next::Unsure(at - 1);
        }
        if begins_mail(held, at) {
            return Next::At(at);
        }
    }
    Next::Not
}

/// Whether a mail begins at byte `at`. Where a head follows, one does, also where the empty line was left out before it: two mails
/// taken for one would be a lost mail.
fn begins_mail(held: &[u8], at: usize) -> bool {
    let rest = &held[at..];
    let next = rest.iter().take(LOOKED_AT).position(|b| *b == b'\n').map_or(&[][..], |end| &rest[end + 1..]);
    is_from_line(rest) && (is_field(next) || next.trim_ascii_start().is_empty() && is_behind_empty_line(held, at))
}

fn is_behind_empty_line(held: &[u8], at: usize) -> bool {
    let before = &held[..at.saturating_sub(1)];
    let before = before.strip_suffix(b"\r").unwrap_or(before);
    before.ends_with(b"\n") || before.is_empty() || !before.contains(&b'\n')
}

/// Where the mail ends by its own `Content-Length`, if another begins there or nothing does.
fn by_content_length(held: &[u8], ended: bool) -> Option<Next> {
    let (length, body) = content_length(held)?;
    let end = body.checked_add(length)?;
    if end > held.len() {
        // A length that leads past the end is none.
        return (!ended && end - held.len() < LONGEST_BODY).then_some(Next::Unsure(0));
    }
    let rest = &held[end..];
    if rest.len() < LOOKED_AT && !ended {
        return Some(Next::Unsure(0));
    }
    let blank = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    let behind_line = blank > 0 || held[..end].ends_with(b"\n");
    if rest.len() == blank {
        return Some(Next::Not);
    }
    (behind_line && blank <= 4 && begins_mail(held, end + blank)).then_some(Next::At(end + blank))
}

/// A mail that says it is longer is not believed before all of it is there.
const LONGEST_BODY: usize = 64 << 20;

/// The `Content-Length` of the mail that `held` begins with, and where its body begins.
fn content_length(held: &[u8]) -> Option<(usize, usize)> {
    let head_end =
        [&b"\n\n"[..], b"\n\r\n"].iter().filter_map(|end| Some(memmem::find(held, end)? + end.len())).min()?;
    let head = &held[..head_end];
    let field = memmem::find_iter(head, b"ength:").find(|at| {
        let start = at.wrapping_sub("\nContent-L".len());
        head.get(start..*at).is_some_and(|name| name.eq_ignore_ascii_case(b"\nContent-L"))
    })?;
    let value = head[field + 6..].split(|b| *b == b'\n').next()?.trim_ascii();
    Some((std::str::from_utf8(value).ok()?.parse().ok()?, head_end))
}

/// A mail as it was before it was put into a mailbox: `held` has the line before it, and the empty line behind it.
fn mail_of(held: &[u8]) -> Vec<u8> {
    let start = held.iter().position(|b| *b == b'\n').map_or(held.len(), |end| end + 1);
    let start = if is_from_line(held) { start } else { 0 };
    let mail = &held[start..];
    let is_exact = content_length(held).is_some_and(|(length, body)| {
        let body = &held[body..(body + length.min(held.len())).min(held.len())];
        memmem::find(body, b"\nFrom ").is_some()
    });
    let mail = mail
        .strip_suffix(b"\n")
        .map(|mail| mail.strip_suffix(b"\r").unwrap_or(mail))
        .filter(|m| m.ends_with(b"\n"))
        .unwrap_or(mail);
    if is_exact { mail.to_vec() } else { unquoted(mail) }
}

/// Takes the ">" out again that was put before "From ", where the lines around don't show that it stands for a quotation.
fn unquoted(mail: &[u8]) -> Vec<u8> {
    if memmem::find(mail, b">From ").is_none() {
        return mail.to_vec();
    }
    let depth = |line: &[u8]| line.iter().take_while(|b| **b == b'>').count();
    let lines: Vec<&[u8]> = mail.split_inclusive(|b| *b == b'\n').collect();
    let mut out = Vec::with_capacity(mail.len());
    for (n, line) in lines.iter().enumerate() {
        let signs = depth(line);
        let around = [n.checked_sub(1), Some(n + 1)].into_iter().flatten().filter_map(|n| lines.get(n));
        let quoted = around.map(|line| depth(line)).max().unwrap_or(0);
        let put_in = signs > quoted && line[signs..].starts_with(b"From ");
        out.extend_from_slice(&line[usize::from(put_in)..]);
    }
    out
}

fn read(bytes: &mut dyn io::Read, inside: &mut Inside<'_, '_>) -> Outcome {
    let most = inside.limits().max_part_bytes;
    let mut mails = Mails::of(bytes, most);
    for n in 1.. {
        if inside.cancelled() {
            break;
        }
        match mails.next_mail() {
            Ok(Some(Found::Mail(mail))) => {
                inside.numbered(n, Some("message/rfc822"), Content::Whole(Cow::Owned(mail)));
            }
            Ok(Some(Found::TooLarge(size))) => {
                let reason = format!("has {size} bytes, and no more than {} MiB of one mail are read", most >> 20);
                inside.lost(inside.path.numbered(n as usize), Fate::Failed(reason));
            }
            Ok(None) => break,
            Err(error) => {
                let reason = format!("the mailbox could not be read from here on: {error}; ask for another copy");
                inside.lost(inside.path.numbered(n as usize), Fate::Failed(reason));
                break;
            }
        }
    }
    Outcome::container("mailbox")
}

#[cfg(test)]
mod tests;
