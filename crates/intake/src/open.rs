//! The one place where originals are opened: read-only, from the first byte to the last, once.
//!
//! Every byte goes through the hash; whether the bytes are also kept is the caller's choice of `keep`, so that a file
//! of any size takes bounded memory.

use record::digest::{Digest, Hasher};
use record::progress::{Watch, go_on};
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, ErrorKind, Read as _};
use std::ops::ControlFlow;
use std::path::Path;

/// How much of a file that is not kept is still shown, to recognise it by.
const HEAD: usize = 4096;

/// A file as received.
pub(crate) struct Received {
    /// Of all bytes.
    pub(crate) digest: Digest,
    /// How many bytes there are.
    pub(crate) size: u64,
    /// All bytes, or the first few where there are more than were to be kept.
    pub(crate) bytes: Vec<u8>,
    /// Whether `bytes` are all.
    pub(crate) whole: bool,
}

/// Why there is nothing to show.
pub(crate) enum Refusal {
    /// The user cancelled the run in the middle of a large file.
    Cancelled,
    /// The reason, for a person.
    Because(String),
}

/// Reads and hashes the file at `path`, keeping its bytes if there are at most `keep`.
pub(crate) fn receive(path: &Path, keep: u64, watch: &dyn Watch) -> Result<Received, Refusal> {
    let mut file = File::open(path).map_err(refusal)?;
    let mut hasher = Hasher::default();
    let mut piece = vec![0; 64 << 10];
    let mut received = Received { digest: Digest::of(b""), size: 0, bytes: Vec::new(), whole: true };
    loop {
        go_on(watch).map_err(|_| Refusal::Cancelled)?;
        let read = match file.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => &piece[..read],
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(refusal(error)),
        };
        hasher.update(read);
        received.size += read.len() as u64;
        if received.whole && received.size > keep {
            received.whole = false;
            received.bytes.extend_from_slice(&read[..read.len().min(HEAD)]);
            received.bytes.truncate(HEAD);
            received.bytes.shrink_to_fit();
        } else if received.whole {
            received.bytes.extend_from_slice(read);
        }
    }
    received.digest = hasher.finish();
    Ok(received)
}

/// What is done with a line: its number, its bytes, and its whole length.
type Each<'e> = dyn FnMut(u64, &[u8], u64) -> ControlFlow<()> + 'e;

/// Reads the file at `path` line by line, its ends of lines left out, and gives each to `each` with its number, counted from 1,
/// until that has enough. Of a line longer than `most` bytes only so much is given, with the whole length.
pub(crate) fn lines(path: &Path, most: u64, watch: &dyn Watch, each: &mut Each<'_>) -> Result<(), Refusal> {
    let file = File::open(path).map_err(|error| match error.kind() {
        // No walk has come upon it before.
        ErrorKind::NotFound => Refusal::Because("no such file or folder; check the path".to_owned()),
        _ => refusal(error),
    });
    let mut file = BufReader::with_capacity(1 << 18, file?);
    let mut line: Vec<u8> = Vec::new();
    for number in 1.. {
        go_on(watch).map_err(|_| Refusal::Cancelled)?;
        line.clear();
        let mut length = 0;
        loop {
            let piece = match file.fill_buf() {
                Ok(piece) => piece,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(refusal(error)),
            };
            let end = piece.iter().position(|&byte| byte == b'\n');
            let here = end.unwrap_or(piece.len());
            let room = (most as usize).saturating_sub(line.len());
            line.extend_from_slice(&piece[..here.min(room)]);
            length += here as u64;
            if piece.is_empty() && length == 0 {
                return Ok(());
            }
            let done = end.is_some() || piece.is_empty();
            file.consume(here + usize::from(end.is_some()));
            if done {
                break;
            }
        }
        if each(number, line.strip_suffix(b"\r").unwrap_or(&line), length).is_break() {
            break;
        }
    }
    Ok(())
}

fn refusal(error: io::Error) -> Refusal {
    Refusal::Because(match error.kind() {
        ErrorKind::NotFound => "the file was gone when it was to be read; restore it and run again".to_owned(),
        ErrorKind::PermissionDenied => "permission denied; make the file readable and run again".to_owned(),
        _ => format!("could not be read: {error}"),
    })
}
