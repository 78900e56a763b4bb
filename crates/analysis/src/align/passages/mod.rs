//! What any number of texts share, pair by pair.
//!
//! Four stages, each a plain function over partitions of its input: `postings` (fingerprint) writes down every seed with its
//! place and puts them in order; `hits` (pair) makes pairs of places that share one; [`Pair`] (extend) follows each as far as
//! it pays; [`clusters`] says which passages carry the same words. `laid` is the row of words that all of them look at,
//! `lengths` how long the seed at each place is, `crowded` what stands everywhere. How many partitions are worked on at once
//! depends on [`Settings::memory`] and on the threads, and changes nothing in the answer.

mod laid;

mod quotations;

mod lengths;

mod postings;

mod hits;

mod crowded;

pub mod clusters;

pub use crowded::Common;
pub use laid::{Bits, Corpus};

use super::chains::blocks;
use super::chance::Chance;
use super::dense::dense;
use super::fingerprint::{Level, levels};
use super::pair::Pair;
use super::row::{At, Row};
use super::step::{Alignment, Passage};
use super::sweep::Strand;
use super::vocabulary::{UNIT, Vocabulary};
use crowded::common;
use hits::{Hit, Hits, Terms, hits, still_promising};
use laid::{Laid, Places};
use lengths::Lengths;
use postings::{PARTITIONS, Posting, Sieve, in_order, postings};
use quotations::Quotations;
use rayon::prelude::*;
use record::progress::{Cancelled, Watch, go_on};
use std::ops::Range;

/// When a passage counts, and what finding it may take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How many passages as good as any accepted one chance may give in the whole search. Default 0.01.
    pub expected: f64,
    /// In how many places chance may give any one quotation, which is marked in one of the texts. Default 0.001.
    pub quoted: f64,
    /// How many of all quotations of fewer than eight words chance may give in the whole search. Default 0.1.
    pub expected_of_few: f64,
    /// How many bits a passage must have, where that is not left to chance.
    pub bits: Option<f64>,
    /// A search of fewer pairs of words counts as one of so many: what chance gives in so much text is a set phrase, even in
    /// two notes. Default 2^20, a thousand words against a thousand.
    pub least_pairs: f64,
    /// The same words in more places than this are listed once, as [`Common`], and not for each pair. Default 128.
    pub crowd: usize,
    /// Whether passages are cut down to where most words agree. Default no: reports on one matter are compared, word by word.
    pub dense: bool,
    /// Bytes of work space for seeds and hits; what takes more is worked out in turns. Default 1 GiB.
    pub memory: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            expected: 0.01,
            quoted: 0.001,
            expected_of_few: 0.1,
            bits: None,
            least_pairs: 1_048_576.0,
            crowd: 128,
            dense: false,
            memory: 1 << 30,
        }
    }
}

impl Settings {
    /// For piles of mail and documents, of which nobody has chosen which may have to do with each other.
    pub fn for_piles() -> Settings {
        Settings { expected: 1e-4, least_pairs: (1u64 << 42) as f64, crowd: 32, dense: true, ..Settings::default() }
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
/// Every run of the same words that carries the bits that [`Settings::expected`] asks for, words that stand in very many
/// places not counted, is covered by a passage for each pair of texts that has it. Altered passages are found if some part of
/// them is as they were. The order of the texts, the number of threads and the memory change nothing but numbers.
pub fn passages(corpus: &Corpus<'_>, settings: &Settings, watch: &dyn Watch) -> Result<Found, Cancelled> {
    let mut laid = Laid::new(corpus);
    let mut found = Found::default();
    Search::of_everything(&laid, settings).run(&mut laid, &mut found, watch)?;
    if let Some(quotations) = Quotations::of(corpus, &laid) {
        // A quotation may be of what stands everywhere in part.
        laid.show(true);
        Search::of_quotations(&quotations, &laid, settings).run(&mut laid, &mut found, watch)?;
    }
    found.put_in_order();
    Ok(found)
}

fn units(bits: f64) -> i64 {
    (bits * UNIT).ceil().max(1.0) as i64
}

/// The size of the search.
fn chance(corpus: &Corpus<'_>) -> Chance {
    match corpus.sides {
        None => Chance::of_pairs(corpus.row.iter().map(|text| text.len())),
        Some(sides) => {
            let of = |side: bool| {
                corpus.row.iter().zip(sides).filter(|(_, s)| **s == side).map(|(text, _)| text.len()).sum()
            };
            Chance::of_sides(of(false), of(true))
        }
    }
}

impl Found {
    /// Puts everything in order, and leaves out what lies within another passage of the same two texts.
    fn put_in_order(&mut self) {
        let longest_first = |p: &Passage| {
            (p.a.0, p.b.0, p.a.1.start, std::cmp::Reverse(p.a.1.end), p.b.1.start, std::cmp::Reverse(p.b.1.end))
        };
        self.passages.par_sort_by_key(longest_first);
        let within = |p: &Passage, q: &Passage| {
            let holds = |x: &Range<usize>, y: &Range<usize>| x.start <= y.start && y.end <= x.end;
            (p.a.0, p.b.0) == (q.a.0, q.b.0) && holds(&p.a.1, &q.a.1) && holds(&p.b.1, &q.b.1)
        };
        let mut kept: Vec<Passage> = Vec::with_capacity(self.passages.len());
        for passage in std::mem::take(&mut self.passages) {
            let same_pair = kept.iter().rev().take_while(|p| (p.a.0, p.b.0) == (passage.a.0, passage.b.0));
            if !same_pair.into_iter().any(|p| within(p, &passage)) {
                kept.push(passage);
            }
        }
        kept.par_sort_by_key(|p| (p.a.0, p.b.0, p.a.1.start, p.b.1.start, p.a.1.end, p.b.1.end));
        self.passages = kept;
        for common in &mut self.common {
            common.places.sort_by_key(|(text, words)| (*text, words.start));
        }
        self.common.sort_by(|x, y| {
            let first = |c: &Common| c.places.first().map(|(text, words)| (*text, words.start, words.end));
            first(x).cmp(&first(y)).then(y.places.len().cmp(&x.places.len()))
        });
    }
}

/// One search through all texts: of everything against everything, or of quotations.
struct Search<'s> {
    settings: &'s Settings,
    chance: Chance,
    needed: i64,
    levels: [Level; 3],
    quotations: Option<&'s Quotations>,
}

impl<'s> Search<'s> {
    fn of_everything(laid: &Laid<'_>, settings: &'s Settings) -> Search<'s> {
        let chance = chance(&laid.corpus).at_least(settings.least_pairs);
        let needed = units(settings.bits.unwrap_or_else(|| chance.needed(settings.expected)));
        let levels = levels(needed, laid.words.len(), laid.words.len(), settings.crowd);
        Search { settings, chance, needed, levels, quotations: None }
    }

    fn of_quotations(quotations: &'s Quotations, laid: &Laid<'_>, settings: &'s Settings) -> Search<'s> {
        let of_one = || Quotations::chance_of_one(laid).needed(settings.quoted);
        let needed = units(settings.bits.unwrap_or_else(of_one));
        let levels = levels(needed, quotations.count().1, laid.words.len(), settings.crowd);
        Search { settings, chance: quotations.chance(laid), needed, levels, quotations: Some(quotations) }
    }

    fn run(&self, laid: &mut Laid<'_>, found: &mut Found, watch: &dyn Watch) -> Result<(), Cancelled> {
        let texts = laid.texts() as u32;
        let crowd = self.settings.crowd;
        let mut terms =
            Terms { needed: self.needed, crowd, everywhere: None, firsts: 0..texts, quotations: self.quotations };
        let mut everywhere = Bits::none(laid.words.len());
        loop {
            let (mut hits, crowded) = self.pair(laid, &mut terms, &mut everywhere, watch)?;
            if self.quotations.is_none() {
                if found.common.is_empty() {
                    found.common = common(&crowded, laid, self.needed, &self.chance);
                }
                // What stands everywhere joins no two texts in particular, not even together with the word before it.
                laid.hide(&everywhere);
                hits = hits.into_par_iter().filter(|hit| still_promising(laid, hit, &terms)).collect();
            }
            found.passages.extend(self.extend(laid, &hits, watch)?);
            terms.firsts = terms.firsts.end..texts;
            if terms.firsts.is_empty() {
                return Ok(());
            }
            laid.show(self.quotations.is_some());
        }
    }

    /// Fingerprint and pair: all hits whose first text has a rank in [`Terms::firsts`], of which the end is drawn in if there are
    /// more than memory has room for; and the places of seeds that are crowded at the last level.
    fn pair(
        &self,
        laid: &Laid<'_>,
        terms: &mut Terms<'_>,
        everywhere: &mut Bits,
        watch: &dyn Watch,
    ) -> Result<(Vec<Hit>, Vec<Vec<At>>), Cancelled> {
        let mut all: Vec<Hit> = Vec::new();
        let mut crowded: Vec<Vec<At>> = Vec::new();
        let memory = self.settings.memory / 2;
        let room = (memory / size_of::<Hit>()).max(1);
        for (depth, &level) in self.levels.iter().enumerate() {
            watch.stage("seeds", Some(PARTITIONS as u64));
            let mut again: Vec<At> = std::mem::take(&mut crowded).concat();
            // Neighbours are looked at one after the other.
            again.par_sort_unstable();
            let places = if depth == 0 { Places::All } else { Places::These(&again) };
            let lengths = Lengths::of(laid, places, level);
            let sieve = self.quotations.map(|quotations| Sieve::new(&quotations.seeds(laid, level)));
            let turns = (places.count(laid) * size_of::<Posting>()).div_ceil(memory.max(1)).clamp(1, PARTITIONS);
            let at_once = PARTITIONS.div_ceil(turns);
            for first in (0..PARTITIONS).step_by(at_once) {
                let range = first..(first + at_once).min(PARTITIONS);
                let here = range.len() as u64;
                let batches = postings(laid, places, &lengths, range, sieve.as_ref());
                go_on(watch)?;
                let last = depth + 1 == self.levels.len() && self.quotations.is_none();
                let here_terms =
                    Terms { everywhere: last.then_some(&*everywhere), firsts: terms.firsts.clone(), ..*terms };
                let each = |partition| hits(laid, &lengths, &in_order(&batches, partition), &here_terms);
                let found: Vec<Hits> = (0..here as usize).into_par_iter().map(each).collect();
                for hits in found {
                    all.extend(hits.hits);
                    crowded.extend(hits.crowded);
                    hits.everywhere.into_iter().flatten().for_each(|at| everywhere.set(at as usize));
                }
                draw_in(laid, &mut all, terms, room);
                watch.advance(here);
            }
        }
        all.par_sort_unstable();
        Ok((all, crowded))
    }

    /// Extend: the passages that hits lead to. `hits` are in order.
    fn extend(&self, laid: &Laid<'_>, hits: &[Hit], watch: &dyn Watch) -> Result<Vec<Passage>, Cancelled> {
        let pairs: Vec<&[Hit]> = hits.chunk_by(|x, y| (x.a, x.b) == (y.a, y.b)).collect();
        watch.stage("passages", Some(pairs.len() as u64));
        let of = |hits: &&[Hit]| {
            watch.advance(1);
            let Some(&Hit { a, b, .. }) = hits.first().filter(|_| !watch.cancelled()) else { return Vec::new() };
            let found = match self.quotations {
                None => self.of_two(laid, hits, 0..laid.length(a)),
                Some(quotations) => {
                    let place = |hit: &Hit| (a as usize, (hit.x - laid.start(a)) as usize);
                    let mut by_quotation: Vec<((usize, usize), Hit)> = hits
                        .iter()
                        .flat_map(|hit| quotations.around(place(hit)).map(|range| ((range.start, range.end), *hit)))
                        .collect();
                    by_quotation.sort_unstable();
                    let of_one = by_quotation.chunk_by(|x, y| x.0 == y.0);
                    let found = of_one.flat_map(|hits| {
                        let (start, end) = hits[0].0;
                        let hits: Vec<Hit> = hits.iter().map(|(_, hit)| *hit).collect();
                        self.of_two(laid, &hits, start..end)
                    });
                    found.collect()
                }
            };
            let passage = |found: Alignment| {
                let (a, b, p) = if a < b { (a, b, found) } else { (b, a, found.mirrored()) };
                let expected = self.chance.expected(p.bits);
                Passage { a: (a as usize, p.a), b: (b as usize, p.b), steps: p.steps, bits: p.bits, expected }
            };
            found.into_iter().map(passage).collect()
        };
        let out = pairs.par_iter().flat_map_iter(of).collect();
        go_on(watch)?;
        Ok(out)
    }

    /// What hits of two texts lead to, in the words `within` of the first.
    fn of_two(&self, laid: &Laid<'_>, hits: &[Hit], within: Range<usize>) -> Vec<Alignment> {
        let Some(&Hit { a, b, .. }) = hits.first() else { return Vec::new() };
        let strand = |text: u32, words: Range<usize>| {
            let start = laid.start(text);
            let (symbols, worth) = laid.stretch(start + words.start as At..start + words.end as At);
            Strand::new(symbols, worth)
        };
        let pair = Pair { a: strand(a, within.clone()), b: strand(b, 0..laid.length(b)), vocabulary: laid.vocabulary };
        let (start_a, start_b) = (laid.start(a) as usize + within.start, laid.start(b) as usize);
        let places = hits.iter().map(|hit| (hit.x as usize - start_a, hit.y as usize - start_b));
        let found = pair.passages(&blocks(pair.a, pair.b, places), self.needed);
        // Pieces of one written word are one word.
        let begins = |text: u32, word: usize| laid.corpus.joined.is_none_or(|joined| !joined[text as usize].get(word));
        let begins = (&|word: usize| begins(a, word + within.start), &|word: usize| begins(b, word));
        let cut = |found| match self.settings.dense && self.quotations.is_none() {
            true => dense(found, (pair.a, pair.b), (begins.0, begins.1), self.needed),
            false => vec![found],
        };
        let mut found: Vec<Alignment> = found.into_iter().flat_map(cut).collect();
        for alignment in &mut found {
            alignment.a = alignment.a.start + within.start..alignment.a.end + within.start;
        }
        if self.quotations.is_some() {
            // Part of a quotation is no quotation, and chance has as many tries as there are parts.
            found.retain(|alignment| alignment.a.len() * WHOLE.1 >= within.len() * WHOLE.0);
            let few = match self.settings.bits {
                Some(bits) => bits,
                None => self.chance.needed(self.settings.expected_of_few),
            };
            found.retain(|alignment| alignment.agreeing() >= FEW || alignment.bits >= few);
        }
        found
    }
}

/// Fewer words are more often a set phrase.
const FEW: usize = 8;

/// How much of a quotation a passage must have to count as it.
const WHOLE: (usize, usize) = (3, 4);

/// Where there are more hits than room, leaves those of the texts that come first; the others' turn comes later.
fn draw_in(laid: &Laid<'_>, hits: &mut Vec<Hit>, terms: &mut Terms<'_>, room: usize) {
    while hits.len() > room && terms.firsts.len() > 1 {
        let mut ranks: Vec<u32> = hits.iter().map(|hit| laid.rank[hit.a as usize]).collect();
        let middle = ranks.len() / 2;
        let (_, &mut median, _) = ranks.select_nth_unstable(middle);
        terms.firsts.end = median.clamp(terms.firsts.start + 1, terms.firsts.end - 1);
        hits.retain(|hit| laid.rank[hit.a as usize] < terms.firsts.end);
    }
}

/// All hits of two texts, as places of words in each, for a search in those two alone.
pub(super) fn hits_of_two(a: Strand, b: Strand, vocabulary: &Vocabulary, needed: i64) -> Vec<(usize, usize)> {
    let row = Row::of(&[a.symbols, b.symbols]);
    let laid = Laid::new(&Corpus::new(&row, vocabulary));
    let settings = Settings::default();
    let levels = levels(needed, laid.words.len(), laid.words.len(), settings.crowd);
    let chance = Chance::of_search(1, 1);
    let search = Search { settings: &settings, chance, needed, levels, quotations: None };
    let mut terms = Terms { needed, crowd: settings.crowd, everywhere: None, firsts: 0..2, quotations: None };
    let mut everywhere = Bits::none(laid.words.len());
    let (hits, _) = search.pair(&laid, &mut terms, &mut everywhere, &record::progress::Unwatched).unwrap_or_default();
    let place = |at: At| laid.word(at);
    let both = |hit: &Hit| match (place(hit.x), place(hit.y)) {
        ((0, i), (_, j)) | ((_, j), (0, i)) => (i, j),
        ((_, i), (_, j)) => (i, j),
    };
    hits.iter().map(both).collect()
}
