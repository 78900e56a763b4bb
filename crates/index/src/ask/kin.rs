//! Other words that begin as a word does, as far as they make an item more relevant: `confirmed` for `confirmation`.
//!
//! They find nothing by themselves. No rules of a language are needed, and none are known.

use super::counted::{Counted, explained, relevant};
use tantivy::query::{Bm25Weight, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field as Column, IndexRecordOption};
use tantivy::termdict::TermDictionary;
use tantivy::{DocId, DocSet, Result, Score, Searcher, SegmentReader, TERMINATED, Term};

/// Letters that must be the same, and how many may be left out behind them or follow.
const SAME: usize = 4;
const OTHER: usize = 3;

/// Words that are kin to `word` and are not that word.
#[derive(Clone, Debug)]
pub(super) struct Kin {
    column: Column,
    word: String,
}

impl Kin {
    /// Nothing for words that are short, or have a digit.
    pub(super) fn of(column: Column, word: &str) -> Option<Kin> {
        let fits = word.chars().count() >= SAME && word.chars().all(char::is_alphabetic);
        fits.then(|| Kin { column, word: word.to_owned() })
    }

    /// How often the words stand somewhere, counted for each item they stand in.
    pub(super) fn common(&self, searcher: &Searcher) -> Result<u64> {
        let mut all = 0;
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(self.column)?;
            for word in self.words(index.terms())? {
                all += u64::from(index.doc_freq(&Term::from_field_text(self.column, &word))?);
            }
        }
        Ok(all)
    }

    fn words(&self, dictionary: &TermDictionary) -> Result<Vec<String>> {
        let letters = self.word.chars().count();
        let start: String = self.word.chars().take(SAME.max(letters.saturating_sub(OTHER))).collect();
        let mut words = dictionary.range().ge(start.as_bytes()).into_stream()?;
        let mut out = Vec::new();
        while words.advance() {
            let Ok(word) = std::str::from_utf8(words.key()) else { continue };
            if !word.starts_with(&start) {
                break;
            }
            if word != self.word && word.chars().count() <= letters + OTHER {
                out.push(word.to_owned());
            }
        }
        Ok(out)
    }
}

impl Query for Kin {
    fn weight(&self, scoring: EnableScoring<'_>) -> Result<Box<dyn Weight>> {
        let relevance = match scoring {
            EnableScoring::Enabled { searcher, statistics_provider } => {
                let all = statistics_provider.total_num_docs()?;
                let length = statistics_provider.total_num_tokens(self.column)? as f32 / all.max(1) as f32;
                let having = self.common(searcher)?.min(all);
                Some(Bm25Weight::for_one_term_without_explain(having, all, length))
            }
            EnableScoring::Disabled { .. } => None,
        };
        Ok(Box::new(KinWeight { kin: self.clone(), relevance }))
    }
}

struct KinWeight {
    kin: Kin,
    relevance: Option<Bm25Weight>,
}

impl KinWeight {
    /// The items that have such a word and not the word itself, each with how often.
    fn counts(&self, reader: &SegmentReader) -> Result<Vec<(DocId, u32)>> {
        let index = reader.inverted_index(self.kin.column)?;
        let term = |word: &str| Term::from_field_text(self.kin.column, word);
        let mut counts = Vec::new();
        for word in self.kin.words(index.terms())? {
            let Some(mut postings) = index.read_postings(&term(&word), IndexRecordOption::WithFreqs)? else { continue };
            while postings.doc() != TERMINATED {
                counts.push((postings.doc(), tantivy::postings::Postings::term_freq(&postings)));
                postings.advance();
            }
        }
        counts.sort_unstable();
        counts.dedup_by(|next, first| {
            let same = next.0 == first.0;
            first.1 += if same { next.1 } else { 0 };
            same
        });
        if let Some(mut own) = index.read_postings(&term(&self.kin.word), IndexRecordOption::Basic)? {
            counts.retain(|(doc, _)| (if own.doc() < *doc { own.seek(*doc) } else { own.doc() }) != *doc);
        }
        Ok(counts)
    }
}

impl Weight for KinWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> Result<Box<dyn Scorer>> {
        match self.counts(reader)? {
            counts if counts.is_empty() => Ok(Box::new(EmptyScorer)),
            counts => relevant(Docs { counts, at: 0 }, self.relevance.as_ref(), boost, (reader, self.kin.column)),
        }
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> Result<Explanation> {
        explained(self, reader, doc, "words that begin alike")
    }
}

/// The items of one segment.
struct Docs {
    /// Each with how often it has such words.
    counts: Vec<(DocId, u32)>,
    at: usize,
}

impl DocSet for Docs {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let before = self.counts.get(self.at..).unwrap_or(&[]).partition_point(|(doc, _)| *doc < target);
        self.at += before;
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.counts.get(self.at).map_or(TERMINATED, |(doc, _)| *doc)
    }

    fn size_hint(&self) -> u32 {
        self.counts.len() as u32
    }
}

impl Counted for Docs {
    fn count(&self) -> u32 {
        self.counts.get(self.at).map_or(0, |(_, count)| *count)
    }
}
