//! The style sheet of the page, and the policy that lets nothing else act on it.

use record::digest::Digest;

/// The whole style sheet.
pub(super) const SHEET: &str = include_str!("style.css");

/// A content security policy that allows this style sheet and nothing else: no script, no picture, no font, no form, no
/// request (W3C, "Content Security Policy Level 3").
pub(super) fn policy() -> String {
    let hash = base64(&bytes(&Digest::of(SHEET.as_bytes()).hex()));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

fn bytes(hex: &str) -> Vec<u8> {
    let digit = |at: usize| u8::from_str_radix(hex.get(at..at + 2).unwrap_or("0"), 16).unwrap_or(0);
    (0..hex.len() / 2).map(|n| digit(2 * n)).collect()
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let at = |n: usize| u32::from(chunk.get(n).copied().unwrap_or(0));
        let three = at(0) << 16 | at(1) << 8 | at(2);
        for n in 0..4 {
            let digit = DIGITS[(three >> (18 - 6 * n) & 63) as usize];
            out.push(if n <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}
