//! Words between marks that are nobody's message: a term that the reporter holds at arm's length, or a title.

use super::cues::Scene;
use crate::prose::words;
use std::ops::Range;

/// No term is longer than this.
const TERM: usize = 3;

/// No title is longer than this.
const TITLE: usize = 6;

/// Whether the words stand in the reporter's own phrase as a term (`the so-called "quiet week"`, `"quaint" cottages`)
/// or as a title (`host of "The Evening Tide,"`).
pub fn is_term(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let prose = scene.prose;
    if prose.stripped() || tokens.start == 0 || tokens.end >= prose.tokens.len() {
        return false;
    }
    // Only the mark and a space may stand before: after a comma or a colon somebody is quoted.
    let plain = |gap: &str| gap.chars().all(|c| c.is_whitespace() || "\"“”‘’'".contains(c));
    if !plain(prose.gap(tokens.start)) || prose.gap(tokens.start).contains('\n') {
        return false;
    }
    let before = prose.word(tokens.start - 1);
    let so_called = before == "called" && tokens.start >= 2 && prose.word(tokens.start - 2) == "so";
    tokens.len() <= TERM && (so_called || holds(before) && attributive(scene, tokens))
        || tokens.len() <= TITLE && introduces(before) && title_case(scene, tokens)
}

/// Words after which a quoted word is likely the reporter's adjective.
fn holds(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "are"
            | "is"
            | "were"
            | "was"
            | "some"
            | "these"
            | "those"
            | "its"
            | "his"
            | "her"
            | "their"
    )
}

/// Whether a word with a small letter goes on straight after the mark, as a noun does after its adjective.
fn attributive(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let prose = scene.prose;
    let (next, gap) = (prose.word(tokens.end), prose.gap(tokens.end));
    let straight = gap.ends_with(' ') && !gap.contains([',', '.', '!', '?', ':', ';', '—', '–', '(']);
    straight
        && !prose.capital(tokens.start)
        && !prose.capital(tokens.end)
        && !words::function(next)
        && !words::past(next)
}

/// Words that a title stands after.
fn introduces(word: &str) -> bool {
    matches!(
        word,
        "of" | "on"
            | "in"
            | "called"
            | "titled"
            | "entitled"
            | "named"
            | "dubbed"
            | "from"
            | "for"
            | "program"
            | "programme"
            | "show"
            | "film"
            | "book"
            | "song"
            | "series"
            | "podcast"
            | "novel"
            | "documentary"
            | "the"
    )
}

/// Whether all words but the little ones have capitals, two at least, and no sentence ends.
fn title_case(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let prose = scene.prose;
    let capitals = tokens.clone().filter(|&i| prose.capital(i)).count();
    let small = tokens.clone().all(|i| prose.capital(i) || words::function(prose.word(i)));
    capitals >= 2 && small && !prose.gap(tokens.end).starts_with(['.', '!', '?'])
}
