//! Full text over the record: a language of queries, what they mean, and an index that answers them.
//!
//! Knows no case and no database: it is handed plain values and a folder, in which alone it writes, and gives hits as plain
//! values. Modules in reading order:
//!
//! - [`words`]: the words of a text and their places.
//! - [`language`]: queries, from text to a tree and back.
//! - [`entry`]: an item as it is handed over.
//! - [`meaning`]: what a query means over one item.

pub mod words;

pub mod language;

pub mod entry;

pub mod meaning;

pub use entry::{Entry, Part, Party};
pub use language::{Mistake, Query};
pub use meaning::{Likes, Marks};

#[cfg(test)]
mod samples;
