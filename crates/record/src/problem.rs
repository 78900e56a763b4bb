//! What could not be read as it should.

use crate::span::Span;

/// A problem met while reading. Content never stops a run: it gives a value and problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A stable, machine-readable name in kebab case, such as `invalid-encoding`.
    pub code: &'static str,
    /// One sentence for a person: what, where, what to do.
    pub message: String,
    /// Where in the decoded text, if it has a place.
    pub span: Option<Span>,
}

impl Problem {
    /// A problem without a place.
    pub fn new(code: &'static str, message: impl Into<String>) -> Problem {
        Problem { code, message: message.into(), span: None }
    }

    /// The same problem, at `span`.
    pub fn at(self, span: Span) -> Problem {
        Problem { span: Some(span), ..self }
    }
}
