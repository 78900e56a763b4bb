//! Messages and public acts in one order of time.

use super::look::Tone;
use super::page::Flow;
use super::scene::Scene;
use super::{event, message};
use crate::wording;
use analysis::dossier::{Event, Message};
use record::StatedTime;
use record::time::DateTime;

/// What stands in the timeline.
enum Entry<'a> {
    Message(&'a Message),
    Event(&'a Event),
}

/// Where an entry stands: its moment, and whether it comes after a message of that moment.
type Key = (Option<DateTime>, bool);

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

/// Messages keep the order they have; each public act is put among them by its time, and never before the message that a
/// source says it came after: an act known only by its day would otherwise come before a message of that evening.
fn in_order<'a>(messages: &'a [Message], events: &'a [Event]) -> Vec<Entry<'a>> {
    let moment = |time: &StatedTime| time.interval.map(|interval| interval.earliest);
    let mut so_far = None;
    let mut entries: Vec<(Key, Entry<'a>)> = Vec::with_capacity(messages.len() + events.len());
    for message in messages {
        so_far = so_far.max(moment(&message.sent));
        entries.push(((so_far, false), Entry::Message(message)));
    }
    let shown = entries.len();
    let mut so_far = None;
    for event in events {
        so_far = so_far.max(moment(&event.when));
        let before = event.follows.as_ref().and_then(|follows| {
            messages.iter().position(|message| message.id == follows.message).map(|at| entries[..shown][at].0.0)
        });
        let key = (so_far.max(before.flatten()), true);
        entries.push((key, Entry::Event(event)));
    }
    entries.sort_by_key(|(key, _)| *key);
    entries.into_iter().map(|(_, entry)| entry).collect()
}
