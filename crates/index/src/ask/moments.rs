//! Items that may have been sent between two moments.
//!
//! tantivy's own search in ranges of numbers, joined with other clauses, goes wrong in 0.27: it is asked to go back, and counts below
//! zero.

use super::counted::explained;
use tantivy::columnar::Column;
use tantivy::query::{ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Result, Score, SegmentReader, TERMINATED};

/// How many items are looked at in one go at first, and at most.
const CHUNKS: (u32, u32) = (64, 8192);

/// Items whose earliest moment is not after `last`, and whose latest is not before `first`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moments {
    pub(super) first: i64,
    pub(super) last: i64,
}

impl Query for Moments {
    fn weight(&self, _: EnableScoring<'_>) -> Result<Box<dyn Weight>> {
        Ok(Box::new(*self))
    }
}

impl Weight for Moments {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> Result<Box<dyn Scorer>> {
        let fast = reader.fast_fields();
        let (earliest, latest) = (fast.i64("earliest")?, fast.i64("latest")?);
        let nothing_fits = earliest.min_value() > self.last || latest.max_value() < self.first;
        if nothing_fits || reader.max_doc() == 0 {
            return Ok(Box::new(EmptyScorer));
        }
        let mut docs = Docs {
            moments: *self,
            earliest,
            latest,
            end: reader.max_doc(),
            looked: 0,
            chunk: CHUNKS.0,
            found: Vec::new(),
            at: 0,
        };
        docs.look();
        Ok(Box::new(ConstScorer::new(docs, boost)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> Result<Explanation> {
        explained(self, reader, doc, "may have been sent then")
    }
}

struct Docs {
    moments: Moments,
    earliest: Column<i64>,
    latest: Column<i64>,
    /// How many items there are.
    end: DocId,
    /// Up to where they were looked at.
    looked: DocId,
    /// How many to look at next.
    chunk: u32,
    /// Those that fit, of what was looked at last.
    found: Vec<DocId>,
    /// Which of them is meant.
    at: usize,
}

impl Docs {
    /// Looks on until some are found.
    fn look(&mut self) {
        self.found.clear();
        self.at = 0;
        while self.found.is_empty() && self.looked < self.end {
            let until = self.end.min(self.looked.saturating_add(self.chunk));
            self.earliest.get_docids_for_value_range(i64::MIN..=self.moments.last, self.looked..until, &mut self.found);
            let (latest, first) = (&self.latest, self.moments.first);
            if first > i64::MIN {
                self.found.retain(|doc| latest.first(*doc).is_some_and(|time| time >= first));
            }
            self.looked = until;
            self.chunk = (self.chunk * 2).min(CHUNKS.1);
        }
    }
}

impl DocSet for Docs {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        if self.at >= self.found.len() {
            self.look();
        }
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target >= self.looked && target > self.doc() {
            self.looked = target.min(self.end);
            self.chunk = CHUNKS.0;
            self.look();
            return self.doc();
        }
        self.at += self.found[self.at.min(self.found.len())..].partition_point(|doc| *doc < target);
        if self.at >= self.found.len() {
            self.look();
        }
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.found.get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn size_hint(&self) -> u32 {
        self.end / 2
    }
}
