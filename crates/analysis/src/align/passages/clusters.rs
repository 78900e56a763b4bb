//! Cluster: which passages carry the same words.

use std::ops::Range;

/// One of the stretches of words that a passage joins.
#[derive(Clone, Debug)]
pub struct End {
    /// The text.
    pub text: usize,
    /// Its words.
    pub words: Range<usize>,
    /// The passage, by its number.
    pub passage: usize,
}

/// For each passage, of so many, the number of its cluster, counted from 0 in the order in which they come.
///
/// A passage joins its stretches of words, and stretches of one text are joined where they have at least half of the longer one's words
/// in common; so a cluster is one text with all the places that have it, in whatever wording.
pub fn clusters(mut ends: Vec<End>, passages: usize) -> Vec<usize> {
    let mut sets = Sets((0..passages).collect());
    ends.sort_unstable_by_key(|end| (end.text, end.words.start, end.words.end, end.passage));
    for of_text in ends.chunk_by(|x, y| x.text == y.text) {
        // Those that may still reach what comes.
        let mut open: Vec<(&Range<usize>, usize)> = Vec::new();
        for End { words, passage, .. } in of_text {
            open.retain(|(before, _)| before.end > words.start);
            for (before, other) in &open {
                let shared = before.end.min(words.end) - words.start;
                if 2 * shared >= before.len().max(words.len()) {
                    sets.join(*other, *passage);
                }
            }
            if open.last().is_none_or(|(before, _)| *before != words) {
                open.push((words, *passage));
            }
        }
    }
    let mut numbers: Vec<Option<usize>> = vec![None; passages];
    let mut next = 0;
    (0..passages)
        .map(|k| {
            *numbers[sets.first(k)].get_or_insert_with(|| {
                next += 1;
                next - 1
            })
        })
        .collect()
}

/// Sets of passages, each known by its first (union-find).
struct Sets(Vec<usize>);

impl Sets {
    fn first(&mut self, mut k: usize) -> usize {
        while self.0[k] != k {
            self.0[k] = self.0[self.0[k]];
            k = self.0[k];
        }
        k
    }

    fn join(&mut self, x: usize, y: usize) {
        let (x, y) = (self.first(x), self.first(y));
        self.0[x.max(y)] = x.min(y);
    }
}
