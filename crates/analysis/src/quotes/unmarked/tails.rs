//! Where the words that a cue brings begin: past its recipient, its time and its manner.

use super::super::cues::{Cue, Scene};
use super::super::verbs;
use crate::parties;
use crate::prose::words;
use std::ops::Range;

/// One past the last token that belongs to the cue: its recipient, time, manner, and the noun it brings ("a message").
pub fn tail(scene: &Scene<'_>, cue: &Cue, times: &[Range<usize>]) -> usize {
    let mut at = cue.extent.end.max(cue.verb.end);
    // A tail longer than this is no tail.
    for _ in 0..6 {
        match time(scene, times, at)
            .or_else(|| manner(scene, at))
            .or_else(|| recipient(scene, at))
            .or_else(|| noun_phrase(scene, at))
        {
            Some(end) if end > at => at = end,
            _ => break,
        }
    }
    at.min(scene.prose.tokens.len())
}

/// "on may 4", "at 9 14 p m", "two minutes later".
fn time(scene: &Scene<'_>, times: &[Range<usize>], at: usize) -> Option<usize> {
    let brought = matches!(scene.prose.word(at), "on" | "at" | "in" | "around" | "by" | "about" | "shortly" | "just");
    let time = times.iter().find(|t| t.start == at || (t.start == at + 1 && brought))?;
    Some(time.end)
}

/// "again", "in part", "to say": one past its end.
fn manner(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let prose = scene.prose;
    let pairs: [&[&str]; 6] =
        [&["in", "part"], &["in", "full"], &["in", "reply"], &["in", "response"], &["in", "return"], &["once", "more"]];
    if let Some(pair) = pairs.iter().find(|p| prose.tokens.starts_with(at, p)) {
        return Some(at + pair.len());
    }
    let single = matches!(prose.word(at), "again" | "back" | "too" | "simply") && at + 1 < prose.tokens.len();
    single.then_some(at + 1)
}

/// "to lund", "to the mayor s chief of staff" where a name ends it.
fn recipient(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let prose = scene.prose;
    if prose.word(at) != "to" {
        return None;
    }
    let named = (at + 1..at + 5).find_map(|i| parties::starting_at(scene.mentions, i).map(|m| (i, m.tokens.end)));
    let (start, end) = named?;
    (at + 1..start).all(|i| words::title(prose.word(i)) || prose.word(i) == "the").then_some(end)
}

/// "a simple message", "in another text to lund": one past its end.
fn noun_phrase(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let prose = scene.prose;
    let start = if matches!(prose.word(at), "in" | "with") { at + 1 } else { at };
    if !matches!(prose.word(start), "a" | "an" | "another" | "one" | "his" | "her" | "the") {
        return None;
    }
    let noun = (start + 1..start + 5).find(|&i| {
        verbs::names_private(prose.word(i)) || matches!(prose.word(i), "note" | "reply" | "answer" | "response")
    })?;
    let mut end = noun + 1;
    if let Some(past) = recipient(scene, end) {
        end = past;
    }
    if ["said", "read", "says", "reads"].iter().any(|verb| prose.tokens.starts_with(end, &["that", verb])) {
        end += 2;
    } else if matches!(prose.word(end), "saying" | "reading") {
        end += 1;
    }
    Some(end)
}
