//! Public posts set into a report: words, then `— Name (@handle) date`.

use super::marks::Marks;
use super::page::{Page, Unit};
use crate::dates;
use record::Span;
use record::item::BlockKind;

/// Most lines that a post may have above its signature.
const LONGEST: usize = 8;

struct Signature {
    /// Where the line begins, with its dash.
    start: usize,
    name: Option<Span>,
    handle: Span,
    date: Option<Span>,
}

/// Marks every post with a signature.
pub(super) fn mark(page: &Page, marks: &mut Marks) {
    for (i, unit) in page.units.iter().enumerate() {
        let Some(signature) = signature(page, unit).filter(|_| marks.is_free(i)) else { continue };
        let before = Span::new(unit.span.start, signature.start);
        let first = if before.of(page.text).contains(char::is_alphanumeric) { i } else { first_unit(page, marks, i) };
        let start = page.units[first].span.start;
        let words = Span::new(start, signature.start.max(start)).trimmed(page.text);
        let words = words.of(page.text).trim_start_matches(['>', ' ']).len().min(words.len()).abs_diff(words.len())
            + words.start;
        let words = Span::new(words, signature.start).trimmed(page.text);
        if words.is_empty() {
            continue;
        }
        let Signature { name, handle, date, .. } = signature;
        marks.set(first, BlockKind::EmbeddedPost { words, name, handle: Some(handle), date });
        (first + 1..=i).for_each(|unit| marks.join(unit));
    }
}

/// The first unit of the post whose signature is unit `i`: the paragraph right above, and no more.
fn first_unit(page: &Page, marks: &Marks, i: usize) -> usize {
    let Some(above) = i.checked_sub(1).filter(|&above| marks.is_free(above)) else { return i };
    let group = page.units[above].group;
    if !page.grouped {
        return above;
    }
    let lines =
        (0..=above).rev().take(LONGEST).take_while(|&k| page.units[k].group == group && marks.is_free(k)).count();
    i - lines
}

/// The signature that ends the unit.
fn signature(page: &Page, unit: &Unit) -> Option<Signature> {
    let text = unit.span.of(page.text);
    let open = text.rfind("(@")?;
    let close = open + text[open..].find(')')?;
    let handle = &text[open + 1..close];
    let fits =
        handle.len() > 1 && handle[1..].chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '@'));
    let (dash, name) = name_before(&text[..open])?;
    let rest = Span::new(unit.span.start + close + 1, unit.span.end).trimmed(page.text);
    let words = page.tokens.within(rest);
    let date = dates::find(page.text, &page.tokens, words.clone());
    let date_only = words.is_empty() || date.as_ref().is_some_and(|date| words.len() - date.words.len() <= 3);
    (fits && date_only).then(|| Signature {
        start: unit.span.start + dash,
        name: Some(Span::new(unit.span.start + name.start, unit.span.start + name.end)).filter(|name| !name.is_empty()),
        handle: Span::new(unit.span.start + open + 1, unit.span.start + close),
        date: date.map(|date| date.span),
    })
}

/// The dash in front of a name at the end of `text`, and the name.
fn name_before(text: &str) -> Option<(usize, Span)> {
    let dash = ["—", "–", "―", "--", "- ", "&mdash;"]
        .iter()
        .filter_map(|dash| text.rfind(dash).map(|at| (at, dash.len())))
        .max();
    let (at, len) = match dash {
        Some(found) => found,
        // Without a dash, only a line of its own is a signature.
        None if text.len() <= 60 && !text.contains(['.', ',', ':', '"']) => (0, 0),
        None => return None,
    };
    // Inside a word a dash is a hyphen, and a long name is a sentence.
    let parted = at == 0
        || text[..at].ends_with(|c: char| c.is_whitespace() || matches!(c, '>' | '.' | '"' | '”' | ':' | '!' | '?'));
    let name = Span::new(at + len, text.len()).trimmed(text);
    let short = name.len() <= 80 && name.of(text).split_whitespace().count() <= 8;
    (parted && short && (len > 0 || !name.is_empty())).then_some((at, name))
}
