//! The present, the past and the future as such: "now", "recently", "in the near future".

use super::noun;
use crate::times::lexicon::Word;
use crate::times::page::Page;
use crate::times::point::Passing;

/// The vague time at word `i`, and the word after it.
pub(super) fn vague(page: &Page, i: usize) -> Option<(Passing, usize)> {
    let plain = |said, count: usize| Some((said, i + count));
    match page.word(i) {
        "now" | "currently" | "nowadays" => plain(Passing::Present, 1),
        "right" if page.word(i + 1) == "now" && page.beside(i + 1) => plain(Passing::Present, 2),
        "these" if page.says(i, &["these", "days"]) => plain(Passing::Present, 2),
        "to" if page.says(i, &["to", "date"]) && page.ends(i + 2) => plain(Passing::Present, 2),
        "at" if page.says(i, &["at", "present"]) && page.ends(i + 2) => plain(Passing::Present, 2),
        "at" if page.says(i, &["at", "the", "present", "time"]) => plain(Passing::Present, 4),
        "at" if page.says(i, &["at", "this", "time"]) || page.says(i, &["at", "the", "moment"]) => {
            plain(Passing::Present, 3)
        }
        "current" if noun(page, i + 1) => plain(Passing::Present, 1),
        "the" if page.says(i, &["the", "present"]) && !noun(page, i + 2) => plain(Passing::Present, 2),
        "recently" => plain(Passing::Past, 1),
        "recent" | "past" if units(page, i + 1).is_some() => plain(Passing::Past, units(page, i + 1)? - i),
        "coming" | "future" if units(page, i + 1).is_some() => plain(Passing::Future, units(page, i + 1)? - i),
        "recent" if noun(page, i + 1) => plain(Passing::Past, 1),
        "the" if page.says(i, &["the", "past"]) && !noun(page, i + 2) => plain(Passing::Past, 2),
        "the" if page.says(i, &["the", "recent", "past"]) => plain(Passing::Past, 3),
        "the" if page.says(i, &["the", "near", "future"]) => plain(Passing::Future, 3),
        "the" if page.says(i, &["the", "future"]) && !noun(page, i + 2) => plain(Passing::Future, 2),
        "future" if matches!(page.before(i), "in" | "near") => plain(Passing::Future, 1),
        "soon" if !told_of_the_past(page, i) => plain(Passing::Future, 1),
        _ => None,
    }
}

/// Whether "soon" at `i` belongs to a story that is over, or to other words: "was soon released", "soon became", "as
/// soon as".
fn told_of_the_past(page: &Page, i: usize) -> bool {
    let next = page.word(i + 1);
    matches!(next, "after" | "afterward" | "afterwards" | "as" | "became" | "was" | "were" | "had" | "began")
        || next.len() > 4 && next.ends_with("ed")
        || matches!(page.before(i), "as" | "was" | "were" | "had" | "too")
}

/// The word after "weeks", "weeks and months" at `i`.
fn units(page: &Page, i: usize) -> Option<usize> {
    let plural = |k: usize| matches!(page.look(k), Some(Word::Unit(_, _, true)));
    if !plural(i) || !page.beside(i) {
        return None;
    }
    let more = matches!(page.word(i + 1), "and" | "or") && plural(i + 2);
    Some(if more { i + 3 } else { i + 1 })
}
