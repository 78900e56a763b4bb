//! The row of words that is searched, with what each is worth.

use crate::align::Vocabulary;
use crate::align::row::{At, Row};
use crate::align::vocabulary::Worth;
use rayon::prelude::*;
use std::ops::Range;

/// Words in a block of the table that says which text a place is in.
const BLOCK: usize = 256;

/// Texts in a row.
pub(super) struct Laid<'t> {
    pub(super) corpus: Corpus<'t>,
    pub(super) words: &'t [u32],
    /// What each word is worth now; see [`Laid::show`] and [`Laid::hide`].
    pub(super) worths: Vec<Worth>,
    /// What each word is worth after the one before it.
    alone: Vec<Worth>,
    pub(super) vocabulary: &'t Vocabulary,
    /// For every so many places, the text that the first of them is in.
    blocks: Vec<u32>,
    /// Which comes first of two texts, by their words: the caller's order changes nothing.
    pub(super) rank: Vec<u32>,
}

/// Texts to search, and what is known of them.
#[derive(Clone, Copy)]
pub struct Corpus<'t> {
    /// The texts.
    pub row: &'t Row,
    /// Their words.
    pub vocabulary: &'t Vocabulary,
    /// Where two sets are held against each other and not within themselves: the set of each text.
    pub sides: Option<&'t [bool]>,
    /// For each text, whether each of its words is written together with the one before, as the parts of an address are.
    pub joined: Option<&'t [Bits]>,
    /// For each text, which words are marked as somebody else's: a short passage counts that is all of a quotation.
    pub marked: Option<&'t [Vec<Range<u32>>]>,
}

impl<'t> Corpus<'t> {
    /// Texts of which nothing else is known.
    pub fn new(row: &'t Row, vocabulary: &'t Vocabulary) -> Corpus<'t> {
        Corpus { row, vocabulary, sides: None, joined: None, marked: None }
    }
}

/// Which places are looked at.
#[derive(Clone, Copy)]
pub(super) enum Places<'p> {
    All,
    These(&'p [At]),
}

impl Places<'_> {
    pub(super) fn count(&self, laid: &Laid<'_>) -> usize {
        match self {
            Places::All => laid.words.len(),
            Places::These(places) => places.len(),
        }
    }
}

/// Yes or no for each place.
#[derive(Clone, Debug, Default)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// No for so many places.
    pub fn none(places: usize) -> Bits {
        Bits(vec![0; places.div_ceil(64)])
    }

    /// Says yes for one.
    pub fn set(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    /// What is said of one.
    pub fn get(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    /// All places of which yes is said.
    fn places(&self) -> impl Iterator<Item = usize> {
        let some = self.0.iter().enumerate().filter(|(_, bits)| **bits != 0);
        some.flat_map(|(k, bits)| (0..64).filter(move |at| bits >> at & 1 == 1).map(move |at| 64 * k + at))
    }
}

/// What a written word may be worth, however many pieces it is split into: an address, a version or a sum of code is one word.
/// However rare its name is, so is every other line of what is always sent with it, and seven words of a letter-head are no
/// passage. In units.
const WRITTEN_WORD: Worth = 500;

/// The same in a quotation, which is somebody's choice of words.
const QUOTED_WORD: Worth = 1024;

/// Counts pieces of one written word together.
fn written(worths: &mut [Worth], joined: &Bits, most: Worth) {
    let mut sum = 0;
    for (word, worth) in worths.iter_mut().enumerate() {
        sum = if joined.get(word) { sum } else { 0 };
        *worth = (*worth).min(most - sum);
        sum += *worth;
    }
}

/// For every so many places, the text that the first of them is in.
fn blocks(row: &Row) -> Vec<u32> {
    let mut blocks = Vec::new();
    for text in 0..row.len() {
        while blocks.len() * BLOCK < row.end(text) as usize {
            blocks.push(text as u32);
        }
    }
    blocks
}

/// The rank of each text by its length and its words.
fn ranks(row: &Row) -> Vec<u32> {
    let mut order: Vec<u32> = (0..row.len() as u32).collect();
    let by_words = |text: &u32| {
        let words = row.text(*text as usize);
        (words.len(), words)
    };
    order.par_sort_by(|x, y| by_words(x).cmp(&by_words(y)));
    let mut rank = vec![0; row.len()];
    order.iter().zip(0..).for_each(|(&text, place)| rank[text as usize] = place);
    rank
}

impl<'t> Laid<'t> {
    pub(super) fn new(corpus: &Corpus<'t>) -> Laid<'t> {
        let Corpus { row, vocabulary, .. } = *corpus;
        let words = row.words();
        let mut alone = vec![0; words.len()];
        let of = |(text, alone): (usize, &mut [Worth])| vocabulary.weigh(row.text(text), alone);
        row.by_text(&mut alone).into_par_iter().enumerate().for_each(of);
        let (blocks, rank) = (blocks(row), ranks(row));
        let mut laid = Laid { corpus: *corpus, words, worths: Vec::new(), alone, vocabulary, blocks, rank };
        laid.show(false);
        laid
    }

    /// Lets words at these places count for nothing.
    pub(super) fn hide(&mut self, places: &Bits) {
        places.places().for_each(|at| self.worths[at] = 0);
    }

    /// Lets all words count again; in a search for quotations, or not.
    pub(super) fn show(&mut self, quoted: bool) {
        let most = if quoted { QUOTED_WORD } else { WRITTEN_WORD };
        self.worths.clone_from(&self.alone);
        if let Some(joined) = self.corpus.joined {
            let texts = self.corpus.row.by_text(&mut self.worths);
            texts.into_par_iter().zip(joined).for_each(|(worths, joined)| written(worths, joined, most));
        }
    }

    /// How many texts there are.
    pub(super) fn texts(&self) -> usize {
        self.corpus.row.len()
    }

    /// The text that a place is in.
    pub(super) fn text_of(&self, at: At) -> u32 {
        let mut text = self.blocks[at as usize / BLOCK];
        while self.end(text) <= at {
            text += 1;
        }
        text
    }

    /// Where a text starts.
    pub(super) fn start(&self, text: u32) -> At {
        self.corpus.row.start(text as usize)
    }

    /// Where a text ends.
    pub(super) fn end(&self, text: u32) -> At {
        self.corpus.row.end(text as usize)
    }

    /// How many words a text has.
    pub(super) fn length(&self, text: u32) -> usize {
        self.corpus.row.text(text as usize).len()
    }

    /// The text of a place, and which of its words it is.
    pub(super) fn word(&self, at: At) -> (usize, usize) {
        let text = self.text_of(at);
        (text as usize, (at - self.start(text)) as usize)
    }

    /// The words of a stretch of the row, with what they are worth.
    pub(super) fn stretch(&self, places: Range<At>) -> (&'t [u32], &[Worth]) {
        let places = places.start as usize..places.end as usize;
        (&self.words[places.clone()], &self.worths[places])
    }
}
