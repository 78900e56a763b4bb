//! The shapes of `onrecord/brief/1`. Fields may be added; none is renamed or removed without a new version.

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Brief<'a> {
    pub(super) schema: &'static str,
    pub(super) sources: Vec<Source<'a>>,
    pub(super) parties: Vec<Party<'a>>,
    pub(super) messages: Vec<Message<'a>>,
    pub(super) quotes: Vec<Quote<'a>>,
    pub(super) events: Vec<Event<'a>>,
    pub(super) replies: Vec<Reply<'a>>,
    pub(super) echoes: Vec<Echo>,
    pub(super) derivations: Vec<Derivation<'a>>,
    pub(super) findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
pub(super) struct Source<'a> {
    pub(super) id: &'a str,
    pub(super) path: &'a str,
    pub(super) parent: Option<&'a str>,
    pub(super) sha256: Option<String>,
    pub(super) text_sha256: Option<String>,
    pub(super) bytes: u64,
    pub(super) fate: &'static str,
    pub(super) duplicate_of: Option<&'a str>,
    pub(super) reason: Option<&'a str>,
    pub(super) kind: &'static str,
    pub(super) encoding: Option<&'static str>,
    pub(super) title: Option<&'a str>,
    pub(super) outlet: Option<&'a str>,
    pub(super) byline: Option<&'a str>,
    pub(super) address: Option<&'a str>,
    pub(super) published: Option<Time<'a>>,
    pub(super) updated: Vec<Time<'a>>,
    pub(super) links: Vec<Link<'a>>,
    pub(super) version_of: Option<&'a str>,
    pub(super) changes: Vec<Change<'a>>,
    pub(super) problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
pub(super) struct Link<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) target: &'a str,
}

#[derive(Serialize)]
pub(super) struct Change<'a> {
    pub(super) kind: &'static str,
    pub(super) here: Option<Words<'a>>,
    pub(super) there: Option<Words<'a>>,
}

#[derive(Serialize)]
pub(super) struct Words<'a> {
    #[serde(flatten)]
    pub(super) place: Place<'a>,
    pub(super) text: &'a str,
}

#[derive(Serialize)]
pub(super) struct Problem<'a> {
    pub(super) code: &'static str,
    pub(super) message: &'a str,
    pub(super) start: Option<usize>,
    pub(super) end: Option<usize>,
}

#[derive(Serialize)]
pub(super) struct Party<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) aliases: &'a [String],
}

#[derive(Serialize)]
pub(super) struct Time<'a> {
    pub(super) earliest: Option<String>,
    pub(super) latest: Option<String>,
    pub(super) zone: Option<&'a str>,
    pub(super) text: Option<&'a str>,
    pub(super) precision: &'static str,
    pub(super) claims: Vec<Place<'a>>,
}

#[derive(Serialize)]
pub(super) struct Place<'a> {
    pub(super) source: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Serialize)]
pub(super) struct Range {
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Serialize)]
pub(super) struct Message<'a> {
    pub(super) id: &'a str,
    pub(super) was: Vec<&'a str>,
    pub(super) held: bool,
    pub(super) told: bool,
    pub(super) channel: Option<&'a str>,
    pub(super) speaker: Option<&'a str>,
    pub(super) recipients: &'a [String],
    pub(super) sent: Time<'a>,
    pub(super) text: Option<&'a str>,
    pub(super) base: Option<&'a str>,
    pub(super) why_base: Option<&'a str>,
    pub(super) links: &'a [String],
    pub(super) replies_to: Option<&'a str>,
    pub(super) confidence: f64,
    pub(super) witnesses: Vec<Witness<'a>>,
}

#[derive(Serialize)]
pub(super) struct Witness<'a> {
    #[serde(flatten)]
    pub(super) place: Place<'a>,
    pub(super) raw: Option<Range>,
    pub(super) text: &'a str,
    pub(super) marked: &'static str,
    pub(super) kind: &'static str,
    pub(super) against: Option<&'a str>,
    pub(super) differences: Vec<Difference<'a>>,
}

#[derive(Serialize)]
pub(super) struct Difference<'a> {
    pub(super) kind: &'static str,
    pub(super) base: &'a str,
    pub(super) here: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) matters: u8,
}

#[derive(Serialize)]
pub(super) struct Quote<'a> {
    #[serde(flatten)]
    pub(super) place: Place<'a>,
    pub(super) text: &'a str,
    pub(super) speaker: Option<&'a str>,
    pub(super) speaker_words: Option<Range>,
    pub(super) cue: Option<Range>,
    pub(super) usage: &'static str,
    pub(super) verdict: &'static str,
    pub(super) message: Option<&'a str>,
    pub(super) event: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Event<'a> {
    pub(super) id: &'a str,
    pub(super) when: Time<'a>,
    pub(super) who: Option<&'a str>,
    pub(super) what: &'a str,
    pub(super) claims: Vec<Place<'a>>,
    pub(super) follows: Option<Follows<'a>>,
}

#[derive(Serialize)]
pub(super) struct Follows<'a> {
    pub(super) message: &'a str,
    pub(super) least_seconds: i64,
    pub(super) most_seconds: i64,
    pub(super) text: &'a str,
    #[serde(flatten)]
    pub(super) place: Place<'a>,
}

#[derive(Serialize)]
pub(super) struct Reply<'a> {
    pub(super) message: &'a str,
    pub(super) claim: &'static str,
    #[serde(flatten)]
    pub(super) place: Place<'a>,
    pub(super) text: &'a str,
}

/// None is made yet; the field stands in the document from its first version, so that nobody need test for it.
#[derive(Serialize)]
pub(super) struct Echo {}

#[derive(Serialize)]
pub(super) struct Derivation<'a> {
    pub(super) from: String,
    pub(super) to: &'a str,
    pub(super) directed: bool,
    pub(super) confidence: f64,
    pub(super) evidence: Vec<Evidence<'a>>,
}

#[derive(Serialize)]
pub(super) struct Evidence<'a> {
    pub(super) kind: &'static str,
    #[serde(flatten)]
    pub(super) place: Place<'a>,
    pub(super) text: &'a str,
}

#[derive(Serialize)]
pub(super) struct Finding<'a> {
    pub(super) id: &'a str,
    pub(super) kind: &'static str,
    pub(super) matters: u8,
    pub(super) confidence: f64,
    pub(super) summary: &'a str,
    pub(super) base: Option<&'a str>,
    pub(super) why_base: Option<&'a str>,
    pub(super) may_be_mistaken: &'a str,
    pub(super) message: Option<&'a str>,
    pub(super) event: Option<&'a str>,
    pub(super) values: Vec<Value<'a>>,
}

#[derive(Serialize)]
pub(super) struct Value<'a> {
    #[serde(flatten)]
    pub(super) place: Place<'a>,
    pub(super) value: &'a str,
}
