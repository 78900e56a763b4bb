//! Small piles of reports for the tests of findings.

use crate::prose::tests::report;
use record::progress::Unwatched;
use record::{Finding, FindingKind, Interval, Item, StatedTime, time::date};

/// Reports of one correspondence, all published on the same day, with padding so that words have a background.
pub(crate) fn items(texts: &[&str]) -> Vec<Item> {
    let padding = "The quick harbour of Tarrow was full of boats and of people who had come to see them in the rain.\n\nBread was dear that year, and coal too, and nobody sang.";
    texts
        .iter()
        .enumerate()
        .map(|(k, text)| {
            let mut item = report(&format!("{k}"), text);
            let day = Interval::day(date(2021, 10, 19));
            item.published = Some(StatedTime { interval: Some(day), ..StatedTime::default() });
            item
        })
        .chain([report("zz", padding)])
        .collect()
}

/// The findings of one kind.
pub(super) fn findings(texts: &[&str], kind: FindingKind) -> Vec<Finding> {
    let dossier = crate::analyse(&items(texts), &Unwatched).unwrap_or_default();
    dossier.findings.into_iter().filter(|f| f.kind == kind).collect()
}

/// The values of each finding, joined.
pub(super) fn values(found: &[Finding]) -> Vec<String> {
    found.iter().map(|f| f.values.iter().map(|v| v.value.as_str()).collect::<Vec<_>>().join(" / ")).collect()
}
