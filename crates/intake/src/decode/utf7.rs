//! UTF-7 (RFC 2152), which old mail programs wrote and no page may be in.

use super::{Decoded, RawMap, Writer, problems};

/// Labels that mails name it by.
const LABELS: [&str; 4] = ["utf-7", "utf7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7"];

/// Decodes `bytes` where `label` says that they are UTF-7, and they can be.
pub(super) fn decode(bytes: &[u8], label: &str) -> Option<Decoded> {
    let is_it = LABELS.iter().any(|known| known.eq_ignore_ascii_case(label));
    let text = std::str::from_utf8(bytes).ok().filter(|text| is_it && text.is_ascii())?;
    let mut writer = Writer { text: String::new(), raw: RawMap::default(), broken: Vec::new() };
    let mut at = 0;
    while at < text.len() {
        let plain = text[at..].find('+').unwrap_or(text.len() - at);
        writer.raw.go_to(at);
        writer.same(&text[at..at + plain]);
        at += plain;
        if at == text.len() {
            break;
        }
        let coded =
            text[at + 1..].bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')).count();
        let run = &text[at + 1..at + 1 + coded];
        let ends = usize::from(text[at + 1 + coded..].starts_with('-'));
        match coded {
            0 => put(&mut writer, '+'),
            _ => units(run).into_iter().for_each(|c| put(&mut writer, c)),
        }
        at += 1 + coded + ends;
    }
    writer.raw.go_to(text.len());
    let problems = problems(&writer, "UTF-7");
    Some(Decoded { differs: writer.text != text, text: writer.text, encoding: "UTF-7", raw: writer.raw, problems })
}

/// A character that has no bytes of its own.
fn put(writer: &mut Writer, c: char) {
    writer.text.push(c);
    writer.raw.push_broken(c.len_utf8(), 0);
}

/// The characters that a run stands for: UTF-16, the higher byte first, in base64.
fn units(run: &str) -> Vec<char> {
    let (mut held, mut bits, mut out) = (0u32, 0, Vec::new());
    for b in run.bytes() {
        let value = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' => 62,
            _ => 63,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 16 {
            bits -= 16;
            out.push((held >> bits) as u16);
            held &= (1 << bits) - 1;
        }
    }
    char::decode_utf16(out).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
