//! Clock times and dates that a text names outright for somebody's words.

use crate::parties;
use crate::quotes::cues::Subject;
use crate::quotes::verbs::{self, Act};
use crate::study::Study;
use crate::times::{Bound, Meaning, Mention};
use crate::witnesses::dating;
use record::time::Date;
use record::{Precision, StatedTime, calendar};
use std::ops::Range;

/// What one text names for one utterance.
#[derive(Default)]
pub(super) struct Named {
    pub(super) clock: Option<(Clock, Range<usize>)>,
    pub(super) day: Option<(Day, Range<usize>)>,
}

/// A clock time, in minutes since midnight.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    first: i64,
    last: i64,
    half_known: bool,
    zone: Option<String>,
}

impl Clock {
    /// The clock time that a held message is dated with.
    pub(super) fn of_record(sent: &StatedTime) -> Option<Clock> {
        let interval = sent.interval.filter(|_| sent.precision.is_some_and(|p| p <= Precision::Minute))?;
        let minute = |t: record::time::DateTime| i64::from(t.hour()) * 60 + i64::from(t.minute());
        let first = minute(interval.earliest);
        Some(Clock { first, last: first + interval.seconds() / 60, half_known: true, zone: sent.zone.clone() })
    }

    /// Whether the two can't be one time: rounding, a missing "p.m." and zones that differ allowed for.
    pub(super) fn conflicts(&self, other: &Clock) -> bool {
        let apart = (self.first - other.last).max(other.first - self.last).max(0);
        let half_day = 12 * 60;
        let (apart, around) =
            if self.half_known && other.half_known { (apart, 2 * half_day) } else { (apart % half_day, half_day) };
        let apart = apart.min(around - apart);
        let zones = self.zone != other.zone;
        apart > 1 && !(zones && apart % 30 == 0)
    }
}

/// A day of the year, with the year where the text states it.
#[derive(Clone, Debug)]
pub(super) struct Day {
    month: i8,
    day: i8,
    year: Option<i16>,
}

impl Day {
    /// The day that a held message is dated with.
    pub(super) fn of_record(sent: &StatedTime) -> Option<Day> {
        let day = sent.interval.filter(|interval| interval.day_count() == 1)?.earliest.date();
        Some(Day { month: day.month(), day: day.day(), year: Some(day.year()) })
    }

    /// Whether the two are more than a day apart, which no difference of zones makes up for.
    pub(super) fn is_far_from(&self, other: &Day) -> bool {
        let year = self.year.or(other.year).unwrap_or(2000);
        let date = |day: &Day| Date::new(day.year.unwrap_or(year), day.month, day.day).ok();
        let apart = |a: Date, b: Date| a.duration_until(b).as_hours().abs() > 24;
        date(self).zip(date(other)).is_some_and(|(a, b)| apart(a, b))
    }

    /// Whether the two can't be one day.
    pub(super) fn conflicts(&self, other: &Day) -> bool {
        let years = self.year.zip(other.year).is_some_and(|(a, b)| a != b);
        (self.month, self.day) != (other.month, other.day) || years
    }
}

/// The clock time and the date named for utterance `u`: beside its cue, else in a sentence just before that tells of the message.
pub(super) fn of(study: &Study<'_>, u: usize) -> Named {
    let utterance = &study.utterances[u];
    let mut out = Named::default();
    let prose = &study.proses[utterance.text];
    if let Some(claim) = dating::claim(study, u).filter(|c| c.own && c.text == utterance.text) {
        // Without punctuation nothing tells what belongs to a time beside the words that name it.
        let reach = if prose.stripped() { 0 } else { 3 };
        let near = claim.tokens.start.saturating_sub(reach)..claim.tokens.end + reach;
        let sentences = [utterance.tokens.start, utterance.tokens.end.saturating_sub(1)].map(|i| prose.sentence_at(i));
        let beside = |x: &&Mention| sentences.contains(&prose.sentence_at(x.tokens.start));
        within(study, utterance.text, &near).filter(beside).for_each(|x| read(study, utterance.text, x, &mut out));
    }
    if out.day.is_none()
        && out.clock.is_none()
        && let Some(sentence) = announced(study, u)
    {
        within(study, utterance.text, &sentence).for_each(|x| read(study, utterance.text, x, &mut out));
    }
    out
}

/// The mentions that touch a range, outside quotations.
fn within<'a>(study: &'a Study<'_>, text: usize, range: &Range<usize>) -> impl Iterator<Item = &'a Mention> {
    let (start, end) = (range.start, range.end);
    study.times[text]
        .iter()
        .filter(move |x| x.tokens.start < end && start < x.tokens.end && !study.quoted[text][x.tokens.start])
}

/// The sentence before the words, where it has no quotation and tells of a message that was sent: "It was sent on March 5."
fn announced(study: &Study<'_>, u: usize) -> Option<Range<usize>> {
    let utterance = &study.utterances[u];
    let prose = &study.proses[utterance.text];
    if prose.stripped() {
        return None;
    }
    let at = prose.sentence_at(utterance.tokens.start)?.checked_sub(1)?;
    let sentence = prose.sentences[at].clone();
    let tells = sentence.clone().any(|i| {
        matches!(prose.word(i), "sent" | "went" | "dated" | "mailed" | "emailed" | "texted" | "messaged" | "wrote")
    });
    let named = sentence
        .clone()
        .any(|i| verbs::names_private(prose.word(i)) || matches!(prose.word(i), "it" | "mail" | "texted" | "mailed"));
    // "On April 8 Lund put her foot down. “...,” she texted him."
    let cue = utterance.cue.map(|c| &study.cues[utterance.text][c]);
    let taken_up = cue.is_some_and(|c| matches!(c.subject, Subject::Pronoun(_)) && c.kind.act != Act::Say)
        && parties::inside(&study.mentions[utterance.text], sentence.clone())
            .iter()
            .any(|x| Some(x.party) == utterance.speaker);
    let told = tells && named || taken_up;
    (told && !sentence.clone().any(|i| study.quoted[utterance.text][i])).then_some(sentence)
}

fn read(study: &Study<'_>, text: usize, mention: &Mention, out: &mut Named) {
    let prose = &study.proses[text];
    let Some(interval) =
        mention.interval.filter(|_| mention.meaning == Meaning::Calendar && mention.bound == Bound::At)
    else {
        return;
    };
    let words: Vec<&str> = prose.tokens.words(mention.tokens.clone()).collect();
    let figures = words.iter().filter(|w| w.starts_with(|c: char| c.is_ascii_digit())).count();
    if mention.precision == Precision::Minute && figures >= 2 && out.clock.is_none() {
        let minute = |t: record::time::DateTime| i64::from(t.hour()) * 60 + i64::from(t.minute());
        let first = minute(interval.earliest);
        let last = first + interval.seconds() / 60;
        let half_known = words.iter().any(|w| matches!(*w, "am" | "pm" | "a" | "p" | "noon" | "midnight"))
            || words.iter().any(|w| matches!(*w, "morning" | "afternoon" | "evening" | "night"));
        out.clock = Some((Clock { first, last, half_known, zone: mention.zone.clone() }, mention.tokens.clone()));
    }
    let dated = interval.day_count() == 1 && words.iter().any(|w| calendar::month(w).is_some()) && figures >= 1;
    if dated && out.day.is_none() {
        let day = interval.earliest.date();
        let year = words.iter().any(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit())).then(|| day.year());
        out.day = Some((Day { month: day.month(), day: day.day(), year }, mention.tokens.clone()));
    }
}
