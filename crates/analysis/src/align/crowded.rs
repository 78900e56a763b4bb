//! Passages that stand in very many places: footers, notices, form letters, the one quotation that everybody prints.

use super::Vocabulary;
use super::seeds::{Place, run_length};
use super::vocabulary::UNIT;
use std::collections::HashMap;
use std::ops::Range;

/// One passage in more places than pairs of them could be listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Common {
    /// The text, as a position in the list that was searched, and its words; the words are the same in all.
    pub places: Vec<(usize, Range<usize>)>,
    /// Information in the words.
    pub bits: f64,
}

/// The longest passages that the places of crowded seeds make up: seeds that start one word apart, everywhere, are one.
pub(super) fn common(
    crowded: &[Vec<Place>],
    texts: &[&[u32]],
    worths: &[Vec<i64>],
    vocabulary: &Vocabulary,
    needed: i64,
) -> Vec<Common> {
    let first: HashMap<Place, usize> = crowded.iter().enumerate().map(|(g, places)| (places[0], g)).collect();
    let follows = |x: &[Place], y: &[Place]| {
        x.len() == y.len() && x.iter().zip(y).all(|(x, y)| x.text == y.text && x.at + 1 == y.at)
    };
    let next = |g: usize| {
        let place = crowded[g][0];
        let then = *first.get(&Place { at: place.at + 1, ..place })?;
        follows(&crowded[g], &crowded[then]).then_some(then)
    };
    let nexts: Vec<Option<usize>> = (0..crowded.len()).map(next).collect();
    let mut starts = vec![true; crowded.len()];
    nexts.iter().flatten().for_each(|&g| starts[g] = false);
    let mut out = Vec::new();
    for g in (0..crowded.len()).filter(|&g| starts[g]) {
        let last = std::iter::successors(Some(g), |&g| nexts[g]).last().unwrap_or(g);
        let (from, to) = (crowded[g][0], crowded[last][0]);
        let (text, worth) = (texts[from.text as usize], &worths[from.text as usize]);
        let (start, at) = (from.at as usize, to.at as usize);
        let Some(length) = run_length(&text[at..], &worth[at..], vocabulary, needed) else { continue };
        let words = at + length - start;
        let sum = vocabulary.alone(text[start]) + worth[start + 1..start + words].iter().sum::<i64>();
        let places = crowded[g].iter().map(|p| (p.text as usize, p.at as usize..p.at as usize + words));
        out.push(Common { places: places.collect(), bits: sum as f64 / UNIT });
    }
    out
}
