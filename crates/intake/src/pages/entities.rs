//! Character references: `&amp;`, `&#8217;`, `&#x2019;`, and the old ones without a semicolon.
//!
//! After the HTML standard, section 13.2.5.72 and those that follow it.

use std::collections::HashMap;
use std::sync::OnceLock;

/// The longest name in the standard's list, `CounterClockwiseContourIntegral`, with room for its semicolon.
const LONGEST: usize = 32;
/// The longest name that needs no semicolon.
const LONGEST_BARE: usize = 6;

/// What numbers 0x80 to 0x9F stand for: pages written for Windows mean code page 1252 by them.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// What a reference stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    Char(char),
    Text(&'static str),
}

/// The reference that `text` begins with: what it stands for, and how many bytes it takes.
///
/// In an attribute, a name without a semicolon is no reference where the text goes on after it: `?a=1&copy=2`.
pub(super) fn reference(text: &str, in_attribute: bool) -> Option<(Meaning, usize)> {
    let rest = text.strip_prefix('&')?;
    if let Some(number) = rest.strip_prefix('#') {
        return numeric(number).map(|(c, len)| (Meaning::Char(c), len + 2));
    }
    let len = rest.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    if rest[len..].starts_with(';')
        && let Some(meaning) = named().get(&rest[..=len])
    {
        return Some((Meaning::Text(meaning), len + 2));
    }
    let bare = (2..=len.min(LONGEST_BARE)).rev().find_map(|len| Some((*named().get(&rest[..len])?, len)));
    let (meaning, len) = bare?;
    let goes_on = rest[len..].starts_with(|c: char| c == '=' || c.is_ascii_alphanumeric());
    (!in_attribute || !goes_on).then_some((Meaning::Text(meaning), len + 1))
}

/// The number behind `&#`, and how many bytes it takes.
fn numeric(text: &str) -> Option<(char, usize)> {
    let (radix, digits, mark) = match text.strip_prefix(['x', 'X']) {
        Some(rest) => (16, rest, 1),
        None => (10, text, 0),
    };
    let len = digits.bytes().take_while(|b| (*b as char).is_digit(radix)).count();
    if len == 0 {
        return None;
    }
    let code = digits[..len].bytes().fold(0u32, |code, digit| {
        code.saturating_mul(radix).saturating_add((digit as char).to_digit(radix).unwrap_or_default())
    });
    let c = match code {
        0x80..=0x9f => WINDOWS[code as usize - 0x80],
        0 => char::REPLACEMENT_CHARACTER,
        code => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    let semicolon = usize::from(digits[len..].starts_with(';'));
    Some((c, mark + len + semicolon))
}

/// Names without their `&` to what they stand for.
fn named() -> &'static HashMap<&'static str, &'static str> {
    static NAMED: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    NAMED.get_or_init(|| entities::ENTITIES.iter().map(|entity| (&entity.entity[1..], entity.characters)).collect())
}

/// An attribute's value with its references resolved.
pub(super) fn resolved(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let len = match reference(rest, true) {
            Some((Meaning::Char(c), len)) => {
                out.push(c);
                len
            }
            Some((Meaning::Text(text), len)) => {
                out.push_str(text);
                len
            }
            None => {
                out.push('&');
                1
            }
        };
        rest = &rest[len..];
    }
    out.push_str(rest);
    out
}
