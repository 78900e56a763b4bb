//! What a query means, over one item and its text, without any index.
//!
//! This is what the index is held against, what decides `="..."`, and what says which words of a hit to highlight.
//!
//! `rows` finds words in a row and near each other; `exactly` words as they are written.

mod rows;

mod exactly;

use crate::entry::Entry;
use crate::language::{Field, Has, Label, Node, Query, Test, What};
use crate::language::{letters, pattern::Pattern};
use crate::words::Words;
use record::fold::fold;
use record::{Span, Tokens};
use std::collections::{BTreeMap, BTreeSet};

/// For each item that is named by `like:`, the rows of the items that share passages with it.
pub type Likes = BTreeMap<String, BTreeSet<u64>>;

/// The words of an item that a query found, to be highlighted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Bytes of its body, in order, none overlapping another.
    pub body: Vec<Span>,
    /// Bytes of its subject.
    pub subject: Vec<Span>,
}

/// Whether `entry` is what `query` asks for; and if so, the words that it was found by. Words under NOT are none of them.
/// An item of `like:` that `likes` does not have is like nothing.
pub fn matches(query: &Query, entry: &Entry, likes: &Likes) -> Option<Marks> {
    let reader = Reader { entry, likes, body: Words::of(&entry.body), subject: Words::of(&entry.subject) };
    let mut marks = Marks::default();
    reader.holds(&query.root, &mut marks).then(|| {
        tidy(&mut marks.body);
        tidy(&mut marks.subject);
        marks
    })
}

/// Whether `test` holds of some value of `field`; what decides `="..."` for an index that has no texts.
pub(crate) fn is_in(field: Field, test: &Test, entry: &Entry) -> bool {
    entry.values(field).into_iter().any(|text| !find(test, text, &Words::of(text)).is_empty())
}

/// Puts spans in order, and joins those that overlap.
fn tidy(spans: &mut Vec<Span>) {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::new();
    for span in spans.drain(..) {
        match out.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.join(span),
            _ => out.push(span),
        }
    }
    *spans = out;
}

struct Reader<'a> {
    entry: &'a Entry,
    likes: &'a Likes,
    body: Words,
    subject: Words,
}

impl Reader<'_> {
    fn holds(&self, node: &Node, marks: &mut Marks) -> bool {
        match &node.what {
            What::All => true,
            What::And(parts) => parts.iter().all(|part| self.holds(part, marks)),
            What::Or(parts) => parts.iter().filter(|part| self.adds(part, marks)).count() > 0,
            What::Not(part) => !self.holds(part, &mut Marks::default()),
            What::Words(field, test) => self.words(*field, test, marks),
            What::Label(label, value) => fold(self.label(*label)) == *value,
            What::When(when) => {
                let (first, last) = when.bounds();
                self.entry.sent.is_some_and(|(earliest, latest)| earliest <= last && latest >= first)
            }
            What::Has(has) => self.has(*has),
            What::Like(item) => self.likes.get(item).is_some_and(|rows| rows.contains(&self.entry.row)),
        }
    }

    /// Like [`Reader::holds`], and leaves no marks where it does not hold.
    fn adds(&self, node: &Node, marks: &mut Marks) -> bool {
        let mut own = Marks::default();
        let holds = self.holds(node, &mut own);
        if holds {
            marks.body.append(&mut own.body);
            marks.subject.append(&mut own.subject);
        }
        holds
    }

    fn label(&self, label: Label) -> &str {
        match label {
            Label::Kind => &self.entry.kind,
            Label::Channel => &self.entry.channel,
            Label::Lang => &self.entry.lang,
        }
    }

    fn has(&self, has: Has) -> bool {
        match has {
            Has::Attachment => !self.entry.attachments.is_empty(),
            Has::Date => self.entry.sent.is_some(),
            Has::Duplicate => !self.entry.also.is_empty(),
            Has::Lang => !self.entry.lang.is_empty(),
        }
    }

    fn words(&self, field: Field, test: &Test, marks: &mut Marks) -> bool {
        let in_body = matches!(field, Field::Any | Field::Body);
        let in_subject = matches!(field, Field::Any | Field::Subject);
        let (body, subject) = (marks.body.len(), marks.subject.len());
        if in_body {
            marks.body.extend(find(test, &self.entry.body, &self.body));
        }
        if in_subject {
            marks.subject.extend(find(test, &self.entry.subject, &self.subject));
        }
        marks.body.len() > body || marks.subject.len() > subject || is_in(field, test, self.entry)
    }
}

/// Where `test` holds in `text`, whose words are `words`.
fn find(test: &Test, text: &str, words: &Words) -> Vec<Span> {
    match test {
        Test::Phrase(phrase) => {
            let tokens = Tokens::of(phrase);
            let cover = |at: usize| words.span(at).join(words.span(at + tokens.len() - 1));
            rows::find(&tokens, words).into_iter().map(cover).collect()
        }
        Test::Near(near, between) => {
            rows::near(&Tokens::of(near), *between, words).into_iter().map(|at| words.span(at)).collect()
        }
        Test::Exact(literal) => exactly::find(literal, text, words),
        Test::Fuzzy(word, slips) => {
            let word = fold(word);
            single(words, |other| letters::distance(&word, other) <= usize::from(*slips))
        }
        Test::Pattern(pattern) => of_pattern(pattern, words),
    }
}

fn of_pattern(pattern: &Pattern, words: &Words) -> Vec<Span> {
    let machine = pattern.machine();
    single(words, |word| machine.fits(word))
}

fn single(words: &Words, fits: impl Fn(&str) -> bool) -> Vec<Span> {
    let found = (0..words.len()).filter(|at| words.can_be_found(*at) && fits(words.word(*at)));
    found.map(|at| words.span(at)).collect()
}

#[cfg(test)]
mod tests;
