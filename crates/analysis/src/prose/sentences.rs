//! Where sentences end, in text that has punctuation.

use super::{Prose, words};
use std::ops::Range;

/// Words whose full stop never ends a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "capt", "cmdr", "adm", "rev",
    "hon", "st", "vs", "no", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "fig", "cllr",
];

/// Words whose full stop may end a sentence; then the next word tells.
const DOUBTFUL: &[&str] = &["jr", "sr", "inc", "corp", "co", "ltd", "etc", "m", "s"];

pub(super) fn split(prose: &Prose<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for paragraph in &prose.paragraphs {
        let mut start = paragraph.tokens.start;
        for i in paragraph.tokens.start + 1..paragraph.tokens.end {
            if ends_before(prose, i) {
                out.push(start..i);
                start = i;
            }
        }
        out.push(start..paragraph.tokens.end);
    }
    out
}

/// Whether a sentence ends between token `i - 1` and token `i`.
fn ends_before(prose: &Prose<'_>, i: usize) -> bool {
    let gap = prose.gap(i);
    if !gap.contains(['.', '!', '?', '…']) || !gap.contains(char::is_whitespace) {
        return false;
    }
    if !prose.capital(i) && !opens(gap) && !prose.word(i).starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    // "At 9:20 p.m.: “...”", "for Ames Inc., which": the stop is the abbreviation's.
    if gap.starts_with('.') && gap[1..].starts_with([':', ',', ';']) {
        return false;
    }
    let before = prose.word(i - 1);
    let plain_stop = gap.trim_end().trim_end_matches(is_opening).trim_end() == ".";
    if !plain_stop {
        // An ellipsis in the middle of a quotation goes on with a small letter; that was sorted out above.
        return true;
    }
    if ABBREVIATIONS.contains(&before) {
        return false;
    }
    let initial = before.chars().count() == 1 && prose.capital(i - 1);
    if DOUBTFUL.contains(&before) || initial {
        return opens(gap) || words::starts_sentences(prose.word(i));
    }
    true
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '“' | '‘' | '\'' | '«' | '„' | '(' | '[' | '—' | '–')
}

/// Whether the gap ends with an opening mark.
fn opens(gap: &str) -> bool {
    gap.ends_with(|c| is_opening(c) && c != '(')
}
