//! Items that have a word of a pattern, or a word with slips: which words these are is looked up in the dictionary of each segment.

use super::body;
use super::counted::explained;
use crate::language::Pattern;
use record::fold::fold;
use std::fmt;
use std::sync::Arc;
use tantivy::postings::TermInfo;
use tantivy::query::{
    BitSetDocSet, ConstScorer, DfaWrapper, EnableScoring, Explanation, FuzzyTermQuery, Query, Scorer, Weight,
};
use tantivy::schema::{Field as Column, IndexRecordOption};
use tantivy::termdict::{TermDictionary, TermStreamer};
use tantivy::{BitSet, DocId, DocSet, Result, Score, SegmentReader, TERMINATED, Term};
use tantivy_fst::{Automaton, Regex};

/// Words that are meant.
#[derive(Clone)]
pub(super) enum Alike {
    /// Of this pattern.
    Pattern(Arc<Regex>),
    /// Of this pattern, which is too large to be walked along with the dictionary: every word is held against it.
    Large(Pattern),
    /// This word with so many slips at most.
    Slips(Arc<DfaWrapper>),
}

impl fmt::Debug for Alike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Alike::Pattern(_) => "words of a pattern",
            Alike::Large(_) => "words of a large pattern",
            Alike::Slips(_) => "words with slips",
        })
    }
}

impl Alike {
    pub(super) fn pattern(pattern: &Pattern) -> Alike {
        match Regex::new(&pattern.in_full()) {
            Ok(regex) => Alike::Pattern(Arc::new(regex)),
            Err(_) => Alike::Large(pattern.clone()),
        }
    }

    /// `slips` is 1 or 2: a letter more, less or changed, or two exchanged.
    pub(super) fn slips(column: Column, word: &str, slips: u8) -> Result<Alike> {
        let query = FuzzyTermQuery::new(Term::from_field_text(column, &fold(word)), slips, true);
        Ok(Alike::Slips(Arc::new(query.automaton()?)))
    }

    /// Calls `visit` with each of the words that the dictionary has, in order.
    fn each(&self, dictionary: &TermDictionary, visit: &mut Visit<'_>) -> Result<()> {
        match self {
            Alike::Pattern(regex) => walk(dictionary.search(&**regex).into_stream()?, visit),
            Alike::Slips(slips) => walk(dictionary.search(&**slips).into_stream()?, visit),
            Alike::Large(pattern) => {
                let machine = pattern.machine();
                walk(dictionary.stream()?, &mut |word, found| {
                    if machine.fits(word) { visit(word, found) } else { Ok(()) }
                })
            }
        }
    }
}

/// Takes a word, and where its items are.
type Visit<'v> = dyn FnMut(&str, &TermInfo) -> Result<()> + 'v;

fn walk<A: Automaton>(mut words: TermStreamer<'_, A>, visit: &mut Visit<'_>) -> Result<()>
where
    A::State: Clone,
{
    while words.advance() {
        if let Ok(word) = std::str::from_utf8(words.key()) {
            visit(word, words.value())?;
        }
    }
    Ok(())
}

/// Items that have one of the words. None is more relevant than another.
#[derive(Clone, Debug)]
pub(super) struct OneOf {
    pub(super) column: Column,
    pub(super) words: Alike,
    /// If it must be in the body: the fields that whatever is outside the body is in.
    pub(super) in_body: Option<Vec<Column>>,
}

impl Query for OneOf {
    fn weight(&self, _: EnableScoring<'_>) -> Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for OneOf {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> Result<Box<dyn Scorer>> {
        let mut docs = BitSet::with_max_value(reader.max_doc());
        let index = reader.inverted_index(self.column)?;
        self.words.each(index.terms(), &mut |word, found| {
            match &self.in_body {
                Some(outside) => {
                    let word = Term::from_field_text(self.column, word);
                    let mut list = body::Docs::open(reader, &word, outside)?;
                    while let Some(doc) = list.as_ref().map(DocSet::doc).filter(|doc| *doc != TERMINATED) {
                        docs.insert(doc);
                        list.as_mut().map(DocSet::advance);
                    }
                }
                None => {
                    let mut list = index.read_block_postings_from_terminfo(found, IndexRecordOption::Basic)?;
                    while !list.docs().is_empty() {
                        for doc in list.docs() {
                            docs.insert(*doc);
                        }
                        list.advance();
                    }
                }
            }
            Ok(())
        })?;
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(docs), boost)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> Result<Explanation> {
        explained(self, reader, doc, "one of the words")
    }
}
