//! How plainly each text says whose words they are.

use super::super::Material;
use crate::parties::{self, PartyIx};
use crate::prose::words;
use crate::quotes::cues::{Cue, Recipient, Subject};
use crate::quotes::verbs::Act;
use crate::witnesses::drafts::Draft;
use std::collections::BTreeSet;
use std::ops::Range;

/// What one text says of who wrote or said the words of a draft.
pub(super) struct Side {
    pub(super) text: usize,
    /// Who, by the text's own word or by our reading of it.
    pub(super) party: Option<PartyIx>,
    /// Who received them, where the text names that person beside the verb.
    pub(super) received: Option<PartyIx>,
    /// Whether the name stands right beside the verb and the verb right beside the words.
    pub(super) plain: bool,
    /// What the person is called, where the text gives an office and no name ("the harbour master").
    pub(super) role: Vec<String>,
    /// The words that say so.
    pub(super) tokens: Range<usize>,
}

/// One side for each text that has words of the draft: the plainest.
pub(super) fn sides(m: &Material<'_>, draft: &Draft, papers: &BTreeSet<PartyIx>) -> Vec<Side> {
    let mut out: Vec<Side> = Vec::new();
    for &u in &draft.utterances {
        let Some(side) = side(m, u, papers) else { continue };
        match out.iter_mut().find(|s| s.text == side.text) {
            // Two names in one text: it does not say plainly.
            Some(known) if known.plain && side.plain && known.party != side.party => known.plain = false,
            Some(known) if side.plain && !known.plain => *known = side,
            Some(_) => {}
            None => out.push(side),
        }
    }
    out
}

fn side(m: &Material<'_>, u: usize, papers: &BTreeSet<PartyIx>) -> Option<Side> {
    let utterance = &m.study.utterances[u];
    let cue = utterance.cue.map(|c| &m.study.cues[utterance.text][c])?;
    let named = match cue.subject {
        Subject::Named(party) => Some(party),
        _ => None,
    };
    let received = match cue.recipient {
        Some(Recipient::Named(party)) if Some(party) != named => Some(party),
        _ => None,
    };
    let role = match &cue.subject {
        Subject::Role(words) if !cue.inverted && cue.extent.start < cue.verb.start => words.clone(),
        _ => Vec::new(),
    };
    let known = named.filter(|p| !papers.contains(p)).is_some_and(|party| beside(m, utterance.text, cue, party));
    let plain = (known || !role.is_empty()) && touches(m, u, cue);
    let tokens = cue.extent.start.min(cue.verb.start)..cue.extent.end.max(cue.verb.end);
    Some(Side { text: utterance.text, party: named.or(utterance.speaker), received, plain, role, tokens })
}

/// Whether the name stands right beside a verb of writing or speech.
fn beside(m: &Material<'_>, text: usize, cue: &Cue, party: PartyIx) -> bool {
    let prose = &m.study.proses[text];
    let mentions = &m.study.mentions[text];
    // "E-mailed" is two words.
    let past = [cue.verb.start, cue.verb.end.saturating_sub(1)].iter().any(|&i| words::past(prose.word(i)));
    if !past && cue.kind.act != Act::Say {
        return false;
    }
    if cue.inverted {
        let after = parties::inside(mentions, cue.verb.end..cue.verb.end + 6).first();
        return after.is_some_and(|x| x.party == party);
    }
    let start = (cue.verb.start.saturating_sub(1)..=cue.verb.start)
        .rev()
        .find_map(|i| parties::ending_at(mentions, i).map(|x| (x, i)));
    start.is_some_and(|(x, i)| {
        let between = i < cue.verb.start;
        let before = x.tokens.start.checked_sub(1).map_or("", |b| prose.word(b));
        // "In a note to Lund wrote" and "Lund and Ames wrote" name no one sender.
        x.party == party
            && (!between || prose.word(i) == "had" || words::adverb(prose.word(i)))
            && !matches!(before, "to" | "and" | "or" | "of" | "by" | "with" | "from")
    })
}

/// Whether only the cue's own words stand between its verb and the words it brings.
fn touches(m: &Material<'_>, u: usize, cue: &Cue) -> bool {
    let utterance = &m.study.utterances[u];
    let extent = cue.extent.start.min(cue.verb.start)..cue.extent.end.max(cue.verb.end);
    if extent.start >= utterance.tokens.end {
        return extent.start - utterance.tokens.end <= 1;
    }
    let prose = &m.study.proses[utterance.text];
    extent.end <= utterance.tokens.start
        && utterance.tokens.start - extent.end <= 8
        && prose.sentence_at(cue.verb.start) == prose.sentence_at(utterance.tokens.start)
        && (extent.end..utterance.tokens.start).all(|i| !m.study.quoted[utterance.text][i])
}

/// Whether two parties may be one person: a last name that they share leaves it open.
pub(super) fn same(m: &Material<'_>, a: PartyIx, b: PartyIx) -> bool {
    let (na, nb) = (m.study.roster.name_words(a), m.study.roster.name_words(b));
    a == b || na.last() == nb.last() || na.iter().any(|w| w.len() > 3 && nb.contains(w))
}

/// Whether any text calls a party by one of these words right beside the name.
pub(super) fn described(m: &Material<'_>, party: PartyIx, role: &[String]) -> bool {
    m.study.proses.iter().zip(&m.study.mentions).any(|(prose, mentions)| {
        mentions.iter().filter(|x| same(m, x.party, party)).any(|x| {
            let around = x.tokens.start.saturating_sub(6)..(x.tokens.end + 8).min(prose.tokens.len());
            around.into_iter().any(|i| role.iter().any(|w| w == prose.word(i)))
        })
    })
}
