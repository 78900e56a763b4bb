//! What commits added: from where whoever derives something from the record goes on.
//!
//! Parts are numbered as they are met, and what is inside a container may be recorded behind parts with higher numbers. So how far
//! something goes is told by the number of a commit, and never by that of a part.

use crate::custody::head_in;
use crate::store::Store;
use crate::trouble::Trouble;
use rusqlite::OptionalExtension as _;
use serde::Deserialize;

/// What one commit added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Its number, from 1.
    pub commit: u64,
    /// Its parts: the first and the last row of each range, both in it.
    pub parts: Vec<(i64, i64)>,
    /// Whether somebody decided something in it.
    pub decided: bool,
}

/// What stands in the log of a commit that recorded something, as far as it is needed here.
#[derive(Deserialize)]
struct Recorded {
    parts: Option<Rows>,
    decisions: Option<Rows>,
}

#[derive(Deserialize)]
struct Rows {
    rows: Vec<(i64, i64)>,
}

/// The number of the last commit; 0 where there is none.
pub fn last_commit(store: &Store) -> Result<u64, Trouble> {
    let last: i64 = store.db.query_row("SELECT COALESCE(MAX(id), 0) FROM commits", [], |row| row.get(0))?;
    Ok(last as u64)
}

/// What stands for this commit and all before it: its number, and the root of the log's tree as far as it goes. No other case has
/// the same. Nothing where there is no such commit.
pub fn mark(store: &Store, commit: u64) -> Result<Option<String>, Trouble> {
    let sql = "SELECT text FROM commits WHERE id = ?1";
    let text: Option<String> = store.db.query_row(sql, [commit as i64], |row| row.get(0)).optional()?;
    Ok(text.and_then(|text| head_in(text.lines().last()?)).map(|head| format!("{commit} {}", head.root)))
}

/// The number of the commit that `mark` stands for; nothing where it is none of this case.
pub fn marked(store: &Store, mark: &str) -> Result<Option<u64>, Trouble> {
    let Some(commit) = mark.split(' ').next().and_then(|number| number.parse().ok()) else { return Ok(None) };
    Ok(self::mark(store, commit)?.filter(|own| own == mark).map(|_| commit))
}

/// What each commit behind the one of this number added, in order. 0 is before the first.
pub fn after(store: &Store, commit: u64) -> Result<Vec<Added>, Trouble> {
    let mut statement = store.db.prepare("SELECT id, text FROM commits WHERE id > ?1 ORDER BY id")?;
    let mut rows = statement.query([commit as i64])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let commit = row.get::<_, i64>(0)? as u64;
        out.push(added(commit, row.get_ref(1)?.as_str().unwrap_or_default()));
    }
    Ok(out)
}

/// What the lines of a commit say that it added. Lines that say nothing of rows are passed over.
fn added(commit: u64, text: &str) -> Added {
    let mut out = Added { commit, ..Added::default() };
    let recorded = text.lines().filter(|line| line.contains(r#""what":"recorded""#));
    for recorded in recorded.filter_map(|line| serde_json::from_str::<Recorded>(line).ok()) {
        out.parts.extend(recorded.parts.into_iter().flat_map(|rows| rows.rows));
        out.decided |= recorded.decisions.is_some();
    }
    out
}
