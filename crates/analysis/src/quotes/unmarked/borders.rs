//! Where a sentence may have ended, in text that has lost its stops: by the kinds of the words on either side.
//!
//! Quotations start and end where sentences do, as a rule, and there are far more sentences than quotations to learn
//! from: of marks alone, the borders of few words could be known.

use super::super::cues::Scene;
use super::kinds::{self, Kind};
use super::lexicon::{self, Column};
use super::pairs;

/// For each place, and the one past the last word, the log-odds that a sentence starts there.
pub(super) fn sentence_starts(scene: &Scene<'_>) -> Vec<f64> {
    let prose = scene.prose;
    let kinds = kinds::all(scene);
    let kind = |i: Option<usize>| i.and_then(|i| kinds.get(i)).copied().unwrap_or(Kind::Edge);
    (0..=kinds.len())
        .map(|i| {
            let last = i.checked_sub(1);
            let before = kind(last);
            let here = kind(Some(i));
            pairs::before(kind(i.checked_sub(2)), before)
                + pairs::across(before, here)
                + pairs::after(here, kind(Some(i + 1)))
                + lexicon::weight(prose.word(i), Column::StartsSentence)
                + last.map_or(0.0, |k| lexicon::weight(prose.word(k), Column::EndsSentence))
        })
        .collect()
}
