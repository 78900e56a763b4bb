//! The record: an SQLite file with one writer. What is written comes in commits; each is whole or not there.

use crate::custody::{Head, Key, Log, head_in};
use crate::originals::{Kept, of_fields};
use crate::rows::{ItemRow, Part};
use crate::trouble::Trouble;
use record::digest::{Digest, Hasher};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Transaction, params};
use serde_json::{Value, json};
use std::path::Path;

const SCHEMA: &str = include_str!("schema.sql");

/// The record, opened.
pub struct Store {
    pub(crate) db: Connection,
}

/// An original whose parts are not all recorded yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Its row.
    pub id: i64,
    /// By which it is kept.
    pub sha256: String,
    /// Where it is, if it was left where it was.
    pub in_place: Option<String>,
    /// Where it was received from first.
    pub path: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// The row of its first part, if the reading of it had begun.
    pub first_part: Option<i64>,
}

/// A file that was received before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Of which original.
    pub original: Option<i64>,
    /// How many bytes it had.
    pub bytes: Option<u64>,
    /// When it said that it was last changed.
    pub modified: Option<String>,
}

impl Store {
    /// Makes a record at `path`.
    pub(crate) fn create(path: &Path) -> Result<Store, Trouble> {
        let store = Store { db: Connection::open(path)? };
        store.db.pragma_update(None, "page_size", 8192)?;
        store.tune()?;
        store.db.execute_batch(&format!("BEGIN; {SCHEMA} COMMIT;"))?;
        Ok(store)
    }

    /// Opens the record at `path` to write.
    pub(crate) fn open(path: &Path) -> Result<Store, Trouble> {
        let store = Store { db: Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)? };
        store.tune()?;
        Ok(store)
    }

    /// Opens the record at `path` to read.
    pub(crate) fn to_read(path: &Path) -> Result<Store, Trouble> {
        Ok(Store { db: Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)? })
    }

    fn tune(&self) -> Result<(), Trouble> {
        self.db.pragma_update(None, "journal_mode", "WAL")?;
        self.db.pragma_update(None, "synchronous", "FULL")?;
        // What is inside a container is recorded before it.
        self.db.pragma_update(None, "foreign_keys", false)?;
        self.db.pragma_update(None, "cache_size", -64_000)?;
        self.db.set_prepared_statement_cache_capacity(32);
        Ok(())
    }

    /// The last commit as it stands in the log, and where the log ends behind it.
    pub(crate) fn last_commit(&self) -> Result<Option<(String, u64)>, Trouble> {
        let last = self.db.query_row("SELECT text, log_end FROM commits ORDER BY id DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get::<_, i64>(1)? as u64))
        });
        Ok(last.optional()?)
    }

    /// The tree head of the last commit.
    pub fn head(&self) -> Result<Option<Head>, Trouble> {
        let last = self.last_commit()?;
        Ok(last.and_then(|(text, _)| text.lines().last().and_then(head_in)))
    }

    /// Originals of which a receipt has no fate yet, though they are read.
    pub fn untold(&self) -> Result<Vec<i64>, Trouble> {
        let sql = "SELECT DISTINCT original FROM receipts JOIN originals ON originals.id = original
                    WHERE part IS NULL AND read_by IS NOT NULL ORDER BY original";
        let mut statement = self.db.prepare(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Originals that were received and are not read to their end, in the order in which they came.
    pub fn pending(&self) -> Result<Vec<Pending>, Trouble> {
        let sql = "SELECT id, sha256, in_place, bytes, first_part,
                          (SELECT path FROM receipts WHERE original = originals.id ORDER BY receipts.id LIMIT 1)
                     FROM originals WHERE read_by IS NULL ORDER BY id";
        let mut statement = self.db.prepare(sql)?;
        let rows = statement.query_map([], |row| {
            Ok(Pending {
                id: row.get(0)?,
                sha256: row.get(1)?,
                in_place: row.get(2)?,
                bytes: row.get::<_, i64>(3)? as u64,
                first_part: row.get(4)?,
                path: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The receipt of the file at `path` that came last.
    pub fn receipt(&self, path: &str) -> Result<Option<Receipt>, Trouble> {
        let sql = "SELECT original, bytes, modified FROM receipts WHERE path = ?1 ORDER BY id DESC LIMIT 1";
        let mut statement = self.db.prepare_cached(sql)?;
        let found = statement.query_row([path], |row| {
            Ok(Receipt {
                original: row.get(0)?,
                bytes: row.get::<_, Option<i64>>(1)?.map(|bytes| bytes as u64),
                modified: row.get(2)?,
            })
        });
        Ok(found.optional()?)
    }

    /// Notes that a run began: what it was, and what kept its workers in.
    pub fn note_run(&self, started: &str, by: &str, program: &str, confined: &str) -> Result<(), Trouble> {
        let sql = "INSERT INTO runs (started, by, program, confined) VALUES (?1, ?2, ?3, ?4)";
        self.db.execute(sql, params![started, by, program, confined])?;
        Ok(())
    }

    /// Begins a commit.
    pub fn begin(&mut self) -> Result<Commit<'_>, Trouble> {
        let tx = self.db.transaction()?;
        let last =
            |table: &str| tx.query_row(&format!("SELECT COALESCE(MAX(id), 0) FROM {table}"), [], |row| row.get(0));
        let (originals, receipts) = (last("originals")?, last("receipts")?);
        let (parts, decisions) = (last("parts")?, last("decisions")?);
        Ok(Commit {
            originals: Rows::after(originals),
            receipts: Rows::after(receipts),
            parts: Rows::after(parts),
            decisions: Rows::after(decisions),
            entries: Vec::new(),
            tx,
        })
    }
}

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
    originals: Rows,
    receipts: Rows,
    parts: Rows,
    decisions: Rows,
    entries: Vec<Value>,
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
    pub fn told(&self, receipt: i64, part: i64) -> Result<(), Trouble> {
        let sql = "UPDATE receipts SET part = ?2 WHERE id = ?1";
        self.tx.prepare_cached(sql)?.execute(params![receipt, part])?;
        Ok(())
    }

    /// Gives every receipt of an original that was read its fate: the first that of the original, those of other paths that of a
    /// duplicate, as rows from `next` on. Gives the row that comes next then.
    pub fn tell_receipts(&mut self, original: i64, next: i64) -> Result<i64, Trouble> {
        let Some(first) = self.part_of(original)? else { return Ok(next) };
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
            let sql = "SELECT path, kind, reader, sha256 FROM parts WHERE id = ?1";
            let of_first = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
            let (first_path, kind, reader, sha256): (String, String, String, Option<String>) =
                self.tx.prepare_cached(sql)?.query_row([first], of_first)?;
            let part = match known {
                Some(part) => part,
                None if first_path == path => first,
                None => {
                    let copy = Part {
                        number: 0,
                        within: None,
                        path,
                        kind,
                        reader,
                        fate: "duplicate".to_owned(),
                        reason: None,
                        container: false,
                        bytes: bytes as u64,
                        sha256,
                        text_sha256: None,
                        encoding: None,
                        problems: None,
                        item: None,
                    };
                    let id = next;
                    self.row(id, Some(original), None, Some(first), copy)?;
                    next += 1;
                    id
                }
            };
            self.told(receipt, part)?;
        }
        Ok(next)
    }

    /// The number that the next part gets.
    pub fn next_part(&self) -> i64 {
        self.parts.last + 1
    }

    /// A part, whose row is `id`; rows are given out one behind the other, in the order in which parts were met, and may come in
    /// another.
    pub fn part(&mut self, id: i64, original: Option<i64>, within: Option<i64>, mut part: Part) -> Result<(), Trouble> {
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
        let bytes = part.sha256.as_ref().filter(|_| !part.reader.is_empty());
        let bytes = bytes.map(|sha256| format!("bytes:{}:{sha256}", part.reader));
        let identity = item.and_then(|item| item.identity.as_ref()).map(|identity| format!("same:{identity}"));
        let mut first = None;
        for key in [bytes, identity].into_iter().flatten() {
            let key = Digest::of(key.as_bytes());
            let key = &key.bytes()[..16];
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
    pub fn part_of(&self, original: i64) -> Result<Option<i64>, Trouble> {
        let sql = "SELECT id FROM parts WHERE original = ?1 ORDER BY id LIMIT 1";
        Ok(self.tx.prepare_cached(sql)?.query_row([original], |row| row.get(0)).optional()?)
    }

    /// That the reading of an original has begun, with the part `first`.
    pub fn begun(&self, original: i64, first: i64) -> Result<(), Trouble> {
        let sql = "UPDATE originals SET first_part = ?2 WHERE id = ?1";
        self.tx.prepare_cached(sql)?.execute(params![original, first])?;
        Ok(())
    }

    /// That all parts of an original are recorded, as `program` read them.
    pub fn read_by(&self, original: i64, program: &str) -> Result<(), Trouble> {
        let sql = "UPDATE originals SET read_by = ?2 WHERE id = ?1";
        self.tx.prepare_cached(sql)?.execute(params![original, program])?;
        Ok(())
    }

    /// Whether the part `id` is recorded.
    pub fn has_part(&self, id: i64) -> Result<bool, Trouble> {
        let sql = "SELECT 1 FROM parts WHERE id = ?1";
        Ok(self.tx.prepare_cached(sql)?.query_row([id], |_| Ok(())).optional()?.is_some())
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
            && [&self.originals, &self.receipts, &self.parts, &self.decisions].iter().all(|rows| rows.added.is_empty())
    }

    /// Commits: the record first, then the log. When this comes back, both are safe on the disk.
    pub(crate) fn commit(mut self, log: &mut Log, path: &Path, key: &Key, at: &str, by: &str) -> Result<(), Trouble> {
        let mut entry = json!({ "what": "recorded", "by": by });
        for (name, rows) in [
            ("originals", &mut self.originals),
            ("receipts", &mut self.receipts),
            ("parts", &mut self.parts),
            ("decisions", &mut self.decisions),
        ] {
            if let Some(told) = rows.told() {
                entry[name] = told;
            }
        }
        self.entries.push(entry);
        let text = log.prepare(&self.entries, at, key);
        let sql = "INSERT INTO commits (text, log_end) VALUES (?1, ?2)";
        self.tx.execute(sql, params![text, log.end_with(&text) as i64])?;
        self.tx.commit()?;
        log.write(path, &text)
    }
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

pub(crate) fn decision_digest(id: i64, at: &str, by: &str, what: &str, about: &str) -> Digest {
    of_fields([Some(id.to_string().as_str()), Some(at), Some(by), Some(what), Some(about)])
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
