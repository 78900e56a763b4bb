//! Weights of relevance by cross-validation, and how sure a gain is.
//!
//! Mails are dealt into folds. For each fold, the weights of a declared grid are taken that do best on all other mails, and the fold is
//! looked at with these alone; the mean over all folds is what to expect of mails that no weight was chosen on.

use crate::known::{Ranks, mean};
use index::Weights;
use std::collections::BTreeMap;
use testkit::dice::Dice;

/// How often mails are drawn anew, to see how much a gain owes to which mails there are.
const DRAWS: usize = 10_000;

/// What is tried. Nothing is tried too, which says what each sign brings. With the mails' own subjects, their weight alone is tried.
pub fn grid(subjects: bool) -> Vec<Weights> {
    let usual = Weights::default();
    if subjects {
        return [0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5].map(|subject| Weights { subject, ..usual }).to_vec();
    }
    let mut out = Vec::new();
    for early in [0.0, 1.5, 2.0, 2.5, 3.0] {
        for close in [0.0, 1.0, 1.5, 2.0] {
            out.extend([0.0, 1.25, 1.75, 2.25].map(|kin| Weights { early, close, kin, ..usual }));
        }
    }
    out
}

/// Prints what was chosen for each fold and what it did there, and holds all folds together against `plain`.
pub fn print(tried: &[(Weights, Ranks)], folds: usize, plain: &Ranks) {
    let mut found = Ranks::new();
    for fold in 0..folds {
        let Some((weights, ranks)) = best(tried, |mail| fold_of(mail, folds) != fold) else { return };
        let own = mean(ranks, |mail| fold_of(mail, folds) == fold);
        let others = mean(ranks, |mail| fold_of(mail, folds) != fold);
        println!("fold {fold}: MRR {own:.4}; on the others {others:.4} with {}", shown(weights));
        found.extend(ranks.iter().filter(|(mail, _)| fold_of(*mail, folds) == fold));
    }
    found.sort_by_key(|(mail, _)| *mail);
    let gain = mean(&found, |_| true) - mean(plain, |_| true);
    let (low, high) = interval(&found, plain);
    println!("cross-validated: MRR {:.4}", mean(&found, |_| true));
    println!("  gain over the better plain BM25: {gain:+.4}, in 95 of 100 draws of the mails {low:+.4} to {high:+.4}");
    let Some((chosen, ranks)) = best(tried, |_| true) else { return };
    println!("on all mails: MRR {:.4} with {}", mean(ranks, |_| true), shown(chosen));
    let signs: [(&str, Sign); 4] = [
        ("early", |weights| weights.early),
        ("close", |weights| weights.close),
        ("kin", |weights| weights.kin),
        ("subject", |weights| weights.subject),
    ];
    for (name, sign) in signs {
        let without: Vec<_> = tried.iter().filter(|(weights, _)| sign(weights) == 0.0).cloned().collect();
        if let Some((weights, ranks)) = best(&without, |_| true) {
            println!("  without {name}: MRR {:.4} with {}", mean(ranks, |_| true), shown(weights));
        }
    }
}

type Sign = fn(&Weights) -> f32;

/// The same on every machine, and nothing to do with the order of the mails.
fn fold_of(mail: usize, folds: usize) -> usize {
    Dice::of("folds", mail as u64).below(folds)
}

fn best(tried: &[(Weights, Ranks)], counts: impl Fn(usize) -> bool) -> Option<&(Weights, Ranks)> {
    let by = |one: &&(Weights, Ranks)| mean(&one.1, &counts);
    tried.iter().max_by(|one, other| by(one).total_cmp(&by(other)))
}

fn shown(weights: &Weights) -> String {
    let Weights { early, close, kin, subject } = weights;
    format!("early {early}, close {close}, kin {kin}, subject {subject}")
}

/// What the gain lies between where as many mails are drawn from the mails, each with all its subjects (paired bootstrap; Efron and
/// Tibshirani 1993): the middle 95 of 100 draws.
fn interval(found: &Ranks, plain: &Ranks) -> (f64, f64) {
    let mut mails: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for ((mail, one), (_, other)) in found.iter().zip(plain) {
        let of = |rank: &Option<usize>| rank.map_or(0.0, |rank| 1.0 / rank as f64);
        let sum = mails.entry(*mail).or_default();
        sum.0 += of(one) - of(other);
        sum.1 += 1.0;
    }
    let mails: Vec<(f64, f64)> = mails.into_values().collect();
    let mut dice = Dice::of("draws", 0);
    let mut gains: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let drawn = (0..mails.len()).map(|_| mails[dice.below(mails.len())]);
            let (gain, subjects) = drawn.fold((0.0, 0.0), |sum, mail| (sum.0 + mail.0, sum.1 + mail.1));
            gain / f64::max(subjects, 1.0)
        })
        .collect();
    gains.sort_by(f64::total_cmp);
    (gains[DRAWS / 40], gains[DRAWS - 1 - DRAWS / 40])
}
