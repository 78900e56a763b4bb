//! Words that may stand for each other: spelt almost alike, or written together in one text and apart in another.
//!
//! Found once for a vocabulary, so that a search need not hold each word against each other. By one thread: the first
//! search that needs them finds them, and a thread that waited for others in the middle of a search would begin another.

use super::near::{Letters, one_edit_apart};
use std::ops::Range;

/// For each symbol of a vocabulary, its kin.
#[derive(Clone, Debug, Default)]
pub(super) struct Kin {
    near: Lists<u32>,
    parts: Lists<(u32, u32)>,
    /// Two words, and the one that they make together; in order.
    wholes: Vec<((u32, u32), u32)>,
}

impl Kin {
    /// The kin of `words`, which are in alphabetical order, each by its place.
    pub(super) fn of(words: &[Box<str>], letters: &[Letters]) -> Kin {
        let parts = parts(words, letters);
        let mut wholes: Vec<((u32, u32), u32)> = parts.iter().map(|&(whole, two)| (two, whole)).collect();
        wholes.sort_unstable();
        Kin { near: Lists::of(words.len(), near(words, letters)), parts: Lists::of(words.len(), parts), wholes }
    }

    /// Words spelt almost as this one.
    pub(super) fn near(&self, symbol: u32) -> &[u32] {
        self.near.get(symbol)
    }

    /// Two words each that this one is made of.
    pub(super) fn parts(&self, symbol: u32) -> &[(u32, u32)] {
        self.parts.get(symbol)
    }

    /// What two words make, written together.
    pub(super) fn whole(&self, first: u32, second: u32) -> Option<u32> {
        let at = self.wholes.binary_search_by_key(&(first, second), |(two, _)| *two).ok()?;
        Some(self.wholes[at].1)
    }
}

/// Lists by symbol, in one piece.
#[derive(Clone, Debug, Default)]
struct Lists<T> {
    starts: Vec<u32>,
    all: Vec<T>,
}

impl<T: Copy> Lists<T> {
    /// Of pairs in order.
    fn of(symbols: usize, pairs: Vec<(u32, T)>) -> Lists<T> {
        let mut starts = vec![0; symbols + 1];
        pairs.iter().for_each(|(symbol, _)| starts[*symbol as usize + 1] += 1);
        for k in 0..symbols {
            starts[k + 1] += starts[k];
        }
        Lists { starts, all: pairs.into_iter().map(|(_, one)| one).collect() }
    }

    fn get(&self, symbol: u32) -> &[T] {
        let symbol = symbol as usize;
        let range: Option<Range<usize>> =
            self.starts.get(symbol).zip(self.starts.get(symbol + 1)).map(|(from, to)| *from as usize..*to as usize);
        range.map_or(&[], |range| &self.all[range])
    }
}

/// Pairs of words spelt almost alike, both ways round, in order.
///
/// One letter left out of both, or of the longer one, they are the same ("symmetric delete", as in Wolf Garbe's SymSpell).
fn near(words: &[Box<str>], letters: &[Letters]) -> Vec<(u32, u32)> {
    let mut short: Vec<(u64, u32)> = words
        .iter()
        .zip(letters)
        .enumerate()
        .filter(|(_, (_, letters))| letters.may_be_near(**letters))
        .flat_map(|(symbol, (word, _))| shortened(word).map(move |hash| (hash, symbol as u32)))
        .collect();
    short.sort_unstable();
    short.dedup();
    let alike = |x: u32, y: u32| {
        letters[x as usize].may_be_near(letters[y as usize]) && one_edit_apart(&words[x as usize], &words[y as usize])
    };
    let mut out = Vec::new();
    for same in short.chunk_by(|x, y| x.0 == y.0) {
        for (k, &(_, x)) in same.iter().enumerate() {
            let others = same[k + 1..].iter().map(|&(_, y)| y).filter(|&y| alike(x, y));
            out.extend(others.flat_map(|y| [(x, y), (y, x)]));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Hashes of a word, whole and with each of its letters left out.
fn shortened(word: &str) -> impl Iterator<Item = u64> {
    let whole = hash(word.bytes());
    std::iter::once(whole).chain(word.char_indices().map(|(at, c)| {
        let rest = at + c.len_utf8();
        hash(word[..at].bytes().chain(word[rest..].bytes()))
    }))
}

/// FNV-1a. What has the same hash by accident is told apart afterwards.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Every word that is two others written together, with these, in order.
fn parts(words: &[Box<str>], letters: &[Letters]) -> Vec<(u32, (u32, u32))> {
    let find = |word: &str| words.binary_search_by(|w| w.as_ref().cmp(word)).ok().map(|at| at as u32);
    let apart = |(symbol, word): (usize, &str)| {
        let cuts = word.char_indices().skip(1).map(|(at, _)| word.split_at(at));
        let two = cuts.filter_map(|(first, second)| Some((find(first)?, find(second)?)));
        two.map(|two| (symbol as u32, two)).collect::<Vec<_>>()
    };
    let short = |(symbol, _): &(usize, &str)| letters[*symbol].may_have_parts();
    words.iter().map(AsRef::as_ref).enumerate().filter(short).flat_map(apart).collect()
}
