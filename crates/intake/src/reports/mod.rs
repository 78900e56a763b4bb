//! The reader of press reports: one text, one item.
//!
//! - `page`: the text as units, which are lines or wrapped paragraphs.
//! - `phrases`: the general phrases by which notes, captions, credits and page furniture are known.
//! - `front_matter`: labelled lines at the top.
//! - `header`: title, byline and date lines.
//! - `posts` and `quotations`: what is set into a report.
//! - `ordinary` and `stripped`: texts with and without their marks, cut into blocks.
//! - `structured`: texts whose parts are known from the markup that they were set in.
//!
//! A block that is taken for furniture or a caption is lost to the analysis, and a paragraph that should have been one
//! only adds noise; so every rule here would rather leave a paragraph.

mod marks;
mod page;
mod phrases;

mod front_matter;
mod header;

mod posts;
mod quotations;

mod ordinary;
mod stripped;

mod structured;

pub(crate) use structured::{Part, Role, read_parts};

use crate::sidecar::Statement;
use page::Page;
use record::item::{Block, Stated, Transmission};
use record::{Item, ItemKind, PartPath, SourceId, StatedTime};

/// What a text says about itself.
#[derive(Default)]
struct Reading {
    blocks: Vec<Block>,
    title: Option<Stated>,
    byline: Option<Stated>,
    outlet: Option<Stated>,
    published: Option<StatedTime>,
    updated: Vec<StatedTime>,
}

/// Reads the report `text`. What `statement` says of it comes before what it says itself.
pub fn read(text: String, source: &SourceId, path: &PartPath, statement: Option<&Statement>) -> Item {
    let page = Page::of(&text);
    let transmission = stripped::transmission(&page);
    let reading = match transmission {
        Transmission::Ordinary => ordinary::read(&page, source),
        Transmission::Stripped => stripped::read(&page, source),
    };
    item(text, reading, transmission, source, path, statement)
}

/// The item that a reading makes.
fn item(
    text: String,
    reading: Reading,
    transmission: Transmission,
    source: &SourceId,
    path: &PartPath,
    statement: Option<&Statement>,
) -> Item {
    let Reading { blocks, title, byline, outlet, published, updated } = reading;
    let said = statement.cloned().unwrap_or_default();
    Item {
        source: source.clone(),
        path: path.clone(),
        kind: ItemKind::Report,
        held: false,
        transmission,
        blocks,
        title,
        byline,
        outlet: said.outlet.map(|value| Stated { value, span: None }).or(outlet),
        address: None,
        links: Vec::new(),
        published: said.published.or(published),
        updated,
        zone: said.zone,
        envelope: None,
        text,
    }
}

#[cfg(test)]
mod tests;
