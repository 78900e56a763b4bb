//! What any number of texts share, pair by pair.

use super::chains::blocks;
use super::chance::Chance;
use super::crowded::{Common, common};
use super::pair::{Pair, levels};
use super::seeds::Seeds;
use super::step::{Alignment, Passage};
use super::sweep::Strand;
use super::vocabulary::{UNIT, Vocabulary};
use rayon::prelude::*;
use record::progress::{Cancelled, Watch, go_on};

/// When a passage counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How many passages as good as any accepted one chance may give in the whole search. Default 0.01.
    pub expected: f64,
    /// The same words in more places than this are listed once, as [`Common`], and not for each pair. Default 128.
    pub crowd: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { expected: 0.01, crowd: 128 }
    }
}

/// What the texts share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// In the order of their texts and words; in each, `a` is the text that comes first.
    pub passages: Vec<Passage>,
    /// Passages in very many places.
    pub common: Vec<Common>,
}

/// The passages that each pair of texts shares.
///
/// Every run of the same words that carries the bits that [`Settings::expected`] asks for, words of [`Found::common`] not
/// counted, is covered by a passage for each pair of texts that has it. Altered passages are found
/// if some part of them is as they were. The order of `texts` and the number of threads change nothing but numbers.
pub fn passages(
    texts: &[Vec<u32>],
    vocabulary: &Vocabulary,
    settings: &Settings,
    watch: &dyn Watch,
) -> Result<Found, Cancelled> {
    watch.stage("passages", Some(texts.len() as u64));
    // The words decide which text comes first, not the caller.
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.par_sort_by(|&x, &y| (texts[x].len(), &texts[x]).cmp(&(texts[y].len(), &texts[y])));
    let ranked: Vec<&[u32]> = order.iter().map(|&t| texts[t].as_slice()).collect();
    let mut worths: Vec<Vec<i64>> = ranked.par_iter().map(|text| vocabulary.worth(text)).collect();
    go_on(watch)?;

    let chance = Chance::of_pairs(texts.iter().map(Vec::len));
    let needed = (chance.needed(settings.expected) * UNIT).ceil().max(1.0) as i64;
    let words = texts.iter().map(Vec::len).sum();
    let seeds = Seeds::of(&ranked, &worths, vocabulary, &levels(needed, words, settings.crowd));
    go_on(watch)?;
    let mut common = common(&seeds.crowded, &ranked, &worths, vocabulary, needed);
    // What stands everywhere joins no two texts in particular, not even together with the word before it.
    for (text, words) in common.iter().flat_map(|c| &c.places) {
        worths[*text][words.clone()].fill(0);
    }

    let search = Search { texts: &ranked, worths: &worths, vocabulary, seeds: &seeds, needed };
    let per_text: Vec<Vec<(usize, usize, Alignment)>> = (0..ranked.len())
        .into_par_iter()
        .map(|a| {
            let found = if watch.cancelled() { Vec::new() } else { search.from(a) };
            watch.advance(1);
            found
        })
        .collect();
    go_on(watch)?;

    let mut found = Found::default();
    for (a, b, alignment) in per_text.into_iter().flatten() {
        let (a, b) = (order[a], order[b]);
        let (a, b, p) = if a < b { (a, b, alignment) } else { (b, a, alignment.mirrored()) };
        let expected = chance.expected(p.bits);
        found.passages.push(Passage { a: (a, p.a), b: (b, p.b), steps: p.steps, bits: p.bits, expected });
    }
    found.passages.sort_by_key(|p| (p.a.0, p.b.0, p.a.1.start, p.b.1.start, p.a.1.end, p.b.1.end));
    for common in &mut common {
        common.places.iter_mut().for_each(|place| place.0 = order[place.0]);
        common.places.sort_by_key(|(text, words)| (*text, words.start));
    }
    common.sort_by(|x, y| {
        let first = |c: &Common| c.places.first().map(|(text, words)| (*text, words.start, words.end));
        first(x).cmp(&first(y)).then(y.places.len().cmp(&x.places.len()))
    });
    found.common = common;
    Ok(found)
}

struct Search<'t> {
    texts: &'t [&'t [u32]],
    worths: &'t [Vec<i64>],
    vocabulary: &'t Vocabulary,
    seeds: &'t Seeds,
    needed: i64,
}

impl Search<'_> {
    fn strand(&self, text: usize) -> Strand<'_> {
        Strand::new(self.texts[text], &self.worths[text])
    }

    /// What text `a` shares with those after it.
    fn from(&self, a: usize) -> Vec<(usize, usize, Alignment)> {
        let hits =
            self.seeds.partners(a as u32).flat_map(|(at, places)| places.iter().map(move |p| (p.text, at, p.at)));
        let mut hits: Vec<(u32, u32, u32)> = hits.collect();
        hits.sort_unstable();
        let mut out = Vec::new();
        for with_one in hits.chunk_by(|x, y| x.0 == y.0) {
            let b = with_one[0].0 as usize;
            let pair = Pair { a: self.strand(a), b: self.strand(b), vocabulary: self.vocabulary };
            let places = with_one.iter().map(|&(_, i, j)| (i as usize, j as usize));
            let found = pair.passages(&blocks(pair.a, pair.b, places), self.needed);
            out.extend(found.into_iter().map(|alignment| (a, b, alignment)));
        }
        out
    }
}
