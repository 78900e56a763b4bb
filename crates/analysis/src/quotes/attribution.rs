//! Who said which words: brings cues and quotations together.
//!
//! [`reach`] finds the cue, [`speakers`] and [`recipients`] whom it means, [`frames`] whether the words were private.
//! A cue may stand after the words (`"...," Lund wrote`), before them (`Lund wrote: "..."`) or between two parts of
//! them; words without a cue of their own go on from the ones before. Pronouns mean the last fitting party: for an
//! answer the one who was written to, else the one who wrote.

mod frames;
mod reach;
mod recipients;
mod speakers;

use super::cues::{Cue, Pronoun, Scene, Subject};
use super::usage::{self, Heard};
use super::{Basis, Frame, Utterance};
use crate::dossier::{Marked, Usage};
use crate::parties::PartyIx;
use crate::parties::given::{self, SpokenOf};
use std::collections::HashMap;
use std::ops::Range;

/// Where the cue stands, seen from the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// What is known while reading on through one text.
#[derive(Default)]
struct Talk {
    speaker: Option<PartyIx>,
    source: Option<Range<usize>>,
    recipient: Option<PartyIx>,
    frame: Option<Frame>,
    firm: bool,
    /// Whether whoever spoke last is described and is no known party.
    unnamed: bool,
    /// How each speaker's last words went.
    frames: HashMap<PartyIx, Frame>,
    paragraph: usize,
    /// One past the last token of the last utterance.
    end: usize,
    cue: Option<usize>,
}

/// Who is spoken of as he or she.
pub type Genders = HashMap<PartyIx, Pronoun>;

/// Counts by which pronoun each party is taken up in the same sentence.
pub fn genders<'a>(scenes: impl Iterator<Item = &'a Scene<'a>>) -> Genders {
    let mut votes: HashMap<PartyIx, (u32, u32)> = HashMap::new();
    for scene in scenes {
        for (k, mention) in scene.mentions.iter().enumerate() {
            let before = scene.prose.word(mention.tokens.start.wrapping_sub(1));
            let vote = votes.entry(mention.party).or_insert_with(|| by_given_name(scene, mention.party));
            match before {
                "mr" | "sir" | "lord" | "brother" | "husband" | "son" | "father" | "chairman" | "spokesman" => {
                    vote.0 += 3
                }
                "ms" | "mrs" | "miss" | "dame" | "lady" | "sister" | "wife" | "daughter" | "mother" | "chairwoman"
                | "spokeswoman" => vote.1 += 3,
                _ => {}
            }
            let next = scene.mentions.get(k + 1).map_or(usize::MAX, |m| m.tokens.start);
            let end = scene.prose.sentence_at(mention.tokens.start).map_or(0, |s| scene.prose.sentences[s].end);
            let reach = (mention.tokens.end + 12).min(next).min(end);
            let found = (mention.tokens.end..reach).find_map(|i| match scene.prose.word(i) {
                _ if scene.quoted[i] => None,
                "he" | "his" | "himself" => Some(true),
                "she" | "herself" => Some(false),
                _ => None,
            });
            match found {
                Some(true) => vote.0 += 1,
                Some(false) => vote.1 += 1,
                None => {}
            }
        }
    }
    let decided = |(he, she): (u32, u32)| match (he, she) {
        (he, she) if he > 2 * she => Some(Pronoun::He),
        (he, she) if she > 2 * he => Some(Pronoun::She),
        _ => None,
    };
    votes.into_iter().filter_map(|(party, votes)| decided(votes).map(|p| (party, p))).collect()
}

/// What the given name of a party says of how it is spoken of; the text's own pronouns add to that.
fn by_given_name(scene: &Scene<'_>, party: PartyIx) -> (u32, u32) {
    let first = scene.roster.name_words(party).first();
    match first.and_then(|name| given::spoken_of(name)) {
        Some(SpokenOf::He) => (2, 0),
        Some(SpokenOf::She) => (0, 2),
        None => (0, 0),
    }
}

/// Gives every utterance of one text its speaker, recipient and frame. `utterances` stand in order.
pub fn attribute(scene: &Scene<'_>, cues: &[Cue], genders: &Genders, utterances: &mut [Utterance]) {
    let breaks = breaks(scene);
    let mut talk = Talk::default();
    for k in 0..utterances.len() {
        let (done, rest) = utterances.split_at_mut(k);
        let Some(this) = rest.first_mut() else { break };
        let paragraph = scene.prose.paragraph_at(this.tokens.start).unwrap_or(0);
        let next = rest.get(1).map(|u| u.tokens.start);
        let this = &mut rest[0];
        Reader { scene, cues, genders, breaks: &breaks }.read(this, done.last(), next, paragraph, &mut talk);
    }
}

/// Tokens at which a new sentence of the reporter's own starts, quotations taken as opaque.
fn breaks(scene: &Scene<'_>) -> Vec<usize> {
    let ends = |i: usize| i == 0 || !scene.quoted[i - 1] || !scene.quoted.get(i).copied().unwrap_or(false);
    scene.prose.sentences.iter().map(|s| s.start).filter(|&i| ends(i)).collect()
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    cues: &'a [Cue],
    genders: &'a Genders,
    breaks: &'a [usize],
}

/// What one reading of an utterance starts from.
struct Here<'a> {
    /// The utterance before.
    last: Option<&'a Utterance>,
    paragraph: usize,
    same_paragraph: bool,
    /// How many words stand between it and the one before; very many where that is in another paragraph.
    between: usize,
    /// How many may stand between two that belong together.
    reach: usize,
    /// Its own cue, and on which side of it that stands.
    found: Option<(usize, Side)>,
}

/// To whom an utterance is ascribed, and by what.
struct Ascribed {
    /// The cue that brings it, or that brought the words it goes on from.
    cue: Option<usize>,
    /// Whether that is a cue of its own, wherever it stands.
    own: Option<usize>,
    speaker: Option<PartyIx>,
    source: Option<Range<usize>>,
    basis: Basis,
    frame: Frame,
    firm: bool,
}

impl Reader<'_> {
    fn read(
        &self,
        this: &mut Utterance,
        last: Option<&Utterance>,
        next: Option<usize>,
        paragraph: usize,
        talk: &mut Talk,
    ) {
        let stripped = self.scene.prose.stripped();
        let same_paragraph = last.is_some() && talk.paragraph == paragraph;
        let between = if same_paragraph { this.tokens.start.saturating_sub(talk.end) } else { usize::MAX };
        let here = Here {
            last,
            paragraph,
            // Text without punctuation has no paragraphs either.
            same_paragraph: same_paragraph && (!stripped || between < 60),
            between,
            reach: if stripped { 40 } else { 60 },
            found: self.cue_of(this, next, talk),
        };
        if !stripped && this.marked == Marked::Yes {
            this.traits = self.traits(this, &here, talk);
            this.usage = usage::judge(self.scene, &this.tokens, this.traits);
            if this.usage != Usage::Quotation {
                this.continues = false;
                return;
            }
        }
        let ascribed = self.ascribe(this, &here, talk);
        let own_cue = ascribed.cue.is_some() && ascribed.cue != talk.cue;
        this.continues = self.goes_on(this, &here, &ascribed, talk);
        let cue = ascribed.cue.map(|ix| &self.cues[ix]);
        this.answers = own_cue && cue.is_some_and(|c| c.kind.answers);
        (this.recipient, this.told_to) = self.recipient(cue, ascribed.speaker, talk);
        this.speaker = ascribed.speaker;
        this.source = ascribed.source;
        this.frame = ascribed.frame;
        this.firm = ascribed.firm;
        this.basis = ascribed.basis;
        this.cue = ascribed.cue;
        if this.speaker.is_some() || here.found.is_some() {
            if own_cue || this.recipient.is_some() {
                talk.recipient = this.recipient.or(talk.recipient.filter(|r| Some(*r) != this.speaker));
            }
            talk.unnamed = this.speaker.is_none() && self.describes(ascribed.own, talk);
            talk.speaker = this.speaker;
            talk.source = this.source.clone();
            talk.frame = Some(this.frame);
            talk.firm = this.firm;
            talk.frames.extend(this.speaker.map(|p| (p, this.frame)));
            talk.cue = this.cue;
        }
        talk.paragraph = paragraph;
        talk.end = this.tokens.end;
    }

    /// What speaks for and against words between marks being somebody's.
    fn traits(&self, this: &Utterance, here: &Here<'_>, talk: &Talk) -> usage::Traits {
        let heard = here.found.map(|(ix, side)| {
            let cue = &self.cues[ix];
            let before = this.tokens.start.saturating_sub(cue.verb.end);
            let after = cue.verb.start.saturating_sub(this.tokens.end);
            Heard {
                touches: self.touches(ix, this.tokens.start) || side == Side::After,
                brings: cue.kind.brings_words,
                after: side == Side::After,
                far: before.max(after) > 5,
            }
        });
        let sentence = |i: usize| self.scene.prose.sentence_at(i);
        let follows = talk.end > 0 && talk.cue.is_some() && sentence(talk.end - 1) == sentence(this.tokens.start);
        usage::traits(self.scene, &this.tokens, heard, this.continues, follows)
    }

    /// Who said it: by its own cue, by the words it goes on from, by a cue of the paragraph before, or by the subject of
    /// its own sentence.
    fn ascribe(&self, this: &Utterance, here: &Here<'_>, talk: &Talk) -> Ascribed {
        let goes_on = here.found.is_none() && (here.same_paragraph && here.between < here.reach || this.continues);
        let own = match here.found {
            Some((ix, _)) => Some(ix),
            None if goes_on => None,
            None => self.introduced(this, here.paragraph).or_else(|| self.carried_over(this, here.paragraph, talk)),
        };
        let inherits = goes_on || own.is_none() && self.goes_on_after(this, here.paragraph, talk);
        let as_before = (talk.speaker, (talk.frame.unwrap_or(Frame::Unclear), talk.firm));
        let (cue, (speaker, (frame, firm))) = match own {
            // The cue between two parts says of both what it said of the first.
            Some(ix) if here.same_paragraph && talk.cue == Some(ix) => (Some(ix), as_before),
            Some(ix) => {
                let speaker = self.resolve(&self.cues[ix], talk, ix);
                let near = here.same_paragraph && here.found.is_some();
                (Some(ix), (speaker, self.frame(&self.cues[ix], speaker, talk, near)))
            }
            None if inherits => (talk.cue, as_before),
            None => (None, (None, (Frame::Unclear, false))),
        };
        let basis = match cue.map(|ix| &self.cues[ix]) {
            _ if speaker.is_none() => Basis::None,
            _ if inherits => Basis::Inherited,
            Some(cue) => match cue.subject {
                // "Lund called it": the words may be the reporter's, or another's that Lund took up.
                Subject::Named(_) if loosely(cue) => Basis::Meant,
                Subject::Named(_) => Basis::Named,
                Subject::Pronoun(_) | Subject::Role(_) => Basis::Meant,
                _ => Basis::Inherited,
            },
            None => Basis::Inherited,
        };
        let nobody = own.is_none() && !inherits && this.marked == Marked::Yes;
        if let Some((subject, who)) = nobody.then(|| self.scene.governing(this.tokens.start)).flatten() {
            let speaker = if let Subject::Named(party) = subject { Some(party) } else { None };
            let basis = if speaker.is_some() { Basis::Inherited } else { Basis::None };
            return Ascribed { cue, own, speaker, source: Some(who), basis, frame, firm };
        }
        let source = own.and_then(|ix| self.cues[ix].who.clone());
        let same = inherits || speaker.is_some() && speaker == talk.speaker;
        let source = source.or_else(|| talk.source.clone().filter(|_| same));
        Ascribed { cue, own, speaker, source, basis, frame, firm }
    }

    /// Whether words go on from the ones before, as parts of one message: one cue between them or for both, or a verb that
    /// goes on; never an answer, never another speaker.
    fn goes_on(&self, this: &Utterance, here: &Here<'_>, ascribed: &Ascribed, talk: &Talk) -> bool {
        let cue = ascribed.cue.map(|ix| &self.cues[ix]);
        let own_cue = ascribed.cue.is_some() && ascribed.cue != talk.cue;
        let one_cue = cue.is_some_and(|c| c.kind.continues) || !own_cue || this.continues;
        let stands_between = |c: &&Cue| {
            !c.kind.answers && c.extent.start.min(c.verb.start) <= talk.end + 1 && c.verb.end <= this.tokens.start
        };
        let between_parts = own_cue && here.between < 14 && cue.as_ref().is_some_and(stands_between);
        let interrupted = here.found.is_some_and(|(ix, side)| side == Side::Before && talk.cue == Some(ix));
        let near = here.between < here.reach
            || this.continues
            || (cue.is_some_and(|c| c.kind.continues || c.subject == Subject::Thing)
                && between_paragraphs(talk, here.paragraph) <= 1);
        here.last.is_some()
            && near
            && ascribed.speaker == talk.speaker
            && Some(ascribed.frame) == talk.frame
            && (ascribed.frame != Frame::Unclear || ascribed.speaker.is_some())
            && (one_cue || interrupted || between_parts)
    }
}

/// Whether a cue tells of a view rather than of words.
fn loosely(cue: &Cue) -> bool {
    cue.kind.broad && !cue.kind.brings_words
}

fn named(cue: &Cue) -> bool {
    matches!(cue.subject, Subject::Named(_))
}

fn between_paragraphs(talk: &Talk, paragraph: usize) -> usize {
    paragraph.saturating_sub(talk.paragraph)
}
