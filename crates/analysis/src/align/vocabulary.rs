//! Words as numbers, and how much each says.

use super::background;
use super::kin::Kin;
use super::near::{Letters, one_edit_apart};
use super::row::Row;
use rayon::prelude::*;
use record::Tokens;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// The symbol of a word that no text of the vocabulary has. It matches nothing, not even itself.
pub const UNKNOWN: u32 = u32::MAX;

/// Worths and costs are whole numbers of this fraction of a bit, so that sums do not depend on their order.
pub(super) const UNIT: f64 = 64.0;

/// What a word is worth, in units.
pub(super) type Worth = u16;

/// How many words the background counts for against the corpus's own.
const PRIOR: f64 = 8192.0;

/// No word says less or more than this many bits. However rare a word is, in two texts on one subject it is not:
/// once the subject is given, a name that goes with it is no surprise.
const LEAST: f64 = 1.0;
const MOST: f64 = 12.5;

/// How much of its own rarity a word keeps within running text, where its neighbours half give it away. Models of
/// English that look at the last few words need about 7 bits a word, where counting words alone needs nearly 10;
/// most of the difference is in the commonest words.
const KEPT_BY_COMMON: f64 = 0.45;
const KEPT: f64 = 0.8;

/// How many words a word must have been seen between, before what follows it there counts for much.
const PAIR_PRIOR: f64 = 30.0;
const PAIR_LEAST_SEEN: usize = 3;

/// A set phrase still keeps this share of its worth, so that a long one is seen and known for what it is.
const PAIR_KEPT: f64 = 0.4;

/// The folded words of a set of texts, each with a symbol, in alphabetical order.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: Vec<Box<str>>,
    bits: Vec<f32>,
    worth: Vec<Worth>,
    letters: Vec<Letters>,
    /// Found when first asked for: only the search for one quotation asks.
    kin: OnceLock<Kin>,
    /// What a word is worth after another, where the corpus says that it is less than on its own.
    after: FxHashMap<u64, Worth>,
}

/// Words to numbers, text after text, while it is not yet known what words there are.
#[derive(Clone, Debug, Default)]
pub struct Coder {
    met: FxHashMap<Box<str>, u32>,
}

impl Coder {
    /// A text in numbers that [`Coder::vocabulary`] turns into symbols.
    pub fn code(&mut self, tokens: &Tokens) -> impl Iterator<Item = u32> {
        let number = |word: &str| match self.met.get(word) {
            Some(&known) => known,
            None => {
                let next = self.met.len() as u32;
                self.met.insert(Box::from(word), next);
                next
            }
        };
        tokens.iter().map(number)
    }

    /// How many bytes of memory the vocabulary will take, about: for each word its letters, what is known of it, and its
    /// share of the pairs.
    pub fn bytes(&self) -> usize {
        self.met.len() * 160
    }

    /// How many bytes more it takes to find it, in texts of so many words.
    pub fn work(&self, words: usize) -> usize {
        words.min(rayon::current_num_threads() * AT_ONCE) * size_of::<u64>()
    }

    /// The vocabulary of all `texts` that were coded, which become symbols. Their order does not change the symbols.
    pub fn vocabulary(self, texts: &mut Row) -> Vocabulary {
        let mut sorted: Vec<(Box<str>, u32)> = self.met.into_iter().collect();
        sorted.par_sort_unstable();
        let mut symbol = vec![0u32; sorted.len()];
        for (new, &(_, old)) in sorted.iter().enumerate() {
            symbol[old as usize] = new as u32;
        }
        texts.words_mut().par_iter_mut().for_each(|s| *s = symbol[*s as usize]);
        let words = sorted.into_iter().map(|(word, _)| word).collect();
        Vocabulary::counted(words, texts)
    }
}

impl Vocabulary {
    /// The vocabulary of `texts`, and the texts in its symbols. The order of `texts` does not change the symbols.
    pub fn of<'a>(texts: impl Iterator<Item = &'a Tokens>) -> (Vocabulary, Vec<Vec<u32>>) {
        let mut coder = Coder::default();
        let mut row = Row::default();
        texts.for_each(|tokens| row.push(coder.code(tokens)));
        let vocabulary = coder.vocabulary(&mut row);
        (vocabulary, row.iter().map(<[u32]>::to_vec).collect())
    }

    fn counted(words: Vec<Box<str>>, texts: &Row) -> Vocabulary {
        let mut counts = vec![0u32; words.len()];
        texts.words().iter().for_each(|&s| counts[s as usize] += 1);
        let total = texts.words().len() as f64 + PRIOR;
        let (mut bits, mut worth) = (Vec::with_capacity(words.len()), Vec::with_capacity(words.len()));
        for (word, &count) in words.iter().zip(&counts) {
            let common = background::share(word);
            let share = (f64::from(count) + PRIOR * common.unwrap_or(background::UNLISTED)) / total;
            let says = (-share.log2()).clamp(LEAST, MOST);
            let kept = if common.is_some() { KEPT_BY_COMMON } else { KEPT };
            bits.push(says as f32);
            worth.push((says * kept * UNIT).round() as Worth);
        }
        let letters: Vec<Letters> = words.iter().map(|w| Letters::of(w)).collect();
        let after = pairs(texts, &counts, &worth);
        Vocabulary { words, bits, worth, letters, kin: OnceLock::new(), after }
    }

    /// How many different words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The symbol of a folded word.
    pub fn symbol(&self, word: &str) -> Option<u32> {
        self.words.binary_search_by(|w| w.as_ref().cmp(word)).ok().map(|at| at as u32)
    }

    /// A text that may have words of its own, which become [`UNKNOWN`].
    pub fn symbols(&self, tokens: &Tokens) -> Vec<u32> {
        tokens.iter().map(|word| self.symbol(word).unwrap_or(UNKNOWN)).collect()
    }

    /// The folded word of a symbol; empty for [`UNKNOWN`].
    pub fn word(&self, symbol: u32) -> &str {
        self.words.get(symbol as usize).map_or("", |w| w)
    }

    /// How rare a word is: -log2 of its share of all words. Nothing for [`UNKNOWN`].
    pub fn bits(&self, symbol: u32) -> f32 {
        self.bits.get(symbol as usize).copied().unwrap_or(0.0)
    }

    /// What a word is worth in running text, whatever stands before it, in units.
    pub(super) fn alone(&self, symbol: u32) -> Worth {
        self.worth.get(symbol as usize).copied().unwrap_or(0)
    }

    /// What each word is worth after the one before it, in units.
    pub(super) fn worth(&self, text: &[u32]) -> Vec<Worth> {
        let mut worth = vec![0; text.len()];
        self.weigh(text, &mut worth);
        worth
    }

    /// The same, written to `worth`.
    pub(super) fn weigh(&self, text: &[u32], worth: &mut [Worth]) {
        let mut before = UNKNOWN;
        for (&symbol, worth) in text.iter().zip(worth) {
            let pair = both(std::mem::replace(&mut before, symbol), symbol);
            *worth = self.after.get(&pair).copied().unwrap_or_else(|| self.alone(symbol));
        }
    }

    /// What tells at once that a word is far from others; nothing for [`UNKNOWN`].
    pub(super) fn letters(&self, symbol: u32) -> Letters {
        self.letters.get(symbol as usize).copied().unwrap_or_default()
    }

    /// The words that may stand for others.
    pub(super) fn kin(&self) -> &Kin {
        self.kin.get_or_init(|| Kin::of(&self.words, &self.letters))
    }

    /// Whether two words are spelt almost alike.
    pub fn near(&self, x: u32, y: u32) -> bool {
        self.letters(x).may_be_near(self.letters(y)) && x != y && one_edit_apart(self.word(x), self.word(y))
    }

    /// Whether `whole` is `first` and `second` written together.
    pub(super) fn joins(&self, whole: u32, first: u32, second: u32) -> bool {
        let letters = self.letters(whole);
        letters.may_have_parts()
            && letters.may_be_made_of(self.letters(first), self.letters(second))
            && self.word(whole).strip_prefix(self.word(first)).is_some_and(|rest| rest == self.word(second))
    }
}

/// What words are worth after others, where they come often.
///
/// Counted is not how often a pair comes, but after how many different words (Kneser and Ney, "Improved backing-off for
/// m-gram language modeling", 1995): a name comes after anything, while inside a message that thirty reports quote, each
/// pair always comes after the same word and keeps its worth.
///
/// Worked out for one range of first words after the other, so that the lists are no more than [`AT_ONCE`] long.
fn pairs(texts: &Row, counts: &[u32], worth: &[Worth]) -> FxHashMap<u64, Worth> {
    let often = |symbol: u32| counts[symbol as usize] as usize >= PAIR_LEAST_SEEN;
    let found: Vec<Vec<(u64, Worth)>> = ranges(counts)
        .into_par_iter()
        .map(|range| {
            // What follows each first word, with what stands before: `starts` says where the list of each begins.
            let mut starts: Vec<usize> = Vec::with_capacity(range.len() + 1);
            starts.push(0);
            starts.extend(counts[range.clone()].iter().scan(0, |sum, &count| {
                *sum += count as usize;
                Some(*sum)
            }));
            let mut ends = starts.clone();
            let mut lists = vec![0u64; starts[range.len()]];
            for words in texts.iter().flat_map(|text| text.windows(3)) {
                let first = words[1] as usize;
                if range.contains(&first) && often(words[1]) {
                    let end = &mut ends[first - range.start];
                    lists[*end] = both(words[2], words[0]);
                    *end += 1;
                }
            }
            let mut out = Vec::new();
            for k in 0..range.len() {
                let list = &mut lists[starts[k]..ends[k]];
                list.sort_unstable();
                let distinct = |list: &[u64]| 1 + list.windows(2).filter(|two| two[0] != two[1]).count();
                if list.len() < PAIR_LEAST_SEEN {
                    continue;
                }
                let all = distinct(list) as f64;
                for pair in list.chunk_by(|x, y| x >> 32 == y >> 32).filter(|pair| pair.len() >= PAIR_LEAST_SEEN) {
                    let seen = distinct(pair);
                    let then = (pair[0] >> 32) as u32;
                    let alone = worth[then as usize];
                    let share = seen as f64 / (all + PAIR_PRIOR);
                    let floor = (f64::from(alone) * PAIR_KEPT).round() as Worth;
                    let here = ((-share.log2() * UNIT).round() as Worth).max(floor);
                    if seen >= PAIR_LEAST_SEEN && here < alone {
                        out.push((both((range.start + k) as u32, then), here));
                    }
                }
            }
            out
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// How many pairs of words are sorted at once.
const AT_ONCE: usize = 1 << 21;

/// Ranges of symbols that come so often together, or that one comes so often alone.
fn ranges(counts: &[u32]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut sum = 0;
    for (symbol, &count) in counts.iter().enumerate() {
        sum += count as usize;
        match out.last_mut() {
            Some(last) if sum <= AT_ONCE => last.end = symbol + 1,
            _ => {
                out.push(symbol..symbol + 1);
                sum = count as usize;
            }
        }
    }
    out
}

/// Two symbols as one number.
fn both(first: u32, then: u32) -> u64 {
    u64::from(first) << 32 | u64::from(then)
}
