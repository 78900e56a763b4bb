//! What every section of the brief needs: the answer, names, numbers, and the page.

use super::look::{Look, Tone};
use super::page::{Flow, Page};
use crate::answer::Answer;
use crate::names::Names;
use crate::plain;
use crate::witnesses::usual_base;
use record::{MessageId, SourceId};
use std::collections::BTreeMap;
use textwrap::core::display_width;

/// Where the body of a block stands; its number stands left of it.
pub(super) const BODY: usize = 5;

/// Columns of source text that one line may quote in passing.
pub(super) const IN_PASSING: usize = 160;

/// The brief under way.
pub(super) struct Scene<'a> {
    pub(super) answer: Answer<'a>,
    pub(super) page: Page,
    names: Names,
    numbers: BTreeMap<&'a MessageId, usize>,
    /// The source that most messages are shown after, with the reason; said once, so that no message need say it again.
    pub(super) usual_base: Option<&'a (SourceId, String)>,
    /// Columns from the start of a source's name to what it says.
    pub(super) column: usize,
}

impl<'a> Scene<'a> {
    pub(super) fn new(answer: &Answer<'a>, look: Look) -> Scene<'a> {
        let names = Names::of(answer);
        let numbers = answer.dossier.messages.iter().zip(1..).map(|(message, n)| (&message.id, n)).collect();
        let widest = answer.items.iter().map(|item| display_width(names.get(&item.source))).max();
        let column = widest.unwrap_or(0) + 3;
        Scene { answer: *answer, page: Page::new(look), names, numbers, usual_base: usual_base(answer), column }
    }

    /// What people call each source.
    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    /// What people call the source.
    pub(super) fn name<'b>(&'b self, id: &'b SourceId) -> &'b str {
        self.names.get(id)
    }

    /// The number under which the message is shown.
    pub(super) fn number(&self, id: &MessageId) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    /// A line that a source has to itself: its name, then what it says; the name is left out where the line above has it.
    pub(super) fn by_source(&mut self, id: &SourceId, said_before: bool, flow: Flow) {
        let name = if said_before { String::new() } else { self.name(id).to_owned() };
        self.page.labelled(BODY, (Tone::Plain, &name), self.column, flow);
    }

    /// A number or sign in the margin, then the first line of a block.
    pub(super) fn opening(&mut self, sign: &str, tone: Tone, flow: Flow) {
        self.page.gap();
        let room = BODY - 2;
        self.page.hung(&format!("{sign:>room$}"), tone, 0, BODY, flow);
    }
}

/// Source text on one line, short, in quotation marks.
pub(super) fn in_passing(text: &str) -> String {
    crate::wording::quoted(&plain::clip(&plain::line(text), IN_PASSING))
}
