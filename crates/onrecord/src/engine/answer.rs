//! What the engine gives back.

use analysis::Dossier;
use intake::decode::RawMap;
use intake::{Pile, Totals};
use record::{Item, ItemKind, Place, Source, SourceId, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Everything that was read.
#[derive(Clone, Debug)]
pub struct Reading {
    sources: Vec<Source>,
    /// Reports and documents first, then mails, messages and posts.
    items: Vec<Item>,
    reports: usize,
    maps: BTreeMap<SourceId, RawMap>,
    totals: Totals,
}

impl Reading {
    pub(super) fn new(pile: Pile, totals: Totals) -> Reading {
        // The pile keeps one map for each item, in the same order.
        let maps = pile.items.iter().map(|item| item.source.clone()).zip(pile.maps).collect();
        let mut reading = Reading { sources: pile.sources, items: pile.items, reports: 0, maps, totals };
        reading.part();
        reading
    }

    /// Puts what is about a correspondence before what is of it; each stays in its order.
    fn part(&mut self) {
        self.items.sort_by_key(|item| item.envelope.is_some());
        self.reports = self.items.partition_point(|item| item.envelope.is_none());
    }

    /// Takes each text that is shown at or below `paths` for one message that is held.
    pub(super) fn hold(&mut self, paths: &[PathBuf]) {
        for item in self.items.iter_mut().filter(|item| item.envelope.is_none()) {
            if paths.iter().any(|path| Path::new(item.path.as_str()).starts_with(path)) {
                item.kind = ItemKind::Message;
                item.held = true;
                item.envelope = Some(Box::default());
            }
        }
        self.part();
    }

    /// Every input and its fate.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// What was read out of them.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Those of the items that are about a correspondence, and not of it.
    pub fn reports(&self) -> &[Item] {
        &self.items[..self.reports]
    }

    /// How many inputs there were, and what became of them.
    pub fn totals(&self) -> Totals {
        self.totals
    }
}

impl views::Received for Reading {
    fn range(&self, place: &Place) -> Option<Span> {
        let range = self.maps.get(&place.source)?.raw(place.span.start..place.span.end)?;
        Some(Span::from(range))
    }
}

/// What was read, and what the analysis says about it.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Everything that was read.
    pub reading: Reading,
    /// What the analysis says.
    pub dossier: Dossier,
    /// What of it is shown: the reports, and of what is held what the analysis speaks of.
    shown: Vec<Item>,
}

impl Answer {
    pub(super) fn new(reading: Reading, dossier: Dossier) -> Answer {
        let bases = dossier.messages.iter().filter_map(|message| message.base.as_ref()).map(|(source, _)| source);
        let values = dossier.findings.iter().flat_map(|finding| &finding.values).map(|value| &value.place.source);
        let spoken_of: BTreeSet<&SourceId> = bases.chain(values).collect();
        let (reports, held) = reading.items.split_at(reading.reports);
        let held = held.iter().filter(|item| spoken_of.contains(&item.source));
        let shown = reports.iter().chain(held).cloned().collect();
        Answer { reading, dossier, shown }
    }

    /// The answer as views take it.
    pub fn view(&self) -> views::Answer<'_> {
        views::Answer {
            sources: self.reading.sources(),
            items: &self.shown,
            dossier: &self.dossier,
            received: &self.reading,
        }
    }
}
