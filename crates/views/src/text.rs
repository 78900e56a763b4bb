//! The decoded text of a source, which the spans of all other views count in.

use crate::plain::shown;
use record::Span;
use std::borrow::Cow;

/// Why a span can't be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSpan {
    /// It ends after the text does; the length of the text in bytes.
    Beyond(usize),
    /// It starts or ends inside a character; the nearest span that holds whole characters.
    CutsCharacter(Span),
}

/// The text, or the part of it at `span`. With `safe`, nothing is left in it that a terminal would act on; without, it is
/// the text to the byte.
pub fn text(text: &str, span: Option<Span>, safe: bool) -> Result<Cow<'_, str>, NoSpan> {
    let part = match span {
        None => text,
        Some(span) if span.end > text.len() => return Err(NoSpan::Beyond(text.len())),
        Some(span) => text.get(span.start..span.end).ok_or_else(|| NoSpan::CutsCharacter(widened(text, span)))?,
    };
    Ok(if safe { shown(part) } else { Cow::Borrowed(part) })
}

fn widened(text: &str, span: Span) -> Span {
    Span::new(text.floor_char_boundary(span.start), text.ceil_char_boundary(span.end))
}

#[cfg(test)]
mod tests;
