//! Who said which words: brings cues and quotations together.
//!
//! A cue may stand after the words (`"...," Lund wrote`), before them (`Lund wrote: "..."`) or between two parts of
//! them; words without a cue of their own go on from the ones before. Pronouns mean the last fitting party: for an
//! answer the one who was written to, else the one who wrote.

mod frames;

use super::cues::{Cue, Pronoun, Recipient, Scene, Subject};
use super::usage::{self, Heard};
use super::verbs::Act;
use super::{Basis, Frame, Utterance, unmarked};
use crate::dossier::{Marked, Usage};
use crate::parties::given::{self, SpokenOf};
use crate::parties::{self, PartyIx};
use crate::prose::{Place, words};
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

impl Reader<'_> {
    fn read(
        &self,
        this: &mut Utterance,
        last: Option<&Utterance>,
        next: Option<usize>,
        paragraph: usize,
        talk: &mut Talk,
    ) {
        let same_paragraph = last.is_some() && talk.paragraph == paragraph;
        let between = if same_paragraph { this.tokens.start.saturating_sub(talk.end) } else { usize::MAX };
        // Text without punctuation has no paragraphs either.
        let same_paragraph = same_paragraph && (!self.scene.prose.stripped() || between < 60);
        let found = self.cue_of(this, next, talk);
        if !self.scene.prose.stripped() && this.marked == Marked::Yes {
            let heard = found.map(|(ix, side)| Heard {
                touches: self.touches(ix, this.tokens.start) || side == Side::After,
                brings: self.cues[ix].kind.brings_words,
                after: side == Side::After,
                far: {
                    let cue = &self.cues[ix];
                    let (verb, words) = (&cue.verb, &this.tokens);
                    words.start.saturating_sub(verb.end).max(verb.start.saturating_sub(words.end)) > 5
                },
            });
            let sentence = |i: usize| self.scene.prose.sentence_at(i);
            let follows = talk.end > 0 && talk.cue.is_some() && sentence(talk.end - 1) == sentence(this.tokens.start);
            this.traits = usage::traits(self.scene, &this.tokens, heard, this.continues, follows);
            this.usage = usage::judge(self.scene, &this.tokens, this.traits);
            if this.usage != Usage::Quotation {
                this.continues = false;
                return;
            }
        }
        let reach = if self.scene.prose.stripped() { 40 } else { 60 };
        let inherits = found.is_none() && (same_paragraph && between < reach || this.continues);
        let own = match found {
            Some((ix, _)) => Some(ix),
            None if inherits => None,
            None => self.introduced(this, paragraph).or_else(|| self.carried_over(this, paragraph, talk)),
        };
        let inherits = inherits || own.is_none() && self.goes_on_after(this, paragraph, talk);
        let (cue_ix, speaker, (frame, firm)) = match own {
            // The cue between two parts says of both what it said of the first.
            Some(ix) if same_paragraph && talk.cue == Some(ix) => {
                (Some(ix), talk.speaker, (talk.frame.unwrap_or(Frame::Unclear), talk.firm))
            }
            Some(ix) => {
                let speaker = self.resolve(&self.cues[ix], talk, ix);
                let near = same_paragraph && found.is_some();
                (Some(ix), speaker, self.frame(&self.cues[ix], speaker, talk, near))
            }
            None if inherits => (talk.cue, talk.speaker, (talk.frame.unwrap_or(Frame::Unclear), talk.firm)),
            None => (None, None, (Frame::Unclear, false)),
        };
        let basis = match cue_ix.map(|ix| &self.cues[ix].subject) {
            _ if speaker.is_none() => Basis::None,
            _ if inherits => Basis::Inherited,
            // "Lund called it": the words may be the reporter's, or another's that Lund took up.
            Some(Subject::Named(_)) if loosely(&self.cues[cue_ix.unwrap_or(0)]) => Basis::Meant,
            Some(Subject::Named(_)) => Basis::Named,
            Some(Subject::Pronoun(_) | Subject::Role(_)) => Basis::Meant,
            _ => Basis::Inherited,
        };
        let guessed = speaker.is_none() && own.is_none() && !inherits && this.marked == Marked::Yes;
        let guess = guessed.then(|| self.scene.governing(this.tokens.start)).flatten();
        let (speaker, basis) = match &guess {
            Some((Subject::Named(party), _)) => (Some(*party), Basis::Inherited),
            _ => (speaker, basis),
        };
        let cue = cue_ix.map(|ix| &self.cues[ix]);
        let own_cue = cue_ix.is_some() && cue_ix != talk.cue;
        // Parts of one message: one cue between them or for both, or a verb that goes on; never an answer, never another speaker.
        let goes_on = cue.is_some_and(|c| c.kind.continues) || !own_cue || this.continues;
        let between_parts = own_cue
            && cue.is_some_and(|c| {
                !c.kind.answers && c.extent.start.min(c.verb.start) <= talk.end + 1 && c.verb.end <= this.tokens.start
            });
        let interrupted = found.is_some_and(|(ix, side)| side == Side::Before && talk.cue == Some(ix));
        let near = between < reach
            || this.continues
            || (cue.is_some_and(|c| c.kind.continues || c.subject == Subject::Thing)
                && between_paragraphs(talk, paragraph) <= 1);
        this.continues = last.is_some()
            && near
            && speaker == talk.speaker
            && Some(frame) == talk.frame
            && (frame != Frame::Unclear || speaker.is_some())
            && (goes_on
                || interrupted
                || between_parts && between < 14
                || cue.is_some_and(|c| !c.kind.answers && c.subject != Subject::Unsaid && between < 12 && !own_cue));
        this.answers = own_cue && cue.is_some_and(|c| c.kind.answers);
        this.speaker = speaker;
        let source = own.and_then(|ix| self.cues[ix].who.clone()).or(guess.map(|(_, who)| who));
        this.source =
            source.or_else(|| talk.source.clone().filter(|_| inherits || speaker.is_some() && speaker == talk.speaker));
        this.frame = frame;
        this.firm = firm;
        this.basis = basis;
        this.cue = cue_ix;
        (this.recipient, this.told_to) = self.recipient(cue, speaker, talk);
        if speaker.is_some() || found.is_some() {
            if own_cue || this.recipient.is_some() {
                talk.recipient = this.recipient.or(talk.recipient.filter(|r| Some(*r) != speaker));
            }
            talk.speaker = speaker;
            talk.source = this.source.clone();
            talk.unnamed = speaker.is_none() && self.describes(own, talk);
            talk.frame = Some(frame);
            talk.firm = firm;
            talk.frames.extend(speaker.map(|p| (p, frame)));
            talk.cue = cue_ix;
        }
        talk.paragraph = paragraph;
        talk.end = this.tokens.end;
    }

    /// The cue of the words themselves, and on which side of them it stands.
    fn cue_of(&self, this: &Utterance, next: Option<usize>, talk: &Talk) -> Option<(usize, Side)> {
        let before = self.cue_before(this, talk);
        let after = self.cue_after(this);
        match (before, after) {
            // A name says more than a description.
            (Some(b), Some(a)) if !named(&self.cues[b]) && named(&self.cues[a]) && self.cues[a].kind.brings_words => {
                Some((a, Side::After))
            }
            (Some(b), Some(a)) => {
                // `A wrote: "..."` binds more closely than what follows; so does what follows when it does not bring the next words.
                let touching = self.touches(b, this.tokens.start) && talk.cue != Some(b);
                let brings_next = next.is_some_and(|n| self.touches(a, n))
                    && self.scene.prose.word(self.cues[a].extent.start.wrapping_sub(1)) == "and";
                Some(if touching || brings_next { (b, Side::Before) } else { (a, Side::After) })
            }
            (Some(b), None) => Some((b, Side::Before)),
            (None, Some(a)) => Some((a, Side::After)),
            (None, None) => None,
        }
    }

    /// Whether only a mark or a few small words stand between the cue and the words that start at `start`.
    fn touches(&self, cue: usize, start: usize) -> bool {
        let end = self.cues[cue].extent.end.max(self.cues[cue].verb.end);
        let prose = self.scene.prose;
        end == start
            || (end < start
                && start - end < 12
                && prose.gap(start).contains([':', ','])
                && !(end..start).any(|i| self.scene.quoted[i]))
    }

    fn broken(&self, from: usize, to: usize) -> bool {
        let first = self.breaks.partition_point(|&b| b <= from);
        self.breaks.get(first).is_some_and(|&b| b <= to)
    }

    fn cue_before(&self, this: &Utterance, talk: &Talk) -> Option<usize> {
        let start = this.tokens.start;
        let last = self.cues.partition_point(|c| c.verb.start < start);
        let reach = if self.scene.prose.stripped() { 14 } else { 40 };
        let candidates = self.cues[..last].iter().enumerate().rev().take(6).filter(|(_, c)| {
            c.verb.end <= start
                && c.extent.end <= start
                && start - c.verb.end <= reach
                && !self.broken(c.verb.start, start)
        });
        // Of several in the sentence, the last; but a verb that brings words before a bare noun, unless it has brought
        // its words already.
        let mut all: Vec<usize> = candidates.map(|(i, _)| i).collect();
        // "According to the Courier, Lund wrote “...”": Lund did.
        if all.iter().any(|&i| !self.cues[i].credits()) {
            all.retain(|&i| !self.cues[i].credits());
        }
        let brings = |i: usize| self.cues[i].kind.brings_words && !(talk.cue == Some(i) && named(&self.cues[all[0]]));
        // "Lund wrote to him, a day after Ames warned that “...”": a comma keeps them apart.
        let nearest = &self.cues[*all.first()?];
        let apart = |i: usize| {
            let prose = self.scene.prose;
            let between = self.cues[i].verb.end..nearest.extent.start.min(nearest.verb.start);
            !prose.stripped()
                && !matches!(nearest.subject, Subject::Unsaid)
                && nearest.extent.start < nearest.verb.start
                && (between.start..=between.end).any(|k| !self.scene.quoted[k] && prose.gap(k).contains([',', ';']))
        };
        let found = all
            .iter()
            .copied()
            .find(|&i| (brings(i) || self.touches(i, start)) && !apart(i))
            .or(all.first().copied())?;
        Some(self.outer(found).unwrap_or(found))
    }

    /// "Lund said Ames had offered “...”": the words are Lund's, who tells of Ames.
    fn outer(&self, inner: usize) -> Option<usize> {
        let prose = self.scene.prose;
        let cue = &self.cues[inner];
        let told_of = prose.word(cue.verb.start.checked_sub(1)?) == "had" && !cue.kind.brings_words;
        let before = inner.checked_sub(1)?;
        let end = self.cues[before].verb.end;
        let joined = end <= cue.extent.start && (end..cue.extent.start).all(|i| prose.word(i) == "that");
        (told_of && joined && named(&self.cues[before])).then_some(before)
    }

    fn cue_after(&self, this: &Utterance) -> Option<usize> {
        let end = this.tokens.end;
        let prose = self.scene.prose;
        let stripped = prose.stripped();
        if end >= prose.tokens.len() {
            return None;
        }
        let gap = prose.gap(end);
        let (inside_mark, beyond_mark) = gap.split_once(['"', '”', '’', '\'', '»']).unwrap_or((gap, ""));
        if !stripped
            && (gap.contains('\n')
                || beyond_mark.contains(['.', '?', '!', ';'])
                // "“Well?” His answer came late.": a word that needs no capital has one.
                || (inside_mark.contains(['?', '!']) && prose.capital(end) && words::starts_sentences(prose.word(end)))
                || (inside_mark.contains('.') && !inside_mark.contains("..") && self.broken(end - 1, end)))
        {
            return None;
        }
        let reach = if stripped { 1 } else { 9 };
        let first = self.cues.partition_point(|c| c.verb.start < end);
        self.cues[first..].iter().enumerate().take(2).map(|(k, c)| (first + k, c)).find_map(|(ix, c)| {
            let at = c.extent.start.min(c.verb.start);
            let close = at >= end
                && at - end < reach
                && !self.broken(end, at)
                && !(end..c.verb.start).any(|i| self.scene.quoted[i])
                // "“...” after messages told": another clause begins.
                && (stripped || !(end..at).any(|i| words::subordinates(prose.word(i)) && !matches!(prose.word(i), "as" | "what")));
            (close && c.kind.brings_words || close && at - end < 3 || close && c.inverted).then_some(ix)
        })
    }

    /// The cue that ends the paragraph before with a colon, for words that fill this one.
    fn introduced(&self, this: &Utterance, paragraph: usize) -> Option<usize> {
        let prose = self.scene.prose;
        let before = prose.paragraphs.get(paragraph.checked_sub(1)?)?;
        let starts = prose.paragraphs[paragraph].tokens.start == this.tokens.start;
        if prose.paragraphs[paragraph].kind == Place::BlockQuotation
            && !unmarked::sounds_written(self.scene, this.tokens.clone())
        {
            return None;
        }
        let last = self.cues.partition_point(|c| c.verb.start < this.tokens.start);
        let cue = last.checked_sub(1)?;
        let colon = prose.item.text[..prose.tokens.span(this.tokens.start).start]
            .trim_end_matches(|c: char| c.is_whitespace() || "\"“‘'>*".contains(c))
            .ends_with(':');
        let inside = before.tokens.contains(&self.cues[cue].verb.start);
        let same_paragraph = prose.paragraphs[paragraph].tokens.contains(&self.cues[cue].verb.start);
        let close = this.tokens.start.checked_sub(self.cues[cue].verb.end).is_some_and(|words| words < 30);
        (starts && inside && colon || same_paragraph && close).then_some(cue)
    }

    /// Whether a paragraph that is a quotation from its start, and names nobody, goes on from the words that ended the one
    /// before.
    fn goes_on_after(&self, this: &Utterance, paragraph: usize, talk: &Talk) -> bool {
        self.opens_alone(this, paragraph) && talk.cue.is_some() && talk.paragraph + 1 == paragraph
    }

    /// "Lund said they would stay.¶“We have nowhere to go.”": the last cue of the paragraph before, for a paragraph that is a
    /// quotation from its start and names nobody.
    fn carried_over(&self, this: &Utterance, paragraph: usize, talk: &Talk) -> Option<usize> {
        let before = self.scene.prose.paragraphs.get(paragraph.checked_sub(1)?)?;
        let last = self.cues.partition_point(|c| c.verb.start < before.tokens.end);
        let said = |c: &&Cue| c.kind.brings_words || c.kind.act == Act::Say;
        let (ix, _) = self.cues[..last]
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, c)| c.verb.start >= before.tokens.start)
            .find(|(_, c)| said(c))?;
        let later = talk.paragraph + 1 != paragraph || self.cues[ix].verb.start > talk.end;
        (later && self.opens_alone(this, paragraph) && before.kind == Place::Body).then_some(ix)
    }

    /// Whether the cue that brings words describes who said them, or takes up by a pronoun who was described before.
    fn describes(&self, own: Option<usize>, talk: &Talk) -> bool {
        match own.map(|ix| &self.cues[ix].subject) {
            Some(Subject::Role(_)) => !self.scene.prose.stripped(),
            Some(Subject::Pronoun(_)) | None => talk.unnamed,
            _ => false,
        }
    }

    /// Whether a quotation opens its paragraph of the text, and no cue stands in what follows.
    fn opens_alone(&self, this: &Utterance, paragraph: usize) -> bool {
        let here = &self.scene.prose.paragraphs[paragraph];
        let first = self.cues.partition_point(|c| c.verb.start < here.tokens.start);
        let cue = self.cues.get(first).is_some_and(|c| c.verb.start < here.tokens.end);
        !self.scene.prose.stripped()
            && here.kind == Place::Body
            && here.tokens.start == this.tokens.start
            && !cue
            && this.tokens.len() > 3
    }

    fn fits(&self, party: PartyIx, pronoun: Pronoun) -> bool {
        pronoun == Pronoun::They || self.genders.get(&party).is_none_or(|&g| g == pronoun)
    }

    /// The party that is described by these words.
    fn described(&self, words: &[String]) -> Option<PartyIx> {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        self.scene.roster.by_role(&words).filter(|p| self.scene.may_talk(*p))
    }

    /// The party that a cue's subject means; never the one it says was written to.
    fn resolve(&self, cue: &Cue, talk: &Talk, ix: usize) -> Option<PartyIx> {
        let party = self.meant(cue, talk, ix);
        match cue.recipient {
            Some(Recipient::Named(to)) if party == Some(to) && !named(cue) => {
                [talk.recipient, talk.speaker].into_iter().flatten().find(|p| *p != to)
            }
            _ => party,
        }
    }

    fn meant(&self, cue: &Cue, talk: &Talk, ix: usize) -> Option<PartyIx> {
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

    /// Whether the sentence before token `i`, in its paragraph, is about somebody whom it does not name: "One former colleague
    /// put it differently."
    fn speaks_of_somebody_unnamed(&self, i: usize) -> bool {
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
    fn subject_of_last_cue(&self, ix: usize) -> Option<PartyIx> {
        let here = self.scene.prose.paragraph_at(self.cues[ix].verb.start);
        self.cues[..ix].iter().rev().take(2).find_map(|c| match c.subject {
            Subject::Named(party) if self.scene.prose.paragraph_at(c.verb.start) == here => Some(party),
            _ => None,
        })
    }

    /// The subject of the last cue before `ix` that names one, if it stands after the last words of anybody, in this paragraph
    /// or the one before.
    fn named_since(&self, talk: &Talk, ix: usize) -> Option<PartyIx> {
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
    fn named_in_paragraph(&self, i: usize, pronoun: Pronoun, floor: usize) -> Option<PartyIx> {
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
    fn named_before(&self, i: usize) -> Vec<PartyIx> {
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

    /// Who received the words, and how that is known.
    fn recipient(&self, cue: Option<&Cue>, speaker: Option<PartyIx>, talk: &Talk) -> (Option<PartyIx>, Basis) {
        let named = |p: &PartyIx| Some(*p) != speaker;
        match cue.and_then(|c| c.recipient.clone()) {
            Some(Recipient::Named(party)) => (Some(party).filter(named), Basis::Named),
            Some(_) => (self.recipient_meant(cue, speaker, talk), Basis::Meant),
            None => match cue.and_then(|c| self.announced(c, speaker, talk)) {
                Some(party) => (Some(party), Basis::Meant),
                None => (self.recipient_meant(None, speaker, talk), Basis::Inherited),
            },
        }
    }

    /// "Lund texted Ames. “...,” she wrote": whom the sentence before says was written to.
    fn announced(&self, cue: &Cue, speaker: Option<PartyIx>, talk: &Talk) -> Option<PartyIx> {
        let prose = self.scene.prose;
        let here = prose.paragraph_at(cue.verb.start);
        let first = self.cues.partition_point(|c| c.verb.start < cue.verb.start);
        self.cues[..first].iter().rev().take(3).find_map(|c| match c.recipient {
            Some(Recipient::Named(to))
                if Some(to) != speaker
                    && c.verb.start >= talk.end
                    && c.may_be_private()
                    && prose.paragraph_at(c.verb.start) == here
                    && !matches!(c.subject, Subject::Named(p) if Some(p) != speaker) =>
            {
                Some(to)
            }
            _ => None,
        })
    }

    fn recipient_meant(&self, cue: Option<&Cue>, speaker: Option<PartyIx>, talk: &Talk) -> Option<PartyIx> {
        // Whoever spoke in public last is no party to what follows in private.
        let wrote = talk.speaker.filter(|_| talk.frame != Some(Frame::Public));
        let other = [talk.recipient, wrote].into_iter().flatten().find(|p| Some(*p) != speaker);
        match cue.and_then(|c| c.recipient.clone()) {
            Some(Recipient::Named(party)) => Some(party).filter(|p| Some(*p) != speaker),
            Some(Recipient::Other(pronoun)) => {
                let fits = |p: &PartyIx| Some(*p) != speaker && self.fits(*p, pronoun);
                [talk.recipient, talk.speaker].into_iter().flatten().find(fits).or(other)
            }
            Some(Recipient::Role(words)) => self.described(&words).filter(|p| Some(*p) != speaker).or(other),
            None => other,
        }
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
