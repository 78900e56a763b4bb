//! Clock times: "6:35 p.m.", "6.35pm", "18:35", "1835 GMT", "9 a.m. ET", "noon", and "6 35pm" where marks were lost.

use super::lexicon::{Part, Unit, Word, among};
use super::page::{Gap, Page};
use super::point::Clock;
use std::ops::Range;

const CUES: &str = "at around about by until till before after from to and since between past near on circa \
    approximately roughly exactly";

/// The clock time that starts at word `i`, and the word after it.
pub(super) fn clock(page: &Page, i: usize) -> Option<(Clock, usize)> {
    named(page, i).or_else(|| spelled(page, i)).or_else(|| digits(page, i))
}

fn named(page: &Page, i: usize) -> Option<(Clock, usize)> {
    let plain = Clock {
        hour: 12,
        minute: 0,
        second: None,
        to_the_minute: false,
        either_half: false,
        midnight: false,
        zone: None,
    };
    let start = if page.says(i, &["the", "stroke", "of"]) {
        i + 3
    } else if page.word(i) == "12" && page.beside(i + 1) && matches!(page.word(i + 1), "noon" | "midnight") {
        i + 1
    } else {
        i
    };
    match page.word(start) {
        "noon" if page.before(start) != "high" => Some(with_zone(page, plain, start + 1)),
        "midnight" => Some(with_zone(page, Clock { hour: 24, midnight: true, ..plain }, start + 1)),
        _ => None,
    }
}

/// "Six o'clock", "six p.m.", "half past six".
fn spelled(page: &Page, i: usize) -> Option<(Clock, usize)> {
    let (minute, at) = if page.says(i, &["half", "past"]) {
        (30, i + 2)
    } else if page.says(i, &["quarter", "past"]) {
        (15, i + 2)
    } else if page.says(i, &["quarter", "to"]) {
        (-15, i + 2)
    } else {
        (0, i)
    };
    let (minute, at) = minutes_past(page, i).unwrap_or((minute, at));
    let hour = match page.look(at) {
        Some(Word::Number(n)) if n <= 12.0 => n as i8,
        _ => page.number_in(at, 1, 12)?,
    };
    let (half, after) = half(page, at + 1);
    let o_clock = page.says(at + 1, &["o", "clock"]) || page.word(at + 1) == "oclock";
    if half.is_none() && !o_clock && (minute == 0 || !among(page.before(i), CUES)) {
        return None;
    }
    let words = if page.word(at + 1) == "oclock" { 2 } else { 3 };
    let (half, end) = if o_clock { self::half(page, at + words) } else { (half, after) };
    let minutes = i64::from(hour % 12) * 60 + i64::from(minute);
    let clock = build(minutes, minute != 0, half)?;
    Some(with_zone(page, clock, end))
}

/// "Ten past", "20 minutes to": the minutes, and the word after them.
pub(super) fn minutes_past(page: &Page, i: usize) -> Option<(i8, usize)> {
    let minutes = match page.look(i) {
        Some(Word::Number(n)) if n < 30.0 => n as i8,
        _ => page.number_in(i, 1, 29)?,
    };
    let at = i + 1 + usize::from(matches!(page.word(i + 1), "min" | "mins" | "minutes"));
    // "Five to seven" may count: only "to" with minutes said is the clock's.
    let sign = match page.word(at) {
        "past" => 1,
        "to" if at > i + 1 => -1,
        _ => return None,
    };
    page.beside(at).then_some((sign * minutes, at + 1))
}

fn build(minutes: i64, to_the_minute: bool, half: Option<bool>) -> Option<Clock> {
    let minutes = (minutes + if half == Some(true) { 720 } else { 0 }).rem_euclid(1440);
    Some(Clock {
        hour: (minutes / 60) as i8,
        minute: (minutes % 60) as i8,
        second: None,
        to_the_minute,
        either_half: half.is_none(),
        midnight: false,
        zone: None,
    })
}

/// "a.m." or "p.m." at `i`: whether it is after noon, and the word after it.
fn half(page: &Page, i: usize) -> (Option<bool>, usize) {
    if !matches!(page.gap(i), Gap::Tight | Gap::Space | Gap::Dash) {
        return (None, i);
    }
    match page.word(i) {
        "am" => (Some(false), i + 1),
        "pm" => (Some(true), i + 1),
        "a" | "p" if page.word(i + 1) == "m" && matches!(page.gap(i + 1), Gap::Dot | Gap::Space | Gap::Stop) => {
            (Some(page.word(i) == "p"), i + 2)
        }
        "in" if page.says(i + 1, &["the", "morning"]) => (Some(false), i),
        "in" if page.says(i + 1, &["the", "afternoon"]) || page.says(i + 1, &["the", "evening"]) => (Some(true), i),
        "at" if page.word(i + 1) == "night" => (Some(true), i),
        _ => (None, i),
    }
}

fn digits(page: &Page, i: usize) -> Option<(Clock, usize)> {
    let word = page.word(i);
    if let Some(four) = page.number(i).filter(|_| word.len() == 4) {
        return military(page, i, four);
    }
    let hour = page.number_in(i, 0, 24).filter(|_| word.len() <= 2 && !in_number(page, i))?;
    let pair = page.word(i + 1).len() == 2;
    let minute = page.number_in(i + 1, 0, 59).filter(|_| pair);
    let gap = page.gap(i + 1);
    if let Some(minute) = minute.filter(|_| matches!(gap, Gap::Colon | Gap::Dot | Gap::Space)) {
        let mut end = i + 2;
        let mut second = None;
        if gap == Gap::Colon && page.gap(end) == Gap::Colon && page.word(end).len() == 2 {
            second = Some(page.number_in(end, 0, 59)?);
            end += 1;
        }
        let (half, after) = half(page, end);
        let (_, zoned) = zone(page, after);
        let has_zone = zoned > after;
        let cued = among(page.before(i), CUES) || i == 0 || page.gap(i) == Gap::Wall;
        let full_day = hour >= 13 || word.len() == 2 && word.starts_with('0');
        let sure = half.is_some()
            || has_zone
            || second.is_some()
            || gap == Gap::Colon && (cued || full_day)
            || gap == Gap::Dot && page.before(i) == "at" && full_day
            || gap == Gap::Space && matches!(page.before(i), "at" | "around") && !counts(page, i + 2);
        if !sure || half.is_some() && hour > 12 || hour == 24 && minute > 0 {
            return None;
        }
        // Two numbers side by side are a time in text that lost its marks, and two numbers in text that has them.
        if gap == Gap::Space && page.marked && page.text.contains(':') {
            return None;
        }
        let base = if half.is_some() { hour % 12 } else { hour };
        let made = build(i64::from(base) * 60 + i64::from(minute), true, half)?;
        let either_half = half.is_none() && !full_day && !has_zone && (1..=12).contains(&hour);
        return Some(with_zone(page, Clock { second, either_half, ..made }, after));
    }
    let (Some(half), end) = half(page, i + 1) else { return None };
    if !(1..=12).contains(&hour) {
        return None;
    }
    let made = build(i64::from(hour % 12) * 60, false, Some(half))?;
    Some(with_zone(page, made, end))
}

/// "1835 GMT", "0600 hours".
fn military(page: &Page, i: usize, four: i64) -> Option<(Clock, usize)> {
    let (hour, minute) = (four / 100, four % 100);
    if let (Some(half), end) = half(page, i + 1)
        && (1..=12).contains(&hour)
        && minute < 60
        && page.word(end - 1).ends_with('m')
    {
        return Some(with_zone(page, build(hour % 12 * 60 + minute, true, Some(half))?, end));
    }
    let hours = matches!(page.word(i + 1), "hours" | "hrs") && page.beside(i + 1);
    let (_, end) = zone(page, i + 1);
    if hour > 23 || minute > 59 || !hours && end == i + 1 || hours && !among(page.before(i), CUES) {
        return None;
    }
    let made = build(hour * 60 + minute, true, None)?;
    Some(with_zone(page, Clock { either_half: false, ..made }, if hours { i + 2 } else { i + 1 }))
}

/// Whether word `i` is the tail of a longer number, as in "3.30" or "10,15".
fn in_number(page: &Page, i: usize) -> bool {
    i > 0 && page.number(i - 1).is_some() && matches!(page.gap(i), Gap::Dot | Gap::Colon | Gap::Slash | Gap::Tight)
        || page.in_figure(i)
}

/// Whether what stands at `i` is counted by the number before it.
fn counts(page: &Page, i: usize) -> bool {
    matches!(page.look(i), Some(Word::Unit(..) | Word::Month(..)))
        || among(page.word(i), "percent people per million billion thousand miles km")
        || page.number(i).is_some()
}

fn with_zone(page: &Page, clock: Clock, end: usize) -> (Clock, usize) {
    let (start, after) = zone(page, end);
    if after > end { (Clock { zone: Some(start..after), ..clock }, after) } else { (clock, end) }
}

/// The words that name a zone at `i`: where they start and end; empty where there are none.
fn zone(page: &Page, i: usize) -> (usize, usize) {
    let none = (i, i);
    if !matches!(page.gap(i), Gap::Space | Gap::Tight | Gap::Stop | Gap::Bracket | Gap::Comma) {
        return none;
    }
    let time = |end: usize| if page.word(end) == "time" { end + 1 } else { end };
    match page.look(i) {
        Some(Word::Zone(_)) if !page.cased || page.raw(i).chars().all(char::is_uppercase) => return (i, i + 1),
        _ => {}
    }
    match page.word(i) {
        "z" if page.gap(i) == Gap::Tight => (i, i + 1),
        "eastern" | "central" | "pacific" | "mountain" | "greenwich" => {
            let end =
                if matches!(page.word(i + 1), "standard" | "daylight" | "mean" | "summer") { i + 2 } else { i + 1 };
            let after = time(end);
            if after > i + 1 || page.ends(end) && page.word(i) == "eastern" { (i, after) } else { none }
        }
        "local" if page.word(i + 1) == "time" => (i, i + 2),
        // "p.m. London time"
        _ if page.word(i + 1) == "time" && page.beside(i + 1) && page.gap(i) != Gap::Comma && page.name_like(i) => {
            (i, i + 2)
        }
        _ => none,
    }
}

/// The clock with its half of the day settled by a part of the day beside it.
pub(super) fn settle(clock: &Clock, part: Part) -> Clock {
    if !clock.either_half {
        return clock.clone();
    }
    let hour = clock.hour % 12;
    let after_noon = match part {
        Part::SmallHours | Part::Dawn | Part::Morning => false,
        Part::Midday => hour < 6,
        Part::Afternoon | Part::Evening => true,
        Part::Night => hour >= 5,
    };
    Clock { hour: hour + if after_noon { 12 } else { 0 }, either_half: false, ..clock.clone() }
}

/// The zone as written.
pub(super) fn zone_text(page: &Page, zone: &Range<usize>) -> String {
    page.cover(zone.clone()).of(page.text).to_owned()
}

/// The offset from Greenwich in minutes that a zone as written stands for, where it stands for one.
pub(super) fn offset(zone: &str) -> Option<i32> {
    let folded = zone.to_lowercase();
    if let Some(Word::Zone(offset)) = super::lexicon::look(folded.as_str()) {
        return offset;
    }
    match folded.split_whitespace().next()? {
        "eastern" if folded.contains("daylight") => Some(-240),
        "eastern" => Some(-300),
        "central" if folded.contains("daylight") => Some(-300),
        "central" if !folded.contains("europe") => Some(-360),
        "mountain" if folded.contains("daylight") => Some(-360),
        "mountain" => Some(-420),
        "pacific" if folded.contains("daylight") => Some(-420),
        "pacific" => Some(-480),
        "greenwich" | "z" => Some(0),
        written => written.strip_prefix(['+', '-', '−']).and_then(|digits| {
            let sign = if written.starts_with('+') { 1 } else { -1 };
            let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
            Some(sign * (hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?))
        }),
    }
}

/// Whether a zone as written may be on either side of a change to summer time: "ET", "Eastern".
pub(super) fn drifts(zone: &str) -> bool {
    let folded = zone.to_lowercase();
    matches!(folded.as_str(), "et" | "ct" | "mt" | "pt") || folded.contains("time") || folded.ends_with("ern")
}

/// The unit a clock time is told in.
pub(super) fn told_in(clock: &Clock) -> Unit {
    if clock.second.is_some() {
        Unit::Second
    } else if clock.to_the_minute {
        Unit::Minute
    } else {
        Unit::Hour
    }
}
