//! The words of a text and their places, as the index and whoever checks it both count them.
//!
//! They are [`record::Tokens`]. Where a text is made of several values (the parties of a mail), [`SEPARATOR`] stands between them
//! and moves the place on by [`GAP`], so that no phrase and no "near" reaches from one value into the next.

use record::{Span, Tokens};

/// Stands between the values of one field.
pub const SEPARATOR: char = '\u{1e}';

/// How many places a [`SEPARATOR`] skips; more than words can be asked to be near.
pub const GAP: u32 = 128;

/// Bytes of the longest word that can be found. Longer ones are data, and are left out by the index and by the check of it.
pub const LONGEST: usize = 60_000;

/// The words of one text, each with its place.
#[derive(Clone, Debug, Default)]
pub struct Words {
    tokens: Tokens,
    /// The place of each token; empty where places are the tokens' own numbers.
    places: Vec<u32>,
}

impl Words {
    /// Splits and folds `text`.
    pub fn of(text: &str) -> Words {
        let tokens = Tokens::of(text);
        let places = if text.contains(SEPARATOR) { spread(text, &tokens) } else { Vec::new() };
        Words { tokens, places }
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

    /// The place of word `i`: its number, with the gaps before it.
    pub fn place(&self, i: usize) -> u32 {
        self.places.get(i).copied().unwrap_or(i as u32)
    }

    /// The place behind the last word; 0 where there is none.
    pub fn end(&self) -> u32 {
        self.len().checked_sub(1).map_or(0, |last| self.place(last) + 1)
    }

    /// Whether word `i` can be found: it is not longer than [`LONGEST`].
    pub fn can_be_found(&self, i: usize) -> bool {
        self.word(i).len() <= LONGEST
    }
}

fn spread(text: &str, tokens: &Tokens) -> Vec<u32> {
    let mut gaps = 0;
    let mut behind = 0;
    let place = |i: usize| {
        let span = tokens.span(i);
        let between = text.get(behind..span.start).unwrap_or("");
        gaps += between.matches(SEPARATOR).count() as u32 * GAP;
        behind = span.end;
        i as u32 + gaps
    };
    (0..tokens.len()).map(place).collect()
}

/// Several values as the text of one field.
pub fn joined<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for value in values {
        if !out.is_empty() {
            out.push(SEPARATOR);
        }
        out.push_str(value);
    }
    out
}
