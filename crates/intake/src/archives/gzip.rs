//! What was packed with gzip (RFC 1952): one stream of bytes, in one piece or in several behind each other.

use super::broken::{ToBreak, lose_rest};
use crate::content::Content;
use crate::parts::{ARCHIVE, Inside, Outcome};
use crate::parts::{Clues, Read, Reader};
use crate::zipped::names;
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead as _, BufReader};

pub(crate) const READER: Reader = Reader {
    name: "gzip/1",
    kind: ARCHIVE,
    recognises,
    read: Read::Stream(read),
    is_text: false,
    is_record: false,
    too_large: "the limit",
};

fn recognises(clues: &Clues<'_>) -> bool {
    // The one way of packing there is, and no flag that has no meaning.
    clues.head.starts_with(b"\x1f\x8b\x08") && clues.head.get(3).is_some_and(|flags| flags & 0xe0 == 0)
}

fn read(bytes: &mut dyn io::Read, inside: &mut Inside<'_, '_>) -> Outcome {
    let first = GzDecoder::new(BufReader::with_capacity(64 << 10, bytes));
    let written = first.header().and_then(|head| head.filename()).map(<[u8]>::to_vec).unwrap_or_default();
    let name = names::unpacked(inside.path.base_name(), &written, &[("gz", None), ("tgz", Some("tar"))]);
    let mut unpacked = ToBreak::new(Pieces { open: Some(first), strange: None });
    inside.member(&name, None, Content::Stream(&mut unpacked));
    if let Some(fault) = unpacked.fault(None).or_else(|| unpacked.into_inner().strange) {
        lose_rest(inside, &name, fault);
    }
    Outcome::container(ARCHIVE)
}

type Bytes<'b> = BufReader<&'b mut dyn io::Read>;

/// Unpacks all pieces, one behind the other.
struct Pieces<'b> {
    open: Option<GzDecoder<Bytes<'b>>>,
    /// What stands behind the last piece, where that is no piece.
    strange: Option<String>,
}

impl<'b> Pieces<'b> {
    /// Goes on to the piece behind one that is at its end.
    fn go_on(&mut self, mut bytes: Bytes<'b>) -> io::Result<()> {
        let mut is_padded = false;
        loop {
            let held = bytes.fill_buf()?;
            match held.iter().position(|b| *b != 0) {
                // Tapes are filled up with zeros.
                None if held.is_empty() => return Ok(()),
                None => {
                    is_padded = true;
                    let many = held.len();
                    bytes.consume(many);
                }
                Some(0) if held[0] == 0x1f && !is_padded => {
                    self.open = Some(GzDecoder::new(bytes));
                    return Ok(());
                }
                Some(_) => {
                    self.strange =
                        Some("behind what was packed stand other bytes, which were not read; look at them".to_owned());
                    return Ok(());
                }
            }
        }
    }
}

impl io::Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while let Some(open) = &mut self.open {
            let read = open.read(into)?;
            if read > 0 || into.is_empty() {
                return Ok(read);
            }
            if let Some(open) = self.open.take() {
                self.go_on(open.into_inner())?;
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use crate::Limits;
    use crate::tests::inside::{bytes, fixture};

    #[test]
    fn a_stream_of_several_pieces_is_one() {
        let expected = [
            "box.mbox.gz [archive] read",
            "box.mbox.gz!/box.mbox [mailbox] read",
            "box.mbox.gz!/box.mbox#1 mail read",
            "box.mbox.gz!/box.mbox#2 mail read",
        ];
        assert_eq!(fixture("gzip", "box.mbox.gz").fates(), expected);
    }

    #[test]
    fn what_stands_before_the_break_is_read() {
        let expected = [
            "cut.mbox.gz [archive] read",
            "cut.mbox.gz!/cut.mbox [mailbox] read",
            "cut.mbox.gz!/cut.mbox#1 mail read",
            "cut.mbox.gz!/cut.mbox (the rest) unread failed: breaks off after 191 bytes",
        ];
        assert_eq!(fixture("gzip", "cut.mbox.gz").fates(), expected);
        let expected = [
            "behind.gz [archive] read",
            "behind.gz!/behind report read",
            "behind.gz!/behind (the rest) unread failed: behind what was packed stand other bytes",
        ];
        assert_eq!(fixture("gzip", "behind.gz").fates(), expected);
    }

    #[test]
    fn it_is_told_by_its_content() {
        let all = include_bytes!("../../../../corpora/formats/gzip/named");
        let fates = bytes("a.txt", all, &Limits::default()).fates();
        assert_eq!(fates, ["a.txt [archive] read", "a.txt!/letter.txt report read"]);
        let fates = bytes("a.gz", b"words", &Limits::default()).fates();
        assert_eq!(fates, ["a.gz archive failed: its name says that it is what was packed with gzip"]);
    }

    #[test]
    fn a_mailbox_is_never_held_whole() {
        use std::io::Write as _;
        let from = "From a@quay.example Mon May  2 10:00:00 2031\n";
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        for n in 0..8000 {
            let mail = format!("{from}From: a@quay.example\nSubject: {n}\n\n{}\n\n", "The lamp is out. ".repeat(20));
            packed.write_all(mail.as_bytes()).unwrap();
        }
        // What needs to be held at once may be no larger than a third of it.
        let limits = Limits { max_part_bytes: 1 << 20, max_text_bytes: 1 << 20, ..Limits::default() };
        let read = bytes("box.mbox.gz", &packed.finish().unwrap(), &limits);
        assert_eq!((read.totals.read, read.totals.failed), (8000, 0));
    }
}
