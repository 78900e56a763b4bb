//! ZIP archives (PKWARE APPNOTE 6.3.10).
//!
//! Read here and not by a library, since those know entries by their names and so lose one of two with the same name. What is in
//! the archive is what its list says. An entry whose header calls it something else, and entries that lie over one another, are
//! read and told; what is encrypted or packed in a way that is not known has its own fate. Without a list, as when a copy breaks
//! off, the headers before the entries are followed.

use super::broken::{ToBreak, lose_rest};
use super::package::{self, Package};
use super::told;
use crate::content::{Content, ReadAt, Walk};
use crate::parts::{ARCHIVE, Inside, Outcome};
use crate::parts::{Clues, Read, Reader};
use crate::sidecar::Statement;
use crate::zipped::names::{left_behind, shown};
use crate::zipped::{Directory, Entry, Stretch, header, method};
use flate2::read::DeflateDecoder;
use record::{Fate, Problem};
use std::io;

pub(crate) const READER: Reader = Reader {
    name: "zip/1",
    kind: ARCHIVE,
    recognises,
    read: Read::Anywhere(read),
    is_text: false,
    is_record: false,
    too_large: "the limit for an archive inside another; take it out and add it",
};

fn recognises(clues: &Clues<'_>) -> bool {
    [&b"PK\x03\x04"[..], b"PK\x05\x06", b"PK\x07\x08PK\x03\x04"].iter().any(|magic| clues.head.starts_with(magic))
}

/// As many problems of one kind are told one by one.
const TOLD: usize = 20;

fn read(bytes: &dyn ReadAt, inside: &mut Inside<'_, '_>) -> Outcome {
    let directory = match Directory::of(bytes, inside.limits().max_part_bytes) {
        Ok(directory) => directory,
        Err(reason) => return Outcome::failed(ARCHIVE, reason),
    };
    if let Some(package) = Package::of(directory.entries.iter().map(|entry| entry.written.as_slice())) {
        return package::read(package, bytes, inside);
    }
    if directory.said.is_none() && directory.entries.is_empty() {
        return Outcome::failed(
            ARCHIVE,
            "looks like a ZIP archive, and nothing can be found in it; ask for another copy",
        );
    }
    let told = told::of(bytes, &directory.entries, inside);
    let mut problems = overlaps(&directory.entries);
    let mut misnamed = 0;
    // What lies over other entries would be summed up again and again.
    let mut patience = bytes.size();
    for entry in &directory.entries {
        if inside.cancelled() {
            break;
        }
        if entry.is_folder() {
            continue;
        }
        let told = told.get(told::folder(&entry.name));
        if let Some(other) = take(bytes, entry, told, inside, &mut patience) {
            misnamed += 1;
            if misnamed <= TOLD {
                problems.push(called_otherwise(entry, &other));
            }
        }
    }
    if misnamed > TOLD {
        let message =
            format!("{} more entries are called otherwise before their bytes than in the list", misnamed - TOLD);
        problems.push(Problem::new("entry-name-differs", message));
    }
    match directory.said {
        // Some programs count on from 0 behind 65,535.
        Some(said) if directory.listed & 0xffff == said => {}
        Some(said) if said < directory.listed => {
            let message =
                format!("its list says that it has {said} entries, and has {}; all were read", directory.listed);
            problems.push(Problem::new("entries-differ", message));
        }
        Some(said) => inside.held_to(said, directory.listed, "entries"),
        None => {
            let reason = "the list at its end is missing, as when a copy breaks off; what comes before that was read, as far as it \
                          is there; ask for another copy";
            inside.lost(inside.path.member("(the rest)"), Fate::Failed(reason.to_owned()));
        }
    }
    Outcome { problems, ..Outcome::container(ARCHIVE) }
}

/// Hands over one entry. Gives its name as its own header has it, where that is another.
fn take(
    bytes: &dyn ReadAt,
    entry: &Entry,
    told: Option<&Statement>,
    inside: &mut Inside<'_, '_>,
    patience: &mut u64,
) -> Option<String> {
    let name = entry.name.as_str();
    let mut lose = |fate: Fate| inside.lost(inside.path.member(name), fate);
    if let Some(reason) = left_behind(name) {
        lose(Fate::Skipped(reason));
        return None;
    }
    if entry.is_encrypted() {
        let reason = "is encrypted; unpack the archive with its password, and add what is in it";
        lose(Fate::Failed(reason.to_owned()));
        return None;
    }
    if !matches!(entry.method, 0 | 8) {
        let reason = format!(
            "is packed by {}, which is not read here; unpack the archive and add what is in it",
            method(entry.method)
        );
        lose(Fate::Failed(reason));
        return None;
    }
    let (data, written) = match header(bytes, entry) {
        Ok(found) => found,
        Err(reason) => {
            lose(Fate::Failed(reason));
            return None;
        }
    };
    let held = bytes.size().saturating_sub(data);
    let range = Stretch { bytes, start: data, size: entry.packed.min(held) };
    if entry.method == 0 {
        store(&range, entry, told, inside, patience);
    } else {
        let mut unpacked = ToBreak::new(DeflateDecoder::new(Walk::new(&range)));
        inside.member_told(name, told, Content::Stream(&mut unpacked));
        if let Some(fault) = unpacked.fault((entry.size != u64::MAX).then_some((entry.size, entry.crc))) {
            lose_rest(inside, name, fault);
        }
    }
    (written != entry.written).then(|| String::from_utf8_lossy(&written).into_owned())
}

/// Hands over an entry that is not packed: any stretch of it can be had.
fn store(
    range: &Stretch<'_>,
    entry: &Entry,
    told: Option<&Statement>,
    inside: &mut Inside<'_, '_>,
    patience: &mut u64,
) {
    inside.member_told(&entry.name, told, Content::At(range));
    let Some(left) = patience.checked_sub(range.size) else { return };
    *patience = left;
    let mut again = ToBreak::new(Walk::new(range));
    let fault = match io::copy(&mut again, &mut io::sink()) {
        Ok(_) if entry.size == u64::MAX => None,
        Ok(_) => again.fault(Some((entry.size, entry.crc))),
        Err(error) => Some(crate::parts::unreadable(&error)),
    };
    if let Some(fault) = fault {
        lose_rest(inside, &entry.name, fault);
    }
}

fn called_otherwise(entry: &Entry, other: &str) -> Problem {
    let (name, other) = (shown(&entry.name), shown(other));
    let message =
        format!("the entry that its list calls {name} is called {other} before its bytes; it is shown as {name}");
    Problem::new("entry-name-differs", message)
}

/// Says so where entries share bytes.
fn overlaps(entries: &[Entry]) -> Vec<Problem> {
    let mut ranges: Vec<(u64, u64)> = entries
        .iter()
        .filter(|entry| !entry.is_folder())
        .map(|entry| (entry.header, entry.header.saturating_add(30 + entry.written.len() as u64 + entry.packed)))
        .collect();
    ranges.sort_unstable();
    let mut end = 0;
    let mut many = 0;
    for (start, ends) in ranges {
        many += u64::from(start < end);
        end = end.max(ends);
    }
    if many == 0 {
        return Vec::new();
    }
    let message = format!(
        "{many} entries share bytes with others, as no program packs them; what they say is read as far as the limits allow"
    );
    vec![Problem::new("entries-overlap", message)]
}

#[cfg(test)]
mod tests;
