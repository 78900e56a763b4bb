//! Times told from the report's own date or from the story's: "yesterday", "last week", "that night", "the next
//! morning".

use super::amounts::{Amount, amount};
use super::lexicon::{Part, Trust, Unit, Word, among, look};
use super::names::name;
use super::page::{Gap, Page};
use super::point::{Day, Slice, Turn, When, Year};

/// One part of a point.
pub(super) struct Piece {
    pub(super) when: When,
    pub(super) part: Option<Part>,
    pub(super) end: usize,
}

fn piece(when: When, end: usize) -> Option<Piece> {
    Some(Piece { when, part: None, end })
}

fn with_part(when: When, part: Part, end: usize) -> Option<Piece> {
    Some(Piece { when, part: Some(part), end })
}

/// The relative day or period that starts at word `i`.
pub(super) fn relative(page: &Page, i: usize) -> Option<Piece> {
    match page.word(i) {
        "today" if page.before(i) != "usa" => piece(When::Unit(Unit::Day, 0), i + 1),
        "tonight" | "tonite" => with_part(When::Unit(Unit::Day, 0), Part::Night, i + 1),
        "yesterday" => piece(When::Unit(Unit::Day, -1), i + 1),
        "tomorrow" => piece(When::Unit(Unit::Day, 1), i + 1),
        "last" => turned(page, i, Turn::Last),
        "past" if matches!(page.before(i), "this" | "the" | "for" | "over" | "during") => turned(page, i, Turn::Last),
        "this" => {
            let at = if matches!(page.word(i + 1), "coming" | "upcoming" | "past") { i + 1 } else { i };
            let turn = match page.word(at) {
                "coming" | "upcoming" => Turn::Next,
                "past" => Turn::Last,
                _ => Turn::This,
            };
            turned(page, at, turn)
        }
        "next" => next(page, i),
        "coming" | "upcoming" | "past" if matches!(page.look(i + 1), Some(Word::Weekday(_, Trust::Full))) => {
            turned(page, i, if page.word(i) == "past" { Turn::Last } else { Turn::Next })
        }
        "coming" if page.before(i) == "the" => turned(page, i, Turn::Next),
        "following" | "previous" | "preceding" | "ensuing" | "subsequent" => beside(page, i, page.word(i)),
        "recent" if matches!(page.before(i), "in" | "over" | "the" | "most") => recent(page, i),
        "that" => same(page, i + 1 + usize::from(page.word(i + 1) == "same")),
        "same" if page.before(i) == "the" => same(page, i + 1),
        "the" => the(page, i),
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "mon" | "tue" | "tues"
        | "wed" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun" => weekday(page, i),
        "weekend"
            if page.before(i) == "the"
                && i >= 2
                && matches!(page.before(i - 1), "over" | "during" | "on" | "at" | "through") =>
        {
            (page.word(i + 1) != "of").then_some(Piece { when: When::Weekend(-1), part: None, end: i + 1 })
        }
        _ => None,
    }
}

fn weekday(page: &Page, i: usize) -> Option<Piece> {
    let Some(Word::Weekday(weekday, trust)) = page.look(i) else { return None };
    let before = page.before(i);
    let dotted = page.gap(i + 1) == Gap::Stop || page.gap(i + 1) == Gap::Dot;
    match trust {
        Trust::Full => {}
        Trust::Short
            if page.cased && page.capital(i) && (dotted || matches!(before, "on" | "last" | "next" | "this")) => {}
        _ => return None,
    }
    // "Sunday Times", "Monday Night Football", "every Friday".
    let title = among(page.word(i + 1), "times telegraph mirror mail express herald post world school")
        || page.word(i + 1) == "night" && matches!(page.word(i + 2), "live" | "football" | "fever" | "lights");
    let habit = among(before, "every each a black cyber good ash super bloody per any");
    // "Monday nights" come back.
    let nights = page.word(i + 1).strip_suffix('s').and_then(look);
    if title || habit || matches!(nights, Some(Word::Part(_))) {
        return None;
    }
    if matches!(page.word(i + 1), "last" | "next") && page.word(i + 2) == "week" {
        let week = if page.word(i + 1) == "last" { -1 } else { 1 };
        return piece(When::Weekday { weekday, turn: None, week: Some(week) }, i + 3);
    }
    if page.says(i + 1, &["of", "last", "week"]) {
        return piece(When::Weekday { weekday, turn: None, week: Some(-1) }, i + 4);
    }
    // "On the Sunday" is the story's.
    if before == "the" && i >= 2 && matches!(page.before(i - 1), "on" | "by" | "until") {
        return piece(When::BesideWeekday(weekday, 0), i + 1);
    }
    piece(When::Weekday { weekday, turn: None, week: None }, i + 1)
}

/// A weekday, month, season, holiday or unit after "last", "this" or "next" at `i`.
fn turned(page: &Page, i: usize, turn: Turn) -> Option<Piece> {
    let at = i + 1;
    if !page.beside(at) {
        return None;
    }
    let by = match turn {
        Turn::Last => -1,
        Turn::This => 0,
        Turn::Next => 1,
    };
    let after_the = page.before(i) == "the";
    if turn != Turn::This
        && let Some((amount, end)) = amount(page, at).filter(|(amount, _)| !amount.joined)
        && !matches!(page.word(at), "a" | "an")
    {
        return piece(When::Stretch(amount, by), end);
    }
    let lower = page.cased && !page.capital(at);
    let plain = page.look(at).and_then(|word| match word {
        Word::Weekday(weekday, Trust::Full) => piece(When::Weekday { weekday, turn: Some(turn), week: None }, at + 1),
        Word::Month(month, trust)
            if (!lower || trust == Trust::Full)
                && (trust == Trust::Full || page.cased || turn == Turn::Next || month == 3 && turn == Turn::Last) =>
        {
            let day = page
                .number_in(at + 1, 1, 31)
                .filter(|_| matches!(page.gap(at + 1), Gap::Space | Gap::Stop) && page.word(at + 1).len() <= 2);
            let end = at + 1 + usize::from(day.is_some());
            let ordinal =
                day.is_some() && page.gap(end) == Gap::Tight && matches!(page.word(end), "st" | "nd" | "rd" | "th");
            let date = Day { year: Year::Turn(turn), day, ..Day::of_month(month) };
            piece(When::Date(date), end + usize::from(ordinal))
        }
        Word::Season(season) if !(page.word(at) == "spring" && page.word(at + 1) == "up") => {
            piece(When::Season(season, Year::Turn(turn)), at + 1)
        }
        Word::Part(Part::Night) if turn == Turn::Last && !after_the => {
            with_part(When::Unit(Unit::Day, -1), Part::Night, at + 1)
        }
        Word::Part(part) if turn == Turn::This => with_part(When::Unit(Unit::Day, 0), part, at + 1),
        Word::Unit(unit, times, false) if unit >= Unit::Week && times == 1.0 => {
            // "The last year" runs up to now; "last year" is a calendar year.
            if after_the && turn != Turn::This || page.word(i) == "past" {
                return piece(When::Stretch(Amount::exact(1.0, unit), by), at + 1);
            }
            piece(When::Unit(unit, by), at + 1)
        }
        Word::Unit(unit, times, false) if times == 2.0 && turn != Turn::This => {
            piece(When::Stretch(Amount::exact(times, unit), by), at + 1)
        }
        Word::Unit(Unit::Hour | Unit::Day, _, false) if page.word(i) == "past" => {
            let Some(Word::Unit(unit, ..)) = page.look(at) else { return None };
            piece(When::Stretch(Amount::exact(1.0, unit), by), at + 1)
        }
        _ => None,
    });
    plain
        .or_else(|| (page.word(at) == "weekend").then_some(Piece { when: When::Weekend(by), part: None, end: at + 1 }))
        .or_else(|| {
            let (name, end) = name(page, at)?;
            piece(When::Named(name, Year::Turn(turn)), end)
        })
}

/// "Next morning" counts from the story, "next week" from the report.
fn next(page: &Page, i: usize) -> Option<Piece> {
    // "The next few days" run on from the report, "the next day" follows the story's.
    let fortnight = matches!(page.look(i + 1), Some(Word::Unit(Unit::Week, 2.0, _)));
    let some = fortnight || amount(page, i + 1).is_some_and(|(amount, _)| !amount.joined && !amount.counted);
    let day_like = matches!(page.look(i + 1), Some(Word::Part(_) | Word::Unit(Unit::Day, _, false)));
    if day_like || !some && page.before(i) == "the" && !matches!(page.look(i + 1), Some(Word::Number(_))) {
        return beside(page, i, "next");
    }
    if page.word(i + 1) == "weekend" {
        return piece(When::Weekend(1), i + 2);
    }
    turned(page, i, Turn::Next)
}

/// "The following day", "the previous night", "the next Tuesday".
fn beside(page: &Page, i: usize, word: &str) -> Option<Piece> {
    let by = if matches!(word, "previous" | "preceding") { -1 } else { 1 };
    let at = i + 1;
    if !page.beside(at) {
        return None;
    }
    if let Some((name, end)) = name(page, at) {
        return piece(When::Named(name, Year::Turn(if by < 0 { Turn::Last } else { Turn::Next })), end);
    }
    match page.look(at)? {
        Word::Part(part) => with_part(When::Beside(Unit::Day, by), part, at + 1),
        Word::Unit(unit, times, false) if unit >= Unit::Day && times == 1.0 => {
            match page.look(at + 1) {
                // "The next day's", "the next day at noon" end here; "the next week" too.
                Some(Word::Part(part)) if unit == Unit::Day && page.beside(at + 1) => {
                    with_part(When::Beside(unit, by), part, at + 2)
                }
                _ => piece(When::Beside(unit, by), at + 1),
            }
        }
        Word::Weekday(weekday, Trust::Full) => piece(When::BesideWeekday(weekday, by), at + 1),
        _ => None,
    }
}

/// "In recent weeks".
fn recent(page: &Page, i: usize) -> Option<Piece> {
    let (amount, end) = amount(page, i + 1).filter(|(amount, end)| !amount.counted && *end == i + 2)?;
    piece(When::Stretch(amount, -1), end)
}

/// What "that" or "the same" can stand before, at `i`.
fn same(page: &Page, i: usize) -> Option<Piece> {
    if !page.beside(i) {
        return None;
    }
    let lower = page.cased && !page.capital(i);
    match page.look(i) {
        Some(Word::Unit(unit, times, false)) if unit >= Unit::Day && times == 1.0 => match page.look(i + 1) {
            Some(Word::Part(part)) if unit == Unit::Day && page.beside(i + 1) => {
                with_part(When::Same(Unit::Day), part, i + 2)
            }
            _ => piece(When::Same(unit), i + 1),
        },
        Some(Word::Part(part)) => with_part(When::Same(Unit::Day), part, i + 1),
        // "A bone that fall": only where nothing after it makes a verb of it.
        Some(Word::Season(season))
            if !among(page.word(i + 1), "from to into under within on short up through apart") =>
        {
            piece(When::Season(season, Year::That), i + 1)
        }
        Some(Word::Month(month, trust))
            if !lower && (trust == Trust::Full || page.cased && trust == Trust::Doubtful) =>
        {
            piece(When::Date(Day { year: Year::That, ..Day::of_month(month) }), i + 1)
        }
        Some(Word::Weekday(weekday, Trust::Full)) => piece(When::BesideWeekday(weekday, 0), i + 1),
        _ if page.word(i) == "weekend" => piece(When::Same(Unit::Week), i + 1),
        _ => None,
    }
}

/// "The day before", "the night after", "the eve of", "the week of".
fn the(page: &Page, i: usize) -> Option<Piece> {
    let at = i + 1;
    if among(page.word(at), "next following previous preceding ensuing subsequent past last same coming recent")
        && page.beside(at)
    {
        return relative(page, at);
    }
    if page.says(at, &["eve", "of"]) && page.word(at + 2) != "destruction" {
        return piece(When::Beside(Unit::Day, -1), at + 2);
    }
    let by = match page.word(at + 1) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    if !page.beside(at + 1) {
        return None;
    }
    match page.look(at)? {
        // "The night before" is the one that ends on that day; "the morning after" the one that follows.
        Word::Part(part) => with_part(When::Beside(Unit::Day, by), part, at + 2),
        Word::Unit(unit, times, false) if unit >= Unit::Day && times == 1.0 => piece(When::Beside(unit, by), at + 2),
        _ => None,
    }
}

/// "Early", "late", "mid", "the end of", "earlier", and the word after it, which must belong to a time.
pub(super) fn slice(page: &Page, i: usize) -> Option<(Slice, usize)> {
    let (slice, at) = match page.word(i) {
        "early" => (Slice::Early, i + 1),
        "mid" | "midway" => (Slice::Middle, i + 1),
        "late" => (Slice::Late, i + 1),
        "earlier" => (Slice::Earlier, i + 1),
        "later" => (Slice::Later, i + 1),
        "beginning" | "start" | "outset" if page.word(i + 1) == "of" => (Slice::Early, i + 2),
        "middle" if page.word(i + 1) == "of" => (Slice::Middle, i + 2),
        "week" if page.word(i + 1) == "of" => (Slice::Week, i + 2),
        "end" | "close" if page.word(i + 1) == "of" => (Slice::Late, i + 2),
        _ => return None,
    };
    let glued = match page.word(at) {
        "in" | "on" if slice != Slice::Middle && page.beside(at) => at + 1,
        _ => at,
    };
    page.beside(at).then_some((slice, glued))
}

/// "The day", "the year" after a slice: the story's own.
pub(super) fn sliced_unit(page: &Page, i: usize) -> Option<Piece> {
    // "The end of the year", "at the end of year".
    if page.word(i) != "the" && page.before(i) == "of" && matches!(page.before(i - 1), "end" | "start" | "beginning") {
        return match page.look(i)? {
            Word::Unit(unit, times, false) if unit >= Unit::Day && unit <= Unit::Decade && times == 1.0 => {
                piece(When::Same(unit), i + 1)
            }
            _ => None,
        };
    }
    if page.word(i) != "the" || !page.beside(i + 1) {
        return None;
    }
    match page.look(i + 1)? {
        Word::Unit(unit, times, false) if unit >= Unit::Day && unit <= Unit::Decade && times == 1.0 => {
            piece(When::Same(unit), i + 2)
        }
        Word::Part(part) => with_part(When::Same(Unit::Day), part, i + 2),
        _ => None,
    }
}
