//! When an utterance was, by the words of the text around it.

use crate::prose::Prose;
use crate::study::Study;
use crate::times::{Anchor, Bound, Meaning, Mention};
use record::time::Interval;
use record::{Place, Precision, calendar};
use std::ops::Range;

/// One claim of a text about when.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The text.
    pub text: usize,
    /// As wide as the words leave it.
    pub interval: Interval,
    /// How finely it was stated.
    pub precision: Precision,
    /// The zone as written.
    pub zone: Option<String>,
    /// The words that say so.
    pub tokens: Range<usize>,
    /// Where they stand.
    pub place: Place,
    /// Whether the words belong to the utterance itself, as against the story going on from an earlier time.
    pub own: bool,
    /// Whether the words themselves name a day, as against a clock time or "that evening" on a day told before.
    pub names_day: bool,
}

/// What the text says about when utterance `u` was.
pub fn claim(study: &Study<'_>, u: usize) -> Option<Claim> {
    // Parts of one message were written at one time.
    if study.utterances[u].continues && u > 0 && study.utterances[u - 1].text == study.utterances[u].text {
        return claim(study, u - 1);
    }
    sent_at(study, u).or_else(|| own(study, u)).or_else(|| inherited(study, u))
}

/// "The message was sent at 9:29 a.m.", said of the words just before.
fn sent_at(study: &Study<'_>, u: usize) -> Option<Claim> {
    let utterance = &study.utterances[u];
    let prose = &study.proses[utterance.text];
    // The last part of the message, and no other words before the claim.
    let mut last = u;
    while study.utterances.get(last + 1).is_some_and(|n| n.text == utterance.text && n.continues) {
        last += 1;
    }
    let from = study.utterances[last].tokens.end;
    let to = study
        .utterances
        .get(last + 1)
        .filter(|n| n.text == utterance.text)
        .map_or(prose.tokens.len(), |n| n.tokens.start)
        .min(from + 30);
    let sent = (from..to)
        .find(|&i| prose.tokens.starts_with(i, &["was", "sent"]) || prose.tokens.starts_with(i, &["were", "sent"]))?;
    let mention = study.times[utterance.text]
        .iter()
        .find(|m| m.tokens.start >= sent + 2 && m.tokens.start <= sent + 4 && m.bound == Bound::At)?;
    let mut claim = made(study, utterance.text, mention, true)?;
    let next = study.times[utterance.text]
        .iter()
        .find(|m| m.tokens.start >= mention.tokens.end && m.tokens.start <= mention.tokens.end + 2);
    if let Some(met) = next.and_then(|m| m.interval).and_then(|i| i.meet(claim.interval)) {
        claim.interval = met;
    }
    Some(claim)
}

/// What the words around the utterance itself say.
pub fn own(study: &Study<'_>, u: usize) -> Option<Claim> {
    let utterance = &study.utterances[u];
    let text = utterance.text;
    let prose = &study.proses[text];
    // Times belong to the telling: without a cue or a label they are those of other sentences.
    let cue = utterance.cue.map(|c| &study.cues[text][c]);
    if cue.is_none() && prose.stripped() {
        return None;
    }
    let at = cue.map_or(utterance.tokens.start, |c| c.verb.start);
    let zone =
        if prose.stripped() { stretch(study, u, at) } else { sentence_around(study, text, at, &utterance.tokens) };
    let fits = |m: &&Mention| {
        m.tokens.start >= zone.start
            && m.tokens.end <= zone.end
            && !study.quoted[text][m.tokens.start]
            && m.interval.is_some_and(|i| i.day_count() <= 40)
            && m.bound == Bound::At
            && !matches!(m.meaning, Meaning::Duration { .. } | Meaning::Delay { from: Anchor::AfterWhatFollows, .. })
    };
    let mut near: Vec<&Mention> = study.times[text].iter().filter(fits).collect();
    near.sort_by_key(|m| (m.tokens.start.abs_diff(at).min(m.tokens.end.abs_diff(at)), m.tokens.start));
    let first = near.first()?;
    let mut claim = made(study, text, first, true)?;
    // "At 9:14 p.m. on Thursday, Aug. 26": what stands together narrows the same time down.
    for more in near.iter().skip(1) {
        if let Some(met) = more.interval.and_then(|i| i.meet(claim.interval)).filter(|met| *met != claim.interval) {
            claim.interval = met;
            claim.names_day |= names_day(prose, more.tokens.clone());
            claim.precision = more.precision.min(claim.precision);
            let touching =
                more.tokens.start.abs_diff(claim.tokens.end).min(claim.tokens.start.abs_diff(more.tokens.end)) <= 2;
            if touching {
                claim.tokens = claim.tokens.start.min(more.tokens.start)..claim.tokens.end.max(more.tokens.end);
                claim.place.span = prose.span(claim.tokens.clone());
            }
        }
    }
    Some(claim)
}

/// The sentence of the cue, and of the words where the cue stands in another; quotations taken as opaque.
fn sentence_around(study: &Study<'_>, text: usize, at: usize, words: &Range<usize>) -> Range<usize> {
    let prose = &study.proses[text];
    let sentence = |i: usize| prose.sentence_at(i).map_or(i..i, |s| prose.sentences[s].clone());
    let (cue, start, end) = (sentence(at), sentence(words.start), sentence(words.end.saturating_sub(1)));
    let mut zone = cue.clone();
    if at < words.start {
        zone.end = zone.end.max(end.end);
    } else {
        zone.start = zone.start.min(start.start);
    }
    zone
}

/// In text without punctuation: from the quotation before to the end of the cue's own phrase.
fn stretch(study: &Study<'_>, u: usize, at: usize) -> Range<usize> {
    let utterance = &study.utterances[u];
    let here = |v: &usize| study.utterances.get(*v).is_some_and(|o| o.text == utterance.text);
    let before = u.checked_sub(1).filter(here).map_or(0, |v| study.utterances[v].tokens.end);
    let next = Some(u + 1).filter(here).map_or(usize::MAX, |v| study.utterances[v].tokens.start);
    if at >= utterance.tokens.end {
        // The cue follows the words: what stands before them may belong to it too, what follows only right after the verb.
        let low = utterance.tokens.start.saturating_sub(14).max(before);
        low..(at + 14).min(next)
    } else {
        at.saturating_sub(16).max(before)..utterance.tokens.start.max(at + 1)
    }
}

fn names_day(prose: &Prose<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|i| calendar::month(prose.word(i)).is_some() || calendar::weekday(prose.word(i)).is_some())
}

fn made(study: &Study<'_>, text: usize, mention: &Mention, own: bool) -> Option<Claim> {
    let prose = &study.proses[text];
    Some(Claim {
        text,
        interval: mention.interval?,
        precision: mention.precision,
        zone: mention.zone.clone(),
        tokens: mention.tokens.clone(),
        place: Place { source: prose.item.source.clone(), span: mention.span },
        own,
        names_day: names_day(prose, mention.tokens.clone()),
    })
}

/// The day that the story has come to: from the parts before, else from the latest time told.
fn inherited(study: &Study<'_>, u: usize) -> Option<Claim> {
    let utterance = &study.utterances[u];
    let text = utterance.text;
    let at =
        utterance.cue.map_or(utterance.tokens.start, |c| study.cues[text][c].verb.start).min(utterance.tokens.start);
    let last = study.times[text].iter().rev().find(|m| {
        m.tokens.end <= at
            && !study.quoted[text][m.tokens.start]
            && m.interval.is_some_and(|i| i.day_count() <= 3)
            && !matches!(
                m.meaning,
                Meaning::Duration { .. } | Meaning::Deictic | Meaning::Delay { from: Anchor::AfterWhatFollows, .. }
            )
    })?;
    let mut claim = made(study, text, last, false)?;
    claim.interval = Interval::days(claim.interval.earliest.date(), claim.interval.latest.date());
    claim.precision = Precision::Day;
    Some(claim)
}
