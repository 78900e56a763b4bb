//! The best division of a text into told and quoted words, and how likely each word is quoted.
//!
//! A walk through four states, word by word. What tells a quotation that a cue brings from one that a cue only follows,
//! and a cue that has had its words from one that still owes them, is kept in the state: hardly a cue stands alone, and
//! hardly a quotation without one.

use super::traits::Traits;
use super::weights::Trait;
use std::ops::Range;

/// What a word may be.
const TOLD: usize = 0;
/// Quoted, in a quotation that a cue brings.
const BROUGHT: usize = 1;
/// Quoted, in a quotation that only a cue after it tells of.
const FOUND: usize = 2;
/// Told, and at or within a cue that has had no words of its own yet.
const OWED: usize = 3;
const STATES: usize = 4;
const START: [f64; STATES] = [0.0, f64::NEG_INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];

/// For each token, the weight of its being quoted; for each place, those of a quotation's starting or ending there.
pub(super) struct Field<'a> {
    traits: &'a Traits,
    inside: Vec<f64>,
    /// Where the cue just before has had words of its own, or there is none.
    opens: Vec<f64>,
    /// Where it has not.
    owed: f64,
    closes: [Vec<f64>; 2],
    unserved: Vec<f64>,
}

impl<'a> Field<'a> {
    /// Weighs the traits of a text.
    pub(super) fn of(traits: &'a Traits, weights: &dyn Fn(usize) -> f64) -> Field<'a> {
        let sum = |list: &Vec<usize>| list.iter().map(|&t| weights(t)).sum::<f64>();
        let base = |trait_: Trait| weights(trait_ as usize);
        let opens =
            traits.opens.iter().zip(&traits.brought).map(|(list, brought)| {
                sum(list) + base(if *brought { Trait::OpensBrought } else { Trait::OpensFound })
            });
        let closes: Vec<f64> = traits.closes.iter().map(sum).collect();
        let brought = closes.iter().map(|c| c + base(Trait::ClosesBrought)).collect();
        let found = closes
            .iter()
            .zip(&traits.backed)
            .map(|(c, backed)| c + base(if *backed { Trait::ClosesFound } else { Trait::ClosesFoundAlone }));
        Field {
            inside: traits.inside.iter().map(sum).collect(),
            opens: opens.collect(),
            owed: base(Trait::OpensOwed),
            closes: [brought, found.collect()],
            unserved: traits.unserved.iter().map(|list| list.as_ref().map_or(0.0, sum)).collect(),
            traits,
        }
    }

    /// The weight of being in state `to` at token `i` after state `from`; `None` where that can't be.
    fn step(&self, i: usize, from: usize, to: usize) -> Option<f64> {
        let quoted = self.inside.get(i).copied();
        let (brought, begins) = (self.traits.brought[i], self.traits.begins[i]);
        let ends = self.traits.unserved[i].is_some();
        match (from, to) {
            (BROUGHT | FOUND, _) if from == to => quoted,
            (BROUGHT | FOUND, TOLD) => Some(self.closes[from - 1][i]),
            (TOLD, TOLD) => (!begins).then_some(0.0),
            (TOLD, OWED) => begins.then_some(0.0),
            (OWED, TOLD) => (ends && !begins).then_some(self.unserved[i]),
            (OWED, OWED) if ends => begins.then_some(self.unserved[i]),
            (OWED, OWED) => Some(0.0),
            (TOLD, BROUGHT) if brought => quoted.map(|q| q + self.opens[i]),
            (OWED, BROUGHT) if brought && ends => quoted.map(|q| q + self.opens[i] + self.owed),
            (TOLD, FOUND) if !brought => quoted.map(|q| q + self.opens[i]),
            _ => None,
        }
    }

    /// The quoted stretches of the best division.
    pub(super) fn best(&self) -> Vec<Range<usize>> {
        let n = self.inside.len();
        let mut best = START;
        let mut came: Vec<[usize; STATES]> = Vec::with_capacity(n + 1);
        for i in 0..=n {
            let mut next = [f64::NEG_INFINITY; STATES];
            let mut from = [TOLD; STATES];
            for to in 0..STATES {
                for (a, score) in best.iter().enumerate() {
                    if let Some(weight) = self.step(i, a, to).map(|w| w + score).filter(|w| *w > next[to]) {
                        next[to] = weight;
                        from[to] = a;
                    }
                }
            }
            came.push(from);
            best = next;
        }
        // The place after the last word is told.
        let mut state = TOLD;
        let mut out: Vec<Range<usize>> = Vec::new();
        for i in (0..=n).rev() {
            let from = came[i][state];
            match (from, state) {
                (BROUGHT | FOUND, TOLD) => out.push(i..i),
                (TOLD | OWED, BROUGHT | FOUND) => {
                    if let Some(last) = out.last_mut() {
                        last.start = i;
                    }
                }
                _ => {}
            }
            state = from;
        }
        out.reverse();
        out
    }

    /// For each token, how likely it is quoted, over all divisions.
    pub(super) fn likely(&self) -> Vec<f64> {
        let n = self.inside.len();
        let forward = self.forward();
        let mut after = START;
        let mut out = vec![0.0; n];
        let whole = forward[n][TOLD];
        for i in (0..n).rev() {
            // `after` is what the rest weighs, from the state at token `i + 1` on, its own step left out.
            let mut here = [f64::NEG_INFINITY; STATES];
            for (from, slot) in here.iter_mut().enumerate() {
                let ways: Vec<f64> =
                    (0..STATES).filter_map(|to| self.step(i + 1, from, to).map(|w| w + after[to])).collect();
                *slot = log_sum(&ways);
            }
            out[i] = [BROUGHT, FOUND].iter().map(|&s| (forward[i][s] + here[s] - whole).exp()).sum();
            after = here;
        }
        out
    }

    /// The log of the summed weight of all divisions up to each token, by its state.
    fn forward(&self) -> Vec<[f64; STATES]> {
        let mut all = START;
        (0..=self.inside.len())
            .map(|i| {
                let mut next = [f64::NEG_INFINITY; STATES];
                for (to, slot) in next.iter_mut().enumerate() {
                    let ways: Vec<f64> =
                        (0..STATES).filter_map(|from| self.step(i, from, to).map(|w| w + all[from])).collect();
                    *slot = log_sum(&ways);
                }
                all = next;
                next
            })
            .collect()
    }
}

fn log_sum(values: &[f64]) -> f64 {
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY { most } else { most + values.iter().map(|v| (v - most).exp()).sum::<f64>().ln() }
}
