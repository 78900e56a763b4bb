//! Groups of utterances made into messages, statements, or neither.

use super::collate::{self, Comparison};
use super::dating::{self, Claim};
use super::on_record::{self, Joined};
use super::vocatives;
use crate::parties::PartyIx;
use crate::quotes::reading::Reading;
use crate::quotes::{Basis, Frame};
use crate::study::Study;
use crate::times;
use record::time::Interval;
use record::{Precision, SourceId, StatedTime};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A group of utterances, weighed.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its utterances, by text and place.
    pub utterances: Vec<usize>,
    /// Whether it passed in private.
    pub frame: Frame,
    /// Who is said to have written it, by most texts; the base's word counts first.
    pub speaker: Option<PartyIx>,
    /// Who received it.
    pub recipient: Option<PartyIx>,
    /// When, from all claims that agree.
    pub sent: Option<Interval>,
    /// All claims about when, those of the base first.
    pub claims: Vec<Claim>,
    /// The text whose words come first.
    pub base: usize,
    /// Why.
    pub why: &'static str,
    /// The words of the base, as they are compared.
    pub reading: Reading,
    /// The words to show, in order.
    pub pieces: Vec<Piece>,
    /// For each utterance, how it stands to the base; none for the base's own and those the base does not have.
    pub compared: Vec<Option<Comparison>>,
    /// For each utterance, whether a difference from the base can be laid to it.
    pub settled: Vec<bool>,
    /// The message itself, as an utterance, if it is held.
    pub held: Option<usize>,
    /// For each utterance, where it has words of a second held message.
    pub joined: Vec<Option<Joined>>,
}

/// Why a held message is the base.
pub const HELD: &str = "it is the message itself, as it is held";

/// A stretch of a message's words as one text has them.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The utterance.
    pub utterance: usize,
    /// Its words in the draft's reading.
    pub reading: Range<usize>,
    /// Whether words are likely missing before it.
    pub apart: bool,
}

/// Weighs one group. `ancestors` says from whom each text took, `joined` which utterances have words of two held messages.
pub fn draft(
    study: &Study<'_>,
    group: &[usize],
    ancestors: &BTreeMap<SourceId, BTreeSet<SourceId>>,
    joined: &BTreeMap<usize, Joined>,
) -> Draft {
    let held = group.iter().copied().find(|&u| study.is_held(u));
    let (base, why) = held.map_or_else(|| base(study, group, ancestors), |u| (study.utterances[u].text, HELD));
    // A held message has all its words itself.
    let parts = held.map_or_else(|| group.to_vec(), |u| vec![u]);
    let (reading, pieces) = assemble(study, &parts, base);
    let joined: Vec<Option<Joined>> = group.iter().map(|u| joined.get(u).cloned()).collect();
    let mut compared = Vec::new();
    for (&u, joined) in group.iter().zip(&joined) {
        let own = study.utterances[u].text == base;
        let differs = || collate::compare(&reading, &study.readings[u], words(study));
        compared.push(if own { None } else { joined.as_ref().map(on_record::compared).or_else(differs) });
    }
    let settled = |u| held.is_some() || settled(study, group, &compared, u, base, ancestors);
    let settled = group.iter().map(|&u| settled(u)).collect();
    let claims = claims(study, group, base);
    let stated = held.and_then(|u| on_record::sent(study, u)).and_then(|time| time.interval);
    let sent = stated.or_else(|| together(study, &claims));
    let most_say = || most(group.iter().map(|&u| (study.utterances[u].speaker, weight(study, u, base))));
    let speaker = held.and_then(|u| study.utterances[u].speaker).or_else(most_say);
    let told = || recipient(study, group, base, speaker);
    Draft {
        frame: match held {
            Some(_) => Frame::Private,
            None if scrap(study, group) => Frame::Unclear,
            None => frame(study, group),
        },
        speaker,
        recipient: held.and_then(|u| study.utterances[u].recipient).or_else(told),
        sent,
        claims,
        base,
        why,
        reading,
        pieces,
        compared,
        settled,
        held,
        joined,
        utterances: group.to_vec(),
    }
}

/// Who received it: by what most texts say, and by the name that the words themselves call out.
fn recipient(study: &Study<'_>, group: &[usize], base: usize, speaker: Option<PartyIx>) -> Option<PartyIx> {
    let other = |p: &PartyIx| Some(*p) != speaker;
    let told = group.iter().map(|&u| {
        let utterance = &study.utterances[u];
        (utterance.recipient.filter(other), weighed(study, u, base, utterance.told_to))
    });
    let called = group.iter().map(|&u| (vocatives::called(study, u).filter(other), 8));
    most(told.chain(called))
}

/// The draft of each of so many utterances.
pub fn owners(drafts: &[Draft], utterances: usize) -> Vec<Option<usize>> {
    let mut owners = vec![None; utterances];
    for (d, draft) in drafts.iter().enumerate() {
        draft.utterances.iter().for_each(|&u| owners[u] = Some(d));
    }
    owners
}

fn weight(study: &Study<'_>, u: usize, base: usize) -> u32 {
    weighed(study, u, base, study.utterances[u].basis)
}

fn weighed(study: &Study<'_>, u: usize, base: usize, basis: Basis) -> u32 {
    let utterance = &study.utterances[u];
    let known = match basis {
        Basis::None => 0,
        Basis::Inherited => 1,
        Basis::Meant => 2,
        Basis::Named => 4,
    };
    // Text that has lost its marks is read with more doubt.
    let clear = if study.proses[utterance.text].stripped() { 1 } else { 2 };
    known * clear + u32::from(utterance.text == base)
}

fn most<T: Ord + Copy>(votes: impl Iterator<Item = (Option<T>, u32)>) -> Option<T> {
    let mut count: BTreeMap<T, u32> = BTreeMap::new();
    for (vote, weight) in votes {
        if let Some(vote) = vote {
            *count.entry(vote).or_default() += weight;
        }
    }
    count.into_iter().max_by_key(|(t, n)| (*n, std::cmp::Reverse(*t))).map(|(t, _)| t)
}

/// Whether most say that a group passed in private, or in public.
pub(super) fn frame(study: &Study<'_>, group: &[usize]) -> Frame {
    let says = |u: &&usize, f: Frame| study.utterances[**u].frame == f;
    let count = |f: Frame| {
        group.iter().filter(|u| says(u, f)).map(|&u| 1 + 2 * usize::from(study.utterances[u].firm)).sum::<usize>()
    };
    match (count(Frame::Private), count(Frame::Public)) {
        (0, 0) => Frame::Unclear,
        (private, public) if private >= public => Frame::Private,
        _ => Frame::Public,
    }
}

/// Words in one text alone that nobody is said to have written; or a word or two without a cue of their own, or in the
/// middle of the reporter's sentence: a term or a title, not a message.
fn scrap(study: &Study<'_>, group: &[usize]) -> bool {
    let one_text = group.iter().all(|&u| study.utterances[u].text == study.utterances[group[0]].text);
    // What somebody unnamed says in public is said all the same.
    let said = |u: usize| study.utterances[u].frame == Frame::Public && study.utterances[u].cue.is_some();
    let nobody = group.iter().all(|&u| study.utterances[u].basis == Basis::None && !said(u));
    one_text && (nobody || group.iter().all(|&u| term(study, u)))
}

fn term(study: &Study<'_>, u: usize) -> bool {
    let utterance = &study.utterances[u];
    let prose = &study.proses[utterance.text];
    let (first, last) = (utterance.tokens.start, utterance.tokens.end);
    if prose.stripped() {
        return utterance.tokens.len() <= 2
            && !utterance.tokens.clone().any(|i| crate::prose::words::chatty(prose.word(i)));
    }
    let sentence = prose.capital(first) && prose.gap(last).starts_with(['.', '!', '?', ',']);
    utterance.tokens.len() <= 3 && !(sentence && utterance.basis >= Basis::Meant)
}

/// The text whose words come first: the one the others drew on, else the one that has most of the words.
fn base(
    study: &Study<'_>,
    group: &[usize],
    ancestors: &BTreeMap<SourceId, BTreeSet<SourceId>>,
) -> (usize, &'static str) {
    let mut words: BTreeMap<usize, usize> = BTreeMap::new();
    for &u in group {
        *words.entry(study.utterances[u].text).or_default() += study.readings[u].len();
    }
    let drawn_on = |t: usize| {
        let id = &study.proses[t].item.source;
        words.keys().filter(|&&o| ancestors.get(&study.proses[o].item.source).is_some_and(|a| a.contains(id))).count()
    };
    let best = words.iter().max_by_key(|(t, n)| (drawn_on(**t), **n, std::cmp::Reverse(**t))).map_or(0, |(t, _)| *t);
    let why = match (words.len(), drawn_on(best)) {
        (1, _) => "no other source has these words",
        (_, 0) => "it prints the most of the message; nothing held settles which words are right",
        _ => "the other sources credit it or draw on it",
    };
    (best, why)
}

/// A message is shown with no more words than this; what goes beyond is not one message.
const LONGEST: usize = 1200;

/// The words of the base in order, then what only others have.
fn assemble(study: &Study<'_>, group: &[usize], base: usize) -> (Reading, Vec<Piece>) {
    let mut reading = Reading::default();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut order: Vec<usize> = group.iter().copied().filter(|&u| study.utterances[u].text == base).collect();
    let mut others: Vec<usize> = group.iter().copied().filter(|&u| study.utterances[u].text != base).collect();
    others.sort_by_key(|&u| (std::cmp::Reverse(study.readings[u].len()), u));
    order.extend(others);
    for (k, &u) in order.iter().enumerate() {
        let utterance = &study.utterances[u];
        let own = utterance.text == base;
        if reading.len() > LONGEST || covered(study, &reading, u) {
            continue;
        }
        let last = pieces.last().map(|p| &study.utterances[p.utterance]);
        let before = last.filter(|p| own && p.text == base).map(|p| p.tokens.end);
        let apart = k > 0 && !before.is_some_and(|end| only_attribution(study, base, end, utterance.tokens.start));
        let start = reading.len();
        if reading.is_empty() {
            reading = study.readings[u].clone();
        } else {
            reading.extend(&study.readings[u], apart);
        }
        pieces.push(Piece { utterance: u, reading: start..reading.len(), apart: apart && k > 0 });
    }
    (reading, pieces)
}

fn words<'s>(study: &'s Study<'_>) -> collate::Words<'s> {
    collate::Words { vocabulary: &study.vocabulary, names: &study.names }
}

/// Whether most of the words of an utterance stand in the reading already.
fn covered(study: &Study<'_>, reading: &Reading, u: usize) -> bool {
    let own = &study.readings[u];
    collate::compare(reading, own, words(study)).is_some_and(|c| c.agrees * 10 >= own.len() * 6)
}

/// Whether just who wrote it stands between two parts: then no words need be missing.
fn only_attribution(study: &Study<'_>, text: usize, from: usize, to: usize) -> bool {
    let cue = study.cues[text].iter().any(|c| c.verb.start >= from && c.verb.end <= to);
    to < from + 3 || cue && to - from <= 14
}

fn claims(study: &Study<'_>, group: &[usize], base: usize) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::new();
    for &u in group.iter().filter(|&&u| !study.is_held(u)) {
        if let Some(claim) = dating::claim(study, u)
            && !out.iter().any(|c| c.place == claim.place)
        {
            out.push(claim);
        }
    }
    out.sort_by_key(|c| (!c.own, c.text != base, c.text, c.tokens.start));
    out
}

/// When, by the claims that agree best: the one with most weight behind it, narrowed by all others that it leaves room for.
///
/// A claim of the words themselves weighs more than what the story lets one conclude; one of text that has lost its
/// marks weighs less.
pub fn together(study: &Study<'_>, claims: &[Claim]) -> Option<Interval> {
    let weight = |c: &Claim| match (c.own, study.proses[c.text].stripped()) {
        (true, false) => 6,
        (true, true) => 4,
        (false, false) => 2,
        (false, true) => 1,
    };
    let support = |c: &Claim| claims.iter().filter(|o| o.interval.overlaps(c.interval)).map(weight).sum::<i32>();
    let best = claims
        .iter()
        .enumerate()
        .max_by_key(|(k, c)| {
            (support(c) + weight(c), c.own, std::cmp::Reverse(c.interval.seconds()), std::cmp::Reverse(*k))
        })?
        .1;
    let mut ordered: Vec<&Claim> = claims.iter().collect();
    ordered.sort_by_key(|c| (std::cmp::Reverse(weight(c)), c.interval.seconds()));
    // What the story lets one conclude narrows a time down to its day, and cuts no night in two.
    let narrows = |so_far: Interval, claim: &Claim| claim.own || so_far.seconds() > 86_400;
    Some(ordered.iter().fold(best.interval, |so_far, claim| {
        so_far.meet(claim.interval).filter(|_| narrows(so_far, claim)).unwrap_or(so_far)
    }))
}

/// Whether a difference between this witness and the base can be laid to the witness: it drew on the base, or the base's
/// words there have another witness.
fn settled(
    study: &Study<'_>,
    group: &[usize],
    compared: &[Option<Comparison>],
    u: usize,
    base: usize,
    ancestors: &BTreeMap<SourceId, BTreeSet<SourceId>>,
) -> bool {
    let text = study.utterances[u].text;
    let source = |t: usize| &study.proses[t].item.source;
    if ancestors.get(source(text)).is_some_and(|a| a.contains(source(base))) {
        return true;
    }
    let Some(mine) = group.iter().position(|&v| v == u).and_then(|k| compared[k].as_ref()) else { return false };
    mine.changes.iter().any(|change| {
        group.iter().zip(compared).any(|(&v, other)| {
            let other_text = study.utterances[v].text;
            other_text != text
                && other_text != base
                && other.as_ref().is_some_and(|o| {
                    o.covers.start <= change.base.start
                        && o.covers.end >= change.base.end
                        && !o.changes.iter().any(|x| overlaps(&x.base, &change.base))
                })
        })
    })
}

/// Whether two ranges share a word, or one is a gap inside or beside the other.
pub fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start <= b.end && b.start <= a.end && (a.is_empty() || b.is_empty() || a.start < b.end && b.start < a.end)
}

impl Draft {
    /// Whether something settles which words are right: the message is held, or the others drew on the base.
    pub fn is_settled(&self) -> bool {
        self.held.is_some() || self.why.starts_with("the other")
    }

    /// When, as plain data.
    pub fn time(&self, study: &Study<'_>) -> StatedTime {
        if let Some(sent) = self.held.and_then(|u| on_record::sent(study, u)) {
            return sent.clone();
        }
        let Some(interval) = self.sent else { return StatedTime::default() };
        let agreeing: Vec<&Claim> = self.claims.iter().filter(|c| c.interval.overlaps(interval)).collect();
        let first = agreeing.first();
        StatedTime {
            interval: Some(interval),
            zone: agreeing.iter().find_map(|c| c.zone.clone()),
            text: first.map(|c| c.place.span.of(&study.proses[c.text].item.text).to_owned()),
            precision: Some(agreeing.iter().map(|c| c.precision).min().unwrap_or(Precision::Unknown)),
            claims: agreeing.iter().map(|c| c.place.clone()).collect(),
        }
    }

    /// Whether two claims can't both be.
    pub fn conflicting<'a>(&'a self, study: &Study<'_>) -> Option<(&'a Claim, &'a Claim)> {
        let stated = |c: &Claim| StatedTime {
            interval: Some(c.interval),
            zone: c.zone.clone(),
            text: Some(c.place.span.of(&study.proses[c.text].item.text).to_owned()),
            precision: Some(c.precision),
            claims: vec![c.place.clone()],
        };
        let own: Vec<&Claim> = self.claims.iter().filter(|c| c.own).collect();
        for (k, a) in own.iter().enumerate() {
            if let Some(b) = own[k + 1..].iter().find(|b| b.text != a.text && times::conflict(&stated(a), &stated(b))) {
                return Some((a, b));
            }
        }
        None
    }
}
