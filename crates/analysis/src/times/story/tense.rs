//! Whether the words around a time tell of what was or of what is to come.

use super::Story;
use crate::times::Bound;
use crate::times::lexicon::{Table, among};
use crate::times::page::Page;
use crate::times::point::Phrase;
use std::sync::LazyLock;

/// How the words around a time tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// "Would", which is to come for those told of, and may be over for the reader.
    Conditional,
    Unclear,
}

/// Words that tell of what is to come.
const FUTURE: &str = "will ll shall scheduled expected expects plan plans planned planning due upcoming slated \
    intends hopes must should tomorrow payable effective";

/// Past tenses that do not end in "ed"; those that do are known by it.
const PAST: &str = "said was were had did wrote sent told met came went began left made took gave got saw found \
    held won lost spoke rose fell set led fled drew flew shot struck fought brought bought caught sought thought \
    felt kept built spent heard ran stood grew knew threw wore broke chose drove rode shook stole";

/// The tense that a word stands for by itself.
fn alone(word: &str) -> Option<Tense> {
    static WORDS: LazyLock<Table<Tense>> = LazyLock::new(|| {
        let mut table = Table::default();
        table.extend(FUTURE.split(' ').map(|word| (word, Tense::Future)));
        table.extend(PAST.split(' ').map(|word| (word, Tense::Past)));
        table.insert("would", Tense::Conditional);
        table
    });
    WORDS.get(word).copied()
}

impl Story<'_> {
    /// The tense of the last verb before a phrase in its sentence, else of the first after it.
    pub(super) fn tense(&self, phrase: &Phrase) -> Tense {
        let page = self.page;
        let here = page.sentence(phrase.tokens.start);
        let of = |k: usize| {
            let word = page.word(k);
            match word {
                "soon" | "early" if page.before(k) == "as" => return Some(Tense::Future),
                "to" if k > 0 && among(page.word(k - 1), "set is are ready due") => {
                    return (!page.lately(k, 3, "had")).then_some(Tense::Future);
                }
                "set" if matches!(page.word(k + 1), "for" | "to") => return Some(Tense::Future),
                "plan" | "plans" if page.word(k + 1) != "to" => return None,
                _ => {}
            }
            match alone(word) {
                // "It had been due to expire".
                Some(Tense::Future) if page.lately(k, 3, "had previously") => past(page, k),
                Some(tense) => Some(tense),
                None => past(page, k),
            }
        };
        // Where sentences can't be told, a verb further away is likely to be of another one.
        let reach = if page.marked { 12 } else { 6 };
        // A day follows its verb far more often than it comes before it.
        let before = (1..=reach).map_while(|far| phrase.tokens.start.checked_sub(far));
        let before = before.take_while(|k| page.sentence(*k) == here).find_map(of);
        let after =
            || (phrase.tokens.end..phrase.tokens.end + reach).take_while(|k| page.sentence(*k) == here).find_map(of);
        if let Some(tense) = before.or_else(after) {
            return tense;
        }
        if matches!(phrase.bound, Bound::By | Bound::Until) { Tense::Future } else { Tense::Unclear }
    }
}

/// Whether word `k` is a past tense by its ending; "United" is none.
fn past(page: &Page, k: usize) -> Option<Tense> {
    let word = page.word(k);
    (word.len() > 4 && word.ends_with("ed") && !(page.cased && page.name_like(k))).then_some(Tense::Past)
}
