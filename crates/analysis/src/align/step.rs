//! What an alignment says: which words stand opposite which.

use std::ops::Range;

/// One step through two texts at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// The same word.
    Same,
    /// One word each, spelt almost alike: one letter changed, added, dropped or swapped with its neighbour.
    Near,
    /// One word of `a` stands as two in `b`: `doesnot`, `does not`.
    Split,
    /// Two words of `a` stand as one in `b`: `pick up`, `pickup`.
    Joined,
    /// Another word.
    Changed,
    /// A word that `b` does not have.
    OnlyA,
    /// A word that `a` does not have.
    OnlyB,
}

impl Step {
    /// How many words of `a` and of `b` the step takes.
    pub fn takes(self) -> (usize, usize) {
        match self {
            Step::Same | Step::Near | Step::Changed => (1, 1),
            Step::Split => (1, 2),
            Step::Joined => (2, 1),
            Step::OnlyA => (1, 0),
            Step::OnlyB => (0, 1),
        }
    }

    /// Whether both sides carry the same word, give or take its spelling and spacing.
    pub fn agrees(self) -> bool {
        matches!(self, Step::Same | Step::Near | Step::Split | Step::Joined)
    }

    /// The step with the two texts swapped.
    pub fn mirrored(self) -> Step {
        match self {
            Step::Split => Step::Joined,
            Step::Joined => Step::Split,
            Step::OnlyA => Step::OnlyB,
            Step::OnlyB => Step::OnlyA,
            other => other,
        }
    }
}

/// Two stretches of words, side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// The words of the first text.
    pub a: Range<usize>,
    /// The words of the second.
    pub b: Range<usize>,
    /// How to walk both from start to end.
    pub steps: Vec<Step>,
    /// Information in the words that agree, less the cost of the edits.
    pub bits: f64,
}

impl Alignment {
    /// The same with the two texts swapped.
    pub fn mirrored(self) -> Alignment {
        Alignment { a: self.b, b: self.a, steps: mirrored(self.steps), bits: self.bits }
    }

    /// Each step with the words it takes.
    pub fn walk(&self) -> impl Iterator<Item = (Step, Range<usize>, Range<usize>)> + '_ {
        walk(&self.steps, self.a.start, self.b.start)
    }

    /// How many words of `a` have the same, or nearly the same, opposite them.
    pub fn agreeing(&self) -> usize {
        self.steps.iter().filter(|s| s.agrees()).map(|s| s.takes().0).sum()
    }
}

/// A passage that two texts share.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The text that comes first, as a position in the list that was searched, and its words.
    pub a: (usize, Range<usize>),
    /// The other.
    pub b: (usize, Range<usize>),
    /// How to walk both from start to end.
    pub steps: Vec<Step>,
    /// Information in the words that agree, less the cost of the edits.
    pub bits: f64,
    /// How many passages as good as this one chance would give in the whole search.
    pub expected: f64,
}

impl Passage {
    /// Each step with the words it takes.
    pub fn walk(&self) -> impl Iterator<Item = (Step, Range<usize>, Range<usize>)> + '_ {
        walk(&self.steps, self.a.1.start, self.b.1.start)
    }
}

pub(super) fn mirrored(mut steps: Vec<Step>) -> Vec<Step> {
    steps.iter_mut().for_each(|s| *s = s.mirrored());
    steps
}

fn walk(steps: &[Step], a: usize, b: usize) -> impl Iterator<Item = (Step, Range<usize>, Range<usize>)> + '_ {
    steps.iter().scan((a, b), |at, &step| {
        let (x, y) = step.takes();
        let from = *at;
        *at = (from.0 + x, from.1 + y);
        Some((step, from.0..at.0, from.1..at.1))
    })
}
