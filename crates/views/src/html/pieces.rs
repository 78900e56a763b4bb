//! Text with overlapping highlights, as pieces that nest.
//!
//! Highlights may overlap in any way, and elements may not. So where one highlight ends inside another, the other is closed
//! and opened again: it has several pieces; the first one carries its id. A piece that goes on in another says so, so that the
//! style sheet can show them together.

use record::Span;

/// A highlight: where, and which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Highlight {
    pub(super) span: Span,
    pub(super) index: usize,
}

/// What stands next on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A highlight begins, or goes on.
    Open { index: usize, goes_on: bool },
    /// The innermost highlight is closed.
    Close,
    /// A highlight has ended; what leads back from it stands here.
    End(usize),
    /// A highlight of nothing: the place of words that are not there.
    Empty(usize),
    /// Plain text.
    Text(Span),
}

/// The pieces of `part` of a text. `highlights` are in order: by start, the longer first.
pub(super) fn pieces(part: Span, highlights: &[Highlight]) -> Vec<Piece> {
    let (empty, full): (Vec<Highlight>, Vec<Highlight>) =
        highlights.iter().partition(|highlight| highlight.span.is_empty());
    let inside: Vec<Highlight> = full.into_iter().filter(|highlight| highlight.span.overlaps(part)).collect();
    let mut cuts: Vec<usize> = vec![part.start, part.end];
    cuts.extend(inside.iter().flat_map(|highlight| [highlight.span.start, highlight.span.end]));
    let empty: Vec<Highlight> =
        empty.into_iter().filter(|it| part.start <= it.span.start && it.span.start <= part.end).collect();
    cuts.extend(empty.iter().map(|highlight| highlight.span.start));
    cuts.retain(|at| part.start <= *at && *at <= part.end);
    cuts.sort_unstable();
    cuts.dedup();

    let mut out: Vec<Piece> = Vec::new();
    // Each open highlight, and where its opening stands in `out`.
    let mut open: Vec<(Highlight, usize)> = Vec::new();
    let mut next = 0;
    for (n, &at) in cuts.iter().enumerate() {
        close_ended(at, &mut open, &mut out);
        out.extend(
            empty.iter().filter(|highlight| highlight.span.start == at).map(|highlight| Piece::Empty(highlight.index)),
        );
        let Some(&end) = cuts.get(n + 1) else { break };
        while let Some(&highlight) = inside.get(next).filter(|highlight| highlight.span.start <= at) {
            next += 1;
            open.push((highlight, out.len()));
            out.push(Piece::Open { index: highlight.index, goes_on: false });
        }
        out.push(Piece::Text(Span::new(at, end)));
    }
    // What is still open goes on in the next part.
    while let Some((_, opening)) = open.pop() {
        goes_on(&mut out, opening);
        out.push(Piece::Close);
    }
    out
}

/// Closes what ends at `at`, and opens again what stood inside it and goes on.
fn close_ended(at: usize, open: &mut Vec<(Highlight, usize)>, out: &mut Vec<Piece>) {
    let Some(outermost) = open.iter().position(|(highlight, _)| highlight.span.end <= at) else { return };
    let mut survivors = Vec::new();
    let mut ended = Vec::new();
    for (highlight, opening) in open.drain(outermost..).rev() {
        out.push(Piece::Close);
        if highlight.span.end <= at {
            ended.push(highlight.index);
        } else {
            goes_on(out, opening);
            survivors.push(highlight);
        }
    }
    out.extend(ended.into_iter().map(Piece::End));
    for highlight in survivors.into_iter().rev() {
        open.push((highlight, out.len()));
        out.push(Piece::Open { index: highlight.index, goes_on: false });
    }
}

fn goes_on(out: &mut [Piece], opening: usize) {
    if let Some(Piece::Open { goes_on, .. }) = out.get_mut(opening) {
        *goes_on = true;
    }
}

#[cfg(test)]
mod tests;
