//! Folded words, cut exactly as the reference scorer cuts them.
//!
//! Not `record`'s tokens: those keep marks inside scripts that need them and give one token a
//! character where no spaces are written. A yardstick must stay what it was when the first figure was
//! measured with it, so it has a fold of its own: compatibility decomposition, full case fold,
//! characters of a non-zero combining class dropped; then runs of letters and runs of decimal digits.

use super::blocks::common;
use caseless::Caseless as _;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;
use unicode_properties::{GeneralCategory as Category, UnicodeGeneralCategory as _};

/// The words of one text.
pub(super) type Words = Vec<String>;

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Letters,
    Digits,
    Between,
}

fn class(c: char) -> Class {
    match c.general_category() {
        Category::DecimalNumber => Class::Digits,
        Category::UppercaseLetter
        | Category::LowercaseLetter
        | Category::TitlecaseLetter
        | Category::ModifierLetter
        | Category::OtherLetter
        | Category::LetterNumber
        | Category::OtherNumber => Class::Letters,
        _ => Class::Between,
    }
}

/// The folded words of `text`.
pub(super) fn words(text: &str) -> Words {
    let mut out = Words::new();
    let mut before = Class::Between;
    for c in text.nfkd().default_case_fold().filter(|&c| canonical_combining_class(c) == 0) {
        let class = class(c);
        if class != Class::Between {
            match out.last_mut() {
                Some(word) if class == before => word.push(c),
                _ => out.push(c.into()),
            }
        }
        before = class;
    }
    out
}

/// `text` with every `[...]` made a space: editors' marks are not words of the speaker.
pub(super) fn without_brackets(text: &str) -> String {
    without(text, '[', ']')
}

/// `text` with everything from `open` to the next `close` made a space. An `open` without a `close` stays.
pub(super) fn without(text: &str, open: char, close: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(open) {
        let Some(length) = rest[start..].find(close) else { break };
        out.push_str(&rest[..start]);
        out.push(' ');
        rest = &rest[start + length + close.len_utf8()..];
    }
    out + rest
}

/// Words in common, in order, as a share of both texts' words.
pub(super) fn f1(a: &[String], b: &[String]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    2.0 * common(a, b) as f64 / (a.len() + b.len()) as f64
}

/// The share of `needle`'s words that stand, in order, in `hay`; 0 for no words.
pub(super) fn inside(needle: &[String], hay: &[String]) -> f64 {
    if needle.is_empty() { 0.0 } else { common(needle, hay) as f64 / needle.len() as f64 }
}

/// Words too frequent to show that two values say the same.
const STOP: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "at", "and", "or", "his", "her", "its", "by", "that", "this", "was",
    "is", "were", "be", "for", "with", "from", "as", "it", "he", "she", "they", "s", "t", "just", "then", "around",
    "about", "after", "before",
];

/// The words of `text` without the most frequent ones, or all of them where nothing else is left.
pub(super) fn content(text: &str) -> Words {
    let all = words(text);
    let kept: Words = all.iter().filter(|w| !STOP.contains(&w.as_str())).cloned().collect();
    if kept.is_empty() { all } else { kept }
}

/// A party's name words, and whether it is the younger of that name.
fn party(name: &str) -> (Words, bool) {
    let all: Words = words(&without(name, '(', ')'))
        .into_iter()
        .filter(|w| !["mr", "mrs", "ms", "the", "of", "dr"].contains(&w.as_str()))
        .collect();
    let younger = all.iter().any(|w| w == "jr");
    (all.into_iter().filter(|w| w != "jr" && w != "sr").collect(), younger)
}

/// Whether one name is the other, shortened: the same last word, every word of the shorter in the
/// longer, and the same generation.
pub(super) fn same_party(a: &str, b: &str) -> bool {
    let ((a, a_younger), (b, b_younger)) = (party(a), party(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    !short.is_empty()
        && a_younger == b_younger
        && long.len() <= 6
        && short.iter().all(|w| long.contains(w))
        && (short.last() == long.last() || short.len() == long.len())
}
