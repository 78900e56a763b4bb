//! The head: what was read, what was not, and how much was found.

use super::look::Tone;
use super::page::Flow;
use super::scene::Scene;
use crate::wording;
use record::Matters;

pub(super) fn write(scene: &mut Scene<'_>) {
    let answer = scene.answer;
    let unread = answer.not_read().count();
    scene.page.flow(0, Flow::of(Tone::Strong, &wording::read(answer.reports().len(), answer.held())));
    if !answer.dossier.versions.is_empty() {
        scene.page.flow(0, Flow::of(Tone::Plain, &wording::versions(answer.dossier.versions.len())));
    }
    if unread > 0 {
        scene.page.flow(0, Flow::of(Tone::Unread, &wording::not_read(unread)));
    }
    if answer.items.is_empty() {
        scene.page.flow(0, Flow::of(Tone::Plain, wording::NOTHING_READ));
        return;
    }
    let dossier = answer.dossier;
    let loud = dossier.findings.iter().filter(|finding| finding.matters == Matters::Changes).count();
    let found = wording::found(dossier.messages.len(), dossier.events.len(), dossier.findings.len(), loud);
    scene.page.flow(0, Flow::of(Tone::Plain, &found));
}
