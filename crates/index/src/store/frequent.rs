//! The most frequent words of a pile, of which pairs are indexed.
//!
//! "in the" costs a search most of all phrases: both words are in nearly every item, and of each it would have to be read where they
//! stand. So each two frequent words that stand side by side are indexed as one word too, as Lucene's common grams are. Which words
//! these are is learned from the first items, in any language, written down before the first of them is indexed, and kept.
//!
//! What a phrase finds does not depend on them, only how fast: each item says by which words it was indexed ([`Frequent::mark`]), and
//! pairs are asked for only where all items do. So the list may be lost, or be that of another index.

use crate::entry::Entry;
use crate::trouble::Trouble;
use crate::words::Words;
use record::digest::Digest;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// So many items say which words are frequent; fewer do where an index begins with fewer.
pub(crate) const SAMPLE: usize = 1000;

/// Of fewer items nothing is learned.
const LEAST: usize = 8;
/// How many words there are at most.
const MOST: usize = 64;
/// In one of so many items a word is at least.
const ONE_IN: usize = 10;
/// Bytes of the longest word.
const LONGEST: usize = 8;
/// Places in the table; a power of two.
const PLACES: usize = 256;
/// Where they are kept in the folder.
const FILE: &str = "frequent";
/// Stands between the words of a pair. No letter folds to it.
pub(super) const BETWEEN: char = '\u{1d}';

/// The words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Frequent {
    /// How many items they were learned from.
    sample: usize,
    words: BTreeSet<String>,
    mark: String,
    /// Each word as a number at the place that it hashes to, or the next free one; 0 where there is none.
    table: Box<[u64; PLACES]>,
}

impl Default for Frequent {
    fn default() -> Frequent {
        Frequent::new(0, BTreeSet::new())
    }
}

impl Frequent {
    /// `words` are no more than [`MOST`], which leaves places free.
    fn new(sample: usize, words: BTreeSet<String>) -> Frequent {
        let mut table = Box::new([0; PLACES]);
        for number in words.iter().filter_map(|word| number(word)) {
            let mut at = place(number);
            while table[at] != 0 {
                at = (at + 1) % PLACES;
            }
            table[at] = number;
        }
        let all = words.iter().map(|word| format!("{word}\n")).collect::<String>();
        let mark = format!("{BETWEEN}{}", Digest::of(all.as_bytes()).hex());
        Frequent { sample, words, mark, table }
    }

    /// The words that most of these items have in their body.
    pub(crate) fn of(entries: &[Entry]) -> Frequent {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for entry in entries {
            let words = Words::of(&entry.body);
            let all: BTreeSet<&str> =
                (0..words.len()).map(|i| words.word(i)).filter(|word| number(word).is_some()).collect();
            all.into_iter().for_each(|word| *counts.entry(word.to_owned()).or_default() += 1);
        }
        let is_frequent = |count: usize| entries.len() >= LEAST && count * ONE_IN >= entries.len();
        let mut all: Vec<(String, usize)> = counts.into_iter().filter(|(_, count)| is_frequent(*count)).collect();
        all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Frequent::new(entries.len(), all.into_iter().take(MOST).map(|(word, _)| word).collect())
    }

    /// Whether so many more items deserve that the words are learned anew.
    pub(crate) fn is_outgrown(&self, more: u64) -> bool {
        self.sample < SAMPLE && more > 20 * self.sample.max(LEAST) as u64
    }

    /// Whether it is one of them.
    pub(crate) fn has(&self, word: &str) -> bool {
        let Some(number) = number(word) else { return false };
        let mut at = place(number);
        while self.table[at] != 0 {
            if self.table[at] == number {
                return true;
            }
            at = (at + 1) % PLACES;
        }
        false
    }

    /// What every item has among its pairs that was indexed by these words. No pair is like it.
    pub(crate) fn mark(&self) -> &str {
        &self.mark
    }

    /// What stands for two words side by side; nothing where one of them is not frequent.
    pub(crate) fn pair(&self, one: &str, next: &str) -> Option<String> {
        (self.has(one) && self.has(next)).then(|| format!("{one}{BETWEEN}{next}"))
    }

    /// Calls `visit` with the words of all such pairs of a text.
    pub(crate) fn pairs<'w>(&self, words: &'w Words, mut visit: impl FnMut(&'w str, &'w str)) {
        let mut before = None;
        for word in (0..words.len()).map(|i| words.word(i)) {
            let word = self.has(word).then_some(word);
            if let (Some(before), Some(word)) = (before, word) {
                visit(before, word);
            }
            before = word;
        }
    }

    pub(crate) fn write(&self, folder: &Path) -> Result<(), Trouble> {
        let words = self.words.iter().map(|word| format!("{word}\n"));
        let (passing, file) = (folder.join(format!("{FILE}.new")), folder.join(FILE));
        fs::write(&passing, format!("{}\n{}", self.sample, words.collect::<String>()))?;
        Ok(fs::rename(passing, file)?)
    }

    /// Nothing if they are not known yet, or can't be read any more.
    pub(crate) fn read(folder: &Path) -> Option<Frequent> {
        let text = fs::read_to_string(folder.join(FILE)).ok()?;
        let (sample, words) = text.split_once('\n')?;
        Some(Frequent::new(sample.parse().ok()?, words.lines().take(MOST).map(str::to_owned).collect()))
    }
}

/// A word that is short enough, as a number that is not 0.
fn number(word: &str) -> Option<u64> {
    let bytes = word.as_bytes();
    let mut out = [0; LONGEST];
    out.get_mut(..bytes.len())?.copy_from_slice(bytes);
    Some(u64::from_le_bytes(out)).filter(|number| *number != 0)
}

fn place(number: u64) -> usize {
    (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize
}
