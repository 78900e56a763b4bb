//! The words of a text and their places, as the index and whoever checks it both count them.
//!
//! They are [`record::Tokens`]; the place of a word is its number. Where a field has several values (the parties of a mail), those of
//! the next are [`GAP`] places further on, so that no phrase and no "near" reaches from one value into the next.

use record::{Span, Tokens};

/// How many places lie between two values of a field; more than words can be asked to be near.
pub const GAP: u32 = 128;

/// Bytes of the longest word that can be found. Longer ones are data, and are left out by the index and by the check of it.
pub const LONGEST: usize = 60_000;

/// The words of one text, each with its place.
#[derive(Clone, Debug, Default)]
pub struct Words {
    tokens: Tokens,
}

impl Words {
    /// Splits and folds `text`.
    pub fn of(text: &str) -> Words {
        Words { tokens: Tokens::of(text) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Word `i`, folded.
    pub fn word(&self, i: usize) -> &str {
        self.tokens.word(i)
    }

    /// The bytes of word `i` in the text.
    pub fn span(&self, i: usize) -> Span {
        self.tokens.span(i)
    }

    /// Whether word `i` can be found: it is not longer than [`LONGEST`].
    pub fn can_be_found(&self, i: usize) -> bool {
        self.word(i).len() <= LONGEST
    }
}
