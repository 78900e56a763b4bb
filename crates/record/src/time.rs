//! Stated times: what a source says about when, never a bare timestamp that pretends to know more.

use crate::span::Place;
pub use jiff::civil::{Date, DateTime, Time, Weekday, date};
pub use jiff::{SignedDuration, ToSpan};

/// A closed interval of local time, as told; `latest` is inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The first moment it can have been.
    pub earliest: DateTime,
    /// The last.
    pub latest: DateTime,
}

impl Interval {
    /// From `earliest` to `latest`, put in order.
    pub fn new(earliest: DateTime, latest: DateTime) -> Interval {
        Interval { earliest: earliest.min(latest), latest: latest.max(earliest) }
    }

    /// All of one day, to its last second.
    pub fn day(date: Date) -> Interval {
        Interval::days(date, date)
    }

    /// From the first second of `first` to the last second of `last`.
    pub fn days(first: Date, last: Date) -> Interval {
        Interval::new(first.at(0, 0, 0, 0), last.at(23, 59, 59, 0))
    }

    /// One minute, to its last second.
    pub fn minute(at: DateTime) -> Interval {
        let start = at.date().at(at.hour(), at.minute(), 0, 0);
        Interval::new(start, at.date().at(at.hour(), at.minute(), 59, 0))
    }

    /// Whether some moment lies in both.
    pub fn overlaps(self, other: Interval) -> bool {
        self.earliest <= other.latest && other.earliest <= self.latest
    }

    /// Whether all of `other` lies inside.
    pub fn contains(self, other: Interval) -> bool {
        self.earliest <= other.earliest && other.latest <= self.latest
    }

    /// What both leave possible.
    pub fn meet(self, other: Interval) -> Option<Interval> {
        self.overlaps(other)
            .then(|| Interval { earliest: self.earliest.max(other.earliest), latest: self.latest.min(other.latest) })
    }

    /// Seconds from the first moment to the last.
    pub fn seconds(self) -> i64 {
        self.earliest.duration_until(self.latest).as_secs()
    }

    /// Whole days touched, at least one.
    pub fn day_count(self) -> i64 {
        self.earliest.date().duration_until(self.latest.date()).as_hours() / 24 + 1
    }

    /// The interval moved by between `least` and `most` seconds.
    pub fn shifted(self, least: i64, most: i64) -> Interval {
        let move_by = |at: DateTime, by: i64| at.checked_add(SignedDuration::from_secs(by)).unwrap_or(at);
        Interval::new(move_by(self.earliest, least), move_by(self.latest, most))
    }
}

/// How finely a time was stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // the variants are their own words
pub enum Precision {
    Second,
    Minute,
    Hour,
    PartOfDay,
    Day,
    Week,
    Month,
    Season,
    Year,
    /// Worked out from several claims, or wider than any one word says.
    Range,
    Unknown,
}

impl Precision {
    /// From as it is written in output.
    pub fn named(name: &str) -> Option<Precision> {
        use Precision::*;
        [Second, Minute, Hour, PartOfDay, Day, Week, Month, Season, Year, Range, Unknown]
            .into_iter()
            .find(|known| known.as_str() == name)
    }

    /// As written in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Precision::Second => "second",
            Precision::Minute => "minute",
            Precision::Hour => "hour",
            Precision::PartOfDay => "part-of-day",
            Precision::Day => "day",
            Precision::Week => "week",
            Precision::Month => "month",
            Precision::Season => "season",
            Precision::Year => "year",
            Precision::Range => "range",
            Precision::Unknown => "unknown",
        }
    }
}

/// When something was, as the sources tell it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatedTime {
    /// As wide as the sources leave it; none where nothing is said.
    pub interval: Option<Interval>,
    /// The zone as written (`ET`, `EST`, `+02:00`), where one is.
    pub zone: Option<String>,
    /// The words that say so.
    pub text: Option<String>,
    /// How finely it was stated.
    pub precision: Option<Precision>,
    /// Where it is said.
    pub claims: Vec<Place>,
}
