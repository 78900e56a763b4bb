//! `number-differs`: figures of one thing that are not the same.
//!
//! [`figures`] reads the figures of a text with what is counted; here those of two texts are laid side by side by the rare
//! words around them. Only the best partner of a figure is compared, and only where neither text has the other's figure too.

mod figures;
mod numerals;
mod partners;

#[cfg(test)]
mod tests;

use super::groups::{self, Told};
use super::{Material, plain};
use figures::{Figure, Match};
use partners::{PLENTY, Partners};
use record::{Finding, FindingKind, Matters};
use std::collections::{BTreeMap, BTreeSet};

/// A figure by its text and its place among the text's figures.
type Which = (usize, usize);

/// One finding for each figure that another report has otherwise, said of the same thing in much the same words.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let figures: Vec<Vec<Figure>> = (0..m.study.reports).map(|t| figures::of(m.study, t)).collect();
    let partners = Partners::of(m.study, &figures);
    let mut out = Vec::new();
    let mut done: BTreeSet<Which> = BTreeSet::new();
    for (a, b) in conflicts(&partners, &figures) {
        if done.contains(&a) || done.contains(&b) {
            continue;
        }
        let fact = fact(&partners, &figures, a, b);
        done.extend(fact.iter().copied());
        out.extend(finding(m, &figures, &fact));
    }
    out
}

/// Pairs of figures that are each other's best partners and can't both be right, the surest first.
fn conflicts(partners: &Partners, figures: &[Vec<Figure>]) -> Vec<(Which, Which)> {
    let has = |list: &[Figure], x: &Figure, like: &Figure| list.iter().any(|f| f.fits(x) && f.alike(like) != Match::No);
    let mut out = Vec::new();
    for (t, list) in figures.iter().enumerate() {
        for (i, a) in list.iter().enumerate() {
            for best in partners.texts((t, i)).filter(|&o| o > t).filter_map(|o| partners.best((t, i), o)) {
                let (o, j) = best.at;
                let b = &figures[o][j];
                let back = partners.best((o, j), t).is_some_and(|p| p.at == (t, i));
                let both = |a, b| has(list, b, a) || has(&figures[o], a, b);
                if back && !(a.fits(b) || a.quoted && b.quoted || both(a, b)) {
                    out.push(((best.sure * 16.0) as i64, (t, i), (o, j)));
                }
            }
        }
    }
    out.sort_by_key(|(sure, a, b)| (std::cmp::Reverse(*sure), *a, *b));
    out.into_iter().map(|(_, a, b)| (a, b)).collect()
}

/// The two figures, and those of other texts that count the same.
fn fact(partners: &Partners, figures: &[Vec<Figure>], a: Which, b: Which) -> Vec<Which> {
    let mut out: BTreeMap<usize, usize> = BTreeMap::from([a, b]);
    for (o, i) in [a, b] {
        for t in partners.texts((o, i)) {
            let near = partners.best((o, i), t).map(|p| p.at.1).filter(|&j| figures[t][j].fits(&figures[o][i]));
            near.into_iter().for_each(|j| _ = out.entry(t).or_insert(j));
        }
    }
    out.into_iter().collect()
}

fn finding(m: &Material<'_>, figures: &[Vec<Figure>], fact: &[Which]) -> Option<Finding> {
    let figure = |k: usize| &figures[fact[k].0][fact[k].1];
    let sides = groups::sides(fact.len(), |a, b| !figure(a).fits(figure(b)))?;
    let told: Told = sides.told(m, |k| (fact[k].0, figure(k).shown.clone()));
    let (one, other) = (figure(sides.many[0]), figure(sides.few[0]));
    let sure = sides.many.len() >= 2 || one.alike(other) != Match::Open && one.shared(other, m.study).1 >= PLENTY;
    let words = one.common(other, m.study);
    let about: Vec<&str> = std::iter::once(one.unit.as_str()).chain(words.iter().map(String::as_str)).collect();
    Some(plain(
        FindingKind::NumberDiffers,
        &about,
        if sure { Matters::Changes } else { Matters::Wording },
        if sure { sides.confidence(0.65) } else { 0.4 },
        format!("The figure is given as {}; nothing held settles it.", told.summary(", as ")),
        "the figures may be of different things, or of the same thing at different times",
        told.values,
    ))
}
