//! Cues: the reporter's words that say who wrote or said something, to whom and how.

mod phrases;

mod nouns;
mod recipients;
mod subjects;

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
    /// The words that say who; none where that is left unsaid.
    pub who: Option<Range<usize>>,
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
        let Some(kind) = verbs::at_large(scene.prose, i).filter(|_| !scene.quoted[i]) else {
            out.extend(scene.beside(i));
            i += 1;
            continue;
        };
        if scene.is_verb(i, kind) && !negated(scene.prose, i) && !passive(scene.prose, i, kind) {
            out.extend(scene.cue(i..i + kind.len, kind));
        }
        i += kind.len;
    }
    for i in 0..scene.prose.tokens.len() {
        if scene.quoted[i] {
            out.extend(scene.labelled(i));
        } else {
            let noun = scene.noun_cue(i).or_else(|| scene.headed(i)).or_else(|| scene.possessed(i));
            out.extend(noun.or_else(|| scene.according(i)).or_else(|| scene.signed(i)));
        }
    }
    out.sort_by_key(|c| (c.verb.start, c.verb.end));
    out
}

/// A message spoken of as a thing that somebody sent: "Lund's answer", "a text from Lund".
const NOUN: Verb = Verb {
    len: 1,
    act: Act::Send,
    answers: false,
    continues: false,
    takes_person: false,
    brings_words: false,
    broad: false,
};

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
    (kind.takes_person || kind.broad)
        && !prose.word(verb).ends_with("ing")
        && verb > 0
        && matches!(prose.word(verb - 1), "was" | "were" | "been" | "being" | "be" | "got" | "is" | "are")
}

impl Scene<'_> {
    /// Whether a party may be meant where the text does not put its name next to the verb.
    pub fn may_talk(&self, party: PartyIx) -> bool {
        self.talkers.is_empty() || self.talkers.get(party.0).copied().unwrap_or(false)
    }

    /// Whether a word that may be a noun, a name or an adjective as well ("the report", "the States", "a written answer") is
    /// a verb here.
    fn is_verb(&self, i: usize, kind: Verb) -> bool {
        let prose = self.prose;
        if prose.stripped() {
            return true;
        }
        let (word, before) = (prose.word(i), i.checked_sub(1).map_or("", |k| prose.word(k)));
        let beside = i > 0 && self.quoted[i - 1];
        if word == "called" && before == "so" {
            return false;
        }
        if !beside && phrases::determines(before) {
            return false;
        }
        if !kind.broad || beside || word.ends_with("ing") {
            return true;
        }
        if prose.capital(i) && !prose.starts_sentence(i) || words::past(word) {
            return !prose.capital(i) || prose.starts_sentence(i);
        }
        // Present forms look like nouns: "their claims are", "air strike reports of".
        let after = prose.word(i + kind.len);
        let noun =
            matches!(
                before,
                "s" | "of" | "for" | "in" | "with" | "such" | "and" | "on" | "from" | "by" | "about" | "to"
            ) || matches!(after, "of" | "is" | "are" | "was" | "were" | "has" | "have" | "had" | "will" | "would");
        if noun {
            return false;
        }
        let many = before.ends_with('s') && !before.ends_with("ss")
            || matches!(
                before,
                "they"
                    | "we"
                    | "i"
                    | "you"
                    | "who"
                    | "people"
                    | "women"
                    | "men"
                    | "also"
                    | "often"
                    | "still"
                    | "would"
                    | "will"
                    | "may"
                    | "could"
                    | "might"
                    | "did"
            );
        word.ends_with('s') && !word.ends_with("ss") || many
    }

    fn cue(&self, verb: Range<usize>, kind: Verb) -> Option<Cue> {
        if self.prose.word(verb.start) == "sent" && !self.sends_something(verb.start) {
            return None;
        }
        let after = self.after_verb(verb.end, kind);
        let (subject, who, start, inverted, end) = match self.subject_before(verb.start) {
            Some((subject, who)) => (subject, Some(who.clone()), who.start, false, verb.end),
            None => match self.subject_after(verb.clone(), kind.brings_words) {
                Some((subject, who)) => (subject, Some(who.clone()), verb.start, true, who.end),
                None => {
                    let (subject, who) = self.clause_subject(verb.start)?;
                    (subject, who, verb.start, false, verb.end)
                }
            },
        };
        let (recipient, tail) =
            if inverted { self.after_verb(end, Verb { takes_person: false, ..kind }) } else { after };
        let extent = start..tail.max(end);
        Some(Cue { verb, kind, subject, who, extent, inverted, recipient })
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
        if !starts || !prose.gap(i).contains([',', '?', '!']) {
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
            && verbs::at_large(prose, verb).is_none();
        fits.then_some(Cue {
            verb: verb..verb + 1,
            kind: verbs::BESIDE,
            subject,
            who: Some(i..end),
            extent: i..verb + 1,
            inverted: false,
            recipient: None,
        })
    }

    fn past_titles(&self, i: usize) -> usize {
        let reach = (i + 4).min(self.prose.tokens.len());
        (i..reach).find(|&k| !words::title(self.prose.word(k)) && self.prose.word(k) != "the").unwrap_or(i)
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
    /// Whether it credits somebody with what another may have said: "according to".
    pub fn credits(&self) -> bool {
        self.kind == verbs::CREDIT
    }

    /// Whether it is a name set after the words, as a signature is.
    pub fn signs(&self) -> bool {
        self.inverted && self.kind == verbs::BROUGHT
    }

    /// Whether it may bring a message: not mere speech.
    pub fn may_be_private(&self) -> bool {
        matches!(self.kind.act, Act::Send | Act::Write)
    }
}
