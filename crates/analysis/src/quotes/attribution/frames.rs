//! Whether the words that a cue brings passed in private or were said in public.

use super::{Reader, Talk};
use crate::parties::PartyIx;
use crate::quotes::Frame;
use crate::quotes::cues::{Cue, Recipient, Subject};
use crate::quotes::verbs::{self, Act};

impl Reader<'_> {
    /// Whether the words of a cue passed in private, and whether the text says so in plain words. Without punctuation
    /// only the verb itself is plain: a noun may belong to the sentence before.
    pub(super) fn frame(
        &self,
        cue: &Cue,
        speaker: Option<PartyIx>,
        talk: &Talk,
        same_paragraph: bool,
    ) -> (Frame, bool) {
        // Who goes on, goes on in the same way.
        let earlier = speaker.and_then(|p| talk.frames.get(&p)).filter(|_| cue.kind.continues);
        if let Some(&frame) = earlier {
            return (frame, talk.firm);
        }
        let (frame, firm) = self.frame_told(cue, speaker, talk, same_paragraph);
        let plain = matches!(cue.kind.act, Act::Send | Act::Publish);
        (frame, firm && (plain || !self.scene.prose.stripped()))
    }

    fn frame_told(&self, cue: &Cue, speaker: Option<PartyIx>, talk: &Talk, same_paragraph: bool) -> (Frame, bool) {
        let before = talk.frame.filter(|f| *f != Frame::Unclear);
        let here = before.filter(|_| same_paragraph);
        let nouns = self.nouns(cue);
        match cue.kind.act {
            Act::Send => (Frame::Private, true),
            Act::Publish => (Frame::Public, true),
            Act::Write if cue.subject == Subject::Thing => {
                match self.scene.prose.word(cue.verb.start.saturating_sub(1)) {
                    "statement" | "post" | "tweet" => (Frame::Public, true),
                    _ => (nouns.or(before).unwrap_or(Frame::Private), nouns.is_some()),
                }
            }
            Act::Write if cue.kind.brings_words && !cue.kind.broad => {
                let told = nouns.or(here.filter(|_| talk.speaker == speaker));
                (told.unwrap_or(Frame::Private), nouns.is_some() || cue.recipient.is_some())
            }
            // "Workers called it “...” after messages were leaked": the noun says nothing of a view that somebody holds.
            Act::Write if cue.kind.broad && !cue.kind.brings_words => {
                (here.filter(|_| talk.speaker == speaker).unwrap_or(Frame::Unclear), false)
            }
            Act::Write if nouns.is_none() && self.sends_in_sentence_before(cue, speaker) => (Frame::Private, false),
            Act::Write => (nouns.or(here).or(before).unwrap_or(Frame::Unclear), nouns.is_some()),
            Act::Say => match nouns {
                Some(frame) => (frame, true),
                None if here == Some(Frame::Private) && talk.speaker == speaker => (Frame::Private, false),
                None if self.sends_in_sentence_before(cue, speaker) => (Frame::Private, false),
                // "At 11.30pm he turned to her. “...,” he said": statements hardly ever come with the minute.
                None if before == Some(Frame::Private) && self.to_the_minute(cue) => (Frame::Private, false),
                // Told to a person: by word of mouth, by mail, the text does not tell.
                None if matches!(cue.recipient, Some(Recipient::Named(to)) if self.scene.may_talk(to)) => {
                    (Frame::Unclear, false)
                }
                None if matches!(cue.recipient, Some(Recipient::Other(_))) => (Frame::Unclear, false),
                None if matches!(&cue.recipient, Some(Recipient::Role(words)) if self.described(words).is_some()) => {
                    (Frame::Unclear, false)
                }
                None => (Frame::Public, self.proclaims(cue)),
            },
        }
    }

    /// Whether a clock time stands before the verb, in its paragraph, outside quotations.
    fn to_the_minute(&self, cue: &Cue) -> bool {
        let prose = self.scene.prose;
        let at = cue.verb.start;
        let low = at.saturating_sub(40);
        let start = prose.paragraph_at(at).map_or(low, |p| prose.paragraphs[p].tokens.start).max(low);
        let figure = |i: usize| prose.word(i).bytes().all(|b| b.is_ascii_digit());
        let clock = |i: usize| {
            figure(i)
                && (matches!(prose.word(i + 1), "am" | "pm")
                    || matches!(prose.word(i + 1), "a" | "p") && prose.word(i + 2) == "m")
        };
        !prose.stripped() && (start..at).any(|i| !self.scene.quoted[i] && clock(i))
    }

    /// Whether the verb itself is one of speaking in public.
    fn proclaims(&self, cue: &Cue) -> bool {
        matches!(
            self.scene.prose.word(cue.verb.start),
            "announced" | "declared" | "proclaimed" | "stated" | "testified"
        )
    }

    /// Whether the same speaker sends something in the sentence before ("She texted back. 'No,' she said.").
    fn sends_in_sentence_before(&self, cue: &Cue, speaker: Option<PartyIx>) -> bool {
        let prose = self.scene.prose;
        let Some(here) = prose.paragraph_at(cue.verb.start) else { return false };
        self.cues.iter().any(|c| {
            c.verb.start < cue.verb.start
                && cue.verb.start - c.verb.start < 60
                && prose.paragraph_at(c.verb.start) == Some(here)
                && matches!(c.kind.act, Act::Send | Act::Write)
                && c.kind.brings_words
                && matches!(c.subject, Subject::Named(p) if Some(p) == speaker)
        })
    }

    /// What the nouns around a cue say of the way the words went: the one nearest to it, in its sentence.
    fn nouns(&self, cue: &Cue) -> Option<Frame> {
        let prose = self.scene.prose;
        let at = cue.verb.start;
        let sentence = prose.sentence_at(at).map(|s| prose.sentences[s].clone())?;
        // Whoever speaks for somebody speaks in public, whatever the words are about.
        let spokesman = |i: usize| matches!(prose.word(i), "spokesman" | "spokeswoman" | "spokesperson");
        if cue.kind.act == Act::Say && (at.saturating_sub(8).max(sentence.start)..at).any(spokesman) {
            return Some(Frame::Public);
        }
        let high = if prose.stripped() { at + 10 } else { sentence.end }.min(prose.tokens.len());
        let floor = if prose.stripped() { 0 } else { sentence.start };
        let own =
            self.nearest(self.back(at, floor, if prose.stripped() { 14 } else { usize::MAX }).chain(at..high), at);
        // "He posted the link. '...,' he wrote": the sentence before, where it speaks of publishing.
        let paragraph = prose.paragraph_at(at).map_or(floor, |p| prose.paragraphs[p].tokens.start);
        let pronoun = matches!(cue.subject, Subject::Pronoun(_));
        own.or_else(|| {
            self.nearest(self.back(floor, paragraph, 24), at)
                .filter(|f| pronoun && *f == Frame::Public && cue.recipient.is_none() && !prose.stripped())
        })
    }

    /// Tokens before `at`, going back, quotations passed over, down to `floor` and no more than `most`.
    fn back(&self, at: usize, floor: usize, most: usize) -> impl Iterator<Item = usize> + '_ {
        (floor..at).rev().filter(|&i| !self.scene.quoted[i]).take(most)
    }

    /// The frame that the first telling noun or verb among `tokens` gives; the one nearest to `at`.
    fn nearest(&self, tokens: impl Iterator<Item = usize>, at: usize) -> Option<Frame> {
        let prose = self.scene.prose;
        let unquoted = |i: usize| (i.min(at)..i.max(at)).filter(|&k| !self.scene.quoted[k]).count();
        tokens
            .filter(|&i| !self.scene.quoted[i])
            .filter_map(|i| {
                let word = prose.word(i);
                // "To post-date a report" publishes nothing.
                let prefix = word == "post" && prose.gap(i + 1) == "-";
                let frame = if verbs::names_private(word) {
                    Frame::Private
                } else if verbs::names_public(word) && !prefix
                    || matches!(verbs::at(prose, i), Some(v) if v.act == Act::Publish)
                {
                    Frame::Public
                } else {
                    return None;
                };
                Some((unquoted(i), frame))
            })
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, frame)| frame)
    }
}
