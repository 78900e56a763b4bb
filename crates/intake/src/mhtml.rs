//! Web archives (`.mht`, `.mhtml`): a page and what it shows, as one message in parts.
//!
//! After RFC 2557, 2045 and 2046. Only the page is read: the first part of HTML, which is what browsers write first. Its
//! pictures and style sheets stay where they are, and are no inputs of their own.

use crate::decode::RawMap;
use crate::mail::transfer::decoded;
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

#[cfg(test)]
mod tests;
