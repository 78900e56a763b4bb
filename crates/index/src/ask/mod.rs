//! Asking the index.
//!
//! `alike` words of a pattern; `body` a word in the body; `counted` how relevant what is counted is; `kin` words that begin alike; `near` words near each other; `places` words early and close to each other; `moments` when something may have been sent; `weights` of what makes an item more relevant; `without` what NOT takes away; `texts` whose texts a query can't do without; `plan` from a query's tree to what tantivy is asked; `relevance` what comes first; `page`, `facet` and `rows` what is collected.

mod alike;
mod body;
mod counted;
mod kin;
mod moments;
mod near;
mod places;
mod texts;
mod weights;
mod without;

mod plan;
mod relevance;

mod facet;
mod page;
mod rows;

pub use facet::{By, Facet};
pub use page::{Cursor, Hit, Page, Sort};
pub use weights::Weights;

use crate::entry::Entry;
use crate::language::{Field, Query, Test};
use crate::meaning::{self, Likes};
use crate::store::folder::{Opened, open};
use crate::trouble::Trouble;
use plan::{Decided, Planner};
use std::path::Path;
use tantivy::collector::{Collector, Count};
use tantivy::{IndexReader, ReloadPolicy, Searcher};

/// The record, as far as the index needs it: the texts, which the index has not.
pub trait Record {
    /// The item of this row; nothing if the record has it no more. An error says why it could not be read.
    fn entry(&self, row: u64) -> Result<Option<Entry>, String>;
}

/// A query with all that it takes to answer it.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// What is asked.
    pub query: &'a Query,
    /// For every item that the query names behind `like:`, which items are like it.
    pub likes: &'a Likes,
    /// Who has the texts. It is asked only where the query has `="..."`, and only for items that the rest of it leaves open.
    pub record: &'a dyn Record,
}

/// Reads an index as it was when it was opened.
pub struct Reader {
    opened: Opened,
    reader: IndexReader,
    watermark: Option<String>,
    weights: Weights,
}

impl Reader {
    /// Opens the index in `folder`.
    pub fn open(folder: &Path) -> Result<Reader, Trouble> {
        let opened = open(folder)?;
        // Before the rest: what is committed in between is seen, and not said to be.
        let watermark = opened.watermark()?;
        let reader = opened.index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Reader { opened, reader, watermark, weights: Weights::default() })
    }

    /// The same, with other weights for what comes first.
    pub fn weighing(self, weights: Weights) -> Reader {
        Reader { weights, ..self }
    }

    /// How far which record is in, at least, in the words of whoever wrote the index; nothing before the first commit.
    pub fn watermark(&self) -> Option<&str> {
        self.watermark.as_deref()
    }

    /// How many items are in.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Holds every file against the sum that was written with it. Takes as long as reading them all.
    pub fn verify(&self) -> Result<(), Trouble> {
        let damaged = self.opened.index.validate_checksum()?;
        match damaged.iter().min() {
            None => Ok(()),
            Some(file) => {
                Err(Trouble::Unusable(format!("{} of its files are damaged, {} is one", damaged.len(), file.display())))
            }
        }
    }

    /// Some of the hits: the first `limit`, or the first behind `after`.
    pub fn page(&self, ask: &Ask<'_>, sort: Sort, after: Option<Cursor>, limit: usize) -> Result<Page, Trouble> {
        if let Some(other) = after.filter(|cursor| cursor.sort != sort) {
            return Err(Trouble::Cursor(format!(
                "it is of the order by {}, not by {}",
                other.sort.name(),
                sort.name()
            )));
        }
        self.collect(ask, &page::Pages { sort, after, limit })
    }

    /// How many hits there are.
    pub fn count(&self, ask: &Ask<'_>) -> Result<u64, Trouble> {
        Ok(self.collect(ask, &Count)? as u64)
    }

    /// The rows of all hits, in order.
    pub fn rows(&self, ask: &Ask<'_>) -> Result<Vec<u64>, Trouble> {
        self.collect(ask, &rows::Rows)
    }

    /// How many hits there are of each value.
    pub fn facet(&self, ask: &Ask<'_>, by: By) -> Result<Facet, Trouble> {
        self.collect(ask, &facet::Counting(by))
    }

    fn collect<C: Collector>(&self, ask: &Ask<'_>, collector: &C) -> Result<C::Fruit, Trouble> {
        let searcher = self.reader.searcher();
        let mut planner = self.planner(ask, &searcher)?;
        planner.ranks = collector.requires_scoring();
        Ok(searcher.search(&planner.plan(ask.query)?, collector)?)
    }

    /// Decides, with the texts, what the index can't.
    fn planner<'a>(&'a self, ask: &Ask<'a>, searcher: &'a Searcher) -> Result<Planner<'a>, Trouble> {
        let mut planner = Planner {
            opened: &self.opened,
            searcher,
            likes: ask.likes,
            decided: Vec::new(),
            ranks: false,
            weights: self.weights,
        };
        let Some(undecided) = texts::undecided(ask.query) else { return Ok(planner) };
        let rows = searcher.search(&planner.plan(&undecided)?, &rows::Rows)?;
        let of = |(field, test): (Field, &Test)| Decided { field, test: test.clone(), rows: Vec::new() };
        let mut decided: Vec<Decided> = texts::exact(ask.query).into_iter().map(of).collect();
        for row in rows {
            let Some(entry) = ask.record.entry(row).map_err(Trouble::Record)? else { continue };
            for one in &mut decided {
                one.rows.extend(meaning::is_in(one.field, &one.test, &entry).then_some(row));
            }
        }
        planner.decided = decided;
        Ok(planner)
    }
}
