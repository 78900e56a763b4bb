//! What the texts say about answers.
//!
//! A claim belongs to the message told just before it: in the same sentence or the two after, with nobody else's words
//! between. Anything further away may be said of another message, and is left out.

mod words;

#[cfg(test)]
mod tests;

use crate::dossier::ReplyClaim;
use crate::parties::{self, PartyIx};
use crate::prose::Place;
use crate::quotes::Frame;
use crate::study::Study;
use crate::witnesses::drafts::{self, Draft};
use std::collections::BTreeMap;
use std::ops::Range;

/// One claim.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The text.
    pub text: usize,
    /// The draft that was, or was not, answered.
    pub draft: usize,
    /// What is claimed.
    pub claim: ReplyClaim,
    /// Whether the words leave a later answer open ("did not respond immediately").
    pub open: bool,
    /// The words.
    pub tokens: Range<usize>,
}

/// Words between a message and what is said of its answer, in text that has no sentences.
const NEAR: usize = 18;

/// All claims, in order of text and place.
pub fn find(study: &Study<'_>, drafts: &[Draft]) -> Vec<Claim> {
    let owner = drafts::owners(drafts, study.utterances.len());
    let mut out: Vec<Claim> = Vec::new();
    for text in 0..study.reports {
        let told: Vec<usize> = study.utterances_of(text).collect();
        for i in 0..study.proses[text].tokens.len() {
            let here = study.proses[text].paragraph_at(i).map(|p| study.proses[text].paragraphs[p].kind);
            if study.quoted[text][i] || !matches!(here, Some(Place::Body | Place::Update)) {
                continue;
            }
            if let Some(claim) = claim(study, drafts, &owner, &told, (text, i))
                && !out.iter().any(|c| c.text == text && c.tokens.end > claim.tokens.start)
            {
                out.push(claim);
            }
        }
    }
    out
}

/// Seconds.
const WEEK: i64 = 7 * 86_400;

/// For each draft, the message that it answers: the one told before it where texts say that it is an answer, by most of
/// them. Never one of the same sender, and never a later one.
pub fn parents(study: &Study<'_>, drafts: &[Draft]) -> Vec<Option<usize>> {
    let mut owner: Vec<Option<usize>> = vec![None; study.utterances.len()];
    for (d, draft) in drafts.iter().enumerate() {
        draft.utterances.iter().for_each(|&u| owner[u] = Some(d));
    }
    let private = |d: usize| drafts[d].frame == Frame::Private;
    let answered = |d: usize, u: usize| {
        let text = study.utterances[u].text;
        let before = (0..u).rev().take_while(|&v| study.utterances[v].text == text).map(|v| owner[v]);
        let last = before.flatten().find(|&o| o != d)?;
        let (from, to) = (drafts[last].speaker?, drafts[d].speaker?);
        // An answer comes after what it answers, and within the week.
        let apart = drafts[last].sent.zip(drafts[d].sent).is_some_and(|(a, b)| !a.shifted(0, WEEK).overlaps(b));
        let other = drafts[d].recipient.is_some_and(|p| p != from && p != to);
        (private(last) && from != to && !apart && !other).then_some(last)
    };
    let parent = |d: usize| {
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for &u in drafts[d].utterances.iter().filter(|&&u| study.utterances[u].answers) {
            let weight = if study.proses[study.utterances[u].text].stripped() { 1 } else { 2 };
            answered(d, u).into_iter().for_each(|p| *votes.entry(p).or_default() += weight);
        }
        let (&best, &most) = votes.iter().max_by_key(|(p, n)| (**n, std::cmp::Reverse(**p)))?;
        (most * 2 > votes.values().sum()).then_some(best)
    };
    let found: Vec<Option<usize>> = (0..drafts.len()).map(|d| private(d).then(|| parent(d)).flatten()).collect();
    // Two that answer each other: texts disagree, and neither is said to.
    (0..drafts.len()).map(|d| found[d].filter(|&p| found[p] != Some(d))).collect()
}

fn claim(
    study: &Study<'_>,
    drafts: &[Draft],
    owner: &[Option<usize>],
    told: &[usize],
    (text, i): (usize, usize),
) -> Option<Claim> {
    let prose = &study.proses[text];
    let said = words::at(prose, i)?;
    let floor = prose.sentence_at(i).map_or(0, |s| prose.sentences[s].start).max(i.saturating_sub(7));
    let subject = parties::inside(&study.mentions[text], floor..i + 1).last();
    let subject = subject.filter(|x| !study.quoted[text][x.tokens.start] && (x.tokens.end..i).len() <= 4);
    let message = message(study, drafts, owner, told, (text, i), said.brings_answer.then_some(&said.tokens))?;
    let sender = drafts[message].speaker;
    // Who wrote the message does not answer it; who is said to have none is the sender.
    let fits = match subject.map(|x| x.party) {
        Some(party) if said.of_sender => sender.is_none_or(|s| may_be(study, s, party)),
        Some(party) => sender.is_none_or(|s| !may_be(study, s, party)),
        None => true,
    };
    if !fits || sender.is_none() && said.claim == ReplyClaim::Answered {
        return None;
    }
    let start = subject.map_or(said.tokens.start, |x| x.tokens.start.min(said.tokens.start));
    Some(Claim { text, draft: message, claim: said.claim, open: said.open, tokens: start..said.tokens.end })
}

/// Whether two parties may be one person: a last name that they share leaves it open.
fn may_be(study: &Study<'_>, a: PartyIx, b: PartyIx) -> bool {
    a == b || study.roster.name_words(a).last() == study.roster.name_words(b).last()
}

/// The draft of the message that stands just before token `i`, its answer's own words left out where `i` brings them.
fn message(
    study: &Study<'_>,
    drafts: &[Draft],
    owner: &[Option<usize>],
    told: &[usize],
    (text, i): (usize, usize),
    brings: Option<&Range<usize>>,
) -> Option<usize> {
    let prose = &study.proses[text];
    let mut last = told.iter().rposition(|&u| study.utterances[u].tokens.end <= i)?;
    let mut at = i;
    // "“No,” he replied": the words before the verb are the answer.
    let own = |u: usize| {
        let cue = study.utterances[u].cue.map(|c| &study.cues[text][c]);
        cue.is_some_and(|c| brings.is_some_and(|b| b.contains(&c.verb.start)))
    };
    while own(told[last]) {
        at = study.utterances[told[last]].tokens.start;
        last = last.checked_sub(1)?;
    }
    let utterance = &study.utterances[told[last]];
    let draft = owner[told[last]].filter(|&d| drafts[d].frame == Frame::Private)?;
    let end = utterance.tokens.end;
    let near = if prose.stripped() {
        at - end <= NEAR
    } else {
        let (a, b) = (prose.sentence_at(end - 1)?, prose.sentence_at(at)?);
        // The clause that says who wrote the words is a sentence of its own at times.
        b <= a + 2 && at - end <= 3 * NEAR
    };
    near.then_some(draft)
}
