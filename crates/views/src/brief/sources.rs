//! What was read: each report with its id, by which its text can be printed, its date and its headline.

use super::look::Tone;
use super::page::Flow;
use super::scene::{IN_PASSING, Scene};
use crate::answer::dated;
use crate::{dates, plain, wording};

/// More sources are counted, not listed.
const LISTED: usize = 100;

pub(super) fn write(scene: &mut Scene<'_>) {
    let answer = scene.answer;
    scene.page.heading(wording::HEAD_SOURCES);
    for item in answer.items.iter().take(LISTED) {
        let date = dated(item).filter(|time| time.interval.is_some());
        let mut flow = Flow::of(Tone::Plain, item.source.as_str())
            .say(Tone::Faint, " · ")
            .say(Tone::Plain, &date.map_or_else(|| wording::UNDATED.to_owned(), dates::words));
        if let Some(title) = &item.title {
            let title = plain::clip(&plain::line(&title.value), IN_PASSING);
            flow = flow.say(Tone::Faint, " · ").say(Tone::Faint, &title);
        }
        let name = scene.name(&item.source).to_owned();
        scene.page.labelled(2, (Tone::Plain, &name), scene.column, flow);
    }
    if answer.items.len() > LISTED {
        scene.page.flow(2, Flow::of(Tone::Faint, &wording::more_sources(answer.items.len() - LISTED)));
    }
    if let Some(first) = answer.items.first() {
        scene.page.gap();
        scene.page.flow(2, Flow::of(Tone::Faint, &wording::to_read(first.source.as_str())));
    }
}
