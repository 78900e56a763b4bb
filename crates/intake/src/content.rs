//! Bytes as readers take them: whole, from any place, or from the first to the last.

use record::digest::{Digest, Hasher};
use std::borrow::Cow;
use std::io::{self, Read};

/// Bytes of which any stretch can be had.
pub trait ReadAt {
    /// How many there are.
    fn size(&self) -> u64;

    /// Fills `into` with the bytes from `at` on, as many as there are; gives how many.
    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize>;
}

impl ReadAt for &[u8] {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        let start = usize::try_from(at).unwrap_or(usize::MAX).min(self.len());
        let many = into.len().min(self.len() - start);
        into[..many].copy_from_slice(&self[start..start + many]);
        Ok(many)
    }
}

impl ReadAt for Vec<u8> {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        (&self[..]).read_at(at, into)
    }
}

/// Reads bytes that can be had from any place one after the other, and from anywhere.
pub(crate) struct Walk<'b> {
    bytes: &'b dyn ReadAt,
    at: u64,
}

impl<'b> Walk<'b> {
    pub(crate) fn new(bytes: &'b dyn ReadAt) -> Walk<'b> {
        Walk { bytes, at: 0 }
    }
}

impl Read for Walk<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read_at(self.at, into)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl io::Seek for Walk<'_> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        let moved = match to {
            io::SeekFrom::Start(at) => Some(at),
            io::SeekFrom::End(by) => self.bytes.size().checked_add_signed(by),
            io::SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = moved.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a place before the first byte"))?;
        Ok(self.at)
    }
}

/// The bytes of a part, as whoever opened what it is in can give them.
pub(crate) enum Content<'c> {
    /// All at once.
    Whole(Cow<'c, [u8]>),
    /// From any place.
    At(&'c dyn ReadAt),
    /// Once, one after the other.
    Stream(&'c mut dyn Read),
}

/// Hashes and counts what is read through it.
pub(crate) struct Hashing<R> {
    inner: R,
    hasher: Hasher,
    size: u64,
}

impl<R: Read> Hashing<R> {
    pub(crate) fn new(inner: R) -> Hashing<R> {
        Hashing { inner, hasher: Hasher::default(), size: 0 }
    }

    /// Reads what is left, and gives the digest and the number of all bytes. An error leaves both unknown.
    pub(crate) fn finish(mut self) -> io::Result<(Digest, u64)> {
        io::copy(&mut self, &mut io::sink())?;
        Ok((self.hasher.finish(), self.size))
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.hasher.update(&into[..read]);
        self.size += read as u64;
        Ok(read)
    }
}
