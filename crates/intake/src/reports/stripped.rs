//! Stored copies that have lost their marks: how they are known, and what can still be told apart in them.

use super::page::{Page, Unit};
use super::{Reading, ordinary, phrases};
use crate::dates;
use record::fold::one_line;
use record::item::{Block, BlockKind, Stated, Transmission};
use record::{SourceId, Span};
use std::ops::Range;

/// Fewer words than these can lack marks by chance: a headline, a list of names.
const FEWEST_LOWER: usize = 25;
/// The same for words with capitals, which lists of headlines have.
const FEWEST_CAPITALS: usize = 80;

/// How the page has come down to us.
///
/// Prose has a mark every eight words or so, in every language that writes marks and case; a text with fewer than one in
/// fifty has lost them. It need not have lost its capitals too: what matters is that no mark can be missed in it. Scripts
/// without case are left out, since some of them use no marks.
pub(super) fn transmission(page: &Page) -> Transmission {
    let (mut marks, mut letters, mut cased, mut upper) = (0usize, 0usize, 0usize, 0usize);
    for c in page.text.chars() {
        letters += usize::from(c.is_alphabetic());
        cased += usize::from(c.is_lowercase() || c.is_uppercase());
        upper += usize::from(c.is_uppercase());
        marks += usize::from(matches!(
            c,
            '.' | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | '"'
                | '“'
                | '”'
                | '„'
                | '«'
                | '»'
                | '…'
                | '('
                | ')'
                | '。'
                | '，'
                | '、'
                | '؟'
                | '،'
        ));
    }
    let words = page.tokens.len();
    let fewest = if upper * 200 <= cased { FEWEST_LOWER } else { FEWEST_CAPITALS };
    let lost = words >= fewest && marks * 50 <= words && cased * 2 > letters;
    if lost { Transmission::Stripped } else { Transmission::Ordinary }
}

/// Reads a page whose marks are lost.
pub(super) fn read(page: &Page, source: &SourceId) -> Reading {
    let mut reading = Reading::default();
    let mut special: Vec<(BlockKind, Range<usize>)> = Vec::new();
    if let Some(start) = tail(page) {
        special.push((BlockKind::Furniture, start..page.tokens.len()));
    }
    if let Some(end) = lead(page) {
        special.push((BlockKind::Furniture, 0..end));
    }
    let body = special.iter().fold(0..page.tokens.len(), |body, (_, range)| {
        if range.start == 0 { range.end.min(body.end)..body.end } else { body.start..range.start.max(body.start) }
    });
    let mut at = body.start;
    while let Some((range, time)) = next_note(page, source, at..body.end) {
        at = range.end;
        special.push((BlockKind::Update, range));
        reading.updated.extend(time);
    }
    special.sort_by_key(|(_, range)| range.start);
    let title = title(page);
    for (i, unit) in page.units.iter().enumerate() {
        if Some(i) == title {
            let value = one_line(unit.span.of(page.text));
            reading.title = Some(Stated { value, span: Some(unit.span) });
            reading.blocks.push(Block { kind: BlockKind::Title, span: unit.span });
        } else {
            cut(page, unit, &special, &mut reading.blocks);
        }
    }
    reading.published = published(page, body).map(|mention| mention.stated(page.text, Some(source)));
    reading
}

/// Cuts a unit at the special stretches in it.
fn cut(page: &Page, unit: &Unit, special: &[(BlockKind, Range<usize>)], blocks: &mut Vec<Block>) {
    let mut push = |kind: &BlockKind, span: Span| {
        let span = span.trimmed(page.text);
        if !span.is_empty() {
            blocks.push(Block { kind: kind.clone(), span });
        }
    };
    let mut from = unit.span.start;
    for (kind, range) in special {
        let words = range.start.max(unit.words.start)..range.end.min(unit.words.end);
        if words.is_empty() {
            continue;
        }
        // A mark that is left over stays with the words before it.
        let start = if words.start == unit.words.start { from } else { page.tokens.span(words.start).start };
        let end = if words.end == unit.words.end { unit.span.end } else { page.tokens.span(words.end).start };
        push(&BlockKind::Paragraph, Span::new(from, start));
        push(kind, Span::new(start.max(from), end));
        from = end;
    }
    push(&BlockKind::Paragraph, Span::new(from, unit.span.end));
}

/// The next note among `words` that says that the report was changed, with the time of the change.
fn next_note(
    page: &Page,
    source: &SourceId,
    words: Range<usize>,
) -> Option<(Range<usize>, Option<record::StatedTime>)> {
    let word = |i: usize| if i < words.end { page.tokens.word(i) } else { "" };
    let mention = |from: usize| {
        (from..(from + 2).min(words.end)).find_map(|at| dates::mention_at(page.text, &page.tokens, at, words.end))
    };
    words.clone().find_map(|i| {
        let past = match word(i) {
            "this" => phrases::said_changed(page, i..(i + 5).min(words.end)).filter(|(start, _)| *start == i)?.1,
            "update" | "updated" | "correction" => i + 1,
            _ => return None,
        };
        let time = mention(past);
        let fits = match word(i) {
            "this" => true,
            // `update` is a common word; `update 5 26 pm et` is not.
            "update" => time.as_ref().is_some_and(|time| !time.has_day() || time.is_full()),
            "updated" => time.is_some(),
            _ => time.as_ref().is_some_and(|time| time.has_day()),
        };
        let end = time.as_ref().map_or(past, |time| time.words.end);
        fits.then(|| (i..end, ordinary::change_time(page, source, past, words.end).filter(|_| time.is_some())))
    })
}

/// Where the furniture at the end begins: phrases that no report ends with, one close behind the other.
fn tail(page: &Page) -> Option<usize> {
    const PHRASES: [&[&str]; 17] = [
        &["we", "want", "to", "hear", "what", "you", "think"],
        &["we", "want", "to", "hear", "from", "you"],
        &["submit", "a", "letter", "to", "the", "editor"],
        &["copyright", "c"],
        &["all", "rights", "reserved"],
        &["you", "might", "also", "like"],
        &["you", "may", "also", "like"],
        &["sign", "up", "for", "our"],
        &["sign", "up", "for", "the", "newsletter"],
        &["sign", "up", "to", "our"],
        &["subscribe", "to", "our"],
        &["subscribe", "now"],
        &["follow", "us", "on"],
        &["share", "this", "article"],
        &["share", "this", "story"],
        &["terms", "of", "use"],
        &["privacy", "policy"],
    ];
    /// Most words from one phrase to the next, or to the end.
    const APART: usize = 40;
    let len = page.tokens.len();
    let mut start = None;
    for at in (len.saturating_sub(300)..len).rev() {
        if start.unwrap_or(len) - at > APART {
            break;
        }
        if PHRASES.iter().any(|phrase| page.tokens.starts_with(at, phrase)) {
            start = Some(at);
        }
    }
    start
}

/// The word past a skip link at the start.
fn lead(page: &Page) -> Option<usize> {
    const PHRASES: [&[&str]; 3] = [
        &["press", "enter", "to", "skip", "to", "content"],
        &["skip", "to", "main", "content"],
        &["skip", "to", "content"],
    ];
    PHRASES.iter().find(|phrase| page.tokens.starts_with(0, phrase)).map(|phrase| phrase.len())
}

/// The title, where it has a line of its own above far longer ones.
fn title(page: &Page) -> Option<usize> {
    let [first, second, ..] = page.units.as_slice() else { return None };
    let longest = page.units.iter().map(|unit| unit.words.len()).max().unwrap_or(0);
    let fits = (2..=25).contains(&first.words.len())
        && longest >= first.words.len() * 4
        && longest >= 50
        && second.group != first.group;
    fits.then_some(0)
}

/// A date near the start that a byline stands in front of: `by jane doe the paper april 15 2031`.
fn published(page: &Page, body: Range<usize>) -> Option<dates::Mention> {
    let near = body.start..body.end.min(body.start + 45);
    let label = near.clone().find(|&i| matches!(page.tokens.word(i), "published" | "posted"));
    let labelled = label.and_then(|i| {
        (i + 1..(i + 3).min(near.end)).find_map(|at| dates::mention_at(page.text, &page.tokens, at, near.end))
    });
    labelled
        .or_else(|| {
            let by = near.clone().find(|&i| page.tokens.word(i) == "by")?;
            let date = dates::find(page.text, &page.tokens, by + 1..near.end)?;
            let before = page.tokens.word(date.words.start.checked_sub(1)?);
            let apart = date.words.start - by;
            let told = ["on", "in", "since", "until", "from", "after", "before", "of", "dated"].contains(&before);
            ((3..=14).contains(&apart) && !told).then_some(date)
        })
        .filter(dates::Mention::is_full)
}
