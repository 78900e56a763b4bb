//! One quotation in one text.

use super::Vocabulary;
use super::chance::Chance;
use super::pair::Pair;
use super::step::Alignment;
use super::sweep::{Kind, Strand, sweep};
use super::vocabulary::UNIT;
use std::ops::Range;

/// How a quotation is looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Search {
    /// How many matches as good as any accepted one chance may give in the whole search. Default 0.05.
    pub expected: f64,
    /// Words in all texts that the quotation is looked for in, if more than the one at hand. Default 0.
    pub searched: usize,
    /// No more alignments than this in one text. Default 16.
    pub most: usize,
}

impl Default for Search {
    fn default() -> Search {
        Search { expected: 0.05, searched: 0, most: 16 }
    }
}

/// A quotation of more words is a text of its own, and is searched for by its seeds.
const LONGEST: usize = 1000;

/// No table has more cells; a longer stretch of text is searched in pieces that overlap.
const CELLS: usize = 32 << 20;

/// The share of the needed information that words of the quotation must bring to a stretch of text, in any order,
/// for it to be looked at. Words that are nearly the same bring the rest.
const HINT: f64 = 0.6;

/// The alignments of a quotation with stretches of a text, best first, that do not overlap in the text.
///
/// The quotation may be altered or cut; where its parts stand apart in the text, or in another order, each
/// part has an alignment of its own. [`Alignment::a`] counts in `needle`, [`Alignment::b`] in `hay`.
pub fn locate(needle: &[u32], hay: &[u32], vocabulary: &Vocabulary, search: &Search) -> Vec<Alignment> {
    let needed = Chance::of_search(needle.len(), search.searched.max(hay.len())).needed(search.expected);
    let needed = (needed * UNIT).ceil().max(1.0) as i64;
    let mut found = Vec::new();
    if needle.len() > LONGEST {
        let worth = (vocabulary.worth(needle), vocabulary.worth(hay));
        let pair = Pair { a: Strand::new(needle, &worth.0), b: Strand::new(hay, &worth.1), vocabulary };
        found = pair.compare(needed);
    } else {
        let quotation = vocabulary.worth(needle);
        for window in windows(needle, hay, vocabulary, (needed as f64 * HINT) as i64) {
            let worth = vocabulary.worth(&hay[window.clone()]);
            let table = Table { needle, quotation: &quotation, hay, window: window.clone(), worth, vocabulary };
            table.best(window, needed, search.most, &mut found);
        }
    }
    found.sort_by(|x, y| y.bits.total_cmp(&x.bits).then(x.b.start.cmp(&y.b.start)).then(x.a.start.cmp(&y.a.start)));
    let mut apart: Vec<Alignment> = Vec::new();
    for one in found {
        if apart.len() < search.most && apart.iter().all(|p| one.b.end <= p.b.start || p.b.end <= one.b.start) {
            apart.push(one);
        }
    }
    apart
}

/// The stretches of `hay` where words of the needle gather, with room on both sides.
fn windows(needle: &[u32], hay: &[u32], vocabulary: &Vocabulary, hint: i64) -> Vec<Range<usize>> {
    let mut known: Vec<u32> = needle.to_vec();
    known.sort_unstable();
    known.dedup();
    let worth: Vec<i64> =
        hay.iter().map(|s| if known.binary_search(s).is_ok() { vocabulary.alone(*s) } else { 0 }).collect();
    let reach = needle.len() + needle.len() / 2 + 8;
    let piece = (CELLS / needle.len().max(1)).max(4 * reach);
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut sum = 0;
    for at in 0..hay.len() {
        sum += worth[at] - at.checked_sub(reach).map_or(0, |gone| worth[gone]);
        if sum < hint || worth[at] == 0 {
            continue;
        }
        let window = (at + 1).saturating_sub(2 * reach)..(at + reach).min(hay.len());
        match out.last_mut() {
            Some(last) if window.start <= last.end && window.end - last.start <= piece => last.end = window.end,
            _ => out.push(window),
        }
    }
    out
}

struct Table<'t> {
    needle: &'t [u32],
    quotation: &'t [i64],
    hay: &'t [u32],
    /// The stretch that `worth` belongs to.
    window: Range<usize>,
    worth: Vec<i64>,
    vocabulary: &'t Vocabulary,
}

impl Table<'_> {
    /// The best alignment in `range`, then the best before it and after it.
    fn best(&self, range: Range<usize>, needed: i64, most: usize, found: &mut Vec<Alignment>) {
        let mut open = vec![range];
        let mut left = most;
        while let Some(range) = open.pop() {
            if left == 0 {
                return;
            }
            let worth = &self.worth[range.start - self.window.start..range.end - self.window.start];
            let quotation = Strand::new(self.needle, self.quotation);
            let swept = sweep(quotation, Strand::new(&self.hay[range.clone()], worth), self.vocabulary, Kind::Local);
            if swept.score < needed {
                continue;
            }
            let (start, end) = (range.start + swept.from.1, range.start + swept.to.1);
            found.push(Alignment {
                a: swept.from.0..swept.to.0,
                b: start..end,
                steps: swept.steps,
                bits: swept.score as f64 / UNIT,
            });
            left -= 1;
            open.push(range.start..start);
            open.push(end..range.end);
        }
    }
}
