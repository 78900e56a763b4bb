//! A year as part of a date: "2016", "nineteen ninety-six", "'16", and whether a number like it counts something.

use super::lexicon::{Unit, Word, among};
use super::page::{Gap, Page};

/// A four-digit year at `i`, as part of a date.
pub(super) fn year(page: &Page, i: usize) -> Option<i16> {
    let n = page.number(i).filter(|n| (1500..2100).contains(n) && page.word(i).len() == 4)?;
    let free =
        !page.in_figure(i) && !matches!(page.gap(i + 1), Gap::Colon | Gap::Apostrophe if page.word(i + 1).len() == 2);
    free.then_some(n as i16)
}

/// "Nineteen ninety-six", "two thousand and four", "the year two thousand".
pub(super) fn spelled_year(page: &Page, i: usize) -> Option<(i16, usize)> {
    let number = |k: usize| match page.look(k) {
        Some(Word::Number(n)) if page.beside(k) => Some(n as i16),
        _ => None,
    };
    let below_ten = |k: usize| number(k).filter(|n| (1..10).contains(n));
    if page.says(i, &["the", "year", "two", "thousand"]) {
        return Some((2000, i + 4));
    }
    match page.word(i) {
        "nineteen" if page.says(i, &["nineteen", "hundred"]) => {
            let tens = number(i + 2).filter(|n| *n < 100)?;
            let ones = below_ten(i + 3).filter(|_| tens >= 20);
            Some((1900 + tens + ones.unwrap_or(0), i + 3 + usize::from(ones.is_some())))
        }
        "eighteen" | "nineteen" | "twenty" => {
            let century = match page.word(i) {
                "eighteen" => 1800,
                "nineteen" => 1900,
                _ => 2000,
            };
            let tens = number(i + 1).filter(|n| (10..100).contains(n))?;
            let ones = below_ten(i + 2).filter(|_| tens >= 20);
            let end = i + 2 + usize::from(ones.is_some());
            let counted = matches!(page.look(end), Some(Word::Unit(..)));
            (!counted).then_some((century + tens + ones.unwrap_or(0), end))
        }
        "two"
            if page.says(i, &["two", "thousand"])
                && (matches!(page.before(i), "in" | "of" | "by" | "since")
                    || matches!(page.look(i.wrapping_sub(1)), Some(Word::Month(..)))) =>
        {
            let at = i + 2 + usize::from(page.word(i + 2) == "and");
            Some(match number(at).filter(|n| *n < 100) {
                Some(n) => (2000 + n, at + 1),
                None => (2000, i + 2),
            })
        }
        _ => None,
    }
}

/// Whether a year may follow the rest of its date over the gap before `i`.
pub(super) fn year_after(page: &Page, i: usize) -> Option<(i16, usize)> {
    let at = if matches!(page.word(i), "of" | "in") && page.gap(i) == Gap::Space { i + 1 } else { i };
    let joined = matches!(page.gap(at), Gap::Space | Gap::Comma | Gap::Stop | Gap::Dash | Gap::Slash);
    if let Some(year) = year(page, at).filter(|_| joined) {
        return Some((year, at + 1));
    }
    // "April of 87"
    if page.word(i) == "of"
        && let Some(two) = page.number(at).filter(|n| (32..100).contains(n) && page.word(at).len() == 2)
        && page.ends(at + 1)
    {
        return Some((1900 + two as i16, at + 1));
    }
    if let Some(found) = spelled_year(page, at).filter(|_| matches!(page.gap(at), Gap::Space | Gap::Comma)) {
        return Some(found);
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
