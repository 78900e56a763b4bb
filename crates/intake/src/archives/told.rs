//! What members of a ZIP archive say of those that lie beside them, asked before any of them is read.

use crate::content::{ReadAt, Walk};
use crate::parts::Inside;
use crate::sidecar::Statement;
use crate::zipped::{Entry, Stretch, header};
use flate2::read::DeflateDecoder;
use std::collections::BTreeMap;
use std::io::Read;

/// So many members are asked, and so many bytes are taken out of all of them.
const MOST: (usize, u64) = (100, 64 << 20);

/// What is said of the members in each folder, by its name.
pub(super) fn of(bytes: &dyn ReadAt, entries: &[Entry], inside: &Inside<'_, '_>) -> BTreeMap<String, Statement> {
    let asked = entries.iter().filter_map(|entry| Some((entry, inside.tells(&entry.name)?)));
    let mut asked: Vec<_> = asked.filter(|(entry, _)| !entry.is_folder()).take(MOST.0).collect();
    asked.sort_by(|a, b| a.0.name.cmp(&b.0.name));
    let mut left = MOST.1;
    let mut told: BTreeMap<String, Statement> = BTreeMap::new();
    for (entry, tells) in asked {
        let Some(member) = unpacked(bytes, entry, left) else { continue };
        left -= member.len() as u64;
        let known = told.entry(folder(&entry.name).to_owned()).or_default();
        for (id, called) in tells(&member) {
            known.accounts.entry(id).or_insert(called);
        }
    }
    told.retain(|_, statement| !statement.accounts.is_empty());
    told
}

/// The folder that the member `name` lies in.
pub(super) fn folder(name: &str) -> &str {
    name.rfind(['/', '\\']).map_or("", |end| &name[..end])
}

/// The bytes of a member of at most `most` bytes; none where they can't be had, which is told when its turn comes.
fn unpacked(bytes: &dyn ReadAt, entry: &Entry, most: u64) -> Option<Vec<u8>> {
    if entry.is_encrypted() {
        return None;
    }
    let (start, _) = header(bytes, entry).ok()?;
    let size = entry.packed.min(bytes.size().saturating_sub(start));
    let packed = Stretch { bytes, start, size };
    let packed = Walk::new(&packed);
    let mut out = Vec::new();
    match entry.method {
        0 => packed.take(most + 1).read_to_end(&mut out).ok()?,
        8 => DeflateDecoder::new(packed).take(most + 1).read_to_end(&mut out).ok()?,
        _ => return None,
    };
    (out.len() as u64 <= most).then_some(out)
}
