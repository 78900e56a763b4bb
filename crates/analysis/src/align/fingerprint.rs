//! Where two texts may share something: short runs of the same words, each as one number.
//!
//! A seed starts at every word and is as long as it must be to carry so many bits; a rare pair of words is a seed, and so is
//! a run of eight common ones. Whatever carries at least as many bits holds a seed at its first word, so no match can be
//! missed. Seeds that stand in too many places are set phrases: they are made longer, in steps, until few enough places
//! share them. What stands in very many places even at the length at which it would be accepted is
//! [`Common`](super::Common).

use super::Vocabulary;
use super::vocabulary::{UNIT, UNKNOWN, Worth};

/// How informative seeds are, and in how many places they may stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    /// Units of information.
    pub(super) worth: i64,
    /// Places.
    pub(super) crowd: usize,
}

/// Hits that a search may work through without anybody waiting.
const HITS: usize = 16 << 20;

/// The levels of seeds for a search of so many words in so many, from short to long.
///
/// The shortest seed is one that chance would give each word about half a partner by; the longest carries what a
/// passage needs. In a small corpus even set phrases are cheap to look at; in a large one the short ones must wait until
/// they are long enough to be rare.
pub(super) fn levels(needed: i64, sought: usize, words: usize, crowd: usize) -> [Level; 3] {
    let short = ((sought.max(2) as f64).log2() + 1.0) * UNIT;
    let short = (short as i64).min(needed / 2);
    let few = (HITS / words.max(1)).clamp(16, crowd.max(16)).min(crowd);
    [
        Level { worth: short, crowd: few },
        Level { worth: (short + needed) / 2, crowd: (2 * few).min(crowd) },
        Level { worth: needed, crowd },
    ]
}

/// How many words from the first on carry so much. The first counts as if nothing stood before it, so that the
/// answer depends on the words of the seed alone; none starts with a word that is worth nothing where it stands.
pub(super) fn run_length(text: &[u32], worth: &[Worth], vocabulary: &Vocabulary, enough: i64) -> Option<usize> {
    let mut sum = 0;
    if worth.first() == Some(&0) {
        return None;
    }
    for (k, &symbol) in text.iter().enumerate() {
        if symbol == UNKNOWN {
            return None;
        }
        sum += i64::from(if k == 0 { vocabulary.alone(symbol) } else { worth[k] });
        if sum >= enough {
            return Some(k + 1);
        }
    }
    None
}

/// The seed at the start of `text` as a number; none where the text ends before it carries so much.
pub(super) fn seed(text: &[u32], worth: &[Worth], vocabulary: &Vocabulary, enough: i64) -> Option<u64> {
    run_length(text, worth, vocabulary, enough).map(|length| key(&text[..length]))
}

/// Words to a number that is the same on every machine. Those that share it by accident must be told apart later.
pub fn key(words: &[u32]) -> u64 {
    words.iter().fold(words.len() as u64, |key, &word| {
        let mixed = (key ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^ (mixed >> 29)
    })
}
