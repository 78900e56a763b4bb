//! From the first words on: of each row, the cells that the rows above lead to, and those that words of `b` alone lead to from
//! there.

use super::cells::{Cell, NEVER, Row, STOP, Trail, best_way, gap};
use super::{Kind, Table};
use std::ops::Range;

/// Scores of the cell before the next one in a row.
#[derive(Clone, Copy)]
struct Left {
    best: i64,
    /// Of alignments that end with a word of `b` alone.
    only_b: i64,
}

impl Table<'_> {
    /// Computes row `i`.
    pub(super) fn fill(&mut self, i: usize, kind: Kind, row: &mut Row, trail: &mut Trail) {
        if i > 0 {
            self.step_to(i);
        }
        let (columns, last) = self.columns(i, kind);
        row.begin(columns.clone());
        let marks = trail.begin(columns.clone());
        let left = if i == 0 {
            row.cells[0] = Cell::START;
            Left { best: 0, only_b: NEVER }
        } else {
            self.fill_led_to(i, kind, columns, &mut row.cells, marks)
        };
        self.go_right(left, kind, last, row, trail);
        row.settle();
    }

    /// The columns of row `i` that the rows above lead to, and the last that there may be.
    fn columns(&mut self, i: usize, kind: Kind) -> (Range<usize>, usize) {
        let (n, m) = (self.a.len(), self.b.len());
        if let Kind::Global { band } = kind {
            let line = (i * m).checked_div(n).unwrap_or(0);
            let last = if i == n { m } else { (line + band).min(m) };
            let columns = if i == 0 { 0..1 } else { line.saturating_sub(band)..last + 1 };
            return (columns, last);
        }
        if i == 0 {
            return (0..1, m);
        }
        // One word of `a` may be two of `b`, and two may be one.
        let most = if self.may_be_split(self.above.live.end + 1) { 2 } else { 1 };
        let led_to = [(&self.above.live, 0, most), (&self.above_that.live, 1, 1)];
        let led_to = led_to.into_iter().filter(|(live, ..)| !live.is_empty());
        let lo = led_to.clone().map(|(live, least, _)| live.start + least).min().unwrap_or(m);
        let end = led_to.map(|(live, _, most)| live.end + most).max().unwrap_or(m);
        (lo.min(m)..end.min(m + 1), m)
    }

    /// Computes the cells of row `i` in these columns. Gives back the last.
    fn fill_led_to(&mut self, i: usize, kind: Kind, columns: Range<usize>, row: &mut [Cell], marks: &mut [u8]) -> Left {
        self.read(columns.end - 1);
        self.above.reach(columns.end);
        let ys = self.words[columns.start..=columns.end].array_windows();
        let mut before = self.above.cell(columns.start.wrapping_sub(1)).best;
        let mut left = Left { best: NEVER, only_b: NEVER };
        let (mut top, mut floor) = (self.top, kind.floor(self.top.0));
        let above = self.above.columns(columns.clone());
        for ((((j, ys), above), cell), mark) in columns.zip(ys).zip(above).zip(row).zip(marks) {
            let only_a = gap(above.best, above.only_a);
            let only_b = gap(left.best, left.only_b);
            let opposite = self.opposite((i, j), &self.xs, ys, before);
            let (best, how) = best_way(opposite, only_a, only_b);
            left = Left { best: if best < floor { NEVER } else { best }, only_b: only_b.0 };
            *cell = Cell { best: left.best, only_a: only_a.0 };
            *mark = how;
            before = above.best;
            if best > top.0 {
                top = (best, i, j);
                floor = kind.floor(best);
            }
        }
        self.top = top;
        left
    }

    /// Goes on from the last cell of a row with words of `b` alone.
    fn go_right(&self, mut left: Left, kind: Kind, last: usize, row: &mut Row, trail: &mut Trail) {
        let floor = kind.floor(self.top.0);
        for _ in row.end()..=last {
            let only_b = gap(left.best, left.only_b);
            if only_b.0 < floor {
                break;
            }
            let (best, how) = best_way((NEVER, STOP), (NEVER, false), only_b);
            row.cells.push(Cell { best, only_a: NEVER });
            trail.push(how);
            left = Left { best, only_b: best };
        }
    }
}
