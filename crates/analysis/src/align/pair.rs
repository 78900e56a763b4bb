//! Everything that two texts share.

use super::Vocabulary;
use super::chains::{Block, anchors, blocks};
use super::extend::extend;
use super::passages::hits_of_two;
use super::step::{Alignment, Step};
use super::sweep::Strand;
use super::vocabulary::UNIT;

/// Two texts to compare.
#[derive(Clone, Copy)]
pub(super) struct Pair<'t> {
    pub(super) a: Strand<'t>,
    pub(super) b: Strand<'t>,
    pub(super) vocabulary: &'t Vocabulary,
}

impl Pair<'_> {
    /// All passages of at least `needed` units, by seeds that the pair alone decides.
    pub(super) fn compare(&self, needed: i64) -> Vec<Alignment> {
        let hits = hits_of_two(self.a, self.b, self.vocabulary, needed);
        self.passages(&blocks(self.a, self.b, hits.into_iter()), needed)
    }

    /// All passages of at least `needed` units that hold one of `blocks`.
    pub(super) fn passages(&self, blocks: &[Block], needed: i64) -> Vec<Alignment> {
        let mut out: Vec<Alignment> = Vec::new();
        if self.a.symbols == self.b.symbols && !blocks.is_empty() {
            let n = self.a.symbols.len();
            let worth: i64 = self.a.worth.iter().map(|&w| i64::from(w)).sum();
            if worth >= needed {
                let bits = worth as f64 / UNIT;
                out.push(Alignment { a: 0..n, b: 0..n, steps: vec![Step::Same; n], bits });
            }
            return out;
        }
        for anchor in anchors(blocks, needed / 2) {
            let within = |p: &Alignment| {
                p.a.start <= anchor.a
                    && anchor.a + anchor.len <= p.a.end
                    && p.b.start <= anchor.b
                    && anchor.b + anchor.len <= p.b.end
            };
            if out.iter().any(within) {
                continue;
            }
            if let Some(found) = self.extend(&anchor, needed) {
                let known = |p: &Alignment| {
                    p.a.start <= found.a.start
                        && found.a.end <= p.a.end
                        && p.b.start <= found.b.start
                        && found.b.end <= p.b.end
                };
                if !out.iter().any(known) {
                    out.push(found);
                }
            }
        }
        out
    }

    /// The best passage through a run of the same words.
    fn extend(&self, block: &Block, needed: i64) -> Option<Alignment> {
        let (end_a, end_b) = (block.a + block.len, block.b + block.len);
        let head = extend(self.a.before(block.a), self.b.before(block.b), self.vocabulary);
        let tail = extend(self.a.after(end_a), self.b.after(end_b), self.vocabulary);
        let score = head.score + block.worth + tail.score;
        if score < needed {
            return None;
        }
        let mut steps = head.steps;
        steps.extend(std::iter::repeat_n(Step::Same, block.len));
        steps.extend(tail.steps);
        Some(Alignment {
            a: block.a - head.to.0..end_a + tail.to.0,
            b: block.b - head.to.1..end_b + tail.to.1,
            steps,
            bits: score as f64 / UNIT,
        })
    }
}
