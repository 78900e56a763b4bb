//! The record: an SQLite file with one writer.

use crate::commit::Commit;
use crate::custody::{Head, head_in};
use crate::trouble::Trouble;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, params};
use std::path::Path;

/// The tables and views of a format.
pub(crate) fn schema(format: u32) -> String {
    let all = include_str!("schema.sql");
    let messages = if format == 1 { include_str!("messages-1.sql") } else { include_str!("messages-2.sql") };
    let copies = if format < 3 { "" } else { include_str!("copies-3.sql") };
    format!("{all}{messages}{copies}")
}

/// The record, opened.
pub struct Store {
    pub(crate) db: Connection,
    /// The number of the case's format, which it keeps.
    pub(crate) format: u32,
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
    /// The SHA-256 of its original; none where it could not be received.
    pub sha256: Option<String>,
    /// How many bytes it had.
    pub bytes: Option<u64>,
    /// When it said that it was last changed.
    pub modified: Option<String>,
}

impl Store {
    /// Opens the record at `path` to write, or makes it. A kill may have come between its file and its tables.
    pub(crate) fn open(path: &Path, format: u32) -> Result<Store, Trouble> {
        let store = Store { db: Connection::open(path)?, format };
        let tables = store.tables()?;
        if tables == 0 {
            store.db.pragma_update(None, "page_size", 8192)?;
        }
        store.tune()?;
        if tables == 0 {
            store.db.execute_batch(&format!("BEGIN; {} COMMIT;", schema(format)))?;
        }
        Ok(store)
    }

    /// Opens the record at `path` to read. All that is read of it is of one moment, whatever is written meanwhile.
    pub(crate) fn to_read(path: &Path, format: u32) -> Result<Store, Trouble> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let store = Store { db: Connection::open_with_flags(path, flags)?, format };
        let store = match store.tables() {
            Ok(_) => store,
            // Where nothing can be written, there is no room for SQLite's notes on who reads; nobody else writes there either.
            Err(trouble) => match unchanging(path) {
                Some(address) => {
                    Store { db: Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_URI)?, format }
                }
                None => return Err(trouble),
            },
        };
        store.db.pragma_update(None, "trusted_schema", false)?;
        store.db.execute_batch("BEGIN")?;
        Ok(store)
    }

    /// How many tables and views there are.
    fn tables(&self) -> Result<i64, Trouble> {
        Ok(self.db.query_row("SELECT COUNT(*) FROM sqlite_schema", [], |row| row.get(0))?)
    }

    fn tune(&self) -> Result<(), Trouble> {
        // Nothing that somebody put into the record's own schema is run.
        self.db.pragma_update(None, "trusted_schema", false)?;
        self.db.pragma_update(None, "journal_mode", "WAL")?;
        self.db.pragma_update(None, "synchronous", "FULL")?;
        // What is inside a container is recorded before it.
        self.db.pragma_update(None, "foreign_keys", false)?;
        self.db.pragma_update(None, "cache_size", -64_000)?;
        // Pages that every commit changes are brought into the record's own file once for many commits.
        self.db.pragma_update(None, "wal_autocheckpoint", 8192)?;
        // A statement is planned once, whatever is bound to it: those of a commit run for every part.
        self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
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
        let sql = "SELECT sha256, receipts.bytes, modified FROM receipts LEFT JOIN originals ON originals.id = original
                    WHERE path = ?1 ORDER BY receipts.id DESC LIMIT 1";
        let mut statement = self.db.prepare_cached(sql)?;
        let found = statement.query_row([path], |row| {
            Ok(Receipt {
                sha256: row.get(0)?,
                bytes: row.get::<_, Option<i64>>(1)?.map(|bytes| bytes as u64),
                modified: row.get(2)?,
            })
        });
        Ok(found.optional()?)
    }

    /// Whether there is an original with this SHA-256 that was read to its end.
    pub fn is_read(&self, sha256: &str) -> Result<bool, Trouble> {
        let sql = "SELECT 1 FROM originals WHERE sha256 = ?1 AND read_by IS NOT NULL";
        Ok(self.db.prepare_cached(sql)?.query_row([sha256], |_| Ok(())).optional()?.is_some())
    }

    /// Notes that a run began: what it was, and what kept its workers in.
    pub fn note_run(&self, started: &str, by: &str, program: &str, confined: &str) -> Result<(), Trouble> {
        let sql = "INSERT INTO runs (started, by, program, confined) VALUES (?1, ?2, ?3, ?4)";
        self.db.execute(sql, params![started, by, program, confined])?;
        Ok(())
    }

    /// Begins a commit.
    pub fn begin(&mut self) -> Result<Commit<'_>, Trouble> {
        Commit::of(self.db.transaction()?, self.format)
    }

    /// Whether there is an original with this SHA-256.
    pub(crate) fn has_original(&self, sha256: &str) -> Result<bool, Trouble> {
        let sql = "SELECT 1 FROM originals WHERE sha256 = ?1";
        Ok(self.db.prepare_cached(sql)?.query_row([sha256], |_| Ok(())).optional()?.is_some())
    }
}

/// The address by which SQLite reads the file at `path` as one that nobody changes; none where it has a log that must be heeded.
fn unchanging(path: &Path) -> Option<String> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if std::fs::metadata(log).is_ok_and(|log| log.len() > 0) {
        return None;
    }
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(byte);
    let escaped: String = path
        .to_str()?
        .bytes()
        .map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    Some(format!("file:{escaped}?immutable=1"))
}
