//! Originals, each read from its first byte to its last, and files among them that are none.

use super::Verified;
use crate::folder;
use crate::originals::digests_of;
use crate::paths::meant;
use crate::store::Store;
use crate::trouble::Trouble;
use record::progress::{Watch, go_on};
use rusqlite::OptionalExtension as _;
use std::io::ErrorKind;
use std::path::Path;

pub(super) fn check(folder: &Path, store: &Store, out: &mut Verified, watch: &dyn Watch) -> Result<(), Trouble> {
    let kept = folder::originals(folder);
    let many = store.db.query_row("SELECT COUNT(*) FROM originals", [], |row| row.get::<_, i64>(0))?;
    watch.stage("originals", Some(many as u64));
    let mut statement = store.db.prepare("SELECT sha256, blake3, bytes, in_place FROM originals ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        go_on(watch).map_err(|_| Trouble::because("cancelled"))?;
        let known = Known { sha256: row.get(0)?, blake3: row.get(1)?, bytes: row.get(2)? };
        let in_place: Option<String> = row.get(3)?;
        let path = in_place.as_ref().map_or_else(|| kept.now(&known.sha256), |path| meant(path));
        let shown = in_place.unwrap_or_else(|| format!("originals/{}", known.sha256));
        out.faults.extend(known.amiss(&path).map(|what| format!("{shown}: {what}")));
        out.originals += 1;
        watch.advance(1);
    }
    let mut strays = Vec::new();
    for (name, path) in kept.all()? {
        let shown = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
        let sql = "SELECT sha256, blake3, bytes, in_place IS NULL FROM originals WHERE sha256 = ?1";
        let known = store.db.prepare_cached(sql)?.query_row([&name], |row| {
            Ok((Known { sha256: row.get(0)?, blake3: row.get(1)?, bytes: row.get(2)? }, row.get::<_, bool>(3)?))
        });
        match known.optional()?.filter(|_| path == kept.path(&name)) {
            None => strays.push(format!("originals: {shown} was added")),
            // A copy of one that was left in its place as well.
            Some((known, false)) => out.faults.extend(known.amiss(&path).map(|what| format!("{shown}: {what}"))),
            Some(_) => {}
        }
    }
    // Whoever began to write after the record was opened has added what it does not know.
    out.written |= !strays.is_empty() && folder::is_written(folder);
    if !out.written {
        out.faults.append(&mut strays);
    }
    Ok(())
}

/// What the record says of an original.
struct Known {
    sha256: String,
    blake3: String,
    bytes: i64,
}

impl Known {
    /// What is amiss with the file at `path`, which should be this.
    fn amiss(&self, path: &Path) -> Option<String> {
        match digests_of(path) {
            Ok((digests, size)) => {
                let same = size == self.bytes as u64
                    && digests.sha256.hex() == self.sha256
                    && digests.blake3.hex() == self.blake3;
                (!same).then(|| "is not as it was received".to_owned())
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Some("is missing".to_owned()),
            Err(error) => Some(format!("could not be read: {error}")),
        }
    }
}
