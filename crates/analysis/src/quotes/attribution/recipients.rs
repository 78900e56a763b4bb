//! Who received the words of a cue.

use super::{Reader, Talk};
use crate::parties::PartyIx;
use crate::quotes::cues::{Cue, Recipient, Subject};
use crate::quotes::{Basis, Frame};

impl Reader<'_> {
    /// Who received the words, and how that is known.
    pub(super) fn recipient(
        &self,
        cue: Option<&Cue>,
        speaker: Option<PartyIx>,
        talk: &Talk,
    ) -> (Option<PartyIx>, Basis) {
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
    pub(super) fn announced(&self, cue: &Cue, speaker: Option<PartyIx>, talk: &Talk) -> Option<PartyIx> {
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

    pub(super) fn recipient_meant(&self, cue: Option<&Cue>, speaker: Option<PartyIx>, talk: &Talk) -> Option<PartyIx> {
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
