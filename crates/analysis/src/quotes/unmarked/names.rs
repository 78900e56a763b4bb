//! Names that only the verbs beside them give away: in a stripped text that stands alone, no capital letter does.

use super::super::cues::{Cue, Scene};
use super::super::verbs;
use super::lexicon::row;
use crate::prose::words;
use std::collections::BTreeMap;
use std::ops::Range;

/// A word beside verbs of writing and saying this often is a name.
const OFTEN: usize = 2;

/// Cues whose subject is a word that stands beside such verbs again and again, and is no known word.
pub(super) fn bare(scene: &Scene<'_>, cues: &[Cue]) -> Vec<Range<usize>> {
    let prose = scene.prose;
    let taken: Vec<Range<usize>> =
        cues.iter().map(|c| c.extent.start.min(c.verb.start)..c.extent.end.max(c.verb.end)).collect();
    let free: Vec<(usize, usize)> = (0..prose.tokens.len())
        .filter_map(|i| verbs::at(prose, i).filter(|v| v.brings_words || v.takes_person).map(|v| (i, i + v.len)))
        .filter(|(i, _)| !taken.iter().any(|t| t.contains(i)))
        .collect();
    let mut beside: BTreeMap<&str, usize> = BTreeMap::new();
    for &(start, end) in &free {
        for i in [start.checked_sub(1), Some(end)].into_iter().flatten().filter(|&i| may_name(prose.word(i))) {
            *beside.entry(prose.word(i)).or_default() += 1;
        }
    }
    let known = |i: usize| beside.get(prose.word(i)).is_some_and(|&n| n >= OFTEN);
    free.into_iter()
        .filter_map(|(start, end)| {
            if start > 0 && known(start - 1) {
                Some(start - 1..end)
            } else if known(end) {
                Some(start..end + 1)
            } else if known(end + 1) && may_name(prose.word(end)) {
                Some(start..end + 2)
            } else {
                None
            }
        })
        .collect()
}

fn may_name(word: &str) -> bool {
    word.len() > 2
        && row(word).is_none()
        && !words::starts_sentences(word)
        && !words::function(word)
        && !words::past(word)
        && !words::calendar(word)
        && !word.ends_with("ly")
        && !word.ends_with("ing")
        && !word.starts_with(|c: char| c.is_ascii_digit())
        && !verbs::names_private(word)
}
