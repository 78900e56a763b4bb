//! Whom the subject of a cue means: by name, pronoun or description.

use super::{Reader, Talk, named};
use crate::parties::{self, PartyIx};
use crate::quotes::cues::{Cue, Pronoun, Recipient, Subject};

impl Reader<'_> {
    pub(super) fn fits(&self, party: PartyIx, pronoun: Pronoun) -> bool {
        pronoun == Pronoun::They || self.genders.get(&party).is_none_or(|&g| g == pronoun)
    }

    /// The party that is described by these words.
    pub(super) fn described(&self, words: &[String]) -> Option<PartyIx> {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        self.scene.roster.by_role(&words).filter(|p| self.scene.may_talk(*p))
    }

    /// The party that a cue's subject means; never the one it says was written to.
    pub(super) fn resolve(&self, cue: &Cue, talk: &Talk, ix: usize) -> Option<PartyIx> {
        let party = self.meant(cue, talk, ix);
        match cue.recipient {
            Some(Recipient::Named(to)) if party == Some(to) && !named(cue) => {
                [talk.recipient, talk.speaker].into_iter().flatten().find(|p| *p != to)
            }
            _ => party,
        }
    }

    pub(super) fn meant(&self, cue: &Cue, talk: &Talk, ix: usize) -> Option<PartyIx> {
        match &cue.subject {
            Subject::Named(party) => Some(*party),
            Subject::Thing | Subject::Unsaid => self.subject_of_last_cue(ix).or(talk.speaker),
            Subject::Role(words) => {
                let general = |w: &String| {
                    matches!(
                        w.as_str(),
                        "account" | "organization" | "organisation" | "group" | "site" | "company" | "team"
                    )
                };
                self.described(words).or_else(|| match () {
                    () if cue.kind.answers => talk.recipient,
                    // "The group"; but not "the harbour's account", which is the harbour's.
                    () if words.len() == 1 && words.iter().any(general) => talk.speaker,
                    () => None,
                })
            }
            Subject::Pronoun(_) if self.speaks_of_somebody_unnamed(cue.verb.start) => None,
            // "A spokesman said: “...” He added": the spokesman, unless somebody is named since.
            Subject::Pronoun(pronoun)
                if talk.unnamed && self.named_in_paragraph(cue.verb.start, *pronoun, talk.end).is_none() =>
            {
                None
            }
            Subject::Pronoun(pronoun) => {
                let fresh = self.subject_of_last_cue(ix).filter(|p| !(cue.kind.answers && talk.speaker == Some(*p)));
                let other = if cue.kind.answers { talk.recipient } else { None };
                // "Lund wrote to the chairman.¶“...,” she said": whoever the last cue since then names.
                let since = self.named_since(talk, ix);
                let nearby = self.named_before(cue.verb.start);
                let here = self.scene.prose.paragraph_at(cue.verb.start);
                // Whoever the paragraph speaks of, unless its own words were last.
                let goes_on = here == Some(talk.paragraph);
                // After its own words, only one who is named since and surely fits.
                let local = self.named_in_paragraph(cue.verb.start, *pronoun, if goes_on { talk.end } else { 0 });
                let local = local.filter(|p| !goes_on || self.genders.get(p) == Some(pronoun));
                let candidates: Vec<PartyIx> = [fresh, other, local, since, talk.speaker, talk.recipient]
                    .into_iter()
                    .flatten()
                    .chain(nearby)
                    .collect();
                // Nobody writes to himself.
                let candidates: Vec<PartyIx> = candidates
                    .into_iter()
                    .filter(|p| !matches!(cue.recipient, Some(Recipient::Named(to)) if to == *p))
                    .collect();
                let known = |p: &&PartyIx| self.genders.get(p) == Some(pronoun);
                let found =
                    candidates.iter().find(known).or_else(|| candidates.iter().find(|p| self.fits(**p, *pronoun)));
                // Else the only one who has had words in this text and is spoken of so.
                let spoke = || {
                    let to = |p: &PartyIx| matches!(cue.recipient, Some(Recipient::Named(to)) if to == *p);
                    let mut fitting = talk.frames.keys().filter(|p| known(p) && !to(p));
                    fitting.next().filter(|_| fitting.next().is_none())
                };
                found.or_else(spoke).copied()
            }
        }
    }

    /// Whether the cue that brings words describes who said them, or takes up by a pronoun who was described before.
    pub(super) fn describes(&self, own: Option<usize>, talk: &Talk) -> bool {
        match own.map(|ix| &self.cues[ix].subject) {
            Some(Subject::Role(_)) => !self.scene.prose.stripped(),
            Some(Subject::Pronoun(_)) | None => talk.unnamed,
            _ => false,
        }
    }

    /// Whether the sentence before token `i`, in its paragraph, is about somebody whom it does not name: "One former colleague
    /// put it differently."
    pub(super) fn speaks_of_somebody_unnamed(&self, i: usize) -> bool {
        let prose = self.scene.prose;
        let (Some(here), Some(paragraph)) = (prose.sentence_at(i), prose.paragraph_at(i)) else { return false };
        let first = prose.paragraphs[paragraph].tokens.start;
        let told = |s: &usize| !self.scene.quoted[prose.sentences[*s].start];
        let Some(s) = (0..=here).rev().take_while(|&s| prose.sentences[s].start >= first).find(told) else {
            return false;
        };
        let sentence = prose.sentences[s].clone();
        let named = !parties::inside(self.scene.mentions, sentence.start..sentence.end.min(i)).is_empty();
        let opens = matches!(prose.word(sentence.start), "one" | "another" | "a" | "an" | "some");
        let person = (sentence.start + 1..sentence.start + 6).any(|k| names_a_person(prose.word(k)));
        !prose.stripped() && !named && opens && person
    }

    /// The named subject of the cue just before, where it stands in the same or the sentence before and has no words of its own.
    pub(super) fn subject_of_last_cue(&self, ix: usize) -> Option<PartyIx> {
        let here = self.scene.prose.paragraph_at(self.cues[ix].verb.start);
        self.cues[..ix].iter().rev().take(2).find_map(|c| match c.subject {
            Subject::Named(party) if self.scene.prose.paragraph_at(c.verb.start) == here => Some(party),
            _ => None,
        })
    }

    /// The subject of the last cue before `ix` that names one, if it stands after the last words of anybody, in this paragraph
    /// or the one before.
    pub(super) fn named_since(&self, talk: &Talk, ix: usize) -> Option<PartyIx> {
        let prose = self.scene.prose;
        let here = prose.paragraph_at(self.cues[ix].verb.start)?;
        let after = |c: &&Cue| {
            c.verb.start >= talk.end && prose.paragraph_at(c.verb.start).is_some_and(|paragraph| paragraph + 1 >= here)
        };
        self.cues[..ix].iter().rev().take_while(after).find_map(|c| match c.subject {
            Subject::Named(party) => Some(party),
            _ => None,
        })
    }

    /// The subject of the nearest sentence of this paragraph before token `i`, from `floor` on, that names somebody fitting.
    pub(super) fn named_in_paragraph(&self, i: usize, pronoun: Pronoun, floor: usize) -> Option<PartyIx> {
        let prose = self.scene.prose;
        let paragraph = prose.paragraph_at(i)?;
        let here = prose.sentence_at(i)?;
        let floor = prose.paragraphs[paragraph].tokens.start.max(floor);
        (0..=here).rev().take_while(|&s| prose.sentences[s].start >= floor).find_map(|s| {
            let range = prose.sentences[s].start..prose.sentences[s].end.min(i);
            // "He told Lund of it": the sentence speaks of somebody named before, and not of Lund.
            let named = parties::inside(self.scene.mentions, range.clone()).iter();
            let taken_up = range.clone().find(|&k| {
                !self.scene.quoted[k] && matches!((prose.word(k), pronoun), ("he", Pronoun::He) | ("she", Pronoun::She))
            });
            let named = named.filter(|m| s == here || taken_up.is_none_or(|k| m.tokens.start < k));
            let fitting = |m: &&crate::parties::Mention| {
                !self.scene.quoted[m.tokens.start] && self.scene.may_talk(m.party) && self.fits(m.party, pronoun)
            };
            named.filter(fitting).map(|m| m.party).next()
        })
    }

    /// Parties named before token `i` outside quotations, the subject of the sentence first, then going back.
    pub(super) fn named_before(&self, i: usize) -> Vec<PartyIx> {
        let prose = self.scene.prose;
        let mut out = Vec::new();
        let Some(here) = prose.sentence_at(i) else { return out };
        for s in (here.saturating_sub(3)..=here).rev() {
            let range = prose.sentences[s].start..prose.sentences[s].end.min(i);
            let named = parties::inside(self.scene.mentions, range)
                .iter()
                .filter(|m| !self.scene.quoted[m.tokens.start] && self.scene.may_talk(m.party));
            out.extend(named.map(|m| m.party));
        }
        out
    }
}

/// Nouns for people who are left unnamed.
fn names_a_person(word: &str) -> bool {
    matches!(
        word,
        "colleague"
            | "neighbour"
            | "neighbor"
            | "resident"
            | "official"
            | "aide"
            | "employee"
            | "worker"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "lawyer"
            | "friend"
            | "passenger"
            | "customer"
            | "bystander"
            | "source"
            | "insider"
            | "man"
            | "woman"
            | "mother"
            | "father"
            | "teacher"
            | "nurse"
            | "driver"
            | "bartender"
            | "member"
            | "adviser"
            | "advisor"
            | "staffer"
            | "former"
            | "person"
            | "voter"
            | "fan"
            | "player"
            | "reader"
            | "caller"
    )
}
