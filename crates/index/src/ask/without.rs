//! Items that one query finds and another does not.
//!
//! tantivy's own exclusion asks what it excludes to go back, which phrases and ranges must not do (0.27).

use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Result, Score, SegmentReader, TERMINATED};

/// What `wanted` finds and `unwanted` does not. The relevance is that of `wanted`.
#[derive(Debug)]
pub(super) struct Without {
    pub(super) wanted: Box<dyn Query>,
    pub(super) unwanted: Box<dyn Query>,
}

impl Clone for Without {
    fn clone(&self) -> Without {
        Without { wanted: self.wanted.box_clone(), unwanted: self.unwanted.box_clone() }
    }
}

impl Query for Without {
    fn weight(&self, scoring: EnableScoring<'_>) -> Result<Box<dyn Weight>> {
        let unscored = match scoring.searcher() {
            Some(searcher) => EnableScoring::disabled_from_searcher(searcher),
            None => EnableScoring::disabled_from_schema(scoring.schema()),
        };
        Ok(Box::new(Weights { unwanted: self.unwanted.weight(unscored)?, wanted: self.wanted.weight(scoring)? }))
    }
}

struct Weights {
    wanted: Box<dyn Weight>,
    unwanted: Box<dyn Weight>,
}

impl Weight for Weights {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> Result<Box<dyn Scorer>> {
        let wanted = self.wanted.scorer(reader, boost)?;
        let unwanted = self.unwanted.scorer(reader, 1.0)?;
        let mut docs = Docs { wanted, unwanted };
        docs.settle();
        Ok(Box::new(docs))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> Result<Explanation> {
        self.wanted.explain(reader, doc)
    }
}

struct Docs {
    wanted: Box<dyn Scorer>,
    unwanted: Box<dyn Scorer>,
}

impl Docs {
    /// Goes on, from where it is, to what is not unwanted.
    fn settle(&mut self) -> DocId {
        loop {
            let doc = self.wanted.doc();
            if doc == TERMINATED {
                return doc;
            }
            if self.unwanted.doc() < doc {
                self.unwanted.seek(doc);
            }
            if self.unwanted.doc() != doc {
                return doc;
            }
            self.wanted.advance();
        }
    }
}

impl DocSet for Docs {
    fn advance(&mut self) -> DocId {
        self.wanted.advance();
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.wanted.doc() < target {
            self.wanted.seek(target);
        }
        self.settle()
    }

    fn doc(&self) -> DocId {
        self.wanted.doc()
    }

    fn size_hint(&self) -> u32 {
        self.wanted.size_hint()
    }
}

impl Scorer for Docs {
    fn score(&mut self) -> Score {
        self.wanted.score()
    }
}
