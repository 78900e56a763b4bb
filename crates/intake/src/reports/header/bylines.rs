//! Who wrote it, and for whom.

use crate::reports::page::{LINE_ENDS, Page, Unit};
use record::{Span, calendar};

/// What a line of the head names.
pub(super) struct Line {
    /// The writer or writers.
    pub(super) name: Option<Span>,
    /// The paper.
    pub(super) outlet: Option<Span>,
}

const LEADS: [&[&str]; 8] = [
    &["by"],
    &["words", "by"],
    &["written", "by"],
    &["story", "by"],
    &["posted", "by"],
    &["a", "column", "by"],
    &["analysis", "by"],
    &["opinion", "by"],
];

const ROLES: [&str; 16] = [
    "correspondent",
    "reporter",
    "writer",
    "editor",
    "columnist",
    "critic",
    "contributor",
    "bureau",
    "chief",
    "analyst",
    "producer",
    "staff",
    "journalist",
    "freelance",
    "fellow",
    "intern",
];

/// Words, or ends of words, that hardly anything but a paper has in its name.
const PAPERS: [&str; 30] = [
    "news",
    "times",
    "post",
    "press",
    "wire",
    "daily",
    "herald",
    "tribune",
    "gazette",
    "journal",
    "chronicle",
    "observer",
    "guardian",
    "review",
    "dispatch",
    "courier",
    "examiner",
    "magazine",
    "media",
    "broadcasting",
    "radio",
    "telegraph",
    "sentinel",
    "standard",
    "independent",
    "bulletin",
    "inquirer",
    "monitor",
    "weekly",
    "newspaper",
];

/// Reads `By Name`, `By Name, Paper`, `Name, City Correspondent`.
pub(super) fn read(page: &Page, unit: &Unit) -> Option<Line> {
    if unit.words.len() > 25 || unit.words.len() > 8 && page.ends_with_stop(unit) && !page.bare(unit).ends_with("m.") {
        return None;
    }
    let led = LEADS.iter().find(|lead| page.begins(unit, lead)).map(|lead| lead.len());
    let first = unit.words.start + led.unwrap_or(0);
    let word = page.tokens.word(first);
    if first >= unit.words.end || calendar::weekday(word).is_some() || calendar::month(word).is_some() {
        return None;
    }
    let parts = parts(page, unit, page.tokens.span(first).start);
    let is_name = |part: &Span| is_name(page, *part);
    if led.is_none() {
        let [name, role, ..] = parts.as_slice() else { return None };
        let two = page.tokens.within(*name).len() >= 2;
        let fits =
            two && is_name(name) && has_role(page, *role) && unit.words.len() <= 12 && !page.ends_with_stop(unit);
        return fits.then_some(Line { name: Some(*name), outlet: None });
    }
    let name = parts.first().copied().filter(is_name)?;
    // `By A, B and C` goes on to the part with the `and`.
    let listed = parts.iter().take_while(|part| is_name(part)).count();
    let with_and = |part: &Span| page.tokens.words(page.tokens.within(*part)).any(|word| word == "and");
    let name = match parts[..listed].iter().rposition(with_and) {
        Some(last) => name.join(parts[last]),
        None => name,
    };
    let outlet = parts.iter().copied().find(|part| part.start >= name.end && is_outlet(page, *part));
    Some(Line { name: Some(name), outlet })
}

/// The parts of a line from byte `from` on, between commas, bars, dashes, brackets and `for`.
fn parts(page: &Page, unit: &Unit, from: usize) -> Vec<Span> {
    let text = &page.text[from..unit.span.end];
    let mut parts = Vec::new();
    let mut start = 0;
    let mut cut = |start: usize, end: usize| {
        let words = text[start..end].trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
        if !words.is_empty() {
            let at = from + start + text[start..end].find(words).unwrap_or(0);
            parts.push(Span::new(at, at + words.len()));
        }
    };
    for (at, c) in text.char_indices() {
        let for_whom = c == ' ' && [" for ", " at ", " of "].iter().any(|word| text[at..].starts_with(word));
        if matches!(c, ',' | '|' | '·' | '•' | '—' | '–' | '(' | ')' | ';' | '/') || for_whom || LINE_ENDS.contains(&c)
        {
            cut(start, at);
            start = at + if for_whom { text[at + 1..].find(' ').map_or(1, |word| word + 1) } else { c.len_utf8() };
        }
    }
    cut(start.min(text.len()), text.len());
    parts
}

/// One or several people's names: capitals, and the small words that names have.
fn is_name(page: &Page, part: Span) -> bool {
    const SMALL: [&str; 15] =
        ["and", "de", "da", "di", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ten", "y"];
    let words = page.tokens.within(part);
    let text = part.of(page.text);
    (1..=9).contains(&words.len())
        && page.is_capital(words.start)
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '?' | '!' | '"' | '“'))
        && !has_role(page, part)
        && words.clone().all(|i| page.is_capital(i) || SMALL.contains(&page.tokens.word(i)))
}

fn has_role(page: &Page, part: Span) -> bool {
    page.tokens.words(page.tokens.within(part)).any(|word| ROLES.contains(&word))
}

/// Whether the words name a paper: capitals, few, and `The` in front or a paper's word among them.
pub(super) fn is_outlet(page: &Page, part: Span) -> bool {
    let words = page.tokens.within(part);
    let small = ["and", "of", "the", "for"];
    let text = part.of(page.text);
    (1..=7).contains(&words.len())
        && page.is_capital(words.end - 1)
        && words.clone().all(|i| page.is_capital(i) || small.contains(&page.tokens.word(i)))
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '?' | '!' | '"' | '“' | ','))
        && !has_role(page, part)
        && (page.tokens.word(words.start) == "the" && words.len() > 1 || is_paper(page, part))
}

/// Whether a paper's word is among the words, or ends one of them (`Brinewire`).
pub(super) fn is_paper(page: &Page, part: Span) -> bool {
    page.tokens.words(page.tokens.within(part)).any(|word| {
        PAPERS.contains(&word)
            || word.len() > 6 && ["wire", "news", "post", "press"].iter().any(|end| word.ends_with(end))
    })
}
