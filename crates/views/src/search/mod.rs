//! What a search found: a page for people, an object a line for programs, tables of counts.
//!
//! `docs/schema/search-1.json` describes a line.

mod page;
mod snippets;
mod tables;
mod wire;

pub use page::{Facts, facet, page, saved};
pub use snippets::{Snippet, snippets};
pub use tables::{Answered, hit_header, hit_row, terms};
pub use wire::{counted, line};

use record::{Span, StatedTime};

/// Some of the hits of a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How many there are in all.
    pub total: u64,
    /// These, in order.
    pub hits: Vec<Hit>,
    /// What the next ones are asked for with; nothing where these are the last.
    pub next: Option<String>,
}

/// An item that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hit {
    /// Its row in the record.
    pub row: u64,
    /// Where it is.
    pub path: String,
    /// What it is: `mail`.
    pub kind: String,
    /// Whether it stands in the words of another only, and is not held itself.
    pub quoted: bool,
    /// How it went: `whatsapp`.
    pub channel: Option<String>,
    /// When it was sent or published.
    pub sent: Option<StatedTime>,
    /// Everybody who has a part in it.
    pub parties: Vec<Party>,
    /// Its subject or title.
    pub subject: String,
    /// Bytes of the subject that the query found.
    pub subject_marks: Vec<Span>,
    /// The words around what the query found in its text; where that is nothing, how the text begins.
    pub snippets: Vec<Snippet>,
    /// Where else it is held.
    pub also: Vec<String>,
    /// What its system calls its conversation.
    pub conversation: Option<String>,
    /// What people call that.
    pub conversation_name: Option<String>,
    /// What the hits behind it are asked for with.
    pub cursor: String,
}

/// Somebody who has a part in an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// Which: `from`, `to`, `cc`, `bcc`, `member`, and others.
    pub role: String,
    /// The address, number or name, as written.
    pub value: String,
    /// The name beside it.
    pub name: Option<String>,
}

impl Party {
    /// What people call them.
    fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.value)
    }
}

impl Hit {
    /// Those who have one of these parts, by what people call them; no more than three.
    fn those(&self, roles: &[&str]) -> String {
        let mut all = self.parties.iter().filter(|party| roles.contains(&party.role.as_str())).map(Party::called);
        let first: Vec<&str> = all.by_ref().take(NAMED).collect();
        match all.count() {
            0 => first.join(", "),
            more => format!("{} +{more}", first.join(", ")),
        }
    }
}

/// So many of those whom an item is for are named.
const NAMED: usize = 3;

#[cfg(test)]
mod tests;
