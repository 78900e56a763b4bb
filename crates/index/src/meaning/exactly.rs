//! Words as they are written: with their case, accents and punctuation.

use super::rows;
use crate::words::Words;
use record::composed::{pieces, same};
use record::{Span, Tokens};

/// Where `literal` stands in `text`, whose words are `words`: from the first of its words to the last, with the marks before and
/// behind. White space of any length equals any other, and letters are the same however they are encoded. It begins and ends where
/// words do.
pub(crate) fn find(literal: &str, text: &str, words: &Words) -> Vec<Span> {
    let tokens = Tokens::of(literal);
    let (lead, rest) = literal.split_at(tokens.span(0).start);
    let stands = |at: usize| {
        let start = words.span(at).start;
        let before = agree(pieces(&text[..start]).rev(), pieces(lead).rev())?;
        let behind = agree(pieces(&text[start..]), pieces(rest))?;
        Some(Span::new(start - before, start + behind))
    };
    rows::find(&tokens, words).into_iter().filter_map(stands).collect()
}

/// How many bytes of `text` are all of `literal`, where it begins so. Both come in pieces.
fn agree<'t>(text: impl Iterator<Item = &'t str>, literal: impl Iterator<Item = &'t str>) -> Option<usize> {
    let mut text = text.peekable();
    let mut literal = literal.peekable();
    let mut bytes = 0;
    while let Some(wanted) = literal.next() {
        let found = text.next()?;
        bytes += found.len();
        if !is_white(wanted) {
            if !same(found, wanted) {
                return None;
            }
            continue;
        }
        if !is_white(found) {
            return None;
        }
        while literal.next_if(|piece| is_white(piece)).is_some() {}
        while let Some(more) = text.next_if(|piece| is_white(piece)) {
            bytes += more.len();
        }
    }
    Some(bytes)
}

fn is_white(piece: &str) -> bool {
    piece.trim().is_empty()
}
