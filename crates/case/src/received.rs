//! Which files came into a case, as a walk through the folders that they came from would come upon them.

use crate::folder;
use crate::originals::Originals;
use crate::paths::meant;
use crate::store::Store;
use crate::trouble::Trouble;
use record::Fate;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A file as it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Where it was received from.
    pub path: PathBuf,
    /// What became of it.
    pub became: Became,
}

/// What became of a file when it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    /// Its bytes are kept here.
    Kept(PathBuf),
    /// It was not opened, or could not be.
    Unread {
        /// What it was taken for.
        kind: String,
        /// Why.
        fate: Fate,
    },
}

/// Everything that was received into the case at `folder`, by path; of a file that was received again after a change, each state
/// in the order in which they came. Nothing in the case is written.
pub fn everything(folder: &Path) -> Result<Vec<Received>, Trouble> {
    let store = folder::to_read(folder)?;
    let originals = folder::originals(folder);
    let mut states: BTreeMap<PathBuf, Vec<Became>> = BTreeMap::new();
    for Received { path, became } in receipts(&store, &originals)? {
        let before = states.entry(path).or_default();
        // What could not be opened is told of until it is.
        before.retain(|state| matches!(state, Became::Kept(_)));
        if !before.contains(&became) {
            before.push(became);
        }
    }
    let one = |(path, states): (PathBuf, Vec<Became>)| {
        states.into_iter().map(move |became| Received { path: path.clone(), became }).collect::<Vec<_>>()
    };
    Ok(states.into_iter().flat_map(one).collect())
}

/// All receipts, in the order in which they came.
fn receipts(store: &Store, originals: &Originals) -> Result<Vec<Received>, Trouble> {
    let sql = "SELECT receipts.path, originals.sha256, originals.in_place, parts.kind, parts.fate, parts.reason
                 FROM receipts LEFT JOIN originals ON originals.id = receipts.original
                      LEFT JOIN parts ON parts.id = receipts.part
                ORDER BY receipts.id";
    let mut statement = store.db.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        let path = meant(&row.get::<_, String>(0)?);
        let (sha256, in_place): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
        let became = match (sha256, in_place) {
            (Some(_), Some(place)) => Became::Kept(meant(&place)),
            (Some(sha256), None) => Became::Kept(originals.path(&sha256)),
            (None, _) => Became::Unread { kind: text(row, 3)?, fate: fate(&text(row, 4)?, text(row, 5)?) },
        };
        Ok(Received { path, became })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn text(row: &rusqlite::Row<'_>, column: usize) -> Result<String, rusqlite::Error> {
    Ok(row.get::<_, Option<String>>(column)?.unwrap_or_default())
}

fn fate(name: &str, reason: String) -> Fate {
    match name {
        "skipped" => Fate::Skipped(reason),
        _ => Fate::Failed(reason),
    }
}
