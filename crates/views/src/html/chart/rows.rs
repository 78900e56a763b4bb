//! Which rows the picture has, and where each sign stands in its row.

use crate::dates;
use crate::html::marks::Speaker;
use crate::html::scene::Scene;
use crate::order::Entry;
use record::Interval;
use record::time::{Date, DateTime};

/// Seconds in a day.
const DAY: f64 = 86_400.0;

/// The share of a row that a sign takes on the narrowest screen.
pub(super) const SIGN: f64 = 0.11;

/// Below this many seconds an interval is a moment to the eye.
const MOMENT: i64 = 2_400;

/// One row from top to bottom.
pub(super) enum Row {
    /// What was on one day.
    Day { label: Vec<String>, lines: Vec<Vec<Sign>> },
    /// What was some time between two days.
    Days { label: Vec<String>, lines: Vec<Vec<Sign>> },
    /// So many days of which nothing is told.
    Gap(i64),
    /// What has no date.
    Undated { lines: Vec<Vec<Sign>> },
}

/// One message or act.
#[derive(Clone)]
pub(super) struct Sign {
    pub(super) speaker: Speaker,
    /// When, in words.
    pub(super) when: String,
    /// Where the sign itself stands, as a share of the row.
    pub(super) at: f64,
    /// From where to where it may have been; none for a moment.
    pub(super) span: Option<(f64, f64)>,
    /// Whether it stands where it does only because it must stand somewhere.
    pub(super) any_hour: bool,
}

/// What may have been from one day to another, in the order of the record.
type Group = ((Date, Date), Vec<(Interval, Sign)>);

impl Row {
    /// The rows for all entries, in order.
    pub(super) fn all(scene: &Scene<'_>, entries: &[Entry<'_>]) -> Vec<Row> {
        let mut groups: Vec<Group> = Vec::new();
        let mut undated = Vec::new();
        for entry in entries {
            let Some(speaker) = speaker(scene, entry) else { continue };
            let sign = Sign { speaker, when: dates::words(entry.time()), at: 0.0, span: None, any_hour: false };
            let Some(interval) = entry.time().interval else {
                undated.push(sign);
                continue;
            };
            let days = (interval.earliest.date(), interval.latest.date());
            match groups.iter_mut().find(|(held, _)| *held == days) {
                Some((_, signs)) => signs.push((interval, sign)),
                None => groups.push((days, vec![(interval, sign)])),
            }
        }
        // A day comes before the several days that begin with it.
        groups.sort_by_key(|(days, _)| *days);
        let mut rows = Vec::new();
        let mut last: Option<Date> = None;
        for ((first, end), signs) in groups {
            if let Some(last) = last {
                let between = last.duration_until(first).as_hours() / 24;
                if between > 1 {
                    rows.push(Row::Gap(between - 1));
                }
            }
            let with_year = last.is_none_or(|last| last.year() != first.year());
            last = Some(last.map_or(first, |last| last.max(first)));
            let label = dates::label(first, end, with_year);
            rows.push(if first == end {
                Row::Day { label, lines: within_day(first, signs) }
            } else {
                Row::Days { label, lines: in_turn(signs.into_iter().map(|(_, sign)| sign)) }
            });
        }
        if !undated.is_empty() {
            let mut lines = in_turn(undated.into_iter());
            lines.iter_mut().flatten().for_each(|sign| sign.span = None);
            rows.push(Row::Undated { lines });
        }
        rows
    }
}

fn speaker(scene: &Scene<'_>, entry: &Entry<'_>) -> Option<Speaker> {
    match entry {
        Entry::Message(message) => scene.numbers.message(&message.id).map(Speaker::Message),
        Entry::Event(event) => scene.numbers.act(event).map(Speaker::Act),
    }
}

/// Signs that may stand anywhere in their row, side by side: first the messages, then the acts.
fn in_turn(signs: impl Iterator<Item = Sign>) -> Vec<Vec<Sign>> {
    let (messages, acts): (Vec<Sign>, Vec<Sign>) = signs.partition(|sign| matches!(sign.speaker, Speaker::Message(_)));
    let a_line = (1.0 / SIGN) as usize - 1;
    let mut lines = Vec::new();
    for kind in [messages, acts] {
        for line in kind.chunks(a_line) {
            let placed = line.iter().zip(0..).map(|(sign, n)| Sign {
                at: SIGN * (f64::from(n) + 0.75),
                span: Some((0.0, 1.0)),
                any_hour: true,
                ..sign.clone()
            });
            lines.push(placed.collect());
        }
    }
    lines
}

/// The lines of one day: what has its hour stands there; what may have been at any hour comes after.
fn within_day(day: Date, signs: Vec<(Interval, Sign)>) -> Vec<Vec<Sign>> {
    let share = |at: DateTime| (day.at(0, 0, 0, 0).duration_until(at).as_secs() as f64 / DAY).clamp(0.0, 1.0);
    let (any_hour, timed): (Vec<_>, Vec<_>) = signs.into_iter().partition(|(interval, _)| interval.seconds() >= 86_399);
    let mut lines: Vec<Vec<Sign>> = Vec::new();
    for messages in [true, false] {
        let begin = lines.len();
        for (interval, sign) in timed.iter().filter(|(_, sign)| matches!(sign.speaker, Speaker::Message(_)) == messages)
        {
            let (from, to) = (share(interval.earliest), share(interval.latest));
            let span = (interval.seconds() > MOMENT).then_some((from, to));
            let at = ((from + to) / 2.0).clamp(SIGN / 2.0, 1.0 - SIGN / 2.0);
            let sign = Sign { at, span, ..sign.clone() };
            match lines[begin..].iter_mut().find(|line| line.iter().all(|other| apart(other, &sign))) {
                Some(line) => line.push(sign),
                None => lines.push(vec![sign]),
            }
        }
    }
    lines.extend(in_turn(any_hour.into_iter().map(|(_, sign)| sign)));
    lines
}

fn apart(a: &Sign, b: &Sign) -> bool {
    let ends = |sign: &Sign| {
        let (from, to) = sign.span.unwrap_or((sign.at, sign.at));
        (from.min(sign.at - SIGN / 2.0), to.max(sign.at + SIGN / 2.0))
    };
    let ((from, to), (other_from, other_to)) = (ends(a), ends(b));
    to <= other_from || other_to <= from
}

#[cfg(test)]
mod tests;
