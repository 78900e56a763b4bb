//! Items in which something stands so and so often: how relevant that makes them (BM25).

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings as _, SegmentPostings};
use tantivy::query::{Bm25Weight, EnableScoring, Explanation, Scorer, Weight};
use tantivy::schema::Field as Column;
use tantivy::{DocId, DocSet, Result, Score, SegmentReader, Term};

/// How much it says that all of these terms are there, if relevance is asked for.
pub(super) fn weight(scoring: EnableScoring<'_>, terms: &[Term]) -> Result<Option<Bm25Weight>> {
    match scoring {
        EnableScoring::Enabled { statistics_provider, .. } => {
            Ok(Some(Bm25Weight::for_terms(statistics_provider, terms)?))
        }
        EnableScoring::Disabled { .. } => Ok(None),
    }
}

/// What tantivy wants each of its weights to tell of an item: here no more than the score, and `what` it is for.
pub(super) fn explained(
    weight: &dyn Weight,
    reader: &SegmentReader,
    doc: DocId,
    what: &'static str,
) -> Result<Explanation> {
    let mut scorer = weight.scorer(reader, 1.0)?;
    let score = if scorer.seek(doc) == doc { scorer.score() } else { 0.0 };
    Ok(Explanation::new(what, score))
}

/// Items, and how often what is looked for stands in the present one.
pub(super) trait Counted: DocSet {
    fn count(&self) -> u32;
}

impl Counted for SegmentPostings {
    fn count(&self) -> u32 {
        self.term_freq()
    }
}

/// The same with their relevance, or with none.
struct Relevant<D> {
    docs: D,
    relevance: Option<Bm25Weight>,
    /// How long the items are in the field.
    lengths: FieldNormReader,
}

/// `docs` of one segment, by how often what is looked for stands in this field of it, and how rare it is, if relevance is asked for.
pub(super) fn relevant<D: Counted + 'static>(
    docs: D,
    relevance: Option<&Bm25Weight>,
    boost: Score,
    (reader, column): (&SegmentReader, Column),
) -> Result<Box<dyn Scorer>> {
    let lengths = match relevance {
        Some(_) => reader.fieldnorms_readers().get_field(column)?,
        None => None,
    };
    Ok(Box::new(Relevant {
        docs,
        relevance: relevance.map(|weight| weight.boost_by(boost)),
        lengths: lengths.unwrap_or_else(|| FieldNormReader::constant(reader.max_doc(), 1)),
    }))
}

impl<D: Counted> DocSet for Relevant<D> {
    fn advance(&mut self) -> DocId {
        self.docs.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.docs.doc() < target { self.docs.seek(target) } else { self.docs.doc() }
    }

    fn doc(&self) -> DocId {
        self.docs.doc()
    }

    fn size_hint(&self) -> u32 {
        self.docs.size_hint()
    }
}

impl<D: Counted + 'static> Scorer for Relevant<D> {
    fn score(&mut self) -> Score {
        let length = self.lengths.fieldnorm_id(self.docs.doc());
        self.relevance.as_ref().map_or(1.0, |weight| weight.score(length, self.docs.count()))
    }
}
