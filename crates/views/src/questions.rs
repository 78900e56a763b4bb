//! Questions to put to each outlet, made from the findings: what its report has, what others have, and nothing else.

use crate::answer::Answer;
use crate::names::Names;
use crate::{plain, wording};
use record::fold::fold;
use record::{Finding, FindingKind, Matters, SourceId, Tokens, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Questions listed for one outlet: nobody answers more.
pub(crate) const LISTED: usize = 8;

/// Outlets that a question names together.
const NAMED: usize = 8;

/// Columns that a question quotes.
const WIDTH: usize = 160;

/// The questions that `findings` give for each outlet that has any, in the order of the reports.
pub(crate) fn by_outlet<'a>(
    answer: &Answer<'a>,
    findings: impl Iterator<Item = &'a Finding>,
    names: &Names,
) -> Vec<(&'a SourceId, Vec<String>)> {
    let mut telling: BTreeMap<&SourceId, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.filter(|finding| finding.matters > Matters::Typography) {
        let sources: BTreeSet<&SourceId> = finding.values.iter().map(|value| &value.place.source).collect();
        sources.into_iter().for_each(|source| telling.entry(source).or_default().push(finding));
    }
    let asked = answer
        .reports()
        .iter()
        .filter_map(|item| Some((&item.source, to_outlet(names, &item.source, telling.get(&item.source)?))));
    asked.filter(|(_, questions)| !questions.is_empty()).collect()
}

/// The questions to one outlet, loudest first, each once.
fn to_outlet(names: &Names, source: &SourceId, telling: &[&Finding]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for question in telling.iter().filter_map(|finding| question(names, finding, source)) {
        if !out.contains(&question) {
            out.push(question);
        }
    }
    out
}

fn question(names: &Names, finding: &Finding, source: &SourceId) -> Option<String> {
    let mine = finding.values.iter().find(|value| value.place.source == *source)?;
    let about_words = matches!(finding.kind, FindingKind::SameWordsWithoutMarks);
    let mut others: Vec<(&Value, Vec<String>)> = Vec::new();
    for value in finding.values.iter().filter(|value| value.place.source != *source) {
        if !about_words && same(finding.kind, &value.value, &mine.value) {
            continue;
        }
        let name = names.get(&value.place.source).to_owned();
        match others.iter_mut().find(|(held, _)| same(finding.kind, &held.value, &value.value)) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => others.push((value, vec![name])),
        }
    }
    let alone = matches!(finding.kind, FindingKind::NotOnRecord | FindingKind::Missing);
    if others.is_empty() && !alone {
        return None;
    }
    let others: Vec<_> = others.into_iter().map(|(value, names)| (few(names), short(&value.value))).collect();
    Some(wording::question(finding.kind, &short(&mine.value), &others))
}

/// Whether two sources say the same, but for case and marks; in a time, spaces and the order of day and month play no part
/// either. Words without letters are compared as they are.
fn same(kind: FindingKind, a: &str, b: &str) -> bool {
    let (left, right) = (Tokens::of(a), Tokens::of(b));
    if left.is_empty() || right.is_empty() {
        return fold(a) == fold(b);
    }
    let sorted = |tokens: &Tokens| -> Vec<String> {
        let mut words: Vec<String> = tokens.iter().map(str::to_owned).collect();
        words.sort();
        words
    };
    let joined = |tokens: &Tokens| tokens.iter().collect::<String>();
    left.iter().eq(right.iter())
        || (kind == FindingKind::TimeDiffers && (sorted(&left) == sorted(&right) || joined(&left) == joined(&right)))
}

/// The names that a question gives, the others as a number.
fn few(mut names: Vec<String>) -> Vec<String> {
    if names.len() > NAMED {
        let others = names.len() - NAMED + 1;
        names.truncate(NAMED - 1);
        names.push(wording::others(others));
    }
    names
}

/// Words as they are quoted in a question: on one line, short.
fn short(words: &str) -> String {
    plain::clip(&plain::line(words), WIDTH)
}
