//! One quotation in one text.

use super::Vocabulary;
use super::chance::Chance;
use super::pair::Pair;
use super::step::{Alignment, Step};
use super::sweep::{Kind, Strand, sweep};
use super::vocabulary::{UNIT, UNKNOWN, Worth};
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
        let gathered = gathered(needle, hay, vocabulary);
        let hint = (needed as f64 * HINT) as i64;
        for window in windows(needle.len(), &gathered, hint) {
            let worth = vocabulary.worth(&hay[window.clone()]);
            let gathered = &gathered;
            let table =
                Table { needle, quotation: &quotation, hay, gathered, window: window.clone(), worth, vocabulary };
            table.best(window, needed, hint, search.most, &mut found);
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

/// Everything that two texts share, wherever it stands in each: what chance would give no more than `expected` times.
pub fn shared(a: &[u32], b: &[u32], vocabulary: &Vocabulary, expected: f64) -> Vec<Alignment> {
    let swap = (b.len(), b) < (a.len(), a);
    let (first, second) = if swap { (b, a) } else { (a, b) };
    let words = |text: &[u32]| text.iter().filter(|&&s| s != UNKNOWN).count();
    let needed = Chance::of_search(words(a), words(b)).needed(expected);
    let worth = (vocabulary.worth(first), vocabulary.worth(second));
    let pair = Pair { a: Strand::new(first, &worth.0), b: Strand::new(second, &worth.1), vocabulary };
    let found = pair.compare((needed * UNIT).ceil().max(1.0) as i64);
    if swap { found.into_iter().map(Alignment::mirrored).collect() } else { found }
}

/// What each word of `hay` is worth that the needle has too.
fn gathered(needle: &[u32], hay: &[u32], vocabulary: &Vocabulary) -> Vec<i64> {
    let mut known: Vec<u32> = needle.to_vec();
    known.sort_unstable();
    known.dedup();
    hay.iter().map(|s| if known.binary_search(s).is_ok() { i64::from(vocabulary.alone(*s)) } else { 0 }).collect()
}

/// The stretches where words of a quotation of `length` words gather, with room on both sides.
fn windows(length: usize, gathered: &[i64], hint: i64) -> Vec<Range<usize>> {
    let reach = length + length / 2 + 8;
    let piece = (CELLS / length.max(1)).max(4 * reach);
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut sum = 0;
    for at in 0..gathered.len() {
        sum += gathered[at] - at.checked_sub(reach).map_or(0, |gone| gathered[gone]);
        if sum < hint || gathered[at] == 0 {
            continue;
        }
        let window = (at + 1).saturating_sub(2 * reach)..(at + reach).min(gathered.len());
        match out.last_mut() {
            Some(last) if window.start <= last.end && window.end - last.start <= piece => last.end = window.end,
            _ => out.push(window),
        }
    }
    out
}

struct Table<'t> {
    needle: &'t [u32],
    quotation: &'t [Worth],
    hay: &'t [u32],
    gathered: &'t [i64],
    /// The stretch that `worth` belongs to.
    window: Range<usize>,
    worth: Vec<Worth>,
    vocabulary: &'t Vocabulary,
}

impl Table<'_> {
    /// The best alignment in `range`, then the best before it and after it.
    fn best(&self, range: Range<usize>, needed: i64, hint: i64, most: usize, found: &mut Vec<Alignment>) {
        let mut open = vec![range];
        let mut left = most;
        while let Some(range) = open.pop() {
            if left == 0 {
                return;
            }
            if self.gathered[range.clone()].iter().sum::<i64>() < hint {
                continue;
            }
            let found_here = self.whole(&range).unwrap_or_else(|| self.swept(&range));
            if found_here.bits * UNIT < needed as f64 {
                continue;
            }
            open.push(range.start..found_here.b.start);
            open.push(found_here.b.end..range.end);
            found.push(found_here);
            left -= 1;
        }
    }

    /// The quotation, where it stands as it is: nothing is better, and no table is needed to see it.
    fn whole(&self, range: &Range<usize>) -> Option<Alignment> {
        let n = self.needle.len();
        let at = self.hay[range.clone()].windows(n).position(|words| words == self.needle)? + range.start;
        if self.needle.contains(&UNKNOWN) {
            return None;
        }
        let worth = &self.worth[at - self.window.start..at + n - self.window.start];
        let score: i64 = worth.iter().zip(self.quotation).map(|(x, y)| i64::from(*x.max(y))).sum();
        Some(Alignment { a: 0..n, b: at..at + n, steps: vec![Step::Same; n], bits: score as f64 / UNIT })
    }

    /// The best alignment, by a table of both.
    fn swept(&self, range: &Range<usize>) -> Alignment {
        let worth = &self.worth[range.start - self.window.start..range.end - self.window.start];
        let quotation = Strand::new(self.needle, self.quotation);
        let swept = sweep(quotation, Strand::new(&self.hay[range.clone()], worth), self.vocabulary, Kind::Local);
        Alignment {
            a: swept.from.0..swept.to.0,
            b: range.start + swept.from.1..range.start + swept.to.1,
            steps: swept.steps,
            bits: swept.score as f64 / UNIT,
        }
    }
}
