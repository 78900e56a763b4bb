//! Everything that two texts share.

use super::Vocabulary;
use super::chains::{Block, anchors, blocks};
use super::extend::extend;
use super::seeds::{Level, Seeds};
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
        let words = self.a.symbols.len() + self.b.symbols.len();
        let texts = [self.a.symbols, self.b.symbols];
        let worths = [self.a.worth.to_vec(), self.b.worth.to_vec()];
        let levels = levels(needed, words, 128);
        let seeds = Seeds::of(&texts, &worths, self.vocabulary, &levels);
        let hits = seeds.partners(0).flat_map(|(at, places)| places.iter().map(move |p| (at as usize, p.at as usize)));
        self.passages(&blocks(self.a, self.b, hits), needed)
    }

    /// All passages of at least `needed` units that hold one of `blocks`.
    pub(super) fn passages(&self, blocks: &[Block], needed: i64) -> Vec<Alignment> {
        let mut out: Vec<Alignment> = Vec::new();
        if self.a.symbols == self.b.symbols && !blocks.is_empty() {
            let n = self.a.symbols.len();
            let worth: i64 = self.a.worth.iter().sum();
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

/// Hits that a search may work through without anybody waiting.
const HITS: usize = 16 << 20;

/// The levels of seeds for a search in so many words.
///
/// The shortest seed is one that chance would give each word about half a partner by; the longest carries what a
/// passage needs. In a small corpus even set phrases are cheap to look at; in a large one the short ones must wait until
/// they are long enough to be rare.
pub(super) fn levels(needed: i64, words: usize, crowd: usize) -> [Level; 3] {
    let short = ((words.max(2) as f64).log2() + 1.0) * UNIT;
    let short = (short as i64).min(needed / 2);
    let few = (HITS / words.max(1)).clamp(16, crowd.max(16)).min(crowd);
    [
        Level { worth: short, crowd: few },
        Level { worth: (short + needed) / 2, crowd: (2 * few).min(crowd) },
        Level { worth: needed, crowd },
    ]
}
