//! Align: passages shared by texts, for any number of texts.
//!
//! Texts come in as [`Tokens`](record::Tokens), are turned into symbols by a [`Vocabulary`] that knows how rare each word
//! is, and are compared in one of three ways:
//!
//! - [`align`]: two texts from end to end, such as two witnesses of one message; [`align_at_length`] where they are long or
//!   many;
//! - [`locate`]: one quotation in one text, altered, cut or spliced as it may be; [`shared`] where neither is a quotation;
//! - [`passages`]: every pair among any number of texts.
//!
//! A match is weighed by its information: the sum of -log2 p over the words that agree, less the cost of every edit. It is
//! accepted when so much would hardly come about by chance in a search of that size ([`chance`]), so that two rare words count
//! where a long set phrase does not, and no length is set by hand. All scores are whole numbers of a small fraction of
//! a bit, and every pair is worked on in an order that its words decide: which text comes first, and how many
//! threads there are, changes nothing.
//!
//! The modules, in reading order: [`step`] is the answer; [`row`] the texts; `near`, `kin`, `background` and [`vocabulary`] say what words are worth;
//! [`chance`] says how much is enough; `sweep` is the one dynamic programme, `extend` runs it from a place on and `global` from end to end; `seeds`,
//! `chains` and `pair` find where it is worth running; `crowded` takes out what stands everywhere; [`passages`] and
//! `local` put these together; [`similarity`] does without.

pub mod step;

pub mod row;

mod near;

mod kin;

mod background;
pub mod vocabulary;

pub mod chance;

mod sweep;

mod extend;

mod fingerprint;

mod global;

mod chains;

mod pair;

mod dense;

pub mod passages;

mod local;

pub mod similarity;

pub use fingerprint::key;
pub use global::{align, align_at_length};
pub use local::{Search, locate, shared};
pub use passages::{Bits, Common, Corpus, Found, Settings, passages};
pub use row::Row;
pub use similarity::containment;
pub use step::{Alignment, Passage, Step};
pub use vocabulary::{Coder, UNKNOWN, Vocabulary};

#[cfg(test)]
pub(crate) mod tests;
