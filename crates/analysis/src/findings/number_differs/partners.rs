//! Which figures of other texts may count the same thing.
//!
//! Found through the words that stand around both, each looked up once; so a pile costs what its figures share, and not
//! each figure times each other.

use super::Which;
use super::figures::{Figure, Match};
use crate::study::Study;
use rayon::prelude::*;
use std::collections::HashMap;

/// The information, in bits, that the words around two figures must share: of the same thing counted, and of one that is not said.
const ENOUGH: f32 = 9.0;
pub(super) const PLENTY: f32 = 17.0;

/// A word around more figures than this leads nowhere.
const CROWD: usize = 4096;

/// For each figure of each text, those of other texts that may count the same thing.
pub(super) struct Partners(Vec<Vec<Vec<Partner>>>);

/// A figure of another text, and how sure it is that it counts the same thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Partner {
    pub(super) at: Which,
    pub(super) sure: f32,
}

impl Partners {
    /// The partners of all figures, by text.
    pub(super) fn of(study: &Study<'_>, figures: &[Vec<Figure>]) -> Partners {
        let all: Vec<Which> =
            figures.iter().enumerate().flat_map(|(t, list)| (0..list.len()).map(move |i| (t, i))).collect();
        let figure = |at: Which| &figures[at.0][at.1];
        let mut beside: HashMap<u32, Vec<usize>> = HashMap::new();
        let mut counting: HashMap<&str, Vec<usize>> = HashMap::new();
        for (k, &at) in all.iter().enumerate() {
            figure(at).context.iter().for_each(|&word| beside.entry(word).or_default().push(k));
            if figure(at).of_one_thing() {
                counting.entry(&figure(at).unit).or_default().push(k);
            }
        }
        let partners = |at: Which| {
            let lists = leading(study, figure(at)).map(|word| &beside[&word]).filter(|list| list.len() <= CROWD);
            let mut met: Vec<usize> = lists.flatten().copied().collect();
            let one_thing = counting.get(figure(at).unit.as_str()).filter(|_| figure(at).of_one_thing());
            met.extend(one_thing.into_iter().flatten());
            met.sort_unstable();
            met.dedup();
            let partner = |k: usize| {
                let (one, other) = (figure(at), figure(all[k]));
                let alike = if all[k].0 == at.0 { Match::No } else { one.alike(other) };
                let shared = || one.shared(other, study);
                sure(alike, shared).map(|sure| Partner { at: all[k], sure })
            };
            met.into_iter().filter_map(partner).collect()
        };
        let found: Vec<Vec<Partner>> = all.par_iter().map(|&at| partners(at)).collect();
        let mut found = found.into_iter();
        Partners(figures.iter().map(|list| found.by_ref().take(list.len()).collect()).collect())
    }

    /// The figure of text `other` that most likely counts the same thing; of equals, the first.
    pub(super) fn best(&self, (text, figure): Which, other: usize) -> Option<Partner> {
        let list = &self.0[text][figure];
        let from = list.partition_point(|p| p.at.0 < other);
        let there = list[from..].iter().take_while(|p| p.at.0 == other).copied();
        there.max_by(|x, y| x.sure.total_cmp(&y.sure).then(y.at.cmp(&x.at)))
    }

    /// The texts that have a partner of the figure, in order.
    pub(super) fn texts(&self, (text, figure): Which) -> impl Iterator<Item = usize> {
        self.0[text][figure].chunk_by(|a, b| a.at.0 == b.at.0).map(|there| there[0].at.0)
    }
}

/// The words around a figure of which a partner has one at least: the commonest, which even together say less than a
/// partner must share, lead nowhere.
fn leading(study: &Study<'_>, figure: &Figure) -> impl Iterator<Item = u32> {
    let mut words: Vec<(f32, u32)> = figure.context.iter().map(|&word| (study.vocabulary.bits(word), word)).collect();
    words.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut sum = 0.0;
    words
        .into_iter()
        .skip_while(move |(bits, _)| {
            sum += bits;
            sum < ENOUGH
        })
        .map(|(_, word)| word)
}

/// How sure it is that two figures count the same thing, if it is at all, by how many words stand around both and what
/// these say.
fn sure(alike: Match, shared: impl FnOnce() -> (usize, f32)) -> Option<f32> {
    if alike == Match::No {
        return None;
    }
    let (words, bits) = shared();
    match alike {
        Match::Same => Some(bits + PLENTY),
        Match::Like => (bits >= ENOUGH).then_some(bits + PLENTY),
        Match::Open => (bits >= PLENTY && words >= 2).then_some(bits),
        Match::No => None,
    }
}
