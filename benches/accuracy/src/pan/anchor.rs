//! Where a passage of the gold stands in the texts at hand.
//!
//! The offsets were made for other texts than these, which have been through optical recognition by all signs: letters
//! are misread (`Leam` for `Learn`, `undemeath` for `underneath`), bullets and accents are lost or read as letters,
//! lines are wrapped anew. Each loss moves all that comes after it, so that nearly all passages stand before their
//! stated offset, the further the later. Passages without obfuscation are copied as they are, so exact matching finds
//! them:
//!
//! 1. Both documents are folded to letters and digits in lower case; everything else is passed over.
//! 2. All maximal runs of at least [`RUN`] such characters that both documents have in common are found.
//! 3. Runs are chained, in the order of both documents, over at most [`GAP`] characters without a match on either side
//!    whose numbers differ by at most [`SKEW`]; runs may overlap where words are repeated. A chain is worth the
//!    characters that it matches. The best chain is taken, its runs and all that lie within it on both sides are
//!    dropped, and so on, down to chains worth a quarter of the stated length.
//! 4. Of these chains, the one whose starts are nearest to the stated offsets, both distances added, is the passage. It
//!    reaches from its first letter to its last, and over signs next to them that both documents have. A letter misread
//!    within a dozen letters of an end cuts off what lies beyond it.
//!
//! Our own aligner has no part in it: it compares words, scores changes, and knows nothing of the stated offsets.

use super::plagdet::Passage;
use std::collections::HashMap;
use std::ops::Range;

/// The shortest run, in letters and digits.
const RUN: usize = 12;
/// The most letters and digits that lie between two runs of a chain.
const GAP: isize = 80;
/// How much longer what lies between may be in one document than in the other.
const SKEW: isize = 20;

/// A text in letters and digits alone.
pub struct Folded {
    /// The characters of the text itself.
    text: Vec<char>,
    folded: Vec<char>,
    /// Where in the text each folded one stands.
    at: Vec<usize>,
}

impl Folded {
    pub fn of(text: &str) -> Folded {
        let text: Vec<char> = text.chars().collect();
        let at: Vec<usize> = (0..text.len()).filter(|&at| text[at].is_alphanumeric()).collect();
        let folded = at.iter().map(|&at| text[at].to_lowercase().next().unwrap_or(text[at])).collect();
        Folded { text, folded, at }
    }

    /// The characters of the text from one folded one to another.
    fn span(&self, folded: &Range<usize>) -> Range<usize> {
        self.at[folded.start]..self.at[folded.end - 1] + 1
    }
}

/// The passage where the texts hold it; none where they have nothing of it in common.
pub fn anchored(stated: &Passage, this: &Folded, source: &Folded) -> Option<Passage> {
    let least = stated.spans[0].len() / 4;
    let chains = chains(runs(&this.folded, &source.folded), least);
    let spans = chains.iter().map(|chain| [this.span(&chain[0]), source.span(&chain[1])]);
    let far = |spans: &[Range<usize>; 2]| -> usize {
        spans.iter().zip(&stated.spans).map(|(is, was)| is.start.abs_diff(was.start)).sum()
    };
    let mut spans = spans.min_by_key(far)?;
    with_signs(&mut spans, this, source);
    Some(Passage { spans, ..stated.clone() })
}

/// Takes in signs at the ends that both texts have.
fn with_signs([this, source]: &mut [Range<usize>; 2], a: &Folded, b: &Folded) {
    let both = |i: Option<usize>, j: Option<usize>| {
        let (Some(x), Some(y)) = (i.and_then(|i| a.text.get(i)), j.and_then(|j| b.text.get(j))) else { return false };
        x == y && !x.is_alphanumeric() && !x.is_whitespace()
    };
    while both(Some(this.end), Some(source.end)) {
        this.end += 1;
        source.end += 1;
    }
    while both(this.start.checked_sub(1), source.start.checked_sub(1)) {
        this.start -= 1;
        source.start -= 1;
    }
}

/// A run that both texts have: where in each, and how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    a: usize,
    b: usize,
    length: usize,
}

/// The maximal runs that both texts have, in order.
fn runs(a: &[char], b: &[char]) -> Vec<Run> {
    let mut places: HashMap<&[char], Vec<usize>> = HashMap::new();
    for (at, gram) in b.windows(RUN).enumerate() {
        places.entry(gram).or_default().push(at);
    }
    let mut out = Vec::new();
    for (i, gram) in a.windows(RUN).enumerate() {
        for &j in places.get(gram).into_iter().flatten() {
            if i > 0 && j > 0 && a[i - 1] == b[j - 1] {
                continue;
            }
            let length = a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count();
            out.push(Run { a: i, b: j, length });
        }
    }
    out
}

/// How much a run adds to a chain that ends in another, if it may follow it.
fn added(last: Run, next: Run) -> Option<usize> {
    let gap = |start: usize, next: usize| next as isize - (start + last.length) as isize;
    let (in_a, in_b) = (gap(last.a, next.a), gap(last.b, next.b));
    let near = in_a.max(in_b) <= GAP && (in_a - in_b).abs() <= SKEW;
    let overlap = usize::try_from(-in_a.min(in_b)).unwrap_or(0);
    (near && last.a < next.a && last.b < next.b && overlap < next.length).then(|| next.length - overlap)
}

/// The chains worth at least so much, best first, as ranges of either text.
fn chains(mut runs: Vec<Run>, least: usize) -> Vec<[Range<usize>; 2]> {
    let mut out = Vec::new();
    loop {
        let mut worth: Vec<usize> = runs.iter().map(|run| run.length).collect();
        let mut before: Vec<Option<usize>> = vec![None; runs.len()];
        let longest = worth.iter().max().copied().unwrap_or(0);
        for next in 0..runs.len() {
            // No run that ends within reach starts further back than this.
            let reach = runs[next].a.saturating_sub(longest + GAP as usize);
            let near = (0..next).rev().take_while(|&last| runs[last].a >= reach);
            for (last, adds) in near.filter_map(|last| Some((last, added(runs[last], runs[next])?))) {
                if worth[last] + adds > worth[next] {
                    worth[next] = worth[last] + adds;
                    before[next] = Some(last);
                }
            }
        }
        let Some(best) = (0..runs.len()).max_by_key(|&at| (worth[at], std::cmp::Reverse(at))) else { return out };
        if worth[best] < least {
            return out;
        }
        let chain: Vec<usize> = std::iter::successors(Some(best), |&at| before[at]).collect();
        let (first, last) = (runs[chain[chain.len() - 1]], runs[best]);
        let (a, b) = (first.a..last.a + last.length, first.b..last.b + last.length);
        let within = |run: &Run| {
            a.start <= run.a && run.a + run.length <= a.end && b.start <= run.b && run.b + run.length <= b.end
        };
        runs.retain(|run| !within(run));
        out.push([a, b]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What both texts hold between the brackets is found again from offsets that are off.
    fn check(this: &str, source: &str) {
        let marked = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            let at = |mark| chars.iter().position(|&c| c == mark).unwrap_or(0);
            (chars.iter().filter(|c| !matches!(c, '[' | ']')).collect::<String>(), at('[')..at(']') - 1)
        };
        let ((this, x), (source, y)) = (marked(this), marked(source));
        let off = |span: &Range<usize>| span.start + 7..span.end + 9;
        let stated = Passage { this: 0, source: 1, spans: [off(&x), off(&y)] };
        let found = anchored(&stated, &Folded::of(&this), &Folded::of(&source)).map(|found| found.spans);
        assert_eq!(found, Some([x, y]), "{this} / {source}");
    }

    #[test]
    fn a_passage_is_found_where_it_stands() {
        check(
            "Before it. [Take data from\nyour GPS, leam how to share it with others.] Then more.",
            "Elsewhere: [take data from your\n\nGPS, learn how to share it with others.]\nNothing",
        );
    }

    #[test]
    fn the_nearest_of_two_is_taken() {
        check(
            "The words of a passage stand twice. Between them all differs. [The words of a passage stand twice.]",
            "[The words of a passage stand twice.]",
        );
    }

    #[test]
    fn nothing_in_common() {
        let stated = Passage { this: 0, source: 1, spans: [0..5, 0..5] };
        assert!(anchored(&stated, &Folded::of("one thing"), &Folded::of("another")).is_none());
    }
}
