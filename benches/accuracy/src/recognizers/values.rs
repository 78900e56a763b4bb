//! How the values of two ways of writing are compared.
//!
//! Recognizers-Text gives a TIMEX and what it resolves to; the program gives one TIMEX3, or two for the ends of a range.
//!
//! - a day, a day with a clock time: the same string, minutes that are nought filled in;
//! - a clock time without a day: the same clock time, on whatever day;
//! - a range told as one ("May 2030", "last week", "the nineties"): the same first day, and the same last one;
//! - a range told by its ends ("from 2014 to 2018"): each end begins or ends where the other's does;
//! - a range whose ends are days ("April 9 through 17"): the interval goes from the one to the other;
//! - a bound ("before 2000"): the day that bounds;
//! - a length, and a stretch that is told by its length ("the next three days"): the same number of seconds to a
//!   hundredth, months and years taken as 30 and 365 days; "a few days" are so many (`PXD`), where the other says three;
//! - a day counted from another in weeks, months or years ("two months ago"): it lies in the month, or in the interval,
//!   that the program gives;
//! - the end of a day: its last second by the one, a day with `END` by the other;
//! - a part of a day, a set, the present: the same TIMEX, with or without the day.

use analysis::times::Timex;
use analysis::times::timex::Modifier;
use record::Interval;
use record::time::{Date, ToSpan, date};
use serde_json::Value;

/// The words that count: no articles, prepositions or bounds.
pub fn content(words: &str) -> Vec<String> {
    const EMPTY: &[&str] = &[
        "the",
        "a",
        "an",
        "on",
        "in",
        "at",
        "of",
        "from",
        "between",
        "since",
        "until",
        "till",
        "before",
        "after",
        "by",
        "for",
        "during",
        "within",
        "any",
        "time",
        "as",
        "to",
        "and",
        "starting",
        "no",
        "later",
        "than",
        "earlier",
        "around",
        "about",
        "circa",
        "this",
        "that",
        "s",
        "through",
        "over",
        "prior",
        "ending",
        "beginning",
        "year",
        "till",
    ];
    let folded = words.to_lowercase();
    let folded = [
        "as late as",
        "as early as",
        "as soon as",
        "or later",
        "or earlier",
        "more than",
        "less than",
        "greater than",
        "and greater",
    ]
    .iter()
    .fold(folded, |folded, bound| folded.replace(bound, " "));
    let split = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let all: Vec<String> = split.clone().map(str::to_owned).collect();
    let full: Vec<String> = split.filter(|word| !EMPTY.contains(word)).map(str::to_owned).collect();
    if full.is_empty() { all } else { full }
}

/// Whether one of the wanted values is what a time says; `interval` is what it was set to.
pub fn agree(want: &Value, timexes: &[Timex], interval: Option<Interval>) -> bool {
    let Some(values) = want["Resolution"]["values"].as_array() else { return false };
    let words = want["Text"].as_str().unwrap_or_default();
    values.iter().any(|value| says(value, timexes, interval) || vague(words, value, timexes))
}

/// "A few days": three by the one's convention, so many by the other's.
fn vague(words: &str, value: &Value, timexes: &[Timex]) -> bool {
    let few = words.split(' ').any(|word| matches!(word, "few" | "several" | "some"));
    let timex = value["timex"].as_str().unwrap_or_default();
    few && timexes.first().is_some_and(|one| one.value == timex.replace('3', "X"))
}

fn says(value: &Value, timexes: &[Timex], interval: Option<Interval>) -> bool {
    let of = |name: &str| value[name].as_str().map(str::to_owned);
    let Some(first) = timexes.first() else { return false };
    let timex = of("timex").unwrap_or_default();
    let part = || timex.starts_with('T') && clock(&first.value) == clock(&timex);
    // The end of a day: its last second by the one, END by the other.
    let ending = || timex.ends_with("T23:59:59") && first.modifier == Some(Modifier::End) && timexes.len() == 1;
    let day = |written: Option<String>| written.is_some_and(|it| it.starts_with(&first.value));
    if same(&timex, &first.value) || part() || ending() && day(of("value")) {
        return true;
    }
    let length = |timex: &str| {
        let near = |(a, b): (f64, f64)| (a - b).abs() <= a * 0.01;
        seconds(timex).zip(seconds(&first.value)).is_some_and(near)
    };
    let lies_in = |day: &str| {
        let day: Option<Date> = day.get(..10).and_then(|day| day.parse().ok());
        let unit = span(&first.value).filter(|_| first.value.len() != 10);
        let set = interval.map(|it| (it.earliest.date(), it.latest.date().tomorrow().unwrap_or(Date::MAX)));
        let counted = timexes.len() > 1 || unit.is_some();
        let holds = |(from, to): (Date, Date)| day.is_some_and(|day| from <= day && day < to);
        counted && (unit.is_some_and(holds) || set.is_some_and(holds))
    };
    match of("type").unwrap_or_default().as_str() {
        "duration" | "set" => length(&timex) || timex.ends_with("WE") && first.value.ends_with("WE"),
        "date" => of("value").is_some_and(|day| timexes.iter().any(|one| one.value == day) || lies_in(&day)),
        "datetime" => of("value").is_some_and(|value| moment(&first.value) == trim(&value)),
        "time" => of("value").is_some_and(|value| clock(&first.value) == Some(trim(&value))),
        _ => {
            let counted = timex.trim_end_matches(')').rsplit(',').next().is_some_and(length);
            let only = of("start").xor(of("end"));
            let bound = only.is_some_and(|day| timexes.len() > 1 && !day.contains(':') && lies_in(&day));
            let set = || interval.is_some_and(|it| fills(it, of("start"), of("end")));
            bound || ends(&timex, of("start"), of("end"), timexes) || counted && timex.starts_with('(') || set()
        }
    }
}

/// Whether an interval goes from the one day to the other, which may be the day after its last.
fn fills(interval: Interval, start: Option<String>, end: Option<String>) -> bool {
    let day = |written: Option<String>| -> Option<Date> {
        let written = written.filter(|it| !it.contains(':'))?;
        written.parse().ok()
    };
    let Some((start, end)) = day(start).zip(day(end)) else { return false };
    let last = interval.latest.date();
    interval.earliest.date() == start && (last == end || last.tomorrow().is_ok_and(|next| next == end))
}

/// Two TIMEX, minutes that are nought left out.
fn same(one: &str, other: &str) -> bool {
    let short = |timex: &str| timex.trim_end_matches(":00").trim_end_matches(":00").to_owned();
    short(one) == short(other)
}

fn trim(clock: &str) -> String {
    clock.trim_end_matches(":00").trim_end_matches(":00").to_owned()
}

/// The clock time of a TIMEX3.
fn clock(timex: &str) -> Option<String> {
    timex.split_once('T').map(|(_, clock)| trim(clock))
}

/// A TIMEX3 as Recognizers-Text writes moments.
fn moment(timex: &str) -> String {
    trim(&timex.replace('T', " "))
}

/// Whether the times begin and end where a range does.
fn ends(timex: &str, start: Option<String>, end: Option<String>, timexes: &[Timex]) -> bool {
    let day = |written: &str| written.get(..10).and_then(|day| day.parse::<Date>().ok());
    let with_clock = |written: &Option<String>| written.as_deref().is_some_and(|it| it.contains(':'));
    if with_clock(&start) || with_clock(&end) {
        let time = |written: &str| trim(written.rsplit(' ').next().unwrap_or(written));
        let of = |timex: &Timex| clock(&timex.value);
        // A part of a day: the same day and the same part.
        if let [one] = timexes
            && one.value.contains('T')
            && !one.value.contains(':')
        {
            let day = start.as_deref().and_then(|start| start.get(..10));
            return day.is_some_and(|day| one.value.starts_with(day)) && timex.ends_with(&one.value[10..]);
        }
        let first = start.as_deref().map(time);
        let last = end.as_deref().map(time);
        return match (first, last, timexes) {
            (Some(a), Some(b), [one, other, ..]) => of(one) == Some(a) && of(other) == Some(b),
            (Some(a), None, [one, ..]) | (None, Some(a), [one, ..]) => {
                timexes.iter().any(|it| of(it).as_ref() == Some(&a)) || of(one) == Some(a)
            }
            _ => false,
        };
    }
    let (first, last) = (start.as_deref().and_then(day), end.as_deref().and_then(day));
    let spans: Vec<(Date, Date)> = timexes.iter().filter_map(|timex| span(&timex.value)).collect();
    match (first, last, &spans[..]) {
        (Some(a), Some(b), [(from, to)]) => a == *from && b == *to,
        (Some(a), Some(b), [(from, _), (last, to), ..]) => a == *from && (b == *last || b == *to),
        (Some(a), None, [(from, to), ..]) => a == *from || a == *to,
        (None, Some(b), [(from, to), ..]) => b == *from || b == *to,
        _ => false,
    }
}

/// The first day of a TIMEX3 and the day after its last.
fn span(timex: &str) -> Option<(Date, Date)> {
    let year: i16 = timex.get(..4).and_then(|year| year.parse().ok()).or_else(|| {
        let short: i16 = timex.parse().ok()?;
        Some(if timex.len() == 3 { short * 10 } else { short * 100 })
    })?;
    let first = |month: i8| Some(date(year, month, 1));
    let after = |from: Date, months: i64| from.checked_add(months.months()).ok();
    let both = |from: Date, months: i64| Some((from, after(from, months)?));
    match timex.get(4..).unwrap_or_default() {
        "" => both(
            first(1)?,
            match timex.len() {
                3 => 120,
                2 => 1200,
                _ => 12,
            },
        ),
        rest => {
            let rest = rest.trim_start_matches('-');
            if let Some(quarter) = rest.strip_prefix('Q').and_then(|it| it.parse::<i8>().ok()) {
                return both(first(quarter * 3 - 2)?, 3);
            }
            if let Some(half) = rest.strip_prefix('H').and_then(|it| it.parse::<i8>().ok()) {
                return both(first(half * 6 - 5)?, 6);
            }
            if let Some(week) = rest.strip_prefix('W') {
                let monday = record_week(year, week.get(..2)?.parse().ok()?)?;
                let (from, days) = if week.ends_with("WE") { (5, 2) } else { (0, 7) };
                let start = monday.checked_add(from.days()).ok()?;
                return Some((start, start.checked_add(days.days()).ok()?));
            }
            match rest.split_once('-') {
                None => both(first(rest.parse().ok()?)?, 1),
                Some(_) => {
                    let day: Date = timex.get(..10)?.parse().ok()?;
                    Some((day, day.tomorrow().ok()?))
                }
            }
        }
    }
}

/// The Monday of a week after ISO 8601.
fn record_week(year: i16, week: i8) -> Option<Date> {
    let fourth = date(year, 1, 4);
    let monday = fourth.checked_sub(i64::from(fourth.weekday().to_monday_zero_offset()).days()).ok()?;
    monday.checked_add((i64::from(week - 1) * 7).days()).ok()
}

/// The seconds of a length.
fn seconds(timex: &str) -> Option<f64> {
    let (mut total, mut number, mut clock) = (0.0, String::new(), false);
    for c in timex.strip_prefix('P')?.chars() {
        match c {
            'T' => clock = true,
            '0'..='9' | '.' => number.push(c),
            _ => {
                let each = match (c, clock) {
                    ('S', _) => 1.0,
                    ('M', true) => 60.0,
                    ('H', _) => 3600.0,
                    ('D', _) => 86_400.0,
                    ('W', _) => 604_800.0,
                    ('M', false) => 2_592_000.0,
                    ('Q', _) => 7_776_000.0,
                    ('Y', _) => 31_536_000.0,
                    _ => return None,
                };
                total += number.parse::<f64>().ok()? * each;
                number.clear();
            }
        }
    }
    Some(total)
}
