//! The apparatus of whole texts: for people, as one JSON document (`onrecord/collation/1`), and as TEI.

mod json;
mod page;
mod tei;

pub use json::json;
pub use page::page;
pub use tei::tei;

use analysis::collation::Apparatus;
use record::Source;

/// Texts side by side.
#[derive(Clone, Copy, Debug)]
pub struct Collated<'a> {
    /// Where they differ.
    pub apparatus: &'a Apparatus,
    /// The witnesses, in the order of the apparatus.
    pub witnesses: &'a [&'a Source],
}

/// What a witness is called in an apparatus: A to Z, then AA, AB and so on.
fn siglum(witness: usize) -> String {
    let letter = char::from(b'A' + (witness % 26) as u8);
    match (witness / 26).checked_sub(1) {
        None => letter.to_string(),
        Some(before) => siglum(before) + &letter.to_string(),
    }
}

#[cfg(test)]
mod tests;
