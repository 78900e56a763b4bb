//! Which part holds bytes, or a message, first: by this the record tells what is held already, so a wrong row there would have
//! something left out that is not held.

use super::Verified;
use crate::digests::first_keys;
use crate::store::Store;
use crate::trouble::Trouble;

/// Every row, with the part that it names.
const FIRSTS: &str =
    "SELECT key, firsts.part, reader, sha256, identity FROM firsts LEFT JOIN parts ON parts.id = firsts.part
    LEFT JOIN items ON items.part = firsts.part";

/// How many rows there must be. What holds others is no part by itself, and neither is a copy of it.
const EXPECTED: &str = "SELECT
    (SELECT COUNT(*) FROM (SELECT DISTINCT reader, sha256 FROM parts
       WHERE fate IN ('read', 'duplicate') AND NOT container AND reader <> '' AND reader NOT LIKE '%#' AND sha256 IS NOT NULL
         AND (duplicate_of IS NULL OR duplicate_of NOT IN (SELECT id FROM parts WHERE container)))) +
    (SELECT COUNT(DISTINCT identity) FROM items)";

pub(super) fn check(store: &Store, out: &mut Verified) -> Result<(), Trouble> {
    let mut statement = store.db.prepare(FIRSTS)?;
    let mut rows = statement.query([])?;
    let mut found = 0;
    while let Some(row) = rows.next()? {
        let (key, part): (Vec<u8>, i64) = (row.get(0)?, row.get(1)?);
        let (reader, sha256): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        let identity: Option<String> = row.get(4)?;
        let own = first_keys(&reader.unwrap_or_default(), sha256.as_deref(), identity.as_deref());
        if !own.iter().flatten().any(|own| own[..] == key[..]) {
            out.faults.push(format!("record: a row of firsts names part {part}, which does not hold that"));
        }
        found += 1;
    }
    let expected: i64 = store.db.query_row(EXPECTED, [], |row| row.get(0))?;
    if found != expected {
        out.faults.push(format!("record: firsts has {found} rows, and {expected} are expected"));
    }
    Ok(())
}
