//! What speaks for or against a quotation at each place of a stripped text: the traits that [`super::weights`] weighs.
//!
//! A trait is a place in the table of weights, so that traits of words and traits of grammar are summed alike.

use super::super::cues::{Cue, Scene, Subject};
use super::super::verbs::{self, Act};
use super::lexicon::{Column, row};
use super::tails::tail;
use super::weights::{Trait, of_word, weight};
use super::{Elsewhere, borders, names};
use crate::parties;
use crate::prose::words;
use std::ops::Range;

/// The traits of one text. Each is a place in the table of weights.
pub(super) struct Traits {
    /// For each token, what speaks for its being quoted.
    pub(super) inside: Vec<Vec<usize>>,
    /// For each place, what speaks for a quotation's starting before that token.
    pub(super) opens: Vec<Vec<usize>>,
    /// For each place, what speaks for a quotation's having ended before that token.
    pub(super) closes: Vec<Vec<usize>>,
    /// For each place, whether a cue has just ended there, so that what starts is brought by it.
    pub(super) brought: Vec<bool>,
    /// For each place, whether a cue begins there or soon after, or another text ends a quotation there: what may end
    /// a quotation that no cue brings.
    pub(super) backed: Vec<bool>,
    /// For each place, whether a cue begins there.
    pub(super) begins: Vec<bool>,
    /// For each place, what speaks against a cue's having ended there with no words of its own before or after it.
    pub(super) unserved: Vec<Option<Vec<usize>>>,
}

impl Traits {
    /// The traits of a text.
    pub(super) fn of(scene: &Scene<'_>, cues: &[Cue], times: &[Range<usize>], elsewhere: &[Elsewhere]) -> Traits {
        let n = scene.prose.tokens.len();
        let mut traits = Traits {
            inside: (0..n).map(|i| inside(scene, i)).collect(),
            opens: (0..=n).map(|i| border(scene, i, Column::First)).collect(),
            closes: (0..=n).map(|i| border(scene, i, Column::After)).collect(),
            brought: vec![false; n + 1],
            backed: vec![false; n + 1],
            begins: vec![false; n + 1],
            unserved: vec![None; n + 1],
        };
        let mut free = 0;
        for (i, odds) in borders::sentence_starts(scene).into_iter().enumerate() {
            traits.take_odds(i, odds);
        }
        traits.closes[n].push(Trait::EndOfText as usize);
        for time in times {
            let led = time.start > 0
                && matches!(scene.prose.word(time.start - 1), "on" | "at" | "in" | "by" | "after" | "around");
            let start = if led { time.start - 1 } else { time.start };
            if cues.iter().any(|c| c.extent.start.min(c.verb.start) == time.end) {
                traits.closes[start].push(Trait::ClosesAtTimeOfCue as usize);
            }
            for i in time.clone().filter(|_| time.len() > 1) {
                traits.inside[i].push(Trait::InTime as usize);
            }
            traits.opens[start].push(Trait::OpensAtTime as usize);
            traits.opens[time.end].push(Trait::OpensAfterTime as usize);
            traits.closes[start].push(Trait::ClosesAtTime as usize);
            traits.closes[time.end].push(Trait::ClosesAfterTime as usize);
        }
        for cue in cues {
            traits.take_cue(scene, cue, times, &mut free);
        }
        for bare in names::bare(scene, cues) {
            traits.take_bare(&bare);
        }
        for (i, known) in elsewhere.iter().enumerate().take(n + 1) {
            traits.take_elsewhere(i, *known);
        }
        traits
    }

    /// Quotations start and end where sentences do, as a rule.
    fn take_odds(&mut self, i: usize, odds: f64) {
        const ODDS: [(f64, Trait, Trait); 7] = [
            (-6.0, Trait::OpensAtNoSentence, Trait::ClosesAtNoSentence),
            (-4.5, Trait::OpensAtOdds1, Trait::ClosesAtOdds1),
            (-3.3, Trait::OpensAtOdds2, Trait::ClosesAtOdds2),
            (-2.2, Trait::OpensAtOdds3, Trait::ClosesAtOdds3),
            (-1.1, Trait::OpensAtOdds4, Trait::ClosesAtOdds4),
            (0.0, Trait::OpensAtOdds5, Trait::ClosesAtOdds5),
            (f64::INFINITY, Trait::OpensAtSentence, Trait::ClosesAtSentence),
        ];
        if let Some((_, opens, closes)) = ODDS.iter().find(|(most, ..)| odds < *most) {
            self.opens[i].push(*opens as usize);
            self.closes[i].push(*closes as usize);
        }
    }

    /// What other texts print settles a border, whatever else speaks for or against it.
    fn take_elsewhere(&mut self, i: usize, known: Elsewhere) {
        // The reporter's own words may stand amid words that are quoted elsewhere without a break.
        let own = |list: &Vec<usize>| list.contains(&(Trait::InSureCue as usize));
        if known.quoted && self.inside.get(i).is_some_and(|list| !own(list)) {
            self.inside[i].push(Trait::QuotedElsewhere as usize);
        }
        if known.starts {
            self.opens[i] = vec![Trait::StartsElsewhere as usize];
        }
        if known.ends {
            self.closes[i] = vec![Trait::EndsElsewhere as usize];
            self.backed[i] = true;
        }
    }

    fn take_bare(&mut self, bare: &Range<usize>) {
        for i in bare.clone() {
            self.inside[i].push(Trait::InBareCue as usize);
        }
        let clear =
            bare.clone().all(|i| !self.begins[i]) && (bare.start + 1..=bare.end).all(|i| self.unserved[i].is_none());
        if clear {
            self.begins[bare.start] = true;
            self.unserved[bare.end] = Some(vec![Trait::UnservedBare as usize]);
        }
        self.opens[bare.end].push(Trait::OpensAfterBareCue as usize);
        self.closes[bare.start].push(Trait::ClosesAtBareCue as usize);
        self.brought[bare.end] = true;
        self.near(bare.start, bare.end);
    }

    fn take_cue(&mut self, scene: &Scene<'_>, cue: &Cue, times: &[Range<usize>], free: &mut usize) {
        let start = cue.extent.start.min(cue.verb.start);
        let end = tail(scene, cue, times);
        let sure = cue.kind.brings_words || cue.kind.continues || cue.kind.act == Act::Send;
        let own = sure && cue.kind.act != Act::Say && cue.subject != Subject::Unsaid;
        for i in start..end {
            self.inside[i].push(if own { Trait::InSureCue } else { Trait::InCue } as usize);
        }
        let (opens, closes, unserved) = match (cue.kind.act, sure) {
            (Act::Send, _) => (Trait::OpensAfterSend, Trait::ClosesAtSend, Trait::UnservedSend),
            (Act::Write, true) => (Trait::OpensAfterWrite, Trait::ClosesAtWrite, Trait::UnservedWrite),
            (Act::Write, false) => (Trait::OpensAfterAsk, Trait::ClosesAtAsk, Trait::UnservedAsk),
            (Act::Say, true) => (Trait::OpensAfterSay, Trait::ClosesAtSay, Trait::UnservedSay),
            (Act::Say, false) => (Trait::OpensAfterTell, Trait::ClosesAtTell, Trait::UnservedTell),
            (Act::Publish, _) => (Trait::OpensAfterPost, Trait::ClosesAtPost, Trait::UnservedPost),
        };
        let mut owed = vec![unserved as usize];
        self.opens[end].push(opens as usize);
        self.closes[start].push(closes as usize);
        let form = match (&cue.subject, cue.inverted) {
            (_, true) => Some((Trait::OpensAfterInverted, Trait::ClosesAtInverted, Trait::UnservedInverted)),
            (Subject::Pronoun(_), _) => {
                Some((Trait::OpensAfterPronoun, Trait::ClosesAtPronoun, Trait::UnservedPronoun))
            }
            (Subject::Unsaid, _) => Some((Trait::OpensAfterUnsaid, Trait::ClosesAtUnsaid, Trait::UnservedUnsaid)),
            (Subject::Thing | Subject::Role(_), _) => {
                Some((Trait::OpensAfterRole, Trait::ClosesAtRole, Trait::UnservedRole))
            }
            _ => None,
        };
        if let Some((opens, closes, unserved)) = form {
            owed.push(unserved as usize);
            self.opens[end].push(opens as usize);
            self.closes[start].push(closes as usize);
        }
        if verbs::names_private(scene.prose.word(cue.verb.start)) {
            owed.push(Trait::UnservedNoun as usize);
            self.opens[end].push(Trait::OpensAfterNoun as usize);
            self.closes[start].push(Trait::ClosesAtNoun as usize);
        }
        if cue.kind.continues {
            self.opens[end].push(Trait::OpensAfterAdd as usize);
        }
        if end > cue.verb.end {
            self.opens[end].push(Trait::OpensAfterTail as usize);
            owed.push(Trait::UnservedTail as usize);
        }
        if verbs::at(scene.prose, start).is_none() && scene.prose.word(end) == "that" {
            owed.push(Trait::UnservedThat as usize);
        }
        // Cues that overlap share what they bring.
        if start >= *free && end > start {
            self.begins[start] = true;
            self.unserved[end] = Some(owed);
            *free = end;
        }
        self.brought[end] = true;
        self.near(start, end);
    }

    /// A cue not far before or after the border makes up for words of it that were not recognised.
    fn near(&mut self, start: usize, end: usize) {
        for i in end + 1..(end + 13).min(self.opens.len()) {
            self.opens[i].push(if i - end <= 4 { Trait::OpensSoonAfterCue } else { Trait::OpensAfterWhile } as usize);
        }
        self.backed[start] = true;
        for i in start.saturating_sub(4)..start {
            self.backed[i] = true;
            self.closes[i].push(Trait::ClosesSoonBeforeCue as usize);
        }
    }
}

/// How much word `i` speaks for a quotation, all in all.
pub(super) fn word(scene: &Scene<'_>, i: usize) -> f64 {
    inside(scene, i).into_iter().filter(|&t| t != Trait::Inside as usize).map(weight).sum()
}

/// What word `i` is.
fn inside(scene: &Scene<'_>, i: usize) -> Vec<usize> {
    let prose = scene.prose;
    let word = prose.word(i);
    let next = prose.word(i + 1);
    let before = if i > 0 { prose.word(i - 1) } else { "" };
    let mut out = vec![Trait::Inside as usize];
    let clock = word == "m" && matches!(before, "a" | "p") || word == "us" && before == "the";
    match row(word).filter(|_| !clock) {
        Some(row) => out.push(of_word(Column::Quoted, row)),
        None if words::person(word) && !clock => out.push(Trait::Person as usize),
        None if words::chatty(word) => out.push(Trait::Chatty as usize),
        None if words::past(word) => out.push(Trait::Past as usize),
        None if words::present(word) => out.push(Trait::Present as usize),
        None if words::calendar(word) => out.push(Trait::Calendar as usize),
        None if word.starts_with(|c: char| c.is_ascii_digit()) => out.push(Trait::Number as usize),
        None if word.len() >= 9 => out.push(Trait::LongWord as usize),
        None => {}
    }
    let contraction = match next {
        "t" => matches!(word, "don" | "won" | "can" | "isn" | "aren" | "doesn" | "shouldn" | "couldn" | "wouldn"),
        "s" => matches!(word, "it" | "that" | "there" | "what" | "let" | "here" | "where" | "who" | "how"),
        "re" | "ve" | "ll" | "m" => true,
        _ => false,
    };
    if contraction {
        out.push(Trait::Contraction as usize);
    }
    if let Some(mention) = parties::starting_at(scene.mentions, i) {
        out.push(if acts(scene, mention.tokens.end) {
            Trait::NameActs
        } else if mention.tokens.len() > 1 {
            Trait::FullName
        } else {
            Trait::Name
        } as usize);
    }
    out
}

/// What stands on either side of the place before token `i`.
fn border(scene: &Scene<'_>, i: usize, word: Column) -> Vec<usize> {
    let prose = scene.prose;
    let opens = word == Column::First;
    let mut out = Vec::new();
    out.extend(row(prose.word(i)).map(|row| of_word(word, row)));
    if let Some(mention) = parties::starting_at(scene.mentions, i) {
        let acts = acts(scene, mention.tokens.end);
        out.push(match (opens, acts) {
            (true, true) => Trait::OpensAtActor,
            (true, false) => Trait::OpensAtName,
            (false, true) => Trait::ClosesAtActor,
            (false, false) => Trait::ClosesAtName,
        } as usize);
    } else if scene.mentions.iter().any(|m| m.tokens.start < i && i < m.tokens.end) {
        out.push(Trait::InsideName as usize);
    } else if row(prose.word(i)).is_none() && words::past(prose.word(i)) {
        out.push(if opens { Trait::OpensAtPast } else { Trait::ClosesAtPast } as usize);
    }
    out
}

/// Whether what follows a name tells what its bearer did.
fn acts(scene: &Scene<'_>, after: usize) -> bool {
    let prose = scene.prose;
    let verb = if words::adverb(prose.word(after)) || prose.word(after) == "who" { after + 1 } else { after };
    words::past(prose.word(verb)) || matches!(prose.word(verb), "has" | "never")
}
