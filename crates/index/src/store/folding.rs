//! The words of a text, for tantivy.

use crate::words::Words;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Splits and folds as [`Words`] does.
#[derive(Clone)]
pub(crate) struct Folding;

/// The words of one text, one after the other.
pub(crate) struct Stream {
    words: Words,
    next: usize,
    token: Token,
}

impl Tokenizer for Folding {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        Stream { words: Words::of(text), next: 0, token: Token::default() }
    }
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        while self.next < self.words.len() && !self.words.can_be_found(self.next) {
            self.next += 1;
        }
        if self.next >= self.words.len() {
            return false;
        }
        self.token.text.clear();
        self.token.text.push_str(self.words.word(self.next));
        self.token.position = self.words.place(self.next) as usize;
        self.next += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
