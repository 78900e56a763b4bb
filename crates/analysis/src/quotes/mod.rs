//! Quotations and who said them.
//!
//! Marked quotations are found by their marks ([`marks`]), unmarked ones in stripped text by the shift of person and
//! tense around cues ([`unmarked`]), and lines such as `9:14 p.m., Lund: ...` by their labels ([`labels`]). [`cues`]
//! are the reporter's words that say who wrote; [`attribution`] brings the two together.

pub mod attribution;
pub mod cues;
pub mod labels;
pub mod marks;
pub mod reading;
pub mod unmarked;
pub mod usage;
pub mod verbs;

use crate::dossier::{Marked, Usage};
use crate::parties::PartyIx;
use std::ops::Range;
use usage::Traits;

/// Whether words passed in private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Between parties.
    Private,
    /// To the public, a reporter, a court or a committee.
    Public,
    /// The text does not tell.
    Unclear,
}

/// How it is known who spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// It is not.
    None,
    /// From the words before, or from who was spoken to.
    Inherited,
    /// By a pronoun or a description.
    Meant,
    /// By a name in a cue of its own.
    Named,
}

/// Somebody's words in one text, as the text presents them.
#[derive(Clone, Debug)]
pub struct Utterance {
    /// Which text, by its place in the pile.
    pub text: usize,
    /// The words.
    pub tokens: Range<usize>,
    /// Whether marks stand around them.
    pub marked: Marked,
    /// What they are there for.
    pub usage: Usage,
    /// What speaks for and against that.
    pub traits: Traits,
    /// Who said them, where it is a party with a name.
    pub speaker: Option<PartyIx>,
    /// The words that say who: a name, a pronoun, a description.
    pub source: Option<Range<usize>>,
    /// Who received them, as the text says or lets one conclude.
    pub recipient: Option<PartyIx>,
    /// How that is known.
    pub told_to: Basis,
    /// Whether they passed in private.
    pub frame: Frame,
    /// Whether the text says so in plain words, so that nothing else can be concluded.
    pub firm: bool,
    /// How the speaker is known.
    pub basis: Basis,
    /// The cue that brings them, by its place among the text's cues.
    pub cue: Option<usize>,
    /// Whether they go on from the utterance before: parts of one message.
    pub continues: bool,
    /// Whether the text says that they answer the message before.
    pub answers: bool,
    /// From 0 to 1: how sure it is that these are quoted words and where they end.
    pub sure: f64,
}

impl Utterance {
    /// Words as set off or recognised, before anything is known of who said them.
    pub fn heard(text: usize, tokens: Range<usize>, marked: Marked, continues: bool, sure: f64) -> Utterance {
        Utterance {
            text,
            tokens,
            marked,
            usage: Usage::Quotation,
            traits: Traits::default(),
            speaker: None,
            source: None,
            recipient: None,
            frame: Frame::Unclear,
            firm: false,
            basis: Basis::None,
            told_to: Basis::None,
            cue: None,
            continues,
            answers: false,
            sure,
        }
    }
}

#[cfg(test)]
mod tests;
