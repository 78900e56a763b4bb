//! The JSON of hits; `docs/schema/search-1.json` describes it.

use super::{Hit, Snippet};
use crate::plain::json_line;
use record::{Span, StatedTime};
use serde::Serialize;

const SCHEMA: &str = "onrecord/search/1";

#[derive(Serialize)]
struct Row<'h> {
    schema: &'static str,
    row: u64,
    path: &'h str,
    kind: &'h str,
    quoted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'h str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sent: Option<Time<'h>>,
    parties: Vec<Party<'h>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'h str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    subject_marks: Vec<Place>,
    snippets: Vec<Part<'h>>,
    also: &'h [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    conversation: Option<&'h str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conversation_name: Option<&'h str>,
    cursor: &'h str,
}

#[derive(Serialize)]
struct Time<'h> {
    earliest: String,
    latest: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    zone: Option<&'h str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'h str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<&'static str>,
}

#[derive(Serialize)]
struct Party<'h> {
    role: &'h str,
    value: &'h str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'h str>,
}

#[derive(Serialize)]
struct Place {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Part<'h> {
    start: usize,
    end: usize,
    text: &'h str,
    marks: Vec<Place>,
}

#[derive(Serialize)]
struct Counted<'c> {
    schema: &'static str,
    facet: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'c str>,
    hits: u64,
}

/// A hit as an object on a line.
pub fn line(hit: &Hit) -> String {
    json_line(&Row {
        schema: SCHEMA,
        row: hit.row,
        path: &hit.path,
        kind: &hit.kind,
        quoted: hit.quoted,
        channel: hit.channel.as_deref(),
        sent: hit.sent.as_ref().and_then(time),
        parties: hit.parties.iter().map(party).collect(),
        subject: Some(hit.subject.as_str()).filter(|subject| !subject.is_empty()),
        subject_marks: hit.subject_marks.iter().map(place).collect(),
        snippets: hit.snippets.iter().map(part).collect(),
        also: &hit.also,
        conversation: hit.conversation.as_deref(),
        conversation_name: hit.conversation_name.as_deref(),
        cursor: &hit.cursor,
    })
}

fn party(party: &super::Party) -> Party<'_> {
    Party { role: &party.role, value: &party.value, name: party.name.as_deref() }
}

fn time(time: &StatedTime) -> Option<Time<'_>> {
    let interval = time.interval?;
    Some(Time {
        earliest: interval.earliest.to_string(),
        latest: interval.latest.to_string(),
        zone: time.zone.as_deref(),
        text: time.text.as_deref(),
        precision: time.precision.map(|precision| precision.as_str()),
    })
}

fn place(span: &Span) -> Place {
    Place { start: span.start, end: span.end }
}

fn part(snippet: &Snippet) -> Part<'_> {
    let Span { start, end } = snippet.span;
    Part { start, end, text: &snippet.text, marks: snippet.marks.iter().map(place).collect() }
}

/// How many hits there are of each value of a facet, a line each, the most first; those that have none last, without a value.
pub fn counted(facet: &str, counts: &[(String, u64)], without: u64) -> String {
    let of = |value, hits| json_line(&Counted { schema: SCHEMA, facet, value, hits });
    let mut out: String = counts.iter().map(|(value, hits)| of(Some(value), *hits)).collect();
    if without > 0 {
        out.push_str(&of(None, without));
    }
    out
}
