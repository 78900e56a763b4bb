//! Phrases: dates, parts of the day and clock times put together, in whatever order the words bring them.

use super::Bound;
use super::clocks::clock;
use super::dates::date;
use super::delays::{Counted, counted};
use super::lexicon::{Part, Unit, Word, look};
use super::names::name;
use super::page::{Gap, Page};
use super::point::{Day, Phrase, Point, Said, Side, Turn, When, Year};
use super::relative::{relative, slice, sliced_unit};

/// Reads every time phrase of a page, in order; none overlaps another.
pub(super) fn phrases(page: &Page, day_first: Option<bool>) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < page.len() {
        if !may_start(page.word(i)) {
            i += 1;
            continue;
        }
        match phrase(page, i, day_first) {
            Some(Read::Phrase(mut phrase)) => {
                // The article belongs to "the morning of 4 May" and not to "the June 2016 meeting".
                let article = page.before(phrase.tokens.start) == "the" && page.beside(phrase.tokens.start);
                let free = found.last().is_none_or(|last: &Phrase| last.tokens.end < phrase.tokens.start);
                if article && free && takes_article(&phrase.said) {
                    phrase.tokens.start -= 1;
                }
                i = phrase.tokens.end.max(i + 1);
                found.push(phrase);
            }
            Some(Read::Skip(end)) => i = end.max(i + 1),
            None => i += 1,
        }
    }
    found
}

fn takes_article(said: &Said) -> bool {
    let Said::Point(point) = said else { return false };
    match &point.when {
        Some(When::Date(date)) => point.part.is_some() || point.slice.is_some() || date.day.is_some() && date.month.is_none(),
        _ => true,
    }
}

enum Read {
    Phrase(Phrase),
    /// These words are not about a point of time, and no part of them is.
    Skip(usize),
}

/// Whether a phrase may start with `word`: the gate that keeps everything else cheap.
fn may_start(word: &str) -> bool {
    look(word).is_some()
        || word.starts_with(|c: char| c.is_ascii_digit())
        || matches!(
            word,
            "a" | "an" | "about" | "after" | "almost" | "approximately" | "around" | "as" | "at" | "barely" | "before"
                | "beginning" | "between" | "black" | "bonfire" | "boxing" | "burns" | "by" | "christmas" | "circa" | "coming"
                | "columbus" | "couple" | "cyber" | "early" | "earlier" | "easter" | "election" | "end" | "exactly" | "few"
                | "following" | "from" | "half" | "immediately" | "inauguration" | "just" | "last" | "late" | "later" | "less"
                | "many" | "mid" | "middle" | "midnight" | "more" | "nearly" | "new" | "next" | "noon" | "only" | "over"
                | "past" | "previous" | "preceding" | "precisely" | "prior" | "q" | "quarter" | "recent" | "right" | "roughly"
                | "same" | "several" | "shortly" | "since" | "some" | "soon" | "start" | "thanksgiving" | "that" | "the"
                | "third" | "first" | "fourth" | "this" | "till" | "today" | "tomorrow" | "tonight" | "under" | "until" | "up"
                | "weekend" | "well" | "within" | "yesterday" | "fewer" | "little" | "no" | "not" | "three" | "close" | "outset"
                | "ensuing" | "subsequent"
        )
        || super::names::may_start(word)
}

fn phrase(page: &Page, i: usize, day_first: Option<bool>) -> Option<Read> {
    match counted(page, i, day_first) {
        Some(Counted::Said(said, end, certain)) => {
            let phrase = Phrase { tokens: i..end, said, bound: Bound::At, certain };
            return Some(Read::Phrase(phrase));
        }
        Some(Counted::Refused(end)) => return Some(Read::Skip(end)),
        None => {}
    }
    if let Some((first, last, end)) = range(page, i, day_first) {
        let said = Said::Range(Box::new(first), Box::new(last));
        return Some(Read::Phrase(Phrase { tokens: i..end, said, bound: Bound::At, certain: 0.9 }));
    }
    let (bound, at) = bound(page, i);
    let (point, end) = lead(page, at, day_first)?;
    let bound = if page.gap(end) == Gap::Apostrophe && page.word(end) == "s" { Bound::At } else { bound };
    // A negated "until" tells when it did happen: "did not write again until Friday".
    let negated = bound == Bound::Until
        && page.lately(i, 8, &["not", "t", "never", "no", "nobody", "nothing", "waited", "only", "without"]);
    let bound = if negated { Bound::At } else { bound };
    let start = if bound == Bound::At { at } else { i };
    Some(Read::Phrase(finish(page, point, start..end, bound)))
}

/// Makes a phrase of a point, seeing whether it counts from words that follow.
fn finish(page: &Page, point: Point, tokens: std::ops::Range<usize>, bound: Bound) -> Phrase {
    let end = tokens.end;
    let certain = match &point.when {
        Some(When::Date(date)) if date.guessed => 0.6,
        Some(When::Date(date)) if matches!(date.year, Year::Is(_)) => 0.95,
        Some(When::Date(_)) => 0.85,
        Some(When::Named(name, _)) => name.certain(),
        Some(When::Same(_)) => 0.8,
        Some(_) => 0.8,
        None => 0.7,
    };
    let from_same = matches!(point.when, Some(When::Same(_)))
        && page.before(end.saturating_sub(0)) != "that"
        && tokens.clone().any(|k| page.word(k) == "same")
        && matches!(page.word(end), "that" | "as" | "when" | "on")
        && page.beside(end);
    // "11:48 p.m. on the night of the accident": only who knows that event knows the day.
    let of_event = point.when.is_none() && point.part.is_some() && page.word(end) == "of" && page.beside(end);
    if from_same && page.word(end) != "on" || of_event {
        return Phrase { tokens, said: Said::SameAs(point), bound, certain: 0.6 };
    }
    if let Some(said) = super::delays::beside(page, &point, end) {
        let (said, end) = said;
        return Phrase { tokens: tokens.start..end, said, bound, certain: 0.8 };
    }
    Phrase { tokens, said: Said::Point(point), bound, certain }
}

/// A word that makes a bound of the time after it, and the word after that.
fn bound(page: &Page, i: usize) -> (Bound, usize) {
    let (bound, at) = match page.word(i) {
        "since" => (Bound::Since, i + 1),
        "until" | "till" => (Bound::Until, if page.says(i + 1, &["at", "least"]) { i + 3 } else { i + 1 }),
        "by" => (Bound::By, i + 1),
        "no" if page.says(i + 1, &["later", "than"]) => (Bound::By, i + 3),
        "prior" if page.word(i + 1) == "to" => (Bound::Before, i + 2),
        "before" => (Bound::Before, i + 1),
        "after" => (Bound::After, i + 1),
        _ => return (Bound::At, i),
    };
    if page.beside(at) { (bound, at) } else { (Bound::At, i) }
}

/// A point with what may lead it: "around", "shortly before", "the".
fn lead(page: &Page, i: usize, day_first: Option<bool>) -> Option<(Point, usize)> {
    let mut at = i;
    let mut side = None;
    let mut around = false;
    match page.word(at) {
        "just" | "shortly" | "soon" | "right" | "immediately" | "well" if matches!(page.word(at + 1), "before" | "after") => {
            side = Some(Side { after: page.word(at + 1) == "after", close: page.word(at) != "well" });
            at += 2;
        }
        "around" | "about" | "approximately" | "roughly" | "circa" | "nearly" | "almost" | "some" => {
            around = true;
            at += 1;
        }
        "just" | "exactly" | "precisely" => at += 1,
        _ => {}
    }
    if at > i && !page.beside(at) {
        return None;
    }
    let led = at > i;
    if led && page.word(at) == "the" && !page.says(at, &["the", "stroke"]) && relative(page, at).is_none() && name(page, at).is_none() {
        at += 1;
    }
    let (mut point, end) = point(page, at, day_first)?;
    if around && point.clock.is_none() && !matches!(point.when, Some(When::Date(_) | When::Named(..) | When::Season(..))) {
        return None;
    }
    point.side = point.side.or(side);
    point.around |= around;
    Some((point, end))
}

/// Words that only tie the parts of a phrase together.
fn glue(page: &Page, i: usize) -> usize {
    let at = match page.word(i) {
        "on" | "at" | "of" | "in" | "during" if page.gap(i) != Gap::Wall => i + 1,
        _ => i,
    };
    if page.word(at) == "the" { at + 1 } else { at }
}

/// A time put together from its parts, starting at word `i`, and the word after it.
pub(super) fn point(page: &Page, i: usize, day_first: Option<bool>) -> Option<(Point, usize)> {
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
    if bare_part && !lone_part(page, i, end, &point) {
        return None;
    }
    Some((point, end))
}

/// Whether a part of the day without a day may stand alone: "in the evening", "overnight", "late at night".
fn lone_part(page: &Page, i: usize, end: usize, point: &Point) -> bool {
    let _ = end;
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
        let mut grown = Point { slice: Some(found), ..point.clone() };
        if page.says(at, &["hours"]) && page.word(i) == "early" {
            point.part = Some(Part::SmallHours);
            return Some(at + 1);
        }
        let own = sliced_unit(page, at).filter(|_| !matches!(page.word(i), "mid" | "early" | "late") || page.word(at - 1) == "in");
        let end = match own {
            Some(piece) => {
                grown.when = Some(piece.when);
                grown.part = grown.part.or(piece.part);
                Some(piece.end)
            }
            None => {
                let at = if page.word(at) == "the" && relative(page, at).is_none() { at + 1 } else { at };
                add(page, at, &mut grown, day_first).filter(|_| {
                    // "Earlier" and "later" need a day or period to be earlier in.
                    !matches!(page.word(i), "earlier" | "later")
                        || matches!(
                            grown.when,
                            Some(When::Unit(..) | When::Same(_) | When::Weekend(_) | When::Weekday { .. } | When::Season(_, Year::Turn(_) | Year::That) | When::BesideWeekday(..))
                                | Some(When::Date(Day { year: Year::Turn(_) | Year::That, .. }))
                        )
                })
            }
        };
        let end = end.filter(|_| grown.clock.is_none())?;
        *point = grown;
        return Some(end);
    }
    if point.clock.is_none()
        && let Some((clock, end)) = clock(page, i)
    {
        point.clock = Some(clock);
        return Some(end);
    }
    if let Some((when, part, end)) = when(page, i, point, day_first) {
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
            let year = super::dates::year(page, at).filter(|_| matches!(page.gap(at), Gap::Space | Gap::Comma));
            let night = (page.word(end - 1) == "night" && name.is_election()).then_some(Part::Night);
            return Some(match year {
                Some(year) => (When::Named(name, Year::Is(year)), night, at + 1),
                None => (When::Named(name, Year::Open), night, end),
            });
        }
        return date(page, i, day_first)
            .map(|(when, end)| (when, None, end))
            .or_else(|| relative(page, i).map(|piece| (piece.when, piece.part, piece.end)));
    }
    let have = point.when.as_ref()?;
    let (more, part, end) = date(page, i, day_first)
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
        (When::Quarter(quarter, Year::Open), When::Unit(Unit::Year, by)) => Some(When::Quarter(*quarter, Year::Off(by))),
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

/// "From X to Y", "between X and Y", "X-Y": both ends, and the word after the second.
fn range(page: &Page, i: usize, day_first: Option<bool>) -> Option<(Point, Point, usize)> {
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
        let first = super::point::Clock { hour, minute: 0, to_the_minute: false, zone: None, ..clock.clone() };
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
    let year = super::dates::year(page, i)?;
    let when = When::Date(Day { year: Year::Is(year), ..Day::EMPTY });
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
        (Some(When::Date(a)), Some(When::Date(b))) => a.month.is_some() || b.month.is_none(),
        (None, None) => a.clock.is_some() || a.part.is_some() && b.part.is_some(),
        (Some(_), Some(_)) => true,
        _ => a.clock.is_some() && b.clock.is_some(),
    }
}
