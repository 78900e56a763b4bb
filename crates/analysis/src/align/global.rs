//! Two texts from end to end.

use super::Vocabulary;
use super::fingerprint::key;
use super::step::{Alignment, Step, mirrored};
use super::sweep::{CHANGE, GAP_OPEN, GAP_WORD, Kind, Strand, sweep};
use super::vocabulary::{UNIT, UNKNOWN};
use std::ops::Range;

/// Up to so many cells, all are computed: messages of two thousand words. Larger tables are cut at words that
/// both texts have once, and where there is none, narrowed to a band.
const CELLS: usize = 4 << 20;

/// The same for two texts of many that are laid side by side, where each is aligned with several: sixty words a side.
const FEW_CELLS: usize = 4 << 10;

/// A cut leaves parts that may be cut again; text that takes more rounds than this was made to.
const ROUNDS: usize = 32;

/// No band is narrower, so that a sentence may be missing from one side.
const NARROWEST: usize = 32;

/// Aligns two texts from end to end.
///
/// `align(b, a)` is exactly the mirror of `align(a, b)`: the work is always done with the same text first.
pub fn align(a: &[u32], b: &[u32], vocabulary: &Vocabulary) -> Alignment {
    within(a, b, vocabulary, CELLS)
}

/// As [`align()`], in time that grows with the length of the texts and not with its square: phrases, then words, that each has
/// once hold the two together, as many as keep the same order, and only what lies between is computed.
///
/// The price is paid where a phrase that stands once in each was moved, and nothing around it speaks against it.
pub fn align_at_length(a: &[u32], b: &[u32], vocabulary: &Vocabulary) -> Alignment {
    within(a, b, vocabulary, FEW_CELLS)
}

fn within(a: &[u32], b: &[u32], vocabulary: &Vocabulary, cells: usize) -> Alignment {
    let worth = (vocabulary.worth(a), vocabulary.worth(b));
    let (left, right) = (Strand::new(a, &worth.0), Strand::new(b, &worth.1));
    let swap = (b.len(), b) < (a.len(), a);
    let mut steps = Vec::with_capacity(a.len().max(b.len()));
    if swap {
        Table { vocabulary, cells }.fill(right, left, ROUNDS, &mut steps);
        steps = mirrored(steps);
    } else {
        Table { vocabulary, cells }.fill(left, right, ROUNDS, &mut steps);
    }
    let bits = score(&steps, left, right) as f64 / UNIT;
    Alignment { a: 0..a.len(), b: 0..b.len(), steps, bits }
}

/// Some words of a strand that is read forward.
pub(super) fn part<'t>(strand: Strand<'t>, range: Range<usize>) -> Strand<'t> {
    Strand { symbols: &strand.symbols[range.clone()], worth: &strand.worth[range], backward: false }
}

/// How two texts are aligned, and how large a table is computed as a whole.
struct Table<'t> {
    vocabulary: &'t Vocabulary,
    cells: usize,
}

impl Table<'_> {
    /// Appends the steps from the start of both to the end of both.
    fn fill(&self, a: Strand, b: Strand, rounds: usize, steps: &mut Vec<Step>) {
        let same = |(x, y): &(&u32, &u32)| x == y && **x != UNKNOWN;
        let (n, m) = (a.symbols.len(), b.symbols.len());
        if n.saturating_mul(m) <= self.cells {
            steps.extend(sweep(a, b, self.vocabulary, Kind::Global { band: m }).steps);
            return;
        }
        let head = a.symbols.iter().zip(b.symbols).take_while(same).count();
        let tail = a.symbols[head..].iter().rev().zip(b.symbols[head..].iter().rev()).take_while(same).count();
        steps.extend(std::iter::repeat_n(Step::Same, head));
        if head + tail > 0 {
            self.fill(part(a, head..n - tail), part(b, head..m - tail), rounds - 1, steps);
        } else {
            let anchors = if rounds > 1 { anchors(a.symbols, b.symbols) } else { Vec::new() };
            if anchors.is_empty() {
                // Rows further apart than the band is wide would not touch.
                let band = (self.cells / (2 * n.max(1))).max(m / n.max(1) + 2).max(NARROWEST);
                steps.extend(sweep(a, b, self.vocabulary, Kind::Global { band }).steps);
                return;
            }
            let (mut x, mut y) = (0, 0);
            for (i, j) in anchors {
                self.fill(part(a, x..i), part(b, y..j), rounds - 1, steps);
                steps.push(Step::Same);
                (x, y) = (i + 1, j + 1);
            }
            self.fill(part(a, x..n), part(b, y..m), rounds - 1, steps);
        }
        steps.extend(std::iter::repeat_n(Step::Same, tail));
    }
}

/// Words in the phrases that may hold two texts together, longest first: a single word may well have been moved, four in a
/// row seldom.
const HOLDS: [usize; 3] = [4, 2, 1];

/// Words of phrases that stand once in each, as many of them as keep the same order in both.
fn anchors(a: &[u32], b: &[u32]) -> Vec<(usize, usize)> {
    HOLDS.iter().map(|&words| unique(a, b, words)).find(|found| !found.is_empty()).unwrap_or_default()
}

/// The first words of phrases of so many words that stand once in each, in the same order in both (patience sorting).
fn unique(a: &[u32], b: &[u32], words: usize) -> Vec<(usize, usize)> {
    let once = |text: &[u32]| {
        let mut phrases: Vec<(u64, usize)> = text
            .windows(words)
            .enumerate()
            .filter(|(_, phrase)| !phrase.contains(&UNKNOWN))
            .map(|(at, phrase)| (key(phrase), at))
            .collect();
        phrases.sort_unstable();
        let alone = phrases.chunk_by(|x, y| x.0 == y.0).filter(|same| same.len() == 1).map(|same| same[0]);
        alone.collect::<Vec<_>>()
    };
    let (left, right) = (once(a), once(b));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut k = 0;
    for &(phrase, i) in &left {
        while k < right.len() && right[k].0 < phrase {
            k += 1;
        }
        // Phrases that share a key by accident are no phrase of both.
        if let Some(&(_, j)) = right.get(k).filter(|other| other.0 == phrase)
            && a[i..i + words] == b[j..j + words]
        {
            pairs.push((i, j));
        }
    }
    pairs.sort_unstable();
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
        let worth = |strand: Strand, k: usize| i64::from(strand.worth[k]);
        total += match step {
            Step::Same => worth(a, i).max(worth(b, j)),
            Step::Near => worth(a, i).min(worth(b, j)) / 2,
            Step::Split => worth(a, i) * 3 / 4,
            Step::Joined => worth(b, j) * 3 / 4,
            Step::Changed => -CHANGE,
            Step::OnlyA | Step::OnlyB if step == last => -GAP_WORD,
            Step::OnlyA | Step::OnlyB => -GAP_OPEN - GAP_WORD,
        };
        let (x, y) = step.takes();
        (i, j, last) = (i + x, j + y, step);
    }
    total
}
