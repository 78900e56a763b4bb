//! Which column each word of a witness goes to, by votes.

/// A word, a column, and how much speaks for putting the one into the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Vote {
    pub(super) word: u32,
    pub(super) column: u32,
    pub(super) weight: i64,
}

/// Puts the votes for the same together, in order.
pub(super) fn counted(mut votes: Vec<Vote>) -> Vec<Vote> {
    votes.sort_unstable();
    votes.dedup_by(|later, kept| {
        let same = (later.word, later.column) == (kept.word, kept.column);
        if same {
            kept.weight += later.weight;
        }
        same
    });
    votes
}

/// The column of each of `words` words: the heaviest set of votes in which later words have later columns. Of equals, the
/// earlier columns.
///
/// `votes` are [`counted`]. Takes n log n: the best so far up to each column is kept in a tree of prefix sums' shape
/// (Fenwick, "A new data structure for cumulative frequency tables", 1994).
pub(super) fn chosen(votes: &[Vote], words: usize, columns: usize) -> Vec<Option<u32>> {
    let mut best: Vec<(i64, Option<usize>)> = Vec::with_capacity(votes.len());
    let mut tree: Vec<(i64, Option<usize>)> = vec![(0, None); columns + 1];
    for same_word in votes.chunk_by(|x, y| x.word == y.word) {
        let first = best.len();
        for vote in same_word {
            // Columns before this one.
            let (mut at, mut top) = (vote.column as usize, (0, None));
            while at > 0 {
                if tree[at].0 > top.0 {
                    top = tree[at];
                }
                at &= at - 1;
            }
            best.push((top.0 + vote.weight, top.1));
        }
        for (k, vote) in same_word.iter().enumerate() {
            let mine = (best[first + k].0, Some(first + k));
            let mut at = vote.column as usize + 1;
            while at <= columns {
                if mine.0 > tree[at].0 {
                    tree[at] = mine;
                }
                at += at & at.wrapping_neg();
            }
        }
    }
    let mut out = vec![None; words];
    let last = (0..best.len()).max_by_key(|&k| (best[k].0, std::cmp::Reverse(k)));
    for k in std::iter::successors(last, |&k| best[k].1) {
        out[votes[k].word as usize] = Some(votes[k].column);
    }
    out
}
