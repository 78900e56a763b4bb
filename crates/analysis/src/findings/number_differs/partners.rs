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
        let partners = |shared: &mut Vec<(usize, f32)>, at: Which| {
            let mut met: Vec<usize> = Vec::new();
            for &word in &figure(at).context {
                for &k in &beside[&word] {
                    if shared[k].0 == 0 {
                        met.push(k);
                    }
                    shared[k].0 += 1;
                    shared[k].1 += study.vocabulary.bits(word);
                }
            }
            let one_thing = counting.get(figure(at).unit.as_str()).filter(|_| figure(at).of_one_thing());
            met.extend(one_thing.into_iter().flatten().filter(|&&k| shared[k].0 == 0));
            met.sort_unstable();
            let mut out = Vec::new();
            for k in met {
                let (words, bits) = std::mem::take(&mut shared[k]);
                if all[k].0 != at.0
                    && let Some(sure) = sure(figure(at).alike(figure(all[k])), words, bits)
                {
                    out.push(Partner { at: all[k], sure });
                }
            }
            out
        };
        let found: Vec<Vec<Partner>> =
            all.par_iter().map_init(|| vec![(0, 0.0); all.len()], |shared, &at| partners(shared, at)).collect();
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

/// How sure it is that two figures count the same thing, if it is at all.
fn sure(alike: Match, words: usize, bits: f32) -> Option<f32> {
    match alike {
        Match::Same => Some(bits + PLENTY),
        Match::Like => (bits >= ENOUGH).then_some(bits + PLENTY),
        Match::Open => (bits >= PLENTY && words >= 2).then_some(bits),
        Match::No => None,
    }
}
