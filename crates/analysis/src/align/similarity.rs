//! How much of one text another holds, without aligning them.

use super::{UNKNOWN, Vocabulary};

/// Words in a shingle: enough that common ones seldom meet by chance.
const SHINGLE: usize = 4;

/// The share of the information in `a` that stands in `b` too, in runs of at least four words, whatever their order.
///
/// From 0 to 1. Near 1 in both directions means a copy; near 1 in one, a part. A text of fewer than four words is held
/// entirely or not at all.
pub fn containment(a: &[u32], b: &[u32], vocabulary: &Vocabulary) -> f64 {
    let size = SHINGLE.min(a.len());
    if size == 0 {
        return 0.0;
    }
    let mut there: Vec<&[u32]> = b.windows(size).collect();
    there.sort_unstable();
    let mut held = vec![false; a.len()];
    for (at, shingle) in a.windows(size).enumerate() {
        if !shingle.contains(&UNKNOWN) && there.binary_search(&shingle).is_ok() {
            held[at..at + size].fill(true);
        }
    }
    let (mut all, mut both) = (0u64, 0);
    for (&symbol, held) in a.iter().zip(held) {
        let worth = u64::from(vocabulary.alone(symbol));
        all += worth;
        both += if held { worth } else { 0 };
    }
    if all == 0 { 0.0 } else { both as f64 / all as f64 }
}
