//! A day of the month: "14", "14th", "fourteenth", "twenty-first".

use super::lexicon::Word;
use super::page::{Gap, Page};
use super::years::year;

/// A day of the month at `i`, "14" or "14th", and the word after it.
pub(super) fn day_number(page: &Page, i: usize) -> Option<(i8, usize)> {
    if let Some(n) = page.number_in(i, 1, 31).filter(|_| page.word(i).len() <= 2 && !page.in_figure(i)) {
        let ordinal = page.gap(i + 1) == Gap::Tight && matches!(page.word(i + 1), "st" | "nd" | "rd" | "th");
        return Some((n, if ordinal { i + 2 } else { i + 1 }));
    }
    None
}

/// A day of the month in words at `i`, "fourteenth" or "twenty-first", and the word after it. Cardinals ("twenty
/// nine") count only where nothing else follows that they might count.
pub(super) fn spelled_day(page: &Page, i: usize, cardinal: bool) -> Option<(i8, usize)> {
    let joined = |k: usize| matches!(page.gap(k), Gap::Space | Gap::Dash);
    if let Some(day) = ordinal(page.word(i)) {
        return Some((day, i + 1));
    }
    let Some(Word::Number(tens)) = page.look(i) else { return None };
    let tens = tens as i8;
    if matches!(tens, 20 | 30) && joined(i + 1) {
        if let Some(ones) = ordinal(page.word(i + 1)).filter(|ones| *ones < 10 && tens + ones < 32) {
            return Some((tens + ones, i + 2));
        }
        if let Some(Word::Number(ones)) = page.look(i + 1)
            && cardinal
            && ones < 10.0
            && tens + (ones as i8) < 32
        {
            return Some((tens + ones as i8, i + 2));
        }
    }
    (cardinal && tens < 32 && (page.ends(i + 1) || year(page, i + 1).is_some())).then_some((tens, i + 1))
}

/// An ordinal in one word.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    const ORDINALS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    if word == "thirtieth" {
        return Some(30);
    }
    ORDINALS.iter().position(|one| *one == word).map(|at| at as i8 + 1)
}
