//! Full text over the record: a language of queries, what they mean, and an index that answers them.
//!
//! Knows no case and no database: it is handed plain values and a folder, in which alone it writes, and gives hits as plain
//! values. Modules in reading order:
//!
//! - [`words`]: the words of a text and their places.
//! - [`language`]: queries, from text to a tree and back.

pub mod words;

pub mod language;

pub use language::{Mistake, Query};

#[cfg(test)]
mod samples;
