//! Every time told in a text: a table for people, lines for programs ([`lines`]), and the text with its times marked
//! ([`timeml()`]).
//!
//! `docs/schema/times-1.json` describes a line.

mod timeml;
mod wire;

pub use timeml::timeml;

use crate::plain::{clip, json_line, line};
use crate::wording::times as wording;
use analysis::times::{CountedFrom, Mention};
use record::{Interval, Item, Span};
use textwrap::core::display_width;

/// The times of one item.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// The item.
    pub item: &'a Item,
    /// The date that its times are counted from.
    pub report: Option<Interval>,
    /// Its times, in the order of the text.
    pub times: Vec<Mention>,
}

/// Columns that words of a source may take.
const WORDS: usize = 32;

/// A table for each item: where, the words, when, what they are counted from, TIMEX3.
pub fn page(told: &[Told<'_>]) -> String {
    let mut out = String::new();
    for one in told {
        if !out.is_empty() {
            out.push('\n');
        }
        let report = one.report.map_or_else(|| wording::NO_DATE.to_owned(), days);
        out.push_str(&format!("{}, {}\n", line(one.item.path.as_str()), wording::reported(&report)));
        if one.times.is_empty() {
            out.push_str(&format!("  {}\n", wording::NONE));
        }
        let rows: Vec<[String; 5]> = one.times.iter().map(|mention| row(one.item, mention)).collect();
        let width = |column: usize| rows.iter().map(|row| display_width(&row[column])).max().unwrap_or(0);
        let widths = [0, 1, 2, 3].map(width);
        for row in &rows {
            let mut text = String::from(" ");
            for (cell, width) in row.iter().zip(widths) {
                text.push_str(&format!(" {cell}{} ", " ".repeat(width - display_width(cell))));
            }
            text.push_str(&format!(" {}", row[4]));
            out.push_str(text.trim_end());
            out.push('\n');
        }
    }
    out
}

fn row(item: &Item, mention: &Mention) -> [String; 5] {
    let words = |span: Span| clip(&line(span.of(&item.text)), WORDS);
    let from = match mention.counted_from {
        CountedFrom::Nothing => wording::FROM_NOTHING.to_owned(),
        CountedFrom::Report => wording::FROM_REPORT.to_owned(),
        CountedFrom::Told(span) => wording::from_told(&words(span)),
        CountedFrom::Event(span) => wording::from_event(&words(span)),
        CountedFrom::Open => wording::FROM_OPEN.to_owned(),
    };
    let timexes: Vec<String> =
        mention.timexes.iter().map(|timex| format!("{} {}", timex.kind.as_str(), timex.value)).collect();
    [
        format!("{}..{}", mention.span.start, mention.span.end),
        words(mention.span),
        mention.interval.map_or_else(|| "-".to_owned(), moments),
        from,
        timexes.join(", "),
    ]
}

/// One JSON object a line, one line a time.
pub fn lines(told: &[Told<'_>]) -> String {
    let mut out = String::new();
    for one in told {
        for mention in &one.times {
            out.push_str(&json_line(&wire::time(one, mention)));
        }
    }
    out
}

fn days(interval: Interval) -> String {
    let (first, last) = (interval.earliest.date(), interval.latest.date());
    if first == last { first.to_string() } else { format!("{first}..{last}") }
}

/// Days where they are whole, else moments.
fn moments(interval: Interval) -> String {
    let (from, to) = (interval.earliest, interval.latest);
    let whole = (from.hour(), from.minute(), from.second()) == (0, 0, 0)
        && (to.hour(), to.minute(), to.second()) == (23, 59, 59);
    if whole {
        return days(interval);
    }
    let moment = |at: record::time::DateTime| format!("{}T{:02}:{:02}", at.date(), at.hour(), at.minute());
    let (first, last) = (moment(from), moment(to));
    if first == last { first } else { format!("{first}..{last}") }
}

#[cfg(test)]
mod tests;
