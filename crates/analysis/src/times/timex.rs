//! Times as TIMEX3, the way of writing that TimeML 1.2.1 has for them: <https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html>.
//!
//! A value is a date or time after ISO 8601 as far as it is known (`1998-W05`, `1998-Q2`, `1998-WI`, `1998-01-08TMO`,
//! `199` for the nineties), a length (`P3D`, `PT2H`, `PXY` for "years"), or a word for what the clock can't tell
//! (`PRESENT_REF`). Extents are TimeML's too, and not those of a mention: bounds ("since", "by") stand outside, articles
//! inside where no noun follows, and the two ends of a range are two times.

use super::lexicon::{Part, Season, Unit};
use record::Span;
use record::time::Date;

/// A TIMEX3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// The words that it covers.
    pub span: Span,
    /// Its `type`.
    pub kind: Kind,
    /// Its `value`.
    pub value: String,
    /// Its `mod`.
    pub modifier: Option<Modifier>,
    /// Its `quant`, of a set: `EVERY`, `EACH`.
    pub quant: Option<&'static str>,
    /// Its `freq`, of a set: `2X` for "twice a week".
    pub freq: Option<String>,
}

impl Timex {
    pub(super) fn new(span: Span, kind: Kind, value: String) -> Timex {
        Timex { span, kind, value, modifier: None, quant: None, freq: None }
    }
}

/// The `type` of a TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A day or something longer.
    Date,
    /// A time of day, or a part of one.
    Time,
    /// A length.
    Duration,
    /// Something that comes back.
    Set,
}

impl Kind {
    /// As written in TimeML.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Date => "DATE",
            Kind::Time => "TIME",
            Kind::Duration => "DURATION",
            Kind::Set => "SET",
        }
    }
}

/// The `mod` of a TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the variants are TimeML's own words
pub enum Modifier {
    Start,
    Mid,
    End,
    Approx,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
}

impl Modifier {
    /// As written in TimeML.
    pub fn as_str(self) -> &'static str {
        match self {
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
            Modifier::LessThan => "LESS_THAN",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
        }
    }
}

/// The day `date`, or the unit that holds it.
pub(super) fn of_unit(date: Date, unit: Unit) -> String {
    let year = date.year();
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => date.to_string(),
        Unit::Week => {
            let week = date.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        }
        Unit::Month => format!("{year:04}-{:02}", date.month()),
        Unit::Quarter => format!("{year:04}-Q{}", (date.month() + 2) / 3),
        Unit::Year => format!("{year:04}"),
        Unit::Decade => format!("{:03}", year / 10),
        Unit::Century => format!("{:02}", year / 100),
    }
}

pub(super) fn of_season(season: Season) -> &'static str {
    match season {
        Season::Winter => "WI",
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
    }
}

/// What follows the day.
pub(super) fn of_part(part: Part) -> &'static str {
    match part {
        Part::SmallHours | Part::Night => "TNI",
        Part::Dawn | Part::Morning => "TMO",
        Part::Midday => "T12:00",
        Part::Afternoon => "TAF",
        Part::Evening => "TEV",
    }
}

/// So many of a unit: `P3D`, `PT30M`, `P2Y6M`, `P20Y` for two decades; `PXD` where nobody says how many.
pub(super) fn of_length(count: Option<f64>, unit: Unit) -> String {
    let (time, letter, each) = match unit {
        Unit::Second => ("T", "S", 1.0),
        Unit::Minute => ("T", "M", 1.0),
        Unit::Hour => ("T", "H", 1.0),
        Unit::Day => ("", "D", 1.0),
        Unit::Week => ("", "W", 1.0),
        Unit::Month => ("", "M", 1.0),
        Unit::Quarter => ("", "Q", 1.0),
        Unit::Year => ("", "Y", 1.0),
        Unit::Decade => ("", "Y", 10.0),
        Unit::Century => ("", "Y", 100.0),
    };
    let Some(count) = count.map(|count| count * each) else {
        let letter = if each == 10.0 {
            "DE"
        } else if each == 100.0 {
            "CE"
        } else {
            letter
        };
        return format!("P{time}X{letter}");
    };
    let whole = count.trunc();
    let rest = count - whole;
    let below = match unit {
        Unit::Minute => Some(("S", 60.0)),
        Unit::Hour => Some(("M", 60.0)),
        Unit::Year | Unit::Decade | Unit::Century => Some(("M", 12.0)),
        _ => None,
    };
    match below {
        Some((smaller, times)) if rest > 0.001 => {
            let smaller_count = (rest * times).round();
            if whole > 0.0 {
                format!("P{time}{whole}{letter}{smaller_count}{smaller}")
            } else {
                format!("P{time}{smaller_count}{smaller}")
            }
        }
        _ if rest > 0.001 => format!("P{time}{count}{letter}"),
        _ => format!("P{time}{whole}{letter}"),
    }
}
