//! Who took from whom, among the reports of the folder.

use super::loose::{file_name, list, text};
use super::sheet::{Sheet, share};
use std::collections::BTreeSet;

/// Edges in common with the gold's. Fewer than three such edges say too little to score.
pub(super) fn score(sheet: &mut Sheet<'_>) {
    let names = sheet.names();
    let inner = |(from, to): &(&str, &str)| names.contains(from) && names.contains(to);
    let gold: BTreeSet<(&str, &str)> = list(sheet.gold, "derivations")
        .iter()
        .map(|d| (file_name(text(d, "from")), file_name(text(d, "to"))))
        .filter(inner)
        .collect();
    let have: BTreeSet<(&str, &str)> = list(sheet.brief, "derivations")
        .iter()
        .map(|d| (sheet.file(d, "from"), sheet.file(d, "to")))
        .filter(inner)
        .collect();
    if gold.len() < 3 {
        return;
    }
    let both = gold.intersection(&have).count();
    let (precision, recall) = (share(both, have.len(), 0.0), share(both, gold.len(), 0.0));
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    sheet.figures.push(("derivations.f1", f1));
    sheet.notes.extend(gold.difference(&have).map(|(a, b)| format!("derivation missed: {a} -> {b}")));
    sheet
        .notes
        .extend(have.difference(&gold).map(|(a, b)| format!("derivation that the gold does not have: {a} -> {b}")));
}
