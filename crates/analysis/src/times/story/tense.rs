//! Whether the words around a time tell of what was or of what is to come.

use super::Story;
use crate::times::Bound;
use crate::times::lexicon::among;
use crate::times::point::Phrase;

/// How the words around a time tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unclear,
}

const FUTURE: &str = "will ll shall scheduled expected expects plans planned planning due upcoming slated \
    intends hopes must should tomorrow";

/// Past tenses that do not end in "ed"; those that do are known by it.
const PAST: &str = "said was were had did wrote sent told met came went began left made took gave got saw found \
    held won lost spoke rose fell";

impl Story<'_> {
    /// The tense of the verb nearest to a phrase in its sentence, the one before it first.
    pub(super) fn tense(&self, phrase: &Phrase) -> Tense {
        let page = self.page;
        let here = page.sentence(phrase.tokens.start);
        let of = |k: usize| {
            let word = page.word(k);
            if among(word, FUTURE) {
                Some(Tense::Future)
            } else if among(word, PAST) || word.len() > 4 && word.ends_with("ed") {
                Some(Tense::Past)
            } else {
                None
            }
        };
        // Where sentences can't be told, a verb further away is likely to be of another one.
        let reach = if page.marked { 12 } else { 6 };
        for distance in 1..=reach {
            let before = phrase.tokens.start.checked_sub(distance).filter(|k| page.sentence(*k) == here).and_then(of);
            let after = Some(phrase.tokens.end + distance - 1).filter(|k| page.sentence(*k) == here).and_then(of);
            if let Some(tense) = before.or(after) {
                return tense;
            }
        }
        if matches!(phrase.bound, Bound::By | Bound::Until) { Tense::Future } else { Tense::Unclear }
    }
}
