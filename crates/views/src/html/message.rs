//! One message: when, from whom to whom, its words with the places where witnesses differ, and the witnesses side by side.

use super::marks::Speaker;
use super::scene::{Scene, grade};
use crate::witnesses::{differs, together};
use crate::wording::page;
use crate::{dates, plain, wording};
use analysis::dossier::{Difference, Message, Witness, WitnessKind};
use maud::{Markup, html};
use record::{Matters, Place, Span};

/// Below this, the reader is told that the message itself is uncertain.
const UNCERTAIN: f64 = 0.5;

pub(super) fn write(scene: &Scene<'_>, message: &Message, n: usize) -> Markup {
    let speaker = Speaker::Message(n);
    html! {
        li.entry.message {
            article id=(speaker.id()) aria-labelledby=(format!("{}-h", speaker.id())) {
                h3 id=(format!("{}-h", speaker.id())) {
                    span.number aria-hidden="true" { (speaker.sign()) }
                    span { span.hidden { (speaker.words()) ": " } (dates::words(&message.sent)) }
                }
                p.between { (between(scene, message)) }
                @match &message.text {
                    Some(text) => blockquote { p { (words(text, &message.witnesses)) } },
                    None => p.note { (wording::ONLY_TOLD) },
                }
                @if !message.witnesses.is_empty() { (witnesses(scene, message, n)) }
                (notes(scene, message))
            }
        }
    }
}

/// `Sender → recipient · text message · answers message 3`.
fn between(scene: &Scene<'_>, message: &Message) -> Markup {
    let answers = message.replies_to.as_ref().and_then(|id| scene.numbers.message(id));
    html! {
        b { (plain::line(message.speaker.as_deref().unwrap_or(wording::NO_SPEAKER))) }
        @if !message.recipients.is_empty() {
            span aria-hidden="true" { " → " } span.hidden { (page::TO) }
            b { (plain::line(&wording::list(&message.recipients))) }
        }
        @if let Some(channel) = &message.channel { " · " (plain::line(channel)) }
        @if let Some(n) = answers { " · " a href=(format!("#m{n}")) { (wording::answers(n)) } }
    }
}

/// The words shown first; a place where some witness differs is marked where it stands only once in them.
fn words(text: &str, witnesses: &[Witness]) -> Markup {
    let text = plain::line(text);
    let telling = witnesses.iter().flat_map(|witness| &witness.differences).filter(|d| d.matters > Matters::Typography);
    let mut spans: Vec<Span> =
        telling.filter_map(|difference| only_place(&text, &plain::line(&difference.base))).collect();
    spans.sort();
    html! { "“" (cut(&text, &spans)) "”" }
}

fn only_place(text: &str, words: &str) -> Option<Span> {
    let mut places = text.match_indices(words).map(|(at, found)| Span::new(at, at + found.len()));
    let first = places.next().filter(|span| !span.is_empty())?;
    let whole = |at: Option<char>| !at.is_some_and(char::is_alphanumeric);
    let stands_alone = whole(text[..first.start].chars().next_back()) && whole(text[first.end..].chars().next());
    (stands_alone && places.next().is_none()).then_some(first)
}

/// `text` with the words at `spans` marked as differing; of spans that overlap, the first is taken.
fn cut(text: &str, spans: &[Span]) -> Markup {
    let mut at = 0;
    let mut pieces: Vec<(&str, bool)> = Vec::new();
    for span in spans {
        let (Some(before), Some(marked)) = (text.get(at..span.start), text.get(span.start..span.end)) else { continue };
        pieces.push((before, false));
        pieces.push((marked, true));
        at = span.end;
    }
    pieces.push((&text[at..], false));
    html! {
        @for (piece, differs) in pieces {
            @if differs && !piece.is_empty() { u.v { (plain::shown(piece)) } } @else { (plain::shown(piece)) }
        }
    }
}

fn witnesses(scene: &Scene<'_>, message: &Message, n: usize) -> Markup {
    let mut last = None;
    html! {
        ul.witnesses aria-label=(page::witnesses(n)) {
            @for passages in together(&message.witnesses) {
                @let source = &passages[0].place.source;
                @let again = last.replace(source) == Some(source);
                (witness(scene, message, &passages, again))
            }
            @for reply in scene.answer.dossier.replies.iter().filter(|reply| reply.message == message.id) {
                li {
                    span.who { (scene.source_at(&reply.place)) }
                    span.says { (wording::reply(reply.claim)) ": " (scene.words_at(&reply.text, &reply.place)) }
                }
            }
        }
    }
}

fn witness(scene: &Scene<'_>, message: &Message, passages: &[&Witness], again: bool) -> Markup {
    let witness = passages[0];
    let is_base = message.base.as_ref().is_some_and(|(base, _)| *base == witness.place.source);
    let differs = differs(witness);
    let (typography, telling): (Vec<&Difference>, Vec<&Difference>) =
        witness.differences.iter().partition(|difference| difference.matters == Matters::Typography);
    let further: Vec<&Place> = passages[1..].iter().map(|passage| &passage.place).collect();
    let shows_words = differs || (witness.kind == WitnessKind::Partial && !is_base && passages.len() == 1);
    html! {
        li.differs[differs] {
            span.who {
                @if again {
                    span.hidden { (scene.name(&witness.place.source)) }
                    a.also href=(scene.href(&witness.place)) { (page::ALSO) }
                } @else { (scene.source_at(&witness.place)) }
                (scene.further(&further))
            }
            div.says {
                span.how {
                    span.symbol aria-hidden="true" { (page::symbol(witness.kind, is_base)) } " "
                    (wording::witness(witness.kind, witness.marked, is_base, passages.len()))
                }
                @if !typography.is_empty() { span.note { " · " (wording::typography(typography.len())) } }
                @if shows_words { p.words { "“" (here(witness, &telling)) "”" } }
                @if !telling.is_empty() {
                    ul.variants {
                        @for difference in telling { (variant(scene, witness, difference)) }
                    }
                }
            }
        }
    }
}

/// The words of a witness, with its own side of each difference marked.
fn here(witness: &Witness, telling: &[&Difference]) -> Markup {
    let start = witness.place.span.start;
    let mut spans: Vec<Span> = telling
        .iter()
        .filter(|difference| witness.place.span.contains(difference.span))
        .map(|difference| Span::new(difference.span.start - start, difference.span.end - start))
        .collect();
    spans.sort();
    cut(&witness.text, &spans)
}

fn variant(scene: &Scene<'_>, witness: &Witness, difference: &Difference) -> Markup {
    let href = scene.href_in(&witness.place.source, difference.span);
    html! {
        li {
            (grade(difference.matters))
            span { span.label { (wording::ABOVE) } " " span.v { (super::scene::in_passing(&difference.base)) } }
            span { span.label { (wording::HERE) } " " a.q.v href=(href) { (super::scene::in_passing(&difference.here)) } }
            span.note {
                (wording::matters(difference.matters))
                @if let Some(how) = wording::difference(difference.kind) { " · " (how) }
            }
        }
    }
}

/// What a reader may want to know about how the message was put together.
fn notes(scene: &Scene<'_>, message: &Message) -> Markup {
    let base = message.base.as_ref().filter(|base| scene.usual_base != Some(base));
    let loosely = message.sent.text.as_ref().filter(|_| dates::told_loosely(&message.sent));
    html! {
        @if !message.sent.claims.is_empty() {
            p.note {
                (page::WHEN) @if let Some(text) = loosely { " " (super::scene::in_passing(text)) "," } " "
                (page::FROM) " " (scene.sources_at(&message.sent.claims)) "."
            }
        }
        @if let (Some((base, why)), true) = (base, message.held || message.witnesses.len() > 1) {
            p.note { (wording::base(scene.name(base), &plain::line(why))) }
        }
        @if !message.links.is_empty() { p.note { (plain::line(&wording::points_to(&message.links))) } }
        @if message.confidence < UNCERTAIN { p.note { (wording::sentence(wording::LOW_CONFIDENCE)) } }
    }
}
