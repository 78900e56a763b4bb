//! Who is compared with whom, and in which order witnesses are placed.

use crate::align::key;
use std::collections::BTreeMap;

/// With so many others each witness is compared, the most alike: up to nine witnesses all with all.
const PARTNERS: usize = 8;

/// Where texts are long, fewer: so many words are aligned for each witness, or one partner's.
const WORDS: usize = 40_000;

/// Words in a shingle by which texts are held against each other.
const SHINGLE: usize = 3;

/// Shingles kept of each text: those with the smallest keys ("bottom-k sketch", Broder, "On the resemblance and
/// containment of documents", 1997).
const SKETCH: usize = 256;

/// The different texts among the witnesses, and the way through them.
pub(super) struct Guide<'t> {
    /// Each once, shortest first; of equal length by their words.
    pub(super) texts: Vec<&'t [u32]>,
    /// Which witnesses have it.
    pub(super) copies: Vec<Vec<usize>>,
    /// Which texts each is compared with, in order.
    pub(super) partners: Vec<Vec<usize>>,
    /// In which order they are placed.
    pub(super) order: Vec<usize>,
}

impl<'t> Guide<'t> {
    pub(super) fn of(witnesses: &'t [Vec<u32>]) -> Guide<'t> {
        let mut met: BTreeMap<(usize, &[u32]), Vec<usize>> = BTreeMap::new();
        for (w, text) in witnesses.iter().enumerate() {
            met.entry((text.len(), text)).or_default().push(w);
        }
        let (texts, copies): (Vec<&[u32]>, Vec<Vec<usize>>) = met.into_iter().map(|((_, t), w)| (t, w)).unzip();
        let alike = Alike::of(&texts);
        let (order, before) = order(texts.len(), &alike);
        let longest = texts.last().map_or(1, |text| text.len().max(1));
        let most = PARTNERS.min(WORDS / longest).max(1);
        let partners = (0..texts.len()).map(|t| {
            let mut others: Vec<usize> = (0..texts.len()).filter(|&o| o != t).collect();
            others.sort_by_key(|&o| (std::cmp::Reverse(alike.both(t, o)), o));
            others.truncate(most);
            others.extend(before[t].filter(|b| !others.contains(b)));
            others.sort_unstable();
            others
        });
        let partners = partners.collect();
        Guide { texts, copies, partners, order }
    }
}

/// How alike texts are, two by two.
struct Alike {
    sketches: Vec<Vec<u64>>,
}

impl Alike {
    fn of(texts: &[&[u32]]) -> Alike {
        let sketch = |text: &&[u32]| {
            let mut keys: Vec<u64> = text.windows(SHINGLE.min(text.len()).max(1)).map(key).collect();
            keys.sort_unstable();
            keys.dedup();
            keys.truncate(SKETCH);
            keys
        };
        Alike { sketches: texts.iter().map(sketch).collect() }
    }

    /// Shared shingles in a thousand of all that both have; where texts are long, of a fair sample.
    fn both(&self, x: usize, y: usize) -> usize {
        let (x, y) = (&self.sketches[x], &self.sketches[y]);
        let (mut i, mut j, mut all, mut shared) = (0, 0, 0, 0);
        while all < SKETCH && i < x.len() && j < y.len() {
            all += 1;
            shared += usize::from(x[i] == y[j]);
            let (a, b) = (x[i] <= y[j], y[j] <= x[i]);
            (i, j) = (i + usize::from(a), j + usize::from(b));
        }
        let rest = if all < SKETCH { (x.len() - i + y.len() - j).min(SKETCH - all) } else { 0 };
        (shared * 1000).checked_div(all + rest).unwrap_or(0)
    }
}

/// The two most alike first, then always the one most like any that is placed (Prim's tree), and what that one is.
fn order(texts: usize, alike: &Alike) -> (Vec<usize>, Vec<Option<usize>>) {
    let mut before: Vec<Option<usize>> = vec![None; texts];
    let pairs = (0..texts).flat_map(|x| (x + 1..texts).map(move |y| (x, y)));
    let Some((first, _)) = pairs.min_by_key(|&(x, y)| (std::cmp::Reverse(alike.both(x, y)), x, y)) else {
        return ((0..texts).collect(), before);
    };
    let mut best: Vec<(usize, usize)> = (0..texts).map(|t| (alike.both(first, t), first)).collect();
    let mut out = vec![first];
    let mut left: Vec<usize> = (0..texts).filter(|&t| t != first).collect();
    while let Some(at) = (0..left.len()).min_by_key(|&k| (std::cmp::Reverse(best[left[k]].0), left[k])) {
        let next = left.remove(at);
        before[next] = Some(best[next].1);
        out.push(next);
        for &t in &left {
            let score = alike.both(next, t);
            if score > best[t].0 {
                best[t] = (score, next);
            }
        }
    }
    (out, before)
}
