//! The periods of a firm's accounts: "the latest quarter", "the year-earlier period", "fiscal 1989".

use super::super::lexicon::Unit;
use super::super::years::year;
use super::noun;
use crate::times::page::Page;
use crate::times::point::{Passing, Which};

/// What stands before the noun.
#[derive(Default)]
struct Told {
    years: i32,
    year: Option<i16>,
    fiscal: bool,
    /// "Latest", "same", "full" and their like.
    qualified: bool,
    which: Which,
}

/// The period of accounts at word `i`, and the word after it.
pub(super) fn accounts(page: &Page, i: usize) -> Option<(Passing, usize)> {
    let led = page.word(i) == "the";
    let (told, at) = told(page, i + usize::from(led), led);
    let any = told.years != 0 || told.year.is_some() || told.fiscal || told.qualified;
    let period = |unit, end| {
        let years = told.years;
        Some((Passing::Accounts { unit, years, year: told.year, which: told.which }, end))
    };
    let beside = at == i || page.beside(at);
    match page.word(at) {
        "quarter" if beside && (led || any) => period(Unit::Quarter, at + 1),
        "period" if beside && any && !(told.qualified && page.word(at + 1) == "of") => period(Unit::Quarter, at + 1),
        "year" if beside && (told.fiscal || told.qualified) && page.word(at + 1) != "s" => period(Unit::Year, at + 1),
        _ if told.fiscal && told.year.is_some() => period(Unit::Year, at),
        // "Year-earlier results".
        _ if told.years != 0 && !led && noun(page, at) => period(Unit::Quarter, at),
        _ => None,
    }
}

/// What the words from `i` on say of a period, and the word after them.
fn told(page: &Page, i: usize, led: bool) -> (Told, usize) {
    let mut told = Told::default();
    let mut at = i;
    loop {
        match page.word(at) {
            "fiscal" => told.fiscal = true,
            "latest" => (told.qualified, told.which) = (true, Which::Latest),
            "current" => (told.qualified, told.which) = (true, Which::Current),
            "full" | "same" | "comparable" | "corresponding" => told.qualified = true,
            "year" if matches!(page.word(at + 1), "ago" | "earlier") && page.beside(at + 1) => {
                told.years = -1;
                at += 1;
            }
            _ => match year(page, at).filter(|_| led || told.fiscal) {
                Some(year) => told.year = Some(year),
                None => break,
            },
        }
        at += 1;
        if !page.beside(at) {
            break;
        }
    }
    (told, at)
}
