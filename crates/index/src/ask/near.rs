//! Words near each other, in any order, with at most so many others between; and words in a row. Anywhere, or in the body alone.
//!
//! tantivy's own slop counts moves of words and not the words between, and its answer for three and more words depends on the order
//! in which they are tried. Its rows know neither where a body ends nor pairs that are indexed as one word.

use super::counted::{Counted, explained, relevant, weight};
use crate::store::fields::EDGE;
use std::collections::BTreeMap;
use std::sync::Arc;
use tantivy::columnar::ColumnValues;
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
    pairs: Option<Pairs>,
    in_body: bool,
}

/// Those two words side by side of a row that are indexed as one word, where they are.
#[derive(Clone, Debug)]
pub(super) struct Pairs {
    pub(super) all: Vec<Term>,
    /// What every item has that was indexed with such pairs.
    pub(super) mark: Term,
}

impl Pairs {
    /// Those that say something of this segment: all, or none.
    fn of(&self, reader: &SegmentReader) -> Result<&[Term]> {
        if self.all.is_empty() {
            return Ok(&[]);
        }
        // Items that were taken out count for both numbers.
        let having = reader.inverted_index(self.mark.field())?.doc_freq(&self.mark)?;
        Ok(if having == reader.max_doc() { &self.all } else { &[] })
    }
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
        Near { words: placed(terms), shape: Shape::Within(terms.len() as u32 + between), pairs: None, in_body: false }
    }

    /// `terms`, of one field, one right behind the other.
    pub(super) fn row(terms: &[Term], pairs: Option<Pairs>) -> Near {
        Near { words: placed(terms), shape: Shape::Row, pairs, in_body: false }
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
        let relevance = weight(scoring, &terms)?;
        Ok(Box::new(NearWeight { near: self.clone(), relevance }))
    }
}

struct NearWeight {
    near: Near,
    relevance: Option<Bm25Weight>,
}

impl Weight for NearWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> Result<Box<dyn Scorer>> {
        let field = self.near.words[0].0.field();
        let mut lists = Vec::new();
        let pairs = match &self.near.pairs {
            Some(pairs) => pairs.of(reader)?,
            None => &[],
        };
        let asked: usize = self.near.words.iter().map(|(_, places)| places.len()).sum();
        for pair in pairs {
            let index = reader.inverted_index(pair.field())?;
            let Some(postings) = index.read_postings(pair, IndexRecordOption::WithFreqs)? else {
                return Ok(Box::new(EmptyScorer));
            };
            // Of two words it says all: where they are and how often.
            if asked == 2 && !self.near.in_body {
                return relevant(postings, self.relevance.as_ref(), boost, (reader, field));
            }
            lists.push(List { postings, asked: Vec::new(), places: Vec::new(), at: 0 });
        }
        for (term, asked) in &self.near.words {
            let index = reader.inverted_index(term.field())?;
            let Some(postings) = index.read_postings(term, IndexRecordOption::WithFreqsAndPositions)? else {
                return Ok(Box::new(EmptyScorer));
            };
            lists.push(List { postings, asked: asked.clone(), places: Vec::new(), at: 0 });
        }
        lists.sort_by_key(|list| list.postings.size_hint());
        let edges = edges(reader, self.near.in_body)?;
        let mut docs = Docs { lists, shape: self.near.shape, edges, starts: Vec::new(), found: 0 };
        docs.settle();
        relevant(docs, self.relevance.as_ref(), boost, (reader, field))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> Result<Explanation> {
        explained(self, reader, doc, "words near each other")
    }
}

/// One word in one segment, or a pair that items must have.
struct List {
    postings: SegmentPostings,
    /// The places in the query at which it is asked for; none for a pair.
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

/// The items of one segment.
struct Docs {
    /// The rarest first; it leads.
    lists: Vec<List>,
    shape: Shape,
    /// Where the body of each item ends, if it must be there.
    edges: Option<Arc<dyn ColumnValues<u64>>>,
    /// Where a row may begin in the present text.
    starts: Vec<u32>,
    /// How often they stand so in the present text; words that are merely near count once.
    found: u32,
}

fn edges(reader: &SegmentReader, in_body: bool) -> Result<Option<Arc<dyn ColumnValues<u64>>>> {
    in_body.then(|| reader.fast_fields().column_first_or_default(EDGE)).transpose()
}

impl Docs {
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
        let mut is_first = true;
        for list in self.lists.iter_mut().filter(|list| !list.asked.is_empty()) {
            list.read(edge);
            for asked in &list.asked {
                if std::mem::take(&mut is_first) {
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

impl DocSet for Docs {
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

impl Counted for Docs {
    fn count(&self) -> u32 {
        self.found
    }
}
