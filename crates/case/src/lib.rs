//! The case folder: what was received, what was read out of it, what people decided, and the log that proves it.
//!
//! ```text
//! CASE/onrecord.toml     what makes a folder a case: the number of its format, its id, its public key
//! CASE/originals/        every file as received, once, by its SHA-256: 3f/3f9a...
//! CASE/record.sqlite     the record: parts with their fates, items, where each came from (FORMAT.md)
//! CASE/custody.log       what was received and recorded, a line each, and a signed tree head for every commit
//! CASE/case.key          the key that signs
//! CASE/lock              held while somebody writes
//! CASE/derived/          what is worked out from the record, and can be deleted at any time
//! CASE/searches.toml     queries that are kept
//! ```
//!
//! Modules in reading order: [`rows`] the disk shapes; [`paths`] how paths are written; [`originals`]; [`custody`] the log and its
//! tree; [`commit`] and [`store`] the record; [`folder`] the whole, opened and locked; [`received`] which files came in;
//! [`ledger`] what became of everything;
//! [`people`] what was decided about who is who; [`added`] and [`items`] what whoever derives something from the record reads;
//! [`searches`] queries that are kept; [`verify`] whether all is as it was.

mod trouble;

pub mod rows;

pub mod paths;

pub mod originals;

mod digests;

pub mod custody;

pub mod commit;

pub mod store;

pub mod folder;

pub mod received;

pub mod ledger;

pub mod people;

pub mod added;

pub mod items;

pub mod searches;

pub mod verify;

pub use folder::Case;
pub use ledger::Ledger;
pub use trouble::Trouble;

#[cfg(test)]
mod tests;
