//! Two texts from end to end.

use super::Vocabulary;
use super::step::{Alignment, Step, mirrored};
use super::sweep::{CHANGE, GAP_OPEN, GAP_WORD, Kind, Strand, sweep};
use super::vocabulary::{UNIT, UNKNOWN};
use std::collections::HashMap;
use std::ops::Range;

/// Up to so many cells, all are computed: messages of two thousand words. Larger tables are cut at words that
/// both texts have once, and where there is none, narrowed to a band.
const CELLS: usize = 4 << 20;

/// A cut leaves parts that may be cut again; text that takes more rounds than this was made to.
const ROUNDS: usize = 32;

/// No band is narrower, so that a sentence may be missing from one side.
const NARROWEST: usize = 32;

/// Aligns two texts from end to end.
///
/// `align(b, a)` is exactly the mirror of `align(a, b)`: the work is always done with the same text first.
pub fn align(a: &[u32], b: &[u32], vocabulary: &Vocabulary) -> Alignment {
    let worth = (vocabulary.worth(a), vocabulary.worth(b));
    let (left, right) = (Strand::new(a, &worth.0), Strand::new(b, &worth.1));
    let swap = (b.len(), b) < (a.len(), a);
    let mut steps = Vec::with_capacity(a.len().max(b.len()));
    if swap {
        fill(right, left, vocabulary, ROUNDS, &mut steps);
        steps = mirrored(steps);
    } else {
        fill(left, right, vocabulary, ROUNDS, &mut steps);
    }
    let bits = score(&steps, left, right) as f64 / UNIT;
    Alignment { a: 0..a.len(), b: 0..b.len(), steps, bits }
}

fn part<'t>(strand: Strand<'t>, range: Range<usize>) -> Strand<'t> {
    Strand { symbols: &strand.symbols[range.clone()], worth: &strand.worth[range], backward: false }
}

/// Appends the steps from the start of both to the end of both.
fn fill(a: Strand, b: Strand, vocabulary: &Vocabulary, rounds: usize, steps: &mut Vec<Step>) {
    let same = |(x, y): &(&u32, &u32)| x == y && **x != UNKNOWN;
    let (n, m) = (a.symbols.len(), b.symbols.len());
    if n.saturating_mul(m) <= CELLS {
        steps.extend(sweep(a, b, vocabulary, Kind::Global { band: m }).steps);
        return;
    }
    let head = a.symbols.iter().zip(b.symbols).take_while(same).count();
    let tail = a.symbols[head..].iter().rev().zip(b.symbols[head..].iter().rev()).take_while(same).count();
    steps.extend(std::iter::repeat_n(Step::Same, head));
    if head + tail > 0 {
        fill(part(a, head..n - tail), part(b, head..m - tail), vocabulary, rounds - 1, steps);
    } else {
        let anchors = if rounds > 1 { anchors(a.symbols, b.symbols) } else { Vec::new() };
        if anchors.is_empty() {
            // Rows further apart than the band is wide would not touch.
            let band = (CELLS / (2 * n.max(1))).max(m / n.max(1) + 2).max(NARROWEST);
            steps.extend(sweep(a, b, vocabulary, Kind::Global { band }).steps);
            return;
        }
        let (mut x, mut y) = (0, 0);
        for (i, j) in anchors {
            fill(part(a, x..i), part(b, y..j), vocabulary, rounds - 1, steps);
            steps.push(Step::Same);
            (x, y) = (i + 1, j + 1);
        }
        fill(part(a, x..n), part(b, y..m), vocabulary, rounds - 1, steps);
    }
    steps.extend(std::iter::repeat_n(Step::Same, tail));
}

/// Words that stand once in each, as many of them as keep the same order in both (patience sorting).
fn anchors(a: &[u32], b: &[u32]) -> Vec<(usize, usize)> {
    let once = |text: &[u32]| {
        let mut seen: HashMap<u32, Option<usize>> = HashMap::new();
        for (at, &symbol) in text.iter().enumerate().filter(|&(_, &s)| s != UNKNOWN) {
            seen.entry(symbol).and_modify(|first| *first = None).or_insert(Some(at));
        }
        seen
    };
    let (left, right) = (once(a), once(b));
    let both = |s: &u32| Some((left.get(s).copied()??, right.get(s).copied()??));
    let pairs: Vec<(usize, usize)> =
        a.iter().enumerate().filter_map(|(at, s)| both(s).filter(|&(i, _)| i == at)).collect();
    let mut piles: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (k, pair) in pairs.iter().enumerate() {
        let pile = piles.partition_point(|&top| pairs[top].1 < pair.1);
        before.push(pile.checked_sub(1).map(|p| piles[p]));
        if pile == piles.len() {
            piles.push(k);
        } else {
            piles[pile] = k;
        }
    }
    let mut chosen: Vec<_> = std::iter::successors(piles.last().copied(), |&k| before[k]).map(|k| pairs[k]).collect();
    chosen.reverse();
    chosen
}

/// What the steps score, from the first words on.
pub(super) fn score(steps: &[Step], a: Strand, b: Strand) -> i64 {
    let (mut i, mut j, mut total, mut last) = (0, 0, 0, Step::Same);
    for &step in steps {
        total += match step {
            Step::Same => a.worth[i].max(b.worth[j]),
            Step::Near => a.worth[i].min(b.worth[j]) / 2,
            Step::Split => a.worth[i] * 3 / 4,
            Step::Joined => b.worth[j] * 3 / 4,
            Step::Changed => -CHANGE,
            Step::OnlyA | Step::OnlyB if step == last => -GAP_WORD,
            Step::OnlyA | Step::OnlyB => -GAP_OPEN - GAP_WORD,
        };
        let (x, y) = step.takes();
        (i, j, last) = (i + x, j + y, step);
    }
    total
}
