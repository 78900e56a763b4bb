//! Disagreements between reports: which of the gold's a finding names, and which findings are in the gold.

use super::loose::{file_name, list, text, written, written_if_says};
use super::sheet::{Sheet, share, short};
use super::words::{Words, content, words};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Whether finding `f` says what disagreement `d` says: in two reports at least, the words of `f` are for
/// the better half words of `d`. A finding names one thing: two short values a report, no more, are read.
fn met<'a>(sheet: &Sheet<'a>, d: &Value, f: &'a Value) -> bool {
    let mut said: BTreeMap<&str, Vec<Words>> = BTreeMap::new();
    for value in list(f, "values") {
        let here = said.entry(sheet.file(value, "source")).or_default();
        let claimed = written_if_says(value.get("value"));
        let length = words(&claimed).len();
        if here.len() < 2 && (1..=60).contains(&length) && sheet.stands(value, &claimed) {
            here.push(content(&claimed));
        }
    }
    let agrees = |value: &Value| {
        let stated = written(value.get("value")) + " " + &written(value.get("evidence"));
        let stated: BTreeSet<String> = content(&stated).into_iter().collect();
        let here = said.get(file_name(text(value, "file"))).map_or(&[][..], Vec::as_slice);
        here.iter()
            .any(|w| !w.is_empty() && w.iter().filter(|t| stated.contains(*t)).count() as f64 / w.len() as f64 >= 0.5)
    };
    list(d, "values").iter().filter(|v| agrees(v)).count() >= 2
}

/// A control differs in words and agrees in fact, or can't be decided: naming it is not asked for.
fn is_control(d: &Value) -> bool {
    let why = |key| written(Some(d.get(key).unwrap_or(&Value::Null)));
    let why = (why("correct") + &why("basis")).to_lowercase();
    ["control", "compatible"].iter().any(|w| why.contains(w))
}

/// A finding that says that reports disagree, and that it matters. Cuts and shared wording are no disagreement.
fn is_loud(f: &Value) -> bool {
    let kind = text(f, "kind");
    f.get("matters").and_then(Value::as_f64).unwrap_or(0.0) >= 2.0
        && !["unmarked", "lifted", "cut", "same-words"].iter().any(|w| kind.contains(w))
}

pub(super) fn score(sheet: &mut Sheet<'_>) {
    let open = &*sheet;
    let wanted: Vec<&Value> = list(open.gold, "discrepancies")
        .iter()
        .filter(|d| list(d, "values").iter().map(|v| file_name(text(v, "file"))).collect::<BTreeSet<_>>().len() >= 2)
        .filter(|d| !is_control(d))
        .collect();
    let findings: Vec<&Value> = list(open.brief, "findings")
        .iter()
        .filter(|f| list(f, "values").iter().map(|v| open.file(v, "source")).collect::<BTreeSet<_>>().len() >= 2)
        .collect();
    let mut hits: Vec<Vec<&str>> =
        findings.iter().map(|f| wanted.iter().filter(|d| met(open, d, f)).map(|d| text(d, "id")).collect()).collect();
    hits.sort_by_key(Vec::len);
    let mut got: BTreeSet<&str> = BTreeSet::new();
    for hit in hits {
        // One finding answers for two entries at most, the most particular findings first.
        let fresh: Vec<&str> = hit.into_iter().filter(|id| !got.contains(id)).take(2).collect();
        got.extend(fresh);
    }
    let recall = share(got.len(), wanted.len(), 1.0);
    let loud: Vec<&Value> = findings.into_iter().filter(|f| is_loud(f)).collect();
    let right = |f: &&&Value| wanted.iter().any(|d| met(open, d, f));
    let precision = share(loud.iter().filter(right).count(), loud.len(), if wanted.is_empty() { 1.0 } else { 0.0 });
    let mut notes = Vec::new();
    for d in wanted.iter().filter(|d| !got.contains(text(d, "id"))) {
        let said: Vec<String> = list(d, "values")
            .iter()
            .map(|v| format!("{}={}", file_name(text(v, "file")), short(&written(v.get("value")), 50)))
            .collect();
        notes.push(format!("disagreement {} not found: {}: {}", text(d, "id"), text(d, "field"), said.join(" / ")));
    }
    for f in loud.iter().filter(|f| !right(f)) {
        notes.push(format!("finding not in the gold: {}: {}", text(f, "kind"), short(text(f, "summary"), 100)));
    }
    sheet.figures.push(("discrepancies.recall", recall));
    sheet.figures.push(("discrepancies.precision", precision));
    sheet.notes.extend(notes);
}
