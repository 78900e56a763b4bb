//! The list of entries at the end of a ZIP archive (PKWARE APPNOTE 6.3.10, sections 4.3 and 4.4), or the headers before the
//! entries where a list is not there.

use super::{names, unreadable};
use crate::content::ReadAt;
use flate2::Crc;
use memchr::memmem;
use std::collections::BTreeMap;
use std::io;
use std::ops::Range;

/// One entry, as the list has it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// What it is called.
    pub(crate) name: String,
    /// The same as written.
    pub(crate) written: Vec<u8>,
    pub(crate) flags: u16,
    pub(crate) method: u16,
    pub(crate) crc: u32,
    pub(crate) packed: u64,
    pub(crate) size: u64,
    /// Where its own header begins.
    pub(crate) header: u64,
}

impl Entry {
    /// Whether it is a folder, which has no bytes.
    pub(crate) fn is_folder(&self) -> bool {
        self.size == 0 && self.name.ends_with(['/', '\\'])
    }

    pub(crate) fn is_encrypted(&self) -> bool {
        self.flags & 1 != 0
    }
}

/// What a ZIP archive says is in it.
pub(crate) struct Directory {
    pub(crate) entries: Vec<Entry>,
    /// How many entries it says that there are; none where it has no list.
    pub(crate) said: Option<u64>,
    /// How many entries are listed, including those whose line in the list can't be read.
    pub(crate) listed: u64,
}

/// The longest the end of the list can be, with its comment, and what leads to a longer one.
const LONGEST_END: u64 = 22 + 65_535 + 20;

pub(crate) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |two| u16::from_le_bytes([two[0], two[1]]))
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16_at(bytes, at)) | u32::from(u16_at(bytes, at + 2)) << 16
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from(u32_at(bytes, at)) | u64::from(u32_at(bytes, at + 4)) << 32
}

/// The bytes of `range`, as many as there are.
pub(crate) fn stretch(bytes: &dyn ReadAt, range: Range<u64>) -> io::Result<Vec<u8>> {
    let end = range.end.min(bytes.size());
    let mut out = vec![0; usize::try_from(end.saturating_sub(range.start)).unwrap_or(0)];
    let read = bytes.read_at(range.start, &mut out)?;
    out.truncate(read);
    Ok(out)
}

/// Where the list is, and how many entries it says it has.
struct End {
    at: u64,
    size: u64,
    said: u64,
    /// How much further behind it is than it says.
    shift: u64,
}

impl Directory {
    /// What is said to be in `bytes`. A list of more than `most` bytes is not taken on; the error is a reason for a person.
    pub(crate) fn of(bytes: &dyn ReadAt, most: u64) -> Result<Directory, String> {
        let Some(end) = end(bytes)? else { return scanned(bytes, most) };
        if end.size > most {
            return Err(format!(
                "its list of entries is larger than {} MiB, the limit; unpack it and add what is in it",
                most >> 20
            ));
        }
        let list = stretch(bytes, end.at..end.at + end.size).map_err(|error| unreadable(&error))?;
        let mut entries = Vec::new();
        let mut at = 0;
        while let Some(line) = list.get(at..).filter(|line| line.starts_with(b"PK\x01\x02") && line.len() >= 46) {
            let long =
                46 + usize::from(u16_at(line, 28)) + usize::from(u16_at(line, 30)) + usize::from(u16_at(line, 32));
            let Some(line) = line.get(..long) else { break };
            entries.push(listed(line));
            at += long;
        }
        let mut directory = Directory { listed: entries.len() as u64, entries, said: Some(end.said) };
        directory.move_to_headers(bytes, end.shift);
        if bytes.size() <= most {
            directory.find_headers(bytes)?;
        }
        directory.name();
        Ok(directory)
    }

    /// What stands before an archive, as before one that unpacks itself, may have been counted in it or not.
    fn move_to_headers(&mut self, bytes: &dyn ReadAt, shift: u64) {
        let is_header = |at: u64| matches!(stretch(bytes, at..at.saturating_add(4)), Ok(four) if four == b"PK\x03\x04");
        let Some(first) = self.entries.iter().map(|entry| entry.header).min() else { return };
        if !is_header(first) && is_header(first.saturating_add(shift)) {
            self.entries.iter_mut().for_each(|entry| entry.header = entry.header.saturating_add(shift));
        }
    }

    /// Looks for entries that are not where the list says, as where bytes were lost before them.
    fn find_headers(&mut self, bytes: &dyn ReadAt) -> Result<(), String> {
        let is_there = |entry: &Entry| {
            let four = stretch(bytes, entry.header..entry.header.saturating_add(4));
            matches!(four, Ok(four) if four == b"PK\x03\x04")
        };
        let mut gone: Vec<&mut Entry> = self.entries.iter_mut().filter(|entry| !is_there(entry)).collect();
        if gone.is_empty() {
            return Ok(());
        }
        let all = stretch(bytes, 0..bytes.size()).map_err(|error| unreadable(&error))?;
        let mut found: BTreeMap<&[u8], Vec<u64>> = BTreeMap::new();
        for at in memmem::find_iter(&all, b"PK\x03\x04") {
            let long = usize::from(u16_at(&all[at..], 26));
            if let Some(name) = all[at..].get(30..30 + long) {
                found.entry(name).or_default().push(at as u64);
            }
        }
        for entry in gone.iter_mut().rev() {
            let place = found.get_mut(entry.written.as_slice()).and_then(Vec::pop);
            entry.header = place.unwrap_or(entry.header);
        }
        Ok(())
    }

    /// Gives names to the entries whose name is not known yet.
    fn name(&mut self) {
        let unnamed: Vec<usize> = (0..self.entries.len()).filter(|n| self.entries[*n].name.is_empty()).collect();
        let written = unnamed.iter().map(|n| self.entries[*n].written.as_slice());
        let found = names::decoded(written);
        for (n, name) in unnamed.into_iter().zip(found) {
            self.entries[n].name = if name.is_empty() { "unnamed".to_owned() } else { name };
        }
    }
}

/// Finds the end of the list, and reads what it says.
fn end(bytes: &dyn ReadAt) -> Result<Option<End>, String> {
    let size = bytes.size();
    let start = size.saturating_sub(LONGEST_END);
    let tail = stretch(bytes, start..size).map_err(|error| unreadable(&error))?;
    let mut ends: Vec<usize> = memmem::rfind_iter(&tail, b"PK\x05\x06").filter(|at| tail.len() - at >= 22).collect();
    // A comment may have such bytes in it too, so one that ends where the file does comes first.
    ends.sort_by_key(|at| at + 22 + usize::from(u16_at(&tail, at + 20)) != tail.len());
    for at in ends.into_iter().take(64) {
        let found = one_end(bytes, &tail, at, start)?;
        let fits = |end: &End| {
            let first = stretch(bytes, end.at..end.at.saturating_add(4));
            end.size == 0 || first.is_ok_and(|first| first == b"PK\x01\x02")
        };
        if let Some(end) = found.filter(fits) {
            return Ok(Some(end));
        }
    }
    Ok(None)
}

fn one_end(bytes: &dyn ReadAt, tail: &[u8], at: usize, start: u64) -> Result<Option<End>, String> {
    let end = &tail[at..];
    let (mut disk, mut said) = (u32::from(u16_at(end, 4)), u64::from(u16_at(end, 10)));
    let (mut size, mut offset) = (u64::from(u32_at(end, 12)), u64::from(u32_at(end, 16)));
    let mut behind = start + at as u64;
    if let Some(leads) = at.checked_sub(20).map(|at| &tail[at..]).filter(|leads| leads.starts_with(b"PK\x06\x07")) {
        let place = u64_at(leads, 8);
        let long = stretch(bytes, place..place.saturating_add(56)).map_err(|error| unreadable(&error))?;
        if long.starts_with(b"PK\x06\x06") {
            (disk, said) = (u32_at(&long, 16), u64_at(&long, 32));
            (size, offset) = (u64_at(&long, 40), u64_at(&long, 48));
            behind = place;
        }
    }
    if disk != 0 && disk != 0xffff {
        return Err("is one of several pieces of an archive; put them together, or unpack it, and add that".to_owned());
    }
    // Where something was put before the archive, the list is still right before its end.
    let before = behind.checked_sub(size).unwrap_or(offset);
    let first = |at: u64| matches!(stretch(bytes, at..at.saturating_add(4)), Ok(four) if four == b"PK\x01\x02");
    let place = if first(before) || !first(offset) { before } else { offset };
    Ok((place.checked_add(size).is_some_and(|end| end <= bytes.size())).then_some(End {
        at: place,
        size,
        said,
        shift: place.saturating_sub(offset),
    }))
}

/// One line of the list; its name is left open where its encoding is not stated.
fn listed(line: &[u8]) -> Entry {
    let named = 46 + usize::from(u16_at(line, 28));
    let written = line[46..named].to_vec();
    let extra = &line[named..named + usize::from(u16_at(line, 30))];
    let mut entry = Entry {
        name: String::new(),
        flags: u16_at(line, 8),
        method: u16_at(line, 10),
        crc: u32_at(line, 16),
        packed: u64::from(u32_at(line, 20)),
        size: u64::from(u32_at(line, 24)),
        header: u64::from(u32_at(line, 42)),
        written,
    };
    entry.heed(extra);
    entry
}

impl Entry {
    /// Takes in what stands in the additional fields: sizes of more than four bytes, and the name in Unicode.
    fn heed(&mut self, mut extra: &[u8]) {
        while extra.len() >= 4 {
            let (id, long) = (u16_at(extra, 0), usize::from(u16_at(extra, 2)));
            let Some(field) = extra.get(4..4 + long) else { break };
            match id {
                1 => self.heed_long(field),
                0x7075 if field.first() == Some(&1) && field.len() > 5 => {
                    let mut crc = Crc::new();
                    crc.update(&self.written);
                    if crc.sum() == u32_at(field, 1) {
                        self.name = String::from_utf8_lossy(&field[5..]).into_owned();
                    }
                }
                _ => {}
            }
            extra = &extra[4 + long..];
        }
        if self.flags & 1 << 11 != 0 && self.name.is_empty() {
            self.name = String::from_utf8_lossy(&self.written).into_owned();
        }
    }

    fn heed_long(&mut self, field: &[u8]) {
        let mut at = 0;
        for value in [&mut self.size, &mut self.packed, &mut self.header] {
            if *value == u64::from(u32::MAX) && field.len() >= at + 8 {
                *value = u64_at(field, at);
                at += 8;
            }
        }
    }
}

/// The entries of an archive without a list, as when a copy breaks off: one header after the other, as far as they say how long
/// what is behind them is.
fn scanned(bytes: &dyn ReadAt, most: u64) -> Result<Directory, String> {
    let mut entries: Vec<Entry> = Vec::new();
    let (mut at, mut names) = (0, 0);
    let mut patience = bytes.size().saturating_mul(20).max(1 << 28);
    while names < most {
        let header = stretch(bytes, at..at.saturating_add(30 + 2 * 65_535)).map_err(|error| unreadable(&error))?;
        if header.len() < 30 || !header.starts_with(b"PK\x03\x04") {
            break;
        }
        let name_end = 30 + usize::from(u16_at(&header, 26));
        let data = name_end + usize::from(u16_at(&header, 28));
        let (Some(written), Some(extra)) = (header.get(30..name_end), header.get(name_end..data)) else { break };
        if written.is_empty() {
            break;
        }
        names += 200 + written.len() as u64;
        let mut entry = Entry {
            name: String::new(),
            written: written.to_vec(),
            flags: u16_at(&header, 6),
            method: u16_at(&header, 8),
            crc: u32_at(&header, 14),
            packed: u64::from(u32_at(&header, 18)),
            size: u64::from(u32_at(&header, 22)),
            header: at,
        };
        entry.heed(extra);
        // Of some, how long they are stands behind them.
        let is_open = entry.flags & 8 != 0 && entry.packed == 0;
        at += data as u64;
        if is_open {
            let Some((packed, size, crc)) = super::measured(bytes, at, entry.method, &mut patience) else {
                (entry.packed, entry.size) = (bytes.size().saturating_sub(at), u64::MAX);
                entries.push(entry);
                break;
            };
            (entry.packed, entry.size, entry.crc) = (packed, size, crc);
            let behind = stretch(bytes, at + packed..at + packed + 24).map_err(|error| unreadable(&error))?;
            let signed = if behind.starts_with(b"PK\x07\x08") { 4 } else { 0 };
            let next = [12, 20].into_iter().find(|skip| behind.get(signed + skip..signed + skip + 2) == Some(b"PK"));
            at += packed + signed as u64 + next.unwrap_or(12) as u64;
        } else {
            at = at.saturating_add(entry.packed);
        }
        entries.push(entry);
    }
    let mut directory = Directory { listed: entries.len() as u64, entries, said: None };
    directory.name();
    Ok(directory)
}
