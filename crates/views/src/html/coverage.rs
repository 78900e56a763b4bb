//! Which report quotes which message.

use super::marks::Speaker;
use super::scene::Scene;
use crate::dates;
use crate::wording::page;
use analysis::dossier::{Marked, Message, Witness, WitnessKind};
use maud::{Markup, html};
use record::{Item, Place, SourceId};
use std::collections::BTreeMap;

/// Reports beyond which a table is no help to the eye: a list has the same facts.
const COLUMNS: usize = 24;

/// How a report has a message, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Has {
    Differs,
    OnlyHere,
    WithoutMarks,
    Whole,
    Part,
}

impl Has {
    fn of(witness: &Witness, is_base: bool) -> Has {
        match (witness.kind, witness.marked) {
            (WitnessKind::Altered | WitnessKind::Spliced, _) => Has::Differs,
            (WitnessKind::OnlyHere, _) => Has::OnlyHere,
            (_, Marked::No) => Has::WithoutMarks,
            (WitnessKind::Verbatim, _) => Has::Whole,
            (WitnessKind::Partial, _) if is_base => Has::Whole,
            (WitnessKind::Partial, _) => Has::Part,
        }
    }
}

impl Has {
    const ALL: [Has; 5] = [Has::Whole, Has::Part, Has::Differs, Has::WithoutMarks, Has::OnlyHere];

    /// A symbol and its meaning.
    fn told(self) -> (&'static str, &'static str) {
        match self {
            Has::Differs => page::HAS_DIFFERS,
            Has::OnlyHere => page::HAS_ONLY,
            Has::WithoutMarks => page::HAS_WITHOUT_MARKS,
            Has::Whole => page::HAS_WHOLE,
            Has::Part => page::HAS_PART,
        }
    }
}

type Cells<'a> = BTreeMap<&'a SourceId, (Has, &'a Place)>;

fn cells(message: &Message) -> Cells<'_> {
    let mut cells = Cells::new();
    for witness in &message.witnesses {
        let is_base = message.base.as_ref().is_some_and(|(base, _)| *base == witness.place.source);
        let has = (Has::of(witness, is_base), &witness.place);
        cells.entry(&witness.place.source).and_modify(|held| *held = (*held).min(has)).or_insert(has);
    }
    cells
}

pub(super) fn write(scene: &Scene<'_>) -> Markup {
    let messages: Vec<(&Message, usize)> = scene.answer.dossier.messages.iter().zip(1..).collect();
    let quoting: Vec<&Item> = scene.answer.reports().iter().filter(|item| quotes(&messages, &item.source)).collect();
    let silent: Vec<String> = scene
        .answer
        .reports()
        .iter()
        .filter(|item| !quotes(&messages, &item.source))
        .map(|item| scene.name(&item.source).to_owned())
        .collect();
    if quoting.is_empty() {
        return html! {};
    }
    html! {
        section id="coverage" aria-labelledby="coverage-h" {
            h2 id="coverage-h" { (page::HEAD_COVERAGE) }
            p.key {
                @for (symbol, words) in Has::ALL.map(Has::told) {
                    span { b aria-hidden="true" { (symbol) } " " (words) } " "
                }
            }
            @if quoting.len() <= COLUMNS { (table(scene, &messages, &quoting)) } @else { (list(scene, &messages, &quoting)) }
            @if !silent.is_empty() { p.note { (page::silent(&silent)) } }
        }
    }
}

fn quotes(messages: &[(&Message, usize)], source: &SourceId) -> bool {
    messages.iter().any(|(message, _)| message.witnesses.iter().any(|witness| witness.place.source == *source))
}

fn table(scene: &Scene<'_>, messages: &[(&Message, usize)], quoting: &[&Item]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(page::TABLE) {
            table.coverage {
                caption.hidden { (page::HEAD_COVERAGE) }
                thead {
                    tr {
                        th scope="col" { (page::MESSAGE) }
                        @for item in quoting { th.turned scope="col" { span { (scene.source(&item.source)) } } }
                    }
                }
                tbody {
                    @for (message, n) in messages {
                        @let cells = cells(message);
                        tr {
                            th scope="row" {
                                (scene.sign(Speaker::Message(*n))) " " span.note { (dates::short(&message.sent)) }
                            }
                            @for item in quoting {
                                td { @if let Some((has, place)) = cells.get(&item.source) { (cell(scene, *has, place)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cell(scene: &Scene<'_>, has: Has, place: &Place) -> Markup {
    let (symbol, words) = has.told();
    html! { a.has.differs[has == Has::Differs] href=(scene.href(place)) aria-label=(words) { (symbol) } }
}

/// The same without empty cells, for very many reports.
fn list(scene: &Scene<'_>, messages: &[(&Message, usize)], quoting: &[&Item]) -> Markup {
    let mut by_source: BTreeMap<&SourceId, Vec<(usize, Has, &Place)>> = BTreeMap::new();
    for (message, n) in messages {
        for (source, (has, place)) in cells(message) {
            by_source.entry(source).or_default().push((*n, has, place));
        }
    }
    html! {
        ul.coverage {
            @for item in quoting {
                li {
                    (scene.name(&item.source)) ": "
                    @for (n, has, place) in by_source.get(&item.source).into_iter().flatten() {
                        @let (symbol, words) = has.told();
                        a.has href=(scene.href(place)) aria-label=(page::has_in(*n, words)) { (n) (symbol) } " "
                    }
                }
            }
        }
    }
}
