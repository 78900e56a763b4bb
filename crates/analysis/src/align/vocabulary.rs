//! Words as numbers, and how much each says.

use super::background;
use super::kin::Kin;
use super::near::{Letters, one_edit_apart};
use rayon::prelude::*;
use record::Tokens;
use std::collections::HashMap;

/// The symbol of a word that no text of the vocabulary has. It matches nothing, not even itself.
pub const UNKNOWN: u32 = u32::MAX;

/// Worths and costs are whole numbers of this fraction of a bit, so that sums do not depend on their order.
pub(super) const UNIT: f64 = 64.0;

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
    worth: Vec<i64>,
    letters: Vec<Letters>,
    kin: Kin,
    /// What a word is worth after another, where the corpus says that it is less than on its own.
    after: HashMap<(u32, u32), i64>,
}

impl Vocabulary {
    /// The vocabulary of `texts`, and the texts in its symbols. The order of `texts` does not change the symbols.
    pub fn of<'a>(texts: impl Iterator<Item = &'a Tokens>) -> (Vocabulary, Vec<Vec<u32>>) {
        let mut met: HashMap<&str, u32> = HashMap::new();
        let mut coded: Vec<Vec<u32>> = Vec::new();
        for tokens in texts {
            let symbols = tokens.iter().map(|word| {
                let next = met.len() as u32;
                *met.entry(word).or_insert(next)
            });
            coded.push(symbols.collect());
        }
        let mut sorted: Vec<(&str, u32)> = met.into_iter().collect();
        sorted.sort_unstable();
        let mut symbol = vec![0u32; sorted.len()];
        for (new, &(_, old)) in sorted.iter().enumerate() {
            symbol[old as usize] = new as u32;
        }
        coded.iter_mut().flatten().for_each(|s| *s = symbol[*s as usize]);
        let words = sorted.into_iter().map(|(word, _)| Box::from(word)).collect();
        (Vocabulary::counted(words, &coded), coded)
    }

    fn counted(words: Vec<Box<str>>, texts: &[Vec<u32>]) -> Vocabulary {
        let mut counts = vec![0u32; words.len()];
        texts.iter().flatten().for_each(|&s| counts[s as usize] += 1);
        let total: f64 = texts.iter().map(|t| t.len() as f64).sum::<f64>() + PRIOR;
        let (mut bits, mut worth) = (Vec::with_capacity(words.len()), Vec::with_capacity(words.len()));
        for (word, &count) in words.iter().zip(&counts) {
            let common = background::share(word);
            let share = (f64::from(count) + PRIOR * common.unwrap_or(background::UNLISTED)) / total;
            let says = (-share.log2()).clamp(LEAST, MOST);
            let kept = if common.is_some() { KEPT_BY_COMMON } else { KEPT };
            bits.push(says as f32);
            worth.push((says * kept * UNIT).round() as i64);
        }
        let letters: Vec<Letters> = words.iter().map(|w| Letters::of(w)).collect();
        let kin = Kin::of(&words, &letters);
        let after = pairs(texts, &counts, &worth);
        Vocabulary { words, bits, worth, letters, kin, after }
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
    pub(super) fn alone(&self, symbol: u32) -> i64 {
        self.worth.get(symbol as usize).copied().unwrap_or(0)
    }

    /// What each word is worth after the one before it, in units.
    pub(super) fn worth(&self, text: &[u32]) -> Vec<i64> {
        let mut before = UNKNOWN;
        let worth = text.iter().map(|&symbol| {
            let pair = (std::mem::replace(&mut before, symbol), symbol);
            self.after.get(&pair).copied().unwrap_or_else(|| self.alone(symbol))
        });
        worth.collect()
    }

    /// What tells at once that a word is far from others; nothing for [`UNKNOWN`].
    pub(super) fn letters(&self, symbol: u32) -> Letters {
        self.letters.get(symbol as usize).copied().unwrap_or_default()
    }

    /// The words that may stand for others.
    pub(super) fn kin(&self) -> &Kin {
        &self.kin
    }

    /// Whether two words are spelt almost alike.
    pub fn near(&self, x: u32, y: u32) -> bool {
        self.letters(x).may_be_near(self.letters(y)) && x != y && one_edit_apart(self.word(x), self.word(y))
    }

    /// Whether `whole` is `first` and `second` written together.
    pub(super) fn joins(&self, whole: u32, first: u32, second: u32) -> bool {
        self.letters(whole).may_be_made_of(self.letters(first), self.letters(second))
            && self.word(whole).strip_prefix(self.word(first)).is_some_and(|rest| rest == self.word(second))
    }
}

/// What words are worth after others, where they come often.
///
/// Counted is not how often a pair comes, but after how many different words (Kneser and Ney, "Improved backing-off for
/// m-gram language modeling", 1995): a name comes after anything, while inside a message that thirty reports quote, each
/// pair always comes after the same word and keeps its worth.
fn pairs(texts: &[Vec<u32>], counts: &[u32], worth: &[i64]) -> HashMap<(u32, u32), i64> {
    let often = |symbol: u32| counts[symbol as usize] as usize >= PAIR_LEAST_SEEN;
    let mut all: Vec<(u32, u32, u32)> = texts
        .par_iter()
        .flat_map_iter(|t| t.windows(3).map(|w| (w[1], w[2], w[0])))
        .filter(|&(x, _, _)| often(x))
        .collect();
    all.par_sort_unstable();
    all.dedup();
    let mut out = HashMap::new();
    for same_first in all.chunk_by(|x, y| x.0 == y.0) {
        for pair in same_first.chunk_by(|x, y| x.1 == y.1).filter(|pair| pair.len() >= PAIR_LEAST_SEEN) {
            let alone = worth[pair[0].1 as usize];
            let share = pair.len() as f64 / (same_first.len() as f64 + PAIR_PRIOR);
            let floor = (alone as f64 * PAIR_KEPT).round() as i64;
            let here = ((-share.log2() * UNIT).round() as i64).max(floor);
            if here < alone {
                out.insert((pair[0].0, pair[0].1), here);
            }
        }
    }
    out
}
