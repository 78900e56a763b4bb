//! Web archives (`.mht`, `.mhtml`): a page and what it shows, as one message in parts.
//!
//! After RFC 2557, 2045 and 2046. Only the page is read: the first part of HTML, which is what browsers write first. Its
//! pictures and style sheets stay where they are, and are no inputs of their own.

use crate::decode::RawMap;
use crate::pages::after;
use std::ops::Range;

/// Parts nested deeper than this are not looked into.
const DEEPEST: usize = 8;
/// A head of a part has no more bytes than this.
const LONGEST_HEAD: usize = 64 << 10;

/// The page of an archive.
pub(crate) struct Page {
    pub(crate) bytes: Vec<u8>,
    /// From the page's bytes to those of the archive, where they are the same.
    pub(crate) raw: RawMap,
    /// The encoding that the part's head names.
    pub(crate) charset: Option<String>,
    /// Where the page was.
    pub(crate) location: Option<String>,
}

/// The page in the archive `bytes`. An error is a reason, for a person.
pub(crate) fn page(bytes: &[u8]) -> Result<Page, String> {
    let mut open = vec![(0..bytes.len(), 0)];
    let mut outer = None;
    while let Some((range, depth)) = open.pop() {
        let (head, body) = head(bytes, range);
        let kind = head.get("content-type").unwrap_or_default();
        if outer.is_none() {
            outer = Some((head.get("snapshot-content-location"), head.get("content-location")));
        }
        if kind.to_ascii_lowercase().starts_with("multipart/") {
            if let Some(boundary) = after(&kind, "boundary").filter(|_| depth < DEEPEST) {
                open.extend(parts(bytes, body, boundary.as_bytes()).into_iter().rev().map(|part| (part, depth + 1)));
            }
            continue;
        }
        let lower = kind.to_ascii_lowercase();
        if lower.starts_with("text/html") || lower.starts_with("application/xhtml") {
            let (bytes, raw) = decoded(bytes, body, &head.get("content-transfer-encoding").unwrap_or_default());
            let (snapshot, place) = outer.unwrap_or_default();
            let location = head.get("content-location").or(snapshot).or(place).filter(|at| at.starts_with("http"));
            return Ok(Page { bytes, raw, charset: after(&kind, "charset"), location });
        }
    }
    Err("no web page was found in this web archive; open it in a browser and save it as .html".to_owned())
}

/// The fields of a head.
struct Head(Vec<(String, String)>);

impl Head {
    fn get(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }
}

/// The head at the start of `range`, and where the body behind it is.
fn head(bytes: &[u8], range: Range<usize>) -> (Head, Range<usize>) {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut at = range.start;
    let end = range.end.min(range.start + LONGEST_HEAD);
    while at < end {
        let len = bytes[at..range.end].iter().position(|b| *b == b'\n').map_or(range.end - at, |len| len + 1);
        let line = String::from_utf8_lossy(&bytes[at..at + len]).trim_end().to_owned();
        at += len;
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    (Head(fields), at..range.end)
}

/// What stands between the lines of a boundary.
fn parts(bytes: &[u8], body: Range<usize>, boundary: &[u8]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = None;
    let mut at = body.start;
    while at < body.end {
        let len = bytes[at..body.end].iter().position(|b| *b == b'\n').map_or(body.end - at, |len| len + 1);
        let line = &bytes[at..at + len];
        if let Some(rest) = line.strip_prefix(b"--").and_then(|rest| rest.strip_prefix(boundary)) {
            let last = rest.starts_with(b"--");
            if last || rest.trim_ascii().is_empty() {
                out.extend(start.map(|start| start..at));
                start = Some(at + len);
                if last {
                    return out;
                }
            }
        }
        at += len;
    }
    // Cut off in the middle: what there is of the last part still counts.
    out.extend(start.map(|start| start..body.end));
    out
}

/// The bytes of a part, and which of them stand in the archive as they are.
fn decoded(bytes: &[u8], body: Range<usize>, encoding: &str) -> (Vec<u8>, RawMap) {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(bytes, body),
        "base64" => (base64(&bytes[body]), RawMap::default()),
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

fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut held, mut bits) = (0u32, 0);
    for b in bytes {
        let value = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
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

#[cfg(test)]
mod tests;
