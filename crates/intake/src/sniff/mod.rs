//! Names and first bytes to what a file is taken for.

mod formats;
mod magic;

pub(crate) use formats::{Format, by_name};
pub(crate) use magic::looks_like;

/// Whether `bytes`, which are not UTF-16 or UTF-32, have more control characters than a text can.
///
/// A stray one in a long text is let pass: stored copies have them. Escape is not counted, since old Japanese
/// encodings are made of it; a zero byte weighs ten times, since texts have no use for it.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    let weight: usize = bytes
        .iter()
        .map(|byte| match byte {
            0 => 10,
            b'\t'..=b'\r' | 0x1b | 0x1a => 0,
            0x01..=0x1f | 0x7f => 1,
            _ => 0,
        })
        .sum();
    weight * 100 > bytes.len()
}

#[cfg(test)]
mod tests;
