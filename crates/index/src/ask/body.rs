//! Items that have a word in their body.
//!
//! The index has one list of places for all words of an item, those of the body first. A word is in the body if its first place lies
//! before the body's end. Where nothing outside the body has the word, its places need not be read.

use super::counted::{Counted, explained, relevant, weight};
use crate::store::fields::EDGE;
use std::sync::Arc;
use tantivy::columnar::ColumnValues;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{Bm25Weight, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field as Column, IndexRecordOption};
use tantivy::{DocId, DocSet, Result, Score, SegmentReader, TERMINATED, Term};

/// One word.
#[derive(Clone, Debug)]
pub(super) struct InBody {
    /// The word, in the field of all words.
    pub(super) word: Term,
    /// The fields that whatever is outside the body is in.
    pub(super) outside: Vec<Column>,
}

impl Query for InBody {
    fn weight(&self, scoring: EnableScoring<'_>) -> Result<Box<dyn Weight>> {
        let relevance = weight(scoring, std::slice::from_ref(&self.word))?;
        Ok(Box::new(InBodyWeight { asked: self.clone(), relevance }))
    }
}

struct InBodyWeight {
    asked: InBody,
    relevance: Option<Bm25Weight>,
}

impl Weight for InBodyWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> Result<Box<dyn Scorer>> {
        let Some(docs) = Docs::open(reader, &self.asked.word, &self.asked.outside)? else {
            return Ok(Box::new(EmptyScorer));
        };
        relevant(docs, self.relevance.as_ref(), boost, (reader, self.asked.word.field()))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> Result<Explanation> {
        explained(self, reader, doc, "a word in the body")
    }
}

/// The items of one segment.
pub(super) struct Docs {
    anywhere: SegmentPostings,
    outside: Vec<SegmentPostings>,
    /// The same list as `anywhere`, with its places: it follows only where they are needed.
    placed: SegmentPostings,
    /// Where the body of each item ends.
    edges: Arc<dyn ColumnValues<u64>>,
    places: Vec<u32>,
}

impl Docs {
    /// Nothing where the segment does not know the word.
    pub(super) fn open(reader: &SegmentReader, word: &Term, outside: &[Column]) -> Result<Option<Docs>> {
        let index = reader.inverted_index(word.field())?;
        let Some(anywhere) = index.read_postings(word, IndexRecordOption::WithFreqs)? else { return Ok(None) };
        let text = word.value();
        let text = text.as_str().unwrap_or("");
        let mut lists = Vec::new();
        for column in outside {
            let term = Term::from_field_text(*column, text);
            lists.extend(reader.inverted_index(*column)?.read_postings(&term, IndexRecordOption::Basic)?);
        }
        let placed = match lists.is_empty() {
            true => None,
            false => index.read_postings(word, IndexRecordOption::WithFreqsAndPositions)?,
        };
        let mut docs = Docs {
            anywhere,
            outside: lists,
            placed: placed.unwrap_or_else(SegmentPostings::empty),
            edges: reader.fast_fields().column_first_or_default(EDGE)?,
            places: Vec::new(),
        };
        docs.settle();
        Ok(Some(docs))
    }

    /// Goes on, from where it is, to the next item that has the word in its body.
    fn settle(&mut self) -> DocId {
        while self.doc() != TERMINATED && !self.is_in_body() {
            self.anywhere.advance();
        }
        self.doc()
    }

    fn is_in_body(&mut self) -> bool {
        let doc = self.doc();
        let has = |list: &mut SegmentPostings| (if list.doc() < doc { list.seek(doc) } else { list.doc() }) == doc;
        if !self.outside.iter_mut().any(has) {
            return true;
        }
        if self.placed.doc() < doc {
            self.placed.seek(doc);
        }
        self.placed.positions(&mut self.places);
        self.places.first().is_some_and(|place| u64::from(*place) < self.edges.get_val(doc))
    }
}

impl DocSet for Docs {
    fn advance(&mut self) -> DocId {
        self.anywhere.advance();
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc() < target {
            self.anywhere.seek(target);
        }
        self.settle()
    }

    fn doc(&self) -> DocId {
        self.anywhere.doc()
    }

    fn size_hint(&self) -> u32 {
        self.anywhere.size_hint()
    }
}

impl Counted for Docs {
    fn count(&self) -> u32 {
        self.anywhere.term_freq()
    }
}
