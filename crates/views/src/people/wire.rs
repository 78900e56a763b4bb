//! The JSON of who is who; `docs/schema/people-1.json` describes it.

use super::People;
use crate::plain::json_line;
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    people: Vec<Person<'a>>,
    suggestions: Vec<Maybe<'a>>,
    decisions: Vec<Decided<'a>>,
}

#[derive(Serialize)]
struct Person<'a> {
    name: &'a str,
    messages: u64,
    aliases: Vec<Alias<'a>>,
}

#[derive(Serialize)]
struct Alias<'a> {
    kind: &'a str,
    value: &'a str,
    names: &'a [String],
    messages: u64,
}

#[derive(Serialize)]
struct Maybe<'a> {
    a: &'a str,
    b: &'a str,
    why: &'a [String],
    confidence: f64,
}

#[derive(Serialize)]
struct Decided<'a> {
    number: i64,
    at: &'a str,
    by: &'a str,
    what: &'a str,
}

pub(super) fn people(people: &People) -> String {
    json_line(&Document {
        schema: "onrecord/people/1",
        people: people
            .people
            .iter()
            .map(|person| Person {
                name: &person.name,
                messages: person.messages,
                aliases: person
                    .aliases
                    .iter()
                    .map(|(kind, value, names, messages)| Alias { kind, value, names, messages: *messages })
                    .collect(),
            })
            .collect(),
        suggestions: people
            .maybe
            .iter()
            .map(|maybe| Maybe {
                a: &maybe.a,
                b: &maybe.b,
                why: &maybe.why,
                confidence: (maybe.confidence * 1000.0).floor() / 1000.0,
            })
            .collect(),
        decisions: people
            .decided
            .iter()
            .map(|one| Decided { number: one.number, at: &one.at, by: &one.by, what: &one.what })
            .collect(),
    })
}
