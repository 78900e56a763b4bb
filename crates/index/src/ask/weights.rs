//! How much each sign of relevance counts.

/// Items that are looked at for one word. Words that more items have say little, and looking takes time.
pub(super) const MOST: u64 = 5_000;

/// How much each sign counts, where one finding of a word counts 1.
///
/// The usual ones were chosen on mails whose subjects are known; `docs/ACCURACY.md` says how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// That a word is the first of an item; half of it, if forty others come before.
    pub early: f32,
    /// That two words follow each other; half of it, if one stands between, and so on.
    pub close: f32,
    /// Another word that begins alike, in place of the word.
    pub kin: f32,
    /// That a word is in the subject.
    pub subject: f32,
}

impl Default for Weights {
    fn default() -> Weights {
        Weights { early: 2.5, close: 2.0, kin: 1.75, subject: 0.1 }
    }
}
