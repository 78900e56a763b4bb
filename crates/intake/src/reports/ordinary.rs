//! A report with its case and punctuation, cut into blocks.

use super::marks::Marks;
use super::page::{Page, Unit};
use super::{Reading, front_matter, header, phrases, posts, quotations};
use crate::dates;
use record::item::{Block, BlockKind};
use record::{SourceId, Span, StatedTime};

/// Reads a page whose marks are there.
pub(super) fn read(page: &Page, source: &SourceId) -> Reading {
    let mut reading = Reading::default();
    let mut marks = Marks::of(vec![None; page.units.len()]);
    front_matter::mark(page, source, &mut marks, &mut reading);
    read_on(page, source, marks, reading)
}

/// Reads a page of which `marks` and `reading` know something already.
pub(super) fn read_on(page: &Page, source: &SourceId, mut marks: Marks, mut reading: Reading) -> Reading {
    posts::mark(page, &mut marks);
    known_phrases(page, source, &mut marks, &mut reading);
    let body = header::mark(page, source, &mut marks, &mut reading);
    quotations::mark(page, body, &mut marks);
    lists(page, &mut marks);
    blocks(page, source, &marks, &mut reading);
    reading
}

fn known_phrases(page: &Page, source: &SourceId, marks: &mut Marks, reading: &mut Reading) {
    for (i, unit) in page.units.iter().enumerate().filter(|(_, unit)| !unit.quoted) {
        if !marks.is_free(i) {
            continue;
        }
        let at_end = i > 2 && i + 8 >= page.units.len();
        if let Some(words) = phrases::update_note(page, unit) {
            marks.set(i, BlockKind::Update);
            reading.updated.extend(change_time(page, source, unit.words.start + words, unit.words.end));
        } else if phrases::is_furniture(page, unit) {
            marks.set(i, BlockKind::Furniture);
        } else if phrases::is_caption(page, unit) {
            marks.set(i, BlockKind::Caption);
        } else if phrases::is_credit(page, unit, at_end) {
            marks.set(i, BlockKind::Credit);
        }
    }
}

/// The time of a change, if it stands at word `from` or right behind.
pub(super) fn change_time(page: &Page, source: &SourceId, from: usize, end: usize) -> Option<StatedTime> {
    let mention = (from..(from + 3).min(end)).find_map(|at| dates::mention_at(page.text, &page.tokens, at, end))?;
    Some(mention.stated(page.text, Some(source)))
}

/// Lines that stand below `You might also like` and the like, to the end of their group or of the text.
fn lists(page: &Page, marks: &mut Marks) {
    let is_entry = |unit: &Unit| unit.words.len() <= 25 && !page.bare(unit).ends_with('.');
    let mut i = 0;
    while i < page.units.len() {
        let unit = &page.units[i];
        i += 1;
        if marks.kind(i - 1) != Some(&BlockKind::Furniture) || !phrases::opens_list(page, unit) {
            continue;
        }
        let run = page.units[i..].iter().enumerate().take_while(|(k, unit)| {
            let furniture = marks.kind(i + k) == Some(&BlockKind::Furniture);
            furniture || marks.is_free(i + k) && is_entry(unit)
        });
        let end = i + run.count();
        let to_end = end == page.units.len();
        for k in i..end {
            if marks.is_free(k) && (to_end || page.grouped && page.units[k].group == unit.group) {
                marks.set(k, BlockKind::Furniture);
            }
        }
        i = end;
    }
}

fn blocks(page: &Page, source: &SourceId, marks: &Marks, reading: &mut Reading) {
    for (i, unit) in page.units.iter().enumerate() {
        match (marks.kind(i), reading.blocks.last_mut()) {
            (_, Some(last)) if marks.goes_on(i) => last.span = last.span.join(unit.span),
            (Some(kind), _) => reading.blocks.push(Block { kind: kind.clone(), span: unit.span }),
            (None, _) => paragraph(page, source, unit, reading),
        }
    }
}

/// A paragraph, with a sentence that says that the report was changed as a block of its own.
fn paragraph(page: &Page, source: &SourceId, unit: &Unit, reading: &mut Reading) {
    let mut push = |kind, span: Span| {
        let span = span.trimmed(page.text);
        if !span.is_empty() {
            reading.blocks.push(Block { kind, span });
        }
    };
    let note = phrases::said_changed(page, unit.words.clone()).filter(|(start, _)| {
        let before = page.text[unit.span.start..page.tokens.span(*start).start].trim_end();
        before.ends_with(['.', '!', '?', '(', '*', '[', ']', ')', '_'])
    });
    let Some((first, past)) = note else { return push(BlockKind::Paragraph, unit.span) };
    let time = change_time(page, source, past, unit.words.end);
    let said = time
        .as_ref()
        .and_then(|time| time.claims.first())
        .map_or(page.tokens.span(past - 1).end, |place| place.span.end);
    let rest = &page.text[said..unit.span.end];
    let stop = if page.text[..said].ends_with('.') { Some(0) } else { rest.find(['.', ')', ']']).map(|at| at + 1) };
    let start = page.tokens.span(first).start;
    let start = start - page.text[unit.span.start..start].chars().rev().take_while(|c| "([*_".contains(*c)).count();
    let end = stop.map_or(unit.span.end, |stop| said + stop);
    push(BlockKind::Paragraph, Span::new(unit.span.start, start));
    push(BlockKind::Update, Span::new(start, end));
    push(BlockKind::Paragraph, Span::new(end, unit.span.end));
    reading.updated.extend(time);
}
