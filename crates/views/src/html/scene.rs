//! What every section of the page needs: names, numbers, and the way to each place.

use super::Carried;
use super::marks::{Marks, OfSource, Speaker};
use super::numbers::Numbers;
use crate::answer::Answer;
use crate::names::Names;
use crate::plain;
use crate::witnesses::usual_base;
use maud::{Markup, html};
use record::{Item, Matters, Place, SourceId, Span};
use std::collections::BTreeMap;

/// The page under way.
pub(super) struct Scene<'a> {
    pub(super) answer: Answer<'a>,
    pub(super) carried: Carried,
    pub(super) numbers: Numbers<'a>,
    pub(super) items: BTreeMap<&'a SourceId, &'a Item>,
    /// The source that most messages are shown after, with the reason; said once, so that no message need say it again.
    pub(super) usual_base: Option<&'a (SourceId, String)>,
    names: Names,
    marks: Marks<'a>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(answer: &Answer<'a>, carried: Carried) -> Scene<'a> {
        let numbers = Numbers::of(answer);
        let marks = Marks::of(answer, &numbers);
        let (names, items) = (Names::of(answer), answer.items_by_source());
        Scene { answer: *answer, carried, numbers, items, usual_base: usual_base(answer), names, marks }
    }

    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    /// What people call the source.
    pub(super) fn name<'b>(&'b self, id: &'b SourceId) -> &'b str {
        self.names.get(id)
    }

    /// The places of one source that the page speaks of.
    pub(super) fn marks(&self, source: &SourceId) -> Option<&OfSource> {
        self.marks.get(source)
    }

    /// The id of a place in the sources that the page carries.
    pub(super) fn id(&self, source: &SourceId, span: Span) -> String {
        let n = self.numbers.source(source).unwrap_or(0);
        format!("s{n}-{}-{}", span.start, span.end)
    }

    /// What leads to a place.
    pub(super) fn href(&self, place: &Place) -> String {
        self.href_in(&place.source, place.span)
    }

    /// The same, for a span of a source. One that does not fit the text leads to the source; text that could not be read is
    /// listed among the rest.
    pub(super) fn href_in(&self, source: &SourceId, span: Span) -> String {
        let fits = self.items.get(source).is_some_and(|item| item.text.get(span.start..span.end).is_some());
        match self.numbers.source(source) {
            Some(_) if fits => format!("#{}", self.id(source, span)),
            Some(n) => format!("#s{n}"),
            None => "#sources".to_owned(),
        }
    }

    /// The id of a source on the page.
    pub(super) fn source_id(&self, id: &SourceId) -> String {
        format!("s{}", self.numbers.source(id).unwrap_or(0))
    }

    /// The name of a source, as a link to the source.
    pub(super) fn source(&self, id: &SourceId) -> Markup {
        html! { a href={ "#" (self.source_id(id)) } { (self.name(id)) } }
    }

    /// The name of a source, as a link to a place in it.
    pub(super) fn source_at(&self, place: &Place) -> Markup {
        html! { a.src href=(self.href(place)) { (self.name(&place.source)) } }
    }

    /// Each source once, as links to its places: its name leads to the first, small numbers to the others.
    pub(super) fn sources_at(&self, places: &[Place]) -> Markup {
        let mut by_source: Vec<(&SourceId, Vec<&Place>)> = Vec::new();
        for place in places {
            match by_source.iter_mut().find(|(source, _)| *source == &place.source) {
                Some((_, held)) if held.contains(&place) => {}
                Some((_, held)) => held.push(place),
                None => by_source.push((&place.source, vec![place])),
            }
        }
        html! {
            @for (n, (_, places)) in by_source.iter().enumerate() {
                @if n > 0 { ", " }
                (self.source_at(places[0]))
                (self.further(&places[1..]))
            }
        }
    }

    /// Small links to further places of a source that was named just before.
    pub(super) fn further(&self, places: &[&Place]) -> Markup {
        html! {
            @for (place, n) in places.iter().zip(2..) {
                @let label = crate::wording::page::place(n, self.name(&place.source));
                " " a.more href=(self.href(place)) aria-label=(label) { (n) }
            }
        }
    }

    /// Words of a source in passing, as a link to where they stand.
    pub(super) fn words_at(&self, words: &str, place: &Place) -> Markup {
        html! { a.q href=(self.href(place)) { (in_passing(words)) } }
    }

    /// The sign of something on the page, as a link to it.
    pub(super) fn sign(&self, speaker: Speaker) -> Markup {
        html! { a.sign.(speaker.class()) href={ "#" (speaker.id()) } aria-label=(speaker.words()) { (speaker.sign()) } }
    }
}

/// Columns of source text that a line may quote in passing.
const IN_PASSING: usize = 220;

/// Source text on one line, short, in quotation marks.
pub(super) fn in_passing(text: &str) -> String {
    crate::wording::quoted(&plain::clip(&plain::line(text), IN_PASSING))
}

/// How much something matters, for the eye; the words for it stand beside.
pub(super) fn grade(matters: Matters) -> Markup {
    html! { span.grade aria-hidden="true" { (crate::wording::page::boxes(matters)) } }
}
