//! `number-differs`: figures of one thing that are not the same.
//!
//! [`figures`] reads the figures of a text with what is counted; here those of two texts are laid side by side by the rare
//! words around them. Only the best partner of a figure is compared, and only where neither text has the other's figure too.

mod figures;
mod numerals;

#[cfg(test)]
mod tests;

use super::groups::{self, Told};
use super::{Material, plain};
use figures::{Figure, Match};
use record::{Finding, FindingKind, Matters};
use std::collections::{BTreeMap, BTreeSet};

/// A figure by its text and its place among the text's figures.
type Which = (usize, usize);

/// The information, in bits, that the words around two figures must share: of the same thing counted, and of one that is not said.
const ENOUGH: f32 = 9.0;
const PLENTY: f32 = 17.0;

/// One finding for each figure that another report has otherwise, said of the same thing in much the same words.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let figures: Vec<Vec<Figure>> = (0..m.study.proses.len()).map(|t| figures::of(m.study, t)).collect();
    let mut out = Vec::new();
    let mut done: BTreeSet<Which> = BTreeSet::new();
    for (a, b) in conflicts(m, &figures) {
        if done.contains(&a) || done.contains(&b) {
            continue;
        }
        let fact = fact(m, &figures, a, b);
        done.extend(fact.iter().copied());
        out.extend(finding(m, &figures, &fact));
    }
    out
}

/// Pairs of figures that are each other's best partners and can't both be right, the surest first.
fn conflicts(m: &Material<'_>, figures: &[Vec<Figure>]) -> Vec<(Which, Which)> {
    let mut out = Vec::new();
    for t in 0..figures.len() {
        for o in t + 1..figures.len() {
            for (i, a) in figures[t].iter().enumerate() {
                let Some((j, sure)) = best(m, a, &figures[o]) else { continue };
                let b = &figures[o][j];
                let back = best(m, b, &figures[t]).is_some_and(|(k, _)| k == i);
                let has = |list: &[Figure], x: &Figure, like: &Figure| {
                    list.iter().any(|f| f.fits(x) && f.alike(like) != Match::No)
                };
                let either = has(&figures[t], b, a) || has(&figures[o], a, b);
                if back && !(a.fits(b) || either || a.quoted && b.quoted) {
                    out.push(((sure * 16.0) as i64, (t, i), (o, j)));
                }
            }
        }
    }
    out.sort_by_key(|(sure, a, b)| (std::cmp::Reverse(*sure), *a, *b));
    out.into_iter().map(|(_, a, b)| (a, b)).collect()
}

/// The figure of a list that most likely counts the same thing, and how sure that is.
fn best(m: &Material<'_>, a: &Figure, list: &[Figure]) -> Option<(usize, f32)> {
    let scored = list.iter().enumerate().filter_map(|(j, b)| {
        let (shared, bits) = a.shared(b, m.study);
        let enough = match a.alike(b) {
            Match::Same => true,
            Match::Like => bits >= ENOUGH,
            Match::Open => bits >= PLENTY && shared >= 2,
            Match::No => false,
        };
        enough.then_some((j, bits + if a.alike(b) == Match::Open { 0.0 } else { PLENTY }))
    });
    scored.max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)))
}

/// The two figures, and those of other texts that count the same.
fn fact(m: &Material<'_>, figures: &[Vec<Figure>], a: Which, b: Which) -> Vec<Which> {
    let mut out: BTreeMap<usize, usize> = BTreeMap::from([a, b]);
    for (t, list) in figures.iter().enumerate() {
        if out.contains_key(&t) {
            continue;
        }
        let near = [a, b].into_iter().find_map(|(o, i)| {
            let one = &figures[o][i];
            best(m, one, list).map(|(j, _)| j).filter(|&j| list[j].fits(one))
        });
        near.into_iter().for_each(|j| _ = out.insert(t, j));
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
