//! Amounts of time: "two days", "an hour and a half", "nearly three weeks", "10-month".

use super::lexicon::{Unit, Word, among};
use super::page::{Gap, Page};

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
}

impl Amount {
    fn exact(n: f64, unit: Unit) -> Amount {
        Amount { low: n, high: n, unit, counted: true, hedged: false, joined: false }
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
    Under,
    None,
}

/// The amount that starts at word `i`, and the word after it.
pub(super) fn amount(page: &Page, i: usize) -> Option<(Amount, usize)> {
    let (hedge, at) = hedge(page, i);
    let (mut amount, mut end) = counted(page, at).or_else(|| uncounted(page, at))?;
    if page.says(end, &["and", "a", "half"]) && page.beside(end) {
        amount.low += 0.5;
        amount.high += 0.5;
        end += 3;
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
    let amount = Amount { hedged, ..amount };
    match hedge {
        Hedge::None => amount,
        Hedge::About => Amount { low: (amount.low - by).max(0.0), high: n + by, ..amount },
        Hedge::Nearly => Amount { low: (amount.low - by).max(0.0), ..amount },
        Hedge::Over => Amount { high: n + (n * 0.5).max(1.0), ..amount },
        Hedge::Under => Amount { low: 0.0, ..amount },
    }
}

fn hedge(page: &Page, i: usize) -> (Hedge, usize) {
    let hedges: [(&[&str], Hedge); 26] = [
        (&["just", "over"], Hedge::About),
        (&["just", "under"], Hedge::Nearly),
        (&["a", "little", "over"], Hedge::About),
        (&["a", "little", "more", "than"], Hedge::About),
        (&["a", "little", "less", "than"], Hedge::Nearly),
        (&["just", "about"], Hedge::About),
        (&["well", "over"], Hedge::Over),
        (&["little", "more", "than"], Hedge::About),
        (&["no", "more", "than"], Hedge::Under),
        (&["not", "more", "than"], Hedge::Under),
        (&["more", "than"], Hedge::Over),
        (&["less", "than"], Hedge::Under),
        (&["fewer", "than"], Hedge::Under),
        (&["at", "least"], Hedge::Over),
        (&["at", "most"], Hedge::Under),
        (&["up", "to"], Hedge::Under),
        (&["about"], Hedge::About),
        (&["around"], Hedge::About),
        (&["roughly"], Hedge::About),
        (&["approximately"], Hedge::About),
        (&["some"], Hedge::About),
        (&["nearly"], Hedge::Nearly),
        (&["almost"], Hedge::Nearly),
        (&["barely"], Hedge::About),
        (&["over"], Hedge::Over),
        (&["under"], Hedge::Under),
    ];
    let at =
        if matches!(page.word(i), "just" | "only" | "exactly" | "precisely") && page.beside(i + 1) { i + 1 } else { i };
    for start in [i, at] {
        for (words, hedge) in hedges {
            if page.says(start, words) && page.beside(start + words.len()) {
                return (hedge, start + words.len());
            }
        }
    }
    (Hedge::None, at)
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
    if page.word(end) == "hundred" && page.beside(end) {
        n *= 100.0;
        end += 1;
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
    let article = matches!(page.word(i), "a" | "an");
    let (mut n, mut at) = number(page, i)?;
    if article && matches!(page.word(at), "full" | "whole" | "mere" | "good" | "single") && page.beside(at) {
        at += 1;
    }
    let mut high = n;
    if page.says(at, &["and", "a", "half"]) {
        n += 0.5;
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
    if among(page.word(at), "more full whole straight consecutive long short") && page.beside(at) {
        at += 1;
    }
    let (unit, times, plural) = unit(page, at)?;
    if !page.beside(at) || article && plural || page.word(i) == "a" && page.word(at) == "second" {
        return None;
    }
    // "The 1988 quarter" is of that year.
    if !plural && (1500.0..2100.0).contains(&n) {
        return None;
    }
    let joined = page.gap(at) == Gap::Dash || !plural && n != 1.0;
    let amount = Amount { low: n * times, high: high * times, joined, ..Amount::exact(n, unit) };
    Some((Amount { hedged: high > n, ..amount }, at + 1))
}

fn fraction_of(page: &Page, i: usize) -> Option<(f64, usize)> {
    let fractions: [(&[&str], f64); 9] = [
        (&["half", "a"], 0.5),
        (&["half", "an"], 0.5),
        (&["a", "half"], 0.5),
        (&["half"], 0.5),
        (&["quarter", "of", "an"], 0.25),
        (&["a", "quarter", "of", "an"], 0.25),
        (&["a", "quarter", "of", "a"], 0.25),
        (&["three", "quarters", "of", "an"], 0.75),
        (&["three", "quarters", "of", "a"], 0.75),
    ];
    fractions.iter().find(|(words, _)| page.says(i, words)).map(|(words, n)| (*n, i + words.len()))
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
    let (low, high) = range.unwrap_or(match unit {
        Unit::Second => (2.0, 300.0),
        Unit::Minute => (2.0, 59.0),
        Unit::Hour => (2.0, 12.0),
        Unit::Day => (2.0, 6.0),
        Unit::Week => (2.0, 8.0),
        Unit::Month => (2.0, 11.0),
        _ => (2.0, 20.0),
    });
    let amount = Amount { low: low * times, high: high * times, unit, counted: false, hedged: false, joined: false };
    Some((amount, at + 1))
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
