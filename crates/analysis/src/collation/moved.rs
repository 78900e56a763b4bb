//! What stands elsewhere in another witness.

use super::graph::Move;
use super::guide::Guide;
use crate::align::chance::Chance;
use crate::align::{Alignment, UNKNOWN, Vocabulary, shared};
use std::collections::BTreeMap;
use std::ops::Range;

/// So many moves as good as any that is reported chance may give between two witnesses. Two rare words, or four common
/// ones.
const EXPECTED: f64 = 1.0;

/// Texts with their words in one of the two places.
type Side = Vec<(usize, Range<usize>)>;

/// Moves are looked for between each text and those it was compared with.
pub(super) fn moves(guide: &Guide<'_>, at: &[Vec<u32>], vocabulary: &Vocabulary) -> Vec<Move> {
    let mut found: BTreeMap<(usize, usize, usize, usize), [Side; 2]> = BTreeMap::new();
    for (x, partners) in guide.partners.iter().enumerate() {
        for &y in partners {
            if y < x && guide.partners[y].contains(&x) {
                continue;
            }
            let (alone_x, alone_y) = (alone(guide, at, x, y), alone(guide, at, y, x));
            if !enough(&alone_x, &alone_y, vocabulary) {
                continue;
            }
            for block in shared(&alone_x, &alone_y, vocabulary, EXPECTED) {
                let Alignment { a, b, .. } = block;
                let (cx, cy) = (span(&at[x], &a), span(&at[y], &b));
                let (here, there, here_in, there_in) =
                    if cx.start < cy.start { (cx, cy, (x, a), (y, b)) } else { (cy, cx, (y, b), (x, a)) };
                if here.end > there.start {
                    continue;
                }
                let sides = found.entry((here.start, here.end, there.start, there.end)).or_default();
                for (side, one) in sides.iter_mut().zip([here_in, there_in]) {
                    if !side.contains(&one) {
                        side.push(one);
                    }
                }
            }
        }
    }
    let witnesses = |side: Side| {
        let each =
            side.into_iter().flat_map(|(text, words)| guide.copies[text].iter().map(move |&w| (w, words.clone())));
        let mut all: Side = each.collect();
        all.sort_by_key(|(w, words)| (*w, words.start));
        all
    };
    let moves = found.into_iter().map(|((from, to, from_there, to_there), [here_in, there_in])| Move {
        here: from..to,
        here_in: witnesses(here_in),
        there: from_there..to_there,
        there_in: witnesses(there_in),
    });
    moves.collect()
}

/// The words of a text that do not stand beside the same word of another; in place of all others, nothing.
fn alone(guide: &Guide<'_>, at: &[Vec<u32>], text: usize, other: usize) -> Vec<u32> {
    let mut k = 0;
    let (own, theirs) = (guide.texts[text], guide.texts[other]);
    let apart = own.iter().zip(&at[text]).map(|(&symbol, &column)| {
        while at[other].get(k).is_some_and(|&there| there < column) {
            k += 1;
        }
        let beside = at[other].get(k).is_some_and(|&there| there == column) && theirs[k] == symbol;
        if beside { UNKNOWN } else { symbol }
    });
    apart.collect()
}

/// Whether the words that two texts have in common say enough, together, for one move.
fn enough(x: &[u32], y: &[u32], vocabulary: &Vocabulary) -> bool {
    let mut known: Vec<u32> = x.iter().copied().filter(|&s| s != UNKNOWN).collect();
    known.sort_unstable();
    let common = y.iter().filter(|s| known.binary_search(s).is_ok());
    let bits: f64 = common.map(|&s| f64::from(vocabulary.bits(s))).sum();
    bits >= Chance::of_search(0, 0).needed(EXPECTED)
}

/// From the first column of some words to the one behind their last.
fn span(at: &[u32], words: &Range<usize>) -> Range<usize> {
    let column = |word: usize| at.get(word).map_or(0, |&c| c as usize);
    column(words.start)..column(words.end.saturating_sub(1)) + 1
}
