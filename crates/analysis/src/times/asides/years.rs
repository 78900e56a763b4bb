//! Years that stand by themselves, and decades and centuries: "a 1978 resolution", "nineteen ninety-six", "the
//! nineties", "the 20th century", "year-end".

use super::super::lexicon::{Unit, among};
use super::super::names::spelled as spelled_name;
use super::super::years::{counted_year, spelled_year, year};
use crate::times::page::{Gap, Page};
use crate::times::point::Passing;

/// The year, decade or century at word `i`, and the word after it.
pub(super) fn years(page: &Page, i: usize) -> Option<(Passing, usize)> {
    let whole = || half(page, i).or_else(|| named_weekend(page, i));
    whole()
        .or_else(|| spelled_year(page, i).map(|(year, end)| (Passing::Year(year), end)))
        .or_else(|| bare(page, i))
        .or_else(|| decade(page, i))
        .or_else(|| century(page, i))
        .or_else(|| end(page, i))
}

/// A year in figures that nothing is counted by.
fn bare(page: &Page, i: usize) -> Option<(Passing, usize)> {
    // "In 1994, 1995 and 1997".
    let listed = page.gap(i) == Gap::Comma && i > 0 && year(page, i - 1).is_some();
    let year = year(page, i).filter(|year| (1900..2050).contains(year) && !counted_year(page, i + 1))?;
    let free = !matches!(page.gap(i), Gap::Tight | Gap::Slash | Gap::Dot | Gap::Apostrophe)
        && !matches!(page.gap(i + 1), Gap::Tight | Gap::Slash | Gap::Dot)
        && (page.number(i.wrapping_sub(1)).is_none() || listed)
        && page.number(i + 1).is_none();
    let counting = among(page.before(i), "room number no some than over about nearly model section page route");
    // "2000 pieces".
    let counted = page.gap(i + 1) == Gap::Space && page.word(i + 1).len() > 4 && page.word(i + 1).ends_with('s');
    let led = among(page.before(i), "in of since until by for from the its their that this a");
    (free && page.marked && !counting && (led || !counted)).then_some((Passing::Year(year), i + 1))
}

/// "The nineties", "the '80s".
fn decade(page: &Page, i: usize) -> Option<(Passing, usize)> {
    if page.word(i) != "the" && !among(page.before(i), "in during of from since") {
        return None;
    }
    let i = if page.word(i) == "the" { i } else { i.checked_sub(1)? };
    let at = i + 1 + usize::from(matches!(page.word(i + 1), "early" | "mid" | "late"));
    let tens = match page.word(at) {
        "twenties" => 20,
        "thirties" => 30,
        "forties" => 40,
        "fifties" => 50,
        "sixties" => 60,
        "seventies" => 70,
        "eighties" => 80,
        "nineties" => 90,
        _ => {
            let short = page.number(at).filter(|n| n % 10 == 0 && page.word(at).len() == 2)?;
            let plural = page.word(at + 1) == "s" && page.gap(at + 1) == Gap::Tight;
            return plural.then_some((Passing::Years(1900 + short as i16, Unit::Decade), at + 2));
        }
    };
    Some((Passing::Years(1900 + tens, Unit::Decade), at + 1))
}

/// "The 20th century", "11th-century".
fn century(page: &Page, i: usize) -> Option<(Passing, usize)> {
    let at = i + usize::from(page.word(i) == "the");
    let number = page.number_in(at, 1, 22)?;
    let ordinal = page.gap(at + 1) == Gap::Tight && matches!(page.word(at + 1), "st" | "nd" | "rd" | "th");
    (ordinal && page.word(at + 2) == "century" && page.beside(at + 2))
        .then(|| (Passing::Years((i16::from(number) - 1) * 100, Unit::Century), at + 3))
}

/// "Labor Day weekend", "the weekend of Thanksgiving 2023".
fn named_weekend(page: &Page, i: usize) -> Option<(Passing, usize)> {
    let led = page.says(i, &["weekend", "of"]);
    let start = if led { i + 2 } else { i };
    let (name, mut end) = spelled_name(page, start)?;
    let year = year(page, end);
    end += usize::from(year.is_some());
    if led {
        return Some((Passing::NamedWeekend(name, year), end));
    }
    (page.word(end) == "weekend" && page.beside(end)).then_some((Passing::NamedWeekend(name, year), end + 1))
}

/// "The second half of 1989", "2019 H2", "the first half".
fn half(page: &Page, i: usize) -> Option<(Passing, usize)> {
    if let Some(year) = year(page, i)
        && page.word(i + 1) == "h"
        && page.gap(i + 2) == Gap::Tight
        && matches!(page.gap(i + 1), Gap::Space | Gap::Dash)
    {
        let half = page.number_in(i + 2, 1, 2)?;
        return Some((Passing::Half(half, Some(year)), i + 3));
    }
    let at = i + usize::from(page.word(i) == "the");
    let number = match page.word(at) {
        "first" => 1,
        "second" | "last" => 2,
        _ => return None,
    };
    if page.word(at + 1) != "half" || !page.beside(at + 1) {
        return None;
    }
    if page.word(at + 2) == "of"
        && let Some(year) = year(page, at + 3)
    {
        return Some((Passing::Half(number, Some(year)), at + 4));
    }
    page.says(at + 2, &["of", "the", "year"]).then_some((Passing::Half(number, None), at + 5))
}

/// "Year-end", "the year's end".
fn end(page: &Page, i: usize) -> Option<(Passing, usize)> {
    let at = i + usize::from(page.word(i) == "the");
    if page.says(at, &["year", "end"]) {
        return Some((Passing::YearEnd, at + 2));
    }
    (page.says(at, &["year", "s", "end"])).then_some((Passing::YearEnd, at + 3))
}
