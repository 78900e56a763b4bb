//! The numbers under which messages, acts, findings and sources stand on the page.

use crate::answer::Answer;
use crate::order;
use analysis::dossier::Event;
use record::{EventId, Finding, Matters, MessageId, SourceId};
use std::collections::BTreeMap;

/// The numbers under which things stand on the page.
#[derive(Debug)]
pub(super) struct Numbers<'a> {
    messages: BTreeMap<&'a MessageId, usize>,
    /// By where each stands in memory: two acts may rest on one claim, and so have one id.
    acts: BTreeMap<*const Event, usize>,
    acts_by_id: BTreeMap<&'a EventId, usize>,
    sources: BTreeMap<&'a SourceId, usize>,
}

impl<'a> Numbers<'a> {
    pub(super) fn of(answer: &Answer<'a>) -> Numbers<'a> {
        let dossier = answer.dossier;
        let in_order = order::in_order(&dossier.messages, &dossier.events).into_iter();
        let events = in_order.filter_map(|entry| match entry {
            order::Entry::Event(event) => Some(event),
            order::Entry::Message(_) => None,
        });
        let events: Vec<(&Event, usize)> = events.zip(1..).collect();
        Numbers {
            messages: dossier.messages.iter().map(|message| &message.id).zip(1..).collect(),
            acts: events.iter().map(|&(event, n)| (std::ptr::from_ref(event), n)).collect(),
            acts_by_id: events.iter().rev().map(|&(event, n)| (&event.id, n)).collect(),
            sources: answer.items.iter().map(|item| &item.source).zip(1..).collect(),
        }
    }

    pub(super) fn message(&self, id: &MessageId) -> Option<usize> {
        self.messages.get(id).copied()
    }

    /// The number of an act of the dossier that the page is made from.
    pub(super) fn act(&self, event: &Event) -> Option<usize> {
        self.acts.get(&std::ptr::from_ref(event)).copied()
    }

    pub(super) fn act_called(&self, id: &EventId) -> Option<usize> {
        self.acts_by_id.get(id).copied()
    }

    pub(super) fn source(&self, id: &SourceId) -> Option<usize> {
        self.sources.get(id).copied()
    }

    /// The findings of the page with their numbers, as in the brief for the terminal: the loudest first, those of typography
    /// last.
    pub(super) fn findings(&self, answer: &Answer<'a>) -> Vec<(&'a Finding, usize)> {
        let (quiet, loud): (Vec<_>, Vec<_>) =
            answer.dossier.findings.iter().partition(|finding| finding.matters == Matters::Typography);
        loud.into_iter().chain(quiet).zip(1..=MOST_FINDINGS).collect()
    }
}

/// Findings that one page shows. Nobody reads more, and a browser must open it; a table has them all.
const MOST_FINDINGS: usize = 400;
