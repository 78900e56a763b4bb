//! `name-differs`: two names that share all but one part, each in other reports, said of the same thing.

mod forms;

#[cfg(test)]
mod tests;

use super::groups::listed;
use super::{Material, plain};
use crate::prose::words;
use forms::Form;
use record::{Finding, FindingKind, Matters};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words looked at on either side of a name.
const AROUND: usize = 12;

/// Where a name stands: text and tokens.
type At = (usize, Range<usize>);

/// One finding for each pair of names.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let forms = forms::of(m);
    let list: Vec<(&Form, &Vec<At>)> = forms.iter().collect();
    let mut out = Vec::new();
    for (k, &a) in list.iter().enumerate() {
        for &b in &list[k + 1..] {
            out.extend(pair(m, a, b));
        }
    }
    out
}

fn pair(m: &Material<'_>, (a, at_a): (&Form, &Vec<At>), (b, at_b): (&Form, &Vec<At>)) -> Option<Finding> {
    let likeness = forms::likeness(a, b)?;
    let texts = |list: &[At]| list.iter().map(|(t, _)| *t).collect::<BTreeSet<_>>();
    // A report that has both knows two people.
    if !texts(at_a).is_disjoint(&texts(at_b)) {
        return None;
    }
    let common: BTreeSet<u32> = context(m, at_a).intersection(&context(m, at_b)).copied().collect();
    let bits: f32 = common.iter().map(|&s| m.study.vocabulary.bits(s)).sum();
    let enough = if likeness.near { 9.0 } else { 24.0 };
    if bits < enough {
        return None;
    }
    let (many, few) = if texts(at_a).len() >= texts(at_b).len() { (at_a, at_b) } else { (at_b, at_a) };
    let mut values = Vec::new();
    let mut seen = BTreeSet::new();
    for (text, tokens) in many.iter().chain(few) {
        if seen.insert(*text) {
            values.push(m.value(*text, tokens.clone()));
        }
    }
    let who = |list: &[At]| listed(&texts(list).into_iter().map(|t| m.called(t)).collect::<Vec<_>>());
    let written =
        |list: &[At]| list.first().map_or_else(String::new, |(t, r)| m.study.proses[*t].text(r.clone()).to_owned());
    let summary = format!(
        "The name is given as {} in {}, as {} in {}; nothing held settles it.",
        written(many),
        who(many),
        written(few),
        who(few)
    );
    let names = [a.words.join(" "), b.words.join(" ")];
    Some(plain(
        FindingKind::NameDiffers,
        &[&names[0], &names[1]],
        if likeness.near && bits >= 14.0 || bits >= 40.0 { Matters::Changes } else { Matters::Wording },
        (0.5 + f64::from(bits) / 120.0).min(0.95),
        summary,
        "they may be two people with one name in common, or one person known by both names",
        values,
    ))
}

/// The telling words around the places where a name stands.
fn context(m: &Material<'_>, places: &[At]) -> BTreeSet<u32> {
    let mut out = BTreeSet::new();
    for (text, tokens) in places {
        let prose = &m.study.proses[*text];
        let low = tokens.start.saturating_sub(AROUND);
        let high = (tokens.end + AROUND).min(prose.tokens.len());
        for i in (low..high).filter(|i| !tokens.contains(i)) {
            let word = prose.word(i);
            let name = m.study.mentions[*text].iter().any(|x| x.tokens.contains(&i));
            if word.len() > 3
                && !name
                && !words::function(word)
                && !words::starts_sentences(word)
                && !words::calendar(word)
            {
                out.insert(m.study.symbols[*text][i]);
            }
        }
    }
    out
}

/// Places by form, in order.
type Forms = BTreeMap<Form, Vec<At>>;
