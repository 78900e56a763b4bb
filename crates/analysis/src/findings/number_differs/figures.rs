//! The figures of a text: how many, of what, and in which words.

use super::numerals;
use crate::collation::grade::number;
use crate::parties;
use crate::prose::{Place, Prose, words};
use crate::study::Study;
use crate::times::Meaning;
use std::collections::BTreeSet;
use std::ops::Range;

/// A figure in a text.
#[derive(Debug)]
pub(super) struct Figure {
    value: f64,
    hedge: Hedge,
    /// What is counted: "money", "percent", "age of" somebody, else the words after the figure tell.
    pub(super) unit: String,
    /// Telling words right after the figure.
    heads: Vec<String>,
    /// Telling words around it, as symbols.
    pub(super) context: BTreeSet<u32>,
    pub(super) quoted: bool,
    /// The figure with the word or two it hangs on.
    pub(super) shown: Range<usize>,
}

/// How exactly a figure is given.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Hedge {
    Exact,
    About,
    Over,
    Under,
}

/// Whether two figures count the same kind of thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Match {
    /// The very same thing, whatever stands around.
    Same,
    /// The same kind of thing.
    Like,
    /// One of them does not say what it counts.
    Open,
    /// Different things.
    No,
}

/// Words looked at on either side of a figure.
const AROUND: usize = 14;

/// The figures of a text that are no times, in order.
pub(super) fn of(study: &Study<'_>, text: usize) -> Vec<Figure> {
    let prose = &study.proses[text];
    let times = &study.times[text];
    let timed = |i: usize| {
        times.iter().any(|t| t.tokens.contains(&i) && !matches!(t.meaning, Meaning::Duration { .. }))
            || times.iter().any(|t| t.tokens.contains(&i)) && !age(prose, i + 1)
    };
    let mut out = Vec::new();
    let mut i = 0;
    while i < prose.tokens.len() {
        let body = prose.paragraph_at(i).is_some_and(|p| prose.paragraphs[p].kind != Place::Margin);
        let found = if body && !timed(i) { numerals::at(prose, i) } else { None };
        let Some((value, end)) = found else {
            i += 1;
            continue;
        };
        out.extend(figure(study, text, i..end, value));
        i = end;
    }
    out
}

fn figure(study: &Study<'_>, text: usize, tokens: Range<usize>, value: f64) -> Option<Figure> {
    let prose = &study.proses[text];
    let (start, end) = (tokens.start, tokens.end);
    let money = start > 0 && prose.gap(start).ends_with(['$', '£', '€'])
        || matches!(prose.word(end), "dollars" | "pounds" | "euros");
    let person = parties::ending_at(&study.mentions[text], start).filter(|_| {
        prose.gap(start).trim() == "," && prose.gap(end).starts_with(',') && (10.0..110.0).contains(&value)
    });
    let before = start.checked_sub(1).map_or("", |i| prose.word(i));
    // A year, a number in a series, a score.
    let year =
        tokens.len() == 1 && !money && (1500.0..2100.0).contains(&value) && !prose.text(tokens.clone()).contains(',');
    let series =
        matches!(before, "no" | "number" | "page" | "section" | "article" | "flat" | "room" | "line" | "channel");
    let score = prose.word(end) == "to" && number(prose.word(end + 1)).is_some()
        || before == "to" && start > 1 && number(prose.word(start - 2)).is_some();
    let named = study.mentions[text].iter().any(|x| x.tokens.contains(&start));
    if year || series || score || named {
        return None;
    }
    let (heads, last) = heads(prose, end);
    let unit = match person {
        Some(mention) => format!("age of {}", study.roster.name(mention.party)),
        None if money => "money".to_owned(),
        None if prose.gap(end).starts_with('%') || prose.word(end) == "percent" => "percent".to_owned(),
        None => heads.first().cloned().unwrap_or_default(),
    };
    let (low, high) = reach(prose, start, end);
    let context = (low..high)
        .filter(|i| !(start..last).contains(i))
        .filter(|&i| telling(prose.word(i)) && number(prose.word(i)).is_none())
        .map(|i| study.symbols[text][i])
        .collect();
    let shown = if person.is_some() || money { start..end } else { start..last };
    Some(Figure { value, hedge: hedge(prose, start), unit, heads, context, quoted: study.quoted[text][start], shown })
}

fn telling(word: &str) -> bool {
    word.len() > 3 && !words::function(word) && !words::starts_sentences(word) && !words::calendar(word)
}

/// Whether "-year-old" stands at token `i`.
fn age(prose: &Prose<'_>, i: usize) -> bool {
    prose.word(i) == "year" && prose.word(i + 1) == "old"
}

/// The sentence, within some words; in text without punctuation, fewer of them.
fn reach(prose: &Prose<'_>, start: usize, end: usize) -> (usize, usize) {
    let sentence = prose.sentence_at(start).map_or(start..end, |s| prose.sentences[s].clone());
    (start.saturating_sub(AROUND).max(sentence.start), (end + AROUND).min(sentence.end))
}

/// The telling words after the figure, two where the first is "people", before any stop, and one past the last of them.
fn heads(prose: &Prose<'_>, end: usize) -> (Vec<String>, usize) {
    let mut out = Vec::new();
    let mut last = end;
    for i in end..(end + 5).min(prose.tokens.len()) {
        let hyphen = prose.gap(i) == "-" && i == end;
        // "Eleven people were hurt" says what of them; "41 pages" is enough.
        let enough = out.len() == 2 || out.first().is_some_and(|w| w != "people");
        if !(prose.joined(i) || hyphen) || enough || prose.sentence_at(i) != prose.sentence_at(end - 1) {
            break;
        }
        let word = prose.word(i);
        if matches!(
            word,
            "and"
                | "but"
                | "he"
                | "she"
                | "they"
                | "it"
                | "when"
                | "which"
                | "who"
                | "that"
                | "as"
                | "while"
                | "if"
                | "because"
        ) {
            break;
        }
        if word.len() > 2 && !words::function(word) && !matches!(word, "them" | "those" | "these") {
            out.push(head(word));
            last = i + 1;
        }
    }
    (out, last)
}

/// A counted word in the singular, words for one thing as one.
fn head(word: &str) -> String {
    match word {
        "injured" | "wounded" | "injuries" => "hurt".to_owned(),
        "killed" | "died" | "deaths" | "fatalities" => "dead".to_owned(),
        "persons" | "person" | "residents" | "spectators" | "guests" | "passengers" => "people".to_owned(),
        _ => word.strip_suffix('s').filter(|w| w.len() > 2).unwrap_or(word).to_owned(),
    }
}

fn hedge(prose: &Prose<'_>, start: usize) -> Hedge {
    let back = |n: usize| start.checked_sub(n).map_or("", |i| prose.word(i));
    match (back(2), back(1)) {
        ("more" | "greater", "than") | ("at", "least") | (_, "over") => Hedge::Over,
        ("less" | "fewer", "than") | ("up", "to") | ("at", "most") => Hedge::Under,
        (_, "nearly" | "almost") => Hedge::Under,
        (_, "about" | "around" | "some" | "roughly" | "approximately" | "perhaps" | "maybe") => Hedge::About,
        _ => Hedge::Exact,
    }
}

impl Figure {
    /// Whether both can be right: equal, or rounded and near.
    pub(super) fn fits(&self, other: &Figure) -> bool {
        let (a, b) = (self.value, other.value);
        let apart = (a - b).abs() / a.max(b);
        let loose = self.hedge != Hedge::Exact || other.hedge != Hedge::Exact;
        a == b
            || apart < 1e-9
            || loose && apart <= 0.12
            || (round(a) || round(b)) && apart <= 0.05
            || self.hedge == Hedge::Over && b > a && apart <= 0.34
            || other.hedge == Hedge::Over && a > b && apart <= 0.34
    }

    /// Whether both count the same kind of thing.
    pub(super) fn alike(&self, other: &Figure) -> Match {
        let special = |f: &Figure| f.unit == "money" || f.unit == "percent" || f.of_one_thing();
        if special(self) || special(other) {
            return match self.unit == other.unit {
                true if self.of_one_thing() => Match::Same,
                true => Match::Open,
                false => Match::No,
            };
        }
        let people = |word: &String| word == "people";
        let (first, second) = match (self.heads.first(), other.heads.first()) {
            (Some(first), Some(second)) => (first, second),
            // "Some 900 of them" are people more often than anything else.
            (one, other) => return if one.or(other).is_none_or(people) { Match::Open } else { Match::No },
        };
        match (people(first), people(second)) {
            (true, true) => match (self.heads.get(1), other.heads.get(1)) {
                (Some(a), Some(b)) if a == b => Match::Like,
                (Some(_), Some(_)) => Match::No,
                _ => Match::Open,
            },
            // "Eleven people were hurt", "17 hurt"; but "two drivers were hurt" are others.
            (false, _) if other.heads.contains(first) => Match::Like,
            (_, false) if self.heads.contains(second) => Match::Like,
            _ => Match::No,
        }
    }

    /// Whether what it counts is known for the very same thing wherever it is named.
    pub(super) fn of_one_thing(&self) -> bool {
        self.unit.starts_with("age of")
    }

    /// How many telling words stand around both, and what they say together, in bits.
    pub(super) fn shared(&self, other: &Figure, study: &Study<'_>) -> (usize, f32) {
        let words = self.context.intersection(&other.context).map(|&s| study.vocabulary.bits(s));
        words.fold((0, 0.0), |(count, sum), bits| (count + 1, sum + bits))
    }

    /// The words that stand around both.
    pub(super) fn common(&self, other: &Figure, study: &Study<'_>) -> Vec<String> {
        self.context.intersection(&other.context).take(3).map(|&s| study.vocabulary.word(s).to_owned()).collect()
    }
}

/// Whether a number has one telling digit and is large: "2,000", "600".
fn round(value: f64) -> bool {
    let mut rest = value;
    while rest >= 10.0 && rest % 10.0 == 0.0 {
        rest /= 10.0;
    }
    value >= 100.0 && rest < 10.0
}
