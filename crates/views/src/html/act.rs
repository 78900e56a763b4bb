//! One public act: when, who, what, and which sources tell of it.

use super::marks::Speaker;
use super::scene::Scene;
use crate::{dates, plain, wording};
use analysis::dossier::Event;
use maud::{Markup, html};

/// Columns of an act that are shown: a source may tell it in a whole paragraph.
const SHOWN: usize = 600;

pub(super) fn write(scene: &Scene<'_>, event: &Event, n: usize) -> Markup {
    let speaker = Speaker::Act(n);
    let id = speaker.id();
    html! {
        li.entry.act {
            article id=(id) aria-labelledby=(format!("{id}-h")) {
                h3 id=(format!("{id}-h")) {
                    span.number aria-hidden="true" { (speaker.sign()) }
                    span {
                        span.hidden { (speaker.words()) ": " }
                        (dates::words(&event.when))
                        span.kind { " · " (wording::IN_PUBLIC) @if let Some(who) = &event.who { " · " (plain::line(who)) } }
                    }
                }
                p { (plain::clip(&plain::line(&event.what), SHOWN)) }
                p.note { (scene.sources_at(&event.claims)) }
                @if let Some(follows) = &event.follows {
                    @let delay = wording::delay(follows.least_seconds, follows.most_seconds);
                    @let number = scene.numbers.message(&follows.message);
                    p.note {
                        (scene.source_at(&follows.place)) " "
                        @if let Some(number) = number {
                            a href=(format!("#m{number}")) { (wording::follows(&delay, Some(number))) }
                        } @else { (wording::follows(&delay, None)) }
                        ": " (scene.words_at(&follows.text, &follows.place))
                    }
                }
            }
        }
    }
}
