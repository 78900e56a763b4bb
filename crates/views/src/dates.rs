//! Stated times in words, as plainly as they were stated and no finer.

use crate::wording;
use record::time::{Date, DateTime, Time};
use record::{Interval, Precision, StatedTime};

/// The time in words: `20 September 2016, just before midnight`.
pub(crate) fn words(time: &StatedTime) -> String {
    let Some(interval) = time.interval else { return wording::NO_DATE.to_owned() };
    let (first, last) = (interval.earliest.date(), interval.latest.date());
    let mut out = if first == last { day(first) } else { days(first, last) };
    if first == last
        && let Some(clock) = within_day(interval, time.precision.unwrap_or(Precision::Unknown))
    {
        out = format!("{out}, {clock}");
        if let Some(zone) = &time.zone {
            out = format!("{out} {}", wording::zone(&crate::plain::line(zone)));
        }
    }
    out
}

/// Whether the words that state the time tell a reader more than [`words`] does.
pub(crate) fn told_loosely(time: &StatedTime) -> bool {
    !matches!(time.precision, Some(Precision::Second | Precision::Minute | Precision::Day))
}

/// The day in few letters, for a table: `20 Sep 2016`.
pub(crate) fn short(time: &StatedTime) -> String {
    let Some(interval) = time.interval else { return wording::NO_DATE.to_owned() };
    label(interval.earliest.date(), interval.latest.date(), true).join(" ")
}

/// A day, or a stretch of days, in few letters on one to three lines, for the margin of a picture.
pub(crate) fn label(first: Date, last: Date, with_year: bool) -> Vec<String> {
    let brief = |date: Date| format!("{} {}", date.day(), &month(date)[..3]);
    let same_month = (first.year(), first.month()) == (last.year(), last.month());
    let whole_month = same_month && first.day() == 1 && last == last.last_of_month();
    let mut out = match (first == last, same_month) {
        (true, _) => vec![brief(first)],
        _ if whole_month => vec![month(first)[..3].to_owned()],
        (_, true) => vec![format!("{}–{}", first.day(), brief(last))],
        _ => vec![brief(first), format!("– {}", brief(last))],
    };
    if with_year {
        out.push(last.year().to_string());
    }
    out
}

fn day(date: Date) -> String {
    format!("{} {}", day_and_month(date), date.year())
}

fn day_and_month(date: Date) -> String {
    format!("{} {}", date.day(), month(date))
}

fn month(date: Date) -> &'static str {
    wording::MONTHS[usize::from(date.month().unsigned_abs()) - 1]
}

/// Several days, in the fewest words that leave nothing out.
fn days(first: Date, last: Date) -> String {
    let same_year = first.year() == last.year();
    let same_month = same_year && first.month() == last.month();
    if same_year && first.day_of_year() == 1 && last == last.last_of_year() {
        return first.year().to_string();
    }
    if same_month && first.day() == 1 && last == last.last_of_month() {
        return format!("{} {}", month(first), first.year());
    }
    let start = match (same_month, same_year) {
        (true, _) => first.day().to_string(),
        (_, true) => day_and_month(first),
        _ => day(first),
    };
    match first.tomorrow() {
        Ok(next) if next == last => format!("{start} or {}", day(last)),
        _ => format!("between {start} and {}", day(last)),
    }
}

/// The part of a day that is meant, or nothing where the whole day is.
fn within_day(interval: Interval, precision: Precision) -> Option<String> {
    let (from, to) = (interval.earliest, interval.latest);
    let seconds = interval.seconds();
    if seconds >= 86_399 {
        return None;
    }
    let ends_at_midnight = (to.hour(), to.minute()) == (23, 59);
    let starts_at_midnight = (from.hour(), from.minute()) == (0, 0);
    Some(match precision {
        _ if seconds < 60 => clock(from.time()),
        _ if ends_at_midnight && from.hour() == 23 => wording::BEFORE_MIDNIGHT.to_owned(),
        _ if starts_at_midnight && to.hour() == 0 => wording::AFTER_MIDNIGHT.to_owned(),
        Precision::PartOfDay => part_of_day(from, seconds).to_owned(),
        _ if ends_at_midnight => format!("after {}", clock(from.time())),
        _ if starts_at_midnight => format!("before {}", clock(to.time())),
        _ => format!("between {} and {}", clock(from.time()), clock(to.time())),
    })
}

/// The part of the day that the middle of the interval lies in: `morning`, `evening`.
fn part_of_day(from: DateTime, seconds: i64) -> &'static str {
    let middle = i64::from(from.hour()) * 60 + i64::from(from.minute()) + seconds / 120;
    let [night, morning, afternoon, evening] = wording::PARTS_OF_DAY;
    match middle / 60 {
        ..5 => night,
        5..12 => morning,
        12..17 => afternoon,
        17..22 => evening,
        _ => night,
    }
}

fn clock(time: Time) -> String {
    let half = if time.hour() < 12 { "am" } else { "pm" };
    let hour = match time.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    format!("{hour}:{:02} {half}", time.minute())
}

#[cfg(test)]
mod tests;
