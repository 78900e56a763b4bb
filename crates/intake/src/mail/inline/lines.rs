//! The words of a mail as lines, with what quotation marks stand before each.

use super::labels::{self, Field};
use record::Span;

/// No more lines of one mail are looked through.
pub(super) const MOST: usize = 1_000_000;
/// Deeper quotations are taken for this deep.
const DEEPEST: u8 = 32;
/// A line that is longer is nobody's name and no field.
const LONGEST: usize = 2000;

/// A line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// With its end.
    pub(super) all: Span,
    /// What stands behind the quotation marks, without white space around it.
    pub(super) words: Span,
    /// How many `>` stand before it.
    pub(super) depth: u8,
    /// What its label names, and where what it says begins.
    pub(super) label: Option<(Field, usize)>,
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether it is short enough to be looked at.
    pub(super) fn is_short(&self) -> bool {
        self.words.len() <= LONGEST
    }

    /// Where the line begins behind `depth` quotation marks, and the space that belongs to the last of them.
    pub(super) fn behind(&self, text: &str, depth: u8) -> usize {
        let bytes = &text.as_bytes()[..self.all.end];
        let mut at = self.all.start;
        for _ in 0..depth {
            match bytes[at..].iter().take(MARGIN + 1).position(|b| *b == b'>') {
                Some(mark) if bytes[at..at + mark].iter().all(|b| *b == b' ') => at += mark + 1,
                _ => return at,
            }
        }
        at + usize::from(depth > 0 && bytes.get(at) == Some(&b' '))
    }
}

/// As many spaces may stand before a quotation mark.
const MARGIN: usize = 2;

/// The lines of `text`, and whether these are all.
pub(super) fn of(text: &str) -> (Vec<Line>, bool) {
    let mut lines = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive('\n') {
        if lines.len() == MOST {
            return (lines, false);
        }
        lines.push(line(text, Span::new(start, start + piece.len())));
        start += piece.len();
    }
    (lines, true)
}

fn line(text: &str, all: Span) -> Line {
    let bytes = &text.as_bytes()[..all.end];
    let (mut at, mut depth) = (all.start, 0);
    loop {
        let blank = bytes[at..].iter().take(MARGIN).take_while(|b| **b == b' ').count();
        if bytes.get(at + blank) != Some(&b'>') {
            break;
        }
        at += blank + 1;
        depth = (depth + 1).min(DEEPEST);
    }
    let words = Span::new(at, all.end).trimmed(text);
    let label = (words.len() <= LONGEST).then(|| labels::label(words.of(text))).flatten();
    Line { all, words, depth, label: label.map(|(field, from)| (field, words.start + from)) }
}
