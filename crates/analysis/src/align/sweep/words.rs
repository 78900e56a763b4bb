//! Words of both strands held against each other.

use super::cells::{NEVER, STOP, code};
use super::{CHANGE, Strand, Table};
use crate::align::near::Letters;
use crate::align::step::Step;
use crate::align::vocabulary::{UNKNOWN, Vocabulary, Worth};

/// All that is asked of a word in cell after cell.
#[derive(Clone, Copy)]
pub(super) struct Word {
    symbol: u32,
    worth: Worth,
    letters: Letters,
}

impl Word {
    /// What stands before the first.
    pub(super) const NONE: Word = Word { symbol: UNKNOWN, worth: 0, letters: Letters::NONE };

    /// Word `k` of a strand.
    fn of(strand: Strand, k: usize, vocabulary: &Vocabulary) -> Word {
        let symbol = strand.symbol(k);
        Word { symbol, worth: strand.worth(k), letters: vocabulary.letters(symbol) }
    }
}

/// Two words of a strand, one after the other as they are read.
pub(super) type Two = [Word; 2];

impl Table<'_> {
    /// Goes on to row `i`, from the row before it.
    pub(super) fn step_to(&mut self, i: usize) {
        self.xs = [self.xs[1], Word::of(self.a, i - 1, self.vocabulary)];
    }

    /// Has so many words of `b` at hand.
    pub(super) fn read(&mut self, words: usize) {
        if self.words.is_empty() {
            self.words.extend([Word::NONE; 2]);
        }
        let read = self.words.len() - 2;
        self.words.extend((read..words).map(|k| Word::of(self.b, k, self.vocabulary)));
    }

    /// Whether the word of `a` that ends at the row may be the two of `b` that end at column `j`, written together.
    pub(super) fn may_be_split(&mut self, j: usize) -> bool {
        self.read(j.min(self.b.len()));
        let ys = self.words.get(j..j + 2);
        ys.is_some_and(|ys| self.xs[1].letters.may_be_made_of(ys[0].letters, ys[1].letters))
    }

    /// The best score of cell `(i, j)` by a step that takes words of both, and that step's code. The words that end there are
    /// `xs` and `ys`; `before` is the best score without the last of each.
    #[inline(always)]
    pub(super) fn opposite(&self, at: (usize, usize), xs: &Two, ys: &Two, before: i64) -> (i64, u8) {
        let ([x_before, x], [y_before, y]) = (xs, ys);
        // Nearly all words have nothing to do with each other, and to see this is most of the work: so there is one jump for all.
        let akin = (x.symbol == y.symbol)
            | x.letters.may_be_near(y.letters)
            | x.letters.may_be_made_of(y_before.letters, y.letters)
            | y.letters.may_be_made_of(x_before.letters, x.letters);
        if akin { self.akin(at, x, y, before) } else { (before - CHANGE, code(Step::Changed)) }
    }

    /// The same for words that may have to do with each other.
    #[inline(never)]
    fn akin(&self, (i, j): (usize, usize), x: &Word, y: &Word, before: i64) -> (i64, u8) {
        let (mut best, mut how) = (NEVER, STOP);
        let mut offer = |before: i64, more: i64, step: Step| {
            if before > NEVER && before + more > best {
                (best, how) = (before + more, code(step));
            }
        };
        if before > NEVER {
            if x.symbol == y.symbol && x.symbol != UNKNOWN {
                offer(before, i64::from(x.worth.max(y.worth)), Step::Same);
            } else if self.vocabulary.near(x.symbol, y.symbol) {
                offer(before, i64::from(x.worth.min(y.worth)) / 2, Step::Near);
            } else {
                offer(before, -CHANGE, Step::Changed);
            }
        }
        if j > 1 && self.above.cell(j - 2).best > NEVER {
            let (first, second) = self.b.two(j - 2);
            if self.vocabulary.joins(x.symbol, first, second) {
                offer(self.above.cell(j - 2).best, i64::from(x.worth) * 3 / 4, Step::Split);
            }
        }
        if i > 1 && j > 0 && self.above_that.cell(j - 1).best > NEVER {
            let (first, second) = self.a.two(i - 2);
            if self.vocabulary.joins(y.symbol, first, second) {
                offer(self.above_that.cell(j - 1).best, i64::from(y.worth) * 3 / 4, Step::Joined);
            }
        }
        (best, how)
    }
}
