//! Ranges: "from X to Y", "between X and Y", "X-Y".

use super::lexicon::Word;
use super::page::{Gap, Page};
use super::point::{Clock, Day, Extent, Point, When, Year};
use super::points::point;
use super::years::{year, year_after};

/// "From X to Y", "between X and Y", "X-Y": both ends, and the words of each.
pub(super) fn range(page: &Page, i: usize, day_first: Option<bool>) -> Option<(Point, Point, Extent)> {
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
        let extent = Extent { first: start..start + 1, second: Some(next..end) };
        return Some((Point { clock: Some(first), ..last.clone() }, last, extent));
    }
    // "2014-2018".
    if let (Some(from), Some(to)) = (year(page, start), year(page, start + 1))
        && page.gap(start + 1) == Gap::Dash
        && from < to
        && page.number(start + 2).is_none()
    {
        let of = |year| {
            let when = When::Date(Day { year: Year::Is(year), ..Day::EMPTY });
            Point { when: Some(when), ..Point::default() }
        };
        let extent = Extent { first: start..start + 1, second: Some(start + 1..start + 2) };
        return Some((of(from), of(to), extent));
    }
    if let Some(found) = months(page, lead, start, &joint) {
        return Some(found);
    }
    let (mut first, middle) = point(page, start, day_first)?;
    if let Some((last, end)) = second_day(page, &first, middle) {
        return Some((first, last, Extent { first: start..middle, second: Some(middle + 1..end) }));
    }
    let next = joint(middle)?;
    let next = if page.word(next) == "the" && page.gap(middle) != Gap::Dash { next + 1 } else { next };
    let (mut last, end) = point(page, next, day_first).or_else(|| last_year(page, next))?;
    complete(&mut first, &mut last);
    same_kind(&first, &last).then_some((first, last, Extent { first: start..middle, second: Some(next..end) }))
}

/// "April 24 and 25": another day of the same month.
fn second_day(page: &Page, first: &Point, i: usize) -> Option<(Point, usize)> {
    let Some(When::Date(date)) = &first.when else { return None };
    let alone = date.month.is_some() && date.to.is_none() && date.weekday.is_none() && first.clock.is_none();
    let number = page.number_in(i + 1, 1, 31).filter(|_| page.word(i) == "and" && page.word(i + 1).len() <= 2)?;
    let later = date.day.is_some_and(|day| day < number);
    (alone && later && page.ends(i + 2)).then(|| {
        let when = When::Date(Day { day: Some(number), ..*date });
        (Point { when: Some(when), ..first.clone() }, i + 2)
    })
}

/// "From Sep to Nov", "Jan-Feb 2017": months that only their company makes months.
fn months(
    page: &Page,
    lead: &str,
    start: usize,
    joint: &dyn Fn(usize) -> Option<usize>,
) -> Option<(Point, Point, Extent)> {
    let Some(Word::Month(from, _)) = page.look(start) else { return None };
    let next = joint(start + 1)?;
    let Some(Word::Month(to, _)) = page.look(next) else { return None };
    let led = matches!(lead, "from" | "between") || page.capital(start) && page.capital(next);
    // "From May to July 4" ends on a day.
    let day = page.number_in(next + 1, 1, 31).is_some();
    if !led || day {
        return None;
    }
    let (year, end) = year_after(page, next + 1).map_or((Year::Open, next + 1), |(year, end)| (Year::Is(year), end));
    let before = match year {
        Year::Is(year) if from > to => Year::Is(year - 1),
        year => year,
    };
    let of = |month, year| {
        let when = When::Date(Day { year, ..Day::of_month(month) });
        Point { when: Some(when), ..Point::default() }
    };
    Some((of(from, before), of(to, year), Extent { first: start..start + 1, second: Some(next..end) }))
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
