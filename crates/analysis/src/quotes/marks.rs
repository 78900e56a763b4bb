//! Quotation marks: which words of an ordinary text stand between them.
//!
//! Straight and curly marks, guillemets pointing either way, and low-9 marks; a text's outer marks are the ones it opens
//! most often, so that `'` is an outer mark in one house style and an inner one in another. A quotation that runs over
//! paragraphs, each opening anew and only the last one closed, is one quotation in parts. What is never closed ends with
//! its paragraph.

use crate::prose::{Place, Prose};
use record::Span;
use std::ops::Range;

/// Words between marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Marks {
    /// The words, marks left out.
    pub tokens: Range<usize>,
    /// The bytes between the marks.
    pub inner: Span,
    /// Whether it goes on from the quotation before, in the paragraph before.
    pub goes_on: bool,
    /// Whether a closing mark was found.
    pub closed: bool,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Style {
    Double,
    Single,
}

/// The outermost quotations of `prose`, in order.
pub fn find(prose: &Prose<'_>) -> Vec<Marks> {
    if prose.stripped() {
        return Vec::new();
    }
    let style = style(prose);
    let mut out: Vec<Marks> = Vec::new();
    let mut open_before = false;
    for paragraph in &prose.paragraphs {
        if matches!(paragraph.kind, Place::Margin | Place::Post) {
            continue;
        }
        // A headline's single marks are outer marks in any house style.
        let style =
            if paragraph.kind == Place::Title { title_style(paragraph.span.of(&prose.item.text)) } else { style };
        let mut parts = scan(&prose.item.text, paragraph.span, style);
        for (k, part) in parts.iter_mut().enumerate() {
            let starts_paragraph =
                prose.item.text[paragraph.span.start..part.inner.start].chars().all(|c| !c.is_alphanumeric());
            part.goes_on = k == 0 && open_before && starts_paragraph;
            part.tokens = prose.tokens.within(part.inner);
        }
        parts.retain(|p| !p.tokens.is_empty());
        open_before = parts.last().is_some_and(|p| !p.closed);
        out.extend(parts);
    }
    out
}

/// The bytes between marks, in a text of which nothing else is known: between straight ones within a paragraph, and between
/// those that open and those that close wherever they are. What may be meant in two ways is given in both.
///
/// Single marks count where they are curly and the text has no others: a straight one is most often an apostrophe.
pub fn in_plain(text: &str) -> Vec<Span> {
    let single = !text.contains(['"', '“', '«', '„']);
    if single && !text.contains('‘') {
        return Vec::new();
    }
    let style = if single { Style::Single } else { Style::Double };
    let mut out = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive("\n\n") {
        let span = Span::new(start, start + paragraph.len());
        start = span.end;
        if paragraph.contains(['"', '“', '«', '„', '‘']) {
            out.extend(scan(text, span, style).into_iter().filter(|marks| marks.closed).map(|marks| marks.inner));
        }
    }
    for (open, close) in [('“', '”'), ('«', '»'), ('„', '“')] {
        let mut opened = None;
        for (at, mark) in text.match_indices([open, close]) {
            if mark.starts_with(open) {
                opened = Some(at + mark.len());
            } else if let Some(start) = opened.take() {
                out.push(Span::new(start, at));
            }
        }
    }
    out.sort_by_key(|span| (span.start, span.end));
    out.dedup();
    out
}

fn style(prose: &Prose<'_>) -> Style {
    let text = prose.item.text.as_str();
    let double = text.matches(['"', '“', '«', '„']).count();
    let single = if text.contains(['‘', '\'']) { opening_singles(text) } else { 0 };
    if single > double { Style::Single } else { Style::Double }
}

fn title_style(text: &str) -> Style {
    if text.contains(['"', '“', '«', '„']) { Style::Double } else { Style::Single }
}

fn opening_singles(text: &str) -> usize {
    let chars: Vec<char> = text.chars().collect();
    (0..chars.len()).filter(|&i| opens_single(&chars, i)).count()
}

/// A single mark that opens: at the start of a word, with a closing fellow possible later.
fn opens_single(chars: &[char], i: usize) -> bool {
    if !matches!(chars[i], '‘' | '\'') {
        return false;
    }
    let before = i.checked_sub(1).map(|k| chars[k]);
    let after = chars.get(i + 1).copied();
    let starts = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '“' | '"' | ':'));
    let word = after
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '[' | '@' | '#' | '…' | '.' | '“' | '"' | '£' | '$' | '€'));
    // 'em, 'til, '90s: apostrophes that begin a word.
    let elided = matches!(after, Some('0'..='9')) || starts_elided(&chars[(i + 1).min(chars.len())..]);
    match chars[i] {
        '‘' => starts && word,
        '\'' => starts && word && !elided,
        _ => false,
    }
}

fn starts_elided(rest: &[char]) -> bool {
    ["em ", "til ", "twas ", "tis ", "cause ", "n "]
        .iter()
        .any(|w| w.chars().zip(rest).filter(|(a, b)| a == *b).count() == w.len())
}

fn closes_single(chars: &[char], i: usize) -> bool {
    if !matches!(chars[i], '’' | '\'') {
        return false;
    }
    let before = i.checked_sub(1).map(|k| chars[k]);
    let after = chars.get(i + 1).copied();
    let ends = after.is_none_or(|c| !c.is_alphanumeric());
    if !ends || before.is_none_or(char::is_whitespace) {
        return false;
    }
    if before != Some('s') {
        return true;
    }
    // "the workers' hall": a possessive, where another closing mark follows before any opening one.
    let next_close = (i + 1..chars.len()).find(|&k| {
        matches!(chars[k], '’' | '\'')
            && chars.get(k + 1).is_none_or(|c| !c.is_alphanumeric())
            && !chars[k - 1].is_whitespace()
    });
    let next_open = (i + 1..chars.len()).find(|&k| opens_single(chars, k));
    !matches!((next_close, next_open), (Some(close), open) if open.is_none_or(|open| close < open))
        || !after.is_some_and(char::is_whitespace)
}

fn scan(text: &str, paragraph: Span, style: Style) -> Vec<Marks> {
    let part = paragraph.of(text);
    let (offsets, chars): (Vec<usize>, Vec<char>) = part.char_indices().unzip();
    let byte = |i: usize| paragraph.start + offsets.get(i).copied().unwrap_or(part.len());
    let mut out = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut inner = 0;
    for (i, &c) in chars.iter().enumerate() {
        match open {
            None => {
                let opens = match style {
                    Style::Double => {
                        matches!(c, '“' | '«' | '„')
                            || (c == '»' && opens_straight(&chars, i))
                            || (c == '"' && opens_straight(&chars, i))
                            || (c == '”' && opens_straight(&chars, i))
                    }
                    Style::Single => opens_single(&chars, i),
                };
                if opens {
                    inner = 0;
                    open = Some((i, c));
                }
            }
            Some((from, with)) => {
                let closes = match (style, with) {
                    (Style::Single, _) => closes_single(&chars, i),
                    (_, '«') => c == '»',
                    (_, '»') => c == '«',
                    (_, '„') => matches!(c, '“' | '”'),
                    // Curly marks within straight ones, and such as close twice, are inner ones.
                    _ => {
                        let opens = c == '“' && opens_straight(&chars, i);
                        inner += usize::from(opens && (with == '"' || closes_twice(&chars[i + 1..])));
                        let close = c == '”' || c == '“' && !opens || c == '"' && !opens_straight(&chars, i);
                        let inside = close && inner > 0 && c != '"';
                        inner -= usize::from(inside);
                        close && !inside
                    }
                };
                if closes {
                    out.push(marks(byte(from + 1), byte(i), true));
                    open = None;
                }
            }
        }
    }
    if let Some((from, _)) = open {
        out.push(marks(byte(from + 1), paragraph.end, false));
    }
    out
}

fn marks(start: usize, end: usize, closed: bool) -> Marks {
    Marks { tokens: 0..0, inner: Span::new(start, end), goes_on: false, closed }
}

/// Whether two marks close before one opens again: an opening mark before them stands within a quotation.
fn closes_twice(chars: &[char]) -> bool {
    let mut marks = chars.iter().filter(|c| matches!(c, '“' | '”'));
    marks.next() == Some(&'”') && marks.next() == Some(&'”')
}

/// A straight mark opens at the start of a word and not after a figure (`6"`).
fn opens_straight(chars: &[char], i: usize) -> bool {
    let before = i.checked_sub(1).map(|k| chars[k]);
    let after = chars.get(i + 1).copied();
    before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | ',' | '!' | '?'))
        && after.is_some_and(|c| !c.is_whitespace())
}
