//! The head of a report: title, byline, outlet and date, in whatever order a paper has them.

mod bylines;

use super::Reading;
use super::marks::Marks;
use super::page::{Page, Unit};
use crate::dates::{self, Mention};
use record::fold::one_line;
use record::item::{BlockKind, Stated};
use record::{SourceId, Span};

/// No head is longer than this many units.
const LONGEST: usize = 15;

/// How surely a date is that of publication; lower is surer, and a date without its year is never as sure as one with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sureness {
    Labelled,
    HeaderLine,
    Dateline,
}

/// Marks the units of the head and takes over what they say; gives the number of the first unit of the body.
pub(super) fn mark(page: &Page, source: &SourceId, marks: &mut Marks, reading: &mut Reading) -> usize {
    let body = page.units.iter().enumerate().position(|(i, unit)| marks.is_free(i) && is_body(page, unit));
    let end = body.unwrap_or(0).min(LONGEST);
    let mut times: Vec<(bool, Sureness, Mention)> = Vec::new();
    let mut lines = Vec::new();
    for i in (0..end).filter(|&i| marks.is_free(i)).collect::<Vec<_>>() {
        let unit = &page.units[i];
        if let Some(found) = bylines::read(page, unit) {
            marks.set(i, BlockKind::Byline);
            lines.push((i, found));
        }
    }
    title(page, end, body.is_some(), marks, reading);
    for i in 0..end {
        let unit = &page.units[i];
        let byline = lines.iter().any(|(line, _)| *line == i);
        if let Some((mention, rest)) = date_line(page, unit, byline).filter(|_| byline || marks.is_free(i)) {
            marks.set(i, BlockKind::Byline);
            let outlet = rest.filter(|rest| !byline && bylines::is_outlet(page, *rest));
            lines.push((i, bylines::Line { name: None, outlet }));
            times.push((!mention.is_full(), Sureness::HeaderLine, mention));
        }
    }
    outlet_line(page, end, marks, &mut lines);
    for (i, unit) in page.units.iter().enumerate() {
        if (i < end || i + 6 >= page.units.len())
            && let Some(mention) = labelled_date(page, unit)
        {
            if marks.is_free(i) {
                marks.set(i, BlockKind::Byline);
            }
            times.push((!mention.is_full(), Sureness::Labelled, mention));
        }
    }
    if let Some(mention) = body.and_then(|i| dateline(page, &page.units[i])) {
        times.push((!mention.is_full(), Sureness::Dateline, mention));
    }
    let stated = |span: Span| Stated { value: one_line(span.of(page.text)), span: Some(span) };
    if reading.byline.is_none() {
        reading.byline = lines.iter().find_map(|(_, line)| line.name).map(stated);
    }
    if reading.outlet.is_none() {
        reading.outlet = lines.iter().find_map(|(_, line)| line.outlet).map(stated);
    }
    if reading.published.is_none() {
        times.sort_by_key(|(partial, sureness, _)| (*partial, *sureness));
        reading.published = times.first().map(|(_, _, mention)| mention.stated(page.text, Some(source)));
    }
    body.unwrap_or(0)
}

/// The names in a line that says who wrote it.
pub(super) fn named(page: &Page, unit: &Unit) -> Option<Span> {
    bylines::read(page, unit)?.name
}

/// A unit that only a body has: sentences, not a line.
fn is_body(page: &Page, unit: &Unit) -> bool {
    let words = unit.words.len();
    !unit.quoted && (words >= 40 || words >= 12 && ends_in_full_stop(page, unit) && !is_heading(page, unit))
}

fn ends_in_full_stop(page: &Page, unit: &Unit) -> bool {
    page.bare(unit).trim_end_matches(['"', '\'', '”', '’', '»', ')']).ends_with(['.', ':', '…'])
}

fn is_heading(page: &Page, unit: &Unit) -> bool {
    let text = unit.span.of(page.text);
    text.trim_start_matches('#').starts_with(' ') && text.starts_with('#')
}

fn title(page: &Page, end: usize, has_body: bool, marks: &mut Marks, reading: &mut Reading) {
    let headings = |i: &usize| is_heading(page, &page.units[*i]);
    let candidate = |i: &usize| {
        let unit = &page.units[*i];
        let text = page.bare(unit);
        let strict =
            date_line(page, unit, true).is_some_and(|(mention, _)| mention.words.len() * 2 >= unit.words.len());
        (1..=35).contains(&unit.words.len())
            && !strict
            && !unit.quoted
            && (!ends_in_full_stop(page, unit) || text.ends_with("...") && unit.words.len() < 15)
            && !text.starts_with(['•', '·', '-', '—', '–', '('])
    };
    let free: Vec<usize> = (0..end).filter(|&i| marks.is_free(i)).collect();
    let chosen = if reading.title.is_some() || !has_body {
        // A text of nothing but short lines has a title only where it is marked as one.
        free.iter().copied().find(headings).filter(|_| reading.title.is_none())
    } else {
        let first = free.iter().copied().find(headings).or_else(|| free.iter().copied().find(candidate));
        first.map(|first| {
            let below = free.iter().copied().find(|&i| i > first && candidate(&i) && page.units[i].words.len() >= 4);
            let masthead = !headings(&first) && is_masthead(page, first, marks);
            match below.filter(|_| masthead) {
                Some(below) => {
                    marks.set(first, BlockKind::Furniture);
                    let span = page.bare_span(&page.units[first]);
                    if bylines::is_outlet(page, span) && reading.outlet.is_none() {
                        reading.outlet = Some(Stated { value: one_line(span.of(page.text)), span: Some(span) });
                    }
                    below
                }
                None => first,
            }
        })
    };
    if let Some(i) = chosen {
        marks.set(i, BlockKind::Title);
        let span = page.bare_span(&page.units[i]);
        reading.title = Some(Stated { value: one_line(span.of(page.text)), span: Some(span) });
    }
    // Copies often have the title twice: from the page's head and from the article's.
    let Some(title) = reading.title.as_ref().and_then(|title| title.span) else { return };
    let words = |range: std::ops::Range<usize>| page.tokens.words(range);
    let title_words = page.tokens.within(title);
    for i in 0..end.max(1).min(page.units.len()) {
        let unit = &page.units[i];
        if marks.is_free(i) && !title_words.is_empty() && words(unit.words.clone()).eq(words(title_words.clone())) {
            marks.set(i, BlockKind::Title);
        }
    }
}

/// Whether a short first line is the paper's name or the section's, and no title.
fn is_masthead(page: &Page, i: usize, marks: &Marks) -> bool {
    const SECTIONS: [&str; 18] = [
        "politics",
        "world",
        "opinion",
        "news",
        "business",
        "sport",
        "sports",
        "exclusive",
        "analysis",
        "breaking",
        "culture",
        "comment",
        "local",
        "national",
        "us",
        "uk",
        "technology",
        "media",
    ];
    let unit = &page.units[i];
    let behind_menu = i > 0 && matches!(marks.kind(i - 1), Some(BlockKind::Furniture));
    let section = page.tokens.words(unit.words.clone()).all(|word| SECTIONS.contains(&word));
    unit.words.len() <= 5
        && (section || bylines::is_paper(page, page.bare_span(unit)) || behind_menu && unit.words.len() <= 3)
}

/// A line with a date and hardly anything else: the date, and what stands beside it.
fn date_line(page: &Page, unit: &Unit, byline: bool) -> Option<(Mention, Option<Span>)> {
    const LEADS: [&str; 16] = [
        "published",
        "posted",
        "first",
        "on",
        "at",
        "date",
        "by",
        "the",
        "of",
        "and",
        "updated",
        "last",
        "issue",
        "from",
        "in",
        "staff",
    ];
    let mention = dates::find(page.text, &page.tokens, unit.words.clone()).filter(Mention::has_day)?;
    let outside = || unit.words.clone().filter(|i| !mention.words.contains(i));
    let at_edge = mention.words.end == unit.words.end
        || outside().take_while(|&i| i < mention.words.start).all(|i| LEADS.contains(&page.tokens.word(i)));
    let named = outside().all(|i| {
        page.is_capital(i)
            || LEADS.contains(&page.tokens.word(i))
            || page.written(i).starts_with(|c: char| c.is_ascii_digit())
    });
    let fits = byline || at_edge && named && outside().count() <= 7;
    if !fits || unit.words.len() > 30 {
        return None;
    }
    let before = Span::new(unit.span.start, mention.span.start);
    let after = Span::new(mention.span.end, unit.span.end);
    let rest = if before.len() >= after.len() { before } else { after };
    let marks: &[char] = &['|', ',', '·', '•', '—', '–', '-', ' ', '*', '_', '(', ')'];
    let words = rest.of(page.text).trim_matches(marks);
    let rest = (!words.is_empty()).then(|| {
        let start = rest.start + rest.of(page.text).find(words).unwrap_or(0);
        Span::new(start, start + words.len())
    });
    Some((mention, rest))
}

/// `Published: 14 November 2017`, `First published on Nov. 13, 2017 ...`.
fn labelled_date(page: &Page, unit: &Unit) -> Option<Mention> {
    const LABELS: [&[&str]; 8] = [
        &["published"],
        &["posted"],
        &["first", "published"],
        &["originally", "published"],
        &["this", "article", "was", "published"],
        &["this", "story", "was", "published"],
        &["publication", "date"],
        &["date"],
    ];
    let label = LABELS.iter().find(|label| page.begins(unit, label))?;
    if unit.words.len() > 25 {
        return None;
    }
    let from = unit.words.start + label.len();
    (from..(from + 3).min(unit.words.end))
        .find_map(|at| dates::mention_at(page.text, &page.tokens, at, unit.words.end))
        .filter(Mention::has_day)
}

/// The date in `PORTBURY, March 3 (AW) — ...`.
fn dateline(page: &Page, unit: &Unit) -> Option<Mention> {
    let text = unit.span.of(page.text);
    let dash = [" — ", " – ", " - ", " -- ", "—", "--"].iter().filter_map(|dash| text.find(dash)).min()?;
    let words = page.tokens.within(Span::new(unit.span.start, unit.span.start + dash));
    let place = page.written(unit.words.start);
    let is_place = place.chars().count() >= 3 && place.chars().all(char::is_uppercase);
    let mention = (is_place && words.len() <= 14).then(|| dates::find(page.text, &page.tokens, words))?;
    mention.filter(Mention::has_day)
}

/// A line beside the byline or the date that is the paper's name.
fn outlet_line(page: &Page, end: usize, marks: &mut Marks, lines: &mut Vec<(usize, bylines::Line)>) {
    for i in 0..end {
        let beside = lines.iter().any(|(line, _)| line.abs_diff(i) == 1);
        let span = page.bare_span(&page.units[i]);
        if marks.is_free(i) && beside && bylines::is_outlet(page, span) {
            marks.set(i, BlockKind::Byline);
            lines.push((i, bylines::Line { name: None, outlet: Some(span) }));
        }
    }
}
