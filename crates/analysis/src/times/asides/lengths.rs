//! Lengths of which no delay is made and that measure nothing in a story: "years", "a decade", "a while", "the week".

use super::super::amounts::{Amount, amount};
use super::super::lexicon::{Unit, Word, among};
use super::noun;
use crate::times::page::{Gap, Page};
use crate::times::point::Passing;

/// The length at word `i`, and the word after it.
pub(super) fn length(page: &Page, i: usize) -> Option<(Passing, usize)> {
    // "A day-long meeting", "a decades-long dispute".
    if let Some(Word::Unit(unit, times, plural)) = page.look(i)
        && page.word(i + 1) == "long"
        && page.gap(i + 1) == Gap::Dash
    {
        let amount = if plural { Amount::some(2.0, 9.0, unit) } else { Amount::exact(times, unit) };
        return Some((Passing::Length(Amount { joined: true, ..amount }), i + 2));
    }
    if let Some((amount, end)) = amount(page, i) {
        return (!idiom(page, i, &amount, end)).then_some((Passing::Length(amount), end));
    }
    // "All day", "another week", "another two weeks".
    if matches!(page.word(i), "all" | "another") && page.beside(i + 1) {
        if let Some(Word::Unit(unit, times, false)) = page.look(i + 1) {
            return (unit >= Unit::Day).then_some((Passing::Length(Amount::exact(times, unit)), i + 2));
        }
        let more = amount(page, i + 1).filter(|(amount, _)| page.word(i) == "another" && amount.counted);
        return more.map(|(amount, end)| (Passing::Length(amount), end));
    }
    if page.says(i, &["the", "weekend"]) && !noun(page, i + 2) && !among(page.before(i), "over during on at through") {
        return Some((Passing::Weekend, i + 2));
    }
    if page.word(i) == "the"
        && page.beside(i + 1)
        && let Some(Word::Unit(unit, times, false)) = page.look(i + 1)
        && unit >= Unit::Day
        && times == 1.0
        && (!noun(page, i + 2) || matches!(page.word(i + 2), "ended" | "ending"))
        && page.word(i + 2) != "of"
    {
        return Some((Passing::Spoken(unit), i + 2));
    }
    None
}

/// Whether an amount is an age, a title, a rate or a way of speaking.
fn idiom(page: &Page, i: usize, amount: &Amount, end: usize) -> bool {
    let title = page.cased
        && page.number(i).is_some()
        && page.name_like(end - 1)
        && (!page.capital(end) || page.gap(i) == Gap::Wall && page.gap(end) == Gap::Wall);
    let age = matches!(page.word(end), "old" | "olds") && page.beside(end) || page.before(i) == "aged";
    let wait = matches!(amount.unit, Unit::Second | Unit::Minute)
        && end == i + 2
        && matches!(page.word(i), "a" | "the" | "one");
    let adjective = page.gap(end) == Gap::Dash && matches!(page.word(end), "earlier" | "ago");
    let parts = amount.unit == Unit::Quarter && !amount.counted;
    let moment = page.word(end - 1).starts_with("moment");
    let one_day = page.word(i) == "one" && amount.unit == Unit::Day && !amount.joined;
    // "Minutes apart", "24 hours a day".
    let apart = page.word(end) == "apart" || page.says(end, &["a", "day"]) || page.says(end, &["a", "week"]);
    title
        || age
        || adjective
        || parts
        || moment
        || wait
        || one_day
        || apart
        || among(page.before(i), "per all") && !amount.counted
}
