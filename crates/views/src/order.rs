//! Messages and public acts in one order of time.

use analysis::dossier::{Event, Message};
use record::StatedTime;
use record::time::DateTime;

/// What stands in the record.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Entry<'a> {
    Message(&'a Message),
    Event(&'a Event),
}

/// Where an entry stands: its moment, and whether it comes after a message of that moment.
type Key = (Option<DateTime>, bool);

/// Messages keep the order they have; each public act is put among them by its time, and never before the message that a
/// source says it came after: an act known only by its day would otherwise come before a message of that evening.
pub(crate) fn in_order<'a>(messages: &'a [Message], events: &'a [Event]) -> Vec<Entry<'a>> {
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

impl Entry<'_> {
    /// When it was.
    pub(crate) fn time(&self) -> &StatedTime {
        match self {
            Entry::Message(message) => &message.sent,
            Entry::Event(event) => &event.when,
        }
    }
}
