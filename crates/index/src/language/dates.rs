//! The dates of a query: a year, a month, a day, a minute or a second, each as long as it is written.

use super::mistake::Mistake;
use record::Span;
use record::time::{Date, DateTime, SignedDuration, Time};

/// A date as written, and the seconds it covers.
///
/// Seconds count from 1970-01-01T00:00:00 on the clock that the item's own time is told by; no zone enters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Day {
    /// As written: `2016`, `2016-10`, `2016-10-01`, `2016-10-01T18:30`, `2016-10-01T18:30:05`.
    pub written: String,
    /// Its first second.
    pub first: i64,
    /// Its last second.
    pub last: i64,
}

/// Seconds from 1970-01-01T00:00:00 to `at`, on one clock. Callers use it for an item's times.
pub fn seconds(at: DateTime) -> i64 {
    DateTime::constant(1970, 1, 1, 0, 0, 0, 0).duration_until(at).as_secs()
}

/// The month that a second lies in, counted from January of the year 0: `12 * year + month - 1`.
pub fn month(second: i64) -> Option<i64> {
    let at = DateTime::constant(1970, 1, 1, 0, 0, 0, 0).checked_add(SignedDuration::from_secs(second)).ok()?;
    Some(i64::from(at.year()) * 12 + i64::from(at.month()) - 1)
}

/// Reads `text`, which stands at `span`.
pub(crate) fn read(text: &str, span: Span) -> Result<Day, Mistake> {
    let (date, clock) = match text.split_once(['T', 't']) {
        Some((date, clock)) => (date, Some(clock)),
        None => (text, None),
    };
    let parts = numbers(date, '-', &[4, 2, 2]).ok_or_else(|| shape(text, span))?;
    let (first, last) = match (&parts[..], clock) {
        ([year], None) => (day(*year, 1, 1), day(*year, 12, 31)),
        ([year, month], None) => whole_month(*year, *month),
        ([year, month, number], None) => (day(*year, *month, *number), day(*year, *month, *number)),
        ([year, month, number], Some(clock)) => return timed(text, day(*year, *month, *number), clock, span),
        _ => return Err(shape(text, span)),
    };
    let (first, last) = first.zip(last).ok_or_else(|| absent(text, &parts, span))?;
    Ok(covering(text, first.at(0, 0, 0, 0), last.at(23, 59, 59, 0)))
}

fn covering(text: &str, first: DateTime, last: DateTime) -> Day {
    Day { written: text.to_uppercase(), first: seconds(first), last: seconds(last) }
}

fn day(year: u16, month: u16, day: u16) -> Option<Date> {
    Date::new(year as i16, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn whole_month(year: u16, month: u16) -> (Option<Date>, Option<Date>) {
    let first = day(year, month, 1);
    (first, first.map(|first| first.last_of_month()))
}

fn timed(text: &str, date: Option<Date>, clock: &str, span: Span) -> Result<Day, Mistake> {
    let parts = numbers(clock, ':', &[2, 2, 2]).filter(|parts| parts.len() > 1).ok_or_else(|| shape(text, span))?;
    let time = |second: u16| Time::new(parts[0] as i8, parts[1] as i8, second as i8, 0).ok();
    let (first, last) = match parts.get(2) {
        Some(second) => (time(*second), time(*second)),
        None => (time(0), time(59)),
    };
    let moment = |time: Option<Time>| Some(date?.to_datetime(time?));
    let both = moment(first).zip(moment(last));
    let (first, last) = both.ok_or_else(|| Mistake::new(span, format!("there is no time \"{text}\"")))?;
    Ok(covering(text, first, last))
}

/// Numbers of exactly so many digits with `between` between them; at least the first.
fn numbers(text: &str, between: char, digits: &[usize]) -> Option<Vec<u16>> {
    let parts: Vec<&str> = text.split(between).collect();
    if parts.len() > digits.len() {
        return None;
    }
    let number = |(part, digits): (&&str, &usize)| {
        let fits = part.len() == *digits && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse().ok()).flatten()
    };
    parts.iter().zip(digits).map(number).collect()
}

fn shape(text: &str, span: Span) -> Mistake {
    Mistake::new(span, format!("\"{text}\" is not a date"))
        .hint("write a year, month, day or minute: 2016, 2016-10, 2016-10-01, 2016-10-01T18:30")
}

fn absent(text: &str, parts: &[u16], span: Span) -> Mistake {
    let mistake = Mistake::new(span, format!("there is no date \"{text}\""));
    match parts {
        [year, month, ..] => match whole_month(*year, *month).1 {
            Some(last) => mistake.hint(format!("the last day of {year:04}-{month:02} is {last}")),
            None => mistake.hint("months go from 01 to 12; the year comes first, then the month, then the day"),
        },
        _ => mistake,
    }
}
