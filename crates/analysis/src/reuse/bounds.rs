//! Where the words of a text stand, in two bytes a word.

use record::{Span, Tokens};
use std::ops::Range;

/// Words between two places that are written down in full.
const STRIDE: usize = 64;

/// In the place of a distance that one byte can't hold: four bytes follow.
const FAR: u8 = u8::MAX;

/// Where the words of one text stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Bounds {
    /// For each word its distance from the end of the word before, and its length.
    steps: Vec<u8>,
    /// Before every so many words: how many steps there are, and where the last word ended.
    marks: Vec<(u32, u32)>,
}

impl Bounds {
    pub(super) fn of(tokens: &Tokens) -> Bounds {
        let mut out = Bounds { steps: Vec::with_capacity(2 * tokens.len()), marks: Vec::new() };
        let mut end = 0;
        for word in 0..tokens.len() {
            if word % STRIDE == 0 {
                out.marks.push((out.steps.len() as u32, end as u32));
            }
            let span = tokens.span(word);
            out.step(span.start - end);
            out.step(span.len());
            end = span.end;
        }
        out
    }

    fn step(&mut self, distance: usize) {
        if distance < usize::from(FAR) {
            self.steps.push(distance as u8);
        } else {
            self.steps.push(FAR);
            self.steps.extend((distance as u32).to_le_bytes());
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.steps.capacity() + self.marks.capacity() * 8
    }

    /// The bytes from the first to the last of `words`, which are some.
    pub(super) fn cover(&self, words: &Range<usize>) -> Span {
        Span::new(self.span(words.start).start, self.span(words.end.saturating_sub(1)).end)
    }

    fn span(&self, word: usize) -> Span {
        let Some(&(at, end)) = self.marks.get(word / STRIDE) else { return Span::new(0, 0) };
        let mut steps = self.steps[at as usize..].iter();
        let mut next = || match steps.next() {
            Some(&FAR) => {
                let four = [0; 4].map(|_: u8| steps.next().copied().unwrap_or(0));
                u32::from_le_bytes(four) as usize
            }
            Some(&step) => usize::from(step),
            None => 0,
        };
        let mut end = end as usize;
        for _ in 0..word % STRIDE {
            end += next() + next();
        }
        let start = end + next();
        Span::new(start, start + next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_where_it_stood() {
        let far = " ".repeat(700);
        let long = "x".repeat(300);
        let text = format!("{far}One {long} two, {far}«three» {}", "and so on; ".repeat(90));
        let tokens = Tokens::of(&text);
        let bounds = Bounds::of(&tokens);
        for word in 0..tokens.len() {
            assert_eq!(bounds.span(word), tokens.span(word), "word {word}");
        }
        assert_eq!(bounds.cover(&(1..4)), tokens.cover(1..4));
    }
}
