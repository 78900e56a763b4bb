//! What must hold of the map from a text to the bytes as received.

use super::holds::ensure;
use crate::decode::RawMap;
use record::{Item, ItemKind, Source, Span};
use std::ops::Range;
use testkit::dice::Dice;

/// Those that words of a mail may be in besides the one that is named.
const ENCODINGS: &[&str] = &[
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "ISO-8859-2",
    "windows-1250",
    "windows-1251",
    "KOI8-R",
    "IBM866",
    "Shift_JIS",
    "EUC-JP",
    "GBK",
    "gb18030",
    "Big5",
    "EUC-KR",
    "windows-874",
    "macintosh",
];

/// Each character is what the bytes say that the map leads to; a stretch is what its characters are. In plain text, every
/// character that could be decoded is led somewhere, one behind the other.
pub(super) fn map(source: &Source, item: &Item, map: &RawMap, bytes: &[u8]) -> Result<(), String> {
    let text = item.text.as_str();
    if text.is_empty() {
        return Ok(());
    }
    let encoding = source.encoding.unwrap_or("none");
    let name = source.path.base_name().to_ascii_lowercase();
    let is_page = name.contains("htm") || name.contains("mht") || item.kind != ItemKind::Report;
    let mut places: Vec<(usize, Option<Range<usize>>)> = Vec::with_capacity(text.len());
    let mut last = None;
    for (at, c) in text.char_indices() {
        let raw = map.raw(at..at + c.len_utf8());
        if let Some(raw) = &raw {
            ensure!(raw.start < raw.end && raw.end <= bytes.len(), "{at} is led to {raw:?} of {}", bytes.len());
            let there = &bytes[raw.clone()];
            // A mail may have words in several encodings, of which its source names one.
            let in_another = || ENCODINGS.iter().any(|other| is(c, there, other));
            let stands = is(c, there, encoding) || source.kind == "mail" && in_another();
            ensure!(stands, "{c:?} at {at} is led to {raw:?}, {} in {encoding}", there.escape_ascii());
            if let Some(end) = last {
                ensure!(is_page || raw.start == end, "{at} is led to {raw:?}, and what stands before it ends at {end}");
            }
        } else {
            ensure!(is_page || c == char::REPLACEMENT_CHARACTER, "{c:?} at {at} is led nowhere, in {encoding}");
        }
        last = raw.as_ref().map(|raw| raw.end);
        places.push((at, raw));
    }
    places.push((text.len(), None));
    let mut dice = Dice::of(item.source.as_str(), text.len() as u64);
    let random = (0..40).map(|_| {
        let start = dice.below(places.len() - 1);
        start..start + 1 + dice.below((places.len() - 1 - start).min(60))
    });
    let whole = std::iter::once(0..places.len() - 1);
    for range in random.chain(whole) {
        let span = Span::new(places[range.start].0, places[range.end].0);
        let parts: Option<Vec<&Range<usize>>> = places[range].iter().map(|(_, raw)| raw.as_ref()).collect();
        // What stands in one piece is led there, and nothing else is led anywhere.
        let joined = parts.filter(|parts| parts.windows(2).all(|pair| pair[0].end == pair[1].start));
        let expected = joined.map(|parts| parts[0].start..parts[parts.len() - 1].end);
        let raw = map.raw(span.start..span.end);
        ensure!(raw == expected, "{span:?} is led to {raw:?}, and its characters to {expected:?}");
    }
    // What cuts a character or leads beyond the end is answered too.
    for _ in 0..20 {
        let start = dice.below(text.len() + 2);
        if let Some(raw) = map.raw(start..start + dice.below(9)) {
            ensure!(raw.end <= bytes.len(), "{start} is led to {raw:?} of {}", bytes.len());
        }
    }
    Ok(())
}

/// Whether `bytes` alone are `c`.
fn is(c: char, bytes: &[u8], encoding: &str) -> bool {
    let unit = |low: bool, at: &[u8; 2]| if low { u16::from_le_bytes(*at) } else { u16::from_be_bytes(*at) };
    let wide = |low: bool| {
        let (units, rest) = bytes.as_chunks::<2>();
        let units: Vec<u16> = units.iter().map(|at| unit(low, at)).collect();
        rest.is_empty() && String::from_utf16(&units).is_ok_and(|text| text.chars().eq([c]))
    };
    match encoding {
        "UTF-8" | "UTF-7" => std::str::from_utf8(bytes).is_ok_and(|text| text.chars().eq([c])),
        "UTF-16LE" => wide(true),
        "UTF-16BE" => wide(false),
        "UTF-32LE" => bytes == (c as u32).to_le_bytes(),
        "UTF-32BE" => bytes == (c as u32).to_be_bytes(),
        // Its bytes mean nothing without the escapes before them.
        "ISO-2022-JP" => true,
        // Four of its sequences are two characters each.
        "Big5" if "\u{ca}\u{ea}\u{304}\u{30c}".contains(c) => true,
        other => {
            let known = encoding_rs::Encoding::for_label(other.as_bytes());
            known.is_some_and(|known| known.decode_without_bom_handling(bytes).0.chars().eq([c]))
        }
    }
}
