//! The hits of one page, and how many there are.

use std::collections::BinaryHeap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::trouble::Trouble;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, ColumnValues};
use tantivy::{DocId, Result, Score, SegmentOrdinal, SegmentReader};

/// In which order hits come. Where two are equal, the lower row comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The most relevant first.
    Relevance,
    /// By the earliest moment, oldest first; those without a time last.
    Oldest,
    /// By the earliest moment, newest first; those without a time last.
    Newest,
    /// The largest first.
    Largest,
    /// The smallest first.
    Smallest,
}

const NAMES: [(Sort, &str); 5] = [
    (Sort::Relevance, "relevance"),
    (Sort::Oldest, "oldest"),
    (Sort::Newest, "newest"),
    (Sort::Largest, "largest"),
    (Sort::Smallest, "smallest"),
];

impl Sort {
    /// As people write it.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(sort, _)| *sort == self).map_or("", |(_, name)| name)
    }

    /// The order that is written so.
    pub fn named(name: &str) -> Option<Sort> {
        NAMES.iter().find(|(_, known)| *known == name).map(|(sort, _)| *sort)
    }
}

/// A place among the hits: right behind one of them. It is written as text, and holds for the same query and order.
///
/// While the index stays as it is, pages have every hit once. Relevance can move when something is committed in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(super) sort: Sort,
    key: Key,
}

/// What hits are put in order by: the lower, the earlier; then the row.
type Key = (u64, u64);

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:x}.{:x}", self.sort.name(), self.key.0, self.key.1)
    }
}

impl FromStr for Cursor {
    type Err = Trouble;

    fn from_str(text: &str) -> std::result::Result<Cursor, Trouble> {
        let parts: Vec<&str> = text.split('.').collect();
        let number = |text: &str| u64::from_str_radix(text, 16).ok();
        let read = match parts[..] {
            [sort, key, row] => Sort::named(sort).zip(number(key).zip(number(row))),
            _ => None,
        };
        let (sort, key) = read.ok_or_else(|| Trouble::Cursor(format!("\"{text}\" is none")))?;
        Ok(Cursor { sort, key })
    }
}

/// An item that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its row in the record.
    pub row: u64,
    /// How relevant it is; 0 where hits are in another order.
    pub score: f32,
    /// How many duplicates of it are held.
    pub copies: u64,
    /// What the hits behind it are asked for with.
    pub cursor: Cursor,
}

/// Some of the hits.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// In order.
    pub hits: Vec<Hit>,
    /// How many there are on all pages.
    pub total: u64,
    /// Where the next page begins; nothing on the last.
    pub next: Option<Cursor>,
}

/// Collects a page.
pub(super) struct Pages {
    pub(super) sort: Sort,
    pub(super) after: Option<Cursor>,
    pub(super) limit: usize,
}

/// What one segment has for a page.
pub(super) struct OfSegment {
    sort: Sort,
    after: Option<Key>,
    limit: usize,
    rows: Arc<dyn ColumnValues<u64>>,
    copies: Arc<dyn ColumnValues<u64>>,
    measure: Measure,
    /// The first `limit` after the cursor; the last of them on top.
    best: BinaryHeap<(Key, DocId)>,
    total: u64,
}

enum Measure {
    Score,
    Time(Column<i64>),
    Size(Arc<dyn ColumnValues<u64>>),
}

impl Collector for Pages {
    type Fruit = Page;
    type Child = OfSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> Result<OfSegment> {
        let fast = segment.fast_fields();
        let measure = match self.sort {
            Sort::Relevance => Measure::Score,
            Sort::Oldest | Sort::Newest => Measure::Time(fast.i64("earliest")?),
            Sort::Largest | Sort::Smallest => Measure::Size(fast.column_first_or_default("size")?),
        };
        Ok(OfSegment {
            sort: self.sort,
            after: self.after.map(|cursor| cursor.key),
            limit: self.limit,
            rows: fast.column_first_or_default("row")?,
            copies: fast.column_first_or_default("copies")?,
            measure,
            best: BinaryHeap::new(),
            total: 0,
        })
    }

    fn requires_scoring(&self) -> bool {
        self.sort == Sort::Relevance
    }

    fn merge_fruits(&self, segments: Vec<(Vec<(Key, Hit)>, u64)>) -> Result<Page> {
        let total = segments.iter().map(|(_, total)| total).sum();
        let mut all: Vec<(Key, Hit)> = segments.into_iter().flat_map(|(hits, _)| hits).collect();
        all.sort_by_key(|(key, _)| *key);
        let more = all.len() > self.limit;
        all.truncate(self.limit);
        let next = all.last().filter(|_| more).map(|(key, _)| Cursor { sort: self.sort, key: *key });
        Ok(Page { hits: all.into_iter().map(|(_, hit)| hit).collect(), total, next })
    }
}

impl OfSegment {
    fn key(&self, doc: DocId, score: Score) -> u64 {
        match (&self.measure, self.sort) {
            (Measure::Score, _) => u64::from(!score.max(0.0).to_bits()),
            (Measure::Time(column), Sort::Newest) => column.first(doc).map_or(u64::MAX, |time| !ordered(time)),
            (Measure::Time(column), _) => column.first(doc).map_or(u64::MAX, ordered),
            (Measure::Size(column), Sort::Largest) => !column.get_val(doc),
            (Measure::Size(column), _) => column.get_val(doc),
        }
    }

    fn score(&self, key: u64) -> f32 {
        match self.measure {
            Measure::Score => f32::from_bits(!(key as u32)),
            _ => 0.0,
        }
    }
}

/// Times as numbers that keep their order.
fn ordered(time: i64) -> u64 {
    tantivy::i64_to_u64(time)
}

impl SegmentCollector for OfSegment {
    type Fruit = (Vec<(Key, Hit)>, u64);

    fn collect(&mut self, doc: DocId, score: Score) {
        self.total += 1;
        let first = self.key(doc, score);
        // One more than asked for is kept: it says whether there is a next page.
        let is_full = self.best.len() > self.limit;
        if is_full && self.best.peek().is_some_and(|(last, _)| last.0 < first) {
            return;
        }
        let key = (first, self.rows.get_val(doc));
        if self.after.is_some_and(|after| key <= after) {
            return;
        }
        if is_full {
            if self.best.peek().is_some_and(|(last, _)| *last <= key) {
                return;
            }
            self.best.pop();
        }
        self.best.push((key, doc));
    }

    fn harvest(self) -> Self::Fruit {
        let hit = |(key, doc): &(Key, DocId)| {
            let cursor = Cursor { sort: self.sort, key: *key };
            (*key, Hit { row: key.1, score: self.score(key.0), copies: self.copies.get_val(*doc), cursor })
        };
        (self.best.iter().map(hit).collect(), self.total)
    }
}
