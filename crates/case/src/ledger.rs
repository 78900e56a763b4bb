//! The ledger: what became of everything that was received.

use crate::store::Store;
use crate::trouble::Trouble;

/// How many parts there are and what became of them; containers are counted apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// All parts.
    pub expected: u64,
    /// Read.
    pub read: u64,
    /// Held already.
    pub duplicate: u64,
    /// Not read, on purpose.
    pub skipped: u64,
    /// Could not be read.
    pub failed: u64,
    /// What was opened as something that holds others.
    pub containers: u64,
    /// Files that were received and have no fate yet.
    pub pending: u64,
}

impl Ledger {
    /// That of a record.
    pub fn of(store: &Store) -> Result<Ledger, Trouble> {
        let count = |row: &rusqlite::Row<'_>, n: usize| {
            Ok::<u64, rusqlite::Error>(row.get::<_, Option<i64>>(n)?.unwrap_or(0) as u64)
        };
        let ledger = store.db.query_row(
            "SELECT expected, read, duplicate, skipped, failed, containers FROM ledger",
            [],
            |row| {
                Ok(Ledger {
                    expected: count(row, 0)?,
                    read: count(row, 1)?,
                    duplicate: count(row, 2)?,
                    skipped: count(row, 3)?,
                    failed: count(row, 4)?,
                    containers: count(row, 5)?,
                    pending: 0,
                })
            },
        )?;
        let pending = "SELECT COUNT(*) FROM receipts WHERE part IS NULL";
        let pending = store.db.query_row(pending, [], |row| count(row, 0))?;
        Ok(Ledger { pending, ..ledger })
    }

    /// Whether every part that was met has its one fate, and nothing waits.
    pub fn adds_up(&self) -> bool {
        self.pending == 0 && self.expected == self.read + self.duplicate + self.skipped + self.failed
    }
}

/// A part that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRead {
    /// Where it is.
    pub path: String,
    /// `skipped` or `failed`.
    pub fate: String,
    /// Why.
    pub reason: String,
}

/// The parts that were not read, those that failed first; no more than `most`.
pub fn not_read(store: &Store, most: u64) -> Result<Vec<NotRead>, Trouble> {
    let sql = "SELECT path, fate, COALESCE(reason, '') FROM not_read ORDER BY fate, id LIMIT ?1";
    let mut statement = store.db.prepare(sql)?;
    let rows = statement
        .query_map([most as i64], |row| Ok(NotRead { path: row.get(0)?, fate: row.get(1)?, reason: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Counts by the words of a column, the most first.
pub type Counts = Vec<(String, u64)>;

/// How many items of each kind, and by which way, are held.
pub fn kinds(store: &Store) -> Result<Counts, Trouble> {
    kinds_of(store, "IS NOT 0")
}

/// How many items of each kind stand in the words of others only, and are not held.
pub fn quoted(store: &Store) -> Result<Counts, Trouble> {
    kinds_of(store, "IS 0")
}

fn kinds_of(store: &Store, held: &str) -> Result<Counts, Trouble> {
    let kinds = format!(
        "SELECT COALESCE(channel, kind), COUNT(*) FROM items WHERE more ->> 'held' {held} GROUP BY 1 ORDER BY 2 DESC, 1"
    );
    counts(store, &kinds)
}

/// Why parts were skipped or failed, as often as each reason stands.
pub fn reasons(store: &Store) -> Result<Counts, Trouble> {
    counts(store, "SELECT fate || ': ' || reason, COUNT(*) FROM not_read GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 200")
}

/// What the workers of the last run were kept in by.
pub fn confined(store: &Store) -> Result<Option<String>, Trouble> {
    let found = store.db.query_row("SELECT confined FROM runs ORDER BY id DESC LIMIT 1", [], |row| row.get(0));
    match found {
        Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
        other => Ok(Some(other?)),
    }
}

fn counts(store: &Store, sql: &str) -> Result<Counts, Trouble> {
    let mut statement = store.db.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
