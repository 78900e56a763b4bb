//! Which parts of a source a page carries, where it does not carry all of it.

use record::Span;

/// How much of a source an excerpt holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// Bytes before and after a highlight, about.
    pub(super) around: usize,
    /// Bytes of a highlight beyond which its middle is left out.
    pub(super) most: usize,
}

/// As [`excerpts`], with less and less around each place until half of the text is left out; at the least, the places alone.
pub(super) fn short_excerpts(text: &str, highlights: &[Span], measure: Measure) -> Vec<Span> {
    let mut around = measure.around;
    loop {
        let out = excerpts(text, highlights.iter().copied(), Measure { around, ..measure });
        let carried: usize = out.iter().map(|part| part.len()).sum();
        if around == 0 || carried * 2 <= text.len() {
            return out;
        }
        around = if around < 10 { 0 } else { around * 2 / 3 };
    }
}

/// The parts of `text` around `highlights`, in order, apart from each other; none ends inside a word.
pub(super) fn excerpts(text: &str, highlights: impl Iterator<Item = Span>, measure: Measure) -> Vec<Span> {
    let mut parts: Vec<Span> = Vec::new();
    for span in highlights {
        if span.len() <= measure.most {
            parts.push(around(text, span, measure.around));
        } else {
            let half = measure.most / 2;
            parts.push(around(text, Span::new(span.start, span.start + half), measure.around));
            parts.push(around(text, Span::new(span.end - half, span.end), measure.around));
        }
    }
    parts.sort_unstable();
    let mut out: Vec<Span> = Vec::new();
    for part in parts {
        match out.last_mut() {
            Some(last) if part.start <= last.end + 1 => *last = last.join(part),
            _ => out.push(part),
        }
    }
    out
}

fn around(text: &str, span: Span, bytes: usize) -> Span {
    let start = text.floor_char_boundary(span.start.saturating_sub(bytes));
    let end = text.ceil_char_boundary((span.end + bytes).min(text.len()));
    Span::new(word_start(text, start, span.start), word_end(text, end, span.end))
}

/// The first place from `start` on, up to `limit`, where a word begins.
fn word_start(text: &str, start: usize, limit: usize) -> usize {
    if start == 0 || text[..start].ends_with(char::is_whitespace) {
        return start;
    }
    let before = text.get(start..limit).unwrap_or("");
    let begins = before.char_indices().find(|(_, c)| c.is_whitespace()).map(|(at, c)| start + at + c.len_utf8());
    begins.unwrap_or(text.floor_char_boundary(limit))
}

/// The last place before `end`, down to `limit`, where a word has ended.
fn word_end(text: &str, end: usize, limit: usize) -> usize {
    if end == text.len() || text[end..].starts_with(char::is_whitespace) {
        return end;
    }
    let after = text.get(limit..end).unwrap_or("");
    after.rfind(char::is_whitespace).map_or(text.ceil_char_boundary(limit), |at| limit + at)
}

#[cfg(test)]
mod tests;
