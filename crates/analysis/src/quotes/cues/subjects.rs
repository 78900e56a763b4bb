//! Who a verb's subject is: before it, after it, or further back in its clause.

use super::phrases::Found;
use super::{Scene, Subject, passes, possessive, pronoun};
use crate::parties;
use crate::prose::words;
use crate::quotes::verbs;
use std::ops::Range;

impl Scene<'_> {
    /// The subject that stands straight before the verb.
    pub(super) fn subject_before(&self, verb: usize) -> Option<Found> {
        if self.prose.stripped() { self.subject_in_plain_words(verb) } else { self.subject_in_prose(verb) }
    }

    fn subject_in_prose(&self, verb: usize) -> Option<Found> {
        let prose = self.prose;
        let floor = prose.sentence_at(verb).map_or(0, |s| prose.sentences[s].start);
        let end = self.before_adverbials(verb, floor);
        if end == floor || self.quoted[end - 1] {
            return None;
        }
        let last = end - 1;
        let word = prose.word(last);
        let participle = prose.word(verb).ends_with("ing");
        if prose.gap(end).contains([',', ')']) {
            // ", telling him": the subject is the clause's, not whoever stands before the comma; but "said Lund, adding".
            if participle {
                return self.said_by(end);
            }
            return self.before_commas(end, floor);
        }
        if prose.gap(end).contains([';', ':', '—', '–']) {
            return None;
        }
        match word {
            // "toured the hall and told": the subject stands further back.
            "and" | "but" | "or" => return None,
            // "An official who has read it described": whoever the "who" goes back to.
            "it" | "him" | "her" | "them" if last > floor && self.verbal(last - 1) => {
                let who = (last.saturating_sub(8).max(floor)..last).rev().find(|&i| prose.word(i) == "who")?;
                return self.antecedent(who, floor);
            }
            "it" | "which" | "that" => return Some((Subject::Thing, last..end)),
            "who" => return self.antecedent(last, floor),
            "i" | "we" => return Some((Subject::Role(Vec::new()), last..end)),
            _ => {}
        }
        if let Some(pronoun) = pronoun(word) {
            return Some((Subject::Pronoun(pronoun), last..end));
        }
        let (phrase, head) = self.phrase_ending(end, floor)?;
        let named = parties::ending_at(self.mentions, head.end).is_some();
        // "Lund sent a letter saying": whoever sent it.
        if participle && end == verb && !named {
            return None;
        }
        Some(self.meant_by(head, phrase))
    }

    /// "…," said Lund, adding: whoever a verb of saying has straight before `end`.
    fn said_by(&self, end: usize) -> Option<Found> {
        let mention = parties::ending_at(self.mentions, end)?;
        let said = mention.tokens.start.checked_sub(1).is_some_and(|i| verbs::at(self.prose, i).is_some());
        (said && self.may_talk(mention.party)).then_some((Subject::Named(mention.party), mention.tokens.clone()))
    }

    /// "Lund, who wrote": whom a "who" at `who` goes back to.
    fn antecedent(&self, who: usize, floor: usize) -> Option<Found> {
        let (phrase, head) = self.phrase_ending(who, floor)?;
        let (subject, range) = self.meant_by(head, phrase);
        Some((subject, range.start..who + 1))
    }

    /// The subject that stands straight before the verb, in text without case and punctuation.
    fn subject_in_plain_words(&self, verb: usize) -> Option<Found> {
        let prose = self.prose;
        let floor = prose.sentence_at(verb).map_or(0, |s| prose.sentences[s].start);
        let mut end = verb;
        while end > floor && verb - end < 5 && passes(prose.word(end - 1)) && !self.quoted[end - 1] {
            end -= 1;
        }
        if end == floor || self.quoted[end - 1] {
            return None;
        }
        let last = end - 1;
        // "toured the hall and told": the subject stands further back.
        if matches!(prose.word(last), "and" | "but" | "or") {
            return None;
        }
        if let Some(mention) = parties::ending_at(self.mentions, end) {
            return self.may_talk(mention.party).then_some((Subject::Named(mention.party), mention.tokens.clone()));
        }
        // A participle leaves its subject to the clause: ", telling him ...".
        if prose.word(verb).ends_with("ing") {
            return None;
        }
        if let Some(pronoun) = pronoun(prose.word(last)) {
            return Some((Subject::Pronoun(pronoun), last..end));
        }
        if verbs::names_private(prose.word(last))
            || matches!(prose.word(last), "post" | "tweet" | "statement" | "reply" | "response" | "note" | "letter")
        {
            return Some((Subject::Thing, last.saturating_sub(1).max(floor)..end));
        }
        self.role_ending(end, floor)
    }

    /// "the publicist", "the mayor's chief of staff": a described party that ends before token `end`.
    fn role_ending(&self, end: usize, floor: usize) -> Option<Found> {
        let prose = self.prose;
        let reach = end.saturating_sub(6).max(floor);
        let article = (reach..end).rev().find(|&i| {
            matches!(prose.word(i), "the" | "a" | "an" | "his" | "her" | "another" | "one" | "my" | "our")
        })?;
        let plain = (article + 1..end).all(|i| {
            !self.quoted[i] && prose.joined(i) || prose.gap(i) == "-" || prose.gap(i) == "’" || prose.gap(i) == "'"
        });
        let words: Vec<String> =
            (article + 1..end).map(|i| prose.word(i).to_owned()).filter(|w| !words::function(w)).collect();
        let verb_inside = words.iter().any(|w| words::past(w))
            || (article + 1..end)
                .any(|i| matches!(prose.word(i), "on" | "and" | "at" | "in" | "by" | "with" | "that" | "who"));
        (plain && !verb_inside && !words.is_empty() && end - article <= 6)
            .then_some((Subject::Role(words), article..end))
    }

    /// The subject of an inverted cue (`," wrote Lund`).
    pub(super) fn subject_after(&self, verb: Range<usize>, brings: bool) -> Option<Found> {
        let prose = self.prose;
        let end = verb.end;
        if end >= prose.tokens.len() || self.quoted[end] || !prose.joined(end) {
            return None;
        }
        if prose.stripped() {
            let mention = parties::starting_at(self.mentions, end)?;
            return Some((Subject::Named(mention.party), mention.tokens.clone()));
        }
        if let Some(pronoun) = pronoun(prose.word(end)) {
            return self.after_words(&verb).then_some((Subject::Pronoun(pronoun), end..end + 1));
        }
        let phrase = self.phrase_starting(end)?;
        // "Said Ada Lund, who was there: ...", "In short, explained Lund: ...": set off on its other side too.
        let set_off = || {
            (brings || prose.gap(phrase.end).starts_with(':'))
                && (prose.starts_sentence(verb.start) || prose.gap(verb.start).contains(','))
                && prose.gap(phrase.end).contains([',', ':'])
        };
        if !(self.after_words(&verb) || set_off()) {
            return None;
        }
        Some(self.meant_by(phrase.clone(), phrase))
    }

    /// Whether quoted words stand right before a verb, an adverb allowed between.
    fn after_words(&self, verb: &Range<usize>) -> bool {
        let prose = self.prose;
        let adverb = verb.start > 0 && words::adverb(prose.word(verb.start - 1));
        let start = if adverb { verb.start - 1 } else { verb.start };
        start > 0 && self.quoted[start - 1] || prose.gap(start).contains(['"', '”', '»'])
    }

    /// The subject of a verb further on in its clause: "Lund thanked him and wrote", ", adding ...".
    pub(super) fn clause_subject(&self, verb: usize) -> Option<(Subject, Option<Range<usize>>)> {
        let prose = self.prose;
        if prose.stripped() {
            // Without punctuation only a verb joined by "and" still has the subject before it.
            let joined = verb > 0 && prose.word(verb - 1) == "and" && self.brings_words(verb);
            let named = parties::inside(self.mentions, verb.saturating_sub(20)..verb);
            return named
                .iter()
                .rfind(|m| joined && self.may_talk(m.party) && words::past(prose.word(m.tokens.end)))
                .map(|m| (Subject::Named(m.party), Some(m.tokens.clone())));
        }
        if let Some((subject, who)) = self.governing(verb) {
            return Some((subject, Some(who)));
        }
        let sentence = prose.sentence_at(verb).map(|s| prose.sentences[s].clone())?;
        let outside = |i: &usize| !self.quoted[*i];
        let named = parties::inside(self.mentions, sentence.start..verb)
            .iter()
            .find(|m| !self.quoted[m.tokens.start] && self.may_talk(m.party));
        let spoken = (sentence.start..verb).filter(outside).find_map(|i| pronoun(prose.word(i)).map(|p| (i, p)));
        match (named, spoken) {
            (Some(m), Some((i, p))) if i < m.tokens.start => Some((Subject::Pronoun(p), Some(i..i + 1))),
            (Some(m), _) if !possessive(prose, m.tokens.end) => Some((Subject::Named(m.party), Some(m.tokens.clone()))),
            (_, Some((i, p))) => Some((Subject::Pronoun(p), Some(i..i + 1))),
            _ => Some((Subject::Unsaid, None)),
        }
    }

    fn brings_words(&self, verb: usize) -> bool {
        verbs::at(self.prose, verb).is_some_and(|v| v.brings_words)
    }
}
