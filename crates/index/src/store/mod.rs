//! The index in its folder: which fields it has, how texts come into it, how it is opened.
//!
//! [`folder`]; `folding` words for tantivy; `frequent` words, whose pairs are words too; `fields`.

mod folding;
pub(crate) mod frequent;

pub(crate) mod fields;

pub mod folder;
