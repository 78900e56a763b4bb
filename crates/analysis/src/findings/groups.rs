//! What texts state of one thing, as two sides that can't both be right.

use super::{Material, quoted};
use record::Value;
use std::ops::Range;

/// Two sides of a disagreement, each as places in a list of statements; the larger side first.
pub(super) struct Sides {
    /// Those that agree with each other and are most.
    pub(super) many: Vec<usize>,
    /// Those that can't be true with them.
    pub(super) few: Vec<usize>,
}

/// Sorts `count` statements into sides: all that fit the statement that most others fit, and those that conflict with it.
pub(super) fn sides(count: usize, conflict: impl Fn(usize, usize) -> bool) -> Option<Sides> {
    // Nothing conflicts with itself.
    let conflict = |k: usize, j: usize| k != j && conflict(k, j);
    let fitting = |k: usize| (0..count).filter(|&j| !conflict(k, j)).count();
    let centre = (0..count).max_by_key(|&k| (fitting(k), std::cmp::Reverse(k)))?;
    let (few, many): (Vec<usize>, Vec<usize>) = (0..count).partition(|&j| conflict(centre, j));
    (!few.is_empty()).then_some(Sides { many, few })
}

/// The sides in the sources' own words.
pub(super) struct Told {
    /// One for each statement, the larger side first.
    pub(super) values: Vec<Value>,
    parts: Vec<(Vec<String>, String)>,
}

impl Sides {
    /// How sure a disagreement is: surer where more texts stand on one side.
    pub(super) fn confidence(&self, least: f64) -> f64 {
        (least + 0.05 * (self.many.len().saturating_sub(1)).min(4) as f64).min(0.95)
    }

    /// The sides in the words at `place`.
    pub(super) fn told(&self, m: &Material<'_>, place: impl Fn(usize) -> (usize, Range<usize>)) -> Told {
        let mut values = Vec::new();
        let mut parts: Vec<(Vec<String>, String)> = Vec::new();
        for side in [&self.many, &self.few] {
            let start = parts.len();
            for &k in side {
                let (text, tokens) = place(k);
                let value = m.value(text, tokens);
                let words = quoted(&value.value);
                let name = m.called(text);
                match parts[start..].iter_mut().find(|(_, w)| w.to_lowercase() == words.to_lowercase()) {
                    Some((names, _)) => names.push(name),
                    None => parts.push((vec![name], words)),
                }
                values.push(value);
            }
        }
        Told { values, parts }
    }
}

impl Told {
    /// "“9:14 p.m.” in The Ledger and The Wire, as “9 41 p m” in KHLB".
    pub(super) fn summary(&self, before: &str) -> String {
        let parts: Vec<String> =
            self.parts.iter().map(|(names, words)| format!("{words} in {}", listed(names))).collect();
        parts.join(before)
    }
}

/// "A", "A and B", "A, B and C".
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
