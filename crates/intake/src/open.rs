//! The one place where originals are opened: read-only, from the first byte to the last, once.
//!
//! Every byte goes through the hash; whether the bytes are also kept is the caller's choice of `keep`, so that a file
//! of any size takes bounded memory.

use record::digest::{Digest, Hasher};
use record::progress::{Watch, go_on};
use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
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

fn refusal(error: io::Error) -> Refusal {
    Refusal::Because(match error.kind() {
        ErrorKind::NotFound => "the file was gone when it was to be read; restore it and run again".to_owned(),
        ErrorKind::PermissionDenied => "permission denied; make the file readable and run again".to_owned(),
        _ => format!("could not be read: {error}"),
    })
}
