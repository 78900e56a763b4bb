//! Dates: "October 14, 2016", "14 October", "Oct 3-5", "2016-10-14", "10/14/2016", "the 14th", "May 2017".

use super::calendar::day;
use super::lexicon::{Trust, Word, among};
use super::ordinals::{day_number, spelled_day};
use super::page::{Gap, Page};
use super::point::{Day, Year};
use super::years::{counted_year, year, year_after};

/// Words that make a month or a season of a word that is also something else.
const STRONG: &str = "in since until till during early late mid middle through throughout between last next \
    beginning end start following";

/// The date that starts at word `i`, and the word after it.
pub(super) fn date(page: &Page, i: usize, day_first: Option<bool>) -> Option<(Day, usize)> {
    numeric(page, i, day_first)
        .or_else(|| year_first(page, i))
        .or_else(|| weekday_first(page, i, day_first))
        .or_else(|| day_month(page, i))
        .or_else(|| month_day(page, i))
        .or_else(|| day_of_month(page, i))
}

/// The month at `i`, if it is one here: `sure` says that a number stands beside it.
fn month(page: &Page, i: usize, sure: bool) -> Option<i8> {
    let Some(Word::Month(month, trust)) = page.look(i) else { return None };
    if sure {
        let lower_in_cased = page.cased && !page.capital(i);
        return (trust != Trust::Doubtful || !lower_in_cased).then_some(month);
    }
    let before = page.before(i);
    // People who write to each other leave capitals out of "october", and of "may" where nothing else is meant.
    let lower = page.cased && !page.capital(i);
    let plain = trust == Trust::Full && page.word(i) != "august" || before == "in" && page.ends(i + 1);
    if lower && !plain {
        return None;
    }
    let strong = among(before, STRONG) || before == "of" && i >= 2 && among(page.before(i - 1), STRONG);
    let named = page.cased && page.gap(i + 1) == Gap::Space && page.name_like(i + 1) && page.look(i + 1).is_none();
    let person = page.cased
        && i > 0
        && page.gap(i) != Gap::Wall
        && page.name_like(i - 1)
        && !strong
        && page.gap(i) == Gap::Space
        && page.look(i - 1).is_none()
        && !starts_sentence(page, i - 1);
    let preposition = strong || among(before, "by from to before after and or this that of for as every");
    match trust {
        Trust::Full if page.word(i) == "august" && matches!(before, "an" | "his" | "her" | "its" | "most") => None,
        Trust::Full => (!(named && !preposition || person && matches!(month, 4 | 6 | 8))).then_some(month),
        Trust::Short => (page.cased && preposition && page.stopped(i)).then_some(month),
        Trust::Doubtful => {
            // "to march", "and may", "that may", "this may be": verbs, wherever no capital says otherwise.
            let fits = if page.cased {
                strong || matches!(before, "this" | "from" | "by" | "to" | "of") && !named
            } else {
                strong && before != "last" || before == "last" && month == 3
            };
            let led_by_the = before == "the" || named && month == 5 && !strong;
            (fits && !person && !led_by_the).then_some(month)
        }
    }
}

fn starts_sentence(page: &Page, i: usize) -> bool {
    i == 0 || page.sentence(i) != page.sentence(i - 1)
}

/// "October 14[, 2016]", "Oct. 3-5, 2016", "October 2016", "October".
fn month_day(page: &Page, i: usize) -> Option<(Day, usize)> {
    let Some(Word::Month(..)) = page.look(i) else { return None };
    let next = if page.word(i + 1) == "the" { i + 2 } else { i + 1 };
    let gap = page.gap(next);
    let beside = matches!(gap, Gap::Space | Gap::Stop | Gap::Dash | Gap::Tight | Gap::Slash);
    let beside = beside || gap == Gap::Comma && matches!(page.word(next + 1), "st" | "nd" | "rd" | "th");
    if beside
        && let Some((first, after)) = day_number(page, next).or_else(|| spelled_day(page, next, true))
        && !measured(page, after)
        && let Some(month) = month(page, i, true)
        && day(2000, month, first).is_some()
    {
        let mut date = Day { day: Some(first), ..Day::of_month(month) };
        let mut end = after;
        if page.gap(end) == Gap::Dash
            && let Some((last, after)) = day_number(page, end)
            && last > first
        {
            date.to = Some(last);
            end = after;
        } else if let Some((last, after)) = through(page, end).filter(|(last, _)| *last > first) {
            date.to = Some(last);
            end = after;
        }
        if let Some((year, after)) = year_after(page, end) {
            date.year = Year::Is(year);
            end = after;
        }
        return Some((date, end));
    }
    if let Some((year, end)) = year_after(page, i + 1).filter(|&(_, end)| !counted_year(page, end)) {
        let month = month(page, i, true)?;
        return Some((Day { year: Year::Is(year), ..Day::of_month(month) }, end));
    }
    Some((Day::of_month(month(page, i, false)?), i + 1))
}

/// "Through 17th", "to the seventeenth": the last day of a range that began with a day of the month.
fn through(page: &Page, i: usize) -> Option<(i8, usize)> {
    if !matches!(page.word(i), "through" | "thru" | "to" | "till" | "until") || page.gap(i) != Gap::Space {
        return None;
    }
    let at = i + 1 + usize::from(page.word(i + 1) == "the");
    let ordinal = |&(_, end): &(i8, usize)| matches!(page.word(end - 1), "st" | "nd" | "rd" | "th");
    let (last, end) = day_number(page, at).filter(ordinal).or_else(|| spelled_day(page, at, false))?;
    // "April 3 to the 4th of May" is told by its own month.
    let own = page.word(end) == "of" || matches!(page.look(end), Some(Word::Month(..)));
    (!own).then_some((last, end))
}

/// Whether the number before word `i` measures something: "May 4 percent".
fn measured(page: &Page, i: usize) -> bool {
    page.gap(i) == Gap::Space
        && (matches!(page.word(i), "percent" | "per" | "million" | "billion" | "pm" | "am")
            || matches!(page.look(i), Some(Word::Unit(..))) && !matches!(page.word(i), "second")
            || matches!(page.word(i), "p" | "a") && page.word(i + 1) == "m")
        || page.gap(i) == Gap::Colon && page.number(i).is_some()
}

/// "14 October 2016", "14th of October", "3-5 May", "14-Oct-2016".
fn day_month(page: &Page, i: usize) -> Option<(Day, usize)> {
    if i > 0 && page.number(i - 1).is_some() && matches!(page.gap(i), Gap::Dot | Gap::Colon | Gap::Slash) {
        return None;
    }
    let spelled =
        || spelled_day(page, i, false).filter(|&(_, end)| among(page.word(end), "of day to and till until through"));
    let (first, mut at) = day_number(page, i).or_else(spelled)?;
    if page.word(at) == "day" && page.word(at + 1) == "of" {
        at += 1;
    }
    let mut to = None;
    let joint = matches!(page.word(at), "to" | "and" | "till" | "until" | "through");
    if joint || page.gap(at) == Gap::Dash {
        let start = at + usize::from(joint);
        let start = start + usize::from(page.word(start) == "the");
        let before = if page.before(i) == "the" && i > 1 { page.before(i - 1) } else { page.before(i) };
        let led = page.gap(at) == Gap::Dash || matches!(before, "from" | "between");
        let second = day_number(page, start).or_else(|| spelled_day(page, start, false));
        if let Some((last, after)) = second.filter(|(last, _)| led && *last > first) {
            to = Some(last);
            at = after;
        }
    }
    if page.word(at) == "of" && matches!(page.look(at + 1), Some(Word::Month(..))) {
        at += 1;
    }
    if !matches!(page.gap(at), Gap::Space | Gap::Dash | Gap::Slash) {
        return None;
    }
    let Some(Word::Month(..)) = page.look(at) else { return None };
    let number = month(page, at, true)?;
    day(2000, number, first)?;
    // "Part 4 October 3 2016": the month's own day follows it.
    let own_day = day_number(page, at + 1).is_some_and(|(_, after)| {
        page.gap(at + 1) == Gap::Space
            && !measured(page, after)
            && page.gap(after) != Gap::Colon
            && !(page.number(after).is_some() && page.word(after).len() == 2)
    });
    if own_day && page.word(i + 1) != "th" {
        return None;
    }
    let mut date = Day { day: Some(first), to, ..Day::of_month(number) };
    let mut end = at + 1;
    if let Some((year, after)) = year_after(page, end) {
        date.year = Year::Is(year);
        end = after;
    }
    let doubtful = matches!(page.look(at), Some(Word::Month(_, Trust::Doubtful)));
    let cued = among(page.before(i), "on by until since from of before after between to and");
    if doubtful && !page.cased && date.year == Year::Open && !cued {
        return None;
    }
    Some((date, end))
}

/// "2016-10-14", "10/14/2016", "14.10.2016", and the same without marks.
fn numeric(page: &Page, i: usize, day_first: Option<bool>) -> Option<(Day, usize)> {
    let parts = [page.number(i)?, page.number(i + 1)?, page.number(i + 2).unwrap_or(-1)];
    let widths = [page.word(i).len(), page.word(i + 1).len(), page.word(i + 2).len()];
    let gaps = [page.gap(i + 1), page.gap(i + 2)];
    if page.in_figure(i) && gaps[0] != Gap::Dot
        || i > 0 && page.number(i - 1).is_some() && page.gap(i) == gaps[0] && gaps[0] != Gap::Space
    {
        return None;
    }
    let date = |y: i64, m: i64, d: i64, guessed: bool| {
        let (year, month, dom) = (i16::try_from(y).ok()?, i8::try_from(m).ok()?, i8::try_from(d).ok()?);
        day(year, month, dom)?;
        Some(Day { year: Year::Is(year), day: Some(dom), guessed, ..Day::of_month(month) })
    };
    let is_year = |k: usize| widths[k] == 4 && (1500..2100).contains(&parts[k]);
    if is_year(0) && widths[1] == 2 && widths[2] == 2 && gaps[0] == gaps[1] {
        let marked = matches!(gaps[0], Gap::Dash | Gap::Dot | Gap::Slash);
        if marked || gaps[0] == Gap::Space && !page.marked {
            return Some((date(parts[0], parts[1], parts[2], !marked)?, i + 3));
        }
    }
    let slashed = gaps[0] == gaps[1] && matches!(gaps[0], Gap::Slash | Gap::Dot | Gap::Dash);
    let short_year = gaps[0] == Gap::Slash && widths[2] == 2;
    let bare = gaps == [Gap::Space, Gap::Space] && !page.marked && matches!(page.before(i), "on" | "dated" | "date");
    if widths[0] <= 2 && widths[1] <= 2 && (is_year(2) && (slashed || bare) || short_year && slashed) {
        let year = if is_year(2) { parts[2] } else { parts[2] + if parts[2] < 50 { 2000 } else { 1900 } };
        let (a, b) = (parts[0], parts[1]);
        // A dot is the mark of those who write the day first.
        let first = day_first.unwrap_or(gaps[0] == Gap::Dot);
        let guessed = day_first.is_none() && gaps[0] != Gap::Dot && a <= 12 && b <= 12 && a != b;
        let (day_order, month_order) = (date(year, b, a, guessed), date(year, a, b, guessed));
        let chosen = if first { day_order.or(month_order) } else { month_order.or(day_order) }?;
        return Some((chosen, i + 3));
    }
    // "on 10/14", never "9/11", "24/7" or a fraction.
    if gaps[0] == Gap::Slash
        && page.gap(i + 2) != Gap::Slash
        && (matches!(page.before(i), "on" | "until" | "since" | "by" | "from")
            || page.before(i) == "to" && page.lately(i, 5, "from")
            || i > 0 && matches!(page.look(i - 1), Some(Word::Weekday(..))))
    {
        let (a, b) = (parts[0], parts[1]);
        if (a, b) == (9, 11) || (a, b) == (24, 7) || (a, b) == (7, 7) {
            return None;
        }
        let (month, dom) = if day_first == Some(true) || a > 12 { (b, a) } else { (a, b) };
        let (month, dom) = (i8::try_from(month).ok()?, i8::try_from(dom).ok()?);
        day(2000, month, dom)?;
        return Some((Day { day: Some(dom), guessed: true, ..Day::of_month(month) }, i + 2));
    }
    None
}

/// "2016-Oct-14", "2016/Oct/14".
fn year_first(page: &Page, i: usize) -> Option<(Day, usize)> {
    let year = year(page, i).filter(|_| matches!(page.gap(i + 1), Gap::Dash | Gap::Slash))?;
    let Some(Word::Month(month, _)) = page.look(i + 1) else { return None };
    let dom = page.number_in(i + 2, 1, 31).filter(|_| page.gap(i + 2) == page.gap(i + 1))?;
    day(year, month, dom)?;
    Some((Day { year: Year::Is(year), day: Some(dom), ..Day::of_month(month) }, i + 3))
}

/// "Tuesday, November 8", "Tue 8 Nov", "Tuesday the 8th".
fn weekday_first(page: &Page, i: usize, day_first: Option<bool>) -> Option<(Day, usize)> {
    let Some(Word::Weekday(weekday, _)) = page.look(i) else { return None };
    if !matches!(page.gap(i + 1), Gap::Space | Gap::Comma | Gap::Stop) {
        return None;
    }
    let at = if page.word(i + 1) == "the" { i + 2 } else { i + 1 };
    let dated = day_month(page, at)
        .or_else(|| month_day(page, at).filter(|(date, _)| date.day.is_some()))
        .or_else(|| numeric(page, at, day_first));
    if let Some((date, end)) = dated {
        return Some((Day { weekday: Some(weekday), ..date }, end));
    }
    // "Tuesday the eleventh", and not "Friday, the fourth day".
    let free = |&(_, end): &(i8, usize)| page.ends(end) || among(page.word(end), "at in he she they it we i was is");
    let same = page.sentence(at) == page.sentence(i);
    let spelled = || spelled_day(page, at, false).filter(free).filter(|_| at > i + 1 && same);
    let (number, end) = day_number(page, at).filter(|&(_, end)| end == at + 2).or_else(spelled)?;
    Some((Day { day: Some(number), weekday: Some(weekday), ..Day::EMPTY }, end))
}

/// "On the 14th", "until the 3rd": a day of the month that the story is in.
fn day_of_month(page: &Page, i: usize) -> Option<(Day, usize)> {
    let (number, end) = day_number(page, i).filter(|&(_, end)| end == i + 2)?;
    let led = page.before(i) == "the" && i >= 2 && among(page.before(i - 1), "on until till by since of from to");
    let free = page.ends(end)
        || among(page.word(end), "he she they it we i and or but at when that in to with the a after before by");
    (led && free).then_some((Day { day: Some(number), ..Day::EMPTY }, end))
}
