//! The rows of each table, read for their digests.

use super::rows::Checked;
use crate::digests::{
    PartRow, decision_digest, item_digest, original_digest, read_digest, receipt_digest, told_digest,
};
use crate::rows::{ItemRow, Part};
use rusqlite::Row;

pub(super) const ORIGINALS: &str = "SELECT id, sha256, blake3, bytes, in_place FROM originals ORDER BY id";

pub(super) fn original(row: &Row<'_>) -> rusqlite::Result<Checked> {
    let (id, sha256, blake3): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let (bytes, in_place): (i64, Option<String>) = (row.get(3)?, row.get(4)?);
    Ok((id, original_digest(id, &sha256, &blake3, bytes as u64, in_place.as_deref()), None))
}

pub(super) const DECISIONS: &str = "SELECT id, at, by, what, about FROM decisions ORDER BY id";

pub(super) fn decision(row: &Row<'_>) -> rusqlite::Result<Checked> {
    let (id, at, by): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let (what, about): (String, String) = (row.get(3)?, row.get(4)?);
    Ok((id, decision_digest(id, &at, &by, &what, &about), None))
}

pub(super) const READ: &str = "SELECT id, first_part, read_by FROM originals WHERE read_by IS NOT NULL ORDER BY id";

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Checked> {
    let (id, first, program): (i64, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    Ok((id, read_digest(id, first, &program), None))
}

pub(super) const RECEIPTS: &str = "SELECT id, path, original, bytes, modified, received, by FROM receipts ORDER BY id";

pub(super) fn receipt(row: &Row<'_>) -> rusqlite::Result<Checked> {
    let (id, path, original): (i64, String, Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let (bytes, modified): (Option<i64>, Option<String>) = (row.get(3)?, row.get(4)?);
    let (at, by): (String, String) = (row.get(5)?, row.get(6)?);
    let bytes = bytes.map(|bytes| bytes as u64);
    Ok((id, receipt_digest(id, &path, original, bytes, modified.as_deref(), &at, &by), None))
}

pub(super) const TOLD: &str = "SELECT id, part FROM receipts WHERE part IS NOT NULL ORDER BY id";

pub(super) fn told(row: &Row<'_>) -> rusqlite::Result<Checked> {
    let (id, part) = (row.get(0)?, row.get(1)?);
    Ok((id, told_digest(id, part), None))
}

pub(super) const PARTS: &str = "SELECT parts.id, original, within, path, parts.kind, reader, fate, reason, duplicate_of, container, bytes, sha256,
    text_sha256, encoding, problems, parts.digest, items.part, items.kind, channel, native_id, conversation, conversation_name,
    sender, subject, event, sent, sent_latest, sent_utc, text, participants, times, \"references\", attachments, more, identity,
    items.digest
    FROM parts LEFT JOIN items ON items.part = parts.id ORDER BY parts.id";

pub(super) fn part(row: &Row<'_>) -> rusqlite::Result<Checked> {
    let id: i64 = row.get(0)?;
    let part = Part {
        number: 0,
        within: None,
        path: row.get(3)?,
        kind: row.get(4)?,
        reader: row.get(5)?,
        fate: row.get(6)?,
        reason: row.get(7)?,
        container: row.get(9)?,
        bytes: row.get::<_, i64>(10)? as u64,
        sha256: row.get(11)?,
        text_sha256: row.get(12)?,
        encoding: row.get(13)?,
        problems: row.get(14)?,
        item: None,
    };
    let item = row.get::<_, Option<i64>>(16)?.map(|_| item(row)).transpose()?;
    let kept: Option<String> = row.get(35)?;
    let now = item.as_ref().map(|item| item_digest(id, item).hex());
    let digest = PartRow {
        id,
        original: row.get(1)?,
        within: row.get(2)?,
        duplicate_of: row.get(8)?,
        part: &part,
        item: now.as_deref(),
    }
    .digest();
    let recorded: String = row.get(15)?;
    let amiss = if now != kept {
        Some(format!("the item of part {id} ({}) is not as it was recorded", part.path))
    } else if digest.hex() != recorded {
        Some(format!("part {id} ({}) is not as it was recorded", part.path))
    } else {
        None
    };
    Ok((id, digest, amiss))
}

fn item(row: &Row<'_>) -> rusqlite::Result<ItemRow> {
    Ok(ItemRow {
        kind: row.get(17)?,
        channel: row.get(18)?,
        native_id: row.get(19)?,
        conversation: row.get(20)?,
        conversation_name: row.get(21)?,
        sender: row.get(22)?,
        subject: row.get(23)?,
        event: row.get(24)?,
        sent: row.get(25)?,
        sent_latest: row.get(26)?,
        sent_utc: row.get(27)?,
        text: row.get(28)?,
        participants: row.get(29)?,
        times: row.get(30)?,
        references: row.get(31)?,
        attachments: row.get(32)?,
        more: row.get(33)?,
        identity: row.get(34)?,
    })
}
