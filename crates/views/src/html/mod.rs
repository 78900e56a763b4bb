//! The brief as one page that opens from disk: no script, no request, everything in the file.
//!
//! The page carries its sources with every place marked that it speaks of, so that each claim is one click from its words.
//! Text reaches the page through `maud`, which escapes it, after `plain` has shown what would act on a reader.

mod mask;

mod share;

mod numbers;

mod marks;

mod scene;

mod style;

mod head;

mod chart;

mod act;
mod message;

mod record;

mod findings;

mod graph;

mod drawn;

mod versions;

mod coverage;
mod questions;
mod unread;

mod pieces;

mod excerpts;

mod sources;

use crate::answer::Answer;
use crate::wording::page;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use scene::Scene;
use share::Shared;

/// How much of its sources a page carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// All text of every source that the page speaks of.
    Whole,
    /// Short excerpts around the places that it speaks of, for a page that is handed on: addresses and long numbers are
    /// masked everywhere on it, and files stand by their names.
    Excerpts,
}

/// The page, ending with a line break. `note` is what a reader must know before anything else on it.
pub fn brief(answer: &Answer<'_>, carried: Carried, note: Option<&str>) -> String {
    let shared = (carried == Carried::Excerpts).then(|| Shared::of(answer));
    let answer = shared.as_ref().map_or(*answer, Shared::answer);
    let scene = Scene::new(&answer, carried);
    let title = head::title(&scene);
    let mut out = page(&scene, &title, note).into_string();
    out.push('\n');
    out
}

/// Whether `text` begins as a page of this program does.
pub fn is_page(text: &str) -> bool {
    let head = text.split_once("<style>").map_or("", |(head, _)| head);
    head.starts_with("<!DOCTYPE html>") && head.contains("<meta name=\"generator\" content=\"onrecord\">")
}

fn page(scene: &Scene<'_>, title: &str, note: Option<&str>) -> Markup {
    let anything = !scene.answer.items.is_empty();
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(style::policy());
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content="onrecord";
                title { (title) }
                style { (PreEscaped(style::SHEET)) }
            }
            body {
                @if anything { a.skip href="#record" { (page::SKIP) } }
                div.brief {
                    (head::write(scene, title, note))
                    @if anything { (contents(scene)) }
                    main {
                        @if anything {
                            (record::write(scene))
                            (findings::write(scene))
                            (drawn::write(scene))
                            (versions::write(scene))
                            (coverage::write(scene))
                            (questions::write(scene))
                        }
                        (unread::write(scene))
                    }
                    footer { p.note { (page::FOOT) } }
                }
                @if anything { (sources::write(scene)) }
            }
        }
    }
}

/// The way to each section.
fn contents(scene: &Scene<'_>) -> Markup {
    let dossier = scene.answer.dossier;
    let there = [
        ("record", true),
        ("findings", true),
        ("drawn", !dossier.derivations.is_empty()),
        ("versions", !dossier.versions.is_empty()),
        ("coverage", dossier.messages.iter().any(|message| !message.witnesses.is_empty())),
        ("questions", !questions::asked(scene).is_empty()),
        ("unread", scene.answer.not_read().next().is_some()),
        ("sources", true),
    ];
    html! {
        nav aria-label=(page::CONTENTS) {
            ul {
                @for ((id, there), words) in there.iter().zip(page::SECTIONS) {
                    @if *there { li { a href={ "#" (id) } { (words) } } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
