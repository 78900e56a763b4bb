//! Queries that a person keeps under a name, in `searches.toml`: their own notes, which stand beside the record and not in it.

use crate::folder::{briefly_mine, write_new};
use crate::trouble::Trouble;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const SEARCHES: &str = "searches.toml";

/// What stands in `searches.toml`: a table `[queries]`, in which each name has its query as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Searches {
    #[serde(default)]
    queries: BTreeMap<String, String>,
}

/// All queries that are kept in the case at `folder`, by their names.
pub fn saved(folder: &Path) -> Result<BTreeMap<String, String>, Trouble> {
    let path = folder.join(SEARCHES);
    let text = match fs::read_to_string(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        text => text.map_err(|error| Trouble::at(&path, error))?,
    };
    let searches: Searches = toml::from_str(&text).map_err(|error| Trouble::at(&path, error.message()))?;
    Ok(searches.queries)
}

/// Keeps `query`, as written, under `name`; another that was kept under it is replaced, and given back. Of two that are kept at one
/// moment, none is lost.
pub fn save(folder: &Path, name: &str, query: &str) -> Result<Option<String>, Trouble> {
    let _mine = briefly_mine(folder)?;
    let mut queries = saved(folder)?;
    let before = queries.insert(name.to_owned(), query.to_owned());
    let text = toml::to_string(&Searches { queries }).map_err(|error| Trouble::because(error.to_string()))?;
    write_new(&folder.join(SEARCHES), &text, false)?;
    Ok(before)
}
