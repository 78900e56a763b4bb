//! All texts of a search as one row of words, so that a word's place is one number.

use crate::align::Vocabulary;
use crate::align::vocabulary::Worth;
use rayon::prelude::*;
use std::ops::Range;

/// A word's place in the row.
pub(super) type At = u32;

/// Words in a block of the table that says which text a place is in.
const BLOCK: usize = 256;

/// Texts in a row.
pub(super) struct Laid<'t> {
    pub(super) corpus: Corpus<'t>,
    pub(super) texts: &'t [&'t [u32]],
    /// What each word is worth now; see [`Laid::show`] and [`Laid::hide`].
    pub(super) worths: Vec<Vec<Worth>>,
    /// What each word is worth after the one before it.
    alone: Vec<Vec<Worth>>,
    pub(super) vocabulary: &'t Vocabulary,
    /// Where each text starts, and the end of the last.
    starts: Vec<At>,
    /// For every so many places, the text that the first of them is in.
    blocks: Vec<u32>,
    /// Which comes first of two texts, by their words: the caller's order changes nothing.
    pub(super) rank: Vec<u32>,
}

/// Texts to search, and what is known of them.
#[derive(Clone, Copy)]
pub struct Corpus<'t> {
    /// The texts.
    pub texts: &'t [&'t [u32]],
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
    pub fn new(texts: &'t [&'t [u32]], vocabulary: &'t Vocabulary) -> Corpus<'t> {
        Corpus { texts, vocabulary, sides: None, joined: None, marked: None }
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
}

/// What a written word may be worth, however many pieces it is split into: an address, a version or a sum of code is one word.
/// However rare its name is, so is every other line of what is always sent with it, and seven words of a letter-head are no
/// passage. In units.
const WRITTEN_WORD: Worth = 500;

/// The same in a quotation, which is somebody's choice of words.
const QUOTED_WORD: Worth = 1024;

/// What words are worth, with pieces of one written word counted together.
fn written(mut worth: Vec<Worth>, joined: Option<&Bits>, most: Worth) -> Vec<Worth> {
    let Some(joined) = joined else { return worth };
    let mut sum = 0;
    for (word, worth) in worth.iter_mut().enumerate() {
        sum = if joined.get(word) { sum } else { 0 };
        *worth = (*worth).min(most - sum);
        sum += *worth;
    }
    worth
}

impl<'t> Laid<'t> {
    pub(super) fn new(corpus: &Corpus<'t>) -> Laid<'t> {
        let Corpus { texts, vocabulary, .. } = *corpus;
        let mut starts: Vec<At> = Vec::with_capacity(texts.len() + 1);
        let mut end = 0usize;
        let mut blocks = Vec::new();
        for (text, words) in texts.iter().enumerate() {
            starts.push(end as At);
            end += words.len();
            while blocks.len() * BLOCK < end {
                blocks.push(text as u32);
            }
        }
        starts.push(end as At);
        let mut order: Vec<u32> = (0..texts.len() as u32).collect();
        let by_words = |t: &u32| (texts[*t as usize].len(), texts[*t as usize]);
        order.par_sort_by(|x, y| by_words(x).cmp(&by_words(y)));
        let mut rank = vec![0; texts.len()];
        order.iter().zip(0..).for_each(|(&text, place)| rank[text as usize] = place);
        let alone = texts.par_iter().map(|text| vocabulary.worth(text)).collect();
        let mut laid = Laid { corpus: *corpus, texts, worths: Vec::new(), alone, vocabulary, starts, blocks, rank };
        laid.show(false);
        laid
    }

    /// Lets words at these places count for nothing.
    pub(super) fn hide(&mut self, places: &Bits) {
        let starts = &self.starts;
        self.worths.par_iter_mut().enumerate().for_each(|(text, worths)| {
            let hidden = |(word, _): &(usize, &mut Worth)| places.get(starts[text] as usize + word);
            worths.iter_mut().enumerate().filter(hidden).for_each(|(_, worth)| *worth = 0);
        });
    }

    /// Lets all words count again; in a search for quotations, or not.
    pub(super) fn show(&mut self, quoted: bool) {
        let most = if quoted { QUOTED_WORD } else { WRITTEN_WORD };
        let joined = self.corpus.joined;
        let of = |(text, worth): (usize, &Vec<Worth>)| written(worth.clone(), joined.map(|joined| &joined[text]), most);
        self.worths = self.alone.par_iter().enumerate().map(of).collect();
    }

    /// How many words there are.
    pub(super) fn words(&self) -> usize {
        self.starts.last().map_or(0, |&end| end as usize)
    }

    /// The text that a place is in.
    pub(super) fn text_of(&self, at: At) -> u32 {
        let mut text = self.blocks[at as usize / BLOCK];
        while self.starts[text as usize + 1] <= at {
            text += 1;
        }
        text
    }

    /// Where a text starts.
    pub(super) fn start(&self, text: u32) -> At {
        self.starts[text as usize]
    }

    /// The text of a place, and which of its words it is.
    pub(super) fn word(&self, at: At) -> (usize, usize) {
        let text = self.text_of(at);
        (text as usize, (at - self.start(text)) as usize)
    }

    /// The words from a place to the end of its text, with what they are worth.
    pub(super) fn from(&self, at: At) -> (&'t [u32], &[Worth]) {
        let (text, word) = self.word(at);
        (&self.texts[text][word..], &self.worths[text][word..])
    }
}
