//! The `value` of what is told, once its day or period is known.

use crate::times::amounts::Amount;
use crate::times::calendar::{days_after, months_after, seconds_after};
use crate::times::clocks::settle;
use crate::times::lexicon::Unit;
use crate::times::point::{Clock, Day, Point, Slice, When};
use crate::times::settle::Set;
use crate::times::timex::{Kind, of_length, of_part, of_season, of_unit};
use record::Interval;
use record::time::{Date, DateTime, Weekday};

/// The value of a point on a day or in a period that is known.
pub(super) fn told_value(point: &Point, day: Set) -> (Kind, String) {
    let first = day.interval.earliest.date();
    let date = match &point.when {
        Some(When::Date(Day { month, day: dom, .. })) => of_unit(
            first,
            if dom.is_some() {
                Unit::Day
            } else if month.is_some() {
                Unit::Month
            } else {
                Unit::Year
            },
        ),
        Some(When::Unit(unit, _) | When::Same(unit) | When::Beside(unit, _)) => {
            of_unit(days_after(first, if *unit == Unit::Week { 3 } else { 0 }), *unit)
        }
        Some(When::Nth { unit, .. }) => of_unit(days_after(first, if *unit == Unit::Week { 3 } else { 0 }), *unit),
        Some(When::Season(season, _)) => format!("{:04}-{}", first.year(), of_season(*season)),
        Some(When::Quarter(..)) => of_unit(first, Unit::Quarter),
        Some(When::Years(from, to)) => of_unit(first, if to - from > 9 { Unit::Century } else { Unit::Decade }),
        Some(When::Weekend(_)) => format!("{}-WE", of_unit(first, Unit::Week)),
        _ => of_unit(first, Unit::Day),
    };
    let date = if point.slice == Some(Slice::Week) { of_unit(days_after(first, 0), Unit::Week) } else { date };
    match (&point.clock, point.part) {
        (Some(clock), part) => {
            let clock = part.map_or_else(|| clock.clone(), |part| settle(clock, part));
            (Kind::Time, format!("{date}{}", on_clock(&clock)))
        }
        (None, Some(part)) => (Kind::Time, format!("{date}{}", of_part(part))),
        (None, None) => (Kind::Date, date),
    }
}

/// `date`, told in `told`, moved by an amount, in the amount's unit or in that of `told`, whichever is coarser.
pub(super) fn shifted(date: Date, amount: &Amount, sign: i64, told: Unit) -> Option<String> {
    let count = amount.named;
    let whole = |each: f64| sign * (count * each).round() as i64;
    let years = |each: f64| {
        let moved = months_after(date, whole(12.0 * each));
        let unit = if told > Unit::Day {
            told
        } else if count.fract() > 0.0 {
            Unit::Month
        } else {
            Unit::Year
        };
        of_unit(moved, unit)
    };
    Some(match amount.unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day => of_unit(days_after(date, whole(1.0)), Unit::Day),
        Unit::Week => of_unit(days_after(date, whole(7.0)), Unit::Week),
        Unit::Month => of_unit(months_after(date, whole(1.0)), Unit::Month),
        Unit::Quarter => of_unit(months_after(date, whole(3.0)), Unit::Quarter),
        Unit::Year => years(1.0),
        Unit::Decade => years(10.0),
        Unit::Century => years(100.0),
    })
}

pub(super) fn middle(interval: Interval) -> DateTime {
    seconds_after(interval.earliest, interval.seconds() / 2)
}

pub(super) fn length(amount: &Amount) -> String {
    of_length(amount.counted.then_some(amount.named), amount.unit)
}

pub(super) fn on_clock(clock: &Clock) -> String {
    match clock.second {
        Some(second) => format!("T{:02}:{:02}:{second:02}", clock.hour, clock.minute),
        None => format!("T{:02}:{:02}", clock.hour, clock.minute),
    }
}

/// The value of a point of which only the words are known.
pub(super) fn unplaced(point: &Point) -> (Kind, String) {
    let date = match &point.when {
        Some(When::Date(Day { month: Some(month), day: Some(day), .. })) => format!("XXXX-{month:02}-{day:02}"),
        Some(When::Date(Day { month: None, day: Some(day), .. })) => format!("XXXX-XX-{day:02}"),
        Some(When::Date(Day { month: Some(month), day: None, .. })) => format!("XXXX-{month:02}"),
        Some(When::Weekday { weekday, .. } | When::BesideWeekday(weekday, _)) => on_weekday(*weekday),
        Some(When::Season(season, _)) => format!("XXXX-{}", of_season(*season)),
        Some(When::Quarter(quarter, _)) => format!("XXXX-Q{quarter}"),
        Some(When::Weekend(_)) => "XXXX-WXX-WE".into(),
        Some(When::Unit(Unit::Week, _)) => "XXXX-WXX".into(),
        Some(When::Unit(Unit::Month, _)) => "XXXX-XX".into(),
        Some(When::Unit(Unit::Year, _)) => "XXXX".into(),
        _ => "XXXX-XX-XX".into(),
    };
    match (&point.clock, point.part) {
        (Some(clock), _) => (Kind::Time, format!("{date}{}", on_clock(clock))),
        (None, Some(part)) => (Kind::Time, format!("{date}{}", of_part(part))),
        (None, None) => (Kind::Date, date),
    }
}

pub(super) fn on_weekday(weekday: Weekday) -> String {
    format!("XXXX-WXX-{}", weekday.to_monday_one_offset())
}
