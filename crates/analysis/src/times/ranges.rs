//! Ranges: "from X to Y", "between X and Y", "X-Y".

use super::dates::year;
use super::page::{Gap, Page};
use super::point::{Clock, Day, Point, When, Year};
use super::points::point;

/// "From X to Y", "between X and Y", "X-Y": both ends, and the word after the second.
pub(super) fn range(page: &Page, i: usize, day_first: Option<bool>) -> Option<(Point, Point, usize)> {
    let lead = page.word(i);
    let at = if matches!(lead, "from" | "between") { i + 1 } else { i };
    let start = if page.word(at) == "the" { at + 1 } else { at };
    let joint = |k: usize| match page.word(k) {
        "to" | "through" | "thru" | "until" | "till" if page.gap(k) == Gap::Space => Some(k + 1),
        "and" if lead == "between" => Some(k + 1),
        _ if page.gap(k) == Gap::Dash => Some(k),
        _ => None,
    };
    // "From 6 to 8 p.m.": the first end is only a number.
    if let Some(number) = page.number_in(start, 1, 31)
        && let Some(next) = joint(start + 1)
        && let Some((last, end)) = point(page, next, day_first)
        && page.number(next).is_some()
        && let Some(clock) = &last.clock
        && number <= 12
    {
        let night = clock.hour >= 12 && number + 12 > clock.hour;
        let hour = if clock.hour >= 12 && !night { number % 12 + 12 } else { number };
        let first = Clock { hour, minute: 0, to_the_minute: false, zone: None, ..clock.clone() };
        return Some((Point { clock: Some(first), ..last.clone() }, last, end));
    }
    let (mut first, middle) = point(page, start, day_first)?;
    let next = joint(middle)?;
    let next = if page.word(next) == "the" && page.gap(middle) != Gap::Dash { next + 1 } else { next };
    let (mut last, end) = point(page, next, day_first).or_else(|| last_year(page, next))?;
    complete(&mut first, &mut last);
    same_kind(&first, &last).then_some((first, last, end))
}

/// A year that ends a range needs nothing else to be one.
fn last_year(page: &Page, i: usize) -> Option<(Point, usize)> {
    let ends = year(page, i)?;
    let when = When::Date(Day { year: Year::Is(ends), ..Day::EMPTY });
    Some((Point { when: Some(when), ..Point::default() }, i + 1))
}

/// Gives each end what only the other says.
fn complete(first: &mut Point, last: &mut Point) {
    if let (Some(When::Date(a)), Some(When::Date(b))) = (&mut first.when, &mut last.when) {
        if a.year == Year::Open && a.month.is_some() {
            a.year = b.year;
        }
        if b.month.is_none() && b.day.is_some() {
            b.month = a.month;
            b.year = a.year;
        }
    }
    if let (Some(When::Season(_, a)), Some(When::Season(_, b))) = (&mut first.when, &last.when)
        && *a == Year::Open
    {
        *a = *b;
    }
    if first.clock.is_some() && last.clock.is_some() {
        first.when = first.when.take().or_else(|| last.when.clone());
        last.when = last.when.take().or_else(|| first.when.clone());
        if let (Some(a), Some(b)) = (&mut first.clock, &last.clock)
            && a.either_half
            && !b.either_half
        {
            let hour = if b.hour >= 12 && a.hour % 12 + 12 <= b.hour { a.hour % 12 + 12 } else { a.hour };
            a.hour = hour;
            a.either_half = false;
        }
    }
}

fn same_kind(a: &Point, b: &Point) -> bool {
    let dated = |p: &Point| p.when.is_some();
    if a.clock.is_some() != b.clock.is_some() && !(dated(a) && dated(b)) {
        return false;
    }
    match (&a.when, &b.when) {
        (Some(When::Date(a)), Some(When::Date(b))) => {
            (a.month.is_some() || b.month.is_none()) && (a.day.is_some() == b.day.is_some() || b.month.is_none())
        }
        (Some(When::Date(day)), Some(When::Weekday { .. })) | (Some(When::Weekday { .. }), Some(When::Date(day))) => {
            day.day.is_some()
        }
        (None, None) => a.clock.is_some() || a.part.is_some() && b.part.is_some(),
        (Some(_), Some(_)) => true,
        _ => a.clock.is_some() && b.clock.is_some(),
    }
}
