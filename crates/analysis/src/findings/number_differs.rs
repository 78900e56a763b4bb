//! `number-differs`: figures of one thing that are not the same.

use super::{Material, plain, quoted};
use crate::prose::words;
use crate::witnesses::collate::number;
use record::{Finding, FindingKind, Matters};
use std::collections::BTreeSet;
use std::ops::Range;

/// A figure in a text: its value, what is counted, and the telling words around it.
struct Figure {
    text: usize,
    value: u64,
    unit: String,
    tokens: Range<usize>,
    context: BTreeSet<String>,
}

/// Words looked at on either side of a figure.
const AROUND: usize = 10;

/// One finding for each figure that another report has otherwise, of the same unit and in much the same words.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let mut figures: Vec<Figure> = (0..m.study.proses.len()).flat_map(|t| figures(m, t)).collect();
    figures.retain(|f| !f.unit.is_empty());
    let mut out = Vec::new();
    let mut done: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (k, a) in figures.iter().enumerate() {
        for (j, b) in figures.iter().enumerate().skip(k + 1) {
            if a.text == b.text
                || a.unit != b.unit
                || a.value == b.value
                || done.contains(&(k, k))
                || done.contains(&(j, j))
            {
                continue;
            }
            // Where either text has the other's figure too, they speak of two things.
            let both = |x: &Figure, y: &Figure| {
                figures.iter().any(|f| f.text == x.text && f.unit == y.unit && f.value == y.value)
            };
            let common: Vec<&String> = a.context.intersection(&b.context).collect();
            if common.len() < 4 || both(a, b) || both(b, a) {
                continue;
            }
            done.insert((k, k));
            done.insert((j, j));
            let values = vec![m.value(a.text, a.tokens.clone()), m.value(b.text, b.tokens.clone())];
            let summary = format!(
                "{} has {}; {} has {}; nothing held settles it.",
                m.called(a.text),
                quoted(&values[0].value),
                m.called(b.text),
                quoted(&values[1].value)
            );
            let about = [a.unit.as_str(), common[0].as_str(), common[1].as_str(), common[2].as_str()];
            out.push(plain(
                FindingKind::NumberDiffers,
                &about,
                Matters::Changes,
                0.6,
                summary,
                "the two figures may be of different things, or of different times",
                values,
            ));
        }
    }
    out
}

fn figures(m: &Material<'_>, text: usize) -> Vec<Figure> {
    let prose = &m.study.proses[text];
    let timed = |i: usize| m.study.times[text].iter().any(|t| t.tokens.contains(&i));
    let mut out = Vec::new();
    let mut i = 0;
    while i < prose.tokens.len() {
        let Some((value, end)) = figure(prose, i).filter(|_| !study_quoted(m, text, i) && !timed(i)) else {
            i += 1;
            continue;
        };
        let money = i > 0 && prose.gap(i).ends_with(['$', '£', '€']);
        let unit = if money { "money".to_owned() } else { unit(prose, end) };
        let low = i.saturating_sub(AROUND);
        let high = (end + AROUND).min(prose.tokens.len());
        let context = (low..high)
            .filter(|k| !(i..end).contains(k))
            .map(|k| prose.word(k).to_owned())
            .filter(|w| {
                w.len() > 3
                    && !words::function(w)
                    && !words::starts_sentences(w)
                    && !words::calendar(w)
                    && number(w).is_none()
            })
            .collect();
        let shown = i..(end + usize::from(!money)).min(prose.tokens.len());
        out.push(Figure { text, value, unit, tokens: shown, context });
        i = end;
    }
    out
}

fn study_quoted(m: &Material<'_>, text: usize, i: usize) -> bool {
    m.study.quoted[text][i]
}

/// The figure at token `i` and one past its end: digits in groups of three are one number.
fn figure(prose: &crate::prose::Prose<'_>, i: usize) -> Option<(u64, usize)> {
    let word = prose.word(i);
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return number(word).filter(|n| *n >= 2).map(|n| (n, i + 1));
    }
    let mut value: u64 = word.parse().ok()?;
    let mut end = i + 1;
    while prose.gap(end) == "," && prose.word(end).len() == 3 && prose.word(end).bytes().all(|b| b.is_ascii_digit()) {
        value = value.checked_mul(1000)?.checked_add(prose.word(end).parse().ok()?)?;
        end += 1;
    }
    // `6:35`, `3.5`, `4-2` are no counts.
    (!matches!(prose.gap(end), ":" | "." | "-" | "–" | "/") && !matches!(prose.gap(i), ":" | "." | "-" | "–" | "/"))
        .then_some((value, end))
}

/// What is counted: the next word, in the singular.
fn unit(prose: &crate::prose::Prose<'_>, at: usize) -> String {
    let word = prose.word(at);
    if words::function(word) || words::starts_sentences(word) || !(prose.joined(at) || prose.gap(at) == "-") {
        return String::new();
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}
