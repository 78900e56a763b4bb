//! Sources: files as received, parts inside them, and what became of each.

use crate::digest::Digest;
use crate::ids::SourceId;
use crate::problem::Problem;

/// Where a part is: a path as given, then, for parts inside containers, `!/` and the path inside.
///
/// `outer.zip!/inner.zip!/box.mbox#2` is the second mail of a mailbox in an archive in an archive.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartPath(String);

impl PartPath {
    /// A file at the top, by its path as the user gave it.
    pub fn file(path: impl Into<String>) -> PartPath {
        PartPath(path.into())
    }

    /// The member `name` inside this container.
    pub fn member(&self, name: &str) -> PartPath {
        PartPath(format!("{}!/{name}", self.0))
    }

    /// The `n`-th item of this part, counted from 1.
    pub fn numbered(&self, n: usize) -> PartPath {
        PartPath(format!("{}#{n}", self.0))
    }

    /// The `n`-th part that is called the same, counted from 1.
    pub fn again(&self, n: u64) -> PartPath {
        PartPath(format!("{} ({n})", self.0))
    }

    /// As shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last component: what a person calls the file.
    pub fn base_name(&self) -> &str {
        self.0.rsplit(['/', '\\']).next().unwrap_or(&self.0)
    }
}

impl std::fmt::Display for PartPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

/// What became of an input: exactly one of these, for every input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Read into items.
    Read,
    /// The same bytes as the named source, which was met first.
    DuplicateOf(SourceId),
    /// Not read, on purpose; the reason is a sentence for a person.
    Skipped(String),
    /// Could not be read; the reason is a sentence for a person.
    Failed(String),
}

/// One input and its fate.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Made from the digest; inputs whose bytes could not be read are known by a digest of their path.
    pub id: SourceId,
    /// Where it was.
    pub path: PartPath,
    /// Where it comes among all parts of a run, from 0; what is inside comes after what it is inside of.
    pub number: u64,
    /// The number of what it is in.
    pub within: Option<u64>,
    /// The container it came out of.
    pub parent: Option<PartPath>,
    /// Of the bytes as received; none where they could not be read.
    pub sha256: Option<Digest>,
    /// Of the decoded text, where there is one and it differs from the bytes.
    pub text_sha256: Option<Digest>,
    /// Size as received.
    pub bytes: u64,
    /// What became of it.
    pub fate: Fate,
    /// Whether it was opened as something that holds others. Such are counted apart: what is inside has fates of its own.
    pub container: bool,
    /// What it was taken for: `report`, `table`, `empty`, `binary`, ...
    pub kind: &'static str,
    /// What read it, with the number of its last change: `mbox/1`. Nothing where no reader was asked.
    pub reader: &'static str,
    /// Whether it is a record, which the reader of what it is in read along with that. Two with the same bytes are two records.
    pub record: bool,
    /// The encoding the text was decoded from, where there is text.
    pub encoding: Option<&'static str>,
    /// What could not be read as it should.
    pub problems: Vec<Problem>,
}
