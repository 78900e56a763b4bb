//! Tar archives: headers and files, one behind the other, as POSIX, GNU tar and the programs before them write them.
//!
//! Read as a stream, so that it may come out of another. Links are skipped: what they lead to has its own place. Where a header is
//! damaged, the next one is looked for, and what lies between has a fate.

mod header;
mod sparse;

use super::broken::{ToBreak, lose_rest};
use crate::content::Content;
use crate::parts::{ARCHIVE, Inside, Outcome, unreadable};
use crate::parts::{Clues, Read, Reader};
use crate::zipped::names::{decoded, left_behind, shown};
use header::{BLOCK, Header, statements, stretches};
use record::{Fate, Problem};
use sparse::Sparse;
use std::io::{self, Read as _};

pub(crate) const READER: Reader = Reader {
    name: "tar/1",
    kind: ARCHIVE,
    recognises,
    read: Read::Stream(read),
    is_text: false,
    is_record: false,
    too_large: "the limit",
};

fn recognises(clues: &Clues<'_>) -> bool {
    let head = clues.head;
    let is_empty = || clues.extension() == "tar" && head.len() >= 2 * BLOCK && head.iter().all(|b| *b == 0);
    // Words can stand there, too: a letter in Spanish had "ustar" in the place of the mark. No text has the zero byte behind it.
    let has_mark = |mark: &[u8]| head.len() > BLOCK && head[257..].starts_with(mark);
    let is_marked = has_mark(b"ustar\0") || has_mark(b"ustar  \0");
    is_marked || Header::of(head).is_some_and(|header| !header.name.is_empty()) || is_empty()
}

/// A name or a list of statements that is longer is not taken for one.
const LONGEST: u64 = 1 << 20;

fn read(bytes: &mut dyn io::Read, inside: &mut Inside<'_, '_>) -> Outcome {
    let mut tar = Tar { bytes, at: 0, next: Said::default(), always: Said::default() };
    let end = loop {
        if inside.cancelled() {
            break Ok(End::Marked);
        }
        match tar.entry(inside) {
            Ok(None) => {}
            Ok(Some(end)) => break Ok(end),
            Err(error) => break Err(error),
        }
    };
    let mut outcome = Outcome::container(ARCHIVE);
    match end {
        Ok(End::Marked) => {}
        Ok(End::Unmarked) => {
            let message = "the mark at its end is missing; if you miss files, ask for another copy";
            outcome.problems.push(Problem::new("no-end-mark", message));
        }
        Ok(End::Broken) => {
            let reason = format!("the archive breaks off after {} bytes; ask for another copy", tar.at);
            inside.lost(inside.path.member("(the rest)"), Fate::Failed(reason));
        }
        Err(error) => inside.lost(inside.path.member("(the rest)"), Fate::Failed(unreadable(&error))),
    }
    outcome
}

/// How an archive ends.
enum End {
    Marked,
    Unmarked,
    Broken,
}

/// What was said of the next entry before its header.
#[derive(Clone, Default)]
struct Said {
    name: Option<Vec<u8>>,
    link: Option<Vec<u8>>,
    size: Option<u64>,
    whole: Option<u64>,
    stretches: Vec<(u64, u64)>,
    /// Whether the stretches of a file with holes stand before its bytes.
    has_map: bool,
}

impl Said {
    fn heed(&mut self, statements: Vec<(String, Vec<u8>)>) {
        let mut offset = 0;
        for (key, value) in statements {
            let digits = || std::str::from_utf8(&value).ok().and_then(|digits| digits.trim().parse::<u64>().ok());
            match key.as_str() {
                "path" if self.name.is_none() => self.name = Some(value),
                "GNU.sparse.name" => self.name = Some(value),
                "linkpath" => self.link = Some(value),
                "size" => self.size = digits(),
                "GNU.sparse.realsize" | "GNU.sparse.size" => self.whole = digits(),
                "GNU.sparse.major" => self.has_map = value == b"1",
                "GNU.sparse.offset" => offset = digits().unwrap_or(0),
                "GNU.sparse.numbytes" => self.stretches.push((offset, digits().unwrap_or(0))),
                "GNU.sparse.map" => self.stretches = pairs(value.split(|b| *b == b',')),
                _ => {}
            }
        }
    }
}

fn pairs<'v>(numbers: impl Iterator<Item = &'v [u8]>) -> Vec<(u64, u64)> {
    let numbers: Vec<u64> = numbers.map_while(|digits| std::str::from_utf8(digits).ok()?.trim().parse().ok()).collect();
    numbers.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

struct Tar<'b> {
    bytes: &'b mut dyn io::Read,
    /// How many bytes were read.
    at: u64,
    next: Said,
    always: Said,
}

impl Tar<'_> {
    /// The next block; fewer bytes at the end.
    fn block(&mut self) -> io::Result<Vec<u8>> {
        let mut block = Vec::with_capacity(BLOCK);
        (&mut *self.bytes).take(BLOCK as u64).read_to_end(&mut block)?;
        self.at += block.len() as u64;
        Ok(block)
    }

    /// Reads one header and what is behind it. Gives the end where there is no more.
    fn entry(&mut self, inside: &mut Inside<'_, '_>) -> io::Result<Option<End>> {
        let block = self.block()?;
        if block.is_empty() {
            return Ok(Some(End::Unmarked));
        }
        match Header::of(&block) {
            Some(header) => self.take(header, inside),
            None if block.iter().all(|b| *b == 0) && block.len() == BLOCK => self.behind_mark(inside),
            None if block.len() < BLOCK => Ok(Some(End::Broken)),
            None => self.find(1, "the header of an entry is damaged", inside),
        }
    }

    /// Goes past the mark at the end. Archives may stand behind each other.
    fn behind_mark(&mut self, inside: &mut Inside<'_, '_>) -> io::Result<Option<End>> {
        loop {
            let block = self.block()?;
            if block.iter().all(|b| *b == 0) {
                if block.len() < BLOCK {
                    return Ok(Some(End::Marked));
                }
                continue;
            }
            return match Header::of(&block) {
                Some(header) => self.take(header, inside),
                None => self.find(1, "behind the mark at its end stand other bytes", inside),
            };
        }
    }

    /// Looks for the next header, and tells what lies before it: `blocks` already, and more.
    fn find(&mut self, mut blocks: u64, what: &str, inside: &mut Inside<'_, '_>) -> io::Result<Option<End>> {
        let start = self.at.saturating_sub(BLOCK as u64);
        let (header, block) = loop {
            let block = self.block()?;
            let header = Header::of(&block);
            if header.is_some() || block.len() < BLOCK {
                break (header, block);
            }
            blocks += 1;
        };
        let many = blocks * BLOCK as u64 + if header.is_some() { 0 } else { block.len() as u64 };
        let reason = format!("{what}: {many} bytes from byte {start} on were not read; ask for another copy");
        inside.lost(inside.path.member("(the rest)"), Fate::Failed(reason));
        self.next = Said::default();
        header.map_or(Ok(Some(End::Marked)), |header| self.take(header, inside))
    }

    /// Takes in what a header says, or hands over the entry behind it.
    fn take(&mut self, header: Header, inside: &mut Inside<'_, '_>) -> io::Result<Option<End>> {
        match header.kind {
            b'L' | b'K' | b'x' | b'g' | b'X' if header.size <= LONGEST => {
                let text = self.text(header.size)?;
                let name = || text.split(|b| *b == 0).next().map(<[u8]>::to_vec);
                match header.kind {
                    b'L' => self.next.name = name(),
                    b'K' => self.next.link = name(),
                    b'g' => self.always.heed(statements(&text)),
                    _ => self.next.heed(statements(&text)),
                }
                Ok(None)
            }
            _ => {
                let said = std::mem::take(&mut self.next);
                self.file(&header, said, inside)
            }
        }
    }

    /// The `size` bytes behind a header, of which none is part of a file.
    fn text(&mut self, size: u64) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        let padded = size.next_multiple_of(BLOCK as u64);
        self.at += (&mut *self.bytes).take(padded).read_to_end(&mut text)? as u64;
        text.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        Ok(text)
    }

    /// Hands over an entry, and goes to its end.
    fn file(&mut self, header: &Header, said: Said, inside: &mut Inside<'_, '_>) -> io::Result<Option<End>> {
        let name = said.name.as_ref().or(self.always.name.as_ref()).unwrap_or(&header.name);
        let name = decoded(std::iter::once(name.as_slice())).pop().filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| "unnamed".to_owned());
        let link = decoded(std::iter::once(said.link.as_ref().unwrap_or(&header.link).as_slice())).concat();
        let is_folder = header.kind == b'5' || matches!(header.kind, b'0' | 0) && name.ends_with('/');
        let left = left_behind(&name).map(Fate::Skipped);
        let fate = left.filter(|_| !is_folder && header.kind != b'V').or_else(|| unread(header.kind, &link));
        let has_bytes = !matches!(header.kind, b'1'..=b'6');
        let size = if has_bytes { said.size.or(self.always.size).unwrap_or(header.size) } else { 0 };
        let mut entry = Entry { bytes: &mut *self.bytes, left: size, read: 0 };
        match fate {
            Some(fate) => inside.lost(inside.path.member(&name), fate),
            None if is_folder || matches!(header.kind, b'V' | b'D' | b'g') => {}
            None => hand_over(&mut entry, header, said, &name, inside),
        }
        io::copy(&mut entry, &mut io::sink())?;
        let (read, missing) = (entry.read, entry.left);
        self.at += read;
        if missing > 0 {
            return Ok(Some(End::Broken));
        }
        let padding = size.next_multiple_of(BLOCK as u64) - size;
        self.at += io::copy(&mut (&mut *self.bytes).take(padding), &mut io::sink())?;
        Ok(None)
    }
}

/// Hands over the file that `entry` has the bytes of.
fn hand_over(entry: &mut Entry<'_>, header: &Header, said: Said, name: &str, inside: &mut Inside<'_, '_>) {
    let mut stretches = [header.stretches.as_slice(), &said.stretches].concat();
    let map = if header.goes_on {
        more_stretches(entry, &mut stretches)
    } else if said.has_map {
        map_before(entry, &mut stretches)
    } else {
        Ok(())
    };
    if let Err(error) = map {
        return inside.lost(inside.path.member(name), Fate::Failed(unreadable(&error)));
    }
    let is_sparse = header.kind == b'S' || said.has_map || !said.stretches.is_empty();
    let whole = said.whole.unwrap_or(header.whole);
    let fault = if is_sparse {
        let mut bytes = ToBreak::new(Sparse::new(entry, stretches, whole));
        inside.member(name, None, Content::Stream(&mut bytes));
        bytes.fault(None)
    } else {
        let mut bytes = ToBreak::new(entry);
        inside.member(name, None, Content::Stream(&mut bytes));
        bytes.fault(None)
    };
    if let Some(fault) = fault {
        lose_rest(inside, name, fault);
    }
}

/// The blocks behind a header that say where more bytes of a file with holes belong. They don't count as bytes of the file.
fn more_stretches(entry: &mut Entry<'_>, into: &mut Vec<(u64, u64)>) -> io::Result<()> {
    loop {
        let mut block = Vec::with_capacity(BLOCK);
        entry.read += (&mut *entry.bytes).take(BLOCK as u64).read_to_end(&mut block)? as u64;
        if block.len() < BLOCK {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        into.extend(stretches(&block[..504]));
        if block[504] == 0 {
            return Ok(());
        }
        if into.len() as u64 > LONGEST {
            return Err(io::Error::other("it is in more pieces than are taken on"));
        }
    }
}

/// The same, where it stands before the bytes of the file and counts among them.
fn map_before(entry: &mut Entry<'_>, into: &mut Vec<(u64, u64)>) -> io::Result<()> {
    let mut map = Vec::new();
    loop {
        let before = map.len();
        entry.by_ref().take(BLOCK as u64).read_to_end(&mut map)?;
        let lines: Vec<&[u8]> = map.split(|b| *b == b'\n').collect();
        let many = lines[0].iter().try_fold(0usize, |sum, b| {
            let digit = b.is_ascii_digit().then(|| usize::from(b - b'0'))?;
            sum.checked_mul(10)?.checked_add(digit)
        });
        match many {
            Some(many) if lines.len() > many.saturating_mul(2) + 1 => {
                *into = pairs(lines[1..=2 * many].iter().copied());
                return Ok(());
            }
            Some(_) if map.len() > before && map.len() as u64 <= LONGEST / 8 => {}
            _ => return Err(io::Error::other("the map of its holes can't be read")),
        }
    }
}

/// The bytes of one entry. That they end too early is an error once, for whoever reads the file.
struct Entry<'b> {
    bytes: &'b mut dyn io::Read,
    left: u64,
    read: u64,
}

impl io::Read for Entry<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let many = into.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        if many == 0 {
            return Ok(0);
        }
        let read = self.bytes.read(&mut into[..many])?;
        self.left -= read as u64;
        self.read += read as u64;
        Ok(read)
    }
}

/// Why an entry of this kind has no bytes to read.
fn unread(kind: u8, link: &str) -> Option<Fate> {
    let reason = match kind {
        b'1' => format!("is another name for {}, which has a place of its own in the archive", shown(link)),
        b'2' => format!("is a link to {}, and links in archives are not followed", shown(link)),
        b'3' | b'4' => "is a device and no file".to_owned(),
        b'6' => "is a named pipe and no file".to_owned(),
        b'M' => {
            let reason =
                "begins in another piece of the archive; put the pieces together, or unpack them, and add that";
            return Some(Fate::Failed(reason.to_owned()));
        }
        _ => return None,
    };
    Some(Fate::Skipped(reason))
}

#[cfg(test)]
mod tests;
