//! Labelled lines at the top: `title: ...`, `date: ...`, between `---` lines or bare, as converters and archives write.

use super::Reading;
use super::marks::Marks;
use super::page::{Page, Unit};
use crate::dates;
use record::item::{BlockKind, Stated};
use record::{SourceId, Span};

/// More labelled lines than these are a table, not a head.
const MOST: usize = 40;

/// What a label says its line is.
#[derive(Clone, Copy, PartialEq)]
enum Label {
    Title,
    Author,
    Date,
    Updated,
    Outlet,
    /// Known, and of no use here.
    Other,
}

/// Marks the labelled lines at the top of the page and takes over what they say.
pub(super) fn mark(page: &Page, source: &SourceId, marks: &mut Marks, reading: &mut Reading) {
    let is_fence = |unit: &Unit| unit.span.of(page.text) == "---";
    let fenced = page.units.first().is_some_and(is_fence);
    let end = if fenced {
        match page.units.iter().take(MOST).skip(1).position(is_fence) {
            Some(lines) => lines + 1,
            None => return,
        }
    } else {
        page.units
            .iter()
            .take(MOST)
            .take_while(|unit| label(page, unit).is_some_and(|(label, _)| label.is_some()))
            .count()
    };
    if !fenced && end < 2 {
        return;
    }
    if fenced {
        marks.set(0, BlockKind::Furniture);
        marks.set(end, BlockKind::Furniture);
    }
    for (i, unit) in page.units.iter().enumerate().take(end).skip(usize::from(fenced)) {
        let Some((Some(label), value)) = label(page, unit) else {
            marks.set(i, BlockKind::Furniture);
            continue;
        };
        let stated =
            || (!value.is_empty()).then(|| Stated { value: value.of(page.text).to_owned(), span: Some(value) });
        let time = || {
            dates::find(page.text, &page.tokens, page.tokens.within(value)).map(|m| m.stated(page.text, Some(source)))
        };
        match label {
            Label::Title => reading.title = reading.title.take().or_else(stated),
            Label::Author => reading.byline = reading.byline.take().or_else(stated),
            Label::Outlet => reading.outlet = reading.outlet.take().or_else(stated),
            Label::Date => reading.published = reading.published.take().or_else(time),
            Label::Updated => reading.updated.extend(time()),
            Label::Other => {}
        }
        marks.set(
            i,
            match label {
                Label::Title => BlockKind::Title,
                Label::Author | Label::Date => BlockKind::Byline,
                Label::Updated => BlockKind::Update,
                Label::Outlet | Label::Other => BlockKind::Furniture,
            },
        );
    }
}

/// The label of a line, if it has one, whether it is a known one, and its value without quotation marks around it.
fn label(page: &Page, unit: &Unit) -> Option<(Option<Label>, Span)> {
    let line = unit.span.of(page.text);
    let (key, value) = line.split_once(':')?;
    let known = match key.trim().to_lowercase().as_str() {
        "title" | "headline" => Some(Label::Title),
        "author" | "authors" | "byline" | "by" => Some(Label::Author),
        "date" | "published" | "publication date" | "date published" | "published at" | "pubdate" => Some(Label::Date),
        "updated" | "modified" | "lastmod" | "last updated" => Some(Label::Updated),
        "outlet" | "publication" | "publisher" | "source" | "site" | "newspaper" | "website" => Some(Label::Outlet),
        "url" | "link" | "section" | "tags" | "lang" | "language" | "retrieved" | "accessed" | "category" | "slug"
        | "layout" | "keywords" => Some(Label::Other),
        _ => None,
    };
    let start = unit.span.end - value.len();
    let mut span = Span::new(start, unit.span.end).trimmed(page.text);
    let text = span.of(page.text);
    if text.len() >= 2
        && (text.starts_with('"') && text.ends_with('"') || text.starts_with('\'') && text.ends_with('\''))
    {
        span = Span::new(span.start + 1, span.end - 1);
    }
    Some((known, span))
}
