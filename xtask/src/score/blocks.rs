//! How many words two texts share, in order: the longest common run, then the same left and right of it.
//!
//! This is the matching of Ratcliff and Obershelp ("Pattern Matching: The Gestalt Approach",
//! Dr. Dobb's Journal, July 1988). Among runs of one length the one that starts first in `a`, then
//! first in `b`, is taken: another choice leaves other words on either side, and so another count.

use std::collections::HashMap;
use std::ops::Range;

/// Words of `a` that stand in `b` in the same order. Not symmetric where ties decide.
pub(super) fn common(a: &[String], b: &[String]) -> usize {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (j, word) in b.iter().enumerate() {
        places.entry(word).or_default().push(j);
    }
    let found: Vec<&[usize]> = a.iter().map(|w| places.get(w.as_str()).map_or(&[][..], Vec::as_slice)).collect();
    let mut total = 0;
    // Runs that end at each place of `b`, for the word of `a` before and for the present one; `+ 1` so
    // that the place before the first has a cell that stays 0.
    let (mut ended, mut ends) = (vec![0; b.len() + 1], vec![0; b.len() + 1]);
    let mut open = vec![(0..a.len(), 0..b.len())];
    while let Some((in_a, in_b)) = open.pop() {
        let Some((i, j, length)) = longest(&found, in_a.clone(), in_b.clone(), &mut ended, &mut ends) else { continue };
        total += length;
        open.push((in_a.start..i, in_b.start..j));
        open.push((i + length..in_a.end, j + length..in_b.end));
    }
    total
}

/// The longest run inside both ranges: its start in `a`, its start in `b`, its length.
fn longest(
    found: &[&[usize]],
    in_a: Range<usize>,
    in_b: Range<usize>,
    ended: &mut Vec<usize>,
    ends: &mut Vec<usize>,
) -> Option<(usize, usize, usize)> {
    let mut best: Option<(usize, usize, usize)> = None;
    let within = |i: usize| {
        let places = found[i];
        &places[places.partition_point(|&j| j < in_b.start)..places.partition_point(|&j| j < in_b.end)]
    };
    for i in in_a.clone() {
        for &j in within(i) {
            let length = ended[j] + 1;
            ends[j + 1] = length;
            if best.is_none_or(|(_, _, most)| length > most) {
                best = Some((i + 1 - length, j + 1 - length, length));
            }
        }
        if i > in_a.start {
            within(i - 1).iter().for_each(|&j| ended[j + 1] = 0);
        }
        std::mem::swap(ended, ends);
    }
    if !in_a.is_empty() {
        within(in_a.end - 1).iter().for_each(|&j| ended[j + 1] = 0);
    }
    best
}
