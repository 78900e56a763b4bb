//! Fingerprint: every seed with its place, in the order of seeds, partition by partition.
//!
//! A seed's number decides which of [`PARTITIONS`] it belongs to. What does not fit into memory at once is worked out again,
//! range by range of partitions: that takes no longer than to write it down and read it back, and leaves no copy of
//! anybody's words on a disk.

use super::laid::{Bits, Laid, Places};
use super::lengths::Lengths;
use crate::align::fingerprint::key;
use crate::align::row::At;
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

/// Places that one thread works through at a time: so few that their postings are still at hand when they are divided.
const BATCH: usize = 1 << 14;

/// The postings of some places, partition by partition.
pub(super) struct Batch {
    postings: Vec<Posting>,
    /// Where each partition starts, and the end of the last.
    starts: Vec<u32>,
}

impl Batch {
    /// Divides postings that each come with their partition, of so many.
    fn of(found: &[(u32, Posting)], partitions: usize) -> Batch {
        let mut starts = vec![0; partitions + 1];
        found.iter().for_each(|(partition, _)| starts[*partition as usize + 1] += 1);
        (0..partitions).for_each(|partition| starts[partition + 1] += starts[partition]);
        let mut ends = starts.clone();
        let mut postings = vec![0; found.len()];
        for &(partition, posting) in found {
            let end: &mut u32 = &mut ends[partition as usize];
            postings[*end as usize] = posting;
            *end += 1;
        }
        Batch { postings, starts }
    }

    fn part(&self, partition: usize) -> &[Posting] {
        &self.postings[self.starts[partition] as usize..self.starts[partition + 1] as usize]
    }
}

/// The postings of `partitions`, batch by batch; where there is a sieve, only of seeds that it lets through.
pub(super) fn postings(
    laid: &Laid<'_>,
    places: Places<'_>,
    lengths: &Lengths<'_>,
    partitions: Range<usize>,
    sieve: Option<&Sieve>,
) -> Vec<Batch> {
    let post = |at: At| {
        let length = lengths.at(at)?;
        let number = key(&laid.words[at as usize..at as usize + length]);
        let partition = (number >> 56) as usize;
        let asked_for = partitions.contains(&partition) && sieve.is_none_or(|sieve| sieve.lets_through(number));
        asked_for.then(|| ((partition - partitions.start) as u32, number << 32 | u64::from(at)))
    };
    let batch = |batch: usize| {
        let range = batch * BATCH..((batch + 1) * BATCH).min(places.count(laid));
        let mut found: Vec<(u32, Posting)> = Vec::with_capacity(range.len());
        match places {
            Places::All => found.extend((range.start as At..range.end as At).filter_map(post)),
            Places::These(places) => found.extend(places[range].iter().copied().filter_map(post)),
        }
        Batch::of(&found, partitions.len())
    };
    (0..places.count(laid).div_ceil(BATCH)).into_par_iter().map(batch).collect()
}

/// One partition's postings in order.
pub(super) fn in_order(batches: &[Batch], partition: usize) -> Vec<Posting> {
    let parts: Vec<&[Posting]> = batches.iter().map(|batch| batch.part(partition)).collect();
    let mut all = parts.concat();
    all.sort_unstable();
    all
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
