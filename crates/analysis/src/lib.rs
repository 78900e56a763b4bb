//! Items to answers: passages, quotations, times, witnesses, events, findings, derivations.
//!
//! Pure: no file, network, clock or terminal; rules only, and every answer keeps the spans it rests on.

pub mod dossier;

pub use dossier::Dossier;

use record::Item;
use record::progress::{Cancelled, Watch};

/// Reads a pile of items and says what stands where.
///
/// The order of `items` changes nothing in the answer.
pub fn analyse(_items: &[Item], _watch: &dyn Watch) -> Result<Dossier, Cancelled> {
    Ok(Dossier::default())
}
