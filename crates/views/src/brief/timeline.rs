//! Messages and public acts in one order of time.

use super::look::Tone;
use super::page::Flow;
use super::scene::Scene;
use super::{event, message};
use crate::order::{Entry, in_order};
use crate::wording;

pub(super) fn write(scene: &mut Scene<'_>) {
    scene.page.heading(wording::HEAD_RECORD);
    let dossier = scene.answer.dossier;
    if dossier.messages.is_empty() {
        scene.page.flow(0, Flow::of(Tone::Plain, wording::NO_MESSAGES));
    }
    if let Some((base, why)) = scene.usual_base {
        let note = wording::usual_base(scene.name(base), why);
        scene.page.flow(0, Flow::of(Tone::Faint, &note));
    }
    for entry in in_order(&dossier.messages, &dossier.events) {
        match entry {
            Entry::Message(message) => message::write(scene, message),
            Entry::Event(event) => event::write(scene, event),
        }
    }
}
