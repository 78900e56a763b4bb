//! Amounts in running words: delays ("two days later", "15 minutes after X"), "two weeks ago", and plain durations.

use super::Anchor;
use super::amounts::{Amount, amount};
use super::lexicon::{Unit, among};
use super::names::Name;
use super::page::{Gap, Page};
use super::point::{Point, Said, When, Year};
use super::points::point;

/// What became of the words from `i` on.
pub(super) enum Counted {
    /// What they say, the word after them, and how sure that is.
    Said(Said, usize, f64),
    /// They are an age, a rate or an idiom; go on after them.
    Refused(usize),
}

/// The amount that starts at word `i`, with what makes a delay, an "ago" or a duration of it.
pub(super) fn counted(page: &Page, i: usize, day_first: Option<bool>) -> Option<Counted> {
    if let Some(found) = soon(page, i, day_first) {
        return Some(found);
    }
    let within = page.word(i) == "within";
    let at = if within { i + 1 } else { i };
    let (amount, end) = amount(page, at)?;
    let plain = !page.beside(end) && !matches!(page.gap(end), Gap::Comma | Gap::Apostrophe);
    if matches!(page.word(end), "old" | "olds") && !plain || page.says(end, &["of", "age"]) || page.before(i) == "aged"
    {
        return Some(Counted::Refused(end + 1));
    }
    if within {
        let amount = Amount { low: 0.0, hedged: true, ..amount };
        let (from, of, end) = match page.word(end) {
            "of" | "after" => follows(page, end + 1, day_first),
            _ => (Anchor::Narrative, None, end),
        };
        return Some(Counted::Said(Said::Delay { amount, later: true, from, of, within }, end, 0.7));
    }
    if plain {
        return duration(page, i, at, end, amount);
    }
    let certain = if amount.counted { 0.85 } else { 0.75 };
    let narrative = |later, end| {
        Some(Counted::Said(Said::Delay { amount, later, from: Anchor::Narrative, of: None, within }, end, certain))
    };
    let following = |later, at| {
        let (from, of, end) = follows(page, at, day_first);
        Some(Counted::Said(Said::Delay { amount, later, from, of, within }, end, certain))
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
            Some(Counted::Said(Said::Point(point), end + 1, certain))
        }
        "from" if matches!(page.word(end + 1), "now" | "today") => {
            let point = Point { when: Some(When::Stretch(amount, 1)), ..Point::default() };
            Some(Counted::Said(Said::Point(point), end + 2, 0.6))
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
    let title =
        page.cased && page.number(at).is_some() && page.name_like(end - 1) && !page.capital(end) && amount.high > 1.0;
    let idiom = title
        || matches!(page.word(end), "apart" | "each")
        || article && (amount.unit <= Unit::Minute || !led && !amount.joined && end == at + 2)
        || page.word(at) == "one" && amount.unit == Unit::Day && before != "for"
        || article && amount.unit == Unit::Day && matches!(page.word(end), "that" | "when" | "which" | "in" | "of")
        || bare && !matches!(before, "for" | "in" | "over" | "took")
        || matches!(before, "wait" | "every" | "the" if amount.unit <= Unit::Minute)
        || page.word(end) == "s" && page.gap(end) == Gap::Apostrophe && article;
    Some(if idiom { Counted::Refused(end) } else { Counted::Said(Said::Duration(amount), end, 0.8) })
}

/// "Shortly after X", "soon afterwards", "immediately after".
fn soon(page: &Page, i: usize, day_first: Option<bool>) -> Option<Counted> {
    let high = match page.word(i) {
        "immediately" | "moments" | "right" => 1.0,
        "shortly" | "just" => 24.0,
        "soon" => 168.0,
        _ => return None,
    };
    let amount = Amount { low: 0.0, high, unit: Unit::Hour, counted: false, hedged: true, joined: false };
    let later = match page.word(i + 1) {
        "afterward" | "afterwards" | "thereafter" => {
            let said = Said::Delay { amount, later: true, from: Anchor::Narrative, of: None, within: false };
            return Some(Counted::Said(said, i + 2, 0.6));
        }
        "after" => true,
        "before" => false,
        _ => return None,
    };
    // "Shortly after midnight" is a point with a side, read elsewhere.
    let (from, of, end) = follows(page, i + 2, day_first);
    if of.is_some() || end > i + 2 || from == Anchor::Narrative && matches!(page.word(i), "right" | "just") {
        return None;
    }
    Some(Counted::Said(Said::Delay { amount, later, from, of, within: false }, end, 0.55))
}

/// What a delay is counted from, when it stands before "after" or "before": a time told by the words at `i`,
/// something told by them, or, where the clause ends, the story so far.
fn follows(page: &Page, i: usize, day_first: Option<bool>) -> (Anchor, Option<Box<Point>>, usize) {
    if page.ends(i) {
        return (Anchor::Narrative, None, i);
    }
    if matches!(page.word(i), "that" | "this") && page.ends(i + 1) {
        return (Anchor::Narrative, None, i + 1);
    }
    let at = match page.word(i) {
        "the" if matches!(page.word(i + 1), "election" | "vote") && page.word(i + 2) != "day" => {
            let named = When::Named(Name::ElectionDay, Year::Open);
            return (Anchor::AfterWhatFollows, Some(Box::new(Point { when: Some(named), ..Point::default() })), i + 2);
        }
        "the" | "on" => i + 1,
        _ => i,
    };
    let target = [i, at].into_iter().find_map(|k| point(page, k, day_first));
    match target {
        // "Three days after July's meeting": the time is a part of what follows, not all of it.
        Some((point, end)) if page.gap(end) != Gap::Apostrophe => {
            (Anchor::AfterWhatFollows, Some(Box::new(point)), end)
        }
        _ => (Anchor::AfterWhatFollows, None, i),
    }
}

/// "The day before", "the next morning" and their like as what they are: delays in whole units.
pub(super) fn beside(page: &Page, point: &Point, end: usize) -> Option<(Said, usize)> {
    if !matches!(point.when, Some(When::Beside(..) | When::BesideWeekday(_, -1 | 1))) {
        return None;
    }
    let open = matches!(page.before(end), "before" | "after") || page.before(end) == "of";
    if !open {
        return Some((Said::Beside { point: point.clone(), from: Anchor::Narrative, of: None }, end));
    }
    let (mut from, of, after) = follows(page, end, None);
    if from == Anchor::AfterWhatFollows && of.is_none() && !page.marked && page.before(end) != "of" {
        // "The day before[,] he had written": only the comma would tell, and it is lost.
        from = if page.soon(end, 12, "had") { Anchor::Narrative } else { Anchor::Unknown };
    }
    let end = if from == Anchor::AfterWhatFollows { after } else { end };
    Some((Said::Beside { point: point.clone(), from, of }, end))
}
