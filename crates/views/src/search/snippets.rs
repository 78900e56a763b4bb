//! The words around what a query found.

use record::Span;

/// Some words of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// Bytes of the text.
    pub span: Span,
    /// What stands there.
    pub text: String,
    /// What of it the query found, in bytes of the whole text.
    pub marks: Vec<Span>,
}

/// So many bytes are shown before what was found, and behind it.
const AROUND: usize = 70;

/// The words around `marks`, which are in order, in no more than `most` snippets; what is close together is in one. Where there are no
/// marks, how the text begins.
pub fn snippets(text: &str, marks: &[Span], most: usize) -> Vec<Snippet> {
    let mut spans: Vec<Span> = Vec::new();
    for mark in marks {
        let around = widened(text, *mark);
        let full = spans.len() == most;
        match spans.last_mut() {
            Some(last) if around.start <= last.end => *last = last.join(around),
            _ if full => break,
            _ => spans.push(around),
        }
    }
    if spans.is_empty() && !text.trim().is_empty() {
        let start = text.len() - text.trim_start().len();
        let end = text.ceil_char_boundary((start + AROUND).min(text.len()));
        spans.push(Span::new(start, widened(text, Span::new(start, end)).end));
    }
    let of = |span: &Span| Snippet {
        span: *span,
        text: text[span.start..span.end].to_owned(),
        marks: marks.iter().filter(|mark| span.start <= mark.start && mark.end <= span.end).copied().collect(),
    };
    spans.iter().map(of).collect()
}

/// The mark with what is around it, as far as words go.
fn widened(text: &str, mark: Span) -> Span {
    let start = text.floor_char_boundary(mark.start.saturating_sub(AROUND));
    let end = text.ceil_char_boundary((mark.end + AROUND).min(text.len()));
    let (before, behind) = (&text[start..mark.start], text.get(mark.end..end).unwrap_or(""));
    let cut_before = match start {
        0 => 0,
        _ => before.find(char::is_whitespace).unwrap_or(0),
    };
    let cut_behind = match end == text.len() {
        true => behind.len(),
        false => behind.rfind(char::is_whitespace).unwrap_or(behind.len()),
    };
    let trimmed = before[cut_before..].trim_start();
    Span::new(mark.start - trimmed.len(), mark.end + behind[..cut_behind].trim_end().len())
}
