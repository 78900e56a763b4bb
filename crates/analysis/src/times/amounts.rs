//! Amounts of time: "two days", "an hour and a half", "nearly three weeks", "10-month".

use super::lexicon::{Unit, Word, among};
use super::page::{Gap, Page};
use super::timex::Modifier;

/// So many of a unit, as wide as the words leave it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    /// The fewest, in units.
    pub(super) low: f64,
    /// The most.
    pub(super) high: f64,
    pub(super) unit: Unit,
    /// Whether a number was said; "days" and "a few days" say none.
    pub(super) counted: bool,
    /// Whether "about", "nearly", "within" and the like stood before it.
    pub(super) hedged: bool,
    /// Whether the unit is joined to its number as in "10-month", which tells of a length.
    pub(super) joined: bool,
    /// What the hedge says of the number: that it is more, less or about that.
    pub(super) limit: Option<Modifier>,
    /// The number that was said, whatever the hedge makes of it; the lower one of two.
    pub(super) named: f64,
}

impl Amount {
    pub(super) fn exact(n: f64, unit: Unit) -> Amount {
        Amount { low: n, high: n, unit, counted: true, hedged: false, joined: false, limit: None, named: n }
    }

    /// So many that nobody says how many.
    pub(super) fn some(low: f64, high: f64, unit: Unit) -> Amount {
        Amount { low, high, counted: false, ..Amount::exact(low, unit) }
    }

    /// The shortest and longest stretch in seconds that people would still call so.
    ///
    /// Numbers get rounded: "15 minutes" to five, "two hours" to a half, and "two days later" means a calendar day.
    pub(super) fn seconds(&self) -> (i64, i64) {
        let slack = if self.hedged || !self.counted {
            0.0
        } else {
            let n = self.low;
            match self.unit {
                Unit::Second => 1.0,
                Unit::Minute if n >= 5.0 && n % 5.0 == 0.0 => 2.0,
                Unit::Minute => 1.0,
                Unit::Hour if n < 1.0 => 1.0 / 12.0,
                Unit::Hour if n.fract() != 0.0 => 1.0 / 6.0,
                Unit::Hour if n == 1.0 => 0.25,
                Unit::Hour => 0.5,
                Unit::Day => 1.0,
                Unit::Week => 3.0 / 7.0,
                Unit::Month => 0.5,
                _ => 0.25,
            }
        };
        let low = ((self.low - slack).max(0.0) * self.unit.seconds()).round();
        let high = ((self.high + slack) * self.unit.seconds()).round();
        (low as i64, high.max(low) as i64)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Hedge {
    About,
    Nearly,
    Over,
    AtLeast,
    Under,
    AtMost,
    None,
}

/// The amount that starts at word `i`, and the word after it.
pub(super) fn amount(page: &Page, i: usize) -> Option<(Amount, usize)> {
    let (hedge, at) = hedge(page, i);
    let (mut amount, mut end) = counted(page, at).or_else(|| uncounted(page, at))?;
    let more = match page.word(end) {
        "and" if page.says(end, &["and", "a", "half"]) => Some((3, 0.5)),
        "and" if page.says(end, &["and", "half"]) => Some((2, 0.5)),
        "and" if page.says(end, &["and", "a", "quarter"]) => Some((3, 0.25)),
        _ => None,
    };
    if let Some((count, n)) = more.filter(|_| page.beside(end)) {
        amount.low += n;
        amount.high += n;
        amount.named += n;
        end += count;
    } else if let Some((more, after)) = second_part(page, &amount, end) {
        amount = more;
        end = after;
    }
    Some((hedged(amount, hedge), end))
}

fn hedged(amount: Amount, hedge: Hedge) -> Amount {
    let n = amount.high;
    let step = if matches!(amount.unit, Unit::Minute | Unit::Second) && n >= 5.0 { 3.0 } else { 0.5 };
    let by = (n * 0.15).max(step * n.min(1.0));
    let hedged = !matches!(hedge, Hedge::None);
    let limit = match hedge {
        Hedge::None => None,
        Hedge::About => Some(Modifier::Approx),
        Hedge::Nearly | Hedge::Under => Some(Modifier::LessThan),
        Hedge::Over => Some(Modifier::MoreThan),
        Hedge::AtLeast => Some(Modifier::EqualOrMore),
        Hedge::AtMost => Some(Modifier::EqualOrLess),
    };
    let amount = Amount { hedged, limit, ..amount };
    match hedge {
        Hedge::None => amount,
        Hedge::About => Amount { low: (amount.low - by).max(0.0), high: n + by, ..amount },
        Hedge::Nearly => Amount { low: (amount.low - by).max(0.0), ..amount },
        Hedge::Over | Hedge::AtLeast => Amount { high: n + (n * 0.5).max(1.0), ..amount },
        Hedge::Under | Hedge::AtMost => Amount { low: 0.0, ..amount },
    }
}

/// The hedge before an amount at `i`, and the word after it.
fn hedge(page: &Page, i: usize) -> (Hedge, usize) {
    let exact = matches!(page.word(i), "just" | "only" | "exactly" | "precisely") && page.beside(i + 1);
    let at = if exact { i + 1 } else { i };
    hedged_at(page, i).or_else(|| hedged_at(page, at).filter(|_| exact)).unwrap_or((Hedge::None, at))
}

fn hedged_at(page: &Page, i: usize) -> Option<(Hedge, usize)> {
    let next = |word: &str| page.word(i + 1) == word;
    let (hedge, count) = match page.word(i) {
        "just" if next("over") || next("about") => (Hedge::About, 2),
        "just" if next("under") => (Hedge::Nearly, 2),
        "a" if next("little") => match page.word(i + 2) {
            "over" => (Hedge::About, 3),
            "more" if page.word(i + 3) == "than" => (Hedge::About, 4),
            "less" if page.word(i + 3) == "than" => (Hedge::Nearly, 4),
            _ => return None,
        },
        "well" if next("over") => (Hedge::Over, 2),
        "little" if next("more") && page.word(i + 2) == "than" => (Hedge::About, 3),
        "no" | "not" if next("more") && page.word(i + 2) == "than" => (Hedge::AtMost, 3),
        "more" if next("than") => (Hedge::Over, 2),
        "less" | "fewer" if next("than") => (Hedge::Under, 2),
        "at" if next("least") => (Hedge::AtLeast, 2),
        "at" if next("most") => (Hedge::AtMost, 2),
        "up" if next("to") => (Hedge::AtMost, 2),
        "about" | "around" | "roughly" | "approximately" | "some" | "barely" => (Hedge::About, 1),
        "nearly" | "almost" => (Hedge::Nearly, 1),
        "over" => (Hedge::Over, 1),
        "under" => (Hedge::Under, 1),
        _ => return None,
    };
    (i + 1..=i + count).all(|k| page.beside(k)).then_some((hedge, i + count))
}

/// A number in digits or words at `i`, and the word after it.
pub(super) fn number(page: &Page, i: usize) -> Option<(f64, usize)> {
    if let Some(n) = page.number(i) {
        if page.gap(i + 1) == Gap::Dot
            && let Some(tenths) = page.number(i + 1)
        {
            let digits = page.word(i + 1).len() as i32;
            return Some((n as f64 + tenths as f64 / 10f64.powi(digits), i + 2));
        }
        if matches!(page.gap(i + 1), Gap::Space | Gap::Dash)
            && page.gap(i + 2) == Gap::Slash
            && let (Some(top), Some(bottom @ 2..)) = (page.number(i + 1), page.number(i + 2))
            && top < bottom
        {
            return Some((n as f64 + top as f64 / bottom as f64, i + 3));
        }
        return (!page.in_figure(i)).then_some((n as f64, i + 1));
    }
    match page.word(i) {
        "a" | "an" if page.says(i + 1, &["dozen"]) => return Some((12.0, i + 2)),
        "a" | "an" if page.says(i + 1, &["hundred"]) => return Some((100.0, i + 2)),
        "a" | "an" if page.says(i + 1, &["thousand"]) => return Some((1000.0, i + 2)),
        "a" | "an" => return Some((1.0, i + 1)),
        _ => {}
    }
    let Some(Word::Number(mut n)) = page.look(i) else { return None };
    let mut end = i + 1;
    if n >= 20.0
        && page.beside(end)
        && let Some(Word::Number(ones)) = page.look(end)
        && ones < 10.0
    {
        n += ones;
        end += 1;
    }
    for (word, times) in [("hundred", 100.0), ("thousand", 1000.0)] {
        if page.word(end) == word && page.beside(end) {
            n *= times;
            end += 1;
        }
    }
    Some((n, end))
}

fn unit(page: &Page, i: usize) -> Option<(Unit, f64, bool)> {
    match page.look(i) {
        Some(Word::Unit(unit, times, plural)) => Some((unit, times, plural)),
        _ => None,
    }
}

/// "15 minutes", "half an hour", "two and a half years", "three to five days", "twelve-hour".
fn counted(page: &Page, i: usize) -> Option<(Amount, usize)> {
    if let Some((n, at)) = fraction_of(page, i)
        && let Some((unit, times, false)) = unit(page, at)
        && page.beside(at)
    {
        return Some((Amount::exact(n * times, unit), at + 1));
    }
    let (mut n, mut at) = number(page, i)?;
    let article = at == i + 1 && matches!(page.word(i), "a" | "an");
    if article
        && matches!(page.word(at), "full" | "whole" | "mere" | "good" | "single" | "additional" | "extra")
        && page.beside(at)
    {
        at += 1;
    }
    let mut high = n;
    if page.says(at, &["and", "a", "half"]) || page.says(at, &["and", "half"]) {
        n += 0.5;
        high = n;
        at += if page.word(at + 1) == "a" { 3 } else { 2 };
    } else if page.says(at, &["and", "a", "quarter"]) && unit(page, at + 3).is_some() {
        n += 0.25;
        high = n;
        at += 3;
    } else if !article
        && (matches!(page.word(at), "to" | "or" | "and") || page.gap(at) == Gap::Dash && page.number(at).is_some())
    {
        let start = if matches!(page.word(at), "to" | "or" | "and") { at + 1 } else { at };
        let between = page.word(at) != "and" || page.before(i) == "between";
        if let Some((more, after)) = number(page, start)
            && between
            && more > n
            && unit(page, after).is_some()
        {
            (high, at) = (more, after);
        }
    }
    if among(page.word(at), "more full whole straight consecutive long short next past last upcoming coming previous")
        && page.beside(at)
    {
        at += 1;
    }
    let (unit, times, plural) = unit(page, at)?;
    // "Three-quarters of it" is a part and no length.
    if unit == Unit::Quarter && (page.gap(at) == Gap::Dash && plural || article) {
        return None;
    }
    if !page.beside(at) || article && plural || page.word(i) == "a" && page.word(at) == "second" {
        return None;
    }
    // "The 1988 quarter" is of that year.
    if !plural && (1500.0..2100.0).contains(&n) {
        return None;
    }
    let joined = page.gap(at) == Gap::Dash || !plural && n != 1.0;
    let amount = Amount { high: high * times, joined, ..Amount::exact(n * times, unit) };
    // "A year or two", "a week or so".
    let mut amount = Amount { hedged: high > n, ..amount };
    let mut end = at + 1;
    if page.says(end, &["or", "two"]) && article {
        (amount.high, amount.hedged) = (2.0 * times, true);
        end += 2;
    } else if page.says(end, &["or", "so"]) {
        (amount.hedged, amount.limit) = (true, Some(Modifier::Approx));
        end += 2;
    }
    Some((amount, end))
}

fn fraction_of(page: &Page, i: usize) -> Option<(f64, usize)> {
    let (n, words): (f64, &[&str]) = match page.word(i) {
        "half" if matches!(page.word(i + 1), "a" | "an") => (0.5, &["half", page.word(i + 1)]),
        "half" => (0.5, &["half"]),
        "a" if page.word(i + 1) == "half" => (0.5, &["a", "half"]),
        "quarter" => (0.25, &["quarter", "of", "an"]),
        "a" if page.word(i + 1) == "quarter" => (0.25, &["a", "quarter", "of", page.word(i + 3)]),
        "three" if page.word(i + 1) == "quarters" => (0.75, &["three", "quarters", "of", page.word(i + 3)]),
        _ => return None,
    };
    let article = words.len() < 4 || matches!(words[3], "a" | "an");
    (article && page.says(i, words)).then_some((n, i + words.len()))
}

/// "A few hours", "several days", "hours": how many is left to the reader.
fn uncounted(page: &Page, i: usize) -> Option<(Amount, usize)> {
    let (range, at) = match page.word(i) {
        "a" if page.says(i + 1, &["couple", "of"]) => (Some((2.0, 3.0)), i + 3),
        "a" if page.says(i + 1, &["couple"]) => (Some((2.0, 3.0)), i + 2),
        "a" if page.says(i + 1, &["few"]) => (Some((2.0, 6.0)), i + 2),
        "a" if page.says(i + 1, &["matter", "of"]) => (None, i + 3),
        "couple" if page.says(i + 1, &["of"]) => (Some((2.0, 3.0)), i + 2),
        "few" => (Some((2.0, 6.0)), i + 1),
        "several" => (Some((3.0, 9.0)), i + 1),
        "many" => (Some((5.0, 50.0)), i + 1),
        _ => (None, i),
    };
    let (unit, times, true) = unit(page, at)? else { return None };
    if at > i && !page.beside(at) {
        return None;
    }
    // "A couple of years" are two, more or less.
    if range == Some((2.0, 3.0)) {
        let amount = Amount {
            high: 3.0 * times,
            hedged: true,
            limit: Some(Modifier::Approx),
            ..Amount::exact(2.0 * times, unit)
        };
        return Some((amount, at + 1));
    }
    let (low, high) = range.unwrap_or(match unit {
        Unit::Second => (2.0, 300.0),
        Unit::Minute => (2.0, 59.0),
        Unit::Hour => (2.0, 12.0),
        Unit::Day => (2.0, 6.0),
        Unit::Week => (2.0, 8.0),
        Unit::Month => (2.0, 11.0),
        _ => (2.0, 20.0),
    });
    Some((Amount::some(low * times, high * times, unit), at + 1))
}

/// "Two hours and 15 minutes", "one year, two months".
fn second_part(page: &Page, first: &Amount, end: usize) -> Option<(Amount, usize)> {
    let at = if page.word(end) == "and" { end + 1 } else { end };
    if first.joined || !first.counted || !matches!(page.gap(end), Gap::Space | Gap::Comma) {
        return None;
    }
    let (n, after) = number(page, at)?;
    let (unit, times, _) = unit(page, after)?;
    if unit >= first.unit || matches!(page.word(at), "a" | "an") || !page.beside(after) {
        return None;
    }
    let ratio = first.unit.seconds() / unit.seconds();
    let total = first.low * ratio + n * times;
    Some((Amount::exact(total.round(), unit), after + 1))
}
