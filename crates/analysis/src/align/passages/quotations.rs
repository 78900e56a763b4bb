//! Quotations: words that one text marks as somebody else's, and another has.
//!
//! There are few of them and each counts as a whole, so that chance has far fewer tries than in a search of everything against
//! everything: six words that stand between marks in one text and anywhere in another are enough, where two texts
//! without marks need eight. Only seeds of quotations are written down; the rest is the search of [`super`].

use super::laid::{Bits, Corpus, Laid};
use crate::align::chance::Chance;
use crate::align::fingerprint::{Level, run_length, seed};
use crate::align::row::At;
use std::ops::Range;

/// A quotation of fewer words is a name or a term; one of more stands out without its marks.
const WORDS: Range<usize> = 4..65;

/// Where the quotations are.
pub(super) struct Quotations {
    ranges: Vec<Vec<Range<u32>>>,
    places: Bits,
    begins: Bits,
}

impl Quotations {
    /// The quotations of `corpus` that are of a length to look for; none where there are none.
    pub(super) fn of(corpus: &Corpus<'_>, laid: &Laid<'_>) -> Option<Quotations> {
        let of_text = |list: &Vec<Range<u32>>| {
            let mut ranges: Vec<Range<u32>> = list.iter().filter(|r| WORDS.contains(&r.len())).cloned().collect();
            ranges.sort_unstable_by_key(|range| (range.start, range.end));
            ranges.dedup();
            ranges
        };
        let ranges: Vec<Vec<Range<u32>>> = corpus.marked?.iter().map(of_text).collect();
        let mut out = Quotations { ranges, places: Bits::none(laid.words.len()), begins: Bits::none(laid.words.len()) };
        let mut any = false;
        for (text, range) in out.ranges.iter().enumerate().flat_map(|(text, list)| list.iter().map(move |r| (text, r)))
        {
            let start = laid.start(text as u32);
            range.clone().for_each(|word| out.places.set((start + word) as usize));
            out.begins.set((start + range.start) as usize);
            any = true;
        }
        any.then_some(out)
    }

    /// Whether the word at a place is in one.
    pub(super) fn hold(&self, at: At) -> bool {
        self.places.get(at as usize)
    }

    /// Whether one begins at a place.
    pub(super) fn begin(&self, at: At) -> bool {
        self.begins.get(at as usize)
    }

    /// The words of each quotation that a word of a text is in: marks that can be read in two ways give two.
    pub(super) fn around(&self, (text, word): (usize, usize)) -> impl Iterator<Item = Range<usize>> {
        let list = &self.ranges[text];
        let first = list.partition_point(|range| range.start as usize + WORDS.end <= word);
        let reached = list[first..].iter().take_while(move |range| range.start as usize <= word);
        reached.map(|range| range.start as usize..range.end as usize).filter(move |range| range.contains(&word))
    }

    /// The places of all of them that the word at a place is in.
    pub(super) fn reach(&self, laid: &Laid<'_>, at: At) -> Option<Range<At>> {
        let (text, word) = laid.word(at);
        let start = laid.start(text as u32);
        let from = self.around((text, word)).map(|range| range.start).min()?;
        let to = self.around((text, word)).map(|range| range.end).max()?;
        Some(start + from as At..start + to as At)
    }

    /// How many there are, and of how many words.
    pub(super) fn count(&self) -> (usize, usize) {
        let all = self.ranges.iter().flatten();
        (all.clone().count(), all.map(Range::len).sum())
    }

    /// The search for all of them: each as a whole against every word.
    pub(super) fn chance(&self, laid: &Laid<'_>) -> Chance {
        Chance::of_search(self.count().0, laid.words.len())
    }

    /// The search for one of them.
    pub(super) fn chance_of_one(laid: &Laid<'_>) -> Chance {
        Chance::of_search(1, laid.words.len())
    }

    /// The seeds that lie within a quotation.
    pub(super) fn seeds(&self, laid: &Laid<'_>, level: Level) -> Vec<u64> {
        let mut out = Vec::new();
        for (text, range) in self.ranges.iter().enumerate().flat_map(|(text, list)| list.iter().map(move |r| (text, r)))
        {
            let start = laid.start(text as u32);
            for word in range.clone() {
                let (words, worth) = laid.stretch(start + word..start + range.end);
                if run_length(words, worth, laid.vocabulary, level.worth).is_none() {
                    break;
                }
                out.extend(seed(words, worth, laid.vocabulary, level.worth));
            }
        }
        out
    }
}
