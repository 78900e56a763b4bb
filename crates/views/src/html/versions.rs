//! Versions of one report: which speaks, what shows that they are one, and what changed, before beside after.

use super::marks::Speaker;
use super::scene::Scene;
use crate::wording;
use crate::wording::page;
use analysis::dossier::{Change, Version, Words};
use maud::{Markup, html};

/// Changes shown for one version; the rest is counted.
const SHOWN: usize = 40;

pub(super) fn write(scene: &Scene<'_>) -> Markup {
    let versions = &scene.answer.dossier.versions;
    if versions.is_empty() {
        return html! {};
    }
    html! {
        section id="versions" aria-labelledby="versions-h" {
            h2 id="versions-h" { (wording::HEAD_VERSIONS) }
            p.lead { (page::VERSIONS_HOW) }
            ol.versions { @for (version, n) in versions.iter().zip(1..) { (one(scene, version, n)) } }
        }
    }
}

fn one(scene: &Scene<'_>, version: &Version, n: usize) -> Markup {
    let speaker = Speaker::Version(n);
    html! {
        li id=(speaker.id()) {
            p {
                span.number aria-hidden="true" { (speaker.sign()) } " "
                b { (scene.source(&version.source)) } (page::VERSION_OF) b { (scene.source(&version.of)) }
                span.note { " · " (wording::one_report(version.why)) }
            }
            @if version.changes.is_empty() { p.note { (wording::NO_CHANGES) } }
            ul.evidence { @for change in version.changes.iter().take(SHOWN) { li { (readings(scene, change)) } } }
            @if version.changes.len() > SHOWN { p.note { (wording::more_changes(version.changes.len() - SHOWN)) } }
        }
    }
}

/// What was done, then the words before and the words now.
fn readings(scene: &Scene<'_>, change: &Change) -> Markup {
    let words = |words: &Option<Words>| {
        html! { @if let Some(words) = words { " " (scene.words_at(&words.text, &words.place)) } }
    };
    html! {
        span.label { (wording::change(change.kind)) }
        (words(&change.here))
        @if change.here.is_some() && change.there.is_some() { " " span aria-hidden="true" { "→" } }
        (words(&change.there))
    }
}
