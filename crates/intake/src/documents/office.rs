//! Documents that are ZIP files of XML (ISO/IEC 29500): their parts, and how parts lead to each other.

use super::xml::{Piece, Pieces};
use crate::content::ReadAt;
use crate::decode;
use crate::parts::Inside;
use crate::zipped::{self, Directory};
use record::Fate;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A document, of which any part can be had.
pub(super) struct Package<'b> {
    bytes: &'b dyn ReadAt,
    directory: Directory,
    most: u64,
    /// What is wrong with the parts that were asked for.
    faults: RefCell<BTreeMap<String, String>>,
}

/// Where a part leads.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    /// The last word of its type: `comments`, `hyperlink`.
    pub(super) kind: String,
    /// The name of a part, or an address.
    pub(super) target: String,
}

impl Package<'_> {
    /// The document in `bytes`; the error is a reason for a person. Parts of more than `most` bytes are not taken on.
    pub(super) fn of(bytes: &dyn ReadAt, most: u64) -> Result<Package<'_>, String> {
        Ok(Package { bytes, directory: Directory::of(bytes, most)?, most, faults: RefCell::default() })
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.directory.entries.iter().map(|entry| entry.name.as_str())
    }

    /// The bytes of the part `name`; nothing where there is none.
    pub(super) fn bytes(&self, name: &str) -> Option<Result<Vec<u8>, String>> {
        let entry = self.directory.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        let mut tell = |fault: String| _ = self.faults.borrow_mut().insert(entry.name.clone(), fault);
        Some(match zipped::unpacked(self.bytes, entry, self.most) {
            Ok((bytes, fault)) => {
                fault.into_iter().for_each(&mut tell);
                Ok(bytes)
            }
            Err(reason) => {
                tell(reason.clone());
                Err(reason)
            }
        })
    }

    /// Tells what is wrong with the parts that were asked for.
    pub(super) fn tell_faults(&self, inside: &mut Inside<'_, '_>) {
        for (name, fault) in self.faults.take() {
            inside.lost(inside.path.member(&format!("{name} (the rest)")), Fate::Failed(fault));
        }
    }

    /// The text of the part `name`.
    pub(super) fn text(&self, name: &str) -> Option<Result<String, String>> {
        Some(self.bytes(name)?.map(|bytes| decode::decode(&bytes).text))
    }

    /// Where the part `name` leads, by the names it uses; of the document itself, with an empty name.
    pub(super) fn relations(&self, name: &str) -> BTreeMap<String, Relation> {
        let (folder, base) = name.rsplit_once('/').unwrap_or(("", name));
        let place = format!("{folder}{}_rels/{base}.rels", if folder.is_empty() { "" } else { "/" });
        let Some(Ok(text)) = self.text(&place) else { return BTreeMap::new() };
        let mut out = BTreeMap::new();
        for piece in Pieces::of(&text) {
            let Piece::Open(tag) = piece else { continue };
            let (Some(id), Some(target), Some(kind)) = (tag.get("Id"), tag.get("Target"), tag.get("Type")) else {
                continue;
            };
            let is_outside = tag.get("TargetMode").is_some_and(|mode| mode == "External");
            let target = if is_outside { target.into_owned() } else { joined(folder, &target) };
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            out.insert(id.into_owned(), Relation { kind, target });
        }
        out
    }
}

/// The name of the part that `target` means in `folder`.
fn joined(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => _ = parts.pop(),
            "." | "" => {}
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    #[test]
    fn targets_are_names_of_parts() {
        assert_eq!(super::joined("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(super::joined("xl", "/xl/a.xml"), "xl/a.xml");
        assert_eq!(super::joined("", "../../a"), "a");
    }
}
