//! A witness's words as they are compared: editors' marks are no words of the speaker.

use crate::align::Vocabulary;
use crate::prose::Prose;
use std::ops::Range;

/// The words of one utterance, without what an editor put in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Each word.
    pub symbols: Vec<u32>,
    /// The token in the text that each word stands at.
    pub tokens: Vec<usize>,
    /// Whether an editor's mark (`...`, `[...]`, a bracketed word) stands just before each word; one more for the end.
    pub marked: Vec<bool>,
}

impl Reading {
    /// Reads the tokens of an utterance. `[sic]` and bracketed words are left out; `[s]ail` is one word.
    pub fn of(prose: &Prose<'_>, range: Range<usize>, vocabulary: &Vocabulary) -> Reading {
        let mut out = Reading::default();
        let mut depth = false;
        let mut mark = false;
        let mut i = range.start;
        while i < range.end {
            let gap = if i == range.start { "" } else { prose.gap(i) };
            let opening = i == range.start && prose.gap(i).ends_with('[');
            let was_inside = depth;
            for c in gap.chars() {
                match c {
                    '[' => depth = true,
                    ']' => depth = false,
                    _ => {}
                }
            }
            depth |= opening;
            mark |= gap.contains("...")
                || gap.contains('…')
                || gap.contains(". . .")
                || gap.contains('[')
                || was_inside && !depth && !gap.starts_with(']');
            // `[s]ail`: a bracket inside a word changes its first letter only.
            if depth && i + 1 < range.end && prose.gap(i + 1) == "]" && prose.span(i..i + 1).len() <= 2 {
                let word = format!("{}{}", prose.word(i), prose.word(i + 1));
                out.push(vocabulary.symbol(&word).unwrap_or(crate::align::UNKNOWN), i + 1, false);
                depth = false;
                mark = false;
                i += 2;
                continue;
            }
            if depth || prose.word(i) == "sic" {
                mark |= depth;
                i += 1;
                continue;
            }
            let Some(symbol) = vocabulary.symbol(prose.word(i)) else {
                i += 1;
                continue;
            };
            out.push(symbol, i, std::mem::take(&mut mark));
            i += 1;
        }
        out.marked.push(mark);
        out
    }

    fn push(&mut self, symbol: u32, token: usize, marked: bool) {
        self.symbols.push(symbol);
        self.tokens.push(token);
        self.marked.push(marked);
    }

    /// Appends another reading of the same text; `apart` says that words are likely to be missing between the two.
    pub fn extend(&mut self, other: &Reading, apart: bool) {
        self.marked.pop();
        for (k, (&symbol, &token)) in other.symbols.iter().zip(&other.tokens).enumerate() {
            self.push(symbol, token, other.marked[k] || (k == 0 && apart));
        }
        self.marked.push(other.marked.last().copied().unwrap_or(false));
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.symbols.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.symbols.is_empty()
    }
}
