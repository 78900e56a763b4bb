//! How good a match must be to beat chance.
//!
//! The idea is that of sequence search (Karlin and Altschul, "Methods for assessing the statistical significance of
//! molecular sequence features", 1990): in a search that compares `m` positions with `n`, about `m * n * 2^-bits`
//! matches of so many bits come about by chance.

/// No search counts as smaller than this: set phrases belong to the language, not to the two notes that happen to be
/// at hand. Four words in two thousand.
const LEAST_SEARCH: f64 = 8192.0;

/// The size of a search, in pairs of positions compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    pairs: f64,
}

impl Chance {
    /// One text against others.
    pub fn of_search(needle: usize, searched: usize) -> Chance {
        Chance { pairs: (needle as f64 * searched as f64).max(LEAST_SEARCH) }
    }

    /// Every text against every other.
    pub fn of_pairs(lengths: impl Iterator<Item = usize>) -> Chance {
        let (all, own) = lengths.map(|n| n as f64).fold((0.0, 0.0), |(all, own), n| (all + n, own + n * n));
        Chance { pairs: (all * all - own) / 2.0 }
    }

    /// Every text of one set against every text of another, of so many words each.
    pub fn of_sides(one: usize, other: usize) -> Chance {
        Chance { pairs: one as f64 * other as f64 }
    }

    /// The same, or a search of `pairs` if that is larger.
    pub fn at_least(self, pairs: f64) -> Chance {
        Chance { pairs: self.pairs.max(pairs) }
    }

    /// How many matches of so many bits chance would give.
    pub fn expected(self, bits: f64) -> f64 {
        self.pairs * (-bits).exp2()
    }

    /// The bits at which chance would give no more than `expected` matches.
    pub fn needed(self, expected: f64) -> f64 {
        (self.pairs / expected.max(f64::MIN_POSITIVE)).log2()
    }
}
