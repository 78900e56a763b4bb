//! From text to a tree.

use super::clauses;
use super::fields::{Named, named};
use super::mistake::Mistake;
use super::query::{Node, Query, What};
use super::reading::Reading;
use record::Span;

/// Bytes of the longest query.
const LONGEST: usize = 20_000;
/// How deep parentheses and NOT may stand in each other.
const DEEPEST: usize = 60;

impl Query {
    /// Reads a query. A mistake is an error that says where it is; nothing is guessed.
    pub fn read(text: &str) -> Result<Query, Mistake> {
        if text.len() > LONGEST {
            let what = format!("the query is longer than {LONGEST} bytes");
            return Err(Mistake::new(Span::new(0, 0), what).hint("run a list of terms as a batch"));
        }
        let mut parser = Parser { reading: Reading { text, at: 0 } };
        parser.reading.skip_space();
        if parser.reading.peek().is_none() {
            let end = parser.reading.here();
            return Err(Mistake::new(end, "the query is empty").hint("write a word; * finds every item"));
        }
        let root = parser.either(None, 0)?;
        match parser.reading.peek() {
            None => Ok(Query { root }),
            Some(_) => Err(Mistake::new(parser.reading.here(), "this parenthesis closes nothing")
                .hint("take it out, or put it in quotation marks")),
        }
    }
}

/// What stands before clauses of which one is enough.
const ANY: &str = "any(";

struct Parser<'a> {
    reading: Reading<'a>,
}

/// The field that a group stands behind, and where.
type Inside = Option<(Named, Span)>;

impl Parser<'_> {
    /// Clauses with OR between them.
    fn either(&mut self, inside: Inside, depth: usize) -> Result<Node, Mistake> {
        let mut parts = vec![self.all(inside, depth)?];
        while self.reading.operator() == Some("OR") {
            let from = self.reading.at;
            self.reading.bare();
            let operator = self.reading.since(from);
            self.needs_clause("OR", operator)?;
            parts.push(self.all(inside, depth)?);
        }
        Ok(gathered(parts, What::Or))
    }

    /// Clauses with AND or nothing between them.
    fn all(&mut self, inside: Inside, depth: usize) -> Result<Node, Mistake> {
        let mut parts = Vec::new();
        loop {
            self.reading.skip_space();
            let from = self.reading.at;
            match (self.reading.peek(), self.reading.operator()) {
                (None | Some(')'), _) | (_, Some("OR")) => break,
                (_, Some("AND")) if !parts.is_empty() => {
                    self.reading.bare();
                    let operator = self.reading.since(from);
                    self.needs_clause("AND", operator)?;
                    parts.push(self.clause(inside, depth)?);
                }
                _ => parts.push(self.clause(inside, depth)?),
            }
        }
        if parts.is_empty() {
            return Err(self.nothing_here());
        }
        Ok(gathered(parts, What::And))
    }

    fn nothing_here(&self) -> Mistake {
        let here = self.reading.here();
        match self.reading.operator() {
            Some(operator) => dangling(operator, Span::new(here.start, here.start + operator.len()), "before"),
            None => Mistake::new(here, "nothing stands here").hint("write a clause, or take the parentheses out"),
        }
    }

    /// That a clause, and neither an end nor another operator, follows `operator`.
    fn needs_clause(&mut self, operator: &str, span: Span) -> Result<(), Mistake> {
        self.reading.skip_space();
        let is_end = matches!(self.reading.peek(), None | Some(')'));
        if is_end || matches!(self.reading.operator(), Some("AND" | "OR")) {
            return Err(dangling(operator, span, "after"));
        }
        Ok(())
    }

    /// One clause, with NOT before it or without.
    fn clause(&mut self, inside: Inside, depth: usize) -> Result<Node, Mistake> {
        let from = self.reading.at;
        if depth > DEEPEST {
            return Err(Mistake::new(
                self.reading.here(),
                format!("clauses stand in each other more than {DEEPEST} deep"),
            ));
        }
        match self.reading.operator() {
            Some("NOT") => {
                self.reading.bare();
                let operator = self.reading.since(from);
                self.needs_clause("NOT", operator)?;
                let part = self.clause(inside, depth + 1)?;
                Ok(Node { span: Span::new(from, part.span.end), what: What::Not(Box::new(part)) })
            }
            Some(operator) => Err(dangling(operator, Span::new(from, from + operator.len()), "before")),
            None => self.positive(inside, depth),
        }
    }

    fn positive(&mut self, inside: Inside, depth: usize) -> Result<Node, Mistake> {
        let from = self.reading.at;
        if self.reading.peek() == Some('(') {
            return self.group(inside, depth);
        }
        if self.reading.rest().starts_with(ANY) {
            return self.any(inside, depth);
        }
        let Some(name) = self.reading.name() else {
            return clauses::read(&mut self.reading, inside.map(|(named, _)| named), from);
        };
        let span = self.reading.since(from);
        let field = named(name, Span::new(from, span.end - 1))?;
        if let Some((_, outer)) = inside {
            return Err(Mistake::new(span, "a field stands inside the group of another field")
                .hint(format!("take it out of the group behind {}", outer.of(self.reading.text))));
        }
        match self.reading.peek() {
            None => Err(no_value(name, span)),
            Some(c) if c.is_whitespace() || c == ')' => Err(no_value(name, span)),
            Some('(') => {
                let node = self.group(Some((field, span)), depth)?;
                Ok(Node { span: node.span.join(span), what: node.what })
            }
            Some('a') if self.reading.rest().starts_with(ANY) => {
                let node = self.any(Some((field, span)), depth)?;
                Ok(Node { span: node.span.join(span), what: node.what })
            }
            Some(_) => clauses::read(&mut self.reading, Some(field), from),
        }
    }

    /// Clauses of which one is enough, without OR between them.
    fn any(&mut self, inside: Inside, depth: usize) -> Result<Node, Mistake> {
        let from = self.reading.at;
        self.reading.at += ANY.len();
        let open = self.reading.since(from);
        if depth > DEEPEST {
            return Err(Mistake::new(open, format!("parentheses stand in each other more than {DEEPEST} deep")));
        }
        let mut parts = Vec::new();
        loop {
            self.reading.skip_space();
            if self.reading.eat(')') {
                break;
            }
            if self.reading.peek().is_none() {
                return Err(not_closed(open));
            }
            if let Some(operator) = self.reading.operator() {
                let here = self.reading.at;
                return Err(Mistake::new(
                    Span::new(here, here + operator.len()),
                    format!("between any( and ) stands no {operator}"),
                )
                .hint("leave it out, or leave any out and write OR between the words"));
            }
            parts.push(self.positive(inside, depth + 1)?);
        }
        if parts.is_empty() {
            return Err(Mistake::new(self.reading.since(from), "nothing stands between these parentheses"));
        }
        self.reading.ends()?;
        Ok(Node { span: self.reading.since(from), what: gathered(parts, What::Or).what })
    }

    fn group(&mut self, inside: Inside, depth: usize) -> Result<Node, Mistake> {
        let from = self.reading.at;
        self.reading.eat('(');
        let open = self.reading.since(from);
        self.reading.skip_space();
        if self.reading.eat(')') {
            return Err(Mistake::new(self.reading.since(from), "nothing stands between these parentheses"));
        }
        if depth > DEEPEST {
            return Err(Mistake::new(open, format!("parentheses stand in each other more than {DEEPEST} deep")));
        }
        if self.reading.peek().is_none() {
            return Err(not_closed(open));
        }
        let inner = self.either(inside, depth + 1)?;
        if !self.reading.eat(')') {
            return Err(not_closed(open));
        }
        self.reading.ends()?;
        Ok(Node { span: self.reading.since(from), what: inner.what })
    }
}

fn gathered(mut parts: Vec<Node>, several: fn(Vec<Node>) -> What) -> Node {
    match parts.len() {
        1 => parts.remove(0),
        _ => {
            let span = parts.iter().map(|part| part.span).reduce(Span::join).unwrap_or_default();
            Node { span, what: several(parts) }
        }
    }
}

fn not_closed(open: Span) -> Mistake {
    Mistake::new(open, "this parenthesis is not closed").hint("close it, or put it in quotation marks")
}

fn no_value(name: &str, span: Span) -> Mistake {
    Mistake::new(span, format!("nothing stands behind {name}:"))
        .hint(format!("write what you look for right behind the colon, as in {name}:word"))
}

fn dangling(operator: &str, span: Span, side: &str) -> Mistake {
    Mistake::new(span, format!("nothing stands {side} {operator} that it could join"))
        .hint(format!("to look for the word, write \"{operator}\" in quotation marks or in small letters"))
}
