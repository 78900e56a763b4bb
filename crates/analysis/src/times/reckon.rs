//! Reckoning from one time to another: from the report's day, or so many units on.

use super::amounts::Amount;
use super::calendar::{
    days_after, days_between, month, months_after, quarter, week, weekday_from, weekday_until, year, years,
};
use super::lexicon::{Part, Unit};
use super::names::weekday_before;
use super::point::{Point, Turn, When};
use super::settle::Set;
use record::time::{Date, Weekday};
use record::{Interval, Precision};

/// The `nth` unit of a period, from its end if negative; a week belongs to the period that has its Thursday, as in ISO
/// 8601.
pub(super) fn nth_of(whole: Interval, nth: i8, unit: Unit) -> Option<Set> {
    let (first, last) = (whole.earliest.date(), whole.latest.date());
    let from_end = nth < 0;
    let by = i64::from(nth) - i64::from(!from_end);
    let at = match unit {
        Unit::Week if from_end => days_after(weekday_until(last, Weekday::Thursday), 7 * (by + 1)),
        Unit::Week => days_after(weekday_from(first, Weekday::Thursday), 7 * by),
        Unit::Month if from_end => months_after(last.first_of_month(), by + 1),
        Unit::Month => months_after(first, by),
        _ if from_end => days_after(last, by + 1),
        _ => days_after(first, by),
    };
    let (interval, precision) = unit_of(at, unit)?;
    whole.overlaps(interval).then(|| Set::new(interval, precision, 0.95))
}

pub(super) fn distance(a: Interval, b: Interval) -> i64 {
    if a.overlaps(b) {
        0
    } else if a.latest < b.earliest {
        days_between(a.latest.date(), b.earliest.date())
    } else {
        days_between(b.latest.date(), a.earliest.date())
    }
}

/// The whole unit that holds `at`.
pub(super) fn unit_of(at: Date, unit: Unit) -> Option<(Interval, Precision)> {
    Some(match unit {
        Unit::Week => (week(at), Precision::Week),
        Unit::Month => (month(at.year(), at.month())?, Precision::Month),
        Unit::Quarter => (quarter(at.year(), (at.month() + 2) / 3)?, Precision::Range),
        Unit::Year => (year(at.year())?, Precision::Year),
        Unit::Decade => (years(at.year() / 10 * 10, at.year() / 10 * 10 + 9)?, Precision::Range),
        Unit::Century => (years(at.year() / 100 * 100, at.year() / 100 * 100 + 99)?, Precision::Range),
        _ => (Interval::day(at), Precision::Day),
    })
}

/// A time counted from the report, which is of the day `now`.
pub(super) fn deictic(when: &When, now: Date, future: bool) -> Option<Set> {
    let day_set = |date: Date, certain| Some(Set::new(Interval::day(date), Precision::Day, certain));
    match when {
        When::Weekday { weekday, week: Some(by), .. } => {
            let monday = days_after(week(now).earliest.date(), 1 + 7 * i64::from(*by));
            day_set(weekday_from(monday, *weekday), 0.95)
        }
        When::Weekday { weekday, turn, .. } => match turn {
            None if future => day_set(weekday_from(now, *weekday), 0.75),
            None | Some(Turn::This) if !future => day_set(weekday_until(now, *weekday), 0.85),
            Some(Turn::Last) => day_set(weekday_before(now, *weekday), 0.8),
            _ => day_set(weekday_from(days_after(now, 1), *weekday), 0.8),
        },
        When::Weekend(by) => {
            let saturday = days_after(week(now).earliest.date(), 6 + 7 * i64::from(*by));
            Some(Set::new(Interval::days(saturday, days_after(saturday, 1)), Precision::Range, 0.8))
        }
        When::Unit(unit, by) => {
            let by = i64::from(*by);
            let at = match unit {
                Unit::Week => days_after(now, by * 7),
                Unit::Month => months_after(now, by),
                Unit::Quarter => months_after(now, by * 3),
                Unit::Year => months_after(now, by * 12),
                Unit::Decade => months_after(now, by * 120),
                Unit::Century => months_after(now, by * 1200),
                _ => days_after(now, by),
            };
            let (interval, precision) = unit_of(at, *unit)?;
            Some(Set::new(interval, precision, 0.95))
        }
        When::Stretch(amount, by) => {
            let days = (amount.high * amount.unit.seconds() / 86_400.0).ceil() as i64;
            let other = days_after(now, days.max(1) * i64::from(*by));
            Some(Set::new(Interval::days(now.min(other), now.max(other)), Precision::Range, 0.8))
        }
        When::Ago(amount) => {
            let today = Set::new(Interval::day(now), Precision::Day, 0.95);
            Some(moved(today, amount, false, false))
        }
        When::Ahead(amount) => {
            let today = Set::new(Interval::day(now), Precision::Day, 0.95);
            Some(moved(today, amount, true, false))
        }
        _ => None,
    }
}

/// The unit `by` units from where the story is.
pub(super) fn next_to(told: Set, unit: Unit, by: i32) -> Set {
    let by = i64::from(by);
    let shift = |date: Date| match unit {
        Unit::Week => days_after(date, 7 * by),
        Unit::Month => months_after(date, by),
        Unit::Quarter => months_after(date, 3 * by),
        Unit::Year => months_after(date, 12 * by),
        Unit::Decade => months_after(date, 120 * by),
        Unit::Century => months_after(date, 1200 * by),
        _ => days_after(date, by),
    };
    let (first, last) = (shift(told.interval.earliest.date()), shift(told.interval.latest.date()));
    let ends = unit_of(first, unit).zip(unit_of(last, unit));
    let Some(((a, precision), (b, _))) = ends else { return told };
    let interval = Interval::new(a.earliest, b.latest);
    Set::new(interval, if first == last || a == b { precision } else { Precision::Range }, told.certain)
}

/// Seconds that "the next morning", "the week before" may be from what they count from.
pub(super) fn reach(unit: Unit, by: i32, point: &Point) -> (i64, i64) {
    let length = unit.seconds() as i64;
    let (start, end) = point.part.map_or((0, length), Part::seconds);
    let (least, most) = if unit == Unit::Day { (start.max(1), length + end) } else { (1, 2 * length) };
    if by > 0 { (least, most) } else { (-(2 * length - start).max(1), -(length - end).max(1)) }
}

/// A time moved by an amount, with the slack that the amount's unit leaves.
pub(super) fn moved(told: Set, amount: &Amount, later: bool, within: bool) -> Set {
    let sign = if later { 1 } else { -1 };
    let whole = |n: f64| sign * n.round() as i64;
    let (low, high) = (amount.low, amount.high);
    let (a, b) = (told.interval.earliest.date(), told.interval.latest.date());
    let days = |first: Date, last: Date| Interval::days(first.min(last), first.max(last));
    let by_days = |per: f64, slack: i64| {
        let (near, far) = (whole(low * per), whole(high * per));
        let (least, most) = (near.min(far), near.max(far));
        days(days_after(a, least - slack), days_after(b, most + slack))
    };
    let by_months = |per: f64, slack: i64| {
        let (near, far) = (whole(low * per), whole(high * per));
        let (least, most) = (near.min(far), near.max(far));
        days(days_after(months_after(a, least), -slack), days_after(months_after(b, most), slack))
    };
    let hedge = i64::from(amount.hedged);
    let interval = match amount.unit {
        Unit::Second | Unit::Minute | Unit::Hour => {
            let (least, most) = amount.seconds();
            if later { told.interval.shifted(least, most) } else { told.interval.shifted(-most, -least) }
        }
        Unit::Day => by_days(1.0, 0),
        Unit::Week => by_days(7.0, if low >= 2.0 { 3 } else { 1 + hedge }),
        Unit::Month => by_months(1.0, 15),
        Unit::Quarter => by_months(3.0, 31),
        Unit::Year => by_months(12.0, 91),
        Unit::Decade => by_months(120.0, 731),
        Unit::Century => by_months(1200.0, 7305),
    };
    let interval =
        if within { Interval::new(told.interval.earliest.min(interval.earliest), interval.latest) } else { interval };
    let exact = amount.counted && !amount.hedged && !within;
    let precision = match amount.unit {
        Unit::Second | Unit::Minute if exact && told.precision <= Precision::Minute => Precision::Minute,
        Unit::Hour if exact && told.precision <= Precision::Hour => Precision::Hour,
        Unit::Day if interval.day_count() == 1 => Precision::Day,
        _ => Precision::Range,
    };
    Set::new(interval, precision, told.certain)
}
