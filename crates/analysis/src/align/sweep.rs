//! The one dynamic programme: best alignment with affine gaps (Gotoh, "An improved algorithm for matching biological
//! sequences", 1982), over the cells that the kind of search allows.

use super::Vocabulary;
use super::step::Step;
use super::vocabulary::{UNIT, UNKNOWN};

const BIT: i64 = UNIT as i64;

// What edits cost, in units: -log2 of how often a hand that copies makes them. Five bits are one word in thirty-two;
// one more word left out or put in, once begun, is as likely as not.
pub(super) const CHANGE: i64 = 5 * BIT;
pub(super) const GAP_OPEN: i64 = 5 * BIT;
pub(super) const GAP_WORD: i64 = BIT;

/// Less than any score, and far enough from the smallest number to bear more costs.
const NEVER: i64 = i64::MIN / 4;

/// Words of one text, with what they are worth, read in either direction.
#[derive(Clone, Copy)]
pub(super) struct Strand<'t> {
    pub(super) symbols: &'t [u32],
    pub(super) worth: &'t [i64],
    /// Read from the last word to the first. The steps of the answer stand in the order of the text all the same.
    pub(super) backward: bool,
}

impl<'t> Strand<'t> {
    pub(super) fn new(symbols: &'t [u32], worth: &'t [i64]) -> Strand<'t> {
        Strand { symbols, worth, backward: false }
    }

    fn len(&self) -> usize {
        self.symbols.len()
    }

    fn index(&self, k: usize) -> usize {
        if self.backward { self.symbols.len() - 1 - k } else { k }
    }

    fn symbol(&self, k: usize) -> u32 {
        self.symbols[self.index(k)]
    }

    fn worth(&self, k: usize) -> i64 {
        self.worth[self.index(k)]
    }

    /// Words `k` and `k + 1` in the order of the text.
    fn two(&self, k: usize) -> (u32, u32) {
        let (x, y) = (self.symbol(k), self.symbol(k + 1));
        if self.backward { (y, x) } else { (x, y) }
    }
}

/// Which alignments are looked for.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// From the first words to the last, no further than so many words from the straight line between them.
    Global { band: usize },
    /// Any stretch against any stretch.
    Local,
    /// From the first words on, as far as it pays; given up where the score lies so far below the best.
    Extend { drop: i64 },
}

/// The best alignment: how far into both strands it starts and ends, as they are read.
pub(super) struct Swept {
    pub(super) from: (usize, usize),
    pub(super) to: (usize, usize),
    pub(super) score: i64,
    /// In the order of the text.
    pub(super) steps: Vec<Step>,
}

#[derive(Default)]
struct Row {
    lo: usize,
    best: Vec<i64>,
    /// Best score that ends with a word of `a` alone.
    only_a: Vec<i64>,
}

impl Row {
    fn best(&self, j: usize) -> i64 {
        j.checked_sub(self.lo).and_then(|at| self.best.get(at)).copied().unwrap_or(NEVER)
    }

    fn only_a(&self, j: usize) -> i64 {
        j.checked_sub(self.lo).and_then(|at| self.only_a.get(at)).copied().unwrap_or(NEVER)
    }

    fn end(&self) -> usize {
        self.lo + self.best.len()
    }
}

// What each cell remembers: how its best score came about, and whether the two gaps that end here go on.
const STOP: u8 = 0;
const HOW: u8 = 0b0111;
const A_GOES_ON: u8 = 0b01000;
const B_GOES_ON: u8 = 0b10000;
const STEPS: [Step; 7] = [Step::Same, Step::Near, Step::Split, Step::Joined, Step::Changed, Step::OnlyA, Step::OnlyB];

/// The code of a step in a cell: its place in [`STEPS`], from 1.
fn code(step: Step) -> u8 {
    1 + STEPS.iter().position(|&s| s == step).unwrap_or(0) as u8
}

/// The trail of all rows, for walking back.
#[derive(Default)]
struct Trail {
    rows: Vec<(usize, usize)>,
    cells: Vec<u8>,
}

impl Trail {
    fn cell(&self, i: usize, j: usize) -> u8 {
        let (lo, offset) = self.rows[i];
        self.cells[offset + j - lo]
    }
}

/// Finds the best alignment of `a` and `b`. Of equals, the one that is met first, row by row.
pub(super) fn sweep(a: Strand, b: Strand, vocabulary: &Vocabulary, kind: Kind) -> Swept {
    let (n, m) = (a.len(), b.len());
    let mut trail = Trail::default();
    let (mut row, mut above, mut above_that) = (Row::default(), Row::default(), Row::default());
    let mut top = (0i64, 0usize, 0usize);
    for i in 0..=n {
        let (lo, reach, last) = bounds(i, n, m, kind, &above, &above_that);
        row.lo = lo;
        row.best.clear();
        row.only_a.clear();
        let offset = trail.cells.len();
        let mut only_b = NEVER;
        let mut left = NEVER;
        for j in lo..=last {
            let mut cell = STOP;
            let mut best = if i == 0 && j == 0 { 0 } else { NEVER };
            let (opened, longer) = (left - GAP_OPEN - GAP_WORD, only_b - GAP_WORD);
            only_b = opened.max(longer);
            let b_goes_on = longer > opened;
            let (opened, longer) = (above.best(j) - GAP_OPEN - GAP_WORD, above.only_a(j) - GAP_WORD);
            let only_a = opened.max(longer);
            let a_goes_on = longer > opened;
            let mut offer = |score: i64, step: Step| {
                if score > best {
                    best = score;
                    cell = code(step);
                }
            };
            if i > 0 && j > 0 {
                let before = above.best(j - 1);
                if before > NEVER {
                    let (x, y) = (a.symbol(i - 1), b.symbol(j - 1));
                    let worth = a.worth(i - 1).max(b.worth(j - 1));
                    if x == y && x != UNKNOWN {
                        offer(before + worth, Step::Same);
                    } else if vocabulary.near(x, y) {
                        offer(before + a.worth(i - 1).min(b.worth(j - 1)) / 2, Step::Near);
                    } else {
                        offer(before - CHANGE, Step::Changed);
                    }
                }
                if j > 1 && above.best(j - 2) > NEVER {
                    let (x, y) = b.two(j - 2);
                    if vocabulary.joins(a.symbol(i - 1), x, y) {
                        offer(above.best(j - 2) + a.worth(i - 1) * 3 / 4, Step::Split);
                    }
                }
                if i > 1 && above_that.best(j - 1) > NEVER {
                    let (x, y) = a.two(i - 2);
                    if vocabulary.joins(b.symbol(j - 1), x, y) {
                        offer(above_that.best(j - 1) + b.worth(j - 1) * 3 / 4, Step::Joined);
                    }
                }
            }
            offer(only_a, Step::OnlyA);
            offer(only_b, Step::OnlyB);
            match kind {
                Kind::Local if best <= 0 => (best, cell) = (0, STOP),
                Kind::Extend { drop } if best < top.0 - drop => {
                    best = NEVER;
                    if j >= reach && only_b < top.0 - drop {
                        break;
                    }
                }
                _ => {}
            }
            if best > top.0 {
                top = (best, i, j);
            }
            cell |= if a_goes_on { A_GOES_ON } else { 0 } | if b_goes_on { B_GOES_ON } else { 0 };
            row.best.push(best);
            row.only_a.push(if best == NEVER { NEVER } else { only_a });
            trail.cells.push(cell);
            left = best;
            if best == NEVER {
                only_b = NEVER;
            }
        }
        trim(&mut row);
        trail.rows.push((lo, offset));
        if row.best.is_empty() && above.best.is_empty() {
            break;
        }
        (above_that, above, row) = (above, row, above_that);
    }
    if let Kind::Global { .. } = kind {
        top = (above.best(m), n, m);
    }
    let (from, mut steps) = walk_back(&trail, (top.1, top.2));
    if !a.backward {
        steps.reverse();
    }
    Swept { from, to: (top.1, top.2), score: top.0, steps }
}

/// The cells of row `i`: the first; where those that the rows above lead to end; and the last allowed.
fn bounds(i: usize, n: usize, m: usize, kind: Kind, above: &Row, above_that: &Row) -> (usize, usize, usize) {
    match kind {
        Kind::Local => (0, m + 1, m),
        Kind::Global { band } => {
            let line = (i * m).checked_div(n).unwrap_or(0);
            let lo = if i == 0 { 0 } else { line.saturating_sub(band) };
            let last = if i == n { m } else { (line + band).min(m) };
            (lo, last + 1, last)
        }
        Kind::Extend { .. } if i == 0 => (0, 1, m),
        Kind::Extend { .. } => {
            let starts = [(above, 0), (above_that, 1)];
            let live = starts.iter().filter(|(row, _)| !row.best.is_empty());
            let lo = live.map(|(row, more)| row.lo + more).min().unwrap_or(m);
            let reach = (above.end() + 2).max(above_that.end() + 1);
            (lo.min(m), reach, m)
        }
    }
}

/// Drops cells that nothing can come of from both ends of a row.
fn trim(row: &mut Row) {
    while row.best.last() == Some(&NEVER) {
        row.best.pop();
        row.only_a.pop();
    }
    let dead = row.best.iter().take_while(|&&score| score == NEVER).count();
    row.best.drain(..dead);
    row.only_a.drain(..dead);
    row.lo += dead;
}

/// The steps from `end` back to where the alignment starts.
fn walk_back(trail: &Trail, end: (usize, usize)) -> ((usize, usize), Vec<Step>) {
    let (mut i, mut j) = end;
    let mut steps = Vec::with_capacity(i.max(j));
    let mut within = None;
    loop {
        let cell = trail.cell(i, j);
        let step = match within {
            Some(step) => step,
            None if cell & HOW == STOP => break,
            None => STEPS[(cell & HOW) as usize - 1],
        };
        within = match step {
            Step::OnlyA if cell & A_GOES_ON != 0 => Some(step),
            Step::OnlyB if cell & B_GOES_ON != 0 => Some(step),
            _ => None,
        };
        let (x, y) = step.takes();
        (i, j) = (i - x, j - y);
        steps.push(step);
    }
    ((i, j), steps)
}
