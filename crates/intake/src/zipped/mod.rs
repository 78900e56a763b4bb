//! What a ZIP file says is in it (PKWARE APPNOTE 6.3.10), for archives and for the documents that are made as one.

mod directory;
pub(crate) mod names;

pub(crate) use directory::{Directory, Entry};

use crate::content::{ReadAt, Walk};
use directory::{stretch, u16_at};
use flate2::Crc;
use flate2::read::DeflateDecoder;
use std::io::{self, Read as _, Seek as _};

/// Where the bytes of an entry begin, and what its own header calls it.
pub(crate) fn header(bytes: &dyn ReadAt, entry: &Entry) -> Result<(u64, Vec<u8>), String> {
    let at = entry.header;
    let head = stretch(bytes, at..at.saturating_add(30)).map_err(|error| unreadable(&error))?;
    if head.len() < 30 || !head.starts_with(b"PK\x03\x04") {
        return Err("is listed, and is not where the list says; ask for another copy of the archive".to_owned());
    }
    let name_end = at + 30 + u64::from(u16_at(&head, 26));
    let name = stretch(bytes, at + 30..name_end).map_err(|error| unreadable(&error))?;
    Ok((name_end + u64::from(u16_at(&head, 28)), name))
}

/// The bytes of the entry of a document, unpacked, and what is wrong with them, if they are not all or not the same. The error says
/// why none can be had; no more than `most` are.
pub(crate) fn unpacked(bytes: &dyn ReadAt, entry: &Entry, most: u64) -> Result<(Vec<u8>, Option<String>), String> {
    if entry.is_encrypted() {
        return Err("is encrypted; save it without a password, and add that".to_owned());
    }
    let (data, _) = header(bytes, entry)?;
    let range = Stretch { bytes, start: data, size: entry.packed.min(bytes.size().saturating_sub(data)) };
    let mut out = Vec::new();
    let walk = Walk::new(&range);
    let read = match entry.method {
        0 => walk.take(most + 1).read_to_end(&mut out),
        8 => DeflateDecoder::new(walk).take(most + 1).read_to_end(&mut out),
        other => return Err(format!("is packed by {}, which is not read here; save it anew", method(other))),
    };
    if out.len() as u64 > most {
        return Err(format!("is larger than {} MiB, the limit", most >> 20));
    }
    if let Err(error) = read {
        let fault = format!("breaks off after {} bytes, which were read: {}", out.len(), unreadable(&error));
        return Ok((out, Some(fault)));
    }
    let mut crc = Crc::new();
    crc.update(&out);
    let changed = "was changed since it was packed; it was read as it is; ask for another copy";
    Ok((out, (crc.sum() != entry.crc).then(|| changed.to_owned())))
}

/// How many packed bytes there are from `at` on, how many they stand for, and the check sum of these. None where nothing tells, or
/// where there are more than `patience`, of which they are taken.
fn measured(bytes: &dyn ReadAt, at: u64, method: u16, patience: &mut u64) -> Option<(u64, u64, u32)> {
    if method != 8 {
        return None;
    }
    let mut from = Walk::new(bytes);
    from.seek(io::SeekFrom::Start(at)).ok()?;
    let mut decoder = DeflateDecoder::new(from);
    let (mut crc, mut size, mut piece) = (Crc::new(), 0, vec![0; 64 << 10]);
    loop {
        match decoder.read(&mut piece) {
            Ok(0) => return Some((decoder.total_in(), size, crc.sum())),
            Ok(read) => {
                crc.update(&piece[..read]);
                size += read as u64;
                *patience = patience.checked_sub(read as u64)?;
            }
            Err(_) => return None,
        }
    }
}

/// A stretch of bytes of which any stretch can be had.
pub(crate) struct Stretch<'b> {
    pub(crate) bytes: &'b dyn ReadAt,
    pub(crate) start: u64,
    pub(crate) size: u64,
}

impl ReadAt for Stretch<'_> {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        let many = into.len().min(usize::try_from(self.size.saturating_sub(at)).unwrap_or(usize::MAX));
        self.bytes.read_at(self.start.saturating_add(at), &mut into[..many])
    }
}

/// What a way of packing is called.
pub(crate) fn method(number: u16) -> String {
    let name = match number {
        1 => "Shrink",
        6 => "Implode",
        9 => "Deflate64",
        12 => "BZip2",
        14 => "LZMA",
        93 => "Zstandard",
        95 => "XZ",
        96 => "JPEG",
        98 => "PPMd",
        99 => "AES",
        _ => return format!("method {number}"),
    };
    name.to_owned()
}

fn unreadable(error: &io::Error) -> String {
    format!("could not be read to its end: {error}; ask for another copy")
}
