//! What a phrase says, before anything around it is known.

use super::amounts::Amount;
use super::lexicon::{Part, Season, Unit};
use super::names::Name;
use record::time::Weekday;
use std::ops::Range;

/// A year as said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Not said.
    Open,
    Is(i16),
    /// So many years from the report's: "last year" is -1.
    Off(i32),
    /// "Last October", "this October", "next October", from the report's date.
    Turn(Turn),
    /// "That October", "that year": the narrative's.
    That,
    /// "The year-ago quarter": the year before the one that would be meant.
    Before,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Last,
    This,
    Next,
}

/// A day or period as said.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    Date(Day),
    /// "Monday", "last Tuesday"; `week` is set by "Monday last week".
    Weekday {
        weekday: Weekday,
        turn: Option<Turn>,
        week: Option<i32>,
    },
    Season(Season, Year),
    Quarter(i8, Year),
    /// From the first to the last of these years: "the 1990s".
    Years(i16, i16),
    /// So many units from the report: "today", "last week", "next year".
    Unit(Unit, i32),
    Weekend(i32),
    /// "The past two weeks" (negative: -1), "the next three days" (1).
    Stretch(Amount, i32),
    /// "Two weeks ago".
    Ago(Amount),
    /// "Two weeks from now".
    Ahead(Amount),
    /// "That day", "that month".
    Same(Unit),
    /// "The next day", "the week before": so many units from the narrative.
    Beside(Unit, i32),
    /// "The following Monday".
    BesideWeekday(Weekday, i32),
    Named(Name, Year),
    /// "The first week of May": counted from the end if negative.
    Nth {
        nth: i8,
        unit: Unit,
        of: Box<When>,
    },
}

/// A date with the parts that were said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: Year,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    /// The last day of "October 3-5".
    pub(super) to: Option<i8>,
    pub(super) weekday: Option<Weekday>,
    /// Whether the order of day and month was a guess.
    pub(super) guessed: bool,
    /// The name that the same words give to this date: "Election Day, November 8, 2016".
    pub(super) name: Option<Name>,
}

impl Day {
    pub(super) const EMPTY: Day =
        Day { year: Year::Open, month: None, day: None, to: None, weekday: None, guessed: false, name: None };

    pub(super) fn of_month(month: i8) -> Day {
        Day { month: Some(month), ..Day::EMPTY }
    }
}

/// A time on the clock as said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// 0 to 24; 24 is the midnight at the end of the day.
    pub(super) hour: i8,
    pub(super) minute: i8,
    pub(super) second: Option<i8>,
    /// Whether minutes were said.
    pub(super) to_the_minute: bool,
    /// Whether it is not said which half of the day.
    pub(super) either_half: bool,
    /// Whether it was said as "midnight", of which every day has two.
    pub(super) midnight: bool,
    /// The words that name the zone.
    pub(super) zone: Option<Range<usize>>,
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slice {
    Early,
    Middle,
    Late,
    /// "The week of May 4".
    Week,
    /// "Earlier this month": before now, or before the narrative.
    Earlier,
    /// "Later that day".
    Later,
}

/// "Shortly after midnight", "before 9 p.m.".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) after: bool,
    /// "Just", "shortly", "soon".
    pub(super) close: bool,
}

/// A time composed of what was said of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) when: Option<When>,
    pub(super) part: Option<Part>,
    pub(super) clock: Option<Clock>,
    pub(super) slice: Option<Slice>,
    pub(super) side: Option<Side>,
    pub(super) around: bool,
}

/// What a phrase says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    Point(Point),
    /// "From X to Y", "between X and Y".
    Range(Box<Point>, Box<Point>),
    /// "Two days later"; `of` is the time that is counted from, where that is itself a time.
    Delay {
        amount: Amount,
        later: bool,
        from: super::Anchor,
        of: Option<Box<Point>>,
        within: bool,
    },
    /// "The day before X"; the same in whole units, `point.when` being [`When::Beside`].
    Beside {
        point: Point,
        from: super::Anchor,
        of: Option<Box<Point>>,
    },
    /// "That same day that ...": the time of what follows.
    SameAs(Point),
    Duration(Amount),
}

/// The words of a phrase that are times by themselves, for [`super::timex`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) first: Range<usize>,
    /// The other end of a range, or what a delay counts from.
    pub(super) second: Option<Range<usize>>,
}

impl Extent {
    pub(super) fn one(first: Range<usize>) -> Extent {
        Extent { first, second: None }
    }
}

/// A stretch of words that tells a time, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    pub(super) extent: Extent,
    pub(super) said: Said,
    pub(super) bound: super::Bound,
    pub(super) certain: f64,
}

/// A time told in passing, by which no story is dated.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Aside {
    pub(super) tokens: Range<usize>,
    pub(super) said: Passing,
}

/// What a time in passing says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Passing {
    /// "Now", "currently".
    Present,
    /// "Recently", "the past".
    Past,
    /// "Soon", "the future".
    Future,
    /// "Every Monday", "daily": the value and how often in it.
    Repeated { every: Every, freq: Option<u32>, at: Option<Clock> },
    /// A length of which no point or delay is made: "years", "the week".
    Length(Amount),
    /// "The quarter", "the year-earlier period": so many years from the one spoken of.
    Accounts { unit: Unit, years: i32, year: Option<i16>, which: Which },
    /// "The day", "the year": the one spoken of.
    Spoken(Unit),
    /// "The weekend", of the week that the report came out in.
    Weekend,
    /// "Labor Day weekend".
    NamedWeekend(Name, Option<i16>),
    /// "The second half of 1989".
    Half(i8, Option<i16>),
    /// "Year-end".
    YearEnd,
    /// A year by itself where nothing else makes a date of it: "a 1978 resolution".
    Year(i16),
    /// "The 20th century", "the nineties": the year it starts in.
    Years(i16, Unit),
}

/// Which period of a firm's accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Which {
    /// The one spoken of.
    #[default]
    Spoken,
    /// The last that is over.
    Latest,
    /// The one that the report came out in.
    Current,
}

/// What comes back.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Every {
    /// So many units: "daily", "every two weeks".
    Length(f64, Unit),
    Weekday(Weekday),
    WeekdayPart(Weekday, Part),
    Month(i8),
    Weekend,
    Part(Part),
    Season(Season),
}
