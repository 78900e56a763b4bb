//! `attribution-differs`: the same words, given to different people.

use super::{Material, id};
use crate::parties::PartyIx;
use crate::quotes::Frame;
use crate::quotes::cues::Subject;
use crate::witnesses::drafts::Draft;
use record::{Finding, FindingKind, Matters};
use std::ops::Range;

/// One finding for each message that reports give to different senders.
pub(super) fn find(m: &Material<'_>) -> Vec<Finding> {
    let private = m.drafts.iter().enumerate().filter(|(_, x)| x.frame == Frame::Private);
    private.filter_map(|(d, draft)| people(m, d, draft, FindingKind::AttributionDiffers)).collect()
}

/// The first two texts that name different people for the same words. Only names count: a pronoun is our own reading.
pub(super) fn people(m: &Material<'_>, d: usize, draft: &Draft, kind: FindingKind) -> Option<Finding> {
    let mut named: Vec<(usize, PartyIx, Range<usize>)> = Vec::new();
    for &u in &draft.utterances {
        let utterance = &m.study.utterances[u];
        let Some(cue) = utterance.cue.map(|c| &m.study.cues[utterance.text][c]) else { continue };
        if let Subject::Named(party) = cue.subject
            && !named.iter().any(|n| n.0 == utterance.text)
        {
            named.push((utterance.text, party, cue.extent.start.min(cue.verb.start)..cue.extent.end.max(cue.verb.end)));
        }
    }
    let (a, b) =
        named.iter().enumerate().find_map(|(k, a)| named[k + 1..].iter().find(|b| b.1 != a.1).map(|b| (a, b)))?;
    let (na, nb) = (m.study.roster.name(a.1), m.study.roster.name(b.1));
    let mut values = vec![m.value(a.0, a.2.clone()), m.value(b.0, b.2.clone())];
    values.extend(named.iter().filter(|n| n.0 != a.0 && n.0 != b.0).map(|n| m.value(n.0, n.2.clone())));
    Some(Finding {
        id: id(kind, &[&m.ids[d]]),
        kind,
        matters: Matters::Changes,
        confidence: 0.6,
        summary: format!(
            "{} gives these words to {na}; {} to {nb}; nothing held settles it.",
            m.called(a.0),
            m.called(b.0)
        ),
        base: None,
        may_be_mistaken:
            "a name may stand for the person's office or staff, or the cue may belong to other words in the sentence"
                .to_owned(),
        message: m.message(d),
        event: m.event(d),
        values,
    })
}
