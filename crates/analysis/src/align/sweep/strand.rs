//! The words of a text as they are read.

use crate::align::vocabulary::{UNKNOWN, Worth};

/// Words of one text, with what they are worth, read in either direction.
#[derive(Clone, Copy)]
pub(in crate::align) struct Strand<'t> {
    pub(in crate::align) symbols: &'t [u32],
    pub(in crate::align) worth: &'t [Worth],
    /// Read from the last word to the first.
    pub(in crate::align) backward: bool,
}

impl<'t> Strand<'t> {
    pub(in crate::align) fn new(symbols: &'t [u32], worth: &'t [Worth]) -> Strand<'t> {
        Strand { symbols, worth, backward: false }
    }

    pub(super) fn len(&self) -> usize {
        self.symbols.len()
    }

    fn index(&self, k: usize) -> usize {
        if self.backward { self.symbols.len() - 1 - k } else { k }
    }

    pub(super) fn symbol(&self, k: usize) -> u32 {
        self.symbols[self.index(k)]
    }

    pub(super) fn worth(&self, k: usize) -> Worth {
        self.worth[self.index(k)]
    }

    /// The words of a text before `at`, read from there back.
    pub(in crate::align) fn before(self, at: usize) -> Strand<'t> {
        Strand { symbols: &self.symbols[..at], worth: &self.worth[..at], backward: true }
    }

    /// What is left when `k` words have been read.
    pub(in crate::align) fn after(self, k: usize) -> Strand<'t> {
        let rest = if self.backward { 0..self.len() - k } else { k..self.len() };
        Strand { symbols: &self.symbols[rest.clone()], worth: &self.worth[rest], ..self }
    }

    /// How many words are the same from the first on, and what they are worth; no further than is worth `enough`.
    pub(in crate::align) fn same_run(self, other: Strand, enough: i64) -> (usize, i64) {
        let (mut run, mut worth) = (0, 0);
        while run < self.len().min(other.len()) && worth < enough {
            if self.symbol(run) != other.symbol(run) || self.symbol(run) == UNKNOWN {
                break;
            }
            worth += i64::from(self.worth(run).max(other.worth(run)));
            run += 1;
        }
        (run, worth)
    }

    /// Words `k` and `k + 1` in the order of the text.
    pub(super) fn two(&self, k: usize) -> (u32, u32) {
        let (x, y) = (self.symbol(k), self.symbol(k + 1));
        if self.backward { (y, x) } else { (x, y) }
    }
}
