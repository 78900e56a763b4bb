//! How bodies travel: as they are, quoted-printable, or base64 (RFC 2045).

use crate::decode::RawMap;
use std::ops::Range;

/// The bytes of a part, and which of them stand in the message as they are.
pub(crate) fn decoded(bytes: &[u8], body: Range<usize>, encoding: &str) -> (Vec<u8>, RawMap) {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(bytes, body),
        "base64" if is_base64(&bytes[body.clone()]) => (base64(&bytes[body]), RawMap::default()),
        _ => (bytes[body.clone()].to_vec(), RawMap::shifted(body.len(), body.start)),
    }
}

fn quoted_printable(bytes: &[u8], body: Range<usize>) -> (Vec<u8>, RawMap) {
    let mut out = Vec::with_capacity(body.len());
    let mut raw = RawMap::starting_at(body.start);
    let hex = |at: usize| bytes.get(at).filter(|_| at < body.end).and_then(|b| (*b as char).to_digit(16));
    let mut at = body.start;
    while at < body.end {
        let plain = bytes[at..body.end].iter().position(|b| *b == b'=').unwrap_or(body.end - at);
        out.extend_from_slice(&bytes[at..at + plain]);
        raw.push_same(plain);
        at += plain;
        if at == body.end {
            break;
        }
        let blank = bytes[at + 1..body.end].iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r')).count();
        if let (Some(high), Some(low)) = (hex(at + 1), hex(at + 2)) {
            out.push((high * 16 + low) as u8);
            raw.push_broken(1, 3);
            at += 3;
        } else if bytes.get(at + 1 + blank) == Some(&b'\n') || at + 1 + blank == body.end {
            // The line goes on.
            at = (at + 2 + blank).min(body.end);
            raw.go_to(at);
        } else {
            // No encoding that is known; it is left as it stands.
            out.push(b'=');
            raw.push_same(1);
            at += 1;
        }
    }
    (out, raw)
}

/// Why the bytes of a part are doubtful: what stands in it that is none of its encoding.
pub(crate) fn doubt(bytes: &[u8], encoding: &str) -> Option<String> {
    if encoding != "base64" {
        return None;
    }
    if !is_base64(bytes) {
        return Some("it says that it is base64, and is not; it is kept as it stands".to_owned());
    }
    let (other, behind) = (other(&bytes[..base64_end(bytes)]), bytes[base64_end(bytes)..].trim_ascii().len());
    (other > 0 || behind > 0)
        .then(|| format!("{other} bytes in it and {behind} bytes behind it are no base64, though it says that it is"))
}

/// How many of `bytes` are none that base64 has.
fn other(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| !b.is_ascii_alphanumeric() && !b.is_ascii_whitespace() && !b"+-/_=".contains(b)).count()
}

/// Whether most of what comes before its end is what base64 is made of.
fn is_base64(bytes: &[u8]) -> bool {
    let bytes = &bytes[..base64_end(bytes)];
    let blank = bytes.iter().filter(|b| **b == b' ').count();
    (other(bytes) + blank) * 10 <= bytes.len()
}

/// What stands behind the end of the encoding.
pub(crate) fn behind<'b>(bytes: &'b [u8], encoding: &str) -> &'b [u8] {
    if encoding == "base64" && is_base64(bytes) { bytes[base64_end(bytes)..].trim_ascii() } else { b"" }
}

/// Where base64 ends: with its padding, unless more of it follows as if it had been put together from pieces.
fn base64_end(bytes: &[u8]) -> usize {
    let Some(first) = bytes.iter().position(|b| *b == b'=') else { return bytes.len() };
    let padding = bytes[first..].iter().take_while(|b| **b == b'=' || b.is_ascii_whitespace()).count();
    let rest = &bytes[first + padding..];
    let is_part = |b: &u8| b.is_ascii_alphanumeric() || b"+/=\r\n".contains(b);
    let letters = rest.iter().filter(|b| !b.is_ascii_whitespace()).count();
    if letters.is_multiple_of(4) && rest.iter().all(is_part) { bytes.len() } else { first + padding }
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    let bytes = &bytes[..base64_end(bytes)];
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut held, mut bits) = (0u32, 0);
    for b in bytes {
        let value = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                // What is left over is none; another piece may follow.
                (held, bits) = (0, 0);
                continue;
            }
            _ => continue,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    out
}
