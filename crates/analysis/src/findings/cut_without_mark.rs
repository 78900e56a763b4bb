//! `cut-without-mark`: a quotation ends inside a sentence of the base as if it were the end.

use super::{Material, id, quoted};
use crate::dossier::Marked;
use crate::witnesses::messages::{here, place_in_base};
use record::{Finding, FindingKind, Matters, Place, Value};

/// One finding for each witness that is cut short without a mark.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (d, draft) in m.drafts.iter().enumerate() {
        for (k, &u) in draft.utterances.iter().enumerate() {
            let Some(compared) = &draft.compared[k] else { continue };
            let utterance = &m.study.utterances[u];
            let prose = &m.study.proses[utterance.text];
            let Some(piece) = draft.pieces.iter().find(|p| p.reading.contains(&compared.covers.end)) else { continue };
            // It must look whole: from the start of the message, with a stop at its end, and more than a few words left out.
            let left = piece.reading.end - compared.covers.end;
            let starts = compared.covers.start == piece.reading.start;
            let after = prose.gap(utterance.tokens.end);
            let stops =
                after.starts_with(['.', '!', '?']) || after.trim_start_matches(['”', '"', '’', '\'']).starts_with('.');
            let base_text = m.study.utterances[piece.utterance].text;
            let goes_on = goes_on(m, draft, compared.covers.end, base_text);
            if utterance.marked != Marked::Yes
                || !starts
                || !stops
                || left < 2
                || compared.covers.len() < 6
                || !goes_on
                || after.contains('…')
            {
                continue;
            }
            let low = compared.covers.end.saturating_sub(4);
            let Some((text, span)) =
                place_in_base(m.study, draft, &(low..(compared.covers.end + 8).min(piece.reading.end)))
            else {
                continue;
            };
            let end = m.study.readings[u].len();
            let tail = here(m.study, u, &(end.saturating_sub(6)..end));
            let base = Value {
                value: span.of(&m.study.proses[text].item.text).to_owned(),
                place: Place { source: m.source(text), span },
            };
            let value = Value {
                value: tail.of(&prose.item.text).to_owned(),
                place: Place { source: m.source(utterance.text), span: tail },
            };
            out.push(Finding {
                id: id(FindingKind::CutWithoutMark, &[&m.ids[d], m.source(utterance.text).as_str()]),
                kind: FindingKind::CutWithoutMark,
                matters: Matters::Wording,
                confidence: 0.7,
                summary: format!(
                    "{} ends its quotation with {}; in {} the sentence goes on: {}.",
                    m.called(utterance.text),
                    quoted(&value.value),
                    m.called(text),
                    quoted(&base.value)
                ),
                base: Some((m.source(draft.base), draft.why.to_owned())),
                may_be_mistaken: "the full stop may belong to the report's own sentence".to_owned(),
                message: m.message(d),
                event: m.event(d),
                values: vec![base, value],
            });
        }
    }
    out
}

/// Whether the base's sentence goes on at this word: no stop before it. Text without punctuation can't tell.
fn goes_on(m: &Material<'_>, draft: &crate::witnesses::drafts::Draft, at: usize, text: usize) -> bool {
    let prose = &m.study.proses[text];
    let Some(&token) = draft.reading.tokens.get(at) else { return false };
    prose.stripped()
        && matches!(prose.word(token), "as" | "and" | "but" | "because" | "which" | "that" | "if" | "or" | "so")
        || !prose.stripped() && !prose.gap(token).contains(['.', '!', '?'])
}
