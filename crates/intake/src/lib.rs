//! Files to items: every input gets exactly one fate, and the totals add up.
//!
//! [`read()`] takes paths and hands sources and items to a [`Sink`]. The stages, in reading order:
//!
//! - [`limits`]: what a run takes on, and why it may stop; [`totals`]: what became of how many inputs.
//! - `walk`: paths to inputs, in one order; nothing is opened.
//! - `open`: the one file in which originals are opened, read-only; every byte is hashed.
//! - `sniff`: names and first bytes to what a file is taken for.
//! - [`decode()`](decode::decode): bytes to text, with a map back to the bytes.
//! - [`sink`]: where sources and items go.
//! - `dates`: explicit dates in header lines, notes and side-cars.
//! - `people`: a person's table of who is who; `queries`: a person's list of queries.
//! - [`sidecar`]: `sources.csv`, a person's statements about the files of a folder.
//! - [`reports`]: text to a report: blocks, title, byline, times.
//! - `pages`: a web page to a report; `mhtml`: the page in a web archive; `saved`: the parts of pages that were saved with
//!   a folder.
//! - `messages`: exports of chats, message by message; `posts`: public posts, and archives of X.
//! - `readers`: every format with its reader; [`formats`]: the same for people.
//! - [`declared`]: a mapping of columns that is named with its tables.
//! - [`survey`]: what there is to be read; `read`: the run through all of it.
//! - [`one`]: one file or mail at a time, for whoever keeps what is read.
//! - [`lines`]: one text a line, as programs hand them over.
//!
//! Readers take bytes and settings and give items and problems. They share no state, so that a reader of a more
//! dangerous format can be put into a process of its own. Not read yet: anything but plain text, Markdown and web pages.

pub mod limits;
pub mod totals;

pub mod content;

mod open;
mod sniff;
pub mod walk;

pub mod decode;

pub mod sink;

mod dates;
mod people;
mod queries;
pub mod sidecar;

pub mod reports;

mod pages;

mod parts;

mod zipped;

mod documents;

mod archives;

mod mail;

mod messages;

mod posts;

mod mhtml;
mod saved;

mod texts;

mod readers;

pub mod formats;

pub mod survey;

pub mod declared;

mod read;

pub mod one;

pub mod lines;

pub use limits::{Limits, Stop};
pub use people::people_table;
pub use queries::query_list;
pub use read::{read, read_survey};
pub use sink::{Pile, Sink, Taken};
pub use totals::Totals;

#[cfg(test)]
mod tests;
