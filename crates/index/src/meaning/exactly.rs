//! Words as they are written: with their case, accents and punctuation.

use super::rows;
use crate::words::Words;
use record::{Span, Tokens};

/// Where `literal` stands in `text`, whose words are `words`: from the first of its words to the last, with the marks before and
/// behind. White space of any length equals any other. It begins and ends where words do.
pub(crate) fn find(literal: &str, text: &str, words: &Words) -> Vec<Span> {
    let tokens = Tokens::of(literal);
    let lead = &literal[..tokens.span(0).start];
    let rest = &literal[tokens.span(0).start..];
    let stands = |at: usize| {
        let start = words.span(at).start;
        let before = agree(text[..start].chars().rev(), lead.chars().rev())?;
        let behind = agree(text[start..].chars(), rest.chars())?;
        Some(Span::new(start - before, start + behind))
    };
    rows::find(&tokens, words).into_iter().filter_map(stands).collect()
}

/// How many bytes of `text` are all of `literal`, where it begins so.
fn agree(text: impl Iterator<Item = char>, literal: impl Iterator<Item = char>) -> Option<usize> {
    let mut text = text.peekable();
    let mut literal = literal.peekable();
    let mut bytes = 0;
    while let Some(wanted) = literal.next() {
        let found = text.next()?;
        bytes += found.len_utf8();
        if !wanted.is_whitespace() {
            if found != wanted {
                return None;
            }
            continue;
        }
        if !found.is_whitespace() {
            return None;
        }
        while literal.next_if(|c| c.is_whitespace()).is_some() {}
        while let Some(more) = text.next_if(|c| c.is_whitespace()) {
            bytes += more.len_utf8();
        }
    }
    Some(bytes)
}
