//! Versions of one report: which speaks, and what changed between them.

use super::look::Tone;
use super::page::Flow;
use super::scene::{BODY, Scene, in_passing};
use crate::wording;
use analysis::dossier::Change;

/// Changes listed for one version; the rest is counted.
const LISTED: usize = 12;
/// Columns that what was done takes.
const COLUMN: usize = 9;

pub(super) fn write(scene: &mut Scene<'_>) {
    let dossier = scene.answer.dossier;
    if dossier.versions.is_empty() {
        return;
    }
    scene.page.heading(wording::HEAD_VERSIONS);
    for version in &dossier.versions {
        let said = wording::version_of(scene.name(&version.source), scene.name(&version.of), version.why);
        scene.page.gap();
        scene.page.flow(0, Flow::of(Tone::Strong, &said));
        if version.changes.is_empty() {
            scene.page.flow(BODY, Flow::of(Tone::Faint, wording::NO_CHANGES));
        }
        for change in version.changes.iter().take(LISTED) {
            scene.page.hung(wording::change(change.kind), Tone::Faint, BODY, COLUMN, readings(change));
        }
        if version.changes.len() > LISTED {
            let more = wording::more_changes(version.changes.len() - LISTED);
            scene.page.flow(BODY, Flow::of(Tone::Faint, &more));
        }
    }
}

/// The words before, then the words now.
fn readings(change: &Change) -> Flow {
    match (&change.here, &change.there) {
        (Some(here), Some(there)) => Flow::of(Tone::Differs, &in_passing(&here.text))
            .say(Tone::Faint, " → ")
            .say(Tone::Differs, &in_passing(&there.text)),
        (Some(words), None) | (None, Some(words)) => Flow::of(Tone::Differs, &in_passing(&words.text)),
        (None, None) => Flow::default(),
    }
}
