//! What parties are said to be: "Ada Lund, the harbour master", "publicist Rob Gold".

use super::{Mention, PartyIx};
use crate::prose::{Prose, words};
use std::collections::BTreeMap;

/// Words that make another office of the one they stand before.
fn makes_another_office(word: &str) -> bool {
    matches!(word, "prime" | "deputy" | "vice" | "shadow" | "assistant" | "acting" | "junior")
}

/// Words that describe each party, with how often.
#[derive(Default)]
pub(super) struct Roles {
    described: BTreeMap<String, BTreeMap<PartyIx, u32>>,
}

impl Roles {
    pub(super) fn of(proses: &[Prose<'_>], mentions: &[Vec<Mention>]) -> Roles {
        let mut roles = Roles::default();
        for (prose, mentions) in proses.iter().zip(mentions) {
            for mention in mentions {
                roles.before(prose, mention);
                roles.after(prose, mention);
            }
        }
        roles
    }

    fn add(&mut self, word: &str, party: PartyIx) {
        if !words::function(word) && !words::starts_sentences(word) && word.len() > 2 {
            *self.described.entry(word.to_owned()).or_default().entry(party).or_default() += 1;
        }
    }

    /// "the town's harbour master Ada Lund", "the harbour master, Ada Lund": up to four words before the name, back to an
    /// article or a possessive.
    fn before(&mut self, prose: &Prose<'_>, mention: &Mention) {
        let start = mention.tokens.start;
        if prose.stripped() || prose.starts_sentence(start) {
            return;
        }
        let comma = prose.gap(start).trim() == ",";
        let mut words = Vec::new();
        for back in 1..=5 {
            let Some(i) = start.checked_sub(back) else { break };
            let word = prose.word(i);
            let bounded = matches!(word, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "s");
            if bounded || !prose.joined(i + 1) && !(back == 1 && comma) && prose.gap(i + 1) != "-" {
                // After a comma only a whole phrase with its article will do.
                if comma && !bounded {
                    words.clear();
                }
                break;
            }
            if words::past(word) || words::function(word) && word != "of" {
                words.truncate(1);
                break;
            }
            words.push(word.to_owned());
        }
        for word in words {
            self.add(&word, mention.party);
        }
    }

    /// "Ada Lund, the harbour master, ..." and, without punctuation, "ada lund the harbour master ...".
    fn after(&mut self, prose: &Prose<'_>, mention: &Mention) {
        let start = mention.tokens.end;
        let comma = prose.gap(start).trim_end() == ",";
        if start >= prose.tokens.len()
            || !(comma || prose.stripped())
            || !matches!(prose.word(start), "a" | "an" | "the" | "who" | "then" | "his" | "her" | "its")
        {
            return;
        }
        let reach = if prose.stripped() { 5 } else { 9 };
        for i in start + 1..(start + reach).min(prose.tokens.len()) {
            if prose.gap(i).contains([',', '.', ';', '"', '”']) {
                break;
            }
            self.add(prose.word(i), mention.party);
        }
    }

    /// The party that these words describe best; none where two fit alike.
    pub(super) fn best(&self, words: &[&str]) -> Option<PartyIx> {
        let mut scores: BTreeMap<PartyIx, u32> = BTreeMap::new();
        for word in words {
            for (&party, &n) in self.described.get(*word).into_iter().flatten() {
                *scores.entry(party).or_default() += 2 + n.min(3);
            }
        }
        // "A hospital spokesman" is not whoever leads the hospital: what counts is the last word.
        if let Some(described) = words.last().map(|head| self.described.get(*head)) {
            scores.retain(|party, _| described.is_some_and(|d| d.contains_key(party)));
        }
        // A prime minister is not just any minister.
        for word in words.iter().filter(|w| makes_another_office(w)) {
            scores.retain(|party, _| self.described.get(*word).is_some_and(|d| d.contains_key(party)));
        }
        let mut ranked: Vec<(u32, PartyIx)> = scores.into_iter().map(|(p, s)| (s, p)).collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        match ranked.as_slice() {
            [] => None,
            [(_, only)] => Some(*only),
            [(first, party), (second, _), ..] => (first > second).then_some(*party),
        }
    }
}
