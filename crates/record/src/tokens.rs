//! Words that map back to bytes.
//!
//! Text is split at everything that is neither a letter nor a digit, and between letters and digits:
//! `6:35pm` is `6 35 pm`, `don't` is `don t`. Each token is folded ([`crate::fold`]) and keeps its
//! bytes. Scripts that are written without spaces give one token a character.

use crate::fold::fold_char;
use crate::span::Span;
use std::ops::Range;

#[derive(Clone, Copy, Debug)]
struct Token {
    span: Span,
    folded: (u32, u32),
}

/// The tokens of one text, in order.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    folded: String,
    list: Vec<Token>,
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Letters,
    Digits,
    Alone,
    Mark,
    Between,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => Class::Letters,
        '0'..='9' => Class::Digits,
        _ if c.is_ascii() => Class::Between,
        // Scripts written without spaces: Thai to Myanmar, kana, Han.
        '\u{0e00}'..='\u{109f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => {
            Class::Alone
        }
        _ if unicode_normalization::char::is_combining_mark(c) => Class::Mark,
        _ if c.is_alphabetic() => Class::Letters,
        _ if c.is_numeric() => Class::Digits,
        _ => Class::Between,
    }
}

impl Tokens {
    /// Splits and folds `text`.
    pub fn of(text: &str) -> Tokens {
        let mut out = Tokens { folded: String::with_capacity(text.len()), list: Vec::with_capacity(text.len() / 6) };
        let mut open: Option<(usize, usize, Class)> = None;
        for (at, c) in text.char_indices() {
            let class = class(c);
            let goes_on = matches!(open, Some((_, _, was)) if was == class || class == Class::Mark);
            if !goes_on || class == Class::Alone {
                out.close(open.take(), at);
                if matches!(class, Class::Letters | Class::Digits | Class::Alone) {
                    open = Some((at, out.folded.len(), class));
                }
            }
            if open.is_some() {
                fold_char(c, &mut out.folded);
            }
        }
        out.close(open, text.len());
        out
    }

    fn close(&mut self, open: Option<(usize, usize, Class)>, end: usize) {
        let Some((start, folded, _)) = open else { return };
        if self.folded.len() > folded {
            let folded = (folded as u32, self.folded.len() as u32);
            self.list.push(Token { span: Span::new(start, end), folded });
        }
    }

    /// How many there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether the text had no word.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The folded form of token `i`; empty past the end.
    #[inline]
    pub fn word(&self, i: usize) -> &str {
        self.list.get(i).map_or("", |t| &self.folded[t.folded.0 as usize..t.folded.1 as usize])
    }

    /// The bytes of token `i` in the text it was split from; empty past the end, behind the last token. A rule that looks a
    /// word ahead at the end of a text finds nothing there, and no panic.
    #[inline]
    pub fn span(&self, i: usize) -> Span {
        let behind = || self.list.last().map_or(0, |last| last.span.end);
        self.list.get(i).map_or_else(|| Span::new(behind(), behind()), |token| token.span)
    }

    /// The bytes from the first to the last token of `range`; empty for an empty range.
    pub fn cover(&self, range: Range<usize>) -> Span {
        if range.is_empty() || range.end > self.list.len() {
            let at = self.list.get(range.start).map_or(0, |t| t.span.start);
            return Span::new(at, at);
        }
        Span::new(self.list[range.start].span.start, self.list[range.end - 1].span.end)
    }

    /// The tokens that lie wholly inside `span`.
    pub fn within(&self, span: Span) -> Range<usize> {
        let first = self.list.partition_point(|t| t.span.start < span.start);
        let last = self.list.partition_point(|t| t.span.end <= span.end);
        first..last.max(first)
    }

    /// The first token at or after byte `at`.
    pub fn at_or_after(&self, at: usize) -> usize {
        self.list.partition_point(|t| t.span.start < at)
    }

    /// The folded words of `range`.
    pub fn words(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        range.map(|i| self.word(i))
    }

    /// All folded words.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.words(0..self.len())
    }

    /// Whether the words from token `at` on are `words`.
    pub fn starts_with(&self, at: usize, words: &[&str]) -> bool {
        at + words.len() <= self.len() && words.iter().enumerate().all(|(k, w)| self.word(at + k) == *w)
    }
}
