//! The stretches of a passage in which most words agree.
//!
//! Two forms filled in by two people share every label and no answer: the labels carry an alignment on from one to the next
//! though hardly any sentence is shared. What such an alignment has of passages is cut out of it.

use super::global::{part, score};
use super::step::{Alignment, Step};
use super::sweep::Strand;
use super::vocabulary::UNIT;
use std::ops::Range;

/// For each word that differs, so many must agree: four in five.
const AGREEING: i64 = 4;

/// Of words that only one side has in a row, no more than this count: a sentence put in, or the foot of a page, ends no passage.
const GAP: usize = 4;

/// The parts of `alignment`, of the whole of `a` and `b`, in which at least four words in five agree and that are worth at least
/// `needed` units. The longest part first, then what is left before and after it.
///
/// `begins` says which words of `a` and of `b` begin a written word; the others are further pieces of it.
pub(super) fn dense(alignment: Alignment, (a, b): (Strand, Strand), begins: Begins<'_>, needed: i64) -> Vec<Alignment> {
    let weights = weights(&alignment, begins);
    let sure = alignment.bits * UNIT >= (SURE * needed) as f64;
    let enough = if sure { AGREEING_IF_SURE } else { AGREEING_AT_LEAST };
    if agrees(&alignment, begins, enough) {
        return vec![alignment];
    }
    let places: Vec<(usize, usize)> = alignment.walk().map(|(_, x, y)| (x.start, y.start)).collect();
    let mut out = Vec::new();
    let mut open = Vec::from([Range { start: 0, end: weights.len() }]);
    while let Some(range) = open.pop() {
        let within = best(&weights[range.clone()]);
        if within.is_empty() {
            continue;
        }
        let found = range.start + within.start..range.start + within.end;
        let (from, to) =
            (places[found.start], places.get(found.end).copied().unwrap_or((alignment.a.end, alignment.b.end)));
        let steps = alignment.steps[found.clone()].to_vec();
        let units = score(&steps, part(a, from.0..to.0), part(b, from.1..to.1));
        if units >= needed {
            open.extend([range.start..found.start, found.end..range.end]);
            out.push(Alignment { a: from.0..to.0, b: from.1..to.1, steps, bits: units as f64 / UNIT });
        }
    }
    out
}

type Begins<'c> = (&'c dyn Fn(usize) -> bool, &'c dyn Fn(usize) -> bool);

/// The share of the words of the shorter side that must agree; and where the passage is worth [`SURE`] times what is needed.
const AGREEING_AT_LEAST: (usize, usize) = (7, 8);
const AGREEING_IF_SURE: (usize, usize) = (2, 3);
const SURE: i64 = 2;

/// Whether so large a share of the written words of the side that has fewer agree, each in all its pieces.
fn agrees(alignment: &Alignment, begins: Begins<'_>, share: (usize, usize)) -> bool {
    let a = alignment.walk().map(|(step, x, _)| (step, x));
    let b = alignment.walk().map(|(step, _, y)| (step, y));
    let (a, b) = (written(a, begins.0), written(b, begins.1));
    let (agree, all) = if a.1 <= b.1 { a } else { b };
    agree * share.1 >= all * share.0
}

/// How many written words of one side agree, and how many there are.
fn written(steps: impl Iterator<Item = (Step, Range<usize>)>, begins: &dyn Fn(usize) -> bool) -> (usize, usize) {
    let (mut agree, mut all, mut whole) = (0, 0, false);
    for (step, word) in steps.flat_map(|(step, words)| words.map(move |word| (step, word))) {
        if begins(word) || all == 0 {
            agree += usize::from(whole);
            all += 1;
            whole = true;
        }
        whole &= step.agrees();
    }
    (agree + usize::from(whole), all)
}

/// What each step says for a passage, and against it.
fn weights(alignment: &Alignment, begins: Begins<'_>) -> Vec<i64> {
    let mut gap = 0;
    let weight = |(step, x, y): (Step, Range<usize>, Range<usize>)| {
        gap = if matches!(step, Step::OnlyA | Step::OnlyB) { gap + 1 } else { 0 };
        match step {
            Step::OnlyA if gap > GAP || !begins.0(x.start) => 0,
            Step::OnlyB if gap > GAP || !begins.1(y.start) => 0,
            Step::OnlyA | Step::OnlyB => -1,
            Step::Changed if begins.0(x.start) => -AGREEING,
            Step::Changed => 0,
            _ => i64::from(begins.0(x.start)),
        }
    };
    alignment.walk().map(weight).collect()
}

/// The first stretch of most weight; empty where none has any.
fn best(weights: &[i64]) -> Range<usize> {
    let (mut sum, mut start) = (0, 0);
    let (mut most, mut found) = (0, 0..0);
    for (at, weight) in weights.iter().enumerate() {
        sum += weight;
        if sum > most {
            (most, found) = (sum, start..at + 1);
        }
        if sum < 0 {
            (sum, start) = (0, at + 1);
        }
    }
    found
}
