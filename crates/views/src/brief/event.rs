//! One public act: when, who, what, and which sources tell of it.

use super::look::Tone;
use super::page::Flow;
use super::scene::{BODY, Scene, in_passing};
use crate::{dates, plain, wording};
use analysis::dossier::Event;

/// What stands in the margin where a message has its number.
const SIGN: &str = "◆";

/// Columns of an act that are shown: a source may tell it in a whole paragraph.
const SHOWN: usize = 600;

pub(super) fn write(scene: &mut Scene<'_>, event: &Event) {
    let mut head = Flow::of(Tone::Public, &dates::words(&event.when))
        .say(Tone::Faint, " · ")
        .say(Tone::Public, wording::IN_PUBLIC);
    if let Some(who) = &event.who {
        head = head.say(Tone::Faint, " · ").say(Tone::Public, who);
    }
    scene.opening(SIGN, Tone::Public, head);
    scene.page.flow(BODY, Flow::of(Tone::Plain, &plain::clip(&plain::line(&event.what), SHOWN)));
    let mut names: Vec<String> = Vec::new();
    for claim in &event.claims {
        let name = scene.name(&claim.source);
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    scene.page.flow(BODY, Flow::of(Tone::Faint, &wording::list(&names)));
    if let Some(follows) = &event.follows {
        let delay = wording::delay(follows.least_seconds, follows.most_seconds);
        let said = wording::follows(&delay, scene.number(&follows.message));
        let flow = Flow::of(Tone::Public, &said).say(Tone::Faint, ": ").say(Tone::Faint, &in_passing(&follows.text));
        scene.by_source(&follows.place.source, false, flow);
    }
}
