//! Quotations set off without quotation marks: behind a colon, or with `>`.

use super::marks::Marks;
use super::page::{Page, Unit};
use record::item::BlockKind;

/// Marks quotations in the body, which begins with unit `body`.
pub(super) fn mark(page: &Page, body: usize, marks: &mut Marks) {
    for (i, unit) in page.units.iter().enumerate() {
        if unit.quoted && marks.is_free(i) && !unit.words.is_empty() {
            marks.set(i, BlockKind::BlockQuotation);
        }
    }
    for i in body..page.units.len() {
        if marks.is_free(i) && introduces(page, &page.units[i]) {
            // One paragraph: where a quotation of several ends can't be seen.
            let Some(group) = page.units.get(i + 1).map(|unit| unit.group) else { continue };
            let lines = if page.grouped { page.units.len() } else { i + 2 };
            for k in (i + 1..lines).take_while(|&k| page.units[k].group == group) {
                if !marks.is_free(k) || !is_set_off(page, &page.units[k]) {
                    break;
                }
                marks.set(k, BlockKind::BlockQuotation);
            }
        }
    }
}

/// Whether the unit ends in a colon that announces somebody's words, as against a list.
fn introduces(page: &Page, unit: &Unit) -> bool {
    const LISTS: [&str; 14] = [
        "takeaways",
        "things",
        "reasons",
        "points",
        "lessons",
        "timeline",
        "know",
        "glance",
        "background",
        "happened",
        "questions",
        "ways",
        "facts",
        "highlights",
    ];
    let last = unit.words.end.saturating_sub(12).max(unit.words.start)..unit.words.end;
    page.bare(unit).ends_with(':')
        && unit.words.len() >= 3
        && !page.tokens.words(last).any(|word| LISTS.contains(&word))
}

/// Whether the unit could be words without their marks: it has none of its own, and is no entry of a list.
fn is_set_off(page: &Page, unit: &Unit) -> bool {
    let text = unit.span.of(page.text);
    let entry = text.starts_with(['•', '·', '*', '-', '—', '–', '‘', '\'', '(', '['])
        || page.written(unit.words.start.min(page.tokens.len().saturating_sub(1))).bytes().all(|b| b.is_ascii_digit())
            && text.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')']);
    !unit.words.is_empty() && !entry && !text.contains(['"', '“', '”', '„', '«', '»']) && !text.ends_with(':')
}
