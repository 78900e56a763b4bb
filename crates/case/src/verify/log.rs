//! The log: every head is signed and stands over what is before it, and the record has the same commits.

use super::Verified;
use crate::custody::{Tree, is_entry, signed_head};
use crate::folder;
use crate::store::Store;
use crate::trouble::Trouble;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead as _, BufReader, ErrorKind, Read};
use std::path::Path;

/// Rows that the log says were recorded: their ranges, and the digest over their digests.
pub(super) struct Recorded {
    pub(super) ranges: Vec<(i64, i64)>,
    pub(super) sha256: String,
}

/// What the log says was recorded, by table.
pub(super) type Told = BTreeMap<&'static str, Vec<Recorded>>;

const TABLES: [&str; 6] = ["originals", "receipts", "parts", "read", "told", "decisions"];

/// Reads the log of the case at `folder`, commit by commit.
pub(super) fn read(folder: &Path, store: &Store, public: &str, out: &mut Verified) -> Result<Told, Trouble> {
    let path = folder::log(folder);
    let end = compare(&path, store, out)?;
    let mut told = Told::new();
    let mut tree = Tree::default();
    let mut unsigned = 0;
    let mut root = None;
    for (n, line) in lines(&path, end)?.enumerate() {
        let line = line.map_err(|error| Trouble::at(&path, error))?;
        let line = String::from_utf8_lossy(&line);
        if is_entry(&line) {
            let entry: Value = serde_json::from_str(&line).unwrap_or_default();
            if entry["n"].as_u64() != Some(tree.size()) {
                out.faults.push(format!("custody.log, line {}: is not entry {}", n + 1, tree.size()));
            }
            tree.push(&line);
            unsigned += 1;
            recorded(&entry, &mut told);
            continue;
        }
        match signed_head(&line, public) {
            Ok(head) if head.size == tree.size() && head.root == tree.root() => {
                unsigned = 0;
                root = Some(head.root);
            }
            Ok(_) => out
                .faults
                .push(format!("custody.log, line {}: its tree head is not that of the entries before it", n + 1)),
            Err(why) => out.faults.push(format!("custody.log, line {}: {why}", n + 1)),
        }
    }
    if unsigned > 0 {
        out.faults.push(format!("custody.log: its last {unsigned} entries stand under no signed head"));
    }
    out.entries = tree.size();
    out.root = root;
    Ok(told)
}

/// Holds the log's bytes against the commits in the record; gives how many of them are to be read.
fn compare(path: &Path, store: &Store, out: &mut Verified) -> Result<u64, Trouble> {
    let file = match File::open(path) {
        Ok(file) => Some(file),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(Trouble::at(path, error)),
    };
    let length = file.as_ref().map_or(Ok(0), |file| file.metadata().map(|known| known.len()));
    let length = length.map_err(|error| Trouble::at(path, error))?;
    let mut file = file.map(BufReader::new);
    let mut statement = store.db.prepare("SELECT id, text, log_end FROM commits ORDER BY id")?;
    let mut rows = statement.query([])?;
    let (mut end, mut before) = (0, 0);
    while let Some(row) = rows.next()? {
        let (id, text): (i64, String) = (row.get(0)?, row.get(1)?);
        before = end;
        end += text.len() as u64;
        if row.get::<_, i64>(2)? != end as i64 {
            out.faults.push(format!("record: commit {id} does not end where the record says"));
        }
        let mut here = vec![0; text.len().min(length.saturating_sub(before) as usize)];
        if let Some(file) = &mut file {
            file.read_exact(&mut here).map_err(|error| Trouble::at(path, error))?;
        }
        if let Some(n) = here.iter().zip(text.as_bytes()).position(|(a, b)| a != b) {
            let at = before + n as u64;
            out.faults.push(format!("custody.log differs from what the record says from byte {at} on"));
            return Ok(u64::MAX);
        }
    }
    // While somebody writes, the log may be a commit behind the record, or be longer than what is read of the record.
    if length > end && !out.written {
        let more = length - end;
        out.faults.push(format!(
            "custody.log has {more} bytes more than the record knows of: the record is older, or lines were added"
        ));
        return Ok(u64::MAX);
    }
    if length < end && !(out.written && length >= before) {
        let why = if length >= before {
            "its last commit is not there to its end, because a run was stopped then, which the next `onrecord add` puts right, \
             or because it was cut"
        } else {
            "it was cut, or an older one was put in its place"
        };
        out.faults.push(format!("custody.log ends after {length} of {end} bytes: {why}"));
    }
    Ok(if out.written && length < end { before } else { end })
}

/// The first `end` bytes of the log, line by line.
fn lines(path: &Path, end: u64) -> Result<impl Iterator<Item = std::io::Result<Vec<u8>>>, Trouble> {
    let file: Box<dyn Read> = match File::open(path) {
        Ok(file) => Box::new(file),
        Err(error) if error.kind() == ErrorKind::NotFound => Box::new(std::io::empty()),
        Err(error) => return Err(Trouble::at(path, error)),
    };
    Ok(BufReader::new(file.take(end)).split(b'\n'))
}

fn recorded(entry: &Value, told: &mut Told) {
    for table in TABLES {
        let Some(rows) = entry[table]["rows"].as_array() else { continue };
        let range = |range: &Value| Some((range[0].as_i64()?, range[1].as_i64()?));
        let ranges = rows.iter().filter_map(range).collect();
        let sha256 = entry[table]["sha256"].as_str().unwrap_or_default().to_owned();
        told.entry(table).or_default().push(Recorded { ranges, sha256 });
    }
}
