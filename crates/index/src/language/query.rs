//! A query as a tree.

use super::dates::Day;
use super::fields::{Field, Label};
use super::pattern::Pattern;
use record::Span;

/// A query that was understood whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// Its top.
    pub root: Node,
}

/// A part of a query, and where it stands in the text that was parsed.
#[derive(Clone, Debug)]
pub struct Node {
    /// Bytes of the query.
    pub span: Span,
    /// What it asks.
    pub what: What,
}

/// Two parts are the same if they ask the same; where they stand does not count.
impl PartialEq for Node {
    fn eq(&self, other: &Node) -> bool {
        self.what == other.what
    }
}

/// What a part of a query asks of an item.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Nothing: every item will do. Written `*`.
    All,
    /// All of these. Two or more.
    And(Vec<Node>),
    /// One of these. Two or more.
    Or(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// Words in a field.
    Words(Field, Test),
    /// A label's value, folded.
    Label(Label, String),
    /// A time that the item may have been sent at.
    When(When),
    /// Something that the item has.
    Has(Has),
    /// One of the items that share passages with this one. Which they are, the caller says.
    Like(String),
}

/// What is asked of the words of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// These words in a row, folded; one word is a row of one. As written.
    Phrase(String),
    /// These words, folded, in any order, with at most so many others between them.
    Near(String, u32),
    /// These words in a row, with this case, these accents and this punctuation; white space of any length is one space.
    Exact(String),
    /// A word that is at most so many letters off this one.
    Fuzzy(String, u8),
    /// A word that is of this pattern.
    Pattern(Pattern),
}

/// When something may have been sent.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// Not before the one, not after the other; at least one is there.
    Within(Option<Day>, Option<Day>),
    /// Before this begins.
    Before(Day),
    /// After this ends.
    After(Day),
}

impl When {
    /// The first and the last second asked for. An item fits if its earliest moment is not after the last, and its latest not
    /// before the first: it could have been then.
    pub fn bounds(&self) -> (i64, i64) {
        let (first, last) = match self {
            When::Within(first, last) => (first.as_ref().map(|day| day.first), last.as_ref().map(|day| day.last)),
            When::Before(day) => (None, Some(day.first - 1)),
            When::After(day) => (Some(day.last + 1), None),
        };
        (first.unwrap_or(i64::MIN), last.unwrap_or(i64::MAX))
    }
}

/// What an item can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Has {
    /// Something came with it.
    Attachment,
    /// It says when it was sent.
    Date,
    /// It is held more than once.
    Duplicate,
    /// Its language is told.
    Lang,
}

impl Has {
    pub(crate) const ALL: [Has; 4] = [Has::Attachment, Has::Date, Has::Duplicate, Has::Lang];

    /// As it is written after `has:`.
    pub fn name(self) -> &'static str {
        match self {
            Has::Attachment => "attachment",
            Has::Date => "date",
            Has::Duplicate => "duplicate",
            Has::Lang => "lang",
        }
    }
}

impl Query {
    /// Every item. What a program asks where nobody asked for anything.
    pub fn everything() -> Query {
        Query { root: Node { span: Span::default(), what: What::All } }
    }

    /// The items named by `like:`, in the order of the query.
    pub fn likes(&self) -> Vec<&str> {
        let mut out = Vec::new();
        self.root.visit(&mut |node| {
            if let What::Like(item) = &node.what {
                out.push(item.as_str());
            }
        });
        out
    }

    /// Whether some part can only be decided by an item's text, as `="..."` can.
    pub fn needs_texts(&self) -> bool {
        let mut found = false;
        self.root.visit(&mut |node| found |= matches!(node.what, What::Words(_, Test::Exact(_))));
        found
    }
}

impl Node {
    /// Calls `visit` with this part and all below it, in the order of the query.
    pub fn visit<'a>(&'a self, visit: &mut dyn FnMut(&'a Node)) {
        visit(self);
        match &self.what {
            What::And(parts) | What::Or(parts) => parts.iter().for_each(|part| part.visit(visit)),
            What::Not(part) => part.visit(visit),
            _ => {}
        }
    }
}
