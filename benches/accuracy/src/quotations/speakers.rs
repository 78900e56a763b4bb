//! Whether a quotation has the right speaker.

use super::gold::{Article, Attribution};
use super::ours::Quotation;
use super::overlap;
use std::ops::Range;

/// What the annotators' words for the speaker are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any.
    All,
    /// They hold a name.
    Named,
    /// They are a pronoun.
    Pronoun,
    /// They describe: "the spokesman", "a new poll"; or there are none.
    Described,
}

const PRONOUNS: [&str; 14] =
    ["he", "she", "they", "i", "we", "you", "it", "who", "him", "her", "his", "their", "one", "which"];

/// What kind of words name the speaker.
pub fn kind(text: &str, attribution: &Attribution) -> Kind {
    let source: Vec<&str> = attribution.source.iter().map(|piece| &text[piece.clone()]).collect();
    let words: Vec<&str> = source.iter().flat_map(|piece| piece.split_whitespace()).collect();
    match words.as_slice() {
        [one] if PRONOUNS.contains(&one.to_lowercase().as_str()) => Kind::Pronoun,
        [first, rest @ ..] => {
            // A capital that opens a sentence names nobody.
            let capital = |word: &&str| word.starts_with(char::is_uppercase);
            let article = ["The", "A", "An", "His", "Her", "Their", "One", "Some", "Many", "Both"].contains(first);
            if rest.iter().any(capital) || capital(first) && !article { Kind::Named } else { Kind::Described }
        }
        [] => Kind::Described,
    }
}

/// The quotation of ours that belongs to each content, one to one, the greatest overlap first.
pub fn pair<'a>(contents: &[Vec<Range<usize>>], quotations: &[&'a Quotation]) -> Vec<Option<&'a Quotation>> {
    let mut all: Vec<(usize, usize, usize)> = Vec::new();
    for (c, content) in contents.iter().enumerate() {
        for (q, quotation) in quotations.iter().enumerate() {
            let shared: usize = content.iter().map(|piece| overlap(piece, &quotation.span)).sum();
            if shared > 0 {
                all.push((shared, c, q));
            }
        }
    }
    all.sort_by_key(|&(shared, c, q)| (std::cmp::Reverse(shared), c, q));
    let (mut taken, mut out) = (vec![false; quotations.len()], vec![None; contents.len()]);
    for (_, c, q) in all {
        if out[c].is_none() && !taken[q] {
            taken[q] = true;
            out[c] = Some(quotations[q]);
        }
    }
    out
}

/// Whether the speaker of ours is the annotators'.
pub fn right(article: &Article, attribution: &Attribution, quotation: &Quotation) -> bool {
    if attribution.source.is_empty() {
        return quotation.source.is_none() && quotation.names.is_empty();
    }
    let touches = quotation.source.as_ref().is_some_and(|ours| attribution.source.iter().any(|s| overlap(s, ours) > 0));
    touches || kind(&article.text, attribution) == Kind::Named && names_one(article, attribution, quotation)
}

/// Whether the annotators' words hold a name of our speaker, as whole words.
fn names_one(article: &Article, attribution: &Attribution, quotation: &Quotation) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
    };
    let theirs: Vec<String> = attribution.source.iter().flat_map(|piece| words(&article.text[piece.clone()])).collect();
    quotation
        .names
        .iter()
        .map(|name| words(name))
        .any(|name| !name.is_empty() && theirs.windows(name.len()).any(|window| window == name.as_slice()))
}
