//! `attribution-differs`: the same words, given to different people.

mod cue;

#[cfg(test)]
mod tests;

use super::groups::listed;
use super::{Material, id};
use crate::held::people;
use crate::parties::{PartyIx, publications};
use crate::quotes::Frame;
use crate::witnesses::drafts::Draft;
use cue::Side;
use record::envelope::Alias;
use record::{Finding, FindingKind, Matters};
use std::collections::BTreeSet;

/// One finding for each message that reports give to different senders.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let papers = publications::find(m.study.proses, &m.study.mentions, &m.study.roster);
    let private = m.drafts.iter().enumerate().filter(|(_, x)| x.frame == Frame::Private);
    let of = |(d, draft): (usize, &Draft)| {
        let kind = FindingKind::AttributionDiffers;
        match draft.held.and_then(|u| people::sender(m.study.proses[m.study.utterances[u].text].item)) {
            Some(sender) => against_record(m, (d, draft), sender, &papers),
            None => differing(m, (d, draft), &papers, kind),
        }
    };
    private.filter_map(of).collect()
}

/// The texts that name somebody else, right beside the verb, than the head of the held message does.
fn against_record(
    m: &Material<'_>,
    (d, draft): (usize, &Draft),
    sender: &Alias,
    papers: &BTreeSet<PartyIx>,
) -> Option<Finding> {
    let party = m.people.party(sender)?;
    let other = |side: &Side| side.party.is_some_and(|p| !cue::same(m, p, party)) && side.role.is_empty();
    let mut sides = cue::sides(m, draft, papers);
    sides.retain(|side| side.plain && !m.study.proses[side.text].stripped() && other(side));
    let first = sides.first()?;
    let names: Vec<String> = sides.iter().map(|side| m.called(side.text)).collect();
    Some(Finding {
        id: id(FindingKind::AttributionDiffers, &[&m.ids[d]]),
        kind: FindingKind::AttributionDiffers,
        matters: Matters::Changes,
        confidence: 0.8,
        summary: format!(
            "{}: these words are given to {}; the held message is from {}.",
            listed(&names),
            m.study.roster.name(first.party?),
            m.people.name(sender, &m.study.roster)
        ),
        base: Some((m.source(draft.base), draft.why.to_owned())),
        may_be_mistaken:
            "somebody may have written from another person's account, the message may pass on words of somebody \
                          else, or the verb may belong to other words in the sentence"
                .to_owned(),
        message: m.message(d),
        event: None,
        values: sides.iter().map(|side| m.value(side.text, side.tokens.clone())).collect(),
    })
}

/// The text that stands against the others in naming who wrote or said the words of a draft.
///
/// It must name that person right beside the verb, and the verb must stand right beside the words. The others must agree: two or more
/// name somebody else as plainly, or have the first person as the one who received the words, or three or more give them to
/// somebody else in any way.
pub(super) fn differing(
    m: &Material<'_>,
    (d, draft): (usize, &Draft),
    papers: &BTreeSet<PartyIx>,
    kind: FindingKind,
) -> Option<Finding> {
    let sides = cue::sides(m, draft, papers);
    let outliers = sides.iter().filter(|s| s.plain && !m.study.proses[s.text].stripped());
    let (odd, others) = outliers
        .filter_map(|odd| Some((odd, against(m, &sides, odd)?)))
        .min_by_key(|(odd, o)| (std::cmp::Reverse(o.len()), odd.text))?;
    let mut values = vec![m.value(odd.text, odd.tokens.clone())];
    values.extend(others.iter().map(|s| m.value(s.text, s.tokens.clone())));
    let names: Vec<String> = others.iter().map(|s| m.called(s.text)).collect();
    let writer = others.first().and_then(|s| s.party)?;
    let plain = others.iter().filter(|s| s.plain).count();
    Some(Finding {
        id: id(kind, &[&m.ids[d]]),
        kind,
        matters: Matters::Changes,
        confidence: (0.55 + 0.1 * plain as f64 + 0.05 * others.len() as f64).min(0.95),
        summary: format!(
            "{} gives these words to {}; {} to {}; nothing held settles it.",
            m.called(odd.text),
            m.study.roster.name(odd.party?),
            listed(&names),
            m.study.roster.name(writer)
        ),
        base: None,
        may_be_mistaken:
            "a name may stand for the person's office or staff, or the verb may belong to other words in the sentence"
                .to_owned(),
        message: m.message(d),
        event: m.event(d),
        values,
    })
}

/// The sides that stand against one, if they are enough and none stands with it.
fn against<'a>(m: &Material<'_>, sides: &'a [Side], odd: &Side) -> Option<Vec<&'a Side>> {
    let accused = odd.party?;
    let is = |p: Option<PartyIx>| p.is_some_and(|p| cue::same(m, p, accused));
    let mut others = Vec::new();
    for side in sides.iter().filter(|s| s.text != odd.text) {
        if is(side.party) {
            return None;
        }
        if side.party.is_some() {
            others.push(side);
        }
    }
    let plain = others.iter().filter(|s| s.plain).count();
    let received = others.iter().filter(|s| is(s.received)).count();
    let first = others.first().and_then(|s| s.party)?;
    // An office may be held by the very person whom the others name.
    if !odd.role.is_empty() && (plain < 3 || cue::described(m, first, &odd.role)) {
        return None;
    }
    let agree = others.iter().all(|s| s.party.is_some_and(|p| cue::same(m, p, first)));
    (agree && (plain >= 2 || received >= 2 || others.len() >= 3)).then_some(others)
}
