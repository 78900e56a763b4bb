//! Where the words of a query stand in an item, as far as that makes it more relevant: early, and close to each other.
//!
//! What a mail is about, its first words say; and words that belong together stand together. Both are weighed by how rare a word is, a
//! pair by the commoner of its two. The closeness of two words is one over the distance of the places where they come closest, after
//! Rasolofo and Savoy 2003, who take its square.

use super::counted::explained;
use super::weights::MOST;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Result, Score, SegmentReader, TERMINATED, Term};

/// Words before a word that halve what it is worth to stand early.
const HALF: f32 = 40.0;

/// Different words of one field, and what it counts to stand early and close.
#[derive(Clone, Debug)]
pub(super) struct Places {
    pub(super) words: Vec<Term>,
    pub(super) early: f32,
    pub(super) close: f32,
}

impl Query for Places {
    fn weight(&self, scoring: EnableScoring<'_>) -> Result<Box<dyn Weight>> {
        let mut words = Vec::new();
        if let EnableScoring::Enabled { statistics_provider, .. } = scoring {
            let all = statistics_provider.total_num_docs()?;
            for term in &self.words {
                let having = statistics_provider.doc_freq(term)?;
                words.push(Word { term: term.clone(), says: says(having, all), leads: having <= MOST });
            }
        }
        Ok(Box::new(PlacesWeight { words, early: self.early, close: self.close }))
    }
}

/// How much a word says that `having` of `all` items have: its inverse document frequency, as in BM25.
fn says(having: u64, all: u64) -> f32 {
    let without = all.saturating_sub(having) as f32;
    (1.0 + (without + 0.5) / (having as f32 + 0.5)).ln()
}

struct Word {
    term: Term,
    says: f32,
    /// Whether it is rare enough that all items that have it are looked at; of others, those that have such a word too.
    leads: bool,
}

struct PlacesWeight {
    words: Vec<Word>,
    early: f32,
    close: f32,
}

impl Weight for PlacesWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> Result<Box<dyn Scorer>> {
        let mut lists = Vec::new();
        for word in &self.words {
            let index = reader.inverted_index(word.term.field())?;
            let postings = index.read_postings(&word.term, IndexRecordOption::WithFreqsAndPositions)?;
            lists.extend(postings.map(|postings| List {
                postings,
                says: word.says,
                leads: word.leads,
                places: Vec::new(),
            }));
        }
        if !lists.iter().any(|list| list.leads) {
            return Ok(Box::new(EmptyScorer));
        }
        let mut scorer = PlacesScorer { lists, doc: 0, early: self.early * boost, close: self.close * boost };
        scorer.settle();
        Ok(Box::new(scorer))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> Result<Explanation> {
        explained(self, reader, doc, "words early and close to each other")
    }
}

struct List {
    postings: SegmentPostings,
    says: f32,
    leads: bool,
    /// Where the word stands in the item that is looked at.
    places: Vec<u32>,
}

/// Goes through the items that have a word that leads.
struct PlacesScorer {
    lists: Vec<List>,
    doc: DocId,
    early: f32,
    close: f32,
}

impl PlacesScorer {
    /// The first item that any list that leads is at.
    fn settle(&mut self) -> DocId {
        let leading = self.lists.iter().filter(|list| list.leads);
        self.doc = leading.map(|list| list.postings.doc()).min().unwrap_or(TERMINATED);
        self.doc
    }

    fn look(&mut self) {
        for list in &mut self.lists {
            list.places.clear();
            if list.postings.doc() < self.doc {
                list.postings.seek(self.doc);
            }
            if list.postings.doc() == self.doc {
                list.postings.positions(&mut list.places);
            }
        }
    }
}

impl DocSet for PlacesScorer {
    fn advance(&mut self) -> DocId {
        for list in self.lists.iter_mut().filter(|list| list.leads && list.postings.doc() == self.doc) {
            list.postings.advance();
        }
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        for list in self.lists.iter_mut().filter(|list| list.leads && list.postings.doc() < target) {
            list.postings.seek(target);
        }
        self.settle()
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.lists.iter().filter(|list| list.leads).map(|list| list.postings.size_hint()).sum()
    }
}

impl Scorer for PlacesScorer {
    fn score(&mut self) -> Score {
        self.look();
        let mut score = 0.0;
        for (number, list) in self.lists.iter().enumerate() {
            let Some(first) = list.places.first() else { continue };
            score += self.early * list.says / (1.0 + *first as f32 / HALF);
            for other in &self.lists[..number] {
                if let Some(distance) = distance(&list.places, &other.places) {
                    score += self.close * list.says.min(other.says) / distance as f32;
                }
            }
        }
        score
    }
}

/// How far the nearest two places are from each other; both lists are in order, and share none.
fn distance(one: &[u32], other: &[u32]) -> Option<u32> {
    let (mut a, mut b) = (0, 0);
    let mut least = None;
    while let (Some(here), Some(there)) = (one.get(a), other.get(b)) {
        let between = here.abs_diff(*there);
        least = Some(least.map_or(between, |least: u32| least.min(between)));
        if here < there {
            a += 1;
        } else {
            b += 1;
        }
    }
    least
}
