//! Passages that stand in very many places: footers, notices, form letters, the one quotation that everybody prints.

use super::laid::Laid;
use crate::align::chance::Chance;
use crate::align::fingerprint::run_length;
use crate::align::row::At;
use crate::align::vocabulary::UNIT;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// One passage in more places than pairs of them could be listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Common {
    /// The text, as a position in the list that was searched, and its words; the words are the same in all.
    pub places: Vec<(usize, Range<usize>)>,
    /// Information in the words.
    pub bits: f64,
    /// How many passages as good as this one chance would give in the whole search.
    pub expected: f64,
}

/// The longest passages that the places of crowded seeds make up: seeds that start one word apart, everywhere, are one.
pub(super) fn common(crowded: &[Vec<At>], laid: &Laid<'_>, needed: i64, chance: &Chance) -> Vec<Common> {
    let first: FxHashMap<At, usize> = crowded.iter().enumerate().map(|(g, places)| (places[0], g)).collect();
    let next = |g: usize| {
        let place = crowded[g][0];
        let then = *first.get(&(place + 1)).filter(|_| laid.text_of(place + 1) == laid.text_of(place))?;
        let follows = |x: &[At], y: &[At]| x.len() == y.len() && x.iter().zip(y).all(|(x, y)| x + 1 == *y);
        follows(&crowded[g], &crowded[then]).then_some(then)
    };
    let nexts: Vec<Option<usize>> = (0..crowded.len())
        .map(|g| if laid.words.len() > crowded[g][0] as usize + 1 { next(g) } else { None })
        .collect();
    let mut starts = vec![true; crowded.len()];
    nexts.iter().flatten().for_each(|&g| starts[g] = false);
    let mut out = Vec::new();
    for g in (0..crowded.len()).filter(|&g| starts[g]) {
        let last = std::iter::successors(Some(g), |&g| nexts[g]).last().unwrap_or(g);
        let (from, to) = (laid.word(crowded[g][0]), laid.word(crowded[last][0]));
        let (text, worth) = laid.stretch(laid.start(from.0 as u32)..laid.end(from.0 as u32));
        let (start, at) = (from.1, to.1);
        let Some(length) = run_length(&text[at..], &worth[at..], laid.vocabulary, needed) else { continue };
        let words = at + length - start;
        let then: i64 = worth[start + 1..start + words].iter().map(|&w| i64::from(w)).sum();
        let sum = i64::from(laid.vocabulary.alone(text[start])) + then;
        let places = crowded[g].iter().map(|&at| {
            let (text, word) = laid.word(at);
            (text, word..word + words)
        });
        let bits = sum as f64 / UNIT;
        out.push(Common { places: places.collect(), bits, expected: chance.expected(bits) });
    }
    out
}
