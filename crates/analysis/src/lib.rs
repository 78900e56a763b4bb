//! Items to answers: passages, quotations, times, witnesses, events, findings, derivations.
//!
//! Pure: no file, network, clock or terminal; rules only, and every answer keeps the spans it rests on. The stages, in
//! reading order:
//!
//! - [`dossier`]: the answer, as plain data.
//! - [`align`]: passages shared by texts; the heart of it all.
//! - [`prose`]: an item's words, sentences and paragraphs.
//! - [`times`]: stated times in running prose.
//! - [`parties`]: who is named, and which names are one party.
//! - [`identities`]: which aliases may be one party, and why.
//! - [`collation`]: any number of witnesses side by side, and what their differences can change.
//! - [`quotes`]: quotations, marked and unmarked, and who said them.
//! - [`reuse`]: what any number of texts share, in bytes.
//! - [`held`]: messages that the case has itself, and where reports have words of theirs.
//! - [`study`]: all of this for a pile of texts.
//! - [`witnesses`]: which quotations are one message, and where they differ.
//! - [`derivations`]: who drew on whom.
//! - [`events`], [`replies`]: what happened in public, and who answered.
//! - [`findings`]: what a person should look at.
//! - [`mod@analyse`]: the stages in their order, over reports that speak for themselves.
//! - [`versions`]: which reports are versions of one.
//! - [`answer`]: the whole, with what only earlier versions have: [`analyse()`].

pub mod dossier;

pub mod align;

pub mod prose;

pub mod times;

pub mod parties;

pub mod identities;

pub mod collation;

pub mod quotes;

pub mod reuse;

pub mod held;

pub mod study;

pub mod witnesses;

pub mod derivations;

pub mod events;
pub mod replies;

pub mod findings;

pub mod analyse;

pub mod versions;

pub mod answer;

pub use answer::analyse;
pub use dossier::Dossier;
