//! How far a passage goes on from where it is known to be.

use super::Vocabulary;
use super::step::Step;
use super::sweep::{DROP, Kind, Strand, sweep};

/// The best way on from the start of two strands.
pub(super) struct Extension {
    /// Words taken of each.
    pub(super) to: (usize, usize),
    pub(super) score: i64,
    /// In the order of the text.
    pub(super) steps: Vec<Step>,
}

/// Goes on for as long as it pays. Where the same words go on for long, no table is made; so copies cost little more than
/// reading them, and the table only ever holds what lies between two such runs.
pub(super) fn extend(a: Strand, b: Strand, vocabulary: &Vocabulary) -> Extension {
    let mut out = Extension { to: (0, 0), score: 0, steps: Vec::new() };
    loop {
        let (rest_a, rest_b) = (a.after(out.to.0), b.after(out.to.1));
        let mut swept = sweep(rest_a, rest_b, vocabulary, Kind::Extend { drop: DROP });
        let (run, worth) = rest_a.after(swept.to.0).same_run(rest_b.after(swept.to.1), i64::MAX);
        out.to = (out.to.0 + swept.to.0 + run, out.to.1 + swept.to.1 + run);
        out.score += swept.score + worth;
        out.steps.append(&mut swept.steps);
        out.steps.extend(std::iter::repeat_n(Step::Same, run));
        if run == 0 {
            break;
        }
    }
    if a.backward {
        out.steps.reverse();
    }
    out
}
