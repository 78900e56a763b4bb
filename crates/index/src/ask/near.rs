//! Words near each other, as tantivy asks for them: in any order, with at most so many others between; and words in a row, in the
//! body alone.
//!
//! tantivy's own slop counts moves of words and not the words between, and its answer for three and more words depends on the order
//! in which they are tried.

use crate::store::fields::EDGE;
use std::collections::BTreeMap;
use std::sync::Arc;
use tantivy::columnar::ColumnValues;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{Bm25Weight, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Result, Score, SegmentReader, TERMINATED, Term};

/// The words, each with how often it must be there, and how they must stand.
#[derive(Clone, Debug)]
pub(super) struct Near {
    words: Vec<(Term, usize)>,
    shape: Shape,
    in_body: bool,
}

/// How words stand to each other.
#[derive(Clone, Debug)]
enum Shape {
    /// In any order, within so many places.
    Within(u32),
    /// In a row: which of the words comes first, second, third.
    Row(Vec<usize>),
}

impl Near {
    /// `terms` are of one field; one that is there twice must be found twice.
    pub(super) fn new(terms: Vec<Term>, between: u32) -> Near {
        let reach = terms.len() as u32 + between;
        Near { words: counted(&terms), shape: Shape::Within(reach), in_body: false }
    }

    /// `terms`, of one field, one right behind the other.
    pub(super) fn row(terms: &[Term]) -> Near {
        let words = counted(terms);
        let number = |term: &Term| words.binary_search_by(|(other, _)| other.cmp(term)).unwrap_or(0);
        let order = terms.iter().map(number).collect();
        Near { words, shape: Shape::Row(order), in_body: false }
    }

    /// The same, in the part of the field of all words that is the body.
    pub(super) fn in_body(self) -> Near {
        Near { in_body: true, ..self }
    }
}

fn counted(terms: &[Term]) -> Vec<(Term, usize)> {
    let mut count: BTreeMap<&Term, usize> = BTreeMap::new();
    terms.iter().for_each(|term| *count.entry(term).or_default() += 1);
    count.into_iter().map(|(term, times)| (term.clone(), times)).collect()
}

impl Query for Near {
    fn weight(&self, scoring: EnableScoring<'_>) -> Result<Box<dyn Weight>> {
        let terms: Vec<Term> = self.words.iter().map(|(term, _)| term.clone()).collect();
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
        for (number, (term, times)) in self.near.words.iter().enumerate() {
            let postings =
                reader.inverted_index(term.field())?.read_postings(term, IndexRecordOption::WithFreqsAndPositions)?;
            let Some(postings) = postings else { return Ok(Box::new(EmptyScorer)) };
            lists.push(List { postings, times: *times, number });
        }
        lists.sort_by_key(|list| list.postings.size_hint());
        let field = self.near.words[0].0.field();
        let lengths = match &self.relevance {
            Some(_) => reader.fieldnorms_readers().get_field(field)?,
            None => None,
        };
        let mut scorer = NearScorer {
            shape: self.near.shape.renumbered(&lists),
            lists,
            edges: edges(reader, self.near.in_body)?,
            relevance: self.relevance.as_ref().map(|weight| weight.boost_by(boost)),
            lengths: lengths.unwrap_or_else(|| FieldNormReader::constant(reader.max_doc(), 1)),
            places: Vec::new(),
            buffer: Vec::new(),
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

struct List {
    postings: SegmentPostings,
    times: usize,
    /// Which of the words it is of.
    number: usize,
}

struct NearScorer {
    /// The rarest word first; it leads.
    lists: Vec<List>,
    shape: Shape,
    /// Where the body of each item ends, if it must be there.
    edges: Option<Arc<dyn ColumnValues<u64>>>,
    relevance: Option<Bm25Weight>,
    lengths: FieldNormReader,
    /// Places in the present text, each with the number of its list.
    places: Vec<(u32, usize)>,
    buffer: Vec<u32>,
}

impl Shape {
    /// The same, by the places of the lists and not by the numbers of the words.
    fn renumbered(&self, lists: &[List]) -> Shape {
        let list = |word: &usize| lists.iter().position(|list| list.number == *word).unwrap_or(0);
        match self {
            Shape::Within(reach) => Shape::Within(*reach),
            Shape::Row(order) => Shape::Row(order.iter().map(list).collect()),
        }
    }
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
        let edge = self.edges.as_ref().map_or(u64::MAX, |edges| edges.get_val(self.lists[0].postings.doc()));
        self.places.clear();
        for (number, list) in self.lists.iter_mut().enumerate() {
            list.postings.positions(&mut self.buffer);
            let within = self.buffer.iter().take_while(|place| u64::from(**place) < edge);
            self.places.extend(within.map(|place| (*place, number)));
        }
        self.places.sort_unstable();
        match &self.shape {
            Shape::Within(reach) => self.some_window_has_all(*reach),
            Shape::Row(order) => self.some_row(order),
        }
    }

    /// Whether, from some place on, the words stand in this order.
    fn some_row(&self, order: &[usize]) -> bool {
        let stands = |place: u32, k: usize| self.places.binary_search(&(place + k as u32, order[k])).is_ok();
        let firsts = self.places.iter().filter(|(_, number)| *number == order[0]);
        firsts.into_iter().any(|(place, _)| (1..order.len()).all(|k| stands(*place, k)))
    }

    /// Slides a window of `reach` places over the text.
    fn some_window_has_all(&self, reach: u32) -> bool {
        let mut there = vec![0; self.lists.len()];
        let mut full = 0;
        let mut first = 0;
        for (place, number) in &self.places {
            there[*number] += 1;
            full += usize::from(there[*number] == self.lists[*number].times);
            while place - self.places[first].0 >= reach {
                let gone = self.places[first].1;
                full -= usize::from(there[gone] == self.lists[gone].times);
                there[gone] -= 1;
                first += 1;
            }
            if full == self.lists.len() {
                return true;
            }
        }
        false
    }
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
        self.relevance.as_ref().map_or(1.0, |weight| weight.score(length, 1))
    }
}
