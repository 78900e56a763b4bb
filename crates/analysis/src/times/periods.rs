//! Periods: "spring 2017", "the third quarter", "the 1990s", and years where a word says that they are years.

use super::lexicon::{Season, Word, among};
use super::page::{Gap, Page};
use super::point::{Day, When, Year};
use super::years::{self, counted_year, year, year_after};

/// The period that starts at word `i`, and the word after it.
pub(super) fn period(page: &Page, i: usize) -> Option<(When, usize)> {
    season(page, i).or_else(|| quarter(page, i)).or_else(|| years(page, i))
}

/// "Spring 2017", "the summer of 2017", "in the winter", "summer" where a word says that the season is meant.
fn season(page: &Page, i: usize) -> Option<(When, usize)> {
    let Some(Word::Season(season)) = page.look(i) else { return None };
    if let Some((year, end)) = year_after(page, i + 1) {
        let winter_end = page.gap(end) == Gap::Dash && page.number(end).is_some();
        return Some((When::Season(season, Year::Is(year)), if winter_end { end + 1 } else { end }));
    }
    let before = page.before(i);
    let the = before == "the" && i >= 2 && among(page.before(i - 1), "in during over throughout until since by");
    let list = before == "and" && i >= 2 && matches!(page.look(i - 2), Some(Word::Season(_)));
    let led = the
        || list
        || matches!(before, "early" | "late" | "mid")
        || matches!(before, "in" | "by" | "since" | "until" | "during") && season != Season::Autumn;
    // "The fall of Saigon", "in spring water", "Winter Olympics".
    let of = page.word(i + 1) == "of" && !matches!(page.word(i + 2), "last" | "this" | "that" | "the");
    let compound = among(page.word(i + 1), "olympics water games break school camp house")
        || season == Season::Autumn && page.word(i + 1) == "in";
    (led && !of && !compound).then_some((When::Season(season, Year::Open), i + 1))
}

/// "The third quarter of 2016", "Q3 2016".
fn quarter(page: &Page, i: usize) -> Option<(When, usize)> {
    // "This year's third quarter", "the year-ago third quarter", "the 1988 third quarter", "the fiscal first quarter".
    let (led, at) = match page.word(i) {
        "last" | "this" | "next" if page.word(i + 1) == "year" && page.word(i + 2) == "s" => {
            let by = match page.word(i) {
                "last" => -1,
                "this" => 0,
                _ => 1,
            };
            (Some(Year::Off(by)), i + 3)
        }
        "year" if matches!(page.word(i + 1), "ago" | "earlier") && page.beside(i + 1) => (Some(Year::Before), i + 2),
        "fiscal" => (Some(Year::Open), i + 1),
        _ => match year(page, i) {
            Some(year) => (Some(Year::Is(year)), i + 1),
            None => (None, i),
        },
    };
    if let Some(led) = led {
        let (number, end) = ordinal_quarter(page, at).or_else(|| short_quarter(page, at))?;
        return Some((When::Quarter(number, led), end));
    }
    let (number, end) = short_quarter(page, i).or_else(|| ordinal_quarter(page, i))?;
    Some(match year_after(page, end) {
        Some((year, end)) => (When::Quarter(number, Year::Is(year)), end),
        None => (When::Quarter(number, Year::Open), end),
    })
}

/// "Q3".
fn short_quarter(page: &Page, i: usize) -> Option<(i8, usize)> {
    let short = page.word(i) == "q"
        && page.gap(i + 1) == Gap::Tight
        && matches!(page.gap(i), Gap::Space | Gap::Dash | Gap::Wall);
    Some((page.number_in(i + 1, 1, 4).filter(|_| short)?, i + 2))
}

/// "Third quarter".
fn ordinal_quarter(page: &Page, i: usize) -> Option<(i8, usize)> {
    if page.word(i + 1) != "quarter" || !page.beside(i + 1) {
        return None;
    }
    let number = match page.word(i) {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        _ => return None,
    };
    Some((number, i + 2))
}

/// Nouns that a year stands before: "the 2016 election".
const OCCASIONS: &str = "election elections campaign campaigns race vote referendum primary primaries convention \
    season budget olympics games census midterms midterm presidential general summit report study survey \
    interview film book album case law act war crash attack attacks conference championship cup final inquiry \
    cycle";

/// "In 2016", "the 1990s", "late 2016", "the 2016 election", "in 2016-17".
fn years(page: &Page, i: usize) -> Option<(When, usize)> {
    let plural = page.word(i + 1) == "s" && matches!(page.gap(i + 1), Gap::Tight | Gap::Apostrophe);
    if plural && page.word(i).len() == 4 {
        let first = page.number(i).filter(|n| (1500..2100).contains(n) && n % 10 == 0)? as i16;
        return Some((When::Years(first, first + if first % 100 == 0 && first < 2000 { 99 } else { 9 }), i + 2));
    }
    let year = year(page, i)?;
    let date = When::Date(Day { year: Year::Is(year), ..Day::EMPTY });
    let before = page.before(i);
    let free = !counted_year(page, i + 1);
    let recent = (1900..2100).contains(&year);
    // "The 1996 Olympic bombing", "its 1990 invasion".
    let owned = recent
        && among(before, "the its his her their our s this both into fiscal year")
        && matches!(page.gap(i), Gap::Space)
        && (page.gap(i + 1) == Gap::Space && page.number(i + 1).is_none() && !noun_like(page, i + 1)
            || before != "the" && page.ends(i + 1));
    let listed = matches!(before, "and" | "or" | "to") && i >= 2 && years::year(page, i - 2).is_some();
    let strong = among(before, "in since until till during early late mid throughout circa through year");
    let weak = among(before, "by from of before after to between for about around end as than");
    let occasion = recent && is_occasion(page, i + 1);
    let bracketed = page.gap(i) == Gap::Bracket && page.gap(i + 1) == Gap::Bracket && recent;
    let fits = free
        && (owned
            || strong && !(year < 1900 && page.gap(i + 1) == Gap::Space && !page.ends(i + 1) && before != "in")
            || weak && recent && (page.ends(i + 1) || !noun_like(page, i + 1))
            || listed);
    if page.gap(i) == Gap::Wall && !bracketed && !occasion && i > 0 || page.gap(i) == Gap::Tight {
        return None;
    }
    (fits || occasion || bracketed).then_some((date, i + 1))
}

/// Whether a year before word `i` names an occasion: "2016 presidential campaign".
pub(super) fn is_occasion(page: &Page, i: usize) -> bool {
    let of_a_land = among(page.word(i), "us u uk republican democratic presidential american british french german");
    page.beside(i) && (among(page.word(i), OCCASIONS) || of_a_land && page.soon(i + 1, 4, OCCASIONS))
}

/// Whether the word at `i` may be a noun that a number before it counts; function words and verbs of telling are not.
fn noun_like(page: &Page, i: usize) -> bool {
    let word = page.word(i);
    word.len() > 4 && word.ends_with('s') && !among(word, "was has does says unless towards always")
}
