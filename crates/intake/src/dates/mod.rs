//! Explicit dates and clock times, as they stand in header lines, notes and side-cars.
//!
//! "Explicit" means that the words alone say it: `Nov. 13, 2017 10:28 PM ET`, `13 November`, `2031-03-04T10:00Z`. What
//! must be reckoned from something else ("on Monday") is left to the analysis. Words are compared folded, so that
//! `november 13 at 10 28 pm` of a stripped copy reads the same.

pub(crate) mod moments;

use record::calendar::{month, weekday};
use record::time::{Date, DateTime, Time};
use record::{Interval, Place, Precision, SourceId, Span, StatedTime, Tokens};
use std::ops::Range;

/// A date, a clock time, or both, as mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Its words, by their number.
    pub(crate) words: Range<usize>,
    /// Its bytes, with the zone.
    pub(crate) span: Span,
    day: Option<Day>,
    clock: Option<Clock>,
    zone: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Day {
    year: Option<i16>,
    month: i8,
    /// None where only the month is named.
    day: Option<i8>,
    /// `06/07/2024` is read as month and day, but may be the other way round.
    swappable: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clock {
    hour: i8,
    minute: Option<i8>,
    second: Option<i8>,
}

impl Mention {
    /// Whether a date with its year is in it.
    pub(crate) fn is_full(&self) -> bool {
        self.interval().is_some()
    }

    /// Whether at least a day of the year is in it.
    pub(crate) fn has_day(&self) -> bool {
        self.day.is_some_and(|day| day.day.is_some())
    }

    /// As a stated time; without an interval where the year is missing. `source` is none where no text can be pointed to.
    pub(crate) fn stated(&self, text: &str, source: Option<&SourceId>) -> StatedTime {
        let precision = match (self.clock, self.day) {
            (Some(Clock { second: Some(_), .. }), _) => Precision::Second,
            (Some(Clock { minute: Some(_), .. }), _) => Precision::Minute,
            (Some(_), _) => Precision::Hour,
            (None, Some(Day { swappable: true, .. })) => Precision::Range,
            (None, Some(Day { day: None, .. })) => Precision::Month,
            (None, _) => Precision::Day,
        };
        StatedTime {
            interval: self.interval(),
            zone: self.zone.clone(),
            text: Some(self.span.of(text).to_owned()),
            precision: Some(precision),
            claims: source.map(|source| Place::new(source, self.span)).into_iter().collect(),
        }
    }

    fn interval(&self) -> Option<Interval> {
        let day = self.day?;
        let year = day.year?;
        let Some(of_month) = day.day else {
            let first = Date::new(year, day.month, 1).ok()?;
            return Some(Interval::days(first, first.last_of_month()));
        };
        let date = Date::new(year, day.month, of_month).ok()?;
        let first = self.at(date)?;
        match day.swappable.then(|| Date::new(year, of_month, day.month).ok()).flatten() {
            Some(other) => {
                let other = self.at(other)?;
                Some(Interval::new(first.earliest.min(other.earliest), first.latest.max(other.latest)))
            }
            None => Some(first),
        }
    }

    fn at(&self, date: Date) -> Option<Interval> {
        let Some(clock) = self.clock else { return Some(Interval::day(date)) };
        let moment = |minute, second| Some(DateTime::from_parts(date, Time::new(clock.hour, minute, second, 0).ok()?));
        Some(match (clock.minute, clock.second) {
            (Some(minute), Some(second)) => Interval::new(moment(minute, second)?, moment(minute, second)?),
            (Some(minute), None) => Interval::minute(moment(minute, 0)?),
            _ => Interval::new(moment(0, 0)?, moment(59, 59)?),
        })
    }
}

/// Whether `text` names a date with its year.
pub(crate) fn has_date(text: &str) -> bool {
    let tokens = Tokens::of(text);
    find(text, &tokens, 0..tokens.len()).is_some_and(|mention| mention.has_day() && mention.is_full())
}

/// The first mention among `words`, and among those with a date the first.
pub(crate) fn find(text: &str, tokens: &Tokens, words: Range<usize>) -> Option<Mention> {
    let mut from = words.start;
    let mut clock_only = None;
    while from < words.end {
        match mention_at(text, tokens, from, words.end) {
            Some(mention) if mention.day.is_some() => return Some(mention),
            Some(mention) => {
                from = mention.words.end;
                clock_only.get_or_insert(mention);
            }
            None => from += 1,
        }
    }
    clock_only
}

/// The mention that begins with word `at` and ends before word `end`.
pub(crate) fn mention_at(text: &str, tokens: &Tokens, at: usize, end: usize) -> Option<Mention> {
    let reader = Reader { text, tokens, end: end.min(tokens.len()) };
    let mut next = reader.skip_weekday(at);
    let (mut day, mut clock, mut zone) = (None, None, None);
    let mut last = at;
    // A date and a clock time, in either order, each at most once.
    for _ in 0..2 {
        if day.is_none()
            && let Some((found, past)) = reader.day(next)
        {
            day = Some(found);
            last = past;
        } else if clock.is_none()
            && let Some((found, past)) = reader.clock(next, day.is_some())
        {
            clock = Some(found);
            last = past;
            if let Some((found, past)) = reader.zone(last) {
                zone = Some(found);
                last = past;
            }
        } else {
            break;
        }
        next = reader.skip_joint(last);
        next = reader.skip_weekday(next);
    }
    if last == at {
        return None;
    }
    let mut span = tokens.cover(at..last);
    if let Some(zone) = zone.as_ref().filter(|zone| zone.contains(':') || zone.ends_with(|c: char| c.is_ascii_digit()))
    {
        // An offset counts its sign, which is no word.
        span.end =
            span.end.max(span.of(text).rfind(zone.as_str()).map_or(span.end, |found| span.start + found + zone.len()));
    } else if clock.is_some() && text[span.end..].starts_with('.') && span.of(text).ends_with(".m") {
        // The full stop of `a.m.` belongs to it.
        span.end += 1;
    }
    Some(Mention { words: at..last, span, day, clock, zone })
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    end: usize,
}

impl Reader<'_> {
    fn word(&self, i: usize) -> &str {
        if i < self.end { self.tokens.word(i) } else { "" }
    }

    /// What stands between word `i` and the next.
    fn gap(&self, i: usize) -> &str {
        if i + 1 >= self.end { "" } else { &self.text[self.tokens.span(i).end..self.tokens.span(i + 1).start] }
    }

    fn number(&self, i: usize, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let word = self.word(i);
        (digits.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok()).flatten()
    }

    fn year(&self, i: usize) -> Option<i16> {
        self.number(i, 4..=4).filter(|year| (1500..2500).contains(year))
    }

    fn of_month(&self, i: usize) -> Option<(i8, usize)> {
        let day = self.number(i, 1..=2).filter(|day| (1..=31).contains(day))? as i8;
        let ordinal = matches!(self.word(i + 1), "st" | "nd" | "rd" | "th") && self.gap(i).is_empty();
        Some((day, if ordinal { i + 2 } else { i + 1 }))
    }

    fn skip_weekday(&self, i: usize) -> usize {
        if weekday(self.word(i)).is_some() { i + 1 } else { i }
    }

    fn skip_joint(&self, i: usize) -> usize {
        if matches!(self.word(i), "at" | "on" | "t") { i + 1 } else { i }
    }

    fn day(&self, i: usize) -> Option<(Day, usize)> {
        self.named(i).or_else(|| self.numbered(i))
    }

    /// `November 13, 2017`, `13 November 2017`, `13th of Nov.`, `November 2017`.
    fn named(&self, i: usize) -> Option<(Day, usize)> {
        let with_year = |month, day, past| match self.year(past).filter(|_| !self.is_clock(past)) {
            Some(year) => (Day { year: Some(year), month, day: Some(day), swappable: false }, past + 1),
            None => (Day { year: None, month, day: Some(day), swappable: false }, past),
        };
        if let Some(month) = month(self.word(i)) {
            let day = if self.word(i + 1) == "the" { i + 2 } else { i + 1 };
            if let Some((day, past)) = self.of_month(day).filter(|(_, past)| !self.is_clock(past - 1)) {
                return Some(with_year(month, day, past));
            }
            let year = self.year(i + 1)?;
            return Some((Day { year: Some(year), month, day: None, swappable: false }, i + 2));
        }
        let (day, past) = self.of_month(i)?;
        let past = if self.word(past) == "of" { past + 1 } else { past };
        let month = month(self.word(past))?;
        Some(with_year(month, day, past + 1))
    }

    /// `2017-11-13`, `11/13/2017`, `13.11.2017`.
    fn numbered(&self, i: usize) -> Option<(Day, usize)> {
        let separator = self.gap(i);
        if !matches!(separator, "-" | "/" | "." | "\u{2013}") || self.gap(i + 1) != separator {
            return None;
        }
        let part = |i| self.number(i, 1..=2).map(|n| n as i8);
        if let Some(year) = self.year(i) {
            let (month, day) = (part(i + 1)?, part(i + 2)?);
            return Date::new(year, month, day)
                .is_ok()
                .then_some((Day { year: Some(year), month, day: Some(day), swappable: false }, i + 3));
        }
        let (first, second, year) = (part(i)?, part(i + 1)?, self.year(i + 2)?);
        // Full stops are only written with the day first.
        let (month, day) = if first > 12 || separator == "." { (second, first) } else { (first, second) };
        let swappable = separator != "." && first <= 12 && second <= 12 && first != second;
        // An American zone behind it says how its writer counts.
        let american = matches!(self.clock(i + 3, true), Some((_, past)) if is_american(self.word(past)));
        Date::new(year, month, day).ok()?;
        Some((Day { year: Some(year), month, day: Some(day), swappable: swappable && !american }, i + 3))
    }

    fn is_clock(&self, i: usize) -> bool {
        self.gap(i) == ":"
    }

    /// `10:28 PM`, `10.28pm`, `10 28 p m`, `6 a.m.`, `22:28:05`, and `22.28` behind a date.
    fn clock(&self, i: usize, dated: bool) -> Option<(Clock, usize)> {
        let hour = self.number(i, 1..=2).filter(|hour| *hour < 24)? as i8;
        let joint = self.gap(i);
        let minute = (matches!(joint, ":" | "." | " ") || joint == "h")
            .then(|| self.number(i + 1, 2..=2))
            .flatten()
            .filter(|minute| *minute < 60)
            .map(|minute| minute as i8);
        let second = (minute.is_some() && self.gap(i + 1) == ":")
            .then(|| self.number(i + 2, 2..=2))
            .flatten()
            .filter(|second| *second < 60)
            .map(|second| second as i8);
        let past = i + 1 + usize::from(minute.is_some()) + usize::from(second.is_some());
        // Machines write fractions of a second too.
        let fraction = second.is_some() && self.gap(past - 1) == "." && self.number(past, 1..=4).is_some();
        let past = past + usize::from(fraction);
        let half = match (self.word(past), self.word(past + 1)) {
            ("am", _) => Some((0, past + 1)),
            ("pm", _) => Some((12, past + 1)),
            ("a", "m") => Some((0, past + 2)),
            ("p", "m") => Some((12, past + 2)),
            _ => None,
        };
        if let Some((add, past)) = half {
            return (1..=12).contains(&hour).then(|| (Clock { hour: hour % 12 + add, minute, second }, past));
        }
        minute?;
        let plain = joint == ":" || joint == "." && dated || self.zone(past).is_some();
        plain.then_some((Clock { hour, minute, second }, past))
    }

    /// A zone right behind a clock time: its words as written, and the word past it.
    fn zone(&self, i: usize) -> Option<(String, usize)> {
        let before = self.tokens.span(i.checked_sub(1)?).end;
        let rest = self.text.get(before..)?;
        let sign = rest.trim_start_matches([' ', '.']);
        if sign.starts_with(['+', '-', '\u{2212}'])
            && rest.len() - sign.len() <= 1
            && let Some(hours) = self.number(i, 2..=4).filter(|n| *n <= 14 || (100..=1400).contains(n))
        {
            let minutes = self.gap(i) == ":" && hours <= 14 && self.number(i + 1, 2..=2).is_some();
            let past = i + 1 + usize::from(minutes);
            let start = before + rest.len() - sign.len();
            return Some((self.text[start..self.tokens.span(past - 1).end].to_owned(), past));
        }
        let word = self.word(i);
        let past = match word {
            "eastern" | "central" | "mountain" | "pacific" => {
                let time = ["daylight", "standard", "time"];
                (i + 1..i + 3).find(|&k| !time.contains(&self.word(k))).unwrap_or(i + 3)
            }
            "z" | "utc" | "gmt" | "bst" | "ist" | "cet" | "cest" | "eet" | "eest" | "wet" | "msk" | "jst" | "aest"
            | "aedt" => i + 1,
            _ if is_american(word) => i + 1,
            _ => return None,
        };
        Some((self.tokens.cover(i..past).of(self.text).to_owned(), past))
    }
}

fn is_american(word: &str) -> bool {
    const ZONES: [&str; 14] =
        ["et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "akst", "hst"];
    ZONES.contains(&word)
}

#[cfg(test)]
mod tests;
