//! What the engine gives back.

use analysis::Dossier;
use intake::decode::RawMap;
use intake::{Pile, Totals};
use record::{Item, Place, Source, SourceId, Span};
use std::collections::BTreeMap;

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
        let (reports, held): (Vec<Item>, Vec<Item>) = pile.items.into_iter().partition(|item| item.envelope.is_none());
        let number = reports.len();
        Reading { sources: pile.sources, items: [reports, held].concat(), reports: number, maps, totals }
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
}

impl Answer {
    /// The answer as views take it.
    pub fn view(&self) -> views::Answer<'_> {
        views::Answer {
            sources: self.reading.sources(),
            items: self.reading.reports(),
            dossier: &self.dossier,
            received: &self.reading,
        }
    }
}
