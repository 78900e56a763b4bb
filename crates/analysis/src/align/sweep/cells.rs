//! The cells of the table that the next row needs, and what all of them remember of how they came about.

use super::{GAP_OPEN, GAP_WORD};
use crate::align::step::Step;
use std::ops::Range;

/// Less than any score, and far enough from the smallest number to bear more costs.
pub(super) const NEVER: i64 = i64::MIN / 4;

/// Scores of the best alignments that end at a place in both strands.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    pub(super) best: i64,
    /// Of those that end with a word of `a` alone.
    pub(super) only_a: i64,
}

impl Cell {
    /// Where none ends.
    pub(super) const NOTHING: Cell = Cell { best: NEVER, only_a: NEVER };
    /// Where any may start.
    pub(super) const START: Cell = Cell { best: 0, only_a: NEVER };
}

/// Cells of one row, from column `lo` on.
#[derive(Default)]
pub(super) struct Row {
    pub(super) lo: usize,
    pub(super) cells: Vec<Cell>,
    /// From the first to the last column that something can come of.
    pub(super) live: Range<usize>,
    /// In a search for any stretch: where a score is more than nothing.
    pub(super) scored: Vec<usize>,
}

impl Row {
    pub(super) fn clear(&mut self) {
        self.begin(0..0);
        self.scored.clear();
    }

    /// A row of these columns, with nothing in them yet.
    pub(super) fn begin(&mut self, columns: Range<usize>) {
        self.lo = columns.start;
        self.live = 0..0;
        self.cells.clear();
        self.cells.resize(columns.len(), Cell::NOTHING);
    }

    /// A row of so many cells in which any alignment may start, where the row had as many or none.
    pub(super) fn blank(&mut self, cells: usize) {
        for j in self.scored.drain(..) {
            self.cells[j] = Cell::START;
        }
        self.cells.resize(cells, Cell::START);
        self.live = 0..cells;
    }

    // Before the first cell the difference wraps round to a place past the last.
    pub(super) fn cell(&self, j: usize) -> Cell {
        self.cells.get(j.wrapping_sub(self.lo)).copied().unwrap_or(Cell::NOTHING)
    }

    /// Has cells up to a column, with nothing in those that it had not.
    pub(super) fn reach(&mut self, end: usize) {
        if self.end() < end {
            self.cells.resize(end - self.lo, Cell::NOTHING);
        }
    }

    /// The cells of these columns, all of which the row has.
    pub(super) fn columns(&self, columns: Range<usize>) -> &[Cell] {
        &self.cells[columns.start - self.lo..columns.end - self.lo]
    }

    pub(super) fn end(&self) -> usize {
        self.lo + self.cells.len()
    }

    /// Looks for the columns that something can come of.
    pub(super) fn settle(&mut self) {
        let live = |cell: &Cell| cell.best != NEVER;
        if let (Some(first), Some(last)) = (self.cells.iter().position(live), self.cells.iter().rposition(live)) {
            self.live = self.lo + first..self.lo + last + 1;
        }
    }
}

/// The score with one more word that the other strand does not have, from the best there is without it and the best that ends
/// in such a word already; and whether that goes on.
pub(super) fn gap(best: i64, in_gap: i64) -> (i64, bool) {
    let (begun, longer) = (best - GAP_OPEN - GAP_WORD, in_gap - GAP_WORD);
    (begun.max(longer), longer > begun)
}

// What each cell remembers: how its best score came about, and whether the two gaps that end here go on.
pub(super) const STOP: u8 = 0;
const HOW: u8 = 0b0111;
const A_GOES_ON: u8 = 0b01000;
const B_GOES_ON: u8 = 0b10000;
const STEPS: [Step; 7] = [Step::Same, Step::Near, Step::Split, Step::Joined, Step::Changed, Step::OnlyA, Step::OnlyB];

/// The code of a step in a cell: its place in [`STEPS`], which is in order, from 1.
pub(super) const fn code(step: Step) -> u8 {
    1 + step as u8
}

/// The best of three ways to a cell, the first of equals: by words of both, by a word of `a` alone, of `b` alone. With each gap comes whether it
/// goes on. Gives the score and what the cell remembers.
pub(super) fn best_way((mut best, mut how): (i64, u8), only_a: (i64, bool), only_b: (i64, bool)) -> (i64, u8) {
    if only_a.0 > best {
        (best, how) = (only_a.0, code(Step::OnlyA));
    }
    if only_b.0 > best {
        (best, how) = (only_b.0, code(Step::OnlyB));
    }
    (best, how | if only_a.1 { A_GOES_ON } else { 0 } | if only_b.1 { B_GOES_ON } else { 0 })
}

/// What the cells of all rows remember, for walking back.
#[derive(Default)]
pub(super) struct Trail {
    /// The first cell of each row, and where it is kept.
    rows: Vec<(usize, usize)>,
    cells: Vec<u8>,
}

/// No more cells are kept for the next search.
const KEPT: usize = 1 << 20;

impl Trail {
    pub(super) fn clear(&mut self) {
        self.rows.clear();
        self.cells.clear();
        self.cells.shrink_to(KEPT);
    }

    /// A row of these columns, where nothing is remembered yet.
    pub(super) fn begin(&mut self, columns: Range<usize>) -> &mut [u8] {
        let start = self.cells.len();
        self.rows.push((columns.start, start));
        self.cells.resize(start + columns.len(), STOP);
        &mut self.cells[start..]
    }

    /// Appends a cell to the last row.
    pub(super) fn push(&mut self, cell: u8) {
        self.cells.push(cell);
    }

    fn cell(&self, i: usize, j: usize) -> u8 {
        let (lo, offset) = self.rows[i];
        self.cells[offset + j - lo]
    }

    /// Where the alignment that ends at `end` starts, and its steps from there.
    pub(super) fn walk_back(&self, end: (usize, usize)) -> ((usize, usize), Vec<Step>) {
        let (mut i, mut j) = end;
        let mut steps = Vec::with_capacity(i.max(j));
        let mut within = None;
        loop {
            let cell = self.cell(i, j);
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
        steps.reverse();
        ((i, j), steps)
    }
}
