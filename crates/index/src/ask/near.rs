//! Words near each other, in any order, with at most so many others between; and words in a row. Anywhere, or in the body alone.
//!
//! tantivy's own slop counts moves of words and not the words between, and its answer for three and more words depends on the order
//! in which they are tried. Its rows cost twice what these do where both words are frequent (`docs/PERFORMANCE.md`).

use crate::store::fields::EDGE;
use std::collections::BTreeMap;
use std::sync::Arc;
use tantivy::columnar::ColumnValues;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{Bm25Weight, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Result, Score, SegmentReader, TERMINATED, Term};

/// The words, and how they must stand.
#[derive(Clone, Debug)]
pub(super) struct Near {
    /// Each word once, with its places in the query.
    words: Vec<(Term, Vec<u32>)>,
    shape: Shape,
    in_body: bool,
}

/// How words stand to each other.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// In any order, within so many places. A word that is asked for twice must be there twice.
    Within(u32),
    /// In a row, as in the query.
    Row,
}

impl Near {
    /// `terms`, of one field, in any order.
    pub(super) fn new(terms: &[Term], between: u32) -> Near {
        Near { words: placed(terms), shape: Shape::Within(terms.len() as u32 + between), in_body: false }
    }

    /// `terms`, of one field, one right behind the other.
    pub(super) fn row(terms: &[Term]) -> Near {
        Near { words: placed(terms), shape: Shape::Row, in_body: false }
    }

    /// The same, in the part of the field of all words that is the body.
    pub(super) fn in_body(self) -> Near {
        Near { in_body: true, ..self }
    }
}

fn placed(terms: &[Term]) -> Vec<(Term, Vec<u32>)> {
    let mut places: BTreeMap<&Term, Vec<u32>> = BTreeMap::new();
    (0..).zip(terms).for_each(|(place, term)| places.entry(term).or_default().push(place));
    places.into_iter().map(|(term, places)| (term.clone(), places)).collect()
}

impl Query for Near {
    fn weight(&self, scoring: EnableScoring<'_>) -> Result<Box<dyn Weight>> {
        let times = |(term, places): &(Term, Vec<u32>)| vec![term.clone(); places.len()];
        let terms: Vec<Term> = self.words.iter().flat_map(times).collect();
        let relevance = match scoring {
            EnableScoring::Enabled { statistics_provider, .. } => {
                Some(Bm25Weight::for_terms(statistics_provider, &terms)?)
            }
            EnableScoring::Disabled { .. } => None,
        };
        Ok(Box::new(NearWeight { near: self.clone(), relevance }))
    }
}

struct NearWeight {
    near: Near,
    relevance: Option<Bm25Weight>,
}

impl Weight for NearWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> Result<Box<dyn Scorer>> {
        let mut lists = Vec::new();
        for (term, asked) in &self.near.words {
            let postings =
                reader.inverted_index(term.field())?.read_postings(term, IndexRecordOption::WithFreqsAndPositions)?;
            let Some(postings) = postings else { return Ok(Box::new(EmptyScorer)) };
            lists.push(List { postings, asked: asked.clone(), places: Vec::new(), at: 0 });
        }
        lists.sort_by_key(|list| list.postings.size_hint());
        let field = self.near.words[0].0.field();
        let lengths = match &self.relevance {
            Some(_) => reader.fieldnorms_readers().get_field(field)?,
            None => None,
        };
        let mut scorer = NearScorer {
            shape: self.near.shape,
            lists,
            edges: edges(reader, self.near.in_body)?,
            relevance: self.relevance.as_ref().map(|weight| weight.boost_by(boost)),
            lengths: lengths.unwrap_or_else(|| FieldNormReader::constant(reader.max_doc(), 1)),
            starts: Vec::new(),
            found: 0,
        };
        scorer.settle();
        Ok(Box::new(scorer))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        let score = if scorer.seek(doc) == doc { scorer.score() } else { 0.0 };
        Ok(Explanation::new("words near each other", score))
    }
}

/// One word in one segment.
struct List {
    postings: SegmentPostings,
    /// The places in the query at which it is asked for.
    asked: Vec<u32>,
    /// Where it stands in the present text.
    places: Vec<u32>,
    /// Which of these places is looked at.
    at: usize,
}

impl List {
    /// Reads where it stands, before `edge`.
    fn read(&mut self, edge: u32) {
        self.postings.positions(&mut self.places);
        if self.places.last().is_some_and(|last| *last >= edge) {
            self.places.truncate(self.places.partition_point(|place| *place < edge));
        }
    }
}

struct NearScorer {
    /// The rarest word first; it leads.
    lists: Vec<List>,
    shape: Shape,
    /// Where the body of each item ends, if it must be there.
    edges: Option<Arc<dyn ColumnValues<u64>>>,
    relevance: Option<Bm25Weight>,
    lengths: FieldNormReader,
    /// Where a row may begin in the present text.
    starts: Vec<u32>,
    /// How often they stand so in the present text; words that are merely near count once.
    found: u32,
}

fn edges(reader: &SegmentReader, in_body: bool) -> Result<Option<Arc<dyn ColumnValues<u64>>>> {
    in_body.then(|| reader.fast_fields().column_first_or_default(EDGE)).transpose()
}

impl NearScorer {
    /// Goes on, from where the first list is, to the next text that has all words near each other.
    fn settle(&mut self) -> DocId {
        loop {
            let doc = self.lists[0].postings.doc();
            if doc == TERMINATED {
                return doc;
            }
            match self.furthest(doc) {
                there if there > doc => self.lists[0].postings.seek(there),
                _ if self.is_near() => return doc,
                _ => self.lists[0].postings.advance(),
            };
        }
    }

    /// Brings all lists to `doc`; where one has it not, its next.
    fn furthest(&mut self, doc: DocId) -> DocId {
        for list in &mut self.lists[1..] {
            if list.postings.doc() < doc {
                list.postings.seek(doc);
            }
            if list.postings.doc() > doc {
                return list.postings.doc();
            }
        }
        doc
    }

    fn is_near(&mut self) -> bool {
        let edge = |edges: &Arc<dyn ColumnValues<u64>>| edges.get_val(self.lists[0].postings.doc());
        let edge = self.edges.as_ref().map(edge).and_then(|edge| u32::try_from(edge).ok()).unwrap_or(u32::MAX);
        self.found = match self.shape {
            Shape::Within(reach) => u32::from(self.some_window_has_all(reach, edge)),
            Shape::Row => self.rows(edge),
        };
        self.found > 0
    }

    /// How many rows there are. A list is read only while some row may still be there.
    fn rows(&mut self, edge: u32) -> u32 {
        for (number, list) in self.lists.iter_mut().enumerate() {
            list.read(edge);
            for (k, asked) in list.asked.iter().enumerate() {
                if number == 0 && k == 0 {
                    self.starts.clear();
                    self.starts.extend(list.places.iter().filter_map(|place| place.checked_sub(*asked)));
                } else {
                    keep(&mut self.starts, &list.places, *asked);
                }
            }
            if self.starts.is_empty() {
                return 0;
            }
        }
        self.starts.len() as u32
    }

    /// Whether some `reach` places have every word as often as it is asked for. Of each word as many in a row are looked at as are
    /// asked for; the word that begins first is moved on until all lie within the window, or one has no more.
    fn some_window_has_all(&mut self, reach: u32, edge: u32) -> bool {
        for list in &mut self.lists {
            list.read(edge);
            if list.places.len() < list.asked.len() {
                return false;
            }
            list.at = 0;
        }
        loop {
            let last = self.lists.iter().map(|list| list.places[list.at + list.asked.len() - 1]).max().unwrap_or(0);
            let Some(first) = self.lists.iter_mut().min_by_key(|list| list.places[list.at]) else { return false };
            if last - first.places[first.at] < reach {
                return true;
            }
            first.at += 1;
            if first.at + first.asked.len() > first.places.len() {
                return false;
            }
        }
    }
}

/// Keeps those of `starts` that have one of `places` so many places behind them. Both are in order. It has no branch that depends on
/// what is compared: which of two places is lower can't be foreseen, and a wrong guess costs more than all the rest.
fn keep(starts: &mut Vec<u32>, places: &[u32], behind: u32) {
    let (mut at, mut other, mut kept) = (0, 0, 0);
    while at < starts.len() && other < places.len() {
        let start = starts[at];
        let (wanted, place) = (start + behind, places[other]);
        starts[kept] = start;
        kept += usize::from(wanted == place);
        at += usize::from(wanted <= place);
        other += usize::from(wanted >= place);
    }
    starts.truncate(kept);
}

impl DocSet for NearScorer {
    fn advance(&mut self) -> DocId {
        self.lists[0].postings.advance();
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc() < target {
            self.lists[0].postings.seek(target);
            return self.settle();
        }
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.lists[0].postings.doc()
    }

    fn size_hint(&self) -> u32 {
        self.lists[0].postings.size_hint()
    }
}

impl Scorer for NearScorer {
    fn score(&mut self) -> Score {
        let length = self.lengths.fieldnorm_id(self.doc());
        self.relevance.as_ref().map_or(1.0, |weight| weight.score(length, self.found))
    }
}
