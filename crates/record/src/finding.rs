//! Findings: what a person should look at.

use crate::ids::{EventId, FindingId, MessageId, SourceId};
use crate::span::Place;

/// The kinds of finding; one finding is about one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // the variants are their own words; each has a file in `analysis::findings`
pub enum FindingKind {
    WordingDiffers,
    CutWithoutMark,
    SameWordsWithoutMarks,
    Spliced,
    NameDiffers,
    TimeDiffers,
    DelayDiffers,
    ActorDiffers,
    NumberDiffers,
    ReplyDiffers,
    AttributionDiffers,
    NotOnRecord,
    Missing,
    Clock,
    Signature,
}

impl FindingKind {
    /// The kind as written in output.
    pub fn as_str(self) -> &'static str {
        match self {
            FindingKind::WordingDiffers => "wording-differs",
            FindingKind::CutWithoutMark => "cut-without-mark",
            FindingKind::SameWordsWithoutMarks => "same-words-without-marks",
            FindingKind::Spliced => "spliced",
            FindingKind::NameDiffers => "name-differs",
            FindingKind::TimeDiffers => "time-differs",
            FindingKind::DelayDiffers => "delay-differs",
            FindingKind::ActorDiffers => "actor-differs",
            FindingKind::NumberDiffers => "number-differs",
            FindingKind::ReplyDiffers => "reply-differs",
            FindingKind::AttributionDiffers => "attribution-differs",
            FindingKind::NotOnRecord => "not-on-record",
            FindingKind::Missing => "missing",
            FindingKind::Clock => "clock",
            FindingKind::Signature => "signature",
        }
    }
}

/// How much a difference matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matters {
    /// 0: case, punctuation, spelling of the same word.
    Typography,
    /// 1: other words, same sense.
    Wording,
    /// 2: could mislead.
    CouldMislead,
    /// 3: changes who, what or when.
    Changes,
}

/// One source's own words for the thing in question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The words, as they stand at `place`, short.
    pub value: String,
    /// Where they stand.
    pub place: Place,
}

/// Something a person should look at, with the spans it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Stable across runs and across further reports.
    pub id: FindingId,
    /// What kind of thing.
    pub kind: FindingKind,
    /// How much it matters.
    pub matters: Matters,
    /// From 0 to 1: how sure we are that the sources do differ in this.
    pub confidence: f64,
    /// A sentence that a careful reporter could print unchanged.
    pub summary: String,
    /// The source taken as the base, if one was, and why.
    pub base: Option<(SourceId, String)>,
    /// How this finding may be mistaken.
    pub may_be_mistaken: String,
    /// The message it is about.
    pub message: Option<MessageId>,
    /// The event it is about.
    pub event: Option<EventId>,
    /// What each source says.
    pub values: Vec<Value>,
}
