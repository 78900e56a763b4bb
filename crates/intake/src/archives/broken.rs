//! Reading to where a packed part breaks off: what comes before that is read, and what comes behind it has a fate of its own.

use crate::parts::{Inside, unreadable};
use flate2::Crc;
use record::Fate;
use std::io::{self, Read};

/// Reads what can be read: an error is kept, and told as if it were the end. Counts and sums up what was read.
pub(super) struct ToBreak<R> {
    inner: R,
    crc: Crc,
    size: u64,
    /// Why it ended before its end.
    broke: Option<String>,
    /// Whether all was read that there is.
    ended: bool,
}

impl<R: Read> ToBreak<R> {
    pub(super) fn new(inner: R) -> ToBreak<R> {
        ToBreak { inner, crc: Crc::new(), size: 0, broke: None, ended: false }
    }

    /// What it read from.
    pub(super) fn into_inner(self) -> R {
        self.inner
    }

    /// Why what was read is not all that there should be; `said` is what the archive says of it: its size, and its check sum.
    pub(super) fn fault(&self, said: Option<(u64, u32)>) -> Option<String> {
        if let Some(broke) = &self.broke {
            return Some(format!("breaks off after {} bytes, which were read: {broke}", self.size));
        }
        let (size, sum) = said?;
        // Whoever read it may have had enough.
        if !self.ended {
            return None;
        }
        if size != self.size {
            let what = format!("has {} bytes and not {size}, as its archive says", self.size);
            return Some(format!("{what}; what is there was read; ask for another copy"));
        }
        let other = "was changed since it was packed: its check sum is another than the one in the archive";
        (sum != self.crc.sum()).then(|| format!("{other}; it was read as it is; ask for another copy"))
    }
}

impl<R: Read> Read for ToBreak<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.ended || self.broke.is_some() || into.is_empty() {
            return Ok(0);
        }
        loop {
            return match self.inner.read(into) {
                Ok(0) => {
                    self.ended = true;
                    Ok(0)
                }
                Ok(read) => {
                    self.crc.update(&into[..read]);
                    self.size += read as u64;
                    Ok(read)
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.broke = Some(unreadable(&error));
                    Ok(0)
                }
            };
        }
    }
}

/// Tells what is missing of the member `name`.
pub(super) fn lose_rest(inside: &mut Inside<'_, '_>, name: &str, fault: String) {
    inside.lost(inside.path.member(&format!("{name} (the rest)")), Fate::Failed(fault));
}
