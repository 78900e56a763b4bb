//! `same-words-without-marks`: a report's own text has the words of a message, or of another report.

use super::{Material, id, quoted};
use crate::align::Step;
use crate::quotes::Frame;
use crate::witnesses::drafts;
use record::{Finding, FindingKind, Matters};
use std::ops::Range;

/// Words of a text: which text, and its tokens.
type Run = (usize, Range<usize>);

/// Fewer words than this are not worth a finding.
const FEWEST: usize = 7;

/// One finding for each run of a message's words that another report has outside quotation marks.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let owners = drafts::owners(m.drafts, m.study.utterances.len());
    let mut out = Vec::new();
    for passage in m.passages {
        for (quoted_side, told_side) in runs(m, passage) {
            out.extend(finding(m, &owners, quoted_side, told_side));
        }
    }
    out
}

/// Runs of the same words that are quoted in one text and told in the other, the quoted side first.
fn runs(m: &Material<'_>, passage: &crate::align::Passage) -> Vec<(Run, Run)> {
    let (ta, tb) = (passage.a.0, passage.b.0);
    let mut out: Vec<(Run, Run)> = Vec::new();
    let mut open: Option<(bool, Range<usize>, Range<usize>)> = None;
    let mut flush = |open: &mut Option<(bool, Range<usize>, Range<usize>)>| {
        if let Some((a_quoted, a, b)) = open.take()
            && a.len() >= FEWEST
        {
            out.push(if a_quoted { ((ta, a), (tb, b)) } else { ((tb, b), (ta, a)) });
        }
    };
    for (step, a, b) in passage.walk() {
        let sides = (step == Step::Same).then(|| (m.study.quoted[ta][a.start], m.study.quoted[tb][b.start]));
        match sides {
            Some((qa, qb)) if qa != qb => match &mut open {
                Some((was, oa, ob)) if *was == qa => {
                    oa.end = a.end;
                    ob.end = b.end;
                }
                _ => {
                    flush(&mut open);
                    open = Some((qa, a, b));
                }
            },
            _ => flush(&mut open),
        }
    }
    flush(&mut open);
    out
}

fn finding(m: &Material<'_>, owners: &[Option<usize>], (qt, q): Run, (tt, t): Run) -> Option<Finding> {
    // In text that has lost its marks nothing can be missing.
    if m.study.proses[tt].stripped() {
        return None;
    }
    let here = m.study.utterances_of(qt).filter(|&u| m.study.utterances[u].tokens.contains(&q.start));
    let d = here.filter_map(|u| owners[u]).filter(|&d| m.drafts[d].frame != Frame::Unclear).min()?;
    let values = vec![m.value(qt, q), m.value(tt, t)];
    let summary = format!(
        "{} has, without quotation marks, the same words that {} quotes: {}.",
        m.called(tt),
        m.called(qt),
        quoted(&values[1].value)
    );
    Some(Finding {
        id: id(FindingKind::SameWordsWithoutMarks, &[&m.ids[d], m.source(tt).as_str()]),
        kind: FindingKind::SameWordsWithoutMarks,
        matters: Matters::Wording,
        confidence: 0.8,
        summary,
        base: None,
        may_be_mistaken:
            "the marks may have been lost when the copy was stored, or the words may be set off in another way"
                .to_owned(),
        message: m.message(d),
        event: m.event(d),
        values,
    })
}
