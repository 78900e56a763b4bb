//! Every place that the page speaks of, by source: what is highlighted there, and what leads back from it.

use super::numbers::Numbers;
use crate::answer::Answer;
use crate::wording::page;
use maud::{Markup, html};
use record::{Place, SourceId, Span};
use std::collections::{BTreeMap, BTreeSet};

/// What on the page speaks of a place; the order is that of importance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Speaker {
    /// A message, by its number: its words stand there.
    Message(usize),
    /// A public act, by its number.
    Act(usize),
    /// A finding, by its number.
    Finding(usize),
    /// A derivation, by its number.
    Derivation(usize),
    /// Versions of one report, by their number: words that changed stand there.
    Version(usize),
    /// A message, by its number: something about it stands there (when it was sent, whether it was answered).
    About(usize),
}

impl Speaker {
    /// One of each kind, in the order of `page::HIGHLIGHTS`.
    pub(super) const KINDS: [Speaker; 6] = [
        Speaker::Message(0),
        Speaker::Act(0),
        Speaker::Finding(0),
        Speaker::Derivation(0),
        Speaker::Version(0),
        Speaker::About(0),
    ];

    /// What leads there: the id on the page.
    pub(super) fn id(self) -> String {
        match self {
            Speaker::Message(n) | Speaker::About(n) => format!("m{n}"),
            Speaker::Act(n) => format!("a{n}"),
            Speaker::Finding(n) => format!("f{n}"),
            Speaker::Derivation(n) => format!("d{n}"),
            Speaker::Version(n) => format!("v{n}"),
        }
    }

    /// The sign and number by which it goes everywhere on the page.
    pub(super) fn sign(self) -> Markup {
        let (glyph, n) = match self {
            Speaker::Message(n) | Speaker::About(n) => (page::SIGN_MESSAGE, n),
            Speaker::Act(n) => (page::SIGN_ACT, n),
            Speaker::Finding(n) => (page::SIGN_FINDING, n),
            Speaker::Derivation(n) => (page::SIGN_DERIVATION, n),
            Speaker::Version(n) => (page::SIGN_VERSION, n),
        };
        html! { @if !glyph.is_empty() { i { (glyph) } } (n) }
    }

    /// The same in words.
    pub(super) fn words(self) -> String {
        match self {
            Speaker::Message(n) | Speaker::About(n) => page::message(n),
            Speaker::Act(n) => page::act(n),
            Speaker::Finding(n) => page::finding(n),
            Speaker::Derivation(n) => page::derivation(n),
            Speaker::Version(n) => page::version(n),
        }
    }

    /// The class of its highlight.
    pub(super) fn class(self) -> &'static str {
        match self {
            Speaker::Message(_) => "h-m",
            Speaker::Act(_) => "h-a",
            Speaker::Finding(_) => "h-f",
            Speaker::Derivation(_) => "h-d",
            Speaker::Version(_) => "h-v",
            Speaker::About(_) => "h-t",
        }
    }
}

/// The places of one source that the page speaks of, and who speaks of each.
pub(super) type OfSource = BTreeMap<Span, BTreeSet<Speaker>>;

/// The same for every source.
#[derive(Debug, Default)]
pub(super) struct Marks<'a> {
    by_source: BTreeMap<&'a SourceId, OfSource>,
}

impl<'a> Marks<'a> {
    /// Walks the whole answer, in the numbering of the page.
    pub(super) fn of(answer: &Answer<'a>, numbers: &Numbers<'a>) -> Marks<'a> {
        let mut marks = Marks::default();
        let dossier = answer.dossier;
        for (message, n) in dossier.messages.iter().zip(1..) {
            for witness in &message.witnesses {
                marks.add(&witness.place, Speaker::Message(n));
                for difference in &witness.differences {
                    marks.add_span(&witness.place.source, difference.span, Speaker::Message(n));
                }
            }
            message.sent.claims.iter().for_each(|place| marks.add(place, Speaker::About(n)));
        }
        for reply in &dossier.replies {
            if let Some(n) = numbers.message(&reply.message) {
                marks.add(&reply.place, Speaker::About(n));
            }
        }
        for event in &dossier.events {
            let Some(n) = numbers.act(event) else { continue };
            let claims = event.claims.iter().chain(&event.when.claims);
            claims.for_each(|place| marks.add(place, Speaker::Act(n)));
            if let Some(follows) = &event.follows {
                marks.add(&follows.place, Speaker::Act(n));
            }
        }
        for (finding, n) in numbers.findings(answer) {
            finding.values.iter().for_each(|value| marks.add(&value.place, Speaker::Finding(n)));
        }
        for (derivation, n) in dossier.derivations.iter().zip(1..) {
            // Some evidence is of the whole report: that it came out later stands nowhere in it.
            let placed = derivation.evidence.iter().filter(|evidence| !evidence.place.span.is_empty());
            placed.for_each(|evidence| marks.add(&evidence.place, Speaker::Derivation(n)));
        }
        for (version, n) in dossier.versions.iter().zip(1..) {
            let words = version.changes.iter().flat_map(|change| change.here.iter().chain(&change.there));
            words.for_each(|words| marks.add(&words.place, Speaker::Version(n)));
        }
        marks
    }

    /// The places of one source; none where nothing on the page speaks of it.
    pub(super) fn get(&self, source: &SourceId) -> Option<&OfSource> {
        self.by_source.get(source)
    }

    fn add(&mut self, place: &'a Place, speaker: Speaker) {
        self.add_span(&place.source, place.span, speaker);
    }

    fn add_span(&mut self, source: &'a SourceId, span: Span, speaker: Speaker) {
        self.by_source.entry(source).or_default().entry(span).or_default().insert(speaker);
    }
}
