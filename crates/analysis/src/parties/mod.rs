//! Who is named, and which names are one party.
//!
//! Names are found by their capitals in ordinary text ([`names`]); in text that has lost its capitals
//! they are looked up among the names of the other texts. Which names are one party is decided by
//! [`roster`]: the same last word, all words of the shorter in the longer, the same generation.

mod names;
mod roles;
mod roster;

pub mod given;
pub mod publications;
pub mod spelling;

pub use names::Names;
pub use roster::{PartyIx, Roster};

use crate::prose::Prose;
use std::ops::Range;

/// One place where a party is named.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The tokens of the name, without titles and without a possessive ending.
    pub tokens: Range<usize>,
    /// Whose name it is.
    pub party: PartyIx,
}

/// All parties of a pile of reports, and where each report names them, in order.
pub fn find(proses: &[Prose<'_>]) -> (Roster, Vec<Vec<Mention>>) {
    let casing = names::Casing::of(proses);
    let found: Vec<Vec<Range<usize>>> = proses.iter().map(|p| names::capitalised(p, &casing)).collect();
    let roster = Roster::of(proses, &found, &casing);
    let mentions: Vec<Vec<Mention>> = proses
        .iter()
        .zip(found)
        .map(|(prose, found)| if prose.stripped() { roster.look_up(prose) } else { roster.resolve(prose, found) })
        .collect();
    let mut roster = roster;
    roster.learn_roles(proses, &mentions);
    (roster, mentions)
}

/// The mention that ends just before token `i`.
pub fn ending_at(mentions: &[Mention], i: usize) -> Option<&Mention> {
    let after = mentions.partition_point(|m| m.tokens.end < i);
    mentions.get(after).filter(|m| m.tokens.end == i)
}

/// The mention that begins at token `i`.
pub fn starting_at(mentions: &[Mention], i: usize) -> Option<&Mention> {
    let after = mentions.partition_point(|m| m.tokens.start < i);
    mentions.get(after).filter(|m| m.tokens.start == i)
}

/// The mentions that lie in `range`, in order.
pub fn inside(mentions: &[Mention], range: Range<usize>) -> &[Mention] {
    let first = mentions.partition_point(|m| m.tokens.start < range.start);
    let last = mentions.partition_point(|m| m.tokens.end <= range.end);
    &mentions[first..last.max(first)]
}

#[cfg(test)]
mod tests;
