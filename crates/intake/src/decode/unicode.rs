//! UTF-8, UTF-16 and UTF-32.

use super::Writer;

/// Which byte of a unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The lowest.
    Little,
    /// The highest.
    Big,
}

pub(super) fn utf8(bytes: &[u8], writer: &mut Writer) {
    // Most texts are whole, which is seen faster than where they would be broken.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return writer.same(text);
    }
    for chunk in bytes.utf8_chunks() {
        writer.same(chunk.valid());
        if !chunk.invalid().is_empty() {
            writer.broken(chunk.invalid().len());
        }
    }
}

/// A surrogate without its other half is broken, and so is a last odd byte.
pub(super) fn utf16(bytes: &[u8], order: Order, writer: &mut Writer) {
    let (units, rest) = bytes.as_chunks::<2>();
    let units = units.iter().map(|&unit| match order {
        Order::Little => u16::from_le_bytes(unit),
        Order::Big => u16::from_be_bytes(unit),
    });
    for c in char::decode_utf16(units) {
        match c {
            Ok(c) => writer.char(c, 2 * c.len_utf16()),
            Err(_) => writer.broken(2),
        }
    }
    if !rest.is_empty() {
        writer.broken(rest.len());
    }
}

pub(super) fn utf32(bytes: &[u8], order: Order, writer: &mut Writer) {
    let (units, rest) = bytes.as_chunks::<4>();
    for &unit in units {
        let unit = match order {
            Order::Little => u32::from_le_bytes(unit),
            Order::Big => u32::from_be_bytes(unit),
        };
        match char::from_u32(unit) {
            Some(c) => writer.char(c, 4),
            None => writer.broken(4),
        }
    }
    if !rest.is_empty() {
        writer.broken(rest.len());
    }
}
