//! What a person should look at: one file for each kind of finding.
//!
//! A finding states what stands where and never judges. Its `values` are each source's own words, short; its summary can
//! be printed as it stands.

mod actor_differs;
mod attribution_differs;
mod cut_without_mark;
mod delay_differs;
mod groups;
mod name_differs;
mod not_on_record;
mod number_differs;
mod reply_differs;
mod same_words_without_marks;
mod time_differs;
mod wording_differs;

#[cfg(test)]
pub(crate) mod samples;

use crate::align::Passage;
use crate::events::{Act, Delay};
use crate::held::people::People;
use crate::quotes::Frame;
use crate::replies;
use crate::study::Study;
use crate::witnesses::drafts::Draft;
use record::digest::Digest;
use record::fold::one_line;
use record::{EventId, Finding, FindingId, FindingKind, Matters, MessageId, Place, SourceId, Value};
use std::collections::BTreeSet;
use std::ops::Range;

/// What findings are made from.
pub struct Material<'a> {
    /// The pile, read.
    pub study: &'a Study<'a>,
    /// Groups of utterances, weighed.
    pub drafts: &'a [Draft],
    /// The id of each draft, as a message or as an event.
    pub ids: &'a [String],
    /// Dated acts.
    pub acts: &'a [Act],
    /// Their ids.
    pub act_ids: &'a [EventId],
    /// What texts say of delays.
    pub delays: &'a [Delay],
    /// What texts say of answers.
    pub replies: &'a [replies::Claim],
    /// Passages shared by two texts.
    pub passages: &'a [Passage],
    /// Who is in the messages that are held.
    pub people: &'a People,
    /// Utterances that stand in no held message, though their conversation is held.
    pub absent: &'a BTreeSet<usize>,
}

/// All findings, loudest first.
pub fn find(material: &Material<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    out.extend(wording_differs::find(material));
    out.extend(cut_without_mark::find(material));
    out.extend(same_words_without_marks::find(material));
    out.extend(name_differs::find(material));
    out.extend(time_differs::find(material));
    out.extend(delay_differs::find(material));
    out.extend(actor_differs::find(material));
    out.extend(number_differs::find(material));
    out.extend(reply_differs::find(material));
    out.extend(attribution_differs::find(material));
    out.extend(not_on_record::find(material));
    let order = |f: &Finding| {
        (std::cmp::Reverse(f.matters), std::cmp::Reverse((f.confidence * 1000.0) as i64), f.kind, f.id.clone())
    };
    out.sort_by_key(order);
    let mut seen = BTreeSet::new();
    out.retain(|f| seen.insert(f.id.clone()));
    out
}

impl Material<'_> {
    /// A source's own words as a value of a finding.
    fn value(&self, text: usize, tokens: Range<usize>) -> Value {
        let prose = &self.study.proses[text];
        let span = prose.span(tokens);
        Value { value: span.of(&prose.item.text).to_owned(), place: Place { source: prose.item.source.clone(), span } }
    }

    /// What a text is called: its outlet, else its file's name.
    fn called(&self, text: usize) -> String {
        called(self.study, text)
    }

    fn message(&self, draft: usize) -> Option<MessageId> {
        (self.drafts[draft].frame == Frame::Private).then(|| MessageId::new(self.ids[draft].clone()))
    }

    fn event(&self, draft: usize) -> Option<EventId> {
        (self.drafts[draft].frame == Frame::Public).then(|| EventId::new(self.ids[draft].clone()))
    }

    fn source(&self, text: usize) -> SourceId {
        self.study.proses[text].item.source.clone()
    }
}

/// What a text is called: its outlet, else its file's name without its ending.
pub fn called(study: &Study<'_>, text: usize) -> String {
    if text >= study.reports {
        return "the held message".to_owned();
    }
    let item = study.proses[text].item;
    match &item.outlet {
        Some(outlet) => outlet.value.clone(),
        None => item.path.base_name().rsplit_once('.').map_or(item.path.base_name(), |(stem, _)| stem).to_owned(),
    }
}

/// An id made of the kind and of what disagrees, never of the readings.
fn id(kind: FindingKind, about: &[&str]) -> FindingId {
    let digest = Digest::of(format!("{} {}", kind.as_str(), about.join(" ")).as_bytes());
    FindingId::new(format!("{}-{}", kind.as_str(), &digest.short()[..8]))
}

/// A finding without base, message or event.
fn plain(
    kind: FindingKind,
    about: &[&str],
    matters: Matters,
    confidence: f64,
    summary: String,
    mistaken: &str,
    values: Vec<Value>,
) -> Finding {
    Finding {
        id: id(kind, about),
        kind,
        matters,
        confidence,
        summary,
        base: None,
        may_be_mistaken: mistaken.to_owned(),
        message: None,
        event: None,
        values,
    }
}

/// A sentence with a capital at its start.
fn sentence(words: String) -> String {
    match words.strip_prefix("the ") {
        Some(rest) => format!("The {rest}"),
        None => words,
    }
}

/// Words for use inside a sentence: white space joined, trimmed of punctuation at the end.
fn quoted(words: &str) -> String {
    let joined = one_line(words);
    format!("“{}”", joined.trim_end_matches([',', '.', ';', ':']))
}
