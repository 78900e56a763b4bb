//! A text as units: what stands between two line ends, or several such lines where they are one wrapped paragraph.

use record::{Span, Tokens};
use std::ops::Range;

/// The widest line that can come of wrapping by hand or by a mail program; longer lines are paragraphs.
const WIDEST_WRAP: usize = 120;
/// Below this width, short lines are lists, verses or posts and not wrapped prose.
const NARROWEST_WRAP: usize = 50;

/// A line, or the wrapped lines of one paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    /// Its bytes, without white space at the ends.
    pub(super) span: Span,
    /// Its words, by their number in the page.
    pub(super) words: Range<usize>,
    /// Units with the same number have no blank line between them.
    pub(super) group: usize,
    /// Whether it is set off with `>`.
    pub(super) quoted: bool,
}

/// A text with its words and units.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Tokens,
    pub(super) units: Vec<Unit>,
    /// Whether blank lines stand between some units, so that groups mean something.
    pub(super) grouped: bool,
}

impl<'a> Page<'a> {
    pub(super) fn of(text: &'a str) -> Page<'a> {
        let tokens = Tokens::of(text);
        let lines = lines(text);
        let wrap = wrap_width(text, &lines);
        let mut units: Vec<Unit> = Vec::new();
        let mut before: Option<&Line> = None;
        for line in &lines {
            let joins = before.is_some_and(|before| {
                before.group == line.group
                    && before.quoted == line.quoted
                    && (line.quoted || wrap.is_some_and(|width| is_full(text, before, line, width)))
                    // A bare `>` ends a quoted paragraph.
                    && !(before.quoted && before.is_bare(text))
            });
            match units.last_mut() {
                Some(unit) if joins => {
                    unit.span.end = line.span.end;
                    unit.words = tokens.within(unit.span);
                }
                _ => {
                    let words = tokens.within(line.span);
                    units.push(Unit { span: line.span, words, group: line.group, quoted: line.quoted });
                }
            }
            before = Some(line);
        }
        let grouped = lines.last().is_some_and(|line| line.group > 0);
        Page { text, tokens, units, grouped }
    }

    /// A text whose units are known, each with its group.
    pub(super) fn with_units(text: &'a str, units: impl Iterator<Item = (usize, Span)>) -> Page<'a> {
        let tokens = Tokens::of(text);
        let unit = |(group, span)| Unit { span, words: tokens.within(span), group, quoted: false };
        let units = units.map(unit).collect();
        Page { text, tokens, units, grouped: true }
    }

    /// The words of the unit as they stand, without the signs of Markdown around them.
    pub(super) fn bare(&self, unit: &Unit) -> &'a str {
        let text = unit.span.of(self.text);
        let text = text.trim_start_matches(['#', '>', '*', '_', ' ', '\t']);
        text.trim_end_matches(['*', '_', ' ', '\t', '#'])
    }

    /// Where [`Page::bare`] stands.
    pub(super) fn bare_span(&self, unit: &Unit) -> Span {
        let bare = self.bare(unit);
        let start = unit.span.of(self.text).find(bare).map_or(unit.span.start, |at| unit.span.start + at);
        Span::new(start, start + bare.len())
    }

    /// Whether the unit's folded words begin with `words`.
    pub(super) fn begins(&self, unit: &Unit, words: &[&str]) -> bool {
        words.len() <= unit.words.len() && self.tokens.starts_with(unit.words.start, words)
    }

    /// Folded word `k` of the unit; empty past its end.
    pub(super) fn word(&self, unit: &Unit, k: usize) -> &str {
        if k < unit.words.len() { self.tokens.word(unit.words.start + k) } else { "" }
    }

    /// Word `i` of the page as written.
    pub(super) fn written(&self, i: usize) -> &'a str {
        self.tokens.span(i).of(self.text)
    }

    /// Whether word `i` of the page begins with a capital.
    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.written(i).starts_with(char::is_uppercase)
    }

    /// Whether the unit ends as a sentence does.
    pub(super) fn ends_with_stop(&self, unit: &Unit) -> bool {
        let text = self.bare(unit).trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_']);
        text.ends_with(['.', '!', '?', '…', '。'])
    }
}

struct Line {
    span: Span,
    group: usize,
    quoted: bool,
}

impl Line {
    fn is_bare(&self, text: &str) -> bool {
        !self.span.of(text).contains(char::is_alphanumeric)
    }
}

/// What ends a line, here and in mail and files of other systems.
pub(super) const LINE_ENDS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Lines that are not blank, without white space at their ends, however lines end.
fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut group = 0;
    let mut at = 0;
    for piece in text.split_inclusive(LINE_ENDS) {
        let span = Span::new(at, at + piece.len()).trimmed(text);
        // The second half of a CR LF pair is no line of its own.
        let is_second_half = piece == "\n" && text[..at].ends_with('\r');
        at += piece.len();
        if !span.is_empty() {
            lines.push(Line { span, group, quoted: span.of(text).starts_with('>') });
        } else if !is_second_half && lines.last().is_some_and(|line| line.group == group) {
            group += 1;
        }
    }
    lines
}

/// The width at which the text is wrapped, if it is.
///
/// A wrapped line is one that the next line's first word would not have fitted on. Where that holds for most lines that
/// have a next one in their group, the text is wrapped; paragraphs on one line each, and lists, don't pass.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let width = lines.iter().filter(|line| !line.quoted).map(|line| width(text, line)).max()?;
    if !(NARROWEST_WRAP..=WIDEST_WRAP).contains(&width) {
        return None;
    }
    let pairs = || lines.windows(2).filter(|pair| pair[0].group == pair[1].group);
    let full = pairs().filter(|pair| is_full(text, &pair[0], &pair[1], width)).count();
    (full >= 3 && full * 3 >= pairs().count() * 2).then_some(width)
}

fn width(text: &str, line: &Line) -> usize {
    line.span.of(text).chars().count()
}

fn is_full(text: &str, line: &Line, next: &Line, wrap: usize) -> bool {
    let first = next.span.of(text).split_whitespace().next().map_or(0, |word| word.chars().count());
    width(text, line) + 1 + first + 2 > wrap
}
