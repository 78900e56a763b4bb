//! Who drew on whom: credits, shared words outside quotations, order of publication, subsets of quotations.
//!
//! Common origin is not copying: two reports that quote the same messages need share nothing else. An edge stands on a
//! credit, or on words shared outside quotations that no third text explains; order and subsets only support it.

mod credits;
mod edges;

pub use credits::{Credit, Outlets};
pub use edges::{Shared, ancestors, find};

use crate::parties::Mention;
use crate::prose::Prose;
use std::collections::BTreeSet;

/// What the derivations of a pile are read from; all lists run over the texts.
pub struct Pile<'a> {
    /// The texts.
    pub proses: &'a [Prose<'a>],
    /// Whom each names.
    pub mentions: &'a [Vec<Mention>],
    /// For each token of each text, whether it is quoted.
    pub quoted: &'a [Vec<bool>],
    /// The groups of quotations that each text carries.
    pub groups: &'a [BTreeSet<usize>],
}

#[cfg(test)]
mod tests;
