//! The encodings from before Unicode, by the WHATWG Encoding Standard.
//!
//! Where one byte is one character, a table of 256 does. Elsewhere bytes are fed to the decoder one at a time, so that
//! each character shows which bytes it came from; that is slow, and only done where bytes are not plain ASCII.

use super::Writer;
use encoding_rs::{DecoderResult, Encoding, ISO_2022_JP};

pub(super) fn decode(encoding: &'static Encoding, bytes: &[u8], writer: &mut Writer) {
    if encoding.is_single_byte() { single(encoding, bytes, writer) } else { multiple(encoding, bytes, writer) }
}

fn single(encoding: &'static Encoding, bytes: &[u8], writer: &mut Writer) {
    let table: Vec<Option<char>> = (0..=255u8)
        .map(|byte| {
            let byte = [byte];
            let text = encoding.decode_without_bom_handling_and_without_replacement(&byte)?;
            text.chars().next()
        })
        .collect();
    for &byte in bytes {
        match table[usize::from(byte)] {
            Some(c) => writer.char(c, 1),
            None => writer.broken(1),
        }
    }
}

fn multiple(encoding: &'static Encoding, bytes: &[u8], writer: &mut Writer) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = [0; 16];
    // First byte that has not shown up in the text yet.
    let mut pending = 0;
    let mut at = 0;
    loop {
        // Between characters, ASCII is ASCII; only the encoding that is switched by escapes remembers more.
        if pending == at && encoding != ISO_2022_JP {
            let plain = bytes[at..].iter().take_while(|byte| byte.is_ascii()).count();
            writer.same(std::str::from_utf8(&bytes[at..at + plain]).unwrap_or_default());
            at += plain;
            pending = at;
        }
        let last = at == bytes.len();
        let fed = &bytes[at..(at + 1).min(bytes.len())];
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(fed, &mut out, last);
        at += read;
        let text = std::str::from_utf8(&out[..written]).unwrap_or_default();
        let malformed = match result {
            DecoderResult::Malformed(_, after) => Some(at.saturating_sub(usize::from(after))),
            DecoderResult::InputEmpty | DecoderResult::OutputFull => None,
        };
        // Some sequences stand for two characters; the first is then given all the bytes but one.
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let end = malformed.unwrap_or(at).max(pending);
            let raw = if chars.peek().is_some() { (end - pending).saturating_sub(1) } else { end - pending };
            writer.char(c, raw.max(1));
            pending += raw.max(1);
        }
        if let Some(end) = malformed {
            writer.broken(end.saturating_sub(pending).max(1));
            pending = end.max(pending);
        } else if last && result == DecoderResult::InputEmpty {
            return;
        }
    }
}
