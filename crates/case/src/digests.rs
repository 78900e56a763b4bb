//! Digests over rows, by which the log knows them: which fields, and in which order, FORMAT.md says too.

use crate::rows::{ItemRow, OF_RECORD, Part};
use record::digest::{Digest, Hasher};

/// A digest of fields, each with its length before it, so that no two lists of fields run into one.
pub(crate) fn of_fields<'f>(fields: impl IntoIterator<Item = Option<&'f str>>) -> Digest {
    let mut hasher = Hasher::default();
    for field in fields {
        match field {
            Some(field) => {
                hasher.update(&(field.len() as u64 + 1).to_le_bytes());
                hasher.update(field.as_bytes());
            }
            None => hasher.update(&0u64.to_le_bytes()),
        }
    }
    hasher.finish()
}

/// All that the digest of a part's row is over.
pub(crate) struct PartRow<'p> {
    pub(crate) id: i64,
    pub(crate) original: Option<i64>,
    pub(crate) within: Option<i64>,
    pub(crate) duplicate_of: Option<i64>,
    pub(crate) part: &'p Part,
    /// The digest of its item.
    pub(crate) item: Option<&'p str>,
}

impl PartRow<'_> {
    pub(crate) fn digest(&self) -> Digest {
        let number = |number: Option<i64>| number.map(|number| number.to_string());
        let (id, bytes) = (self.id.to_string(), self.part.bytes.to_string());
        let (original, within, duplicate) = (number(self.original), number(self.within), number(self.duplicate_of));
        let part = self.part;
        of_fields([
            Some(id.as_str()),
            original.as_deref(),
            within.as_deref(),
            Some(&part.path),
            Some(&part.kind),
            Some(&part.reader),
            Some(&part.fate),
            part.reason.as_deref(),
            duplicate.as_deref(),
            Some(if part.container { "1" } else { "0" }),
            Some(&bytes),
            part.sha256.as_deref(),
            part.text_sha256.as_deref(),
            part.encoding.as_deref(),
            part.problems.as_deref(),
            self.item,
        ])
    }
}

pub(crate) fn item_digest(part: i64, item: &ItemRow) -> Digest {
    of_fields([
        Some(part.to_string().as_str()),
        Some(&item.kind),
        item.channel.as_deref(),
        item.native_id.as_deref(),
        item.conversation.as_deref(),
        item.conversation_name.as_deref(),
        item.sender.as_deref(),
        item.subject.as_deref(),
        item.event.as_deref(),
        item.sent.as_deref(),
        item.sent_latest.as_deref(),
        item.sent_utc.as_deref(),
        Some(&item.text),
        item.participants.as_deref(),
        item.times.as_deref(),
        item.references.as_deref(),
        item.attachments.as_deref(),
        item.more.as_deref(),
        item.identity.as_deref(),
    ])
}

pub(crate) fn original_digest(id: i64, sha256: &str, blake3: &str, bytes: u64, in_place: Option<&str>) -> Digest {
    of_fields([Some(id.to_string().as_str()), Some(sha256), Some(blake3), Some(&bytes.to_string()), in_place])
}

pub(crate) fn receipt_digest(
    id: i64,
    path: &str,
    original: Option<i64>,
    bytes: Option<u64>,
    modified: Option<&str>,
    at: &str,
    by: &str,
) -> Digest {
    let (original, bytes) = (original.map(|id| id.to_string()), bytes.map(|bytes| bytes.to_string()));
    of_fields([
        Some(id.to_string().as_str()),
        Some(path),
        original.as_deref(),
        bytes.as_deref(),
        modified,
        Some(at),
        Some(by),
    ])
}

pub(crate) fn decision_digest(id: i64, at: &str, by: &str, what: &str, about: &str) -> Digest {
    of_fields([Some(id.to_string().as_str()), Some(at), Some(by), Some(what), Some(about)])
}

/// That an original was read to its end: where its parts begin, and by which program.
pub(crate) fn read_digest(original: i64, first_part: Option<i64>, program: &str) -> Digest {
    let first_part = first_part.map(|id| id.to_string());
    of_fields([Some(original.to_string().as_str()), first_part.as_deref(), Some(program)])
}

/// That what became of a receipt's file stands in the row of a part.
pub(crate) fn told_digest(receipt: i64, part: i64) -> Digest {
    of_fields([Some(receipt.to_string().as_str()), Some(&part.to_string())])
}

/// By what the same is found again: the bytes as a reader reads them, and the message.
pub(crate) fn first_keys(reader: &str, sha256: Option<&str>, identity: Option<&str>) -> [Option<[u8; 16]>; 2] {
    let is_record = reader.ends_with(OF_RECORD);
    let bytes = sha256.filter(|_| !reader.is_empty() && !is_record).map(|sha256| format!("bytes:{reader}:{sha256}"));
    let message = identity.map(|identity| format!("same:{identity}"));
    [bytes, message].map(|said| {
        let digest = Digest::of(said?.as_bytes());
        digest.bytes().first_chunk().copied()
    })
}
