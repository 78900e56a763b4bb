//! Points: dates, parts of the day and clock times put together, in whatever order the words bring them.

use super::clocks::clock;
use super::dates::date;
use super::lexicon::{Part, Unit, Word};
use super::names::name;
use super::nth::nth;
use super::page::{Gap, Page};
use super::periods::period;
use super::point::{Clock, Day, Point, Slice, Turn, When, Year};
use super::relative::{relative, slice, sliced_unit};

/// Words that only tie the parts of a phrase together.
fn glue(page: &Page, i: usize) -> usize {
    let at = match page.word(i) {
        "on" | "at" | "of" | "in" | "during" if page.gap(i) != Gap::Wall => i + 1,
        // "2016-10-14T18:35".
        "t" if page.gap(i) == Gap::Tight && page.gap(i + 1) == Gap::Tight => return i + 1,
        _ => i,
    };
    if page.word(at) == "the" { at + 1 } else { at }
}

/// A time put together from its parts, starting at word `i`, and the word after it.
pub(super) fn point(page: &Page, i: usize, day_first: Option<bool>) -> Option<(Point, usize)> {
    // Phrases, ranges and delays all ask for a point at the same words, and most of those have none.
    if page.is_barren(i) {
        return None;
    }
    let found = put_together(page, i, day_first);
    if found.is_none() {
        page.set_barren(i);
    }
    found
}

fn put_together(page: &Page, i: usize, day_first: Option<bool>) -> Option<(Point, usize)> {
    if !page.may_lead(i) {
        return None;
    }
    let mut point = Point::default();
    let mut end = add(page, i, &mut point, day_first)?;
    while end < page.len() && page.runs_on(end) {
        let around = matches!(page.word(end), "around" | "about" | "approximately") && point.clock.is_none();
        let glued = if around { end + 1 } else { glue(page, end) };
        let mut grown = point.clone();
        let next = add(page, glued, &mut grown, day_first).filter(|_| glued == end || page.gap(glued) != Gap::Comma);
        let next = next.or_else(|| {
            // "on the 14th", "the next morning": the article belongs to the part.
            let bare = if matches!(page.word(end), "on" | "at" | "of" | "in") { end + 1 } else { end };
            grown = point.clone();
            (bare != glued).then(|| add(page, bare, &mut grown, day_first)).flatten()
        });
        let next = next.or_else(|| {
            grown = point.clone();
            bare_hour(page, end, &mut grown)
        });
        let side = matches!(page.word(end), "before" | "after" | "just" | "shortly");
        let Some(next) = next.filter(|_| !side) else { break };
        if around && grown.clock.is_none() {
            break;
        }
        grown.around |= around;
        point = grown;
        end = next;
    }
    // A part of the day, a slice or a bare hour says nothing by itself.
    let bare_part = point.when.is_none() && point.clock.is_none();
    if bare_part && !lone_part(page, i, &point) {
        return None;
    }
    Some((point, end))
}

/// "At 8", "around 7" after a day or a part of one: an hour by its number, where the clause ends with it.
fn bare_hour(page: &Page, i: usize, point: &mut Point) -> Option<usize> {
    let led = matches!(page.word(i), "at" | "around" | "about") && page.gap(i) == Gap::Space;
    let day = match &point.when {
        Some(When::Unit(unit, _) | When::Same(unit) | When::Beside(unit, _)) => *unit == Unit::Day,
        Some(When::Weekday { .. }) => true,
        Some(When::Date(date)) => date.day.is_some(),
        Some(_) => false,
        None => point.part.is_some(),
    };
    let hour = page.number_in(i + 1, 1, 12).filter(|_| led && day && point.clock.is_none() && page.ends(i + 2))?;
    point.clock = Some(Clock {
        hour,
        minute: 0,
        second: None,
        to_the_minute: false,
        either_half: true,
        midnight: false,
        zone: None,
    });
    point.around |= page.word(i) != "at";
    Some(i + 2)
}

/// Whether a part of the day without a day may stand alone: "in the evening", "overnight", "late at night".
fn lone_part(page: &Page, i: usize, point: &Point) -> bool {
    match point.part {
        Some(Part::SmallHours) => page.word(i) != "overnight" || page.before(i) != "an",
        Some(part) => {
            let in_the = page.before(i) == "the" && i >= 2 && matches!(page.before(i - 1), "in" | "during" | "by");
            let at = page.before(i) == "at" && matches!(part, Part::Dawn | Part::Midday | Part::Evening);
            point.slice.is_some() && page.before(i) != "a" || in_the || at
        }
        None => false,
    }
}

/// Adds the part that starts at word `i` to a point it fits, and gives the word after it.
fn add(page: &Page, i: usize, point: &mut Point, day_first: Option<bool>) -> Option<usize> {
    if i >= page.len() {
        return None;
    }
    if point.slice.is_none()
        && point.when.is_none()
        && let Some((found, at)) = slice(page, i)
    {
        return add_slice(page, i, found, at, point, day_first);
    }
    if point.clock.is_none()
        && !is_long(point)
        && let Some((clock, end)) = clock(page, i)
    {
        point.clock = Some(clock);
        return Some(end);
    }
    if let Some((when, part, end)) = when(page, i, point, day_first) {
        if point.clock.is_some() && is_long(&Point { when: Some(when.clone()), ..Point::default() }) {
            return None;
        }
        point.part = point.part.or(part);
        point.when = Some(when);
        return Some(end);
    }
    if point.part.is_none()
        && let Some(Word::Part(part)) = page.look(i)
        && fits_part(page, i, point)
    {
        point.part = Some(part);
        return Some(i + 1);
    }
    None
}

/// Whether a point is a week or longer, and so has no time of day.
fn is_long(point: &Point) -> bool {
    match &point.when {
        Some(When::Unit(unit, _) | When::Same(unit) | When::Beside(unit, _)) => *unit > Unit::Day,
        Some(When::Season(..) | When::Quarter(..) | When::Years(..) | When::Weekend(_) | When::Stretch(..)) => true,
        _ => false,
    }
}

/// Adds "early", "later" or their like at word `i`, together with the period after it, which starts at word `at`.
fn add_slice(
    page: &Page,
    i: usize,
    slice: Slice,
    at: usize,
    point: &mut Point,
    day_first: Option<bool>,
) -> Option<usize> {
    if slice == Slice::Early && page.word(at) == "hours" {
        point.part = Some(Part::SmallHours);
        return Some(at + 1);
    }
    let mut grown = Point { slice: Some(slice), ..point.clone() };
    // "The end of the year", "later in the day": the story's own.
    let own = sliced_unit(page, at)
        .filter(|_| !matches!(page.word(i), "mid" | "early" | "late") || page.word(at - 1) == "in");
    let end = if let Some(piece) = own {
        grown.when = Some(piece.when);
        grown.part = grown.part.or(piece.part);
        piece.end
    } else {
        let article = page.word(at) == "the" && relative(page, at).is_none();
        let end = add(page, at + usize::from(article), &mut grown, day_first)?;
        if matches!(slice, Slice::Earlier | Slice::Later) && !takes_earlier(&grown) {
            return None;
        }
        end
    };
    if grown.clock.is_some() {
        return None;
    }
    *point = grown;
    Some(end)
}

/// Whether a day or period is one to be earlier or later in: "earlier this month", never "later on May 4".
fn takes_earlier(point: &Point) -> bool {
    match &point.when {
        Some(When::Unit(..) | When::Same(_) | When::Weekend(_) | When::Weekday { .. } | When::BesideWeekday(..)) => {
            true
        }
        Some(When::Season(_, year) | When::Date(Day { year, .. })) => matches!(year, Year::Turn(_) | Year::That),
        _ => false,
    }
}

fn fits_part(page: &Page, i: usize, point: &Point) -> bool {
    match &point.when {
        Some(When::Unit(unit, _) | When::Same(unit) | When::Beside(unit, _)) => *unit == Unit::Day,
        Some(When::Date(date)) => date.day.is_some(),
        Some(When::Weekday { .. } | When::BesideWeekday(..) | When::Named(..)) => true,
        Some(_) => false,
        None => page.word(i) != "overnight" || point.clock.is_none(),
    }
}

/// The day or period at `i`, alone or put together with the one that the point has.
fn when(page: &Page, i: usize, point: &Point, day_first: Option<bool>) -> Option<(When, Option<Part>, usize)> {
    if point.when.is_none() {
        if let Some((name, end)) = name(page, i) {
            let at = end + usize::from(page.word(end) == "in" || page.word(end) == "of");
            let year = super::years::year(page, at).filter(|_| matches!(page.gap(at), Gap::Space | Gap::Comma));
            let night = (page.word(end - 1) == "night" && name.is_election()).then_some(Part::Night);
            return Some(match year {
                Some(year) => (When::Named(name, Year::Is(year)), night, at + 1),
                None => (When::Named(name, Year::Open), night, end),
            });
        }
        return nth(page, i, day_first)
            .or_else(|| calendar(page, i, day_first))
            .map(|(when, end)| (when, None, end))
            .or_else(|| relative(page, i).map(|piece| (piece.when, piece.part, piece.end)));
    }
    let have = point.when.as_ref()?;
    let (more, part, end) = calendar(page, i, day_first)
        .map(|(when, end)| (when, None, end))
        .or_else(|| name(page, i).map(|(name, end)| (When::Named(name, Year::Open), None, end)))
        .or_else(|| relative(page, i).map(|piece| (piece.when, piece.part, piece.end)))?;
    let listed = matches!(page.word(i.saturating_sub(1)), "on" | "at");
    Some((join(have, more, listed)?, part, end))
}

/// Two ways to tell one time, put together; none where they can't be one.
fn join(have: &When, more: When, listed: bool) -> Option<When> {
    let dated = |date: &Day| date.month.is_some() && date.day.is_some();
    match (have, more) {
        (When::Weekday { weekday, .. }, When::Date(date)) if date.weekday.is_none() && date.day.is_some() => {
            Some(When::Date(Day { weekday: Some(*weekday), ..date }))
        }
        (When::Date(date), When::Weekday { weekday, turn: None, .. }) if dated(date) && date.weekday.is_none() => {
            Some(When::Date(Day { weekday: Some(weekday), ..*date }))
        }
        (When::Named(name, year), When::Date(date)) if dated(&date) && !listed => {
            let year = if date.year == Year::Open { *year } else { date.year };
            Some(When::Date(Day { name: Some(*name), year, ..date }))
        }
        (When::Date(date), When::Named(name, _)) if dated(date) && !listed => {
            Some(When::Date(Day { name: Some(name), ..*date }))
        }
        (When::Date(date), When::Unit(Unit::Year, by)) if date.year == Year::Open => {
            Some(When::Date(Day { year: Year::Off(by), ..*date }))
        }
        (When::Date(date), When::Same(Unit::Year)) if date.year == Year::Open => {
            Some(When::Date(Day { year: Year::That, ..*date }))
        }
        (When::Unit(Unit::Year, by), When::Date(date)) if date.year == Year::Open && date.month.is_some() => {
            Some(When::Date(Day { year: Year::Off(*by), ..date }))
        }
        (When::Season(season, Year::Open), When::Unit(Unit::Year, by)) => Some(When::Season(*season, Year::Off(by))),
        (When::Quarter(quarter, Year::Open), When::Unit(Unit::Year, by)) => {
            Some(When::Quarter(*quarter, Year::Off(by)))
        }
        (When::Named(name, Year::Open), When::Unit(Unit::Year, by)) => Some(When::Named(*name, Year::Off(by))),
        (When::Unit(Unit::Week, by), When::Weekday { weekday, turn: None, week: None }) => {
            Some(When::Weekday { weekday, turn: None, week: Some(*by) })
        }
        (When::Weekday { weekday, turn: None, week: None }, When::Unit(Unit::Week, by)) => {
            Some(When::Weekday { weekday: *weekday, turn: None, week: Some(by) })
        }
        (When::Weekday { turn: Some(Turn::Last), .. }, When::Same(_)) => None,
        _ => None,
    }
}

fn calendar(page: &Page, i: usize, day_first: Option<bool>) -> Option<(When, usize)> {
    date(page, i, day_first).map(|(date, end)| (When::Date(date), end)).or_else(|| period(page, i))
}
