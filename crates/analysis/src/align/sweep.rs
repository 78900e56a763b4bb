//! The one dynamic programme: best alignment with affine gaps (Gotoh, "An improved algorithm for matching biological
//! sequences", 1982), over the cells that the kind of search allows.

mod live;

use super::Vocabulary;
use super::near::Letters;
use super::step::Step;
use super::vocabulary::{UNIT, UNKNOWN, Worth};
use std::cell::Cell;

const BIT: i64 = UNIT as i64;

// What edits cost, in units: -log2 of how often a hand that copies makes them. Five bits are one word in thirty-two;
// one more word left out or put in, once begun, is as likely as not.
pub(super) const CHANGE: i64 = 5 * BIT;
pub(super) const GAP_OPEN: i64 = 5 * BIT;
pub(super) const GAP_WORD: i64 = BIT;

/// How far below its best a passage may fall before it is over: one gap of a dozen words, or three words changed in a row.
/// What goes on after more than that is another passage, and must count on its own.
pub(super) const DROP: i64 = GAP_OPEN + 12 * GAP_WORD;

/// The same words in a row, once they are worth so much, leave every other way behind.
const ON_COURSE: i64 = 2 * DROP;

/// Less than any score, and far enough from the smallest number to bear more costs.
const NEVER: i64 = i64::MIN / 4;

/// Words of one text, with what they are worth, read in either direction.
#[derive(Clone, Copy)]
pub(super) struct Strand<'t> {
    pub(super) symbols: &'t [u32],
    pub(super) worth: &'t [Worth],
    /// Read from the last word to the first. The steps of the answer stand in the order of the text all the same.
    pub(super) backward: bool,
}

impl<'t> Strand<'t> {
    pub(super) fn new(symbols: &'t [u32], worth: &'t [Worth]) -> Strand<'t> {
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
        i64::from(self.worth[self.index(k)])
    }

    /// The words of a text before `at`, read from there back.
    pub(super) fn before(self, at: usize) -> Strand<'t> {
        Strand { symbols: &self.symbols[..at], worth: &self.worth[..at], backward: true }
    }

    /// What is left when `k` words have been read.
    pub(super) fn after(self, k: usize) -> Strand<'t> {
        let rest = if self.backward { 0..self.len() - k } else { k..self.len() };
        Strand { symbols: &self.symbols[rest.clone()], worth: &self.worth[rest], ..self }
    }

    /// How many words are the same from the first on, and what they are worth; no further than is worth `enough`.
    pub(super) fn same_run(self, other: Strand, enough: i64) -> (usize, i64) {
        let (mut run, mut worth) = (0, 0);
        while run < self.len().min(other.len()) && worth < enough {
            if self.symbol(run) != other.symbol(run) || self.symbol(run) == UNKNOWN {
                break;
            }
            worth += self.worth(run).max(other.worth(run));
            run += 1;
        }
        (run, worth)
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
    /// From the first words on, as far as it pays; given up where the score lies so far below the best. Ends early where the
    /// same words go on in both for long.
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
    /// Where, in a search for any stretch, a score is more than nothing.
    live: Vec<usize>,
}

impl Row {
    fn clear(&mut self) {
        self.lo = 0;
        self.best.clear();
        self.only_a.clear();
        self.live.clear();
    }

    /// A row of `cells` cells with nothing in them, where the row had as many or none.
    fn blank(&mut self, cells: usize) {
        for j in self.live.drain(..) {
            (self.best[j], self.only_a[j]) = (0, NEVER);
        }
        self.best.resize(cells, 0);
        self.only_a.resize(cells, NEVER);
    }

    // Before the first cell the difference wraps round to a place past the last.
    fn best(&self, j: usize) -> i64 {
        self.best.get(j.wrapping_sub(self.lo)).copied().unwrap_or(NEVER)
    }

    fn only_a(&self, j: usize) -> i64 {
        self.only_a.get(j.wrapping_sub(self.lo)).copied().unwrap_or(NEVER)
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

/// Room to work in, kept from one search to the next: most are small, and making room would take longer than they do.
#[derive(Default)]
struct Desk {
    trail: Trail,
    rows: [Row; 3],
    letters: Vec<Letters>,
    places: Vec<(u32, usize)>,
    due: Vec<usize>,
}

/// No more cells are kept for the next search.
const KEPT: usize = 1 << 20;

thread_local! {
    static DESK: Cell<Desk> = Cell::default();
}

/// Finds the best alignment of `a` and `b`. Of equals, the one that is met first, row by row.
pub(super) fn sweep(a: Strand, b: Strand, vocabulary: &Vocabulary, kind: Kind) -> Swept {
    let desk = DESK.take();
    let (mut trail, [mut row, above, above_that]) = (desk.trail, desk.rows);
    let Desk { letters, places, due, .. } = desk;
    let mut table = Table { a, b, vocabulary, letters, places, due, above, above_that, top: (0, 0, 0) };
    table.letters.clear();
    table.places.clear();
    [&mut row, &mut table.above, &mut table.above_that].into_iter().for_each(Row::clear);
    trail.rows.clear();
    trail.cells.clear();
    for i in 0..=a.len() {
        match kind {
            Kind::Local => table.fill_live(i, &mut row, &mut trail),
            _ => table.fill(i, kind, &mut row, &mut trail),
        }
        if row.best.is_empty() && table.above.best.is_empty() {
            break;
        }
        if let Kind::Extend { .. } = kind
            && table.top.1 == i
            && a.after(i).same_run(b.after(table.top.2), ON_COURSE).1 >= ON_COURSE
        {
            break;
        }
        let spent = std::mem::replace(&mut table.above_that, std::mem::take(&mut table.above));
        table.above = std::mem::replace(&mut row, spent);
    }
    if let Kind::Global { .. } = kind {
        table.top = (table.above.best(b.len()), a.len(), b.len());
    }
    let (score, i, j) = table.top;
    let (from, mut steps) = walk_back(&trail, (i, j));
    if !a.backward {
        steps.reverse();
    }
    trail.cells.shrink_to(KEPT);
    let Table { letters, places, due, above, above_that, .. } = table;
    DESK.set(Desk { trail, rows: [row, above, above_that], letters, places, due });
    Swept { from, to: (i, j), score, steps }
}

/// As much of the table as the next row needs.
struct Table<'t> {
    a: Strand<'t>,
    b: Strand<'t>,
    vocabulary: &'t Vocabulary,
    /// Of the words of `b`, as far as they have been reached.
    letters: Vec<Letters>,
    /// In a search for any stretch: the words of `b` with their places, counted from 1, in order.
    places: Vec<(u32, usize)>,
    /// Room for the cells of a row that must be computed.
    due: Vec<usize>,
    above: Row,
    above_that: Row,
    /// The best score so far, and its cell.
    top: (i64, usize, usize),
}

impl Table<'_> {
    /// Computes row `i`.
    fn fill(&mut self, i: usize, kind: Kind, row: &mut Row, trail: &mut Trail) {
        let (lo, reach, last) = bounds(i, self.a.len(), self.b.len(), kind, &self.above, &self.above_that);
        row.lo = lo;
        row.best.clear();
        row.only_a.clear();
        trail.rows.push((lo, trail.cells.len()));
        let (mut left, mut only_b) = (NEVER, NEVER);
        let word = |k: usize| self.vocabulary.letters(self.a.symbol(k));
        let here = (i.checked_sub(1).map(word).unwrap_or_default(), i.checked_sub(2).map(word).unwrap_or_default());
        for j in lo..=last {
            while self.letters.len() < j {
                self.letters.push(self.vocabulary.letters(self.b.symbol(self.letters.len())));
            }
            let (begun, longer) = (left - GAP_OPEN - GAP_WORD, only_b - GAP_WORD);
            only_b = begun.max(longer);
            let b_goes_on = longer > begun;
            let (begun, longer) = (self.above.best(j) - GAP_OPEN - GAP_WORD, self.above.only_a(j) - GAP_WORD);
            let mut only_a = begun.max(longer);
            let a_goes_on = longer > begun;

            let (mut best, mut cell) = self.opposite(i, j, here);
            for (score, step) in [(only_a, Step::OnlyA), (only_b, Step::OnlyB)] {
                if score > best {
                    (best, cell) = (score, code(step));
                }
            }
            if let Kind::Extend { drop } = kind
                && best < self.top.0 - drop
            {
                if j >= reach {
                    break;
                }
                (best, only_a, only_b) = (NEVER, NEVER, NEVER);
            }
            if best > self.top.0 {
                self.top = (best, i, j);
            }
            let goes_on = if a_goes_on { A_GOES_ON } else { 0 } | if b_goes_on { B_GOES_ON } else { 0 };
            trail.cells.push(cell | goes_on);
            row.best.push(best);
            row.only_a.push(only_a);
            left = best;
        }
        trim(row);
    }

    /// The best score of cell `(i, j)` by a step that takes words of both, and that step's code. `here` are the letters of
    /// the words of `a` that end at `i` and before it.
    fn opposite(&self, i: usize, j: usize, here: (Letters, Letters)) -> (i64, u8) {
        if i == 0 || j == 0 {
            return (if i == j { 0 } else { NEVER }, STOP);
        }
        let (mut best, mut cell) = (NEVER, STOP);
        let mut offer = |before: i64, more: i64, step: Step| {
            if before > NEVER && before + more > best {
                (best, cell) = (before + more, code(step));
            }
        };
        let (x, y) = (self.a.symbol(i - 1), self.b.symbol(j - 1));
        let (x_letters, y_letters) = (here.0, self.letters[j - 1]);
        let before = self.above.best(j - 1);
        if before > NEVER {
            if x == y && x != UNKNOWN {
                offer(before, self.a.worth(i - 1).max(self.b.worth(j - 1)), Step::Same);
            } else if x_letters.may_be_near(y_letters) && self.vocabulary.near(x, y) {
                offer(before, self.a.worth(i - 1).min(self.b.worth(j - 1)) / 2, Step::Near);
            } else {
                offer(before, -CHANGE, Step::Changed);
            }
        }
        if j > 1 && x_letters.may_be_made_of(self.letters[j - 2], y_letters) && self.above.best(j - 2) > NEVER {
            let (first, second) = self.b.two(j - 2);
            if self.vocabulary.joins(x, first, second) {
                offer(self.above.best(j - 2), self.a.worth(i - 1) * 3 / 4, Step::Split);
            }
        }
        if i > 1 && y_letters.may_be_made_of(here.1, x_letters) && self.above_that.best(j - 1) > NEVER {
            let (first, second) = self.a.two(i - 2);
            if self.vocabulary.joins(y, first, second) {
                offer(self.above_that.best(j - 1), self.b.worth(j - 1) * 3 / 4, Step::Joined);
            }
        }
        (best, cell)
    }
}

/// The cells of row `i`: the first; where those that the rows above lead to end; and the last allowed.
fn bounds(i: usize, n: usize, m: usize, kind: Kind, above: &Row, above_that: &Row) -> (usize, usize, usize) {
    match kind {
        // Has a way of its own.
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
