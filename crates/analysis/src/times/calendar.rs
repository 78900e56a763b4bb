//! The arithmetic of the calendar: weeks, months, seasons, movable feasts.

use super::lexicon::Season;
use record::Interval;
use record::time::{Date, DateTime, SignedDuration, Time, ToSpan, Weekday};

/// The day `by` days after `from`, or `from` itself at the end of all time.
pub(super) fn days_after(from: Date, by: i64) -> Date {
    from.checked_add(by.clamp(-3_000_000, 3_000_000).days()).unwrap_or(from)
}

/// The day `by` months after `from`, or the last of that month.
pub(super) fn months_after(from: Date, by: i64) -> Date {
    from.checked_add(by.clamp(-100_000, 100_000).months()).unwrap_or(from)
}

/// The moment `by` seconds after `from`.
pub(super) fn seconds_after(from: DateTime, by: i64) -> DateTime {
    from.checked_add(SignedDuration::from_secs(by)).unwrap_or(from)
}

/// Days from `a` to `b`.
pub(super) fn days_between(a: Date, b: Date) -> i64 {
    a.duration_until(b).as_hours() / 24
}

/// The moment on `day` that is `seconds` after its midnight, which may be on the next day.
pub(super) fn moment(day: Date, seconds: i64) -> DateTime {
    seconds_after(day.to_datetime(Time::midnight()), seconds)
}

pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

pub(super) fn month(year: i16, month: i8) -> Option<Interval> {
    let first = day(year, month, 1)?;
    Some(Interval::days(first, first.last_of_month()))
}

pub(super) fn year(year: i16) -> Option<Interval> {
    years(year, year)
}

pub(super) fn years(first: i16, last: i16) -> Option<Interval> {
    Some(Interval::days(day(first, 1, 1)?, day(last, 12, 31)?))
}

pub(super) fn quarter(year: i16, quarter: i8) -> Option<Interval> {
    Some(Interval::days(day(year, quarter * 3 - 2, 1)?, day(year, quarter * 3, 1)?.last_of_month()))
}

/// The season that begins in `year`, as people in the northern half use the word: whole months, the winter running
/// into the next year, the edges wide enough for both the meteorologist's and the almanac's.
pub(super) fn season(year: i16, season: Season) -> Option<Interval> {
    let (first, last) = match season {
        Season::Winter => (day(year, 12, 1)?, day(year + 1, 3, 20)?),
        Season::Spring => (day(year, 3, 1)?, day(year, 6, 20)?),
        Season::Summer => (day(year, 6, 1)?, day(year, 9, 22)?),
        Season::Autumn => (day(year, 9, 1)?, day(year, 12, 21)?),
    };
    Some(Interval::days(first, last))
}

/// The week of `date`, wide enough for those who start it on Sunday and those who start it on Monday.
pub(super) fn week(date: Date) -> Interval {
    let monday = days_after(date, -i64::from(date.weekday().to_monday_zero_offset()));
    Interval::days(days_after(monday, -1), days_after(monday, 6))
}

/// The last `weekday` on or before `date`.
pub(super) fn weekday_until(date: Date, weekday: Weekday) -> Date {
    days_after(date, -i64::from(weekday.until(date.weekday())))
}

/// The first `weekday` on or after `date`.
pub(super) fn weekday_from(date: Date, weekday: Weekday) -> Date {
    days_after(date, i64::from(date.weekday().until(weekday)))
}

/// The `nth` `weekday` of a month, counted from its end if negative.
pub(super) fn nth_weekday(year: i16, month: i8, nth: i8, weekday: Weekday) -> Option<Date> {
    day(year, month, 1)?.nth_weekday_of_month(nth, weekday).ok()
}

/// Easter Sunday by the Gregorian rule (the "anonymous" computus, Nature, 20 April 1876).
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    day(year, (n / 31) as i8, (n % 31 + 1) as i8)
}
