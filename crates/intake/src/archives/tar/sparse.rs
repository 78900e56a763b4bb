//! Files with holes: only what is between the holes is in the archive.

use std::io::{self, Read};

/// Reads a file with its holes, which are zeros. Stretches that go back are read as they come.
pub(super) struct Sparse<R> {
    inner: R,
    /// Where its bytes belong, and how many there are each time; the next is the last.
    stretches: Vec<(u64, u64)>,
    at: u64,
    whole: u64,
}

impl<R: Read> Sparse<R> {
    /// The file of `whole` bytes, of which `inner` has those in `stretches`, one behind the other.
    pub(super) fn new(inner: R, mut stretches: Vec<(u64, u64)>, whole: u64) -> Sparse<R> {
        stretches.retain(|(_, many)| *many > 0);
        stretches.reverse();
        Sparse { inner, stretches, at: 0, whole }
    }
}

impl<R: Read> Read for Sparse<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let next = self.stretches.last().map_or(self.whole, |(start, _)| *start);
        let fits = |many: u64| usize::try_from(many).unwrap_or(usize::MAX).min(into.len());
        if self.at < next {
            let many = fits(next - self.at);
            into[..many].fill(0);
            self.at += many as u64;
            return Ok(many);
        }
        let Some((_, left)) = self.stretches.last_mut() else { return Ok(0) };
        let many = fits(*left);
        let read = self.inner.read(&mut into[..many])?;
        if read == 0 && many > 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "it has fewer bytes than its map says"));
        }
        self.at += read as u64;
        *left -= read as u64;
        if *left == 0 {
            self.stretches.pop();
        }
        Ok(read)
    }
}
