//! What is wrong with a query, and where.

use record::Span;
use std::fmt;

/// A mistake in a query. It is shown to the person who wrote it; nothing is guessed in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The bytes of the query that it is about.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to write instead, where that can be said.
    pub hint: Option<String>,
}

impl Mistake {
    pub(crate) fn new(span: Span, message: impl Into<String>) -> Mistake {
        Mistake { span, message: message.into(), hint: None }
    }

    pub(crate) fn hint(self, hint: impl Into<String>) -> Mistake {
        Mistake { hint: Some(hint.into()), ..self }
    }

    /// The query with a line of carets under the mistake, then what is wrong, then the hint. `query` is the text that was parsed.
    pub fn shown(&self, query: &str) -> String {
        let (line, start) = line_of(query, self.span.start);
        let end = self.span.end.clamp(start, start + line.len());
        let before = columns(query.get(start..self.span.start).unwrap_or(""));
        let under = columns(query.get(self.span.start..end).unwrap_or("")).max(1);
        let mut out = format!("  {}\n  {}{}\n{}", plain(line), " ".repeat(before), "^".repeat(under), self.message);
        if let Some(hint) = &self.hint {
            out.push_str("\nhint: ");
            out.push_str(hint);
        }
        out
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.hint.iter().try_for_each(|hint| write!(f, "; {hint}"))
    }
}

impl std::error::Error for Mistake {}

/// The line that byte `at` is in, and where it begins.
fn line_of(text: &str, at: usize) -> (&str, usize) {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |n| n + 1);
    let rest = &text[start..];
    (rest.split('\n').next().unwrap_or(rest), start)
}

/// Control characters and marks that turn the reading order around would move the carets: each stands as U+FFFD.
fn plain(line: &str) -> String {
    line.chars().map(|c| if is_unseen(c) { '\u{fffd}' } else { c }).collect()
}

fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// How many columns of a terminal `text` takes: two for the wide letters of East Asia, none for combining marks.
fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn width(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' => 2,
        '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3ffff}' => 2,
        _ => 1,
    }
}
