//! One message: when, from whom to whom, its words, and who carries them.

use super::look::Tone;
use super::page::Flow;
use super::scene::{BODY, Scene, in_passing};
use crate::witnesses::{differs, together};
use crate::{dates, plain, wording};
use analysis::dossier::{Message, Reply, Witness, WitnessKind};
use record::Matters;

/// Differences of one witness that are listed one by one.
const LISTED: usize = 6;

/// Below this, the reader is told that the message itself is uncertain.
const UNCERTAIN: f64 = 0.5;

pub(super) fn write(scene: &mut Scene<'_>, message: &Message) {
    let number = scene.number(&message.id).map(|n| n.to_string()).unwrap_or_default();
    scene.opening(&number, Tone::Strong, Flow::of(Tone::Strong, &dates::words(&message.sent)));
    scene.page.flow(BODY, between(scene, message));
    if let (Some(text), true) = (&message.sent.text, dates::told_loosely(&message.sent)) {
        scene.page.flow(BODY, Flow::of(Tone::Faint, &in_passing(text)));
    }
    scene.page.gap();
    match &message.text {
        Some(text) => scene.page.flow(BODY, Flow::of(Tone::Plain, &wording::quoted(&plain::line(text)))),
        None => scene.page.flow(BODY, Flow::of(Tone::Faint, wording::ONLY_TOLD)),
    }
    scene.page.gap();
    let mut last = None;
    for passages in together(&message.witnesses) {
        let source = &passages[0].place.source;
        self::witness(scene, message, &passages, last == Some(source));
        last = Some(source);
    }
    let answer = scene.answer;
    for reply in answer.dossier.replies.iter().filter(|reply| reply.message == message.id) {
        let source = &reply.place.source;
        self::reply(scene, reply, last == Some(source));
        last = Some(source);
    }
    notes(scene, message);
}

/// `Sender → recipient · text message · answers message 3`.
fn between(scene: &Scene<'_>, message: &Message) -> Flow {
    let mut flow = Flow::of(Tone::Strong, message.speaker.as_deref().unwrap_or(wording::NO_SPEAKER));
    if !message.recipients.is_empty() {
        flow = flow.say(Tone::Faint, " → ").say(Tone::Strong, &wording::list(&message.recipients));
    }
    if let Some(channel) = &message.channel {
        flow = flow.say(Tone::Faint, " · ").say(Tone::Plain, channel);
    }
    if let Some(number) = message.replies_to.as_ref().and_then(|id| scene.number(id)) {
        flow = flow.say(Tone::Faint, " · ").say(Tone::Plain, &wording::answers(number));
    }
    flow
}

fn witness(scene: &mut Scene<'_>, message: &Message, passages: &[&Witness], said_before: bool) {
    let Some(&witness) = passages.first() else { return };
    let is_base = message.base.as_ref().is_some_and(|(base, _)| *base == witness.place.source);
    let differs = differs(witness);
    let tone = if differs { Tone::Differs } else { Tone::Plain };
    let mut flow = Flow::of(tone, &wording::witness(witness.kind, witness.marked, is_base, passages.len()));
    if witness.kind == WitnessKind::Partial && !is_base && passages.len() == 1 {
        flow = flow.say(Tone::Faint, ": ").say(Tone::Faint, &in_passing(&witness.text));
    }
    let (typography, telling): (Vec<_>, Vec<_>) =
        witness.differences.iter().partition(|difference| difference.matters == Matters::Typography);
    if differs && telling.is_empty() {
        flow = flow.say(Tone::Faint, ": ").say(Tone::Plain, &in_passing(&witness.text));
    }
    if !typography.is_empty() {
        flow = flow.say(Tone::Faint, " · ").say(Tone::Faint, &wording::typography(typography.len()));
    }
    scene.by_source(&witness.place.source, said_before, flow);
    let indent = BODY + scene.column.min(scene.page.width() / 3);
    for difference in telling.iter().take(LISTED) {
        let above = Flow::of(Tone::Differs, &in_passing(&difference.base));
        let mut here = Flow::of(Tone::Differs, &in_passing(&difference.here));
        if let Some(how) = wording::difference(difference.kind) {
            here = here.say(Tone::Faint, " · ").say(Tone::Faint, how);
        }
        scene.page.hung(wording::ABOVE, Tone::Faint, indent, 7, above);
        scene.page.hung(wording::HERE, Tone::Faint, indent, 7, here);
    }
    if telling.len() > LISTED {
        scene.page.flow(indent, Flow::of(Tone::Faint, &wording::more_differences(telling.len() - LISTED)));
    }
}

fn reply(scene: &mut Scene<'_>, reply: &Reply, said_before: bool) {
    let flow = Flow::of(Tone::Plain, wording::reply(reply.claim))
        .say(Tone::Faint, ": ")
        .say(Tone::Faint, &in_passing(&reply.text));
    scene.by_source(&reply.place.source, said_before, flow);
}

/// What a reader may want to know about how the message was put together.
fn notes(scene: &mut Scene<'_>, message: &Message) {
    if let Some(base) = message.base.as_ref().filter(|base| scene.usual_base != Some(base))
        && (message.held || message.witnesses.len() > 1)
    {
        let note = wording::base(scene.name(&base.0), &base.1);
        scene.page.flow(BODY, Flow::of(Tone::Faint, &note));
    }
    if !message.links.is_empty() {
        scene.page.flow(BODY, Flow::of(Tone::Faint, &wording::points_to(&message.links)));
    }
    if message.confidence < UNCERTAIN {
        scene.page.flow(BODY, Flow::of(Tone::Faint, wording::LOW_CONFIDENCE));
    }
}
