//! Words in a row, and words near each other.

use crate::words::Words;
use record::Tokens;
use std::collections::BTreeMap;

/// The numbers of the words at which the row `wanted` begins.
pub(crate) fn find(wanted: &Tokens, words: &Words) -> Vec<usize> {
    let stands = |at: usize| (0..wanted.len()).all(|k| words.word(at + k) == wanted.word(k));
    let last = (words.len() + 1).saturating_sub(wanted.len());
    (0..last).filter(|at| stands(*at)).collect()
}

/// The numbers of the words that are `wanted` words near each other, in any order, with at most `between` others between them.
/// A word that is wanted twice must be there twice.
pub(crate) fn near(wanted: &Tokens, between: u32, words: &Words) -> Vec<usize> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    wanted.iter().for_each(|word| *count.entry(word).or_default() += 1);
    let reach = wanted.len() + between as usize;
    let is_wanted: Vec<usize> = (0..words.len()).filter(|at| count.contains_key(words.word(*at))).collect();
    let mut out = Vec::new();
    for (k, first) in is_wanted.iter().enumerate() {
        let mut missing = count.clone();
        let within = is_wanted[k..].iter().take_while(|at| **at - *first < reach);
        let taken: Vec<usize> = within.copied().filter(|at| take(&mut missing, words.word(*at))).collect();
        if taken.len() == wanted.len() {
            out.extend(taken);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn take(missing: &mut BTreeMap<&str, usize>, word: &str) -> bool {
    missing.get_mut(word).filter(|n| **n > 0).map(|n| *n -= 1).is_some()
}
