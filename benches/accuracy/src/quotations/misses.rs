//! What was missed, for study.

use super::gold::{Article, Attribution};
use super::ours::Quotation;
use super::speakers::Kind;
use std::collections::BTreeMap;
use std::ops::Range;

/// Misses by kind.
#[derive(Default)]
pub struct Misses {
    by_kind: BTreeMap<String, Vec<String>>,
}

impl Misses {
    fn note(&mut self, kind: &str, line: String) {
        self.by_kind.entry(kind.to_owned()).or_default().push(line);
    }

    /// Quotations that were not found, and found ones that are none.
    pub fn spans(
        &mut self,
        article: &Article,
        gold: &[Range<usize>],
        found: &[Range<usize>],
        pairs: &[(usize, usize)],
    ) {
        for (_, range) in gold.iter().enumerate().filter(|(g, _)| !pairs.iter().any(|(other, _)| other == g)) {
            self.note("span not found", around(article, range));
        }
        for (_, range) in found.iter().enumerate().filter(|(f, _)| !pairs.iter().any(|(_, other)| other == f)) {
            self.note("span is no quotation", around(article, range));
        }
        for (g, f) in pairs.iter().filter(|(g, f)| gold[*g] != found[*f]) {
            let line = format!("{}\n      there {:?}", around(article, &found[*f]), &article.text[gold[*g].clone()]);
            self.note("span with other ends", line);
        }
    }

    /// A stretch between marks that was taken for what it is not.
    pub fn scare(&mut self, article: &Article, stretch: &Range<usize>, quoted: bool) {
        let kind = if quoted { "quotation taken for a term" } else { "term taken for a quotation" };
        self.note(kind, around(article, stretch));
    }

    /// A quotation with another speaker or none.
    pub fn speaker(&mut self, article: &Article, gold: &Attribution, kind: Kind, ours: Option<&Quotation>) {
        let text = |ranges: &[Range<usize>]| {
            ranges.iter().map(|piece| &article.text[piece.clone()]).collect::<Vec<_>>().join(" | ")
        };
        let said = match ours {
            None => "no quotation",
            Some(Quotation { source: None, names, .. }) if names.is_empty() => "no speaker",
            Some(_) if gold.source.is_empty() => "a speaker where none is named",
            Some(_) => "another speaker",
        };
        let named = ours.map_or(String::new(), |q| {
            let source = q.source.as_ref().map_or("-", |range| &article.text[range.clone()]);
            format!("{source:?} ({})", q.names.first().map_or("-", String::as_str))
        });
        let whole = gold.content.iter().chain(&gold.source).chain(&gold.cue);
        let range = whole.clone().map(|r| r.start).min().unwrap_or(0)..whole.map(|r| r.end).max().unwrap_or(0);
        let line = format!(
            "{}\n      there {:?}, cue {:?}; ours {named}",
            around(article, &range),
            text(&gold.source),
            text(&gold.cue)
        );
        self.note(&format!("speaker, {kind:?}: {said}").to_lowercase(), line);
    }

    /// Counts, and up to `shown` of each kind.
    pub fn print(&self, shown: usize) {
        if shown == 0 {
            return;
        }
        println!("\nmisses by kind");
        for (kind, lines) in &self.by_kind {
            println!("{:>5}  {kind}", lines.len());
        }
        for (kind, lines) in &self.by_kind {
            println!("\n== {kind}");
            // Spread over the whole set, so that no one article stands for all.
            let step = lines.len().div_ceil(shown).max(1);
            lines.iter().step_by(step).for_each(|line| println!("  {line}"));
        }
    }
}

/// A range with what stands around it.
fn around(article: &Article, range: &Range<usize>) -> String {
    let text = &article.text;
    let from = text.floor_char_boundary(range.start.saturating_sub(90));
    let to = text.ceil_char_boundary((range.end + 90).min(text.len()));
    let shown = |range: Range<usize>| text[range].replace('\n', "¶");
    let head: String = article.name.chars().take(24).collect();
    format!("{head}@{}: {}⟦{}⟧{}", range.start, shown(from..range.start), shown(range.clone()), shown(range.end..to))
}
