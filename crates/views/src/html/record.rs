//! Messages and public acts in one order of time: first as a picture, then each with its words.

use super::chart;
use super::scene::Scene;
use super::{act, message};
use crate::order::{Entry, in_order};
use crate::{plain, wording};
use maud::{Markup, html};

pub(super) fn write(scene: &Scene<'_>) -> Markup {
    let dossier = scene.answer.dossier;
    let entries = in_order(&dossier.messages, &dossier.events);
    html! {
        section id="record" aria-labelledby="record-h" {
            h2 id="record-h" { (wording::HEAD_RECORD) }
            @if dossier.messages.is_empty() { p { (wording::NO_MESSAGES) } }
            (chart::write(scene, &entries))
            @if let Some((base, why)) = scene.usual_base {
                p.lead { (wording::usual_base(scene.name(base), &plain::line(why))) }
            }
            ol.record {
                @for entry in &entries {
                    @match entry {
                        Entry::Message(message) => {
                            (message::write(scene, message, scene.numbers.message(&message.id).unwrap_or(0)))
                        }
                        Entry::Event(event) => { (act::write(scene, event, scene.numbers.act(event).unwrap_or(0))) }
                    }
                }
            }
        }
    }
}
