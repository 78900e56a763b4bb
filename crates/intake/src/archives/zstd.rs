//! What was packed with Zstandard (RFC 8878): one stream of bytes, in one frame or in several behind each other.

use super::broken::{ToBreak, lose_rest};
use crate::content::Content;
use crate::parts::{ARCHIVE, Inside, Outcome};
use crate::parts::{Clues, Read, Reader};
use crate::zipped::names;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{self, BufRead as _, BufReader, Read as _};

pub(crate) const READER: Reader = Reader {
    name: "zstd/1",
    kind: ARCHIVE,
    recognises: |clues: &Clues<'_>| clues.head.starts_with(b"\x28\xb5\x2f\xfd"),
    read: Read::Stream(read),
    is_text: false,
    is_record: false,
    too_large: "the limit",
};

fn read(bytes: &mut dyn io::Read, inside: &mut Inside<'_, '_>) -> Outcome {
    let name = names::unpacked(inside.path.base_name(), b"", &[("zst", None), ("zstd", None), ("tzst", Some("tar"))]);
    let from = BufReader::with_capacity(64 << 10, bytes);
    let frames = Frames { from, decoder: FrameDecoder::new(), is_open: false, frames: 0, broke: None, strange: None };
    let mut unpacked = ToBreak::new(frames);
    inside.member(&name, None, Content::Stream(&mut unpacked));
    if let Some(fault) = unpacked.fault(None).or_else(|| unpacked.into_inner().strange) {
        lose_rest(inside, &name, fault);
    }
    Outcome::container(ARCHIVE)
}

/// The last block of a frame, with nothing in it, and a check sum that nobody asks for.
const LAST_BLOCK: &[u8] = b"\x01\0\0\0\0\0\0";

/// Unpacks all frames, one behind the other.
struct Frames<'b> {
    from: BufReader<&'b mut dyn io::Read>,
    decoder: FrameDecoder,
    is_open: bool,
    /// How many frames were begun.
    frames: u64,
    /// Why a frame broke off whose beginning is still to be handed out.
    broke: Option<io::Error>,
    /// What stands behind the last frame, where that is no frame.
    strange: Option<String>,
}

impl Frames<'_> {
    /// Begins the next frame, if there is one.
    fn begin(&mut self) -> io::Result<()> {
        while !self.is_open && self.strange.is_none() && !self.from.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.from) {
                Ok(()) => {
                    self.is_open = true;
                    self.frames += 1;
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut (&mut self.from).take(u64::from(length)), &mut io::sink())?;
                }
                Err(_) if self.frames > 0 => {
                    let strange = "behind what was packed stand other bytes, which were not read; look at them";
                    self.strange = Some(strange.to_owned());
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(())
    }

    /// Unpacks until there is something to hand out. Of a frame that breaks off, what was unpacked is handed out first.
    fn unpack(&mut self) {
        while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
            if let Err(error) = self.decoder.decode_blocks(&mut self.from, BlockDecodingStrategy::UptoBlocks(1)) {
                self.broke = Some(io::Error::other(error));
                // It holds back what later blocks may lead to, until it knows that there are none.
                if self.decoder.decode_blocks(LAST_BLOCK, BlockDecodingStrategy::UptoBlocks(1)).is_err() {
                    return;
                }
            }
        }
    }

    /// Whether the frame at its end is what was packed.
    fn check(&self) -> io::Result<()> {
        match (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum()) {
            (Some(said), Some(found)) if said != found => {
                Err(io::Error::other("its check sum is another than the one in the archive"))
            }
            _ => Ok(()),
        }
    }
}

impl io::Read for Frames<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            self.begin()?;
            if !self.is_open || into.is_empty() {
                return Ok(0);
            }
            if self.broke.is_none() {
                self.unpack();
            }
            let read = self.decoder.read(into)?;
            if read > 0 {
                return Ok(read);
            }
            self.is_open = false;
            if let Some(error) = self.broke.take() {
                return Err(error);
            }
            self.check()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::inside::fixture;

    #[test]
    fn a_stream_is_unpacked_to_where_it_breaks_off() {
        let expected = [
            "box.mbox.zst [archive] read",
            "box.mbox.zst!/box.mbox [mailbox] read",
            "box.mbox.zst!/box.mbox#1 mail read",
            "box.mbox.zst!/box.mbox#2 mail read",
        ];
        assert_eq!(fixture("zstd", "box.mbox.zst").fates(), expected);
        let cut = fixture("zstd", "cut.txt.zst").fates();
        assert_eq!(cut[1], "cut.txt.zst!/cut.txt report read");
        assert!(cut[2].starts_with("cut.txt.zst!/cut.txt (the rest) unread failed: breaks off after"), "{cut:?}");
    }

    #[test]
    fn what_was_changed_is_told() {
        let changed = fixture("zstd", "changed.txt.zst").fates();
        assert_eq!(changed[1], "changed.txt.zst!/changed.txt report read");
        assert!(changed[2].contains("(the rest) unread failed"), "{changed:?}");
    }
}
