//! The one dynamic programme: best alignment with affine gaps (Gotoh, "An improved algorithm for matching biological
//! sequences", 1982), over the cells that the kind of search allows.

mod strand;

mod words;

mod cells;

mod banded;

mod live;

use super::Vocabulary;
use super::step::Step;
use super::vocabulary::UNIT;
use cells::{NEVER, Row, Trail};
use std::cell::RefCell;
pub(super) use strand::Strand;
use words::{Two, Word};

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

impl Kind {
    /// What comes to less is given up, where the best so far is `top`.
    fn floor(self, top: i64) -> i64 {
        match self {
            Kind::Extend { drop } => top - drop,
            // Less than any score, and more than what follows from none.
            Kind::Global { .. } | Kind::Local => NEVER / 2,
        }
    }
}

/// The best alignment: how far into both strands it starts and ends, as they are read.
pub(super) struct Swept {
    pub(super) from: (usize, usize),
    pub(super) to: (usize, usize),
    pub(super) score: i64,
    /// In the order in which the strands are read.
    pub(super) steps: Vec<Step>,
}

/// Room to work in, kept from one search to the next: most are small, and making room would take longer than they do.
#[derive(Default)]
struct Desk {
    trail: Trail,
    rows: [Row; 3],
    words: Vec<Word>,
    places: Vec<(u32, usize)>,
    due: Vec<usize>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Finds the best alignment of `a` and `b`. Of equals, the one that is met first, row by row.
pub(super) fn sweep(a: Strand, b: Strand, vocabulary: &Vocabulary, kind: Kind) -> Swept {
    DESK.with_borrow_mut(|desk| desk.sweep(a, b, vocabulary, kind))
}

impl Desk {
    fn sweep(&mut self, a: Strand, b: Strand, vocabulary: &Vocabulary, kind: Kind) -> Swept {
        self.clear();
        let Desk { trail, rows: [row, above, above_that], words, places, due } = self;
        let mut row = row;
        let mut table =
            Table { a, b, vocabulary, xs: [Word::NONE; 2], words, places, due, above, above_that, top: (0, 0, 0) };
        for i in 0..=a.len() {
            match kind {
                Kind::Local => table.fill_live(i, row, trail),
                _ => table.fill(i, kind, row, trail),
            }
            if row.live.is_empty() && table.above.live.is_empty() {
                break;
            }
            if let Kind::Extend { .. } = kind
                && table.top.1 == i
                && a.after(i).same_run(b.after(table.top.2), ON_COURSE).1 >= ON_COURSE
            {
                break;
            }
            std::mem::swap(&mut table.above, &mut table.above_that);
            std::mem::swap(&mut table.above, &mut row);
        }
        if let Kind::Global { .. } = kind {
            table.top = (table.above.cell(b.len()).best, a.len(), b.len());
        }
        let (score, i, j) = table.top;
        let (from, steps) = trail.walk_back((i, j));
        Swept { from, to: (i, j), score, steps }
    }

    fn clear(&mut self) {
        self.trail.clear();
        self.rows.iter_mut().for_each(Row::clear);
        self.words.clear();
        self.places.clear();
    }
}

/// As much of the table as the next row needs.
struct Table<'t> {
    a: Strand<'t>,
    b: Strand<'t>,
    vocabulary: &'t Vocabulary,
    /// The words of `a` that end at the row.
    xs: Two,
    /// The words of `b`, after two that are none, as far as they have been reached.
    words: &'t mut Vec<Word>,
    /// In a search for any stretch: the words of `b` with their places, counted from 1, in order.
    places: &'t mut Vec<(u32, usize)>,
    /// Room for the cells of a row that must be computed.
    due: &'t mut Vec<usize>,
    above: &'t mut Row,
    above_that: &'t mut Row,
    /// The best score so far, and its cell.
    top: (i64, usize, usize),
}
