//! The reader of web pages: one page, one report.
//!
//! - `entities`, `markup`, `tree`: the page as elements and texts that keep their places in the source.
//! - `hints`: what the names of elements say of them; `leaves`: the page as stretches of text.
//! - `main_text`: which of these are the report.
//! - `linked_data`, `addresses`, `metadata`: what the page says of itself.
//! - `writer`, `outline`: the text as items have it, and which stretches of it stand in the page as they are.
//! - `words`: all that a page shows, for mails.
//! - `encoding`: what a page says of its encoding; `complete`: what it says it holds and is not in the text;
//!   `own`: whether it is a page that this program made.
//!
//! Nothing is run and nothing is fetched. No function here calls itself; time and memory grow with the size of the page,
//! which [`Limits`](crate::Limits) bounds. Offsets of a page's text count in what is written out, and lead back to the
//! bytes as received wherever the text stands there unbroken: with no tag, reference or line end in it.

mod entities;
mod markup;
mod tree;

mod hints;
mod leaves;

mod main_text;

mod linked_data;

mod addresses;
mod metadata;

mod writer;

mod outline;

mod words;

mod encoding;

mod complete;

mod own;

pub(crate) use encoding::{after, declared};
pub(crate) use own::is_brief;
pub(crate) use words::{Words, words};

use crate::decode::{Decoded, RawMap};
use crate::reports;
use crate::sidecar::Statement;
use hints::Trust;
use leaves::Survey;
use metadata::Metadata;
use outline::Outline;
use record::item::{Link, Stated};
use record::{Item, PartPath, Problem, SourceId};
use tree::Tree;
use writer::{Copied, Writer};

/// A page as read.
pub(crate) struct Reading {
    pub(crate) item: Item,
    /// From the item's text to the bytes that were decoded.
    pub(crate) raw: RawMap,
    pub(crate) problems: Vec<Problem>,
}

/// Reads the page `decoded`, which was received with the address `came_from`, if it was with any. An error is a reason, for
/// a person.
pub(crate) fn read(
    decoded: &Decoded,
    came_from: Option<&str>,
    source: &SourceId,
    path: &PartPath,
    statement: Option<&Statement>,
) -> Result<Reading, String> {
    let page = &decoded.text;
    let Some(tree) = Tree::of(page, tree::MOST_NODES) else {
        let most = tree::MOST_NODES;
        return Err(format!("has more than {most} elements, the limit for a web page; save its text as .txt"));
    };
    let saved = encoding::saved_from(page);
    let said = Metadata::of(&tree, came_from.or(saved.as_deref()));
    let mut outline = outlined(&tree, &said, Trust::Full);
    if !outline.has_text() {
        outline = outlined(&tree, &said, Trust::Little);
    }
    if !outline.has_text() {
        return Err("no text was found in this web page; save its text as .txt".to_owned());
    }
    let Outline { writer, parts } = outline;
    let Writer { text, copied, anchors, .. } = writer;
    let raw = through(&text, &copied, page, &decoded.raw);
    let mut problems = Vec::new();
    if tree.flattened {
        let deepest = tree::DEEPEST;
        let message = format!("its elements are nested deeper than {deepest}, and were read as if they were not");
        problems.push(Problem::new("nested-too-deep", message));
    }
    problems.extend(complete::doubt(&text, said.body.as_deref()));
    let mut item = reports::read_parts(text, &parts, source, path, statement);
    item.links = (anchors.into_iter())
        .filter_map(|a| Some(Link { span: a.span, target: addresses::resolve(said.base.as_deref(), &a.target)? }))
        .collect();
    item.address = said.address.map(|field| Stated { value: field.value, span: None });
    Ok(Reading { item, raw, problems })
}

fn outlined(tree: &Tree, said: &Metadata, trust: Trust) -> Outline {
    let mut survey = Survey::of(tree, trust);
    let chosen = main_text::choose(tree, &mut survey);
    outline::write(tree, &survey, &chosen, said)
}

/// The map from a text to bytes, through the page that stretches of it were copied from.
fn through(text: &str, copied: &[Copied], page: &str, decoded: &RawMap) -> RawMap {
    let mut map = RawMap::default();
    let mut at = 0;
    for stretch in copied {
        text[at..stretch.text].chars().for_each(|c| map.push_broken(c.len_utf8(), 0));
        map.push_mapped(page, stretch.page..stretch.page + stretch.len, decoded);
        at = stretch.text + stretch.len;
    }
    text[at..].chars().for_each(|c| map.push_broken(c.len_utf8(), 0));
    map
}

#[cfg(test)]
mod tests;
