//! Parts of a period by their number: "the first week of May", "the last day of the month", "the third month of 2021".

use super::dates::date;
use super::lexicon::{Unit, Word};
use super::ordinals::{day_number, ordinal};
use super::page::Page;
use super::periods::period;
use super::point::When;
use super::relative::relative;

/// The part that starts at word `i`, and the word after it.
pub(super) fn nth(page: &Page, i: usize, day_first: Option<bool>) -> Option<(When, usize)> {
    let (nth, at) = match page.word(i) {
        "last" | "final" => (-1, i + 1),
        word => match ordinal(word) {
            Some(nth) => (nth, i + 1),
            None => day_number(page, i).filter(|&(_, end)| end == i + 2)?,
        },
    };
    let Some(Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month), times, false)) = page.look(at) else {
        return None;
    };
    if times != 1.0 || !page.beside(at) || page.word(at + 1) != "of" || !page.beside(at + 1) {
        return None;
    }
    let start = at + 2;
    let (of, end) = whole(page, start, day_first)?;
    // "The first day of Monday" is none.
    let longer = match &of {
        When::Date(date) => date.day.is_none(),
        When::Unit(whole, _) | When::Same(whole) | When::Beside(whole, _) => *whole > unit,
        When::Season(..) | When::Quarter(..) => true,
        _ => false,
    };
    longer.then(|| (When::Nth { nth, unit, of: Box::new(of) }, end))
}

/// The period that holds the part.
fn whole(page: &Page, i: usize, day_first: Option<bool>) -> Option<(When, usize)> {
    if page.word(i) == "the"
        && let Some(Word::Unit(unit, times, false)) = page.look(i + 1)
        && times == 1.0
        && page.beside(i + 1)
    {
        return Some((When::Same(unit), i + 2));
    }
    let at = i + usize::from(page.word(i) == "the" && relative(page, i).is_none());
    date(page, at, day_first)
        .map(|(date, end)| (When::Date(date), end))
        .or_else(|| period(page, at))
        .or_else(|| relative(page, at).filter(|piece| piece.part.is_none()).map(|piece| (piece.when, piece.end)))
}
