//! Full text over the record: a language of queries, what they mean, and an index that answers them.
//!
//! Knows no case and no database: it is handed plain values and a folder, in which alone it writes, and gives hits as plain
//! values. Modules in reading order:
//!
//! - [`words`]: the words of a text and their places.
//! - [`language`]: queries, from text to a tree and back.
//! - [`entry`]: an item as it is handed over.
//! - [`meaning`]: what a query means over one item.
//! - [`trouble`]: why an index could not be written or asked.
//! - [`store`]: the index in its folder.
//! - [`writer`]: building it: [`Writer`].
//! - [`ask`]: asking it: [`Reader`].
//!
//! An index is derived from the record and can be cleared at any time. It holds no texts, only where words stand in them; what needs a
//! text (`="..."`, highlighting) gets it from the record.

pub mod words;

pub mod language;

pub mod entry;

pub mod meaning;

pub mod trouble;

pub mod store;

pub mod writer;

pub mod ask;

pub use ask::{Ask, By, Cursor, Facet, Hit, Page, Reader, Record, Sort, Weights};
pub use entry::{Entry, Part, Party};
pub use language::{Mistake, Query};
pub use meaning::{Likes, Marks, matches};
pub use store::folder::{clear, is_there};
pub use trouble::Trouble;
pub use writer::Writer;

#[cfg(test)]
mod samples;

#[cfg(test)]
mod tests;
