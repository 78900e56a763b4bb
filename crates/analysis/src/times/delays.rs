//! Amounts in running words: delays ("two days later", "15 minutes after X"), "two weeks ago", and plain durations.

use super::Anchor;
use super::amounts::{Amount, amount};
use super::clocks::{clock, minutes_past};
use super::lexicon::{Unit, among};
use super::names::Name;
use super::page::{Gap, Page};
use super::point::{Extent, Point, Said, When, Year};
use super::points::point;
use std::ops::Range;

/// What became of the words from `i` on.
pub(super) enum Counted {
    /// What they say, the word after them, how sure that is, and which of them are times by themselves.
    Said(Said, usize, f64, Extent),
    /// They are an age, a rate or an idiom; go on after them.
    Refused(usize),
}

/// The amount that starts at word `i`, with what makes a delay, an "ago" or a duration of it.
pub(super) fn counted(page: &Page, i: usize, day_first: Option<bool>) -> Option<Counted> {
    if let Some(found) = soon(page, i, day_first) {
        return Some(found);
    }
    // "Ten minutes past eight" is a time on the clock.
    if minutes_past(page, i).is_some() && clock(page, i).is_some() {
        return None;
    }
    let within = page.word(i) == "within";
    let at = if within { i + 1 } else { i };
    let (amount, end) = amount(page, at)?;
    // "A year-earlier loss" is of that year, and no step of a story.
    if page.gap(end) == Gap::Dash && matches!(page.word(end), "earlier" | "ago") {
        return None;
    }
    let plain = !page.beside(end) && !matches!(page.gap(end), Gap::Comma | Gap::Apostrophe);
    if matches!(page.word(end), "old" | "olds") && !plain || page.says(end, &["of", "age"]) || page.before(i) == "aged"
    {
        return Some(Counted::Refused(end + 1));
    }
    if within {
        let amount = Amount { low: 0.0, hedged: true, ..amount };
        let length = at..end;
        let (from, of, end, second) = match page.word(end) {
            "of" | "after" => follows(page, end + 1, day_first),
            _ => (Anchor::Narrative, None, end, None),
        };
        let extent = Extent { first: length, second };
        return Some(Counted::Said(Said::Delay { amount, later: true, from, of, within }, end, 0.7, extent));
    }
    if plain {
        return duration(page, i, at, end, amount);
    }
    let certain = if amount.counted { 0.85 } else { 0.75 };
    let narrative = |later, end| {
        let said = Said::Delay { amount, later, from: Anchor::Narrative, of: None, within };
        Some(Counted::Said(said, end, certain, Extent::one(i..end)))
    };
    // "Two days after the vote" is a length beside the vote; "two days after" is a time.
    let length = i..end;
    let following = |later, at| {
        let (from, of, end, second) = follows(page, at, day_first);
        let first = if from == Anchor::Narrative { i..end } else { length.clone() };
        let said = Said::Delay { amount, later, from, of, within };
        Some(Counted::Said(said, end, certain, Extent { first, second }))
    };
    let direct = page.gap(end) != Gap::Comma;
    match page.word(end) {
        "later" | "afterward" | "afterwards" | "thereafter" | "hence" if direct && !amount.joined => {
            narrative(true, end + 1)
        }
        "earlier" | "beforehand" | "previously" if direct && !amount.joined => {
            if page.word(end + 1) == "than" {
                following(false, end + 2)
            } else {
                narrative(false, end + 1)
            }
        }
        "after" | "following" if direct => following(true, end + 1),
        "before" if direct => following(false, end + 1),
        "prior" if direct => match page.word(end + 1) {
            "to" => following(false, end + 2),
            _ => narrative(false, end + 1),
        },
        "ahead" if page.word(end + 1) == "of" => following(false, end + 2),
        "ago" => {
            let point = Point { when: Some(When::Ago(amount)), ..Point::default() };
            Some(Counted::Said(Said::Point(point), end + 1, certain, Extent::one(i..end + 1)))
        }
        "from" if matches!(page.word(end + 1), "now" | "today") => {
            let point = Point { when: Some(When::Ahead(amount)), ..Point::default() };
            Some(Counted::Said(Said::Point(point), end + 2, 0.6, Extent::one(i..end + 2)))
        }
        // "Three weeks from tomorrow", and not "two years from the start".
        "from" if direct => {
            let (from, of, after, second) = follows(page, end + 1, day_first);
            if of.is_none() || second.is_none() {
                return duration(page, i, at, end, amount);
            }
            let said = Said::Delay { amount, later: true, from, of, within };
            Some(Counted::Said(said, after, certain, Extent { first: i..end, second }))
        }
        _ => duration(page, i, at, end, amount),
    }
}

/// An amount without a direction: a length of time, unless it is an idiom.
fn duration(page: &Page, i: usize, at: usize, end: usize, amount: Amount) -> Option<Counted> {
    let before = page.before(i);
    let article = matches!(page.word(at), "a" | "an");
    let rate = article
        && (page.number(i.wrapping_sub(1)).is_some()
            || among(
                before,
                "times twice once percent dollars pounds cents miles million billion thousand people hours days \
                    barrels",
            ));
    if rate || before == "per" {
        return Some(Counted::Refused(end));
    }
    let led = among(
        before,
        "for in over during after took lasted spent least than of only within every about nearly next take takes \
            spend lasting almost",
    );
    let bare = !amount.counted && end == at + 1;
    // "60 Minutes", "48 Hours": programmes.
    let quoted = page.gap(i) == Gap::Wall && page.gap(end) == Gap::Wall;
    let goes_on = page.capital(end) && !quoted;
    let title = page.cased && page.number(at).is_some() && page.name_like(end - 1) && !goes_on && amount.high > 1.0;
    let idiom = title
        || matches!(page.word(end), "apart" | "each")
        || article
            && (amount.unit <= Unit::Minute && (end == at + 2 || !led) || !led && !amount.joined && end == at + 2)
        || page.word(at) == "one" && amount.unit == Unit::Day && before != "for"
        || page.says(end, &["a", "day"])
        || page.says(end, &["a", "week"])
        || article && amount.unit == Unit::Day && matches!(page.word(end), "that" | "when" | "which" | "in" | "of")
        || bare && !matches!(before, "for" | "in" | "over" | "took")
        || matches!(before, "wait" | "every" | "the" if amount.unit <= Unit::Minute)
        || page.word(end) == "s" && page.gap(end) == Gap::Apostrophe && article;
    Some(if idiom {
        Counted::Refused(end)
    } else {
        Counted::Said(Said::Duration(amount), end, 0.8, Extent::one(at..end))
    })
}

/// "Shortly after X", "soon afterwards", "immediately after".
fn soon(page: &Page, i: usize, day_first: Option<bool>) -> Option<Counted> {
    let high = match page.word(i) {
        "immediately" | "moments" | "right" => 1.0,
        "shortly" | "just" => 24.0,
        "soon" => 168.0,
        _ => return None,
    };
    let amount = Amount { hedged: true, ..Amount::some(0.0, high, Unit::Hour) };
    let later = match page.word(i + 1) {
        "afterward" | "afterwards" | "thereafter" => {
            let said = Said::Delay { amount, later: true, from: Anchor::Narrative, of: None, within: false };
            return Some(Counted::Said(said, i + 2, 0.6, Extent::one(i..i + 2)));
        }
        "after" => true,
        "before" => false,
        _ => return None,
    };
    // "Shortly after midnight" is a point with a side, read elsewhere.
    let (from, of, end, second) = follows(page, i + 2, day_first);
    if of.is_some() || end > i + 2 || from == Anchor::Narrative && matches!(page.word(i), "right" | "just") {
        return None;
    }
    let extent = Extent { first: i..i + 2, second };
    Some(Counted::Said(Said::Delay { amount, later, from, of, within: false }, end, 0.55, extent))
}

/// What a delay is counted from, the time by itself in those words, the word after them, and where that time stands.
type Follows = (Anchor, Option<Box<Point>>, usize, Option<Range<usize>>);

/// What a delay is counted from, when it stands before "after" or "before": a time told by the words at `i`,
/// something told by them, or, where the clause ends, the story so far.
fn follows(page: &Page, i: usize, day_first: Option<bool>) -> Follows {
    if page.ends(i) {
        return (Anchor::Narrative, None, i, None);
    }
    if matches!(page.word(i), "that" | "this") && page.ends(i + 1) {
        return (Anchor::Narrative, None, i + 1, None);
    }
    let at = match page.word(i) {
        "the" if matches!(page.word(i + 1), "election" | "vote") && page.word(i + 2) != "day" => {
            let named = When::Named(Name::ElectionDay, Year::Open);
            let point = Point { when: Some(named), ..Point::default() };
            return (Anchor::AfterWhatFollows, Some(Box::new(point)), i + 2, None);
        }
        "the" | "on" => i + 1,
        _ => i,
    };
    let target = [i, at].into_iter().find_map(|k| Some((k, point(page, k, day_first)?)));
    match target {
        // "Three days after July's meeting": the time is a part of what follows, not all of it; a meeting of a day is
        // on that day.
        Some((start, (point, end))) if page.gap(end) != Gap::Apostrophe || is_day(&point) => {
            (Anchor::AfterWhatFollows, Some(Box::new(point)), end, Some(start..end))
        }
        _ => (Anchor::AfterWhatFollows, None, i, None),
    }
}

fn is_day(point: &Point) -> bool {
    match &point.when {
        Some(When::Date(date)) => date.day.is_some(),
        Some(When::Unit(unit, _)) => *unit == Unit::Day,
        when => matches!(when, Some(When::Weekday { .. })),
    }
}

/// "The day before", "the next morning" and their like as what they are: delays in whole units.
pub(super) fn beside(page: &Page, point: &Point, end: usize) -> Option<(Said, usize, Option<Range<usize>>)> {
    if !matches!(point.when, Some(When::Beside(..) | When::BesideWeekday(_, -1 | 1))) {
        return None;
    }
    let open = matches!(page.before(end), "before" | "after") || page.before(end) == "of";
    if !open {
        return Some((Said::Beside { point: point.clone(), from: Anchor::Narrative, of: None }, end, None));
    }
    let (mut from, of, after, second) = follows(page, end, None);
    if from == Anchor::AfterWhatFollows && of.is_none() && !page.marked && page.before(end) != "of" {
        // "The day before[,] he had written": only the comma would tell, and it is lost.
        from = if page.soon(end, 12, "had") { Anchor::Narrative } else { Anchor::Unknown };
    }
    let end = if from == Anchor::AfterWhatFollows { after } else { end };
    Some((Said::Beside { point: point.clone(), from, of }, end, second))
}
