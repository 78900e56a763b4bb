//! A report whose parts are known from the markup that it was set in.
//!
//! What the markup says is taken as it is; what it leaves open (a note of an update in a paragraph, a post by its
//! signature, a credit) is found by the same rules as in plain text.

use super::marks::Marks;
use super::ordinary;
use super::page::Page;
use super::{Reading, header, item, stripped};
use crate::dates;
use crate::sidecar::Statement;
use record::fold::one_line;
use record::item::{Block, BlockKind, Stated, Transmission};
use record::{Item, PartPath, SourceId, Span, StatedTime};

/// What the markup says that a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The headline.
    Title,
    /// The name of one who wrote it, and nothing else.
    Author,
    /// A line that says who wrote it.
    Byline,
    /// The name of who published it, and nothing else.
    Outlet,
    /// When it was published.
    Published,
    /// When it was changed.
    Updated,
    /// A line with a time, which says nothing else.
    Dateline,
    /// Running text.
    Text,
    /// Words of somebody else, set off.
    Quotation,
    /// A post set into the report.
    Post,
    /// A caption.
    Caption,
    /// Page furniture.
    Furniture,
}

/// A part of a report's text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Part {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) role: Role,
}

/// Reads the report `text`, whose parts stand in order. What `statement` says of it comes before what it says itself.
pub(crate) fn read_parts(
    text: String,
    parts: &[Part],
    source: &SourceId,
    path: &PartPath,
    statement: Option<&Statement>,
) -> Item {
    let lines = lines(&text, parts);
    let page = Page::with_units(&text, lines.iter().map(|(group, part)| (*group, part.span)));
    let parts: Vec<Part> = lines.iter().map(|(_, part)| *part).collect();
    let parts = parts.as_slice();
    let head = head(&page, parts, source);
    let transmission = stripped::transmission(&page);
    let reading = match transmission {
        Transmission::Ordinary => ordinary(&page, parts, source, head),
        Transmission::Stripped => {
            let found = stripped::read(&page, source);
            Reading {
                blocks: found.blocks,
                title: head.title.or(found.title),
                byline: head.byline.or(found.byline),
                outlet: head.outlet.or(found.outlet),
                published: head.published.or(found.published),
                updated: head.updated.into_iter().chain(found.updated).collect(),
            }
        }
    };
    item(text, reading, transmission, source, path, statement)
}

/// The parts, those of running text line by line, with the number of the part that each was: bylines, dates and posts stand on
/// lines, in markup as in plain text. A quotation that goes on over a line end stays whole.
fn lines(text: &str, parts: &[Part]) -> Vec<(usize, Part)> {
    let mut out = Vec::new();
    for (group, &part) in parts.iter().enumerate() {
        let words = part.span.of(text);
        let count = |line: &str, mark| line.matches(mark).count();
        let closed = |line: &str| count(line, '“') == count(line, '”') && count(line, '"') % 2 == 0;
        if part.role != Role::Text || !words.split('\n').all(closed) {
            out.push((group, part));
            continue;
        }
        let mut start = part.span.start;
        for line in words.split_inclusive('\n') {
            let span = Span::new(start, start + line.len()).trimmed(text);
            start += line.len();
            if !span.is_empty() {
                out.push((group, Part { span, ..part }));
            }
        }
    }
    out
}

fn ordinary(page: &Page, parts: &[Part], source: &SourceId, head: Reading) -> Reading {
    let kinds = parts.iter().map(|part| match part.role {
        Role::Title => Some(BlockKind::Title),
        Role::Author | Role::Byline | Role::Outlet | Role::Published | Role::Dateline => Some(BlockKind::Byline),
        Role::Updated => Some(BlockKind::Update),
        Role::Quotation => Some(BlockKind::BlockQuotation),
        Role::Caption => Some(BlockKind::Caption),
        Role::Furniture => Some(BlockKind::Furniture),
        Role::Text | Role::Post => None,
    });
    let mut reading = ordinary::read_on(page, source, Marks::of(kinds.collect()), head);
    // A post without a signature is one all the same.
    for part in parts.iter().filter(|part| part.role == Role::Post) {
        for Block { kind, span } in reading.blocks.iter_mut().filter(|block| part.span.contains(block.span)) {
            if !matches!(kind, BlockKind::EmbeddedPost { .. }) {
                *kind = BlockKind::EmbeddedPost { words: *span, name: None, handle: None, date: None };
            }
        }
    }
    reading
}

/// What the parts of the head say.
fn head(page: &Page, parts: &[Part], source: &SourceId) -> Reading {
    let mut reading = Reading::default();
    for (part, unit) in parts.iter().zip(&page.units) {
        let said = || one_line(part.span.of(page.text));
        let stated = || Some(Stated { value: said(), span: Some(part.span) });
        let time = || -> Option<StatedTime> {
            let mention = dates::find(page.text, &page.tokens, unit.words.clone())?;
            mention.has_day().then(|| mention.stated(page.text, Some(source)))
        };
        match part.role {
            Role::Title => reading.title = stated(),
            Role::Author => match &mut reading.byline {
                Some(byline) => {
                    byline.value = format!("{}, {}", byline.value, said());
                    byline.span = byline.span.map(|span| span.join(part.span));
                }
                None => reading.byline = stated(),
            },
            Role::Byline => {
                let name = header::named(page, unit);
                let value = |span: Span| Stated { value: one_line(span.of(page.text)), span: Some(span) };
                reading.byline = name.map(value).or_else(stated);
            }
            Role::Outlet => reading.outlet = stated(),
            Role::Published => reading.published = time(),
            Role::Updated => reading.updated.extend(time()),
            _ => {}
        }
    }
    reading
}
