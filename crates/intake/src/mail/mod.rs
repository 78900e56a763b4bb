//! Mail: single messages, and mailboxes of them.
//!
//! - `transfer`: from bodies as they travel to the bytes they stand for.
//! - `fields`: head lines to an envelope; `dates` the times in them.
//! - `eml`: one message; `mbox`: a file of many.

pub(crate) mod transfer;

mod dates;
mod fields;

pub(crate) mod eml;
pub(crate) mod mbox;
