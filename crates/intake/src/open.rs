//! The one place where originals are opened: read-only, from the first byte to the last, once.
//!
//! Every byte goes through the hash; whether the bytes are also kept is the caller's choice of `keep`, so that a file
//! of any size takes bounded memory.

use crate::content::ReadAt;
use record::digest::{Digest, Hasher};
use record::progress::{Watch, go_on};
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, ErrorKind, Read as _, Seek as _, SeekFrom, Write};
use std::ops::ControlFlow;
use std::path::Path;

/// A file as received.
pub(crate) struct Opened {
    file: File,
    /// Of all bytes.
    pub(crate) digest: Digest,
    size: u64,
    /// All bytes, where they are kept.
    bytes: Option<Vec<u8>>,
}

impl Opened {
    /// All bytes, if there are no more than were to be kept.
    pub(crate) fn whole(&self) -> Option<&[u8]> {
        self.bytes.as_deref()
    }
}

impl ReadAt for Opened {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        read_at(&self.file, at, into)
    }
}

/// Fills `into` with the bytes of `file` from `at` on, as many as there are.
pub(crate) fn read_at(mut file: &File, at: u64, into: &mut [u8]) -> io::Result<usize> {
    file.seek(SeekFrom::Start(at))?;
    let mut filled = 0;
    while filled < into.len() {
        match file.read(&mut into[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// So many bytes tell what a file is.
pub(crate) const HEAD: usize = 64 << 10;

/// An original, opened to be read.
pub struct Original {
    file: File,
    size: u64,
}

impl Original {
    /// Opens the original at `path`; an error is a reason, for a person.
    pub fn open(path: &Path) -> Result<Original, String> {
        let opened = File::open(path).and_then(|file| Ok(Original { size: file.metadata()?.len(), file }));
        opened.map_err(|error| match refusal(error) {
            Refusal::Because(reason) => reason,
            Refusal::Cancelled => "the run was cancelled".to_owned(),
        })
    }

    /// Its first bytes, enough to tell what it is.
    pub fn head(&self) -> io::Result<Vec<u8>> {
        let mut head = vec![0; HEAD];
        let many = self.read_at(0, &mut head)?;
        head.truncate(many);
        Ok(head)
    }

    /// All of its bytes.
    pub fn whole(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.size).unwrap_or(0));
        let mut file = &self.file;
        file.rewind()?;
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Its bytes, from the first to the last.
    pub(crate) fn into_bytes(mut self) -> io::Result<File> {
        self.file.rewind()?;
        Ok(self.file)
    }
}

impl ReadAt for Original {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        read_at(&self.file, at, into)
    }
}

/// Copies the file at `path` to `into`.
pub(crate) fn copy(path: &Path, into: &mut dyn Write, watch: &dyn Watch) -> Result<(), Refusal> {
    let mut file = File::open(path).map_err(refusal)?;
    // Most files are small, and of many a larger piece costs more than they do.
    let mut piece = vec![0; 16 << 10];
    loop {
        go_on(watch).map_err(|_| Refusal::Cancelled)?;
        match file.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(read) => {
                into.write_all(&piece[..read])
                    .map_err(|error| Refusal::Because(format!("could not be copied into the case: {error}")))?;
                if read == piece.len() {
                    piece.resize(256 << 10, 0);
                }
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(refusal(error)),
        }
    }
}

/// Why there is nothing to show.
pub(crate) enum Refusal {
    /// The user cancelled the run in the middle of a large file.
    Cancelled,
    /// The reason, for a person.
    Because(String),
}

/// Reads and hashes the file at `path`, keeping its bytes if there are at most `keep`.
pub(crate) fn receive(path: &Path, keep: u64, watch: &dyn Watch) -> Result<Opened, Refusal> {
    let mut file = File::open(path).map_err(refusal)?;
    let mut hasher = Hasher::default();
    let mut piece = vec![0; 64 << 10];
    let mut size = 0;
    let mut bytes = Some(Vec::new());
    loop {
        go_on(watch).map_err(|_| Refusal::Cancelled)?;
        let read = match file.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => &piece[..read],
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(refusal(error)),
        };
        hasher.update(read);
        size += read.len() as u64;
        if size > keep {
            bytes = None;
        }
        if let Some(bytes) = &mut bytes {
            bytes.extend_from_slice(read);
        }
    }
    Ok(Opened { file, digest: hasher.finish(), size, bytes })
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
