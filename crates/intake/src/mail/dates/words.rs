//! The words of a time, each with what it can mean.

use super::{names, zones};
use record::fold::fold;
use record::time::{Date, Weekday};

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) value: i64,
    pub(super) digits: usize,
}

impl Number {
    fn of(word: &str) -> Option<Number> {
        let fits = (1..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| Number { value: word.parse().unwrap_or(0), digits: word.len() })
    }

    /// As a year, by the rule of RFC 5322, section 4.3.
    pub(super) fn year(self) -> i16 {
        let year = self.value as i16;
        match self.digits {
            1 | 2 if year < 50 => 2000 + year,
            1..=3 => 1900 + year,
            _ => year,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Clock {
    pub(super) hour: i64,
    pub(super) minute: Option<i64>,
    pub(super) second: Option<i64>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Word {
    Weekday(Weekday),
    Month(i8),
    Number(Number),
    /// `04/05/2031`.
    Numbers([Number; 3]),
    /// `14-Oct-2031`.
    Named {
        day: i64,
        month: i8,
        year: i16,
    },
    Clock(Clock),
    /// `AM` (false) or `PM` (true).
    Half(bool),
    Zone(String),
    /// What a remark in brackets says, if it is a zone.
    Remark(String),
    /// It says nothing of the time.
    Joint,
    Unknown,
}

/// The words of `text`.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word> {
    let (plain, remark) = apart(text);
    let pieces: Vec<String> = plain
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
        .filter(|piece| !piece.is_empty())
        .flat_map(taken_apart)
        .collect();
    let mut afternoon_may_follow = false;
    let mut out: Vec<Word> = Vec::new();
    for piece in &pieces {
        let word = word(piece, afternoon_may_follow);
        afternoon_may_follow = matches!(word, Word::Clock(_) | Word::Number(_));
        out.push(word);
    }
    out.into_iter().chain(remark.filter(|remark| zones::is_zone(remark)).map(Word::Remark))
}

/// `text` without remarks in brackets, and the first of these.
fn apart(text: &str) -> (String, Option<String>) {
    let (mut plain, mut remark, mut depth) = (String::new(), String::new(), 0);
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => {
                depth -= 1;
                plain.push(' ');
                remark.push(' ');
            }
            c if depth > 0 => remark.push(c),
            c => plain.push(c),
        }
    }
    let remark = remark.trim();
    (plain, (!remark.is_empty() && remark.len() < 20).then(|| remark.to_owned()))
}

/// `2031-10-14T19:02:00Z`, `9:30AM`, `19:02:00-0400` as their pieces.
fn taken_apart(piece: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = piece;
    if let Some((day, clock)) = piece.split_once('T')
        && day.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        && day.len() >= 8
        && clock.starts_with(|c: char| c.is_ascii_digit())
    {
        out.push(day.to_owned());
        rest = clock;
    }
    if rest.contains(':') && rest.starts_with(|c: char| c.is_ascii_digit()) {
        let end = rest.bytes().position(|b| !b.is_ascii_digit() && !matches!(b, b':' | b'.')).unwrap_or(rest.len());
        let (clock, behind) = rest.split_at(end);
        out.push(clock.to_owned());
        rest = behind;
    }
    if !rest.is_empty() {
        out.push(rest.to_owned());
    }
    out
}

fn word(piece: &str, afternoon_may_follow: bool) -> Word {
    let bare = piece.trim_matches(['.', '\'', '"', '<', '>', '*', '_']);
    if bare.is_empty() || piece == "-" {
        return Word::Joint;
    }
    if let Some(clock) = clock(bare) {
        return Word::Clock(clock);
    }
    if let Some(number) = Number::of(ordinal(bare)) {
        return Word::Number(number);
    }
    if bare.starts_with(|c: char| c.is_ascii_digit())
        && let Some(day) = day(bare)
    {
        return day;
    }
    let folded = fold(bare);
    match folded.as_str() {
        "am" | "a.m" if afternoon_may_follow => return Word::Half(false),
        "pm" | "p.m" => return Word::Half(true),
        _ => {}
    }
    if let Some(month) = names::month(&folded) {
        return Word::Month(month);
    }
    let weekday = names::weekday(folded.strip_suffix("-feira").unwrap_or(&folded));
    if let Some(weekday) = weekday {
        return Word::Weekday(weekday);
    }
    if names::is_joint(&folded) && !matches!(bare, "A" | "H") {
        return Word::Joint;
    }
    if zones::is_zone(bare) { Word::Zone(bare.to_owned()) } else { Word::Unknown }
}

/// `14th` as `14`.
fn ordinal(word: &str) -> &str {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match &word[digits..] {
        "st" | "nd" | "rd" | "th" | "er" | "º" if digits > 0 => &word[..digits],
        _ => word,
    }
}

/// `19:02`, `19:02:11`, `19:02:11.250`, `19h02`.
fn clock(word: &str) -> Option<Clock> {
    if !word.contains(':') {
        let (hour, minute) = word.split_once('h')?;
        let two = |digits: &str| Number::of(digits).filter(|number| number.digits <= 2).map(|number| number.value);
        let minute = if minute.is_empty() { None } else { Some(two(minute)?) };
        return Some(Clock { hour: two(hour)?, minute, second: None });
    }
    let mut parts = word.split(':');
    let mut next = || {
        parts.next().map(|part| {
            let part = part.split('.').next().unwrap_or(part);
            Number::of(part).filter(|number| number.digits <= 2).map(|number| number.value)
        })
    };
    let (hour, minute) = (next()??, next()??);
    let second = match next() {
        None => None,
        Some(second) => Some(second?),
    };
    next().is_none().then_some(Clock { hour, minute: Some(minute), second })
}

/// A day in one word: `14-Oct-2031`, `04/05/2031`, `2031-10-14`.
fn day(word: &str) -> Option<Word> {
    let mark = word.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let parts: Vec<&str> = word.split(mark).collect();
    let [a, b, c] = parts[..] else { return None };
    let (a, c) = (Number::of(a)?, Number::of(c)?);
    if let Some(month) = names::month(&fold(b)) {
        return (a.digits <= 2).then(|| Word::Named { day: a.value, month, year: c.year() });
    }
    Some(Word::Numbers([a, Number::of(b)?, c]))
}

/// The days that three numbers can mean; none of them twice.
pub(super) fn days([a, b, c]: [Number; 3]) -> Vec<Date> {
    let day = |year: Number, month: Number, day: Number| {
        if month.digits > 2 || day.digits > 2 {
            return None;
        }
        Date::new(year.year(), month.value as i8, day.value as i8).ok()
    };
    let mut days = Vec::new();
    if a.digits == 4 {
        days.extend(day(a, b, c));
    } else {
        days.extend(day(c, b, a));
        days.extend(day(c, a, b));
        // Two digits at the beginning can be a year, too.
        if c.digits <= 2 && a.digits == 2 {
            days.extend(day(a, b, c));
        }
    }
    days.sort();
    days.dedup();
    days
}
