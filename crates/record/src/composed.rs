//! Letters as they are read, however they are encoded: `é` is the same letter as one sign and as `e` with an accent behind it.
//!
//! What counts is the composed form of Unicode (NFC, UAX 15). A text is taken piece by piece, each of which is composed by itself, so
//! that a place in the composed text is one in the text as it is.

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// A text in pieces that are composed each by itself: most often one character, with the marks behind it. From either end.
#[derive(Clone, Debug)]
pub struct Pieces<'t>(&'t str);

/// The pieces of `text`; put together again they are all of it.
pub fn pieces(text: &str) -> Pieces<'_> {
    Pieces(text)
}

/// Whether two pieces are the same letters.
pub fn same(a: &str, b: &str) -> bool {
    a == b || a.nfc().eq(b.nfc())
}

/// Whether what is before a character may change with it when both are composed.
fn joins(c: char) -> bool {
    // Below this are no combining marks.
    c >= '\u{300}' && {
        let mut first = None;
        decompose_canonical(c, |part| _ = first.get_or_insert(part));
        let first = first.unwrap_or(c);
        canonical_combining_class(first) != 0 || is_nfc_quick(std::iter::once(first)) != IsNormalized::Yes
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let mut after = self.0.char_indices();
        after.next()?;
        let end = after.find(|(_, c)| !joins(*c)).map_or(self.0.len(), |(at, _)| at);
        let (piece, rest) = self.0.split_at(end);
        self.0 = rest;
        Some(piece)
    }
}

impl<'t> DoubleEndedIterator for Pieces<'t> {
    fn next_back(&mut self) -> Option<&'t str> {
        if self.0.is_empty() {
            return None;
        }
        let start = self.0.char_indices().rfind(|(_, c)| !joins(*c)).map_or(0, |(at, _)| at);
        let (rest, piece) = self.0.split_at(start);
        self.0 = rest;
        Some(piece)
    }
}
