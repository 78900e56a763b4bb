//! The places where witnesses differ.

use super::graph::Collation;
use crate::align::Vocabulary;
use std::collections::BTreeMap;
use std::ops::Range;

/// So many columns that differ in a row are a stretch that was rewritten.
const REWRITTEN: usize = 3;

/// In bits; two of the commonest words.
const SMALL: f32 = 10.0;

/// A place where witnesses differ: as many columns in a row as do.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// From the first column to the one behind the last.
    pub columns: Range<usize>,
    /// Every reading, in the order of the first witness that has it.
    pub readings: Vec<Reading>,
}

/// A reading, with the witnesses that have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its words; empty where the witnesses have none here.
    pub symbols: Vec<u32>,
    /// The witnesses, in order, with the words of each.
    pub held_by: Vec<(usize, Range<usize>)>,
}

impl Collation {
    /// Whether all witnesses that have any words have the same word in a column.
    pub fn agrees(&self, column: usize) -> bool {
        let present = (0..self.witnesses()).filter(|&w| !self.path(w).is_empty()).count();
        matches!(&self.columns()[column].nodes[..], [node] if node.words.len() == present)
    }

    /// The places where witnesses differ, in the order of the columns. `texts` are what was collated. A witness
    /// without words differs nowhere.
    ///
    /// Between two rewritten stretches, a word or two on which all agree by their smallness are part of the rewriting.
    pub fn variants(&self, texts: &[Vec<u32>], vocabulary: &Vocabulary) -> Vec<Variant> {
        let present: Vec<usize> = (0..self.witnesses()).filter(|&w| !self.path(w).is_empty()).collect();
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut column = 0;
        while column < self.columns().len() {
            let start = column;
            while column < self.columns().len() && !self.agrees(column) {
                column += 1;
            }
            if column > start {
                runs.push(start..column);
            }
            column += 1;
        }
        let says = |columns: Range<usize>| -> f32 {
            self.columns()[columns].iter().map(|column| vocabulary.bits(column.nodes[0].symbol)).sum()
        };
        let mut joined: Vec<Range<usize>> = Vec::new();
        for run in runs {
            let rewritten =
                |last: &&mut Range<usize>| last.len().min(run.len()) >= REWRITTEN && says(last.end..run.start) <= SMALL;
            match joined.last_mut().filter(rewritten) {
                Some(last) => last.end = run.end,
                None => joined.push(run),
            }
        }
        // The same words in two columns, each beside others, differ in nothing.
        let variants = joined.into_iter().map(|columns| self.variant(columns, &present, texts));
        variants.filter(|variant| variant.readings.len() > 1).collect()
    }

    fn variant(&self, columns: Range<usize>, present: &[usize], texts: &[Vec<u32>]) -> Variant {
        let mut readings: BTreeMap<&[u32], Vec<(usize, Range<usize>)>> = BTreeMap::new();
        for &witness in present {
            let words = self.words(witness, &columns);
            readings.entry(&texts[witness][words.clone()]).or_default().push((witness, words));
        }
        let mut readings: Vec<Reading> =
            readings.into_iter().map(|(symbols, held_by)| Reading { symbols: symbols.to_vec(), held_by }).collect();
        readings.sort_by_key(|v| v.held_by[0].0);
        Variant { columns, readings }
    }
}
