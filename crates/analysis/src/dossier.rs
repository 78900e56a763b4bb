//! The answer: what the sources say about a correspondence, as plain data.
//!
//! Order is part of the answer: messages and events stand in the order of their times, findings loudest first.

use record::{EventId, Finding, Matters, MessageId, Party, Place, SourceId, Span, StatedTime};

/// Everything that the analysis found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// People, organisations and accounts.
    pub parties: Vec<Party>,
    /// What passed privately between them.
    pub messages: Vec<Message>,
    /// Every marked quotation of every source, and the unmarked ones that were recognised.
    pub quotes: Vec<Quote>,
    /// Public acts and statements.
    pub events: Vec<Event>,
    /// What the sources say about answers.
    pub replies: Vec<Reply>,
    /// Who drew on whom.
    pub derivations: Vec<Derivation>,
    /// What a person should look at.
    pub findings: Vec<Finding>,
    /// Sources that another version of the same report speaks for.
    pub versions: Vec<Version>,
}

/// An earlier version of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The source of the earlier version.
    pub source: SourceId,
    /// The version that speaks for the report: the newest.
    pub of: SourceId,
    /// What shows that they are one report.
    pub why: VersionWhy,
    /// What leads from the earlier to the newest, in the order of the text.
    pub changes: Vec<Change>,
}

/// What shows that two items are one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VersionWhy {
    /// They give one address.
    Address,
    /// Their words, with outlet or title where these are known.
    Words,
}

/// A place where two versions differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What was done.
    pub kind: ChangeKind,
    /// The words in the earlier version.
    pub here: Option<Words>,
    /// The words in the version that speaks.
    pub there: Option<Words>,
}

/// What was done between two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Words were put in.
    Added,
    /// Words were taken out.
    Removed,
    /// Words were put in the place of others.
    Changed,
}

/// Words and where they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The words, as written.
    pub text: String,
    /// Where they stand.
    pub place: Place,
}

/// What passed privately between parties, rebuilt from its witnesses.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// A digest of the earliest witness.
    pub id: MessageId,
    /// Ids it had before a person or an earlier witness changed it.
    pub was: Vec<MessageId>,
    /// Whether the case has the message itself.
    pub held: bool,
    /// Whether reports only tell of it, without its words.
    pub told: bool,
    /// As the sources put it: `text message`, `e-mail`, `direct message`, ...
    pub channel: Option<String>,
    /// The name of the party that sent it.
    pub speaker: Option<String>,
    /// The names of the parties it went to.
    pub recipients: Vec<String>,
    /// When, as narrow as all claims together leave it.
    pub sent: StatedTime,
    /// The words shown first; `[...]` where words are known or likely to be missing between two fragments.
    pub text: Option<String>,
    /// The source whose words are shown first, and why it was chosen.
    pub base: Option<(SourceId, String)>,
    /// Addresses that the message points to.
    pub links: Vec<String>,
    /// The message that it answers.
    pub replies_to: Option<MessageId>,
    /// From 0 to 1: how sure we are that this is a message and these are its words.
    pub confidence: f64,
    /// Who carries which words of it.
    pub witnesses: Vec<Witness>,
}

/// One passage of a message in one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// Where the words stand.
    pub place: Place,
    /// The words at that place.
    pub text: String,
    /// Whether quotation marks stand around them.
    pub marked: Marked,
    /// How it stands to the base.
    pub kind: WitnessKind,
    /// The source it was compared with; none where it is the base itself or stands alone.
    pub against: Option<SourceId>,
    /// Where it differs from the base.
    pub differences: Vec<Difference>,
}

/// Whether quotation marks stand around words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marked {
    /// They do.
    Yes,
    /// They do not, in a text that has marks elsewhere.
    No,
    /// The text has lost its marks.
    Stripped,
}

/// How a witness stands to the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WitnessKind {
    /// The same words, from the start to the end of the message or of whole sentences.
    Verbatim,
    /// A fragment, no word changed.
    Partial,
    /// Some word differs from the base.
    Altered,
    /// Parts that stand apart in the base, joined without a mark.
    Spliced,
    /// No other source carries these words.
    OnlyHere,
}

/// One place where a witness and the base differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What kind of change it is.
    pub kind: DifferenceKind,
    /// The words of the base, empty for an insertion.
    pub base: String,
    /// The words here, empty for an omission.
    pub here: String,
    /// Where those words, or the gap, stand in the witness's source.
    pub span: Span,
    /// How much it matters.
    pub matters: Matters,
}

/// Kinds of difference between a witness and the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DifferenceKind {
    /// Spacing, case, hyphens, marks.
    Typographic,
    /// The same word, spelt otherwise.
    Spelling,
    /// Words of the base left out, and the place marked (`...`, `[...]`).
    MarkedOmission,
    /// Words of the base left out without a mark.
    UnmarkedOmission,
    /// Words the base does not have.
    Insertion,
    /// Other words.
    Substitution,
    /// The same parts in another order.
    Order,
}

impl DifferenceKind {
    /// As written in output.
    pub fn as_str(self) -> &'static str {
        match self {
            DifferenceKind::Typographic => "typographic",
            DifferenceKind::Spelling => "spelling",
            DifferenceKind::MarkedOmission => "marked-omission",
            DifferenceKind::UnmarkedOmission => "unmarked-omission",
            DifferenceKind::Insertion => "insertion",
            DifferenceKind::Substitution => "substitution",
            DifferenceKind::Order => "order",
        }
    }
}

impl WitnessKind {
    /// As written in output.
    pub fn as_str(self) -> &'static str {
        match self {
            WitnessKind::Verbatim => "verbatim",
            WitnessKind::Partial => "partial",
            WitnessKind::Altered => "altered",
            WitnessKind::Spliced => "spliced",
            WitnessKind::OnlyHere => "only-here",
        }
    }
}

impl Marked {
    /// As written in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Marked::Yes => "yes",
            Marked::No => "no",
            Marked::Stripped => "stripped",
        }
    }
}

/// One quotation in one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Where the quoted words stand, without their marks.
    pub place: Place,
    /// The words at that place.
    pub text: String,
    /// Who said them, by the source's own words.
    pub speaker: Option<String>,
    /// The words that say who that is: a name, a pronoun, a description.
    pub speaker_words: Option<Span>,
    /// The words that attribute them ("she wrote").
    pub cue: Option<Span>,
    /// What its marks are there for.
    pub usage: Usage,
    /// What was made of it.
    pub verdict: Verdict,
    /// The message it carries words of.
    pub message: Option<MessageId>,
    /// The event it carries words of.
    pub event: Option<EventId>,
}

/// What words between marks are there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// They are somebody's words.
    Quotation,
    /// The reporter holds a term at arm's length: `the so-called "quiet week"`.
    Term,
    /// They name a work: `host of "The Evening Tide"`.
    Title,
    /// They are what somebody is called: `Ada "Fog" Lund`.
    Nickname,
}

impl Usage {
    /// Its word in the output.
    pub fn as_str(self) -> &'static str {
        match self {
            Usage::Quotation => "quotation",
            Usage::Term => "term",
            Usage::Title => "title",
            Usage::Nickname => "nickname",
        }
    }
}

/// What was made of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is a witness of a message or event, of this kind.
    Witness(WitnessKind),
    /// Messages are held, and none has these words.
    NotOnRecord,
    /// Neither a message nor a statement: a title, a term, an exclamation, or unclear.
    Unplaced,
}

impl Verdict {
    /// As written in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Witness(kind) => kind.as_str(),
            Verdict::NotOnRecord => "not-on-record",
            Verdict::Unplaced => "unplaced",
        }
    }
}

/// A public act or statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// A digest of its earliest claim.
    pub id: EventId,
    /// When, as narrow as all claims together leave it.
    pub when: StatedTime,
    /// Who acted or spoke.
    pub who: Option<String>,
    /// What happened, in a source's own words.
    pub what: String,
    /// Where sources tell of it.
    pub claims: Vec<Place>,
    /// The message that a source says it came after.
    pub follows: Option<Follows>,
}

/// A source's claim that an event came some time after a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Follows {
    /// The message before it.
    pub message: MessageId,
    /// The shortest delay that the words allow, in seconds.
    pub least_seconds: i64,
    /// The longest.
    pub most_seconds: i64,
    /// The words.
    pub text: String,
    /// Where they stand.
    pub place: Place,
}

/// What a source says about the answer to a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The message that was, or was not, answered.
    pub message: MessageId,
    /// What is claimed.
    pub claim: ReplyClaim,
    /// The words.
    pub text: String,
    /// Where they stand.
    pub place: Place,
}

/// What is claimed of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReplyClaim {
    /// There was one.
    Answered,
    /// There was none.
    Unanswered,
    /// There were none from here on.
    Stopped,
}

impl ReplyClaim {
    /// As written in output.
    pub fn as_str(self) -> &'static str {
        match self {
            ReplyClaim::Answered => "answered",
            ReplyClaim::Unanswered => "unanswered",
            ReplyClaim::Stopped => "stopped",
        }
    }
}

/// One report drew on another, or on a source outside the folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Derivation {
    /// Where it was taken from.
    pub from: Origin,
    /// The report that took it.
    pub to: SourceId,
    /// Whether the direction is known.
    pub directed: bool,
    /// From 0 to 1.
    pub confidence: f64,
    /// What speaks for it.
    pub evidence: Vec<Evidence>,
}

/// Where something was taken from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A source at hand.
    Source(SourceId),
    /// A publication that is credited but not at hand, by name.
    Outside(String),
}

/// One reason to think that a report drew on another.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What kind of reason.
    pub kind: EvidenceKind,
    /// Where it stands.
    pub place: Place,
    /// The words there.
    pub text: String,
}

/// Kinds of evidence for a derivation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// The report names the other.
    Credit,
    /// The same words, outside quotations.
    SharedWords,
    /// The same departure from the other witnesses.
    SharedDifference,
    /// It came out later.
    Order,
    /// It quotes nothing that the other does not.
    Subset,
}

impl EvidenceKind {
    /// As written in output.
    pub fn as_str(self) -> &'static str {
        match self {
            EvidenceKind::Credit => "credit",
            EvidenceKind::SharedWords => "shared-words",
            EvidenceKind::SharedDifference => "shared-difference",
            EvidenceKind::Order => "order",
            EvidenceKind::Subset => "subset",
        }
    }
}
