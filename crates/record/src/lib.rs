//! The words Onrecord thinks in, as plain data.
//!
//! Nothing here touches a file, the network, the clock or the terminal, and nothing is serialised:
//! disk shapes live in `case`, wire shapes in `views`. The modules, in reading order:
//!
//! - [`digest`]: SHA-256, by which a source is known.
//! - [`ids`]: a type for every identifier.
//! - [`span`]: half-open byte ranges in decoded text.
//! - [`fold`] and [`tokens`]: folded words that map back to bytes.
//! - [`composed`]: letters as they are read, however they are encoded.
//! - [`language`]: the language of a text, where it is certain.
//! - [`time`]: stated times, which are intervals with the words that say so.
//! - [`calendar`]: months and weekdays by their names.
//! - [`party`]: people, organisations and accounts, and the names they go by.
//! - [`problem`]: what went wrong while reading, and where.
//! - [`source`]: files as received, their part paths and fates.
//! - [`envelope`]: what a message, mail or post says of itself.
//! - [`item`]: the units read out of a source, and their blocks.
//! - [`finding`]: what a person should look at.
//! - [`progress`]: how long work is watched and cancelled.

pub mod digest;

pub mod ids;

pub mod span;

pub mod fold;
pub mod tokens;

pub mod composed;

pub mod language;

pub mod time;

pub mod calendar;

pub mod party;
pub mod problem;
pub mod source;

pub mod envelope;
pub mod item;

pub mod finding;
pub mod progress;

pub use envelope::{Alias, AliasKind, Envelope};
pub use finding::{Finding, FindingKind, Matters, Value};
pub use ids::{EventId, FindingId, MessageId, PartyId, SourceId};
pub use item::{Block, BlockKind, Item, ItemKind, Link};
pub use party::Party;
pub use problem::Problem;
pub use source::{Fate, PartPath, Source};
pub use span::{Place, Span};
pub use time::{Interval, Precision, StatedTime};
pub use tokens::Tokens;

#[cfg(test)]
mod tests;
