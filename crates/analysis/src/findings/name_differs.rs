//! `name-differs`: two names that share all but one part, each in other reports, said of the same thing.

mod forms;

#[cfg(test)]
mod tests;

use super::groups::listed;
use super::{Material, plain};
use crate::prose::words;
use forms::Form;
use record::{Finding, FindingKind, Matters};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words looked at on either side of a name.
const AROUND: usize = 12;

/// Where a name stands: text and tokens.
type At = (usize, Range<usize>);

/// One finding for each pair of names.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let forms = forms::of(m);
    let list: Vec<Name<'_>> = forms.iter().map(|(form, places)| Name::of(form, places)).collect();
    // Only names with the first word or the last in common can be alike.
    let mut sharing: BTreeMap<(bool, &str), Vec<usize>> = BTreeMap::new();
    for (k, name) in list.iter().enumerate() {
        for (last, word) in [(false, name.form.words.first()), (true, name.form.words.last())] {
            sharing.entry((last, word.map_or("", String::as_str))).or_default().push(k);
        }
    }
    let pairs: BTreeSet<(usize, usize)> = sharing
        .values()
        .flat_map(|names| names.iter().enumerate().flat_map(|(i, &a)| names[i + 1..].iter().map(move |&b| (a, b))))
        .collect();
    pairs.into_iter().filter_map(|(a, b)| pair(m, &list[a], &list[b])).collect()
}

/// A name as it is written somewhere.
struct Name<'f> {
    form: &'f Form,
    /// Where it stands.
    places: &'f [At],
    /// The texts that have it.
    texts: BTreeSet<usize>,
    /// The telling words around it.
    context: OnceCell<BTreeSet<u32>>,
}

impl<'f> Name<'f> {
    fn of(form: &'f Form, places: &'f [At]) -> Name<'f> {
        Name { form, places, texts: places.iter().map(|(t, _)| *t).collect(), context: OnceCell::new() }
    }

    fn context(&self, m: &Material<'_>) -> &BTreeSet<u32> {
        self.context.get_or_init(|| context(m, self.places))
    }
}

fn pair(m: &Material<'_>, a: &Name<'_>, b: &Name<'_>) -> Option<Finding> {
    let likeness = forms::likeness(a.form, b.form)?;
    // A report that has both knows two people.
    if !a.texts.is_disjoint(&b.texts) {
        return None;
    }
    let bits: f32 = a.context(m).intersection(b.context(m)).map(|&s| m.study.vocabulary.bits(s)).sum();
    let enough = if likeness.near { 9.0 } else { 24.0 };
    if bits < enough {
        return None;
    }
    let (many, few) = if a.texts.len() >= b.texts.len() { (a, b) } else { (b, a) };
    let mut values = Vec::new();
    let mut seen = BTreeSet::new();
    for (text, tokens) in many.places.iter().chain(few.places) {
        if seen.insert(*text) {
            values.push(m.value(*text, tokens.clone()));
        }
    }
    let who = |name: &Name<'_>| listed(&name.texts.iter().map(|&t| m.called(t)).collect::<Vec<_>>());
    let written = |name: &Name<'_>| {
        name.places.first().map_or_else(String::new, |(t, r)| m.study.proses[*t].text(r.clone()).to_owned())
    };
    let summary = format!(
        "The name is given as {} in {}, as {} in {}; nothing held settles it.",
        written(many),
        who(many),
        written(few),
        who(few)
    );
    let names = [a.form.words.join(" "), b.form.words.join(" ")];
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
            let telling = word.len() > 3
                && !words::function(word)
                && !words::starts_sentences(word)
                && !words::calendar(word)
                && !m.study.mentions[*text].iter().any(|x| x.tokens.contains(&i));
            if telling {
                out.insert(m.study.symbols[*text][i]);
            }
        }
    }
    out
}

/// Places by form, in order.
type Forms = BTreeMap<Form, Vec<At>>;
