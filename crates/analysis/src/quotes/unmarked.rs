//! Quotations in text that has lost its marks.
//!
//! Words between people differ from a reporter's in person ("we", "your"), in tense, in tone; they begin after a cue or
//! end before one, and other reports may print the same words between marks, or as their own. Each word is weighed
//! for and against, each place for how easily a quotation starts or ends there, and the best division of the whole text
//! is found at once. In reading order:
//!
//! - [`tails`]: where the words that a cue brings begin.
//! - [`kinds`], [`pairs`], [`borders`]: where sentences may have ended.
//! - [`names`]: names that only the verbs beside them give away.
//! - [`traits`]: what speaks for or against a quotation at each place.
//! - [`weights`], [`lexicon`]: how much.
//! - [`divide`]: the best division, and how likely each word is quoted.
//!
//! What can't be told apart is left to the reporter: a word is left out rather than the reporter's own swallowed.

mod borders;
mod divide;
mod kinds;
mod lexicon;
mod names;
mod pairs;
mod tails;
mod traits;
mod weights;

use super::cues::{Cue, Scene};
use crate::parties;
use divide::Field;
use std::ops::Range;
pub use tails::tail;
use traits::Traits;

/// What other texts say of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// It stands between quotation marks there.
    pub quoted: bool,
    /// A quotation begins with it there.
    pub starts: bool,
    /// And it is none that may go on from the one before, with only who wrote it between.
    pub anew: bool,
    /// A quotation ends just before it there.
    pub ends: bool,
}

/// A quotation without marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Unmarked {
    /// The words.
    pub tokens: Range<usize>,
    /// From 0 to 1: how likely its words are quoted, on average, over all ways to divide the text.
    pub sure: f64,
}

/// Divides a stripped text into the reporter's words and quoted ones.
pub fn find(scene: &Scene<'_>, cues: &[Cue], times: &[Range<usize>], elsewhere: &[Elsewhere]) -> Vec<Unmarked> {
    let traits = Traits::of(scene, cues, times, elsewhere);
    let field = Field::of(&traits, &weights::weight);
    let likely = field.likely();
    let divided = field.best().into_iter().map(|tokens| without_title(scene, tokens));
    let divided = divided.filter(|tokens| !tokens.is_empty()).flat_map(|tokens| split(tokens, elsewhere));
    divided.map(|tokens| Unmarked { sure: sure(&likely[tokens.clone()]), tokens }).collect()
}

/// Without the "mr" of the name that follows.
fn without_title(scene: &Scene<'_>, tokens: Range<usize>) -> Range<usize> {
    let title = |word: &str| matches!(word, "mr" | "mrs" | "ms" | "dr" | "sir" | "dame" | "lord" | "lady");
    let named = parties::starting_at(scene.mentions, tokens.end).is_some();
    let last = tokens.end.saturating_sub(1);
    if named && title(scene.prose.word(last)) { tokens.start..last } else { tokens }
}

/// The mean over the words, from what each may be.
fn sure(likely: &[f64]) -> f64 {
    let mean = likely.iter().sum::<f64>() / likely.len().max(1) as f64;
    mean.clamp(0.0, 1.0)
}

/// Cuts a stretch where other texts begin or end a quotation inside it: two quotations may stand side by side.
fn split(tokens: Range<usize>, elsewhere: &[Elsewhere]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = tokens.start;
    for i in tokens.start + 2..tokens.end.saturating_sub(1) {
        if i - start >= 2
            && elsewhere
                .get(i)
                .is_some_and(|e| e.anew && e.ends || e.starts && !elsewhere[i - 1].quoted || e.ends && !e.quoted)
        {
            out.push(start..i);
            start = i;
        }
    }
    out.push(start..tokens.end);
    out
}

/// Whether words set off as a block sound like a message: by person, tone and tense, not like a reporter's telling.
pub fn sounds_written(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    tokens.map(|i| traits::word(scene, i)).sum::<f64>() >= 0.0
}

#[cfg(test)]
mod tests;
