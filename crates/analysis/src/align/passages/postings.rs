//! Fingerprint: every seed with its place, in the order of seeds, partition by partition.
//!
//! A seed's number decides which of [`PARTITIONS`] it belongs to. What does not fit into memory at once is worked out again,
//! range by range of partitions: that takes no longer than to write it down and read it back, and leaves no copy of
//! anybody's words on a disk.

use super::laid::{At, Bits, Laid};
use crate::align::fingerprint::{Level, seed};
use rayon::prelude::*;
use std::ops::Range;

/// Into so many parts the seeds are divided by the first bits of their numbers.
pub(super) const PARTITIONS: usize = 256;

/// A seed and its place: the lower half of the seed's number, then the place. That two different seeds of one partition
/// share it is possible, and they are told apart by their words.
pub(super) type Posting = u64;

/// The place of a posting.
pub(super) fn place(posting: Posting) -> At {
    posting as At
}

/// The seeds at which places are looked at.
#[derive(Clone, Copy)]
pub(super) enum Places<'p> {
    All,
    These(&'p [At]),
}

impl Places<'_> {
    pub(super) fn count(&self, laid: &Laid<'_>) -> usize {
        match self {
            Places::All => laid.words(),
            Places::These(places) => places.len(),
        }
    }
}

/// Texts, or places, that one thread works through at a time.
const BATCH: usize = 512;

/// The postings of `partitions`, each partition in pieces that are not yet in order; where there is a sieve, only of seeds that
/// it lets through.
pub(super) fn postings(
    laid: &Laid<'_>,
    places: Places<'_>,
    level: Level,
    partitions: Range<usize>,
    sieve: Option<&Sieve>,
) -> Vec<Vec<Vec<Posting>>> {
    let post = |out: &mut Vec<Vec<Posting>>, at: At, words: (&[u32], &[u16])| {
        let Some(number) = seed(words.0, words.1, laid.vocabulary, level.worth) else { return };
        let partition = (number >> 56) as usize;
        if partitions.contains(&partition) && sieve.is_none_or(|sieve| sieve.lets_through(number)) {
            out[partition - partitions.start].push(number << 32 | u64::from(at));
        }
    };
    let none = || vec![Vec::new(); partitions.len()];
    let pieces: Vec<Vec<Vec<Posting>>> = match places {
        Places::All => {
            let batches = laid.texts.len().div_ceil(BATCH);
            let batch = |k: usize| {
                let mut out = none();
                for text in k * BATCH..((k + 1) * BATCH).min(laid.texts.len()) {
                    let (words, worth) = (laid.texts[text], &laid.worths[text]);
                    let start = laid.start(text as u32);
                    (0..words.len()).for_each(|k| post(&mut out, start + k as At, (&words[k..], &worth[k..])));
                }
                out
            };
            (0..batches).into_par_iter().map(batch).collect()
        }
        Places::These(places) => {
            let batch = |batch: &[At]| {
                let mut out = none();
                batch.iter().for_each(|&at| post(&mut out, at, laid.from(at)));
                out
            };
            places.par_chunks(BATCH * BATCH).map(batch).collect()
        }
    };
    let mut out = vec![Vec::new(); partitions.len()];
    for piece in pieces {
        piece.into_iter().zip(&mut out).filter(|(piece, _)| !piece.is_empty()).for_each(|(piece, all)| all.push(piece));
    }
    out
}

/// Seeds that are asked for, and a few others by accident.
pub(super) struct Sieve {
    bits: Bits,
    mask: u64,
}

impl Sieve {
    pub(super) fn new(seeds: &[u64]) -> Sieve {
        let places = (16 * seeds.len()).next_power_of_two().max(64);
        let mut sieve = Sieve { bits: Bits::none(places), mask: places as u64 - 1 };
        seeds.iter().for_each(|seed| sieve.bits.set((seed & sieve.mask) as usize));
        sieve
    }

    fn lets_through(&self, seed: u64) -> bool {
        self.bits.get((seed & self.mask) as usize)
    }
}

/// One partition's postings in order.
pub(super) fn in_order(pieces: Vec<Vec<Posting>>) -> Vec<Posting> {
    let mut all = pieces.concat();
    drop(pieces);
    all.sort_unstable();
    all
}
