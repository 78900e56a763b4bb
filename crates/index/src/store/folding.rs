//! The words of a text, for tantivy.
//!
//! tantivy wants a text and splits it itself, in a thread of its own, once for each field. Here the text is split and folded before,
//! once for all fields, and what tantivy is handed has only to be cut at the marks.

use super::frequent::{BETWEEN, Frequent};
use crate::words::{GAP, Words};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Stands behind each word, and behind each jump. No letter folds to it.
const END: char = '\u{1f}';
/// Stands before a number: so many places are skipped.
const JUMP: char = '\u{1e}';

/// The words of one field, each with its place, as a text that is cut at its marks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Handed {
    text: String,
    /// The place behind the last word.
    end: u32,
    /// Each two frequent words that stand side by side, as one word.
    pairs: String,
}

impl Handed {
    /// The words of these values. Those of two values are [`GAP`] places from each other.
    pub(crate) fn of(values: &[&str], frequent: &Frequent) -> Handed {
        let mut out = Handed::default();
        for value in values {
            out.add(&Words::of(value), frequent);
        }
        out
    }

    /// The place behind the last word; 0 where there is none.
    pub(crate) fn end(&self) -> u32 {
        self.end
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Each two of these words that stand side by side, and what says by which list.
    pub(crate) fn pairs_marked(&self, frequent: &Frequent) -> String {
        format!("{}{}{END}", self.pairs, frequent.mark())
    }

    /// Adds the words of more values behind these.
    pub(crate) fn append(&mut self, other: &Handed) {
        if other.is_empty() {
            return;
        }
        if !self.is_empty() {
            self.skip_to(self.end + GAP);
        }
        self.text.push_str(&other.text);
        self.pairs.push_str(&other.pairs);
        self.end += other.end;
    }

    fn add(&mut self, words: &Words, frequent: &Frequent) {
        if words.is_empty() {
            return;
        }
        let start = if self.is_empty() { 0 } else { self.end + GAP };
        for i in (0..words.len()).filter(|i| words.can_be_found(*i)) {
            self.skip_to(start + i as u32);
            self.text.push_str(words.word(i));
            self.text.push(END);
            self.end += 1;
        }
        self.skip_to(start + words.len() as u32);
        frequent.pairs(words, |one, next| {
            self.pairs.push_str(one);
            self.pairs.push(BETWEEN);
            self.pairs.push_str(next);
            self.pairs.push(END);
        });
    }

    fn skip_to(&mut self, place: u32) {
        if place > self.end {
            self.text.push(JUMP);
            self.text.push_str(&(place - self.end).to_string());
            self.text.push(END);
            self.end = place;
        }
    }
}

/// Cuts what was [`Handed`].
#[derive(Clone)]
pub(crate) struct Folding;

/// The words of one text, one after the other.
pub(crate) struct Stream<'a> {
    rest: &'a str,
    place: usize,
    token: Token,
}

impl Tokenizer for Folding {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        Stream { rest: text, place: 0, token: Token::default() }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        while let Some((word, rest)) = self.rest.split_once(END) {
            self.rest = rest;
            if let Some(places) = word.strip_prefix(JUMP) {
                self.place += places.parse().unwrap_or(0);
                continue;
            }
            self.token.text.clear();
            self.token.text.push_str(word);
            self.token.position = self.place;
            self.place += 1;
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
