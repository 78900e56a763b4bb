//! Whether a case is as it was recorded: originals, record and log, each byte of them.

mod log;

mod rows;

mod columns;

mod firsts;

mod kept;

use crate::folder;
use crate::store::{Store, schema as schema_of};
use crate::trouble::Trouble;
use record::progress::Watch;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::Path;

/// What was found: nothing amiss where `faults` is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many originals were read.
    pub originals: u64,
    /// How many parts were looked at.
    pub parts: u64,
    /// How many entries the log has.
    pub entries: u64,
    /// The root of the last tree head.
    pub root: Option<String>,
    /// Whether somebody wrote to the case meanwhile. What came after the check began was not checked then.
    pub written: bool,
    /// What is not as it was, a sentence each.
    pub faults: Vec<String>,
}

/// Checks the case at `folder`.
pub fn verify(folder: &Path, watch: &dyn Watch) -> Result<Verified, Trouble> {
    let mark = folder::mark(folder)?;
    let written = folder::is_written(folder);
    let store = folder::to_read(folder)?;
    let mut out = Verified { written, ..Verified::default() };
    watch.stage("log", None);
    let told = log::read(folder, &store, &mark.public_key, &mut out)?;
    watch.stage("record", None);
    // A record that SQLite can't read to its end is told of, and the originals are looked at all the same.
    if let Err(trouble) = record(&store, &told, &mut out) {
        out.faults.push(format!("record: {trouble}"));
    }
    kept::check(folder, &store, &mut out, watch)?;
    Ok(out)
}

/// The tables, row by row.
fn record(store: &Store, told: &log::Told, out: &mut Verified) -> Result<(), Trouble> {
    whole(store, out)?;
    schema(store, out)?;
    rows::check(store, "originals", told, out, columns::ORIGINALS, columns::original)?;
    rows::check(store, "receipts", told, out, columns::RECEIPTS, columns::receipt)?;
    rows::check(store, "parts", told, out, columns::PARTS, columns::part)?;
    rows::check(store, "read", told, out, columns::READ, columns::read)?;
    rows::check(store, "told", told, out, columns::TOLD, columns::told)?;
    rows::check(store, "decisions", told, out, columns::DECISIONS, columns::decision)?;
    let stray = "SELECT part FROM items WHERE part NOT IN (SELECT id FROM parts)";
    let mut statement = store.db.prepare(stray)?;
    for id in statement.query_map([], |row| row.get::<_, i64>(0))? {
        out.faults.push(format!("record: an item was added for part {}, which there is not", id?));
    }
    firsts::check(store, out)
}

/// Whether SQLite finds its own file whole: pages, indices, rows.
fn whole(store: &Store, out: &mut Verified) -> Result<(), Trouble> {
    let mut statement = store.db.prepare("PRAGMA integrity_check(20)")?;
    let said = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    out.faults.extend(said.into_iter().filter(|said| said != "ok").map(|said| format!("record.sqlite: {said}")));
    Ok(())
}

/// Whether tables and views are those of the format: another view would show other things than are there.
fn schema(store: &Store, out: &mut Verified) -> Result<(), Trouble> {
    let meant = Connection::open_in_memory()?;
    meant.execute_batch(&schema_of(store.format))?;
    let (here, meant) = (definitions(&store.db)?, definitions(&meant)?);
    for (name, _) in here.symmetric_difference(&meant).collect::<BTreeSet<_>>() {
        let fault = format!("record: {name} is not as the format has it");
        if !out.faults.contains(&fault) {
            out.faults.push(fault);
        }
    }
    Ok(())
}

fn definitions(db: &Connection) -> Result<BTreeSet<(String, String)>, Trouble> {
    let mut statement = db.prepare("SELECT type || ' ' || name, COALESCE(sql, '') FROM sqlite_schema")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows
        .filter(|row| row.as_ref().map_or(true, |(name, _): &(String, _)| !name.contains("sqlite_")))
        .collect::<Result<_, _>>()?)
}
