//! What changed between two versions of a report.

use crate::align::{Step, Vocabulary, align};
use crate::dossier::{Change, ChangeKind, Words};
use crate::prose::Prose;
use record::{Place as At, Span};
use std::ops::Range;

/// So few words that stand still between two changes don't part them.
const BRIDGED: usize = 2;

/// The changes that lead from `earlier` to `newer`, in the order of the text; case and punctuation are none.
pub fn between(earlier: &Prose<'_>, newer: &Prose<'_>, vocabulary: &Vocabulary) -> Vec<Change> {
    let (here, there) = (earlier.told(), newer.told());
    let symbols = |prose: &Prose<'_>, tokens: &[usize]| -> Vec<u32> {
        let all = vocabulary.symbols(&prose.tokens);
        tokens.iter().map(|&token| all[token]).collect()
    };
    let steps = align(&symbols(earlier, &here), &symbols(newer, &there), vocabulary).steps;
    let (mut i, mut j) = (0, 0);
    let mut runs: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for step in steps {
        let (x, y) = step.takes();
        // A word that is spelt otherwise is another word here: a name may have been put right.
        if !matches!(step, Step::Same | Step::Split | Step::Joined) {
            match runs.last_mut() {
                Some((a, b)) if i - a.end <= BRIDGED && j - b.end <= BRIDGED => (a.end, b.end) = (i + x, j + y),
                _ => runs.push((i..i + x, j..j + y)),
            }
        }
        (i, j) = (i + x, j + y);
    }
    runs.into_iter().map(|(a, b)| change(earlier, &here[a], newer, &there[b])).collect()
}

fn change(earlier: &Prose<'_>, here: &[usize], newer: &Prose<'_>, there: &[usize]) -> Change {
    let (here, there) = (words(earlier, here), words(newer, there));
    let kind = match (&here, &there) {
        (Some(_), Some(_)) => ChangeKind::Changed,
        (Some(_), None) => ChangeKind::Removed,
        _ => ChangeKind::Added,
    };
    Change { kind, here, there }
}

fn words(prose: &Prose<'_>, tokens: &[usize]) -> Option<Words> {
    let span = whole_figures(&prose.item.text, prose.span(*tokens.first()?..*tokens.last()? + 1));
    Some(Words { text: span.of(&prose.item.text).to_owned(), place: At { source: prose.item.source.clone(), span } })
}

/// With all of a figure that the words begin or end within: "$412,000", of which "412" alone is another word.
fn whole_figures(text: &str, span: Span) -> Span {
    let digit = |c: char| c.is_ascii_digit();
    let figure = |c: &char| digit(*c) || matches!(c, ',' | '.' | ':');
    let (before, within, after) = (&text[..span.start], span.of(text), &text[span.end..]);
    let mut start = span.start;
    if within.starts_with(digit) {
        let run: usize = before.chars().rev().take_while(figure).map(char::len_utf8).sum();
        let run = before[before.len() - run..].trim_start_matches(|c| !digit(c)).len();
        let sign = before[..before.len() - run].chars().next_back().filter(|c| matches!(c, '$' | '£' | '€'));
        start -= run + sign.map_or(0, char::len_utf8);
    }
    let run: usize = after.chars().take_while(figure).map(char::len_utf8).sum();
    let run = if within.ends_with(digit) { after[..run].trim_end_matches(|c| !digit(c)).len() } else { 0 };
    Span::new(start, span.end + run)
}
