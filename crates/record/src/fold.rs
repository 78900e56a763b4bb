//! Folding: NFKC, full case fold, no diacritics.

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
