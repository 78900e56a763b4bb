//! Numerals: "1,960", "2.3 million", "forty-one", "two dozen", "14".

use crate::collation::grade::number;
use crate::prose::Prose;

/// A numeral: its value and one past its last token.
pub(super) fn at(prose: &Prose<'_>, i: usize) -> Option<(f64, usize)> {
    let digits = prose.word(i).bytes().all(|b| b.is_ascii_digit()) && !prose.word(i).is_empty();
    let (value, end) = if digits { in_digits(prose, i)? } else { in_words(prose, i)? };
    let (times, end) = scaled(prose, end, digits);
    Some((value * times, end))
}

fn in_digits(prose: &Prose<'_>, i: usize) -> Option<(f64, usize)> {
    // The second part of `6:35`, `3.5`, `4-2`, `7/11`, and what follows a letter, count nothing by themselves.
    if i > 0 && (matches!(prose.gap(i), ":" | "." | "-" | "–" | "/" | "@") || prose.gap(i).is_empty()) {
        return None;
    }
    let mut value: f64 = prose.word(i).parse().ok()?;
    let mut end = i + 1;
    let figures = |k: usize| prose.word(k).bytes().all(|b| b.is_ascii_digit()) && !prose.word(k).is_empty();
    // Text without punctuation has lost the comma of "5 000 a week".
    let comma = |k: usize| prose.gap(k) == "," || prose.stripped() && prose.word(i).len() <= 3 && prose.gap(k) == " ";
    while comma(end) && figures(end) && prose.word(end).len() == 3 {
        value = value * 1000.0 + prose.word(end).parse::<f64>().ok()?;
        end += 1;
    }
    // Text without punctuation has lost the point of "2 3 million".
    let pointed = prose.gap(end) == "." || prose.stripped() && scale(prose.word(end + 1)).is_some();
    if pointed && figures(end) && prose.word(end).len() <= 2 {
        let part = prose.word(end);
        value += part.parse::<f64>().ok()? / 10f64.powi(part.len() as i32);
        end += 1;
    }
    let joined = matches!(prose.gap(end), ":" | "." | "/" | "–") || prose.gap(end) == "-" && figures(end);
    let ordinal = prose.gap(end).is_empty() && matches!(prose.word(end), "st" | "nd" | "rd" | "th");
    (!joined && !ordinal).then_some((value, end))
}

fn in_words(prose: &Prose<'_>, i: usize) -> Option<(f64, usize)> {
    if matches!(prose.word(i), "a" | "the") && matches!(prose.word(i + 1), "dozen" | "hundred" | "thousand") {
        return (prose.word(i) == "a").then_some((1.0, i + 1));
    }
    let first = number(prose.word(i)).filter(|n| *n >= 2 || scale(prose.word(i + 1)).is_some())?;
    let joined = prose.gap(i + 1) == "-" || prose.gap(i + 1) == " ";
    let second = number(prose.word(i + 1)).filter(|n| first >= 20 && first % 10 == 0 && joined && (1..10).contains(n));
    match second {
        Some(n) if prose.word(i + 1).bytes().all(|b| b.is_ascii_alphabetic()) => Some(((first + n) as f64, i + 2)),
        _ => Some((first as f64, i + 1)),
    }
}

fn scale(word: &str) -> Option<f64> {
    match word {
        "dozen" => Some(12.0),
        "hundred" => Some(100.0),
        "thousand" | "k" => Some(1e3),
        "million" | "m" => Some(1e6),
        "billion" | "bn" => Some(1e9),
        _ => None,
    }
}

/// What the words after a numeral multiply it by: "million", "hundred thousand", "£2m".
fn scaled(prose: &Prose<'_>, mut end: usize, digits: bool) -> (f64, usize) {
    let mut times = 1.0;
    while let Some(by) = scale(prose.word(end)) {
        let letter = prose.word(end).len() == 1;
        if letter && !(digits && prose.gap(end).is_empty()) {
            break;
        }
        times *= by;
        end += 1;
    }
    (times, end)
}
