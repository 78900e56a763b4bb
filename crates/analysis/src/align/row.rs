//! Texts as one row of words, so that a word's place is one number.

use std::ops::Range;

/// A word's place in the row.
pub type At = u32;

/// Texts in symbols, one after the other.
#[derive(Clone, Debug)]
pub struct Row {
    words: Vec<u32>,
    /// Where each text starts, and the end of the last.
    starts: Vec<At>,
}

impl Default for Row {
    fn default() -> Row {
        Row { words: Vec::new(), starts: vec![0] }
    }
}

impl Row {
    /// A row of these texts.
    pub fn of(texts: &[impl AsRef<[u32]>]) -> Row {
        let mut row = Row::default();
        texts.iter().for_each(|text| row.push(text.as_ref().iter().copied()));
        row
    }

    /// Adds a text.
    pub fn push(&mut self, text: impl Iterator<Item = u32>) {
        self.words.extend(text);
        self.starts.push(self.words.len() as At);
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The words of all texts.
    pub fn words(&self) -> &[u32] {
        &self.words
    }

    /// The same, to be changed.
    pub(super) fn words_mut(&mut self) -> &mut [u32] {
        &mut self.words
    }

    /// Where a text starts.
    pub(super) fn start(&self, text: usize) -> At {
        self.starts[text]
    }

    /// Where a text ends.
    pub(super) fn end(&self, text: usize) -> At {
        self.starts[text + 1]
    }

    /// The places of a text.
    fn range(&self, text: usize) -> Range<usize> {
        self.start(text) as usize..self.end(text) as usize
    }

    /// The words of a text.
    pub fn text(&self, text: usize) -> &[u32] {
        &self.words[self.range(text)]
    }

    /// The words of each text.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[u32]> + Clone {
        (0..self.len()).map(|text| self.text(text))
    }

    /// What is said of all places, text by text.
    pub(super) fn by_text<'w, T>(&self, mut all: &'w mut [T]) -> Vec<&'w mut [T]> {
        let of = |text: &[u32]| {
            let (here, rest) = std::mem::take(&mut all).split_at_mut(text.len());
            all = rest;
            here
        };
        self.iter().map(of).collect()
    }
}
