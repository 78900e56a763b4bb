//! What each trait weighs.
//!
//! Log-odds, in nats, of a conditional random field, fitted to reports that were stripped of their marks and whose own
//! marks were the truth: training and development texts of PolNeAR (news of the American election of 2016) as they stand
//! and, half of them, once more with the verbs of speech beside quotations turned into verbs of writing; the reports in
//! `corpora` but for the cases held back; and five reports about one leaked correspondence. Reports about messages
//! counted most. Of all that text nothing is kept: only closed-class words, common verbs and traits of grammar were let
//! in, so that no name and no subject could be learned. Rounded to a tenth. What other texts print, and that a cue's
//! words are the reporter's own, was set by hand: it is too seldom seen to be fitted.

use super::lexicon::{self, Column, WORDS};

macro_rules! traits {
    ($($(#[doc = $doc:literal])+ $name:ident = $weight:literal;)+) => {
        /// What may be said of a word or a border besides the words themselves.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Trait {
            $($(#[doc = $doc])+ $name,)+
        }

        /// The weights of the traits, in their order.
        const TRAITS: &[f64] = &[$($weight,)+];
    };
}

traits! {
    /// A word is quoted at all.
    Inside = -0.2;
    /// A word of the first or second person, not listed below.
    Person = 0.4;
    /// A word of chat, not listed below.
    Chatty = 2.3;
    /// A past tense, not listed below.
    Past = -0.4;
    /// A present tense, not listed below.
    Present = 1.0;
    /// A month or a day.
    Calendar = -0.5;
    /// Figures.
    Number = -0.5;
    /// Nine letters or more.
    LongWord = 0.0;
    /// It s, don t, you re.
    Contraction = 0.6;
    /// A name of one word.
    Name = -0.2;
    /// A name of more words.
    FullName = -0.2;
    /// A name, and what its bearer did.
    NameActs = -0.4;
    /// The border would cut a name.
    InsideName = -1.9;
    /// Within a stated time.
    InTime = -0.1;
    /// Within a cue that may bring words.
    InCue = -0.5;
    /// Within a cue that nearly always does.
    InSureCue = -6.0;
    /// Within a cue whose subject only its verb shows to be a name.
    InBareCue = -2.3;
    /// Another text has it between marks.
    QuotedElsewhere = 3.5;
    /// A quotation starts here in another text.
    StartsElsewhere = 7.0;
    /// A quotation starts right after a cue.
    OpensBrought = -0.5;
    /// A quotation starts elsewhere.
    OpensFound = -2.7;
    /// After a cue: texted.
    OpensAfterSend = -1.1;
    /// After a cue: wrote.
    OpensAfterWrite = -0.7;
    /// After a cue: asked, called.
    OpensAfterAsk = 0.1;
    /// After a cue: said.
    OpensAfterSay = -1.1;
    /// After a cue: told, argued.
    OpensAfterTell = -0.6;
    /// After a cue: tweeted.
    OpensAfterPost = 0.9;
    /// After a cue: the subject stands after the verb.
    OpensAfterInverted = -1.5;
    /// After a cue: the subject is a pronoun.
    OpensAfterPronoun = -0.3;
    /// After a cue: the subject is unsaid.
    OpensAfterUnsaid = 0.0;
    /// After a cue: the subject is a role or a message.
    OpensAfterRole = -2.3;
    /// After a cue: the cue is a noun.
    OpensAfterNoun = 0.1;
    /// After a cue: only the verb shows the subject.
    OpensAfterBareCue = -0.6;
    /// After added, went on.
    OpensAfterAdd = -0.4;
    /// After a cue with a recipient or a time.
    OpensAfterTail = 0.1;
    /// One to four words after a cue.
    OpensSoonAfterCue = 1.2;
    /// Five to twelve words after a cue.
    OpensAfterWhile = 0.6;
    /// At a stated time.
    OpensAtTime = -0.1;
    /// After a stated time.
    OpensAfterTime = 0.5;
    /// At a name with its deed.
    OpensAtActor = -0.5;
    /// At another name.
    OpensAtName = -0.1;
    /// At a past tense.
    OpensAtPast = 0.5;
    /// A quotation ends here in another text.
    EndsElsewhere = 5.0;
    /// A quotation that a cue brings ends.
    ClosesBrought = -0.5;
    /// A quotation that no cue brings ends at a cue or just before one.
    ClosesFound = -1.8;
    /// It ends with no cue in reach.
    ClosesFoundAlone = -2.2;
    /// Before a cue: texted.
    ClosesAtSend = -1.2;
    /// Before a cue: wrote.
    ClosesAtWrite = -1.2;
    /// Before a cue: asked, called.
    ClosesAtAsk = 0.6;
    /// Before a cue: said.
    ClosesAtSay = 0.2;
    /// Before a cue: told, argued.
    ClosesAtTell = 0.3;
    /// Before a cue: tweeted.
    ClosesAtPost = 0.7;
    /// Before a cue: the subject stands after the verb.
    ClosesAtInverted = 0.3;
    /// Before a cue: the subject is a pronoun.
    ClosesAtPronoun = 1.2;
    /// Before a cue: the subject is unsaid.
    ClosesAtUnsaid = 0.0;
    /// Before a cue: the subject is a role or a message.
    ClosesAtRole = -2.2;
    /// Before a cue: the cue is a noun.
    ClosesAtNoun = -0.7;
    /// Before a cue: only the verb shows the subject.
    ClosesAtBareCue = 1.1;
    /// One to four words before a cue.
    ClosesSoonBeforeCue = 0.4;
    /// At a stated time.
    ClosesAtTime = 0.9;
    /// After a stated time.
    ClosesAfterTime = 0.2;
    /// At a name with its deed.
    ClosesAtActor = 0.4;
    /// At another name.
    ClosesAtName = -0.2;
    /// At a past tense.
    ClosesAtPast = 0.9;
    /// The text ends.
    EndOfText = 1.5;
    /// At a stated time that a cue follows.
    ClosesAtTimeOfCue = 1.1;
    /// After a cue that no quotation stands before.
    OpensOwed = -3.7;
    /// No words stand beside a cue: texted.
    UnservedSend = -2.8;
    /// No words stand beside a cue: wrote.
    UnservedWrite = -3.6;
    /// No words stand beside a cue: asked, called.
    UnservedAsk = 0.5;
    /// No words stand beside a cue: said.
    UnservedSay = -0.5;
    /// No words stand beside a cue: told, argued.
    UnservedTell = -0.6;
    /// No words stand beside a cue: tweeted.
    UnservedPost = -0.5;
    /// No words stand beside a cue: the subject stands after the verb.
    UnservedInverted = -0.7;
    /// No words stand beside a cue: the subject is a pronoun.
    UnservedPronoun = 0.3;
    /// No words stand beside a cue: the subject is unsaid.
    UnservedUnsaid = 0.0;
    /// No words stand beside a cue: the subject is a role or a message.
    UnservedRole = -2.7;
    /// No words stand beside a cue: the cue is a noun.
    UnservedNoun = -0.1;
    /// No words stand beside a cue: only the verb shows the subject.
    UnservedBare = -1.0;
    /// No words stand beside a cue: it has a recipient or a time.
    UnservedTail = 0.2;
    /// No words stand beside a cue: that follows.
    UnservedThat = 0.9;
    /// Where hardly any sentence starts: log-odds under -6.
    OpensAtNoSentence = -2.5;
    /// Under -4.5.
    OpensAtOdds1 = -1.9;
    /// Under -3.3.
    OpensAtOdds2 = -1.8;
    /// Under -2.2.
    OpensAtOdds3 = -1.2;
    /// Under -1.1.
    OpensAtOdds4 = -0.6;
    /// Under 0.
    OpensAtOdds5 = 0.5;
    /// Where a sentence likely starts.
    OpensAtSentence = 1.0;
    /// Where hardly any sentence starts: log-odds under -6.
    ClosesAtNoSentence = -4.2;
    /// Under -4.5.
    ClosesAtOdds1 = -2.4;
    /// Under -3.3.
    ClosesAtOdds2 = -1.7;
    /// Under -2.2.
    ClosesAtOdds3 = -0.6;
    /// Under -1.1.
    ClosesAtOdds4 = 0.1;
    /// Under 0.
    ClosesAtOdds5 = 0.7;
    /// Where a sentence likely starts.
    ClosesAtSentence = 0.8;
}

/// The place of a word's weight in the table of all weights: traits first, then words.
pub(super) fn of_word(column: Column, row: usize) -> usize {
    TRAITS.len() + row * lexicon::COLUMNS + column as usize
}

/// The weight at a place of the table.
pub(super) fn weight(at: usize) -> f64 {
    match at.checked_sub(TRAITS.len()) {
        None => TRAITS[at],
        Some(rest) => WORDS[rest / lexicon::COLUMNS].1[rest % lexicon::COLUMNS],
    }
}
