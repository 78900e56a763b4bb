//! From a day or period to the moment in it: parts of the day, clock times, "early", "around", "shortly after".

use super::calendar::{days_after, moment, months_after, seconds_after, week};
use super::clocks::{settle, told_in};
use super::lexicon::{Part, Unit};
use super::point::{Clock, Point, Slice};
use record::time::{Date, DateTime};
use record::{Interval, Precision};

const MINUTE: i64 = 60;
const HOUR: i64 = 3600;

/// A time set on the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Set {
    pub(super) interval: Interval,
    pub(super) precision: Precision,
    /// A factor on how sure it is.
    pub(super) certain: f64,
}

impl Set {
    pub(super) fn new(interval: Interval, precision: Precision, certain: f64) -> Set {
        Set { interval, precision, certain }
    }
}

/// The moment in `day` that the rest of `point` tells; `now` is what "earlier" and "later" are measured from.
pub(super) fn within(point: &Point, day: Set, now: Option<Interval>) -> Set {
    let mut set = day;
    if let Some(part) = point.part.filter(|_| point.clock.is_none()) {
        set = part_of(set, part);
    }
    if let Some(clock) = &point.clock {
        let clock = point.part.map_or_else(|| clock.clone(), |part| settle(clock, part));
        set = at_clock(set, &clock, point, now);
    } else {
        if let Some(slice) = point.slice {
            set = sliced(set, slice, point.part, now);
        }
        if let Some(side) = point.side {
            set = beside_day(set, side.after, side.close);
        }
        if point.around && set.precision >= Precision::Day {
            let slack = (set.interval.seconds() / 4).max(86_400);
            set.interval = set.interval.shifted(-slack, slack);
            set.precision = Precision::Range;
        }
    }
    set
}

fn part_of(set: Set, part: Part) -> Set {
    let (first, last) = part.seconds();
    let interval = Interval::new(moment(set.interval.earliest.date(), first), moment(set.interval.latest.date(), last));
    let precision = if set.interval.day_count() > 1 { Precision::Range } else { Precision::PartOfDay };
    Set { interval, precision, ..set }
}

fn at_clock(set: Set, clock: &Clock, point: &Point, now: Option<Interval>) -> Set {
    let (first, last) = (set.interval.earliest.date(), set.interval.latest.date());
    let mut certain = set.certain;
    let mut precision = match told_in(clock) {
        Unit::Second => Precision::Second,
        Unit::Minute => Precision::Minute,
        _ => Precision::Hour,
    };
    // "Midnight" is at both ends of a day. Before it: the end. After it: the start, or the end for a story that has
    // reached the evening of that day.
    let clock = &continued(clock, last, now);
    let (start, end) = if clock.midnight {
        let evening = now.is_some_and(|now| now.latest.date() == last && now.earliest.hour() >= 12);
        match (point.side, point.part) {
            (Some(side), _) if !side.after => (86_400, 86_400),
            (Some(_), _) if evening => (86_400, 86_400),
            (Some(_), _) => (0, 0),
            (None, Some(Part::Night | Part::Evening)) => (86_400, 86_400),
            (None, _) => {
                certain *= 0.8;
                precision = Precision::Range;
                (0, 86_400)
            }
        }
    } else {
        let seconds =
            i64::from(clock.hour) * HOUR + i64::from(clock.minute) * MINUTE + i64::from(clock.second.unwrap_or(0));
        // "Monday night at 1 a.m." is on the next day.
        let next_day = point.part == Some(Part::Night) && clock.hour < 6 && !clock.either_half;
        let seconds = seconds + if next_day { 86_400 } else { 0 };
        if clock.either_half {
            certain *= 0.6;
            precision = Precision::Range;
            (seconds, seconds + 12 * HOUR)
        } else {
            (seconds, seconds)
        }
    };
    if first != last {
        precision = Precision::Range;
    }
    let length = if clock.second.is_some() { 0 } else { 59 };
    let mut interval = Interval::new(moment(first, start), moment(last, end + length));
    if let Some(side) = point.side {
        let reach = if side.close { if clock.midnight { HOUR } else { HOUR / 2 } } else { 6 * HOUR };
        interval = if side.after {
            Interval::new(interval.earliest, seconds_after(interval.earliest, reach))
        } else {
            Interval::new(seconds_after(interval.latest, -reach - 59), seconds_after(interval.latest, -60))
        };
        precision = Precision::Range;
    } else if point.around {
        let slack = if clock.to_the_minute { 20 * MINUTE } else { 30 * MINUTE };
        interval = interval.shifted(-slack, slack);
    }
    Set { interval, precision, certain }
}

/// A clock time that may be before or after noon, settled by a story that was on the clock less than six hours before
/// one of the two.
fn continued(clock: &Clock, day: Date, now: Option<Interval>) -> Clock {
    let Some(now) = now.filter(|now| clock.either_half && now.seconds() < HOUR) else { return clock.clone() };
    let at = |hour: i8| moment(day, i64::from(hour % 24) * HOUR + i64::from(clock.minute) * MINUTE);
    let follows = |hour: i8| at(hour) >= now.earliest && at(hour) <= seconds_after(now.earliest, 6 * HOUR);
    let (morning, evening) = (clock.hour % 12, clock.hour % 12 + 12);
    match (follows(morning), follows(evening)) {
        (true, false) => Clock { hour: morning, either_half: false, ..clock.clone() },
        (false, true) => Clock { hour: evening, either_half: false, ..clock.clone() },
        _ => clock.clone(),
    }
}

fn sliced(set: Set, slice: Slice, part: Option<Part>, now: Option<Interval>) -> Set {
    let Interval { earliest, latest } = set.interval;
    if let Slice::Earlier | Slice::Later = slice {
        // Told of a whole day or longer, "earlier" ends where the story stands.
        let cut = now.filter(|now| now.overlaps(set.interval)).map_or(set.interval, |now| match slice {
            Slice::Earlier => Interval::new(earliest, now.latest.min(latest)),
            _ => Interval::new(now.earliest.max(earliest), latest),
        });
        return Set { interval: cut, ..set };
    }
    let (first, last) = (earliest.date(), latest.date());
    if slice == Slice::Week {
        return if first == last { Set { interval: week(first), precision: Precision::Week, ..set } } else { set };
    }
    let cut = match (set.precision, slice) {
        (Precision::PartOfDay, Slice::Early) if part == Some(Part::Morning) => {
            Interval::new(moment(first, 3 * HOUR), moment(first, 9 * HOUR))
        }
        (Precision::PartOfDay, Slice::Late) if part == Some(Part::Night) => {
            Interval::new(moment(first, 21 * HOUR), moment(first, 27 * HOUR))
        }
        (Precision::PartOfDay, _) => thirds(set.interval, slice),
        (Precision::Day, Slice::Early) => Interval::new(earliest, moment(first, 10 * HOUR - 1)),
        (Precision::Day, Slice::Late) => Interval::new(moment(first, 16 * HOUR), latest),
        (Precision::Day, _) => Interval::new(moment(first, 10 * HOUR), moment(first, 16 * HOUR)),
        (Precision::Week, _) => {
            let monday = week(days_after(first, 3)).earliest.date();
            match slice {
                Slice::Early => Interval::days(monday, days_after(monday, 3)),
                Slice::Middle => Interval::days(days_after(monday, 2), days_after(monday, 5)),
                _ => Interval::days(days_after(monday, 4), days_after(monday, 7)),
            }
        }
        (Precision::Month, Slice::Early) => Interval::days(first, days_after(first, 9)),
        (Precision::Month, Slice::Middle) => Interval::days(days_after(first, 9), days_after(first, 19)),
        (Precision::Month, _) => Interval::days(days_after(first, 19), last),
        (Precision::Year, Slice::Early) => Interval::days(first, days_after(months_after(first, 4), -1)),
        (Precision::Year, Slice::Middle) => {
            Interval::days(months_after(first, 4), days_after(months_after(first, 8), -1))
        }
        (Precision::Year, _) => Interval::days(months_after(first, 8), last),
        _ => thirds(set.interval, slice),
    };
    let precision = match set.precision {
        Precision::Day => Precision::PartOfDay,
        Precision::PartOfDay => Precision::PartOfDay,
        _ => Precision::Range,
    };
    Set { interval: cut, precision, ..set }
}

/// Early, middle and late thirds, each reaching a little into its neighbour.
fn thirds(interval: Interval, slice: Slice) -> Interval {
    let length = interval.seconds();
    let at = |part: i64| -> DateTime { seconds_after(interval.earliest, length * part / 100) };
    match slice {
        Slice::Early => Interval::new(interval.earliest, at(40)),
        Slice::Middle => Interval::new(at(30), at(70)),
        _ => Interval::new(at(60), interval.latest),
    }
}

/// "Shortly after Election Day", "just before the weekend".
fn beside_day(set: Set, after: bool, close: bool) -> Set {
    let days = if close { (set.interval.day_count() / 2).max(7) } else { set.interval.day_count().max(30) };
    let (first, last): (Date, Date) = (set.interval.earliest.date(), set.interval.latest.date());
    let interval = if after {
        Interval::days(if set.precision == Precision::Day { first } else { last }, days_after(last, days))
    } else {
        Interval::days(days_after(first, -days), if set.precision == Precision::Day { last } else { first })
    };
    Set { interval, precision: Precision::Range, certain: set.certain * 0.8 }
}
