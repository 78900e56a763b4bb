//! The apparatus as people read it: one line a place.

use super::{Collated, siglum};
use crate::brief::Look;
use crate::plain::{clip, line};
use crate::wording;
use crate::wording::collation as say;
use analysis::collation::apparatus::{Entry, Moved, Reading};
use record::Span;
use std::fmt::Write as _;

/// A reading is shown up to this many columns; `--json` has all of it.
const SHOWN: usize = 160;

/// The witnesses, every place with its readings, what stands elsewhere, and how many places of which kind there are.
pub fn page(collated: Collated<'_>, look: Look) -> String {
    let apparatus = collated.apparatus;
    let mut out = String::new();
    let sigla: Vec<String> = (0..collated.witnesses.len()).map(siglum).collect();
    let column = sigla.iter().map(String::len).max().unwrap_or(1);
    for (w, source) in collated.witnesses.iter().enumerate() {
        let base = if w == apparatus.base { say::BASE } else { "" };
        let words = wording::count(apparatus.words[w], "word", "words");
        let _ = writeln!(out, "{:<column$}  {}, {words}{base}", sigla[w], line(source.path.as_str()));
    }
    out.push('\n');
    let number = apparatus.entries.last().map_or(1, |entry| (entry.at + 1).to_string().len()).max(3);
    let mut put = |head: &str, text: &str| {
        let indent = " ".repeat(number + 2);
        let options = textwrap::Options::new(look.width()).subsequent_indent(&indent).break_words(false);
        let _ = writeln!(out, "{}", textwrap::fill(&format!("{head:>number$}  {text}"), options));
    };
    for entry in &apparatus.entries {
        put(&(entry.at + 1).to_string(), &told(entry));
    }
    for moved in &apparatus.moved {
        put("", &elsewhere(moved));
    }
    let places = apparatus.entries.len();
    out.push_str(if places + apparatus.moved.len() > 0 { "\n" } else { "" });
    let counts = apparatus.counts().into_iter().map(|(grade, n)| format!("{n} {}", say::grade(grade)));
    let summary = say::summary(places, &counts.collect::<Vec<_>>().join(", "), apparatus.moved.len());
    let _ = writeln!(out, "{}", textwrap::fill(&summary, look.width()));
    out
}

/// `“harbour dues” A C ] “mooring fees” B: other words`.
fn told(entry: &Entry) -> String {
    let reading = |reading: &Reading| format!("{} {}", words(&reading.text), names(&reading.held_by));
    let mut readings = entry.readings.iter().map(reading);
    let lemma = readings.next().unwrap_or_default();
    let first = entry.readings.first().is_some_and(|reading| reading.text.is_empty());
    let place = match &entry.after {
        Some(word) if first => say::after(&line(word)),
        None if first => say::AT_THE_START.to_owned(),
        _ => String::new(),
    };
    format!("{place}{lemma} ] {}: {}", readings.collect::<Vec<_>>().join("; "), say::grade(entry.grade))
}

fn words(text: &str) -> String {
    if text.is_empty() { say::NOTHING.to_owned() } else { format!("“{}”", clip(&line(text), SHOWN)) }
}

fn names(held: &[(usize, Span)]) -> String {
    held.iter().map(|(witness, _)| siglum(*witness)).collect::<Vec<_>>().join(" ")
}

fn elsewhere(moved: &Moved) -> String {
    say::elsewhere(&words(&moved.text), &names(&moved.sooner), &names(&moved.later))
}
