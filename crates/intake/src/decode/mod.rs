//! Bytes to text: which encoding, what it says, and what could not be told.
//!
//! Line ends, marks and everything else that was received stay in the text as they are; only a byte order mark is left
//! out. What can't be decoded becomes U+FFFD, each run of it a problem with its place.

mod unicode;

mod codepages;
mod guess;
mod raw;

mod utf7;

mod declared;

pub use declared::decode_declared;
pub use raw::RawMap;

use record::{Problem, Span};

/// How many places with undecodable bytes are reported one by one; the rest are counted.
const SHOWN: usize = 20;

/// A text and how it was read.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The encoding it was read from, by its WHATWG name, or `UTF-32`.
    pub encoding: &'static str,
    /// From the text back to the bytes as received.
    pub raw: RawMap,
    /// What could not be decoded.
    pub problems: Vec<Problem>,
    /// Whether the text is other bytes than were received.
    pub differs: bool,
}

/// Decodes `bytes`, whatever they are.
pub fn decode(bytes: &[u8]) -> Decoded {
    let (encoding, mark) = guess::encoding(bytes);
    decode_as(bytes, encoding, mark)
}

/// Decodes `bytes`, which are in `encoding` behind a mark of `mark` bytes.
fn decode_as(bytes: &[u8], encoding: guess::Encoding, mark: usize) -> Decoded {
    let body = &bytes[mark..];
    let mut writer =
        Writer { text: String::with_capacity(body.len()), raw: RawMap::starting_at(mark), broken: Vec::new() };
    match encoding {
        guess::Encoding::Utf8 => unicode::utf8(body, &mut writer),
        guess::Encoding::Utf16(order) => unicode::utf16(body, order, &mut writer),
        guess::Encoding::Utf32(order) => unicode::utf32(body, order, &mut writer),
        guess::Encoding::Legacy(encoding) => codepages::decode(encoding, body, &mut writer),
    }
    let encoding = encoding.name();
    let problems = problems(&writer, encoding);
    Decoded { differs: writer.text.as_bytes() != bytes, text: writer.text, encoding, raw: writer.raw, problems }
}

/// Whether `bytes` are Unicode in units of two or four bytes, where zero bytes are no sign of a binary file.
pub(crate) fn is_wide(bytes: &[u8]) -> bool {
    matches!(guess::wide(bytes), Some((guess::Encoding::Utf16(_) | guess::Encoding::Utf32(_), _)))
}

/// Takes the text down, with the map back.
struct Writer {
    text: String,
    raw: RawMap,
    /// Runs of replaced bytes, merged where they touch.
    broken: Vec<Span>,
}

impl Writer {
    /// The next bytes are text as they stand.
    fn same(&mut self, text: &str) {
        self.text.push_str(text);
        self.raw.push_same(text.len());
    }

    /// The next `raw` bytes are `c`.
    fn char(&mut self, c: char, raw: usize) {
        self.text.push(c);
        self.raw.push_char(c.len_utf8(), raw);
    }

    /// The next `raw` bytes can't be decoded.
    fn broken(&mut self, raw: usize) {
        let start = self.text.len();
        self.text.push(char::REPLACEMENT_CHARACTER);
        self.raw.push_broken(self.text.len() - start, raw);
        match self.broken.last_mut() {
            Some(last) if last.end == start => last.end = self.text.len(),
            _ => self.broken.push(Span::new(start, self.text.len())),
        }
    }
}

fn problems(writer: &Writer, encoding: &str) -> Vec<Problem> {
    let mut problems: Vec<Problem> = (writer.broken.iter().take(SHOWN))
        .map(|span| {
            let message = format!("some bytes here are not {encoding} and were replaced; check them in the original");
            Problem::new("invalid-encoding", message).at(*span)
        })
        .collect();
    if writer.broken.len() > SHOWN {
        let more = writer.broken.len() - SHOWN;
        let message =
            format!("{more} more places have bytes that are not {encoding}; is this really a text in {encoding}?");
        problems.push(Problem::new("invalid-encoding", message));
    }
    problems
}

#[cfg(test)]
mod tests;
