//! Folding: NFKC, full case fold, no diacritics; and lines made one.

use caseless::Caseless as _;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Appends the folded form of one character to `out`.
///
/// A combining mark folds to nothing; a ligature or a full-width letter to the plain letters it stands for.
#[inline]
pub fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else {
        fold_any(c, out);
    }
}

fn fold_any(c: char, out: &mut String) {
    out.extend(std::iter::once(c).nfkd().default_case_fold().nfkd().filter(|&c| !is_combining_mark(c)));
}

/// The folded form of `text`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| fold_char(c, &mut out));
    out
}

/// `text` with one space wherever it has white space between words, and none before and behind them.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut is_apart) = (text, false);
    while let Some(c) = rest.chars().next() {
        let plain = rest.bytes().position(|byte| !byte.is_ascii_graphic()).unwrap_or(rest.len());
        let here = plain.max(c.len_utf8());
        if plain == 0 && c.is_whitespace() {
            is_apart = !out.is_empty();
        } else {
            if std::mem::take(&mut is_apart) {
                out.push(' ');
            }
            out.push_str(&rest[..here]);
        }
        rest = &rest[here..];
    }
    out
}
