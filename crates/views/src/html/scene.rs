//! What every section of the page needs: names, numbers, and the way to each place.

use super::Carried;
use super::marks::{Marks, OfSource, Speaker};
use crate::answer::Answer;
use crate::names::Names;
use crate::witnesses::usual_base;
use crate::{order, plain};
use analysis::dossier::Event;
use maud::{Markup, html};
use record::{EventId, Finding, Item, Matters, MessageId, Place, SourceId, Span};
use std::collections::BTreeMap;

/// The numbers under which things stand on the page.
#[derive(Debug)]
pub(super) struct Numbers<'a> {
    messages: BTreeMap<&'a MessageId, usize>,
    /// By where each stands in memory: two acts may rest on one claim, and so have one id.
    acts: BTreeMap<*const Event, usize>,
    acts_by_id: BTreeMap<&'a EventId, usize>,
    sources: BTreeMap<&'a SourceId, usize>,
}

impl<'a> Numbers<'a> {
    fn of(answer: &Answer<'a>) -> Numbers<'a> {
        let dossier = answer.dossier;
        let in_order = order::in_order(&dossier.messages, &dossier.events).into_iter();
        let events = in_order.filter_map(|entry| match entry {
            order::Entry::Event(event) => Some(event),
            order::Entry::Message(_) => None,
        });
        let events: Vec<(&Event, usize)> = events.zip(1..).collect();
        Numbers {
            messages: dossier.messages.iter().map(|message| &message.id).zip(1..).collect(),
            acts: events.iter().map(|&(event, n)| (std::ptr::from_ref(event), n)).collect(),
            acts_by_id: events.iter().rev().map(|&(event, n)| (&event.id, n)).collect(),
            sources: answer.items.iter().map(|item| &item.source).zip(1..).collect(),
        }
    }

    pub(super) fn message(&self, id: &MessageId) -> Option<usize> {
        self.messages.get(id).copied()
    }

    /// The number of an act of the dossier that the page is made from.
    pub(super) fn act(&self, event: &Event) -> Option<usize> {
        self.acts.get(&std::ptr::from_ref(event)).copied()
    }

    pub(super) fn act_called(&self, id: &EventId) -> Option<usize> {
        self.acts_by_id.get(id).copied()
    }

    pub(super) fn source(&self, id: &SourceId) -> Option<usize> {
        self.sources.get(id).copied()
    }

    /// The findings of the page with their numbers, as in the brief for the terminal: the loudest first, those of typography
    /// last.
    pub(super) fn findings(&self, answer: &Answer<'a>) -> Vec<(&'a Finding, usize)> {
        let (quiet, loud): (Vec<_>, Vec<_>) =
            answer.dossier.findings.iter().partition(|finding| finding.matters == Matters::Typography);
        loud.into_iter().chain(quiet).zip(1..=MOST_FINDINGS).collect()
    }
}

/// Findings that one page shows. Nobody reads more, and a browser must open it; a table has them all.
const MOST_FINDINGS: usize = 400;

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
