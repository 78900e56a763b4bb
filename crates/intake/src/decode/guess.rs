//! Which encoding bytes are in.

use super::unicode::Order;
use super::{Writer, unicode};
use crate::decode::RawMap;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// How bytes stand for characters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Encoding {
    Utf8,
    Utf16(Order),
    Utf32(Order),
    Legacy(&'static encoding_rs::Encoding),
}

impl Encoding {
    pub(super) fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16(Order::Little) => "UTF-16LE",
            Encoding::Utf16(Order::Big) => "UTF-16BE",
            Encoding::Utf32(Order::Little) => "UTF-32LE",
            Encoding::Utf32(Order::Big) => "UTF-32BE",
            Encoding::Legacy(encoding) => encoding.name(),
        }
    }
}

/// What switches texts from one set of characters to another.
const ESCAPE: u8 = 0x1b;

/// The encoding of `bytes`, and the length of the byte order mark in front.
pub(super) fn encoding(bytes: &[u8]) -> (Encoding, usize) {
    // As most texts are: nothing in it stands for anything else.
    if bytes.is_ascii() && memchr::memchr2(0, ESCAPE, bytes).is_none() {
        return (Encoding::Utf8, 0);
    }
    if let Some(found) = wide(bytes) {
        return found;
    }
    // The one encoding in use that looks like plain ASCII: text switched by escape sequences.
    let switched = bytes.windows(2).any(|pair| pair == [ESCAPE, b'$']);
    if !switched && mostly_utf8(bytes) {
        return (Encoding::Utf8, 0);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    // Plain ASCII says nothing, and a mebibyte of the rest says enough.
    let telling = bytes.iter().position(|byte| !byte.is_ascii() || *byte == ESCAPE).unwrap_or(0);
    let sample = &bytes[telling.saturating_sub(1024)..bytes.len().min(telling + (1 << 20))];
    detector.feed(sample, telling + (1 << 20) >= bytes.len());
    let found = detector.guess(None, Utf8Detection::Allow);
    if found == encoding_rs::UTF_8 { (Encoding::Utf8, 0) } else { (Encoding::Legacy(found), 0) }
}

/// What a byte order mark, or the pattern of zero bytes, says.
pub(super) fn wide(bytes: &[u8]) -> Option<(Encoding, usize)> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => return Some((Encoding::Utf8, 3)),
        // Also how UTF-16 with a zero character in front would begin, which no text does.
        [0xff, 0xfe, 0, 0, ..] if bytes.len().is_multiple_of(4) => return Some((Encoding::Utf32(Order::Little), 4)),
        [0, 0, 0xfe, 0xff, ..] => return Some((Encoding::Utf32(Order::Big), 4)),
        [0xff, 0xfe, ..] => return Some((Encoding::Utf16(Order::Little), 2)),
        [0xfe, 0xff, ..] => return Some((Encoding::Utf16(Order::Big), 2)),
        _ => {}
    }
    [Order::Little, Order::Big].into_iter().find(|order| reads_as_utf16(bytes, *order)).map(|o| (Encoding::Utf16(o), 0))
}

/// Whether `bytes` without a mark are UTF-16: the high bytes of spaces, digits and Latin letters are zero, low bytes
/// never are, and what comes out is text.
fn reads_as_utf16(bytes: &[u8], order: Order) -> bool {
    let sample = &bytes[..bytes.len().min(8192) & !1];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let (high, low) = if order == Order::Little { (zeros(1), zeros(0)) } else { (zeros(0), zeros(1)) };
    if bytes.len() % 2 == 1 || high == 0 || high * 40 < sample.len() || low > 0 {
        return false;
    }
    let mut writer = Writer { text: String::new(), raw: RawMap::default(), broken: Vec::new() };
    unicode::utf16(sample, order, &mut writer);
    // Cutting the sample may cut one pair.
    let odd = |c: &char| c.is_control() && !c.is_whitespace() || ('\u{e000}'..='\u{f8ff}').contains(c);
    writer.broken.len() <= 1 && writer.text.chars().filter(odd).count() * 100 <= sample.len() / 2
}

/// Whether `bytes` are UTF-8, but perhaps for a few places. Letters of other encodings hardly ever form whole
/// sequences of UTF-8 by chance, so twice as many whole ones as broken ones settle it.
fn mostly_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut whole, mut broken) = (0, 0);
    for (i, chunk) in bytes.utf8_chunks().enumerate() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        // Neighbours are one broken place.
        broken += usize::from(!chunk.invalid().is_empty() && (i == 0 || !chunk.valid().is_empty()));
    }
    broken == 0 || whole >= 2 * broken
}
