//! Cues: the reporter's words that say who wrote or said something, to whom and how.

use super::verbs::{self, Act, Verb};
use crate::parties::{self, Mention, PartyIx, Roster};
use crate::prose::{Prose, words};
use std::ops::Range;

/// Who a cue says it was, in the reporter's words.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// By name.
    Named(PartyIx),
    /// By a pronoun.
    Pronoun(Pronoun),
    /// By the message itself: "the message read".
    Thing,
    /// By what the party is: "the publicist", as folded words.
    Role(Vec<String>),
    /// Left unsaid: ", adding ...".
    Unsaid,
}

/// Pronouns, as far as they tell people apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the variants are their own words
pub enum Pronoun {
    He,
    She,
    They,
}

/// One cue.
#[derive(Clone, Debug)]
pub struct Cue {
    /// The verb.
    pub verb: Range<usize>,
    /// What it is.
    pub kind: Verb,
    /// Who.
    pub subject: Subject,
    /// From the first word of the subject to the last word of the recipient, whichever stand outside.
    pub extent: Range<usize>,
    /// Whether the subject stands after the verb.
    pub inverted: bool,
    /// Who it went to, where the cue names somebody.
    pub recipient: Option<Recipient>,
}

/// Who a cue says it went to.
#[derive(Clone, Debug, PartialEq)]
pub enum Recipient {
    /// By name.
    Named(PartyIx),
    /// By a pronoun: the other one.
    Other(Pronoun),
    /// By what the party is: "the chairman", as folded words.
    Role(Vec<String>),
}

/// What cues are looked for in.
pub struct Scene<'a> {
    /// The text.
    pub prose: &'a Prose<'a>,
    /// Whom it names.
    pub mentions: &'a [Mention],
    /// Whose names these are.
    pub roster: &'a Roster,
    /// For each token, whether it stands between quotation marks.
    pub quoted: &'a [bool],
    /// Who is known to speak or write somewhere in the pile, by party; empty while that is not known.
    pub talkers: &'a [bool],
}

/// All cues outside quotations, in order.
pub fn find(scene: &Scene<'_>) -> Vec<Cue> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < scene.prose.tokens.len() {
        let Some(kind) = verbs::at(scene.prose, i).filter(|_| !scene.quoted[i]) else {
            out.extend(scene.beside(i));
            i += 1;
            continue;
        };
        if !negated(scene.prose, i) && !passive(scene.prose, i, kind) {
            out.extend(scene.cue(i..i + kind.len, kind));
        }
        i += kind.len;
    }
    let open = |i: &usize| !scene.quoted[*i];
    out.extend(
        (0..scene.prose.tokens.len())
            .filter(open)
            .filter_map(|i| scene.noun_cue(i).or_else(|| scene.headed(i)).or_else(|| scene.possessed(i))),
    );
    out.sort_by_key(|c| (c.verb.start, c.verb.end));
    out
}

/// A message spoken of as a thing that somebody sent: "Lund's answer", "a text from Lund".
const NOUN: Verb =
    Verb { len: 1, act: Act::Send, answers: false, continues: false, takes_person: false, brings_words: false };

/// Words that may stand between a subject and its verb; "never" denies it.
fn passes(word: &str) -> bool {
    matches!(
        word,
        "had" | "has" | "have" | "who" | "in" | "turn" | "back" | "was" | "is" | "been" | "ve" | "yet" | "even"
    ) || words::adverb(word) && word != "never"
}

/// Whether the act is denied, wished for or only possible.
fn negated(prose: &Prose<'_>, verb: usize) -> bool {
    let mut i = verb;
    while i > 0 && verb - i < 4 {
        i -= 1;
        match prose.word(i) {
            "not" | "never" | "to" | "would" | "could" | "might" | "should" | "if" | "whether" | "didn" | "hadn" => {
                return true;
            }
            "t" if i > 0 && matches!(prose.word(i - 1), "didn" | "hadn" | "hasn" | "wouldn" | "couldn") => return true,
            word if passes(word) => {}
            _ => return false,
        }
    }
    false
}

/// "Lund was e-mailed an offer": the subject is the one who was written to.
fn passive(prose: &Prose<'_>, verb: usize, kind: Verb) -> bool {
    kind.takes_person
        && verb > 0
        && matches!(prose.word(verb - 1), "was" | "were" | "been" | "being" | "be" | "got" | "is" | "are")
}

impl Scene<'_> {
    /// Whether a party may be meant where the text does not put its name next to the verb.
    pub fn may_talk(&self, party: PartyIx) -> bool {
        self.talkers.is_empty() || self.talkers.get(party.0).copied().unwrap_or(false)
    }

    fn cue(&self, verb: Range<usize>, kind: Verb) -> Option<Cue> {
        if self.prose.word(verb.start) == "sent" && !self.sends_something(verb.start) {
            return None;
        }
        let after = self.after_verb(verb.end, kind);
        let (subject, start, inverted, end) = match self.subject_before(verb.start) {
            Some((subject, start)) => (subject, start, false, verb.end),
            None => match self.subject_after(verb.end) {
                Some((subject, end)) => (subject, verb.start, true, end),
                None => (self.clause_subject(verb.start)?, verb.start, false, verb.end),
            },
        };
        let (recipient, tail) =
            if inverted { self.after_verb(end, Verb { takes_person: false, ..kind }) } else { after };
        let extent = start..tail.max(end);
        Some(Cue { verb, kind, subject, extent, inverted, recipient })
    }

    /// Whether "sent" brings a message: one is named close by.
    fn sends_something(&self, verb: usize) -> bool {
        let low = verb.saturating_sub(8);
        let high = (verb + 9).min(self.prose.tokens.len());
        let brings = |word: &str| {
            verbs::names_private(word) || matches!(word, "word" | "words" | "line" | "reply" | "answer" | "response")
        };
        (low..high).any(|i| {
            !self.quoted[i] && brings(self.prose.word(i)) && self.prose.sentence_at(i) == self.prose.sentence_at(verb)
        })
    }

    /// `," she sneered`: a subject and any verb of the past right beside a quotation.
    fn beside(&self, i: usize) -> Option<Cue> {
        let prose = self.prose;
        let starts = i > 0 && self.quoted[i - 1] && !self.quoted[i] && !prose.stripped();
        let comma = prose.gap(i).contains([',', '?', '!']);
        if !starts || !comma {
            return None;
        }
        let (subject, end) = match (parties::starting_at(self.mentions, i), pronoun(prose.word(i))) {
            (Some(mention), _) if self.may_talk(mention.party) => (Subject::Named(mention.party), mention.tokens.end),
            (None, Some(pronoun)) => (Subject::Pronoun(pronoun), i + 1),
            _ => return None,
        };
        let verb = if words::adverb(prose.word(end)) { end + 1 } else { end };
        let fits = words::past(prose.word(verb))
            && !matches!(prose.word(verb), "was" | "were" | "had" | "did")
            && verbs::at(prose, verb).is_none();
        fits.then_some(Cue {
            verb: verb..verb + 1,
            kind: verbs::BESIDE,
            subject,
            extent: i..verb + 1,
            inverted: false,
            recipient: None,
        })
    }

    /// "from Lund to Ames, next day: ...", "6.21am: Lund to Ames. ...", "Lund: ...": a message headed like a letter.
    fn headed(&self, i: usize) -> Option<Cue> {
        let prose = self.prose;
        if prose.stripped() || i + 1 >= prose.tokens.len() {
            return None;
        }
        let from = prose.word(i) == "from";
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
            extent: name..end,
            inverted: false,
            recipient,
        })
    }

    /// "Lund's answer came at noon: ...", "in a text from Lund to Ames".
    fn noun_cue(&self, i: usize) -> Option<Cue> {
        let prose = self.prose;
        let answers = matches!(prose.word(i), "answer" | "reply" | "response");
        if !answers && !(verbs::names_private(prose.word(i)) && !prose.word(i).ends_with('s')) {
            return None;
        }
        let floor = prose.sentence_at(i).map_or(0, |s| prose.sentences[s].start);
        let owner = (i.saturating_sub(4).max(floor)..=i).rev().find_map(|k| {
            let mention = parties::ending_at(self.mentions, k)?;
            (possessive(prose, k) && !self.quoted[k] && self.may_talk(mention.party))
                .then_some((mention, mention.tokens.start))
        });
        let from = (i + 1..(i + 3).min(prose.tokens.len())).find(|&k| prose.word(k) == "from" && !self.quoted[k]);
        let sender = from
            .and_then(|k| parties::starting_at(self.mentions, self.past_titles(k + 1)))
            .filter(|m| self.may_talk(m.party));
        let before = i.checked_sub(1).filter(|&k| k >= floor).map_or("", |k| prose.word(k));
        let (subject, start, end) = match (owner, sender) {
            (Some((mention, start)), _) => (Subject::Named(mention.party), start, i + 1),
            (None, Some(mention)) => (Subject::Named(mention.party), i, mention.tokens.end),
            // "His answer came at once: ...", "The reply came a day later: ..."
            (None, None) if !answers => match possessing(before).filter(|_| self.quotes_soon(i)) {
                Some(pronoun) => (Subject::Pronoun(pronoun), i - 1, i + 1),
                None => return None,
            },
            (None, None) => match before {
                "his" => (Subject::Pronoun(Pronoun::He), i - 1, i + 1),
                "her" => (Subject::Pronoun(Pronoun::She), i - 1, i + 1),
                "the" => (Subject::Role(Vec::new()), i - 1, i + 1),
                _ => return None,
            },
        };
        let (recipient, tail) = self.after_verb(end, NOUN);
        let kind = Verb { answers, ..NOUN };
        let extent = start..tail.max(end);
        Some(Cue { verb: i..i + 1, kind, subject, extent, inverted: false, recipient })
    }

    /// Whether a quotation begins soon after token `i`, in the same sentence.
    fn quotes_soon(&self, i: usize) -> bool {
        let end = self.prose.sentence_at(i).map_or(i, |s| self.prose.sentences[s].end).min(i + 10);
        !self.prose.stripped() && (i + 1..=end).any(|k| self.quoted.get(k).copied().unwrap_or(false))
    }

    /// `Lund's "..." and her "..."`: whose words a quotation has, where nothing else stands between.
    fn possessed(&self, i: usize) -> Option<Cue> {
        let prose = self.prose;
        let long = (i + 1..i + 5).all(|k| self.quoted.get(k).copied().unwrap_or(false));
        // "He texted her, “...”": no owner.
        let apart = prose.gap(i + 1).contains([',', ':', ';', '.']);
        if prose.stripped() || self.quoted[i] || !long || apart {
            return None;
        }
        let subject = match possessing(prose.word(i)) {
            Some(pronoun) => (Subject::Pronoun(pronoun), i),
            None => {
                let mention = parties::ending_at(self.mentions, i).filter(|_| prose.word(i) == "s")?;
                (possessive(prose, i) && self.may_talk(mention.party))
                    .then_some((Subject::Named(mention.party), mention.tokens.start))?
            }
        };
        let kind = Verb { act: Act::Write, brings_words: true, ..NOUN };
        let extent = subject.1..i + 1;
        Some(Cue { verb: i..i + 1, kind, subject: subject.0, extent, inverted: false, recipient: None })
    }

    fn past_titles(&self, i: usize) -> usize {
        let reach = (i + 4).min(self.prose.tokens.len());
        (i..reach).find(|&k| !words::title(self.prose.word(k)) && self.prose.word(k) != "the").unwrap_or(i)
    }

    /// The subject that stands straight before the verb, and where it starts.
    fn subject_before(&self, verb: usize) -> Option<(Subject, usize)> {
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
            // ", telling him": the subject is the clause's, not whoever stands before the comma; but "said Lund, adding".
            let said = mention.tokens.start.checked_sub(1).is_some_and(|i| verbs::at(prose, i).is_some());
            if prose.word(verb).ends_with("ing") && prose.gap(end).starts_with(',') && !said {
                return None;
            }
            let mention = self.before_apposition(mention, end, floor).unwrap_or(mention);
            return self.may_talk(mention.party).then_some((Subject::Named(mention.party), mention.tokens.start));
        }
        // A participle leaves its subject to the clause: ", telling him ...".
        if prose.word(verb).ends_with("ing") {
            return None;
        }
        if matches!(prose.word(last), "it" | "which" | "that") && !prose.stripped() {
            return Some((Subject::Thing, last));
        }
        if let Some(pronoun) = pronoun(prose.word(last)) {
            return Some((Subject::Pronoun(pronoun), last));
        }
        if verbs::names_private(prose.word(last))
            || matches!(prose.word(last), "post" | "tweet" | "statement" | "reply" | "response" | "note" | "letter")
        {
            return Some((Subject::Thing, last.saturating_sub(1).max(floor)));
        }
        // "Rob Gold, a publicist, wrote": back over what stands between commas to the name before.
        if prose.gap(end).contains(',') {
            let reach = last.saturating_sub(16).max(floor);
            let opening = (reach + 1..=last).rev().find(|&i| prose.gap(i).contains(','));
            if let Some(mention) = opening.and_then(|i| parties::ending_at(self.mentions, i)) {
                return Some((Subject::Named(mention.party), mention.tokens.start));
            }
        }
        self.role_ending(end, floor)
    }

    /// "Ada Lund, the head of Ames Freight, wrote": the name before the commas, for the one that ends between them.
    fn before_apposition(&self, last: &Mention, end: usize, floor: usize) -> Option<&Mention> {
        let prose = self.prose;
        if prose.stripped() || !prose.gap(end).starts_with(',') {
            return None;
        }
        let reach = last.tokens.start.saturating_sub(14).max(floor);
        let opening = (reach + 1..last.tokens.start).rev().find(|&i| prose.gap(i).contains(',') || self.quoted[i])?;
        let describes = !self.quoted[opening]
            && prose.gap(opening) == ", "
            && (matches!(
                prose.word(opening),
                "the" | "a" | "an" | "who" | "then" | "now" | "its" | "his" | "her" | "whose"
            ) || !prose.capital(opening) && !words::function(prose.word(opening)));
        let named = parties::ending_at(self.mentions, opening)?;
        (describes && self.may_talk(named.party)).then_some(named)
    }

    /// "the publicist", "the mayor's chief of staff": a described party that ends before token `end`.
    fn role_ending(&self, end: usize, floor: usize) -> Option<(Subject, usize)> {
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
        (plain && !verb_inside && !words.is_empty() && end - article <= 6).then_some((Subject::Role(words), article))
    }

    /// The subject of an inverted cue (`," wrote Lund`), and where it ends.
    fn subject_after(&self, end: usize) -> Option<(Subject, usize)> {
        let prose = self.prose;
        let verb_follows_quote =
            end >= 2 && self.quoted[end - 2] || prose.gap(end - 1).contains(['"', '”', '’', '\'', '»']);
        if end >= prose.tokens.len() || !(verb_follows_quote || prose.stripped()) || self.quoted[end] {
            return None;
        }
        if let Some(mention) = parties::starting_at(self.mentions, end) {
            return Some((Subject::Named(mention.party), mention.tokens.end));
        }
        // A title before the name: "wrote Mayor Lund".
        let titled =
            (end..(end + 4).min(prose.tokens.len())).find(|&i| parties::starting_at(self.mentions, i).is_some());
        if let Some(mention) = titled.and_then(|i| parties::starting_at(self.mentions, i))
            && (end..mention.tokens.start)
                .all(|i| words::title(prose.word(i)) || prose.capital(i) || prose.word(i) == "the")
        {
            return Some((Subject::Named(mention.party), mention.tokens.end));
        }
        if let Some(pronoun) = pronoun(prose.word(end)) {
            return Some((Subject::Pronoun(pronoun), end + 1));
        }
        if prose.word(end) == "the" && !prose.stripped() {
            let stop = (end + 1..(end + 6).min(prose.tokens.len()))
                .find(|&i| !prose.joined(i) || words::function(prose.word(i)));
            let stop = stop.unwrap_or((end + 3).min(prose.tokens.len()));
            let words: Vec<String> = (end + 1..stop).map(|i| prose.word(i).to_owned()).collect();
            return (!words.is_empty()).then_some((Subject::Role(words), stop));
        }
        None
    }

    /// The subject of a verb further on in its clause: "Lund thanked him and wrote", ", adding ...".
    fn clause_subject(&self, verb: usize) -> Option<Subject> {
        let prose = self.prose;
        if prose.stripped() {
            // Without punctuation only a verb joined by "and" still has the subject before it.
            let joined = verb > 0 && prose.word(verb - 1) == "and" && self.brings_words(verb);
            let named = parties::inside(self.mentions, verb.saturating_sub(20)..verb);
            return named
                .iter()
                .rfind(|m| joined && self.may_talk(m.party) && words::past(prose.word(m.tokens.end)))
                .map(|m| Subject::Named(m.party));
        }
        let sentence = prose.sentence_at(verb).map(|s| prose.sentences[s].clone())?;
        let outside = |i: &usize| !self.quoted[*i];
        let named = parties::inside(self.mentions, sentence.start..verb)
            .iter()
            .find(|m| !self.quoted[m.tokens.start] && self.may_talk(m.party));
        let spoken = (sentence.start..verb).filter(outside).find_map(|i| pronoun(prose.word(i)).map(|p| (i, p)));
        match (named, spoken) {
            (Some(m), Some((i, p))) if i < m.tokens.start => Some(Subject::Pronoun(p)),
            (Some(m), _) if !possessive(prose, m.tokens.end) => Some(Subject::Named(m.party)),
            (_, Some((_, p))) => Some(Subject::Pronoun(p)),
            _ => Some(Subject::Unsaid),
        }
    }

    fn brings_words(&self, verb: usize) -> bool {
        verbs::at(self.prose, verb).is_some_and(|v| v.brings_words)
    }

    /// The recipient after the verb, and where the cue ends with it.
    fn after_verb(&self, end: usize, kind: Verb) -> (Option<Recipient>, usize) {
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

/// A possessive that makes an owner of whoever it means.
fn possessing(word: &str) -> Option<Pronoun> {
    match word {
        "his" => Some(Pronoun::He),
        "her" => Some(Pronoun::She),
        _ => None,
    }
}

/// Whether a possessive ending stands at token `i`: "Lund's", "lund s".
fn possessive(prose: &Prose<'_>, i: usize) -> bool {
    let plural = prose.gap(i).starts_with(['\'', '’']) && prose.gap(i).ends_with(' ');
    plural
        || prose.word(i) == "s" && matches!(prose.gap(i), "'" | "’" | " ") && (prose.stripped() || prose.gap(i) != " ")
}

fn pronoun(word: &str) -> Option<Pronoun> {
    match word {
        "he" => Some(Pronoun::He),
        "she" => Some(Pronoun::She),
        "they" => Some(Pronoun::They),
        _ => None,
    }
}

impl Cue {
    /// Whether it may bring a message: not mere speech.
    pub fn may_be_private(&self) -> bool {
        matches!(self.kind.act, Act::Send | Act::Write)
    }
}
