//! What is held: mails and messages that the case has itself, and where reports have words of theirs.
//!
//! A mailbox may hold very many mails. Which of them the reports touch is found by the search for shared passages, reports on
//! the one side and what is held on the other; nothing else of a mail is looked at. [`own_words`] says which words of a message
//! are its own, [`people`] whom it names.

mod own_words;
pub mod people;

pub use own_words::own_words;

use crate::align::Settings;
use crate::reuse::{Stretch, Texts};
use rayon::prelude::*;
use record::progress::{Cancelled, Watch};
use record::{Item, ItemKind, SourceId, Span, Tokens};
use std::collections::{BTreeMap, BTreeSet};

/// Whether an item is a private message that the case has itself.
pub fn is_held(item: &Item) -> bool {
    let spoken = item.envelope.as_ref().is_some_and(|envelope| envelope.event.is_none());
    item.held && spoken && matches!(item.kind, ItemKind::Mail | ItemKind::Message) && !item.text.trim().is_empty()
}

/// The messages that are held.
#[derive(Clone, Debug, Default)]
pub struct Held<'a> {
    /// All of them, by the time at which they were sent.
    pub all: Vec<&'a Item>,
    /// Those that a report has words of, as places in `all`.
    pub touched: Vec<usize>,
    /// Where a report has words, and of which of those that are touched.
    places: BTreeMap<SourceId, Vec<(Span, usize)>>,
}

/// Of the same words in very many messages, so many are looked at: those that came first.
const FIRST: usize = 8;

impl<'a> Held<'a> {
    /// Those among `items`, and where `reports` have words of theirs.
    pub fn of(reports: &[&Item], items: &'a [Item], watch: &dyn Watch) -> Result<Held<'a>, Cancelled> {
        let mut all: Vec<&Item> = items.iter().filter(|item| is_held(item)).collect();
        all.sort_by_cached_key(|item| {
            let sent = sent(item);
            (sent.is_none(), sent, item.source.clone())
        });
        if all.is_empty() || reports.is_empty() {
            return Ok(Held { all, ..Held::default() });
        }
        watch.stage("held messages", None);
        let mut texts = Texts::default();
        texts.add(&reports.iter().map(|item| &item.text).collect::<Vec<_>>(), false);
        texts.add(&all.iter().map(|item| &item.text).collect::<Vec<_>>(), true);
        let found = texts.shared(&Settings::default(), watch)?;
        let mut pairs: Vec<(Stretch, usize)> = Vec::new();
        let message = |end: &Stretch| end.text.checked_sub(reports.len());
        for passage in &found.passages {
            let ends = [(passage.a, passage.b), (passage.b, passage.a)];
            pairs.extend(ends.iter().filter_map(|(here, there)| Some((*here, message(there)?))));
        }
        for common in &found.common {
            let first: BTreeSet<usize> = common.places.iter().filter_map(message).collect();
            let told = common.places.iter().filter(|end| message(end).is_none());
            pairs.extend(told.flat_map(|here| first.iter().take(FIRST).map(|there| (*here, *there))));
        }
        pairs.retain(|(here, _)| here.text < reports.len());
        Ok(Held::touched_at(all, reports, &pairs))
    }

    fn touched_at(all: Vec<&'a Item>, reports: &[&Item], pairs: &[(Stretch, usize)]) -> Held<'a> {
        let touched: BTreeSet<usize> = pairs.iter().map(|(_, message)| *message).collect();
        let touched: Vec<usize> = touched.into_iter().collect();
        let mut places: BTreeMap<SourceId, Vec<(Span, usize)>> = BTreeMap::new();
        for (here, message) in pairs {
            let at = touched.partition_point(|touched| touched < message);
            places.entry(reports[here.text].source.clone()).or_default().push((here.span, at));
        }
        Held { all, touched, places }
    }

    /// Which of those that are touched have words that a report has at `span`.
    pub fn at(&self, source: &SourceId, span: Span) -> impl Iterator<Item = usize> {
        let places = self.places.get(source).map_or(&[][..], Vec::as_slice);
        places.iter().filter(move |(place, _)| place.overlaps(span)).map(|(_, message)| *message)
    }

    /// Which of `runs` of folded words stand in some message, word for word.
    pub fn stand(&self, runs: &[Vec<String>]) -> Vec<bool> {
        let mut first: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (k, run) in runs.iter().enumerate() {
            first.entry(run.first().map_or("", String::as_str)).or_default().push(k);
        }
        let standing = |item: &&Item| {
            let tokens = Tokens::of(&item.text);
            let here = |at: usize, run: &[String]| run.iter().enumerate().all(|(k, word)| tokens.word(at + k) == word);
            let runs_at = |at: usize| first.get(tokens.word(at)).into_iter().flatten().map(move |run| (at, *run));
            let all = (0..tokens.len()).flat_map(runs_at).filter(|&(at, run)| here(at, &runs[run]));
            all.map(|(_, run)| run).collect::<BTreeSet<usize>>()
        };
        let found: Vec<BTreeSet<usize>> =
            if runs.is_empty() { Vec::new() } else { self.all.par_iter().map(standing).collect() };
        (0..runs.len()).map(|run| found.iter().any(|found| found.contains(&run))).collect()
    }
}

/// When a message says that it was sent, at the earliest.
fn sent(item: &Item) -> Option<record::time::DateTime> {
    item.envelope.as_ref()?.sent()?.time.interval.map(|interval| interval.earliest)
}

#[cfg(test)]
mod tests;
