//! Nouns that bring words: "Lund's answer", "a text from Lund", headings and possessives.

use super::{Cue, NOUN, Pronoun, Recipient, Scene, Subject, possessing, possessive};
use crate::parties::{self, Mention};
use crate::prose::words;
use crate::quotes::verbs::{self, Act, Verb};

impl Scene<'_> {
    /// "from Lund to Ames, next day: ...", "6.21am: Lund to Ames. ...", "Lund: ...": a message headed like a letter.
    pub(super) fn headed(&self, i: usize) -> Option<Cue> {
        let prose = self.prose;
        if prose.stripped() || i + 1 >= prose.tokens.len() {
            return None;
        }
        let from = prose.word(i) == "from";
        if !from && parties::starting_at(self.mentions, i).is_none() {
            return None;
        }
        let heading = |k: usize| {
            let word = prose.word(k);
            word.starts_with(|c: char| c.is_ascii_digit())
                || words::calendar(word)
                || words::title(word)
                || matches!(word, "a" | "p" | "m" | "at" | "on" | "and" | "then")
        };
        let heads = prose.paragraph_at(i).is_some_and(|p| (prose.paragraphs[p].tokens.start..i).all(heading))
            || prose.sentence_at(i).is_some_and(|s| (prose.sentences[s].start..i).all(heading));
        if !(from || heads) {
            return None;
        }
        let name = if from { self.past_titles(i + 1) } else { i };
        let sender = parties::starting_at(self.mentions, name).filter(|m| self.may_talk(m.party))?;
        let end = sender.tokens.end;
        let to =
            (prose.word(end) == "to").then(|| parties::starting_at(self.mentions, self.past_titles(end + 1))).flatten();
        let labels =
            heads && !from && prose.gap(end).starts_with(':') && self.quoted.get(end).copied().unwrap_or(false);
        let close = |m: &Mention| (m.tokens.end..(m.tokens.end + 6).min(prose.tokens.len())).any(|k| self.quoted[k]);
        let (recipient, end) = match to {
            Some(to) if close(to) => (Some(Recipient::Named(to.party)), to.tokens.end),
            _ if labels => (None, end),
            _ => return None,
        };
        let kind = Verb { brings_words: true, ..NOUN };
        Some(Cue {
            verb: name..sender.tokens.end,
            kind,
            subject: Subject::Named(sender.party),
            who: Some(sender.tokens.clone()),
            extent: name..end,
            inverted: false,
            recipient,
        })
    }

    /// "Lund's answer came at noon: ...", "in a text from Lund to Ames".
    pub(super) fn noun_cue(&self, i: usize) -> Option<Cue> {
        let prose = self.prose;
        let answers = matches!(prose.word(i), "answer" | "reply" | "response");
        if !answers && !(verbs::names_private(prose.word(i)) && !prose.word(i).ends_with('s')) {
            return None;
        }
        let floor = prose.sentence_at(i).map_or(0, |s| prose.sentences[s].start);
        let owner = (i.saturating_sub(4).max(floor)..=i).rev().find_map(|k| {
            let mention = parties::ending_at(self.mentions, k)?;
            (possessive(prose, k) && !self.quoted[k] && self.may_talk(mention.party)).then_some(mention)
        });
        let from = (i + 1..(i + 3).min(prose.tokens.len())).find(|&k| prose.word(k) == "from" && !self.quoted[k]);
        let sender = from
            .and_then(|k| parties::starting_at(self.mentions, self.past_titles(k + 1)))
            .filter(|m| self.may_talk(m.party));
        let before = i.checked_sub(1).filter(|&k| k >= floor).map_or("", |k| prose.word(k));
        let (subject, who, end) = match (owner, sender) {
            (Some(mention), _) => (Subject::Named(mention.party), mention.tokens.clone(), i + 1),
            (None, Some(mention)) => (Subject::Named(mention.party), mention.tokens.clone(), mention.tokens.end),
            // "His answer came at once: ...", "The reply came a day later: ..."
            (None, None) if !answers => match possessing(before).filter(|_| self.quotes_soon(i)) {
                Some(pronoun) => (Subject::Pronoun(pronoun), i - 1..i, i + 1),
                None => return None,
            },
            (None, None) => match before {
                "his" => (Subject::Pronoun(Pronoun::He), i - 1..i, i + 1),
                "her" => (Subject::Pronoun(Pronoun::She), i - 1..i, i + 1),
                "the" => (Subject::Role(Vec::new()), i - 1..i + 1, i + 1),
                _ => return None,
            },
        };
        let (recipient, tail) = self.after_verb(end, NOUN);
        let kind = Verb { answers, ..NOUN };
        let extent = who.start.min(i)..tail.max(end);
        Some(Cue { verb: i..i + 1, kind, subject, who: Some(who), extent, inverted: false, recipient })
    }

    /// "According to Lund, ..."
    pub(super) fn according(&self, i: usize) -> Option<Cue> {
        let prose = self.prose;
        if prose.stripped() || prose.word(i) != "according" || prose.word(i + 1) != "to" {
            return None;
        }
        let phrase = self.phrase_starting(i + 2)?;
        let (subject, who) = self.meant_by(phrase.clone(), phrase);
        let extent = i..who.end;
        Some(Cue {
            verb: i..i + 2,
            kind: verbs::CREDIT,
            subject,
            who: Some(who),
            extent,
            inverted: true,
            recipient: None,
        })
    }

    /// `Lund: "..."`: a name and a colon straight before a quotation, set off from what stands before.
    pub(super) fn labelled(&self, i: usize) -> Option<Cue> {
        let prose = self.prose;
        let opens = self.quoted[i] && i > 0 && !self.quoted[i - 1] && prose.gap(i).starts_with(':');
        if !opens || prose.stripped() {
            return None;
        }
        let floor = prose.sentence_at(i - 1).map(|s| prose.sentences[s].start)?;
        let (phrase, head) = self.phrase_ending(i, floor)?;
        let apart = phrase.start == floor
            || prose.gap(phrase.start).contains(['—', '–', '―', '(', '[', '•'])
            || prose.gap(phrase.start).contains(" - ");
        let (subject, who) = self.meant_by(head, phrase.clone());
        let named = matches!(subject, Subject::Named(_));
        (apart && named).then(|| Cue {
            verb: phrase.clone(),
            kind: verbs::BROUGHT,
            subject,
            who: Some(who),
            extent: phrase,
            inverted: false,
            recipient: None,
        })
    }

    /// `"..." - Ada Lund`: a name after a dash, to the end of the paragraph.
    pub(super) fn signed(&self, i: usize) -> Option<Cue> {
        let prose = self.prose;
        let closes = i > 0 && self.quoted[i - 1] && !self.quoted[i];
        if !closes || prose.stripped() || !prose.gap(i).contains(['—', '–', '―', '-']) {
            return None;
        }
        let phrase = self.phrase_starting(i)?;
        let last = prose.paragraph_at(i).map(|p| prose.paragraphs[p].tokens.end)?;
        let ends = phrase.end == last || prose.gap(phrase.end).starts_with([',', '.', '\n']) && last - i < 14;
        let (subject, who) = self.meant_by(phrase.clone(), phrase.clone());
        let named = matches!(subject, Subject::Named(_));
        (ends && named).then(|| Cue {
            verb: phrase.clone(),
            kind: verbs::BROUGHT,
            subject,
            who: Some(who),
            extent: phrase,
            inverted: true,
            recipient: None,
        })
    }

    /// Whether a quotation begins soon after token `i`, in the same sentence.
    pub(super) fn quotes_soon(&self, i: usize) -> bool {
        let end = self.prose.sentence_at(i).map_or(i, |s| self.prose.sentences[s].end).min(i + 10);
        !self.prose.stripped() && (i + 1..=end).any(|k| self.quoted.get(k).copied().unwrap_or(false))
    }

    /// `Lund's "..." and her "..."`: whose words a quotation has, where nothing else stands between.
    pub(super) fn possessed(&self, i: usize) -> Option<Cue> {
        let prose = self.prose;
        let long = (i + 1..i + 5).all(|k| self.quoted.get(k).copied().unwrap_or(false));
        if !long {
            return None;
        }
        // "He texted her, “...”": no owner.
        let apart = prose.gap(i + 1).contains([',', ':', ';', '.']);
        if prose.stripped() || self.quoted[i] || apart {
            return None;
        }
        let (subject, who) = match possessing(prose.word(i)) {
            Some(pronoun) => (Subject::Pronoun(pronoun), i..i + 1),
            None => {
                let mention = parties::ending_at(self.mentions, i).filter(|_| prose.word(i) == "s")?;
                (possessive(prose, i) && self.may_talk(mention.party))
                    .then_some((Subject::Named(mention.party), mention.tokens.clone()))?
            }
        };
        let kind = Verb { act: Act::Write, brings_words: true, ..NOUN };
        let extent = who.start..i + 1;
        Some(Cue { verb: i..i + 1, kind, subject, who: Some(who), extent, inverted: false, recipient: None })
    }
}
