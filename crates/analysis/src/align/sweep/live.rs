//! Any stretch against any stretch: of the whole table, only the cells that something can come of.

use super::cells::{Cell, NEVER, Row, Trail, best_way, gap};
use super::{GAP_OPEN, GAP_WORD, Table};

impl Table<'_> {
    /// Computes row `i` of a search for any stretch: the cells where words agree, and those that a score of more than nothing
    /// leads to. In all others an alignment may start, and none goes on.
    pub(super) fn fill_live(&mut self, i: usize, row: &mut Row, trail: &mut Trail) {
        let cells = self.b.len() + 1;
        row.blank(cells);
        let marks = trail.begin(0..cells);
        if i == 0 {
            self.read(self.b.len());
            self.places.extend(self.b.symbols.iter().zip(1..).map(|(&y, j)| (y, j)));
            self.places.sort_unstable();
            return;
        }
        self.step_to(i);
        let mut due = std::mem::take(self.due);
        due.clear();
        self.agreeing(i, &mut due);
        due.extend(self.above.scored.iter().flat_map(|&j| [j, j + 1]).filter(|&j| j < cells));
        due.sort_unstable();
        let mut at = 0;
        let (mut last, mut left, mut only_b) = (0, 0, (NEVER, false));
        loop {
            while at < due.len() && due[at] <= last {
                at += 1;
            }
            let goes_right = left > GAP_OPEN + GAP_WORD || only_b.0 > GAP_WORD;
            let j = if goes_right { last + 1 } else { due.get(at).copied().unwrap_or(cells) };
            if j >= cells {
                break;
            }
            if j > last + 1 {
                (left, only_b) = (0, (NEVER, false));
            }
            last = j;
            let above = self.above.cells[j];
            let only_a = gap(above.best, above.only_a);
            only_b = gap(left, only_b.0);
            let ys = [self.words[j], self.words[j + 1]];
            let opposite = self.opposite((i, j), &self.xs, &ys, self.above.cells[j - 1].best);
            let (best, cell) = best_way(opposite, only_a, only_b);
            left = best.max(0);
            if best <= 0 {
                continue;
            }
            if best > self.top.0 {
                self.top = (best, i, j);
            }
            marks[j] = cell;
            row.cells[j] = Cell { best, only_a: only_a.0 };
            row.scored.push(j);
        }
        *self.due = due;
    }

    /// The cells of row `i` where a word of `b`, with the one before it or without, may be the word of `a` that ends there, or
    /// that and the one before.
    fn agreeing(&self, i: usize, out: &mut Vec<usize>) {
        let kin = self.vocabulary.kin();
        let x = self.a.symbol(i - 1);
        out.extend(self.places_of(x));
        kin.near(x).iter().for_each(|&y| out.extend(self.places_of(y)));
        for &(first, second) in kin.parts(x) {
            let both = self.places_of(first).filter(|&j| self.b.symbols.get(j) == Some(&second));
            out.extend(both.map(|j| j + 1));
        }
        let whole = i.checked_sub(2).and_then(|before| kin.whole(self.a.symbol(before), x));
        whole.into_iter().for_each(|y| out.extend(self.places_of(y)));
    }

    /// Where a word stands in `b`, counted from 1, in order.
    fn places_of(&self, symbol: u32) -> impl Iterator<Item = usize> {
        let from = self.places.partition_point(|&(y, _)| y < symbol);
        self.places[from..].iter().take_while(move |&&(y, _)| y == symbol).map(|&(_, j)| j)
    }
}
