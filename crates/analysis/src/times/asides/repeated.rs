//! What comes back: "every Monday", "daily", "twice a week", "each year", "on weekends".

use super::super::amounts::number;
use super::super::clocks::clock;
use super::super::lexicon::{Part, Trust, Unit, Word, look};
use super::noun;
use crate::times::page::{Gap, Page};
use crate::times::point::{Every, Passing};

/// The repeated time at word `i`, and the word after it.
pub(super) fn repeated(page: &Page, i: usize) -> Option<(Passing, usize)> {
    // "Every Monday at 4 p.m."
    let set = |every, freq, end: usize| {
        let start = end + usize::from(page.word(end) == "at");
        let at = clock(page, start).filter(|_| page.beside(end) && !page.ends(end));
        let end = at.as_ref().map_or(end, |(_, end)| *end);
        Some((Passing::Repeated { every, freq, at: at.map(|(clock, _)| clock) }, end))
    };
    let length = |n, unit| set(Every::Length(n, unit), None, i + 1);
    match page.word(i) {
        "hourly" => length(1.0, Unit::Hour),
        "everyday" if noun(page, i + 1) && page.number(i + 1).is_none() => None,
        "daily" | "everyday" => length(1.0, Unit::Day),
        "nightly" => set(Every::Part(Part::Night), None, i + 1),
        "weekly" => length(1.0, Unit::Week),
        "fortnightly" | "biweekly" => length(2.0, Unit::Week),
        "monthly" => length(1.0, Unit::Month),
        // "Annual" and "quarterly" name kinds of reports and meetings, and are left out.
        "annually" | "yearly" => length(1.0, Unit::Year),
        "biennial" => length(2.0, Unit::Year),
        "weekends" => set(Every::Weekend, None, i + 1),
        "every" | "each" => {
            let (every, end) = every(page, i + 1)?;
            set(every, None, end)
        }
        "once" | "twice" | "thrice" => {
            let freq = match page.word(i) {
                "once" => 1,
                "twice" => 2,
                _ => 3,
            };
            let (every, end) = rate(page, i + 1)?;
            set(every, Some(freq), end)
        }
        "a" | "an" if priced(page, i) => {
            let (every, end) = rate(page, i)?;
            set(every, None, end)
        }
        _ => {
            if let Some((every, end)) = weekdays(page, i) {
                return set(every, None, end);
            }
            let (n, at) = number(page, i).filter(|_| !matches!(page.word(i), "a" | "an"))?;
            if page.word(at) != "times" {
                return None;
            }
            let (every, end) = rate(page, at + 1)?;
            set(every, Some(n as u32), end)
        }
    }
}

/// "Mondays", "Monday nights".
fn weekdays(page: &Page, i: usize) -> Option<(Every, usize)> {
    if let Some(Word::Weekday(weekday, Trust::Full)) = page.look(i) {
        let part = page.word(i + 1).strip_suffix('s').and_then(look);
        return match part {
            Some(Word::Part(part)) if page.beside(i + 1) => Some((Every::WeekdayPart(weekday, part), i + 2)),
            _ => None,
        };
    }
    match page.word(i).strip_suffix('s').and_then(look) {
        Some(Word::Weekday(weekday, Trust::Full)) => Some((Every::Weekday(weekday), i + 1)),
        // "In the mornings".
        Some(Word::Part(part)) if page.ends(i + 1) || page.before(i) == "the" => Some((Every::Part(part), i + 1)),
        _ => None,
    }
}

/// What "every" and "each" stand before, at `i`.
fn every(page: &Page, i: usize) -> Option<(Every, usize)> {
    if !page.beside(i) {
        return None;
    }
    if page.word(i) == "weekend" {
        return Some((Every::Weekend, i + 1));
    }
    let other = page.word(i) == "other";
    let (n, at) = if other { (2.0, i + 1) } else { number(page, i).unwrap_or((1.0, i)) };
    let every = match page.look(at)? {
        Word::Unit(unit, times, _) => Every::Length(n * times, unit),
        Word::Weekday(weekday, Trust::Full) => Every::Weekday(weekday),
        Word::Month(month, Trust::Full) => Every::Month(month),
        Word::Part(part) => Every::Part(part),
        Word::Season(season) => Every::Season(season),
        _ => return None,
    };
    Some((every, at + 1))
}

/// "A week", "per day", "every year" after a count.
fn rate(page: &Page, i: usize) -> Option<(Every, usize)> {
    if !matches!(page.word(i), "a" | "an" | "per" | "every" | "each") {
        return None;
    }
    let Some(Word::Unit(unit, times, false)) = page.look(i + 1) else { return None };
    (page.beside(i + 1) && unit >= Unit::Minute).then_some((Every::Length(times, unit), i + 2))
}

/// Whether what stands before "a year" is a sum or a count that comes back with it: "$2 million a year".
fn priced(page: &Page, i: usize) -> bool {
    if i == 0 {
        return false;
    }
    let sum = |k: usize| {
        page.number(k).is_some()
            || matches!(page.look(k), Some(Word::Number(_)))
            || matches!(page.word(k), "million" | "billion" | "thousand")
    };
    let counted = i >= 2
        && (page.number(i - 2).is_some()
            || matches!(page.look(i - 2), Some(Word::Number(_)))
            || matches!(page.word(i - 2), "million" | "billion" | "thousand" | "hundred"))
        && matches!(
            page.word(i - 1),
            "times"
                | "dollars"
                | "pounds"
                | "euros"
                | "cents"
                | "barrels"
                | "tons"
                | "people"
                | "hours"
                | "days"
                | "miles"
        );
    // "Fifty thousand visitors a year".
    let plural = page.before(i).ends_with('s') && (i.saturating_sub(4)..i - 1).any(sum);
    page.gap(i) == Gap::Space
        && (sum(i - 1) || counted || plural || matches!(page.before(i), "percent" | "once" | "twice"))
}
