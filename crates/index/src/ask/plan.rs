//! From the tree of a query to what tantivy is asked.

use super::alike::{Alike, OneOf};
use super::body::InBody;
use super::moments::Moments;
use super::near::{Near, Pairs};
use super::weights::Weights;
use super::without::Without;
use crate::language::{Field, Node, Query, Test, What};
use crate::meaning::Likes;
use crate::store::folder::Opened;
use crate::trouble::Trouble;
use record::Tokens;
use tantivy::query::{AllQuery, BooleanQuery, ConstScoreQuery, EmptyQuery, Query as Asked, TermQuery, TermSetQuery};
use tantivy::schema::{Field as Column, IndexRecordOption};
use tantivy::{Searcher, Term};

/// What only the texts could decide: the rows of the items in which an exact phrase stands.
pub(super) struct Decided {
    pub(super) field: Field,
    pub(super) test: Test,
    pub(super) rows: Vec<u64>,
}

/// All that a plan is made from.
pub(super) struct Planner<'a> {
    pub(super) opened: &'a Opened,
    pub(super) searcher: &'a Searcher,
    pub(super) likes: &'a Likes,
    pub(super) decided: Vec<Decided>,
    /// Whether hits are put in order by relevance.
    pub(super) ranks: bool,
    pub(super) weights: Weights,
}

pub(super) type Plan = Box<dyn Asked>;

impl Planner<'_> {
    pub(super) fn plan(&self, query: &Query) -> Result<Plan, Trouble> {
        let plan = self.node(&query.root)?;
        match query.root.what {
            What::Words(..) => self.ranked(plan, &[&query.root], false),
            _ => Ok(plan),
        }
    }

    fn node(&self, node: &Node) -> Result<Plan, Trouble> {
        Ok(match &node.what {
            What::All => plain(AllQuery),
            What::And(parts) => self.all(parts)?,
            What::Or(parts) => {
                let plans: Result<Vec<Plan>, Trouble> = parts.iter().map(|part| self.node(part)).collect();
                let words: Vec<&Node> = parts.iter().collect();
                self.ranked(Box::new(BooleanQuery::union(plans?)), &words, true)?
            }
            What::Not(_) => self.all(std::slice::from_ref(node))?,
            What::Words(field, test) => self.words(*field, test)?,
            What::Label(label, value) => {
                plain(TermQuery::new(self.opened.fields.label(*label, value), IndexRecordOption::Basic))
            }
            What::When(when) => {
                let (first, last) = when.bounds();
                plain(Moments { first, last })
            }
            What::Has(has) => plain(TermQuery::new(self.opened.fields.has(*has), IndexRecordOption::Basic)),
            What::Like(item) => {
                let rows = self.likes.get(item).ok_or_else(|| Trouble::Unresolved(item.clone()))?;
                self.rows(rows.iter().copied())
            }
        })
    }

    /// All of these; those under NOT take away.
    fn all(&self, parts: &[Node]) -> Result<Plan, Trouble> {
        let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
        for part in parts {
            match &part.what {
                What::Not(inner) => unwanted.push(self.node(inner)?),
                _ => wanted.push(self.node(part)?),
            }
        }
        let wanted = match wanted.len() {
            0 => plain(AllQuery),
            1 => wanted.remove(0),
            _ => Box::new(BooleanQuery::intersection(wanted)),
        };
        let words: Vec<&Node> = parts.iter().filter(|part| !matches!(part.what, What::Not(_))).collect();
        let wanted = self.ranked(wanted, &words, false)?;
        Ok(match unwanted.len() {
            0 => wanted,
            _ => Box::new(Without { wanted, unwanted: Box::new(BooleanQuery::union(unwanted)) }),
        })
    }

    fn rows(&self, rows: impl Iterator<Item = u64>) -> Plan {
        plain(TermSetQuery::new(rows.map(|row| self.opened.fields.row(row))))
    }

    fn words(&self, field: Field, test: &Test) -> Result<Plan, Trouble> {
        if let Test::Exact(_) = test {
            let decided = self.decided.iter().find(|decided| decided.field == field && decided.test == *test);
            return Ok(self.rows(decided.into_iter().flat_map(|decided| decided.rows.iter().copied())));
        }
        if field == Field::Body {
            return self.in_body(test);
        }
        let columns = self.opened.fields.of(field);
        let mut plans: Vec<Plan> =
            columns.into_iter().map(|column| self.in_column(column, test)).collect::<Result<_, Trouble>>()?;
        Ok(match plans.len() {
            1 => plans.remove(0),
            _ => Box::new(BooleanQuery::union(plans)),
        })
    }

    /// Of one word it is asked whether it stands before the body's end; of several, where they stand there.
    fn in_body(&self, test: &Test) -> Result<Plan, Trouble> {
        let any = self.opened.fields.of(Field::Body)[0];
        let outside = self.opened.fields.outside_body();
        Ok(match test {
            Test::Phrase(text) | Test::Exact(text) => match &terms(any, text)[..] {
                [] => Box::new(EmptyQuery),
                [word] => Box::new(InBody { word: word.clone(), outside }),
                row => Box::new(self.row(row).in_body()),
            },
            Test::Near(text, between) => Box::new(Near::new(&terms(any, text), *between).in_body()),
            Test::Fuzzy(word, slips) => {
                Box::new(OneOf { column: any, words: Alike::slips(any, word, *slips)?, in_body: Some(outside) })
            }
            Test::Pattern(pattern) => {
                Box::new(OneOf { column: any, words: Alike::pattern(pattern), in_body: Some(outside) })
            }
        })
    }

    /// These words in a row.
    pub(super) fn row(&self, terms: &[Term]) -> Near {
        let fields = &self.opened.fields;
        let pairs = |frequent| Pairs { all: fields.pairs(frequent, terms), mark: fields.paired(frequent) };
        Near::row(terms, self.opened.frequent.as_ref().map(pairs))
    }

    fn in_column(&self, column: Column, test: &Test) -> Result<Plan, Trouble> {
        Ok(match test {
            Test::Phrase(text) | Test::Exact(text) => match &terms(column, text)[..] {
                [] => Box::new(EmptyQuery),
                [word] => Box::new(TermQuery::new(word.clone(), IndexRecordOption::WithFreqs)),
                row => Box::new(self.row(row)),
            },
            Test::Near(text, between) => Box::new(Near::new(&terms(column, text), *between)),
            Test::Fuzzy(word, slips) => {
                Box::new(OneOf { column, words: Alike::slips(column, word, *slips)?, in_body: None })
            }
            Test::Pattern(pattern) => Box::new(OneOf { column, words: Alike::pattern(pattern), in_body: None }),
        })
    }
}

fn terms(column: Column, text: &str) -> Vec<Term> {
    Tokens::of(text).iter().map(|word| Term::from_field_text(column, word)).collect()
}

/// What decides and does not make an item more relevant.
fn plain(query: impl Asked) -> Plan {
    Box::new(ConstScoreQuery::new(Box::new(query), 0.0))
}
