//! Dates: "October 14, 2016", "14 October", "Oct 3-5", "2016-10-14", "10/14/2016", "the 14th", "May 2017".

use super::calendar::day;
use super::lexicon::{Trust, Unit, Word, among};
use super::page::{Gap, Page};
use super::point::{Day, Year};

/// Words that make a month or a season of a word that is also something else.
const STRONG: &str = "in since until till during early late mid middle through throughout between last next \
    beginning end start following";

/// The date that starts at word `i`, and the word after it.
pub(super) fn date(page: &Page, i: usize, day_first: Option<bool>) -> Option<(Day, usize)> {
    numeric(page, i, day_first)
        .or_else(|| weekday_first(page, i, day_first))
        .or_else(|| day_month(page, i))
        .or_else(|| month_day(page, i))
        .or_else(|| day_of_month(page, i))
}

/// A four-digit year at `i`, as part of a date.
pub(super) fn year(page: &Page, i: usize) -> Option<i16> {
    let n = page.number(i).filter(|n| (1500..2100).contains(n) && page.word(i).len() == 4)?;
    let free =
        !page.in_figure(i) && !matches!(page.gap(i + 1), Gap::Colon | Gap::Apostrophe if page.word(i + 1).len() == 2);
    free.then_some(n as i16)
}

/// Whether a year may follow the rest of its date over the gap before `i`.
pub(super) fn year_after(page: &Page, i: usize) -> Option<(i16, usize)> {
    let at = if page.word(i) == "of" && page.gap(i) == Gap::Space { i + 1 } else { i };
    let joined = matches!(page.gap(at), Gap::Space | Gap::Comma | Gap::Stop | Gap::Dash);
    if let Some(year) = year(page, at).filter(|_| joined) {
        return Some((year, at + 1));
    }
    // "Oct. '16"
    let short = page.gap(at) == Gap::Wall && page.word(at).len() == 2 && {
        let before = &page.text[..page.tokens.span(at).start];
        let bare = before.trim_end_matches(['\'', '’', '‘']);
        bare.len() < before.len() && bare.ends_with(' ')
    };
    let two = page.number(at).filter(|_| short)?;
    Some(((if two < 50 { 2000 } else { 1900 } + two) as i16, at + 1))
}

/// A day of the month at `i`, "14" or "14th", and the word after it.
fn day_number(page: &Page, i: usize) -> Option<(i8, usize)> {
    if let Some(n) = page.number_in(i, 1, 31).filter(|_| page.word(i).len() <= 2 && !page.in_figure(i)) {
        let ordinal = page.gap(i + 1) == Gap::Tight && matches!(page.word(i + 1), "st" | "nd" | "rd" | "th");
        return Some((n, if ordinal { i + 2 } else { i + 1 }));
    }
    None
}

/// The month at `i`, if it is one here: `sure` says that a number stands beside it.
fn month(page: &Page, i: usize, sure: bool) -> Option<i8> {
    let Some(Word::Month(month, trust)) = page.look(i) else { return None };
    if sure {
        let lower_in_cased = page.cased && !page.capital(i);
        return (trust != Trust::Doubtful || !lower_in_cased).then_some(month);
    }
    if page.cased && !page.capital(i) {
        return None;
    }
    let before = page.before(i);
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
    let beside = matches!(page.gap(next), Gap::Space | Gap::Stop | Gap::Dash);
    if beside
        && let Some((first, after)) = day_number(page, next)
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
    let (first, mut at) = day_number(page, i)?;
    let mut to = None;
    let separate = matches!(page.word(at), "to" | "and") || page.gap(at) == Gap::Dash;
    if separate {
        let start = if matches!(page.word(at), "to" | "and") { at + 1 } else { at };
        let led = page.gap(at) == Gap::Dash || matches!(page.before(i), "from" | "between");
        if let Some((last, after)) = day_number(page, start).filter(|(last, _)| led && *last > first) {
            to = Some(last);
            at = after;
        }
    }
    if page.word(at) == "of" && matches!(page.word(at - 1), "st" | "nd" | "rd" | "th") {
        at += 1;
    }
    if !matches!(page.gap(at), Gap::Space | Gap::Dash) {
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
        && matches!(page.before(i), "on" | "until" | "since" | "by")
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
    let (number, end) = day_number(page, at).filter(|&(_, end)| end == at + 2)?;
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

/// Whether the number before word `i` counts what stands there: "in 2016 cases", "2,000 people".
pub(super) fn counted_year(page: &Page, i: usize) -> bool {
    page.gap(i) == Gap::Space
        && (among(
            page.word(i),
            "people men women votes dollars pounds euros points percent per miles km meters metres feet words \
                pages jobs workers soldiers troops copies times shares cases emails messages documents homes \
                students children members passengers employees others of",
        ) || matches!(page.look(i), Some(Word::Unit(unit, _, true)) if unit != Unit::Second))
}
