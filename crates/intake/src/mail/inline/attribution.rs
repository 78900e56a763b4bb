//! The line before a quotation that says whose words it is: "On Tuesday, Vera Holm wrote:".

use super::blocks::{Head, Page, Value};
use super::labels::Field;
use crate::mail::dates;
use record::Span;

/// No such line is longer, in bytes, nor does it go on over more lines.
const LONGEST: usize = 400;
const MOST_LINES: usize = 3;

/// Words for having written, each with what stands around it.
const VERBS: [&str; 14] = [
    " wrote",
    " writes",
    " schrieb",
    " a écrit",
    " a ecrit",
    " escribió",
    " escribio",
    " ha scritto",
    " schreef",
    " escreveu",
    " skrev",
    " napisał",
    " napisał(a)",
    " написал",
];

/// Words that such lines begin with before a time.
const BEFORE_TIMES: [&str; 10] = ["On ", "Am ", "Le ", "El ", "Il ", "Op ", "Den ", "Em ", "Dnia ", "At "];

/// The head that line `at` of `page` begins, if it says whose words follow.
pub(super) fn head(page: &Page<'_>, at: usize) -> Option<Head> {
    let line = &page.lines[at];
    if line.is_blank() || line.words.len() > LONGEST {
        return None;
    }
    let first = page.words(at);
    let may_go_on = BEFORE_TIMES.iter().any(|start| first.starts_with(start)) || first.starts_with("--- ");
    let most = if may_go_on { MOST_LINES } else { 1 };
    let last = (at..page.lines.len().min(at + most))
        .take_while(|n| page.lines[*n].depth == line.depth && !page.lines[*n].is_blank())
        .find(|n| page.words(*n).ends_with(':') && page.lines[*n].is_short())?;
    let span = line.words.join(page.lines[last].words);
    let (who, when) = told(page.text, span)?;
    let quoted = page.next(last + 1, 2).is_some_and(|next| page.lines[next].depth > line.depth);
    if !quoted && (when.is_none() || who.is_none()) {
        return None;
    }
    let value = |field, label: &str, span: Span| {
        let says = span.of(page.text).split_whitespace().filter(|word| *word != ">").collect::<Vec<_>>().join(" ");
        Value { field, label: label.to_owned(), says, span }
    };
    let from = who.map(|who| value(Field::From, "From", who));
    let sent = when.map(|when| value(Field::Sent, "Date", when));
    let values = from.into_iter().chain(sent).collect();
    Some(Head { lines: (at, last + 1), values, depth: line.depth + u8::from(quoted) })
}

/// Who and when, as the line at `span` says; none where it is no such line.
fn told(text: &str, span: Span) -> Option<(Option<Span>, Option<Span>)> {
    let words = span.of(text);
    if words.len() > LONGEST {
        return None;
    }
    let inner = words.trim_end_matches([':', ' ', '\u{a0}']);
    let (verb, len) =
        VERBS.iter().filter_map(|verb| Some((find(inner, verb)?, verb.len()))).max_by_key(|(_, len)| *len)?;
    let part = |from: usize, to: usize| {
        let part = Span::new(span.start + from, span.start + to).trimmed(text);
        let dashes = part.of(text).bytes().take_while(|b| *b == b'-').count();
        Span::new(part.start + dashes, part.end).trimmed(text)
    };
    let (before, after) = (part(0, verb), part(verb + len, inner.len()));
    if after.is_empty() {
        return time_first(text, before).or_else(|| Some((Some(person(text, before)?), None)));
    }
    if dates::tells(after.of(text)) {
        return Some((Some(person(text, before)?), Some(after)));
    }
    if dates::tells(before.of(text)) {
        return Some((Some(person(text, after)?), Some(before)));
    }
    None
}

/// Where `verb` stands as a word of its own, also at the beginning of a line.
fn find(words: &str, verb: &str) -> Option<usize> {
    let bare = &verb[1..];
    words
        .match_indices(bare)
        .map(|(at, _)| at)
        .filter(|at| {
            let before = words[..*at].chars().next_back();
            let after = words[at + bare.len()..].chars().next();
            before.is_some_and(char::is_whitespace) && after.is_none_or(|c| c.is_whitespace() || c == ',')
        })
        .last()
        .map(|at| at - 1)
}

/// "On Tue, 14 Oct 2031 at 19:02, Vera Holm": the longest beginning that is a time, and who stands behind it.
fn time_first(text: &str, span: Span) -> Option<(Option<Span>, Option<Span>)> {
    let words = span.of(text);
    let start = BEFORE_TIMES.iter().find(|start| words.starts_with(**start)).map(|start| start.len())?;
    let ends: Vec<usize> = words
        .char_indices()
        .filter(|(at, c)| *at > start && (c.is_whitespace() || *c == ','))
        .map(|(at, _)| at)
        .take(20)
        .collect();
    let end = ends.into_iter().rev().find(|end| {
        let word = words[..*end].rsplit(char::is_whitespace).next().unwrap_or_default();
        dates::tells(&words[start..*end]) && dates::is_of_a_time(word)
    })?;
    let who = Span::new(span.start + end, span.end);
    let who = who.start
        + who.of(text).chars().take_while(|c| c.is_whitespace() || *c == ',').map(char::len_utf8).sum::<usize>();
    let when = Span::new(span.start + start, span.start + end);
    Some((person(text, Span::new(who, span.end)), Some(when)))
}

/// Somebody's name or address: few words, of which none ends a sentence.
fn person(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let few = words.split_whitespace().count() <= 12;
    (few && words.contains(char::is_alphabetic) && !words.contains(". ") && !words.contains(['!', '?'])).then_some(span)
}
