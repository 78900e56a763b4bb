//! Passages that texts share: lines for programs ([`lines`]), and the same words with all their places for people ([`page()`]).
//!
//! `docs/schema/passages-1.json` describes a line.

mod wire;

mod clusters;
mod page;

pub use clusters::{Cluster, clusters};
pub use page::{Words, page, wanted};

use crate::plain::json_line;
use analysis::reuse::{Common, Found, Shared, Stretch};
use wire::{Place, Row};

/// The names of the texts, in the order in which they were searched.
pub trait Named {
    /// How many texts there are.
    fn count(&self) -> usize;
    /// The id of a text.
    fn id(&self, text: usize) -> &str;
    /// Where it is, if that says more than its id.
    fn path(&self, text: usize) -> Option<&str>;
}

/// Everything found, a line each: passages of two texts, then those that stand in very many.
pub fn lines<'f>(found: &'f Found, texts: &'f dyn Named) -> impl Iterator<Item = String> + 'f {
    let shared = found.passages.iter().map(|passage| json_line(&shared(passage, texts)));
    shared.chain(found.common.iter().filter_map(|passage| Some(json_line(&common(passage, texts)?))))
}

fn shared<'f>(passage: &Shared, texts: &'f dyn Named) -> Row<'f> {
    Row::new((&passage.a, &passage.b), (passage.bits, passage.expected, passage.cluster), texts)
}

/// The first two places, and then all.
fn common<'f>(passage: &Common, texts: &'f dyn Named) -> Option<Row<'f>> {
    let [a, b, ..] = &passage.places[..] else { return None };
    let place = |place: &Stretch| Place {
        id: texts.id(place.text),
        path: texts.path(place.text),
        start: place.span.start,
        end: place.span.end,
    };
    let mut row = Row::new((a, b), (passage.bits, passage.expected, passage.cluster), texts);
    row.places = Some(passage.places.iter().map(place).collect());
    Some(row)
}

#[cfg(test)]
mod tests;
