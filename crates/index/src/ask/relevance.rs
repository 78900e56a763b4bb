//! What makes an item more relevant, beside how often its words are there and how rare they are (BM25, which tantivy counts).
//!
//! Of words without quotation marks and field that stand beside each other in a query:
//!
//! - two that follow each other in the query, and in the item too, or stand near each other there, count for more;
//! - where one word of several is enough, other words that begin as it does count for an item that has not the word itself;
//! - a word counts for more in the subject.
//!
//! All this changes the order of hits and never which they are. Where it would look at more than [`MOST`] items it is left out:
//! words so common say little, and looking takes time.

use super::kin::Kin;
use super::near::Near;
use super::plan::{Plan, Planner};
use crate::language::{Field, Node, Test, What};
use crate::trouble::Trouble;
use record::Tokens;
use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query as Asked, TermQuery};
use tantivy::schema::IndexRecordOption;

/// Items that are looked at for one addition.
const MOST: u64 = 5_000;
/// Weights of additions, where one finding of the word counts 1. Those of the first three were set on AESLC's annotated subjects.
const ROW: f32 = 0.3;
const NEAR: f32 = 0.15;
const KIN: f32 = 0.8;
const SUBJECT: f32 = 0.5;
/// Words that may stand between two that are near.
const BETWEEN: u32 = 3;

impl Planner<'_> {
    /// `plan`, which finds what `parts` ask together, with all that makes its hits more relevant. `one_is_enough` of the parts.
    pub(super) fn ranked(&self, plan: Plan, parts: &[&Node], one_is_enough: bool) -> Result<Plan, Trouble> {
        if !self.ranks {
            return Ok(plan);
        }
        let words: Vec<String> = parts.iter().filter_map(|part| word(part)).collect();
        let mut more = Vec::new();
        for pair in words.windows(2).filter(|pair| pair[0] != pair[1]) {
            self.together(pair, &mut more)?;
        }
        for word in &words {
            self.in_subject(word, &mut more)?;
            if one_is_enough {
                self.kin(word, &mut more)?;
            }
        }
        if more.is_empty() {
            return Ok(plan);
        }
        let more: Plan = Box::new(BooleanQuery::union(more));
        Ok(Box::new(BooleanQuery::new(vec![(Occur::Must, plan), (Occur::Should, more)])))
    }

    fn together(&self, pair: &[String], more: &mut Vec<Plan>) -> Result<(), Trouble> {
        let any = self.opened.fields.of(Field::Any)[0];
        let terms: Vec<Term> = pair.iter().map(|word| Term::from_field_text(any, word)).collect();
        let rarer = self.searcher.doc_freq(&terms[0])?.min(self.searcher.doc_freq(&terms[1])?);
        if (1..=MOST).contains(&rarer) {
            more.push(weighed(self.row(&terms), ROW));
            more.push(weighed(Near::new(&terms, BETWEEN), NEAR));
        }
        Ok(())
    }

    fn in_subject(&self, word: &str, more: &mut Vec<Plan>) -> Result<(), Trouble> {
        let term = Term::from_field_text(self.opened.fields.of(Field::Subject)[0], word);
        if (1..=MOST).contains(&self.searcher.doc_freq(&term)?) {
            more.push(weighed(TermQuery::new(term, IndexRecordOption::Basic), SUBJECT));
        }
        Ok(())
    }

    fn kin(&self, word: &str, more: &mut Vec<Plan>) -> Result<(), Trouble> {
        let Some(kin) = Kin::of(self.opened.fields.of(Field::Any)[0], word) else { return Ok(()) };
        if (1..=MOST).contains(&kin.common(self.searcher)?) {
            more.push(weighed(kin, KIN));
        }
        Ok(())
    }
}

fn weighed(query: impl Asked, weight: f32) -> Plan {
    Box::new(BoostQuery::new(Box::new(query), weight))
}

/// The word, folded, if that is all that this part asks for.
fn word(part: &Node) -> Option<String> {
    let What::Words(Field::Any, Test::Phrase(text)) = &part.what else { return None };
    let tokens = Tokens::of(text);
    (tokens.len() == 1).then(|| tokens.word(0).to_owned())
}
