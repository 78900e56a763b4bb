//! Addresses and numbers of people, masked for a page that is handed on.
//!
//! Masked are e-mail addresses, IP addresses, and numbers of seven digits or more, also where spaces, hyphens, points, slashes
//! or brackets stand between them: telephones, accounts, cards, identifiers. Dates, years and amounts with commas stay, since
//! the page is about them. What no rule can tell from words stays too: names, streets, an address written out in words.

use record::Span;

const MAIL: &str = "[e-mail address masked]";
const NUMBER: &str = "[number masked]";
const HOST: &str = "[IP address masked]";

/// Digits from which a number may lead to a person.
const DIGITS: usize = 7;

/// A text with its masks, and the way from places in the original to places in it.
#[derive(Debug, Default)]
pub(super) struct Masked {
    pub(super) text: String,
    /// What was masked, and where its mask stands; in order.
    cuts: Vec<(Span, Span)>,
}

impl Masked {
    pub(super) fn of(text: &str) -> Masked {
        let mut out = Masked::default();
        let mut at = 0;
        for (span, mask) in places(text) {
            out.text.push_str(&text[at..span.start]);
            let start = out.text.len();
            out.text.push_str(mask);
            out.cuts.push((span, Span::new(start, out.text.len())));
            at = span.end;
        }
        out.text.push_str(&text[at..]);
        out
    }

    /// The same place in the masked text; one that begins or ends inside a mask takes in all of it.
    pub(super) fn place(&self, span: Span) -> Span {
        if span.is_empty() {
            let at = self.at(span.start, false);
            return Span::new(at, at);
        }
        Span::new(self.at(span.start, false), self.at(span.end, true))
    }

    fn at(&self, at: usize, end: bool) -> usize {
        let before = self.cuts.partition_point(|(cut, _)| cut.start < at || (cut.start == at && !end));
        match before.checked_sub(1).map(|n| self.cuts[n]) {
            None => at,
            Some((cut, mask)) if at < cut.end => {
                if end {
                    mask.end
                } else {
                    mask.start
                }
            }
            Some((cut, mask)) => mask.end + (at - cut.end),
        }
    }
}

/// The text with its masks.
pub(super) fn mask(text: &str) -> String {
    Masked::of(text).text
}

/// What is to be masked, in order.
fn places(text: &str) -> Vec<(Span, &'static str)> {
    let mut found = mails(text);
    found.extend(hosts(text));
    found.extend(numbers(text));
    found.sort_by_key(|(span, _)| *span);
    let mut out: Vec<(Span, &'static str)> = Vec::with_capacity(found.len());
    for (span, mask) in found {
        match out.last_mut() {
            // Where two meet, all that either covers goes.
            Some((last, named)) if last.overlaps(span) => {
                *named = if span.contains(*last) { mask } else { *named };
                *last = last.join(span);
            }
            _ => out.push((span, mask)),
        }
    }
    out
}

fn mails(text: &str) -> Vec<(Span, &'static str)> {
    let mut out: Vec<(Span, &'static str)> = Vec::new();
    let local = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    for (at, sign) in text.char_indices().filter(|(_, c)| matches!(c, '@' | '＠')) {
        let before = &text[..at];
        let start = before.char_indices().rev().take_while(|(_, c)| local(*c)).last().map_or(at, |(at, _)| at);
        let start =
            start + text[start..at].len() - text[start..at].trim_start_matches(['\'', '`', '/', '*', '.']).len();
        let after = &text[at + sign.len_utf8()..];
        let host: &str = &after[..after.find(|c| !domain(c)).unwrap_or(after.len())];
        let host = host.trim_end_matches(['.', '-']);
        let end = at + sign.len_utf8() + host.len();
        let last = out.last().map_or(0, |(span, _)| span.end);
        if start >= last && start < at && host.contains('.') {
            out.push((Span::new(start, end), MAIL));
        }
    }
    out
}

fn hosts(text: &str) -> Vec<(Span, &'static str)> {
    let part = |c: char| c.is_ascii_hexdigit() || matches!(c, '.' | ':');
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(part).map(|n| at + n) {
        let end = text[start..].find(|c| !part(c)).map_or(text.len(), |n| start + n);
        let word = text[start..end].trim_end_matches(['.', ':']);
        let alone = !text[..start].ends_with(|c: char| c.is_alphanumeric())
            && !text[start + word.len()..].starts_with(|c: char| c.is_alphanumeric());
        if alone && (is_v4(word) || is_v6(word)) {
            out.push((Span::new(start, start + word.len()), HOST));
        }
        at = end;
    }
    out
}

fn is_v4(word: &str) -> bool {
    let word = word.rsplit_once(':').map_or(word, |(host, _)| host);
    let parts: Vec<&str> = word.split('.').collect();
    parts.len() == 4 && parts.iter().all(|part| part.parse::<u8>().is_ok())
}

fn is_v6(word: &str) -> bool {
    let groups: Vec<&str> = word.split(':').collect();
    groups.len() >= 3
        && groups.iter().all(|group| group.len() <= 4 && group.chars().all(|c| c.is_ascii_hexdigit()))
        && (word.contains("::") && word.len() > 2 || groups.len() == 8)
}

/// Runs of digits with what may stand inside a number.
fn numbers(text: &str) -> Vec<(Span, &'static str)> {
    let mut out = Vec::new();
    let digits: Vec<Span> = groups(text);
    let mut n = 0;
    while n < digits.len() {
        if is_digest(text, digits[n]) {
            n += 1;
            continue;
        }
        let mut last = n;
        while digits.get(last + 1).is_some_and(|next| joins(&text[digits[last].end..next.start])) {
            last += 1;
        }
        out.extend(in_run(text, &digits[n..=last]));
        n = last + 1;
    }
    out
}

/// Whether the digits stand in a long word of hexadecimal digits with letters among them, as names of stored files have.
fn is_digest(text: &str, span: Span) -> bool {
    let start =
        text[..span.start].rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| text.ceil_char_boundary(at + 1));
    let end = text[span.end..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |at| span.end + at);
    let word = &text[start..end];
    let letters = word.chars().filter(char::is_ascii_alphabetic).count();
    word.len() >= 12 && letters >= 3 && word.chars().all(|c| c.is_ascii_hexdigit())
}

fn groups(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_numeric()) {
        match out.last_mut() {
            Some(last) if last.end == at => last.end += c.len_utf8(),
            _ => out.push(Span::new(at, at + c.len_utf8())),
        }
    }
    out
}

fn joins(between: &str) -> bool {
    let inside =
        |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '.' | '(' | ')' | '/' | '\u{2010}'..='\u{2013}');
    between.chars().count() <= 3 && between.chars().all(inside)
}

/// The parts of a run of groups that no date takes.
fn in_run(text: &str, groups: &[Span]) -> Vec<(Span, &'static str)> {
    let mut out = Vec::new();
    let mut rest = groups;
    let mut held: Option<Span> = None;
    let close = |held: &mut Option<Span>, out: &mut Vec<(Span, &'static str)>| {
        if let Some(span) =
            held.take().filter(|span| span.of(text).chars().filter(|c| c.is_numeric()).count() >= DIGITS)
        {
            // The sign of a country's code, or a bracket, belongs to the number.
            let start = span.start - usize::from(text[..span.start].ends_with(['+', '(']));
            out.push((Span::new(start, span.end), NUMBER));
        }
    };
    while let Some(first) = rest.first() {
        match date(text, rest) {
            // A date begins a run, or follows a date; elsewhere its digits may be part of a longer number.
            0 => held = Some(held.map_or(*first, |span| span.join(*first))),
            taken if held.is_none() => {
                rest = &rest[taken..];
                continue;
            }
            _ => held = held.map(|span| span.join(*first)),
        }
        rest = &rest[1..];
    }
    close(&mut held, &mut out);
    out
}

/// How many groups at the start are a date or a year; none where there is none.
fn date(text: &str, groups: &[Span]) -> usize {
    let number = |n: usize| {
        groups
            .get(n)
            .map(|span| (span.of(text), span.len()))
            .and_then(|(digits, len)| Some((digits.parse::<u32>().ok()?, len)))
    };
    let year = |n: usize| number(n).is_some_and(|(value, len)| len == 4 && (1900..2100).contains(&value));
    let small = |n: usize| number(n).is_some_and(|(value, len)| len <= 2 && (1..=31).contains(&value));
    let whole = number(0).is_some_and(|(value, len)| {
        len == 8
            && (1900..2100).contains(&(value / 10_000))
            && (1..=12).contains(&(value / 100 % 100))
            && (1..=31).contains(&(value % 100))
    });
    match () {
        () if whole => 1,
        () if year(0) && small(1) && small(2) => 3,
        () if small(0) && small(1) && year(2) => 3,
        () if year(0) => 1,
        () => 0,
    }
}

#[cfg(test)]
mod tests;
