//! What makes an item more relevant, beside how often its words are there and how rare they are (BM25, which tantivy counts).
//!
//! Of words without quotation marks and field that stand beside each other in a query:
//!
//! - a word counts for more the earlier it stands in an item;
//! - two count for more the closer they stand to each other;
//! - where one word of several is enough, other words that begin as it does count for an item that has not the word itself;
//! - a word counts for more in the subject.
//!
//! All this changes the order of hits and never which they are. Words that more than [`MOST`] items have are left out.

use super::kin::Kin;
use super::places::Places;
use super::plan::{Plan, Planner};
use super::weights::{MOST, Weights};
use crate::language::{Field, Node, Test, What};
use crate::trouble::Trouble;
use record::Tokens;
use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query as Asked, TermQuery};
use tantivy::schema::IndexRecordOption;

impl Planner<'_> {
    /// `plan`, which finds what `parts` ask together, with all that makes its hits more relevant. `one_is_enough` of the parts.
    pub(super) fn ranked(&self, plan: Plan, parts: &[&Node], one_is_enough: bool) -> Result<Plan, Trouble> {
        if !self.ranks {
            return Ok(plan);
        }
        let mut words: Vec<String> = Vec::new();
        for word in parts.iter().filter_map(|part| word(part)) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        let mut more = Vec::new();
        for word in &words {
            self.in_subject(word, &mut more)?;
            if one_is_enough {
                self.kin(word, &mut more)?;
            }
        }
        // Places stand apart, so that they are looked at in hits alone; a union counts for all items that it has.
        let more = (!more.is_empty()).then(|| -> Plan { Box::new(BooleanQuery::union(more)) });
        let with =
            |plan, more| -> Plan { Box::new(BooleanQuery::new(vec![(Occur::Must, plan), (Occur::Should, more)])) };
        Ok(more.into_iter().chain(self.places(&words)?).fold(plan, with))
    }

    fn places(&self, words: &[String]) -> Result<Option<Plan>, Trouble> {
        let any = self.opened.fields.of(Field::Any)[0];
        let words: Vec<Term> = words.iter().map(|word| Term::from_field_text(any, word)).collect();
        for word in &words {
            if (1..=MOST).contains(&self.searcher.doc_freq(word)?) {
                let Weights { early, close, .. } = self.weights;
                return Ok(Some(Box::new(Places { words, early, close })));
            }
        }
        Ok(None)
    }

    fn in_subject(&self, word: &str, more: &mut Vec<Plan>) -> Result<(), Trouble> {
        let term = Term::from_field_text(self.opened.fields.of(Field::Subject)[0], word);
        if (1..=MOST).contains(&self.searcher.doc_freq(&term)?) {
            more.push(weighed(TermQuery::new(term, IndexRecordOption::Basic), self.weights.subject));
        }
        Ok(())
    }

    fn kin(&self, word: &str, more: &mut Vec<Plan>) -> Result<(), Trouble> {
        let Some(kin) = Kin::of(self.opened.fields.of(Field::Any)[0], word) else { return Ok(()) };
        if (1..=MOST).contains(&kin.common(self.searcher)?) {
            more.push(weighed(kin, self.weights.kin));
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
