//! Times as heads of mails state them: as RFC 5322 has it, as older programs wrote it, and as people's programs show it.
//!
//! Read are days with the name of their month, in the languages of `names`, or as numbers, and clock times with a zone or
//! without, in any order that leaves no doubt. Of numbers alone nobody can tell day from month, and nobody guesses here: such a
//! day is read where only one order gives a day that there is, or where the weekday that stands with it says so.

mod names;
mod words;
mod zones;

use record::envelope::{Dated, Moment};
use record::time::{Date, Interval, Precision, StatedTime, Time, Weekday};
use words::Word;

/// No time has more words than this.
const MOST_WORDS: usize = 24;
/// Nor more bytes.
const LONGEST: usize = 400;

/// Why words are no time that can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// They say no day that there is.
    NoSuchTime,
    /// Which number is the day and which the month is not told.
    Order,
}

impl Doubt {
    /// What it is called among problems.
    pub(super) fn code(self) -> &'static str {
        match self {
            Doubt::NoSuchTime => "no-such-time",
            Doubt::Order => "day-or-month",
        }
    }

    /// What is said of `field` with the words `written`, for a person.
    pub(super) fn message(self, field: &str, written: &str) -> String {
        let shown: String = written.chars().filter(|c| !c.is_control()).take(60).collect();
        match self {
            Doubt::NoSuchTime => {
                format!("its {field} says \"{shown}\", which is no time that there is; it is kept as undated")
            }
            Doubt::Order => format!(
                "its {field} says \"{shown}\", and does not say which number is the day and which the month; it is kept as undated"
            ),
        }
    }
}

/// The time that the field `field` states with `words`. The words are kept also where they say no time.
pub(super) fn dated(field: &str, moment: Moment, words: &str) -> (Dated, Option<Doubt>) {
    let words = words.trim();
    let read = read(words);
    let doubt = read.as_ref().err().copied();
    let read = read.ok();
    let time = StatedTime {
        interval: read.as_ref().map(|read| read.interval),
        zone: read.as_ref().and_then(|read| read.zone.clone()),
        text: Some(words.to_owned()),
        precision: read.as_ref().map(|read| read.precision),
        claims: Vec::new(),
    };
    let offset = read.and_then(|read| read.offset);
    (Dated { moment, field: field.to_owned(), time, offset, guess: None }, doubt)
}

/// Whether `words` tell a day, be it one of which nobody knows which number is the month.
pub(super) fn tells(words: &str) -> bool {
    !matches!(read(words), Err(Doubt::NoSuchTime))
}

/// Whether `words` begin as a time does: with a number, a weekday or a month.
pub(super) fn begins(words: &str) -> bool {
    matches!(
        words::words(first(words)).next(),
        Some(Word::Weekday(_) | Word::Month(_) | Word::Number(_) | Word::Numbers(_) | Word::Named { .. })
    )
}

/// Whether `word` can stand in a time.
pub(super) fn is_of_a_time(word: &str) -> bool {
    !matches!(words::words(word).next(), Some(Word::Unknown) | None)
}

fn first(words: &str) -> &str {
    words.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default()
}

/// A time as told.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    interval: Interval,
    precision: Precision,
    /// As written.
    zone: Option<String>,
    /// Seconds east of UTC.
    offset: Option<i32>,
}

/// What the words say, each thing at most once.
#[derive(Default)]
struct Said {
    weekday: Option<Weekday>,
    month: Option<i8>,
    day: Option<i64>,
    year: Option<i16>,
    /// Three numbers that are a day, a month and a year.
    numbers: Option<[words::Number; 3]>,
    clock: Option<words::Clock>,
    /// Whether the clock time is one of the afternoon.
    half: Option<bool>,
    zone: Vec<String>,
    /// A zone that a remark names.
    remark: Option<String>,
}

fn read(text: &str) -> Result<Told, Doubt> {
    if text.len() > LONGEST {
        return Err(Doubt::NoSuchTime);
    }
    let mut said = Said::default();
    for (n, word) in words::words(text).enumerate() {
        if n >= MOST_WORDS || !said.take(word)? {
            break;
        }
    }
    said.told()
}

impl Said {
    /// Takes a word; whether more may follow.
    fn take(&mut self, word: Word) -> Result<bool, Doubt> {
        match word {
            Word::Weekday(day) => self.weekday = self.weekday.or(Some(day)),
            Word::Month(month) if self.month.is_none() && self.numbers.is_none() => self.month = Some(month),
            Word::Number(number) => return self.number(number),
            Word::Numbers(numbers) if self.numbers.is_none() && self.month.is_none() => self.numbers = Some(numbers),
            Word::Named { day, month, year } if self.month.is_none() && self.numbers.is_none() => {
                (self.day, self.month, self.year) = (Some(day), Some(month), Some(year));
            }
            Word::Clock(clock) if self.clock.is_none() => self.clock = Some(clock),
            Word::Half(afternoon) if self.clock.is_some() && self.half.is_none() => self.half = Some(afternoon),
            // A bare hour: "9 AM".
            Word::Half(afternoon) if self.half.is_none() => return self.hour(afternoon),
            Word::Zone(zone) if self.zone.len() < 4 => self.zone.push(zone),
            Word::Remark(remark) => self.remark = self.remark.take().or(Some(remark)),
            Word::Joint => {}
            _ => return self.rest(),
        }
        Ok(true)
    }

    /// What can't be read counts only where the time is told already.
    fn rest(&self) -> Result<bool, Doubt> {
        let is_told = self.numbers.is_some() || self.day.is_some() && self.month.is_some() && self.year.is_some();
        if is_told && self.clock.is_some() { Ok(false) } else { Err(Doubt::NoSuchTime) }
    }

    fn number(&mut self, number: words::Number) -> Result<bool, Doubt> {
        if self.numbers.is_some() {
            return self.rest();
        }
        if number.digits <= 2 && self.day.is_none() {
            self.day = Some(number.value);
        } else if self.year.is_none() && (2..=4).contains(&number.digits) {
            self.year = Some(number.year());
        } else {
            return self.rest();
        }
        Ok(true)
    }

    /// What was taken for the day or a short year last is the hour of "9 AM".
    fn hour(&mut self, afternoon: bool) -> Result<bool, Doubt> {
        let hour = match (self.numbers, self.year, self.day) {
            (None, Some(year), Some(_)) if year % 100 <= 12 && year >= 2000 && self.month.is_some() => year % 100,
            _ => return self.rest(),
        };
        self.year = None;
        self.clock = Some(words::Clock { hour: hour as i64, minute: None, second: None });
        self.half = Some(afternoon);
        Ok(true)
    }

    fn told(self) -> Result<Told, Doubt> {
        let date = self.date()?;
        let (interval, precision) = self.interval(date).ok_or(Doubt::NoSuchTime)?;
        let zone = if self.zone.is_empty() { self.remark } else { Some(self.zone.join(" ")) };
        let zone = zone.filter(|_| precision != Precision::Day);
        let offset = zone.as_deref().and_then(zones::offset);
        Ok(Told { interval, precision, zone, offset })
    }

    fn date(&self) -> Result<Date, Doubt> {
        if let Some(numbers) = self.numbers {
            return self.one_of(words::days(numbers));
        }
        let (Some(day), Some(month), Some(year)) = (self.day, self.month, self.year) else {
            return Err(Doubt::NoSuchTime);
        };
        Date::new(year, month, day as i8).map_err(|_| Doubt::NoSuchTime)
    }

    /// The one day that numbers can mean.
    fn one_of(&self, days: Vec<Date>) -> Result<Date, Doubt> {
        if let [day] = days[..] {
            return Ok(day);
        }
        let fitting: Vec<&Date> = days.iter().filter(|day| Some(day.weekday()) == self.weekday).collect();
        match (days.is_empty(), &fitting[..]) {
            (true, _) => Err(Doubt::NoSuchTime),
            (false, [day]) => Ok(**day),
            _ => Err(Doubt::Order),
        }
    }

    fn interval(&self, date: Date) -> Option<(Interval, Precision)> {
        let Some(clock) = self.clock else { return Some((Interval::day(date), Precision::Day)) };
        let hour = match (self.half, clock.hour) {
            (Some(false), 12) => 0,
            (Some(true), 1..12) => clock.hour + 12,
            (_, hour) => hour,
        };
        let hour = i8::try_from(hour).ok()?;
        let at = |minute: i64, second: i64| {
            let (minute, second) = (i8::try_from(minute).ok()?, i8::try_from(second).ok()?);
            // A leap second stays in its minute.
            Some(date.to_datetime(Time::new(hour, minute, second.min(59), 0).ok().filter(|_| second <= 60)?))
        };
        Some(match (clock.minute, clock.second) {
            (Some(minute), Some(second)) => {
                let at = at(minute, second)?;
                (Interval::new(at, at), Precision::Second)
            }
            (Some(minute), None) => (Interval::minute(at(minute, 0)?), Precision::Minute),
            (None, _) => (Interval::new(at(0, 0)?, at(59, 59)?), Precision::Hour),
        })
    }
}

#[cfg(test)]
mod tests;
