//! Runs of the same words, and runs that follow each other in both texts.

use super::sweep::{CHANGE, GAP_OPEN, GAP_WORD, Strand};
use super::vocabulary::UNKNOWN;

/// A run of the same words that can't be made longer at either end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Block {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) len: usize,
    pub(super) worth: i64,
}

/// The runs that the words at `hits` (in `a`, in `b`) belong to, in order.
pub(super) fn blocks(a: Strand, b: Strand, hits: impl Iterator<Item = (usize, usize)>) -> Vec<Block> {
    let mut hits: Vec<(usize, usize)> = hits.collect();
    // Along each diagonal in turn: what lies in the run just found is skipped.
    hits.sort_unstable_by_key(|&(i, j)| (j + a.symbols.len() - i, i));
    let same = |(x, y): &(&u32, &u32)| x == y && **x != UNKNOWN;
    let mut out: Vec<Block> = Vec::new();
    for (i, j) in hits {
        if out.last().is_some_and(|last| last.a + j == last.b + i && i < last.a + last.len) {
            continue;
        }
        let back = a.symbols[..i].iter().rev().zip(b.symbols[..j].iter().rev()).take_while(same).count();
        let len = back + a.symbols[i..].iter().zip(&b.symbols[j..]).take_while(same).count();
        let (i, j) = (i - back, j - back);
        if len > back {
            let worth = a.worth[i..i + len].iter().zip(&b.worth[j..j + len]).map(|(x, y)| i64::from(*x.max(y))).sum();
            out.push(Block { a: i, b: j, len, worth });
        }
    }
    out.sort_unstable();
    out
}

/// How far back a run looks for one that it may follow: in words, and in runs.
const REACH: usize = 64;

/// The runs worth extending, each once, best first: the heaviest of each chain that comes to `trigger` or more, then every
/// other run that does so alone.
pub(super) fn anchors(blocks: &[Block], trigger: i64) -> Vec<Block> {
    let mut best: Vec<(i64, Option<usize>)> = Vec::with_capacity(blocks.len());
    for (k, block) in blocks.iter().enumerate() {
        let mut mine = (block.worth, None);
        for p in (0..k).rev().take(REACH).take_while(|&p| blocks[p].a + blocks[p].len + REACH > block.a) {
            if let Some(cost) = join_cost(&blocks[p], block) {
                let score = best[p].0 + block.worth - cost;
                if score > mine.0 {
                    mine = (score, Some(p));
                }
            }
        }
        best.push(mine);
    }
    let mut ends: Vec<usize> = (0..blocks.len()).filter(|&k| best[k].0 >= trigger).collect();
    ends.sort_by_key(|&k| (std::cmp::Reverse(best[k].0), k));
    let mut used = vec![false; blocks.len()];
    let mut chosen = vec![false; blocks.len()];
    let mut out = Vec::new();
    for end in ends {
        if used[end] {
            continue;
        }
        let chain = std::iter::successors(Some(end), |&k| best[k].1);
        let mut heaviest = end;
        for k in chain {
            if std::mem::replace(&mut used[k], true) {
                break;
            }
            if blocks[k].worth >= blocks[heaviest].worth {
                heaviest = k;
            }
        }
        chosen[heaviest] = true;
        out.push(blocks[heaviest]);
    }
    let others = blocks.iter().zip(chosen).filter(|(block, chosen)| !chosen && block.worth >= trigger);
    let mut alone: Vec<Block> = others.map(|(block, _)| *block).collect();
    alone.sort_by_key(|b| (std::cmp::Reverse(b.worth), *b));
    out.extend(alone);
    out
}

/// What it costs to go from one run to the next, at the least; nothing if it can't follow.
fn join_cost(first: &Block, then: &Block) -> Option<i64> {
    if then.a <= first.a || then.b <= first.b {
        return None;
    }
    let (gap_a, gap_b) = (then.a as i64 - (first.a + first.len) as i64, then.b as i64 - (first.b + first.len) as i64);
    if gap_b > REACH as i64 {
        return None;
    }
    let shared = -gap_a.min(gap_b).min(0);
    let counted_twice = then.worth * shared.min(then.len as i64) / then.len as i64;
    let uneven = (gap_a - gap_b).abs();
    let gap = if uneven > 0 { GAP_OPEN + GAP_WORD * uneven } else { 0 };
    let between = gap_a.min(gap_b).max(0);
    let change = if between > 0 { CHANGE + GAP_WORD * (between - 1) } else { 0 };
    Some(counted_twice + gap + change)
}
