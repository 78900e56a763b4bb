//! The brief as one JSON document, `onrecord/brief/1`, as `docs/schema/brief-1.json` describes it.
//!
//! The model is not serialisable; the shapes of the wire stand in [`wire`], and the way there in [`convert`], so that a
//! change of the one can't silently change the other.

mod convert;
mod wire;

use crate::answer::Answer;
use crate::plain::acts;

/// The whole answer as one document, ending with a line break.
pub fn brief(answer: &Answer<'_>) -> String {
    document(&convert::brief(answer))
}

/// A shape of the wire as one document, ending with a line break.
///
/// Characters that a terminal would act on are written as `\u` escapes, which read back as the characters they were.
pub(crate) fn document(shape: &impl serde::Serialize) -> String {
    // Serialising plain structs into memory can't fail: no map has keys that are not strings, and no writer is involved.
    let document = serde_json::to_string_pretty(shape).unwrap_or_default();
    let mut out = String::with_capacity(document.len() + 1);
    for c in document.chars() {
        // Outside of strings a document is ASCII, and inside them serde escapes what is below a space.
        if acts(c) { out.push_str(&format!("\\u{:04x}", c as u32)) } else { out.push(c) }
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests;
