//! Answers to text that people and programs read.
//!
//! Pure: no file, network, environment, terminal or clock. What a view depends on (the width of the page, whether it has
//! colour) is an argument, so the same answer gives the same bytes. The modules, in reading order:
//!
//! - [`answer`]: what every view is given.
//! - `wording`: every sentence that people read, in one place, so that a check can read them.
//! - `plain`, `names`, `dates`: text made safe to show, sources by the names people know them by, times in words.
//! - `order`, `questions`, `witnesses`: what more than one page works out in the same way.
//! - [`json`]: the brief as one JSON document, `onrecord/brief/1`.
//! - [`brief`]: the brief as people read it.
//! - [`html`]: the brief as one page that opens from disk.
//! - [`collation`]: the apparatus of whole texts.
//! - [`csv`]: the findings as a table.
//! - [`text`]: the decoded text of a source.
//! - [`times`]: every time told in a text.
//! - [`passages`]: what texts share.
//! - [`search`]: what a query found.

pub mod answer;

mod plain;
mod wording;

mod dates;
mod names;

mod order;
mod questions;
mod witnesses;

pub mod json;

pub mod brief;

pub mod html;

pub mod collation;

pub mod csv;
pub mod ledger;
pub mod passages;
pub mod people;
pub mod search;
pub mod text;

pub mod times;

pub use answer::{Answer, Received};
pub use plain::shown;

#[cfg(test)]
mod samples;
