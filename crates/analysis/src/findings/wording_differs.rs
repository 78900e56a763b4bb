//! `wording-differs` and `spliced`: the same message in other words.

use super::{Material, id, quoted, sentence};
use crate::dossier::DifferenceKind;
use crate::witnesses::collate::Change;
use crate::witnesses::drafts::{Draft, overlaps};
use crate::witnesses::messages::{here, material, place_in_base};
use crate::witnesses::on_record::Joined;
use record::{Finding, FindingKind, Matters, Place, Value};
use std::ops::Range;

/// A place of a message where witnesses differ: its range in the base, and which utterance changes what.
type Spot = (Range<usize>, Vec<(usize, Change)>);

/// Words shown on either side of a difference.
const AROUND: usize = 2;

/// One finding for each place of a message where witnesses differ, with every reading.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (d, draft) in m.drafts.iter().enumerate() {
        for (range, changes) in places(draft) {
            out.extend(finding(m, d, draft, &range, &changes));
        }
        out.extend(spliced(m, d, draft));
    }
    out
}

/// Changes of the same words of the base, together: the range in the base, and which utterance changes what.
fn places(draft: &Draft) -> Vec<Spot> {
    let mut all: Vec<(usize, Change)> = Vec::new();
    for (k, compared) in draft.compared.iter().enumerate() {
        for change in compared.iter().filter(|c| !c.spliced).flat_map(|c| &c.changes) {
            if material(change) || change.kind == DifferenceKind::Typographic {
                all.push((k, change.clone()));
            }
        }
    }
    all.sort_by_key(|(k, c)| (c.base.start, c.base.end, *k));
    let mut out: Vec<Spot> = Vec::new();
    for (k, change) in all {
        let near = |r: &Range<usize>| overlaps(r, &change.base) || change.base.start <= r.end + 1;
        match out.last_mut().filter(|(range, _)| near(range)) {
            Some((range, list)) => {
                range.end = range.end.max(change.base.end);
                list.push((k, change));
            }
            None => out.push((change.base.clone(), vec![(k, change)])),
        }
    }
    out.retain(|(_, list)| list.iter().any(|(_, c)| material(c)));
    out
}

fn finding(
    m: &Material<'_>,
    d: usize,
    draft: &Draft,
    range: &Range<usize>,
    changes: &[(usize, Change)],
) -> Option<Finding> {
    let study = m.study;
    let (text, span) = base_words(m, draft, range)?;
    let mut values = vec![Value {
        value: span.of(&study.proses[text].item.text).to_owned(),
        place: Place { source: m.source(text), span },
    }];
    let mut told = Vec::new();
    for (k, &u) in draft.utterances.iter().enumerate() {
        let other = study.utterances[u].text;
        if other == text || values.iter().any(|v| v.place.source == m.source(other)) {
            continue;
        }
        let own: Vec<&Change> = changes.iter().filter(|(j, _)| *j == k).map(|(_, c)| c).collect();
        let (Some(first), Some(last)) = (own.first(), own.last()) else { continue };
        let reading = &study.readings[u];
        let low = first.here.start.saturating_sub(AROUND);
        let high = (last.here.end + AROUND).min(reading.len());
        let span = here(study, u, &(low..high));
        let value = Value {
            value: span.of(&study.proses[other].item.text).to_owned(),
            place: Place { source: m.source(other), span },
        };
        told.push(format!("{} prints {}", m.called(other), quoted(&value.value)));
        values.push(value);
    }
    if told.is_empty() {
        return None;
    }
    let matters = changes.iter().map(|(_, c)| c.matters).max().unwrap_or(Matters::Wording);
    let drew = draft.is_settled();
    let settles = if drew { String::new() } else { "; nothing held settles it".to_owned() };
    let has = if draft.held.is_some() { "has" } else { "prints" };
    let base = m.called(text);
    let summary = sentence(format!("{base} {has} {}; {}{settles}.", quoted(&values[0].value), told.join("; ")));
    Some(Finding {
        id: id(FindingKind::WordingDiffers, &[&m.ids[d], &words_key(m, draft, range)]),
        kind: FindingKind::WordingDiffers,
        matters,
        confidence: if drew { 0.9 } else { 0.75 },
        summary,
        base: Some((m.source(draft.base), draft.why.to_owned())),
        may_be_mistaken: "the reports may quote two different messages, or a stored copy of one of them may have been changed after it was published".to_owned(),
        message: m.message(d),
        event: m.event(d),
        values,
    })
}

/// The words of the base at a place, with a few around them, within one piece.
fn base_words(m: &Material<'_>, draft: &Draft, range: &Range<usize>) -> Option<(usize, record::Span)> {
    let piece = draft.pieces.iter().find(|p| p.reading.start <= range.start && range.end <= p.reading.end)?;
    let low = range.start.saturating_sub(AROUND).max(piece.reading.start);
    let high = (range.end + AROUND).min(piece.reading.end);
    place_in_base(m.study, draft, &(low..high))
}

/// The base's own words at the place: part of the id, so that the same place keeps its id with every further report.
fn words_key(m: &Material<'_>, draft: &Draft, range: &Range<usize>) -> String {
    let low = range.start.saturating_sub(1);
    let high = (range.end + 1).min(draft.reading.len());
    draft.reading.symbols[low..high].iter().map(|s| m.study.vocabulary.word(*s)).collect::<Vec<_>>().join(" ")
}

fn spliced(m: &Material<'_>, d: usize, draft: &Draft) -> Vec<Finding> {
    let study = m.study;
    let mut out = Vec::new();
    for (k, &u) in draft.utterances.iter().enumerate() {
        if let Some(joined) = &draft.joined[k] {
            out.extend(of_two(m, d, u, joined));
            continue;
        }
        let Some(compared) = draft.compared[k].as_ref().filter(|c| c.spliced && draft.settled[k]) else { continue };
        let Some((text, span)) = compared
            .changes
            .iter()
            .filter(|c| !c.base.is_empty())
            .max_by_key(|c| (c.base.len(), std::cmp::Reverse(c.base.start)))
            .and_then(|c| place_in_base(study, draft, &(c.base.start..c.base.end.min(c.base.start + 12))))
        else {
            continue;
        };
        let other = study.utterances[u].text;
        // Without punctuation the words between may be the report's own ("she told him") and no part of the message.
        if study.proses[text].stripped() || study.proses[other].stripped() {
            continue;
        }
        let base = Value {
            value: span.of(&study.proses[text].item.text).to_owned(),
            place: Place { source: m.source(text), span },
        };
        let value = m.value(
            other,
            study.utterances[u].tokens.start..study.utterances[u].tokens.end.min(study.utterances[u].tokens.start + 40),
        );
        out.push(Finding {
            id: id(FindingKind::Spliced, &[&m.ids[d], m.source(other).as_str()]),
            kind: FindingKind::Spliced,
            matters: Matters::CouldMislead,
            confidence: 0.7,
            summary: format!(
                "{} prints as one quotation words that stand apart, or in another order, in {}, which has {} there.",
                m.called(other),
                m.called(text),
                quoted(&base.value)
            ),
            base: Some((m.source(draft.base), draft.why.to_owned())),
            may_be_mistaken: "there may be two messages with much the same words".to_owned(),
            message: m.message(d),
            event: m.event(d),
            values: vec![base, value],
        });
    }
    out
}

/// One quotation with words of two held messages.
fn of_two(m: &Material<'_>, d: usize, u: usize, joined: &Joined) -> Option<Finding> {
    let (study, draft) = (m.study, &m.drafts[d]);
    let words = |u: usize, range: &Range<usize>| Value {
        value: here(study, u, range).of(&study.proses[study.utterances[u].text].item.text).to_owned(),
        place: Place { source: m.source(study.utterances[u].text), span: here(study, u, range) },
    };
    let (first, other) = (words(draft.held?, &joined.first), words(joined.other, &joined.there));
    let whole = words(u, &(0..study.readings[u].len()));
    let text = study.utterances[u].text;
    Some(Finding {
        id: id(FindingKind::Spliced, &[&m.ids[d], m.source(text).as_str()]),
        kind: FindingKind::Spliced,
        matters: Matters::CouldMislead,
        confidence: 0.85,
        summary: format!(
            "{} prints as one quotation words that stand in two held messages: {} in the one, {} in the other.",
            m.called(text),
            quoted(&first.value),
            quoted(&other.value)
        ),
        base: Some((m.source(draft.base), draft.why.to_owned())),
        may_be_mistaken: "a message that is not held may have all these words together".to_owned(),
        message: m.message(d),
        event: None,
        values: vec![first, other, whole],
    })
}
