//! Archives: what only holds others together, and packs them.
//!
//! - `broken`: reading to where an archive breaks off; `told`: what members say of those beside them.
//! - `zip`: many files, each packed by itself, with a list of them at the end; `package`: documents that are made as one.
//! - `gzip`, `zstd`: one stream of bytes; `tar`: many files in one stream.

mod broken;
mod told;

pub(crate) mod gzip;
pub(crate) mod package;
pub(crate) mod tar;
pub(crate) mod zip;
pub(crate) mod zstd;
