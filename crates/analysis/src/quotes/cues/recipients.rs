//! Whom a cue says the words went to.

use super::{Pronoun, Recipient, Scene, possessive};
use crate::parties;
use crate::prose::words;
use crate::quotes::verbs::Verb;

impl Scene<'_> {
    /// The recipient after the verb, and where the cue ends with it.
    pub(super) fn after_verb(&self, end: usize, kind: Verb) -> (Option<Recipient>, usize) {
        let prose = self.prose;
        let reach = (end + 9).min(prose.tokens.len());
        if kind.takes_person
            && end < reach
            && !self.quoted[end]
            && let Some(found) = self.person_at(end)
        {
            return found;
        }
        for i in end..reach {
            if self.quoted[i] || (i > end && !prose.stripped() && prose.gap(i).contains(['.', ':', '"', '“', ';'])) {
                break;
            }
            if prose.word(i) == "to"
                && let Some(found) = self.person_at(i + 1)
            {
                return found;
            }
        }
        (None, end)
    }

    /// A person named or meant at token `i`, a title before the name allowed.
    fn person_at(&self, i: usize) -> Option<(Option<Recipient>, usize)> {
        let prose = self.prose;
        let noun_follows = prose.joined(i + 1)
            && !self.quoted.get(i + 1).copied().unwrap_or(true)
            && !{
                let next = prose.word(i + 1);
                words::function(next) || words::adverb(next) || words::calendar(next) || next.ends_with("ing")
            };
        match prose.word(i) {
            "him" => return Some((Some(Recipient::Other(Pronoun::He)), i + 1)),
            "them" => return Some((Some(Recipient::Other(Pronoun::They)), i + 1)),
            "her" if !noun_follows => return Some((Some(Recipient::Other(Pronoun::She)), i + 1)),
            _ => {}
        }
        let near = parties::inside(self.mentions, i..(i + 8).min(prose.tokens.len()));
        let described = |k: usize| {
            !self.quoted[k]
                && (words::title(prose.word(k))
                    || prose.capital(k)
                    || !words::function(prose.word(k))
                    || prose.word(k) == "the")
                && !words::past(prose.word(k))
        };
        let straight = parties::starting_at(self.mentions, self.past_titles(i));
        // "told the Geneva dealer Casper Lind": past what describes the person.
        let mention = straight
            .filter(|m| self.may_talk(m.party))
            .or_else(|| {
                near.iter().find(|m| {
                    self.may_talk(m.party)
                        && matches!(prose.word(i), "the" | "his" | "her" | "its" | "their")
                        && (i + 1..m.tokens.start).all(described)
                })
            })
            .or(straight);
        let Some(mention) = mention else { return self.described_at(i) };
        if possessive(prose, mention.tokens.end) {
            return None;
        }
        Some((Some(Recipient::Named(mention.party)), mention.tokens.end))
    }

    /// "the chairman", "his chief of staff": somebody described at token `i` and not named.
    fn described_at(&self, i: usize) -> Option<(Option<Recipient>, usize)> {
        let prose = self.prose;
        if !matches!(prose.word(i), "the" | "his" | "her" | "their") {
            return None;
        }
        let ends = |k: usize| {
            k >= prose.tokens.len()
                || self.quoted[k]
                || !prose.joined(k)
                || words::function(prose.word(k)) && prose.word(k) != "of"
                || words::adverb(prose.word(k))
        };
        let stop = (i + 1..i + 6).find(|&k| ends(k)).unwrap_or(i + 6);
        let words: Vec<String> =
            (i + 1..stop).map(|k| prose.word(k).to_owned()).filter(|w| !words::function(w)).collect();
        (!words.is_empty()).then_some((Some(Recipient::Role(words)), stop))
    }
}
