//! Any stretch against any stretch: of the whole table, only the cells that something can come of.

use super::{A_GOES_ON, B_GOES_ON, GAP_OPEN, GAP_WORD, NEVER, Row, STOP, Table, Trail, code};
use crate::align::step::Step;

impl Table<'_> {
    /// Computes row `i` of a search for any stretch: the cells where words agree, and those that a score of more than nothing
    /// leads to. In all others an alignment may start, and none goes on.
    pub(super) fn fill_live(&mut self, i: usize, row: &mut Row, trail: &mut Trail) {
        let cells = self.b.len() + 1;
        row.blank(cells);
        trail.rows.push((0, trail.cells.len()));
        let first = trail.cells.len();
        trail.cells.resize(first + cells, STOP);
        if i == 0 {
            self.letters.extend(self.b.symbols.iter().map(|&y| self.vocabulary.letters(y)));
            self.places.extend(self.b.symbols.iter().zip(1..).map(|(&y, j)| (y, j)));
            self.places.sort_unstable();
            return;
        }
        let word = |k: usize| self.vocabulary.letters(self.a.symbol(k));
        let here = (word(i - 1), i.checked_sub(2).map(word).unwrap_or_default());
        let mut due = std::mem::take(&mut self.due);
        due.clear();
        self.agreeing(i, &mut due);
        due.extend(self.above.live.iter().flat_map(|&j| [j, j + 1]).filter(|&j| j < cells));
        due.sort_unstable();
        let mut at = 0;
        let (mut last, mut left, mut only_b) = (0, 0, NEVER);
        loop {
            while at < due.len() && due[at] <= last {
                at += 1;
            }
            let goes_right = left > GAP_OPEN + GAP_WORD || only_b > GAP_WORD;
            let j = if goes_right { last + 1 } else { due.get(at).copied().unwrap_or(cells) };
            if j >= cells {
                break;
            }
            if j > last + 1 {
                (left, only_b) = (0, NEVER);
            }
            last = j;
            let (begun, longer) = (left - GAP_OPEN - GAP_WORD, only_b - GAP_WORD);
            only_b = begun.max(longer);
            let b_goes_on = longer > begun;
            let (begun, longer) = (self.above.best[j] - GAP_OPEN - GAP_WORD, self.above.only_a[j] - GAP_WORD);
            let only_a = begun.max(longer);
            let a_goes_on = longer > begun;
            let (mut best, mut cell) = self.opposite(i, j, here);
            for (score, step) in [(only_a, Step::OnlyA), (only_b, Step::OnlyB)] {
                if score > best {
                    (best, cell) = (score, code(step));
                }
            }
            left = best.max(0);
            if best <= 0 {
                continue;
            }
            if best > self.top.0 {
                self.top = (best, i, j);
            }
            let goes_on = if a_goes_on { A_GOES_ON } else { 0 } | if b_goes_on { B_GOES_ON } else { 0 };
            trail.cells[first + j] = cell | goes_on;
            (row.best[j], row.only_a[j]) = (best, only_a);
            row.live.push(j);
        }
        self.due = due;
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
