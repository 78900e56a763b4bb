//! `time-differs`: clock times or dates of one message or statement that can't both be.
//!
//! Only times that a text names outright are compared: "9:14 p.m.", "Aug. 27". What is counted from something else ("the
//! next morning", "two days later") rests on our reading of the story, and is left to `delay-differs`.

mod named;

#[cfg(test)]
mod tests;

use super::{Material, groups, id, quoted};
use crate::witnesses::on_record;
use named::{Clock, Day, Named};
use record::{Finding, FindingKind, Matters};
use std::collections::BTreeMap;
use std::ops::Range;

/// One finding for each message or statement whose clock times conflict, and one for each whose dates do.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (d, draft) in m.drafts.iter().enumerate().filter(|(_, x)| x.frame != crate::quotes::Frame::Unclear) {
        let mut clocks: BTreeMap<usize, (Clock, Range<usize>)> = BTreeMap::new();
        let mut days: BTreeMap<usize, (Day, Range<usize>)> = BTreeMap::new();
        for &u in &draft.utterances {
            let text = m.study.utterances[u].text;
            let Named { clock, day } = named::of(m.study, u);
            clock.into_iter().for_each(|c| _ = clocks.entry(text).or_insert(c));
            day.into_iter().for_each(|c| _ = days.entry(text).or_insert(c));
        }
        let clocks: Vec<_> = clocks.into_iter().map(|(t, (c, r))| (t, c, r)).collect();
        let days: Vec<_> = days.into_iter().map(|(t, (c, r))| (t, c, r)).collect();
        let sent = draft.held.and_then(|u| on_record::sent(m.study, u));
        let clock = sent.and_then(Clock::of_record);
        let day = sent.and_then(Day::of_record);
        out.extend(against_record(m, d, "clock", &clocks, |told| {
            clock.as_ref().is_some_and(|held| held.conflicts(told))
        }));
        out.extend(against_record(m, d, "day", &days, |told| day.as_ref().is_some_and(|held| held.is_far_from(told))));
        out.extend(finding(m, d, "clock", &clocks, Clock::conflicts));
        out.extend(finding(m, d, "day", &days, Day::conflicts));
    }
    out
}

/// What texts state and the head of the held message does not leave room for, with every other text's own words behind it.
fn against_record<T>(
    m: &Material<'_>,
    d: usize,
    grain: &str,
    stated: &[(usize, T, Range<usize>)],
    conflicts: impl Fn(&T) -> bool,
) -> Option<Finding> {
    let draft = &m.drafts[d];
    let sent = draft.held.and_then(|u| on_record::sent(m.study, u))?.text.as_deref()?;
    let (apart, fitting): (Vec<usize>, Vec<usize>) = (0..stated.len()).partition(|&k| conflicts(&stated[k].1));
    if apart.is_empty() {
        return None;
    }
    let value = |&k: &usize| m.value(stated[k].0, stated[k].2.clone());
    let told = |&k: &usize| format!("{} gives the time as {}", m.called(stated[k].0), quoted(&value(&k).value));
    let told: Vec<String> = apart.iter().map(told).collect();
    Some(Finding {
        id: id(FindingKind::TimeDiffers, &[&m.ids[d], grain]),
        kind: FindingKind::TimeDiffers,
        matters: Matters::Changes,
        confidence: 0.85,
        summary: format!("{}; the held message is dated {}.", told.join("; "), quoted(sent)),
        base: Some((m.source(draft.base), draft.why.to_owned())),
        may_be_mistaken:
            "the times may be in different zones, the clock that dated the message may have been off, or the \
                          report may speak of another message"
                .to_owned(),
        message: m.message(d),
        event: None,
        // The head of a message is no part of its text, so its words have no place there.
        values: apart.iter().chain(&fitting).map(value).collect(),
    })
}

/// The first conflict among what texts state, with every other text's own words beside it.
fn finding<T>(
    m: &Material<'_>,
    d: usize,
    grain: &str,
    stated: &[(usize, T, Range<usize>)],
    conflicts: impl Fn(&T, &T) -> bool,
) -> Option<Finding> {
    let sides = groups::sides(stated.len(), |a, b| conflicts(&stated[a].1, &stated[b].1))?;
    let told = sides.told(m, |k| (stated[k].0, stated[k].2.clone()));
    let sent = m.drafts[d].held.and_then(|u| on_record::sent(m.study, u)).and_then(|sent| sent.text.as_deref());
    let settles = sent.map_or_else(
        || "nothing held settles it".to_owned(),
        |sent| format!("the held message is dated {}", quoted(sent)),
    );
    Some(Finding {
        id: id(FindingKind::TimeDiffers, &[&m.ids[d], grain]),
        kind: FindingKind::TimeDiffers,
        matters: Matters::Changes,
        confidence: sides.confidence(0.7),
        summary: format!("The time is given as {}; {settles}.", told.summary(", as ")),
        base: Some((m.source(m.drafts[d].base), m.drafts[d].why.to_owned())),
        may_be_mistaken: "the times may be in different zones, or one of them may be said of another message"
            .to_owned(),
        message: m.message(d),
        event: m.event(d),
        values: told.values,
    })
}
