//! Collation: any number of witnesses of one text side by side, as a variant graph.
//!
//! The Gothenburg model: tokenise and normalise (a [`Vocabulary`](crate::align::Vocabulary) does both), align, analyse.
//! [`collate()`] aligns; [`Collation::variants`] and [`mod@grade`] analyse.
//!
//! Every word of every witness stands in exactly one column, and the columns of a witness keep its order. In a column, words
//! that are the same share a node; a word and another spelling of it stand in one column as two nodes. Where one witness
//! writes as one word what another writes as two, the second of the two has a column to itself. What stands elsewhere in
//! another witness keeps its place in both, and is listed as a [`Move`].
//!
//! How it is done: the two witnesses most alike are aligned, then again and again the one most like any that is placed. Each
//! witness is aligned with several others, pair by pair, by the one engine ([`align`](crate::align)); every pair of words
//! opposite each other is a vote for a column, and the heaviest set of votes that keeps the order decides. So what one
//! alignment misses another brings, and no text has to stand for all. At the end each witness is taken out and placed
//! anew. Copies count once. Which witness is named first changes nothing.
//!
//! The modules, in reading order: [`graph`] is the answer; `guide` says who is compared with whom, `votes` which column each
//! word goes to, `loom` puts the columns together, `moved` finds what stands elsewhere; [`variants`] the places that differ;
//! `forms` and [`mod@grade`] what a difference can change;
//! [`apparatus`] all of this for whole texts, with places in their sources.

pub mod graph;

mod guide;

mod votes;

mod loom;

mod moved;

pub mod variants;

mod forms;
pub mod grade;

pub mod apparatus;

pub use apparatus::Apparatus;
pub use graph::{Collation, Column, Edge, Move, Node};
pub use loom::collate;
pub use variants::{Reading, Variant};

#[cfg(test)]
mod tests;
