//! The apparatus as one JSON document, as `docs/schema/collation-1.json` describes it.

use super::{Collated, siglum};
use crate::answer::level;
use crate::json::document;
use analysis::collation::apparatus;
use analysis::collation::grade::Grade;
use record::{Source, Span};
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    base: String,
    witnesses: Vec<Witness<'a>>,
    counts: Vec<Count>,
    variants: Vec<Variant<'a>>,
    moved: Vec<Moved<'a>>,
}

#[derive(Serialize)]
struct Witness<'a> {
    siglum: String,
    source: &'a str,
    path: &'a str,
    words: usize,
}

#[derive(Serialize)]
struct Count {
    grade: &'static str,
    matters: u8,
    variants: usize,
}

#[derive(Serialize)]
struct Variant<'a> {
    at: usize,
    after: Option<&'a str>,
    grade: &'static str,
    matters: u8,
    readings: Vec<Reading<'a>>,
}

#[derive(Serialize)]
struct Reading<'a> {
    text: &'a str,
    grade: Option<&'static str>,
    matters: Option<u8>,
    held_by: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    witness: String,
    source: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Moved<'a> {
    text: &'a str,
    sooner: Vec<Place<'a>>,
    later: Vec<Place<'a>>,
}

/// The whole apparatus as one document, ending with a line break.
pub fn json<'a>(collated: Collated<'a>) -> String {
    let apparatus = collated.apparatus;
    let witness = |(w, source): (usize, &&'a Source)| Witness {
        siglum: siglum(w),
        source: source.id.as_str(),
        path: source.path.as_str(),
        words: apparatus.words[w],
    };
    document(&Document {
        schema: "onrecord/collation/1",
        base: siglum(apparatus.base),
        witnesses: collated.witnesses.iter().enumerate().map(witness).collect(),
        counts: apparatus.counts().into_iter().map(count).collect(),
        variants: apparatus.entries.iter().map(|entry| variant(collated, entry)).collect(),
        moved: apparatus.moved.iter().map(|moved| elsewhere(collated, moved)).collect(),
    })
}

fn count((grade, variants): (Grade, usize)) -> Count {
    Count { grade: grade.as_str(), matters: level(grade.matters()), variants }
}

fn variant<'a>(collated: Collated<'a>, entry: &'a apparatus::Entry) -> Variant<'a> {
    let reading = |reading: &'a apparatus::Reading| Reading {
        text: &reading.text,
        grade: reading.grade.map(Grade::as_str),
        matters: reading.grade.map(|grade| level(grade.matters())),
        held_by: places(collated, &reading.held_by),
    };
    Variant {
        at: entry.at,
        after: entry.after.as_deref(),
        grade: entry.grade.as_str(),
        matters: level(entry.grade.matters()),
        readings: entry.readings.iter().map(reading).collect(),
    }
}

fn elsewhere<'a>(collated: Collated<'a>, moved: &'a apparatus::Moved) -> Moved<'a> {
    Moved { text: &moved.text, sooner: places(collated, &moved.sooner), later: places(collated, &moved.later) }
}

fn places<'a>(collated: Collated<'a>, held: &[(usize, Span)]) -> Vec<Place<'a>> {
    let place = |&(w, span): &(usize, Span)| Place {
        witness: siglum(w),
        source: collated.witnesses[w].id.as_str(),
        start: span.start,
        end: span.end,
    };
    held.iter().map(place).collect()
}
