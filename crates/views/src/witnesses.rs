//! The witnesses of a message, as they are told of.

use crate::answer::Answer;
use analysis::dossier::{Witness, WitnessKind};
use record::SourceId;
use std::collections::BTreeMap;

/// Whether a line of its own is needed to say how the witness differs.
pub(crate) fn differs(witness: &Witness) -> bool {
    matches!(witness.kind, WitnessKind::Altered | WitnessKind::Spliced)
}

/// Passages of which one line tells: neighbours in one source that stand to the base in the same way, without a difference.
/// In several passages, whole sentences and parts are the same thing: all of them word for word.
pub(crate) fn together(witnesses: &[Witness]) -> Vec<Vec<&Witness>> {
    let mut out: Vec<Vec<&Witness>> = Vec::new();
    for witness in witnesses {
        match out.last_mut() {
            Some(group) if alike(group[0], witness) => group.push(witness),
            _ => out.push(vec![witness]),
        }
    }
    out
}

fn alike(a: &Witness, b: &Witness) -> bool {
    let telling = |witness: &Witness| differs(witness) || !witness.differences.is_empty();
    let faithful = |kind| matches!(kind, WitnessKind::Verbatim | WitnessKind::Partial);
    let kinds = a.kind == b.kind || faithful(a.kind) && faithful(b.kind);
    a.place.source == b.place.source && kinds && a.marked == b.marked && !telling(a) && !telling(b)
}

/// The base, with its reason, that several messages have and none more often.
pub(crate) fn usual_base<'a>(answer: &Answer<'a>) -> Option<&'a (SourceId, String)> {
    let mut count: BTreeMap<&(SourceId, String), usize> = BTreeMap::new();
    for message in answer.dossier.messages.iter().filter(|message| message.witnesses.len() > 1) {
        message.base.iter().for_each(|base| *count.entry(base).or_default() += 1);
    }
    count
        .into_iter()
        .filter(|(_, n)| *n > 2)
        .max_by_key(|(base, n)| (*n, std::cmp::Reverse(*base)))
        .map(|(base, _)| base)
}
