//! A commit: what is written comes in commits; each is whole or not there, in the record and in the log.

use crate::custody::{Key, Log};
use crate::digests::{
    PartRow, decision_digest, first_keys, item_digest, original_digest, read_digest, receipt_digest, told_digest,
};
use crate::originals::Kept;
use crate::rows::{ItemRow, OF_RECORD, Part};
use crate::trouble::Trouble;
use record::digest::{Digest, Hasher};
use rusqlite::{OptionalExtension as _, Transaction, params};
use serde_json::{Value, json};
use std::path::Path;

/// Rows of one table that a commit adds, with their digests.
struct Rows {
    last: i64,
    added: Vec<(i64, Digest)>,
}

impl Rows {
    fn after(last: i64) -> Rows {
        Rows { last, added: Vec::new() }
    }

    fn next(&mut self) -> i64 {
        self.last += 1;
        self.last
    }

    fn add(&mut self, id: i64, digest: Digest) {
        self.last = self.last.max(id);
        self.added.push((id, digest));
    }

    /// Which rows, as ranges from the first to the last, and a digest over all their digests, in their order.
    fn told(&mut self) -> Option<Value> {
        self.added.sort_unstable_by_key(|(id, _)| *id);
        let mut hasher = Hasher::default();
        let mut ranges: Vec<(i64, i64)> = Vec::new();
        for (id, digest) in &self.added {
            hasher.update(digest.bytes());
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == *id => *last = *id,
                _ => ranges.push((*id, *id)),
            }
        }
        (!ranges.is_empty()).then(|| json!({ "rows": ranges, "sha256": hasher.finish().hex() }))
    }
}

/// A commit that is being made. Nothing of it stays where it is dropped.
pub struct Commit<'s> {
    tx: Transaction<'s>,
    format: u32,
    originals: Rows,
    receipts: Rows,
    parts: Rows,
    /// Originals that were read to their end, and receipts that were given their fates.
    read: Rows,
    told: Rows,
    decisions: Rows,
    entries: Vec<Value>,
}

impl<'s> Commit<'s> {
    /// One that is made in `tx`.
    pub(crate) fn of(tx: Transaction<'s>, format: u32) -> Result<Commit<'s>, Trouble> {
        let last =
            |table: &str| tx.query_row(&format!("SELECT COALESCE(MAX(id), 0) FROM {table}"), [], |row| row.get(0));
        let (originals, receipts) = (last("originals")?, last("receipts")?);
        let (parts, decisions) = (last("parts")?, last("decisions")?);
        Ok(Commit {
            originals: Rows::after(originals),
            receipts: Rows::after(receipts),
            parts: Rows::after(parts),
            read: Rows::after(0),
            told: Rows::after(0),
            decisions: Rows::after(decisions),
            entries: Vec::new(),
            format,
            tx,
        })
    }
}

impl Commit<'_> {
    /// An original; gives its row, and whether it was not there before.
    pub fn original(&mut self, kept: &Kept) -> Result<(i64, bool), Trouble> {
        let sha256 = kept.digests.sha256.hex();
        let known = "SELECT id FROM originals WHERE sha256 = ?1";
        let known = self.tx.prepare_cached(known)?.query_row([&sha256], |row| row.get(0)).optional()?;
        if let Some(id) = known {
            return Ok((id, false));
        }
        let id = self.originals.next();
        let blake3 = kept.digests.blake3.hex();
        self.originals.add(id, original_digest(id, &sha256, &blake3, kept.bytes, kept.in_place.as_deref()));
        let sql = "INSERT INTO originals (id, sha256, blake3, bytes, in_place) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.tx.prepare_cached(sql)?.execute(params![id, sha256, blake3, kept.bytes as i64, kept.in_place])?;
        Ok((id, true))
    }

    /// That a file was received: when it was changed last, when it came, from whom. Gives its row.
    pub fn receipt(
        &mut self,
        path: &str,
        original: Option<(i64, &Kept)>,
        modified: Option<&str>,
        at: &str,
        by: &str,
    ) -> Result<i64, Trouble> {
        let id = self.receipts.next();
        let (row, kept) = original.map_or((None, None), |(row, kept)| (Some(row), Some(kept)));
        let bytes = kept.map(|kept| kept.bytes);
        self.receipts.add(id, receipt_digest(id, path, row, bytes, modified, at, by));
        let sql = "INSERT INTO receipts (id, path, original, bytes, modified, received, by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.tx.prepare_cached(sql)?.execute(params![id, path, row, bytes.map(|b| b as i64), modified, at, by])?;
        if let Some(kept) = kept {
            self.entries.push(json!({
                "what": "received", "by": by, "path": path, "bytes": kept.bytes,
                "sha256": kept.digests.sha256.hex(), "blake3": kept.digests.blake3.hex(),
            }));
        }
        Ok(id)
    }

    /// That what became of the file of a receipt stands in the row of a part.
    pub fn told(&mut self, receipt: i64, part: i64) -> Result<(), Trouble> {
        self.told.add(receipt, told_digest(receipt, part));
        let sql = "UPDATE receipts SET part = ?2 WHERE id = ?1";
        self.tx.prepare_cached(sql)?.execute(params![receipt, part])?;
        Ok(())
    }

    /// Gives every receipt of an original that was read its fate: the first that of the original, those of other paths that of a
    /// duplicate, or that of the first where that was not read. Their rows are those from `next` on; gives the one that comes then.
    pub fn tell_receipts(&mut self, original: i64, next: i64) -> Result<i64, Trouble> {
        let Some(first) = self.first_part(original)? else { return Ok(next) };
        let sql = "SELECT id, path, bytes FROM receipts WHERE original = ?1 AND part IS NULL ORDER BY id";
        let untold: Vec<(i64, String, i64)> = self
            .tx
            .prepare_cached(sql)?
            .query_map([original], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        let mut next = next;
        for (receipt, path, bytes) in untold {
            let sql = "SELECT part FROM receipts WHERE original = ?1 AND path = ?2 AND part IS NOT NULL LIMIT 1";
            let known = self.tx.prepare_cached(sql)?.query_row(params![original, path], |row| row.get(0)).optional()?;
            let part = match known {
                Some(part) => part,
                None => match self.copy_of(first, &path, bytes as u64)? {
                    None => first,
                    Some(copy) => {
                        let id = next;
                        self.row(id, Some(original), None, Some(first), copy)?;
                        next += 1;
                        id
                    }
                },
            };
            self.told(receipt, part)?;
        }
        Ok(next)
    }

    /// The part that a file at `path` is, whose bytes are those of the part `first`; none where it is that file. What could not be
    /// read, or was left out, is not held, and so no copy of it is held already.
    fn copy_of(&self, first: i64, path: &str, bytes: u64) -> Result<Option<Part>, Trouble> {
        let sql = "SELECT path, kind, reader, fate, reason, sha256 FROM parts WHERE id = ?1";
        let copy = self.tx.prepare_cached(sql)?.query_row([first], |row| {
            let fate: String = row.get(3)?;
            let held = fate == "read" || fate == "duplicate";
            let copy = Part {
                number: 0,
                within: None,
                path: path.to_owned(),
                kind: row.get(1)?,
                reader: row.get(2)?,
                fate: if held { "duplicate".to_owned() } else { fate },
                reason: row.get(4)?,
                container: false,
                bytes,
                sha256: row.get(5)?,
                text_sha256: None,
                encoding: None,
                problems: None,
                item: None,
            };
            Ok((row.get::<_, String>(0)? != path).then_some(copy))
        })?;
        Ok(copy)
    }

    /// The number that the next part gets.
    pub fn next_part(&self) -> i64 {
        self.parts.last + 1
    }

    /// A part, whose row is `id`; rows are given out one behind the other, in the order in which parts were met, and may come in
    /// another.
    pub fn part(&mut self, id: i64, original: Option<i64>, within: Option<i64>, mut part: Part) -> Result<(), Trouble> {
        part.reader = self.reader(&part).to_owned();
        let duplicate_of = self.first(id, &part, part.item.as_ref())?;
        if duplicate_of.is_some() {
            part.fate = "duplicate".to_owned();
            part.item = None;
        }
        self.row(id, original, within, duplicate_of, part)
    }

    fn row(
        &mut self,
        id: i64,
        original: Option<i64>,
        within: Option<i64>,
        duplicate_of: Option<i64>,
        mut part: Part,
    ) -> Result<(), Trouble> {
        let item = part.item.take();
        let item_digest = item.as_ref().map(|item| item_digest(id, item).hex());
        let row = PartRow { id, original, within, duplicate_of, part: &part, item: item_digest.as_deref() };
        let digest = row.digest();
        self.parts.add(id, digest);
        let sql =
            "INSERT INTO parts (id, original, within, path, kind, reader, fate, reason, duplicate_of, container, bytes,
                     sha256, text_sha256, encoding, problems, digest)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
        self.tx.prepare_cached(sql)?.execute(params![
            id,
            original,
            within,
            part.path,
            part.kind,
            part.reader,
            part.fate,
            part.reason,
            duplicate_of,
            part.container,
            part.bytes as i64,
            part.sha256,
            part.text_sha256,
            part.encoding,
            part.problems,
            digest.hex(),
        ])?;
        if let (Some(item), Some(digest)) = (item, item_digest) {
            self.item(id, &item, &digest)?;
        }
        Ok(())
    }

    fn item(&self, part: i64, item: &ItemRow, digest: &str) -> Result<(), Trouble> {
        let sql = "INSERT INTO items (part, kind, channel, native_id, conversation, conversation_name, sender, subject, event, sent,
                     sent_latest, sent_utc, text, participants, times, \"references\", attachments, more, identity, digest)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)";
        self.tx.prepare_cached(sql)?.execute(params![
            part,
            item.kind,
            item.channel,
            item.native_id,
            item.conversation,
            item.conversation_name,
            item.sender,
            item.subject,
            item.event,
            item.sent,
            item.sent_latest,
            item.sent_utc,
            item.text,
            item.participants,
            item.times,
            item.references,
            item.attachments,
            item.more,
            item.identity,
            digest,
        ])?;
        Ok(())
    }

    /// Which part holds the same already: the same bytes as the same reader reads them, or the same message.
    fn first(&self, id: i64, part: &Part, item: Option<&ItemRow>) -> Result<Option<i64>, Trouble> {
        if part.fate != "read" || part.container {
            return Ok(None);
        }
        let identity = item.and_then(|item| item.identity.as_deref());
        let mut first = None;
        for key in first_keys(&part.reader, part.sha256.as_deref(), identity).into_iter().flatten() {
            let sql = "INSERT INTO firsts (key, part) VALUES (?1, ?2) ON CONFLICT (key) DO NOTHING";
            if first.is_none() && self.tx.prepare_cached(sql)?.execute(params![key, id])? == 0 {
                let sql = "SELECT part FROM firsts WHERE key = ?1";
                first = self.tx.prepare_cached(sql)?.query_row([key], |row| row.get(0)).optional()?;
            }
        }
        Ok(first)
    }

    /// Something that a person decided; gives its number.
    pub(crate) fn decision(&mut self, what: &str, about: &str, at: &str, by: &str) -> Result<i64, Trouble> {
        let id = self.decisions.next();
        self.decisions.add(id, decision_digest(id, at, by, what, about));
        let sql = "INSERT INTO decisions (id, at, by, what, about) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.tx.prepare_cached(sql)?.execute(params![id, at, by, what, about])?;
        Ok(id)
    }

    /// The part that an original was read as.
    fn first_part(&self, original: i64) -> Result<Option<i64>, Trouble> {
        let sql = "SELECT first_part FROM originals WHERE id = ?1";
        Ok(self.tx.prepare_cached(sql)?.query_row([original], |row| row.get(0)).optional()?.flatten())
    }

    /// That the reading of an original has begun, with the part `first`.
    pub fn begun(&self, original: i64, first: i64) -> Result<(), Trouble> {
        let sql = "UPDATE originals SET first_part = ?2 WHERE id = ?1";
        self.tx.prepare_cached(sql)?.execute(params![original, first])?;
        Ok(())
    }

    /// That all parts of an original are recorded, as `program` read them.
    pub fn read_by(&mut self, original: i64, program: &str) -> Result<(), Trouble> {
        self.read.add(original, read_digest(original, self.first_part(original)?, program));
        let sql = "UPDATE originals SET read_by = ?2 WHERE id = ?1";
        self.tx.prepare_cached(sql)?.execute(params![original, program])?;
        Ok(())
    }

    /// Whether what is recorded as the part `id` is what `part` says; none where nothing is. A part that could not be read, then or
    /// now, agrees with any: what stopped its reader may not stop it again.
    pub fn agrees(&self, id: i64, part: &Part) -> Result<Option<bool>, Trouble> {
        let sql = "SELECT path, parts.kind, reader, fate, reason, container, bytes, sha256, text_sha256, encoding, problems, items.digest
                     FROM parts LEFT JOIN items ON items.part = parts.id WHERE parts.id = ?1";
        let found = self.tx.prepare_cached(sql)?.query_row([id], |row| {
            let recorded = Part {
                number: part.number,
                within: part.within,
                path: row.get(0)?,
                kind: row.get(1)?,
                reader: row.get(2)?,
                fate: row.get(3)?,
                reason: row.get(4)?,
                container: row.get(5)?,
                bytes: row.get::<_, i64>(6)? as u64,
                sha256: row.get(7)?,
                text_sha256: row.get(8)?,
                encoding: row.get(9)?,
                problems: row.get(10)?,
                item: None,
            };
            Ok((recorded, row.get::<_, Option<String>>(11)?))
        });
        let Some((mut recorded, digest)) = found.optional()? else { return Ok(None) };
        if [&recorded, part].iter().any(|part| part.fate == "failed") {
            return Ok(Some(true));
        }
        // What is held already has no item of its own.
        let is_held = recorded.fate == "duplicate";
        if is_held {
            recorded.fate.clone_from(&part.fate);
        }
        let now = part.item.as_ref().map(|item| item_digest(id, item).hex());
        let reader = self.reader(part).to_owned();
        let is_same = recorded == Part { item: None, reader, ..part.clone() };
        Ok(Some(is_same && (is_held || digest == now)))
    }

    /// The last part that is recorded of an original.
    pub fn last_part(&self, original: i64) -> Result<Option<i64>, Trouble> {
        let sql = "SELECT MAX(id) FROM parts WHERE original = ?1";
        Ok(self.tx.prepare_cached(sql)?.query_row([original], |row| row.get(0))?)
    }

    /// What a part's row has as its reader: in format 1, records have none.
    fn reader<'p>(&self, part: &'p Part) -> &'p str {
        if self.format == 1 && part.reader.ends_with(OF_RECORD) { "" } else { &part.reader }
    }

    /// Something that is to stand in the log, and in it alone.
    pub(crate) fn note(&mut self, entry: Value) {
        self.entries.push(entry);
    }

    /// Keeps what was marked, of a commit in which nothing was recorded.
    pub(crate) fn keep(self) -> Result<(), Trouble> {
        Ok(self.tx.commit()?)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
            && [&self.originals, &self.receipts, &self.parts, &self.read, &self.told, &self.decisions]
                .iter()
                .all(|rows| rows.added.is_empty())
    }

    /// Commits: the record first, then the log. When this comes back, both are safe on the disk.
    pub(crate) fn commit(mut self, log: &mut Log, path: &Path, key: &Key, at: &str, by: &str) -> Result<(), Trouble> {
        let mut entry = json!({ "what": "recorded", "by": by });
        for (name, rows) in [
            ("originals", &mut self.originals),
            ("receipts", &mut self.receipts),
            ("parts", &mut self.parts),
            ("read", &mut self.read),
            ("told", &mut self.told),
            ("decisions", &mut self.decisions),
        ] {
            if let Some(told) = rows.told() {
                entry[name] = told;
            }
        }
        if entry.as_object().is_some_and(|fields| fields.len() > 2) {
            self.entries.push(entry);
        }
        let text = log.prepare(&self.entries, at, key);
        let sql = "INSERT INTO commits (text, log_end) VALUES (?1, ?2)";
        self.tx.execute(sql, params![text, log.end_with(&text) as i64])?;
        self.tx.commit()?;
        log.write(path, &text)
    }
}
