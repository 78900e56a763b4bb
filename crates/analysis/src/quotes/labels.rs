//! Lines that name their speaker: `9:14 p.m., Lund: ...`, `Ames (10:02): ...`.

use super::cues::Scene;
use crate::parties::{self, PartyIx};
use crate::prose::Place;
use std::ops::Range;

/// The words after a label.
#[derive(Clone, Debug, PartialEq)]
pub struct Labelled {
    /// The words.
    pub tokens: Range<usize>,
    /// Whom the label names.
    pub speaker: PartyIx,
    /// The label.
    pub label: Range<usize>,
}

/// Labelled lines, in order. One line alone is no list: there must be at least two in the text.
pub fn find(scene: &Scene<'_>) -> Vec<Labelled> {
    let prose = scene.prose;
    let mut out = Vec::new();
    for paragraph in prose.paragraphs.iter().filter(|p| matches!(p.kind, Place::Body | Place::BlockQuotation)) {
        let mut starts = vec![paragraph.tokens.start];
        starts.extend((paragraph.tokens.start + 1..paragraph.tokens.end).filter(|&i| prose.gap(i).contains('\n')));
        for (k, &start) in starts.iter().enumerate() {
            let end = starts.get(k + 1).copied().unwrap_or(paragraph.tokens.end);
            out.extend(line(scene, start..end));
        }
    }
    if out.len() < 2 { Vec::new() } else { out }
}

fn line(scene: &Scene<'_>, range: Range<usize>) -> Option<Labelled> {
    let prose = scene.prose;
    let colon = (range.start + 1..range.end.min(range.start + 12)).find(|&i| {
        let gap = prose.gap(i);
        gap.trim_start_matches([')', '.']).starts_with(':') && gap.len() > 1
    })?;
    let label = range.start..colon;
    let mentions = parties::inside(scene.mentions, label.clone());
    let [mention] = mentions else { return None };
    // Besides the name, only a time may stand in a label.
    let rest = label.clone().filter(|i| !mention.tokens.contains(i));
    let timed = rest.clone().all(|i| {
        let word = prose.word(i);
        word.starts_with(|c: char| c.is_ascii_digit())
            || crate::prose::words::calendar(word)
            || crate::prose::words::title(word)
            || matches!(word, "p" | "a" | "m" | "at" | "on" | "to")
    });
    (timed && colon < range.end).then_some(Labelled { tokens: colon..range.end, speaker: mention.party, label })
}
