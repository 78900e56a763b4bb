//! Whether a case is as it was recorded: originals, record and log, each byte of them.

use crate::custody::{Tree, is_entry, signed_head};
use crate::folder;
use crate::originals::digests_of;
use crate::rows::{ItemRow, Part};
use crate::store::{PartRow, Store, decision_digest, item_digest, original_digest, receipt_digest};
use crate::trouble::Trouble;
use record::digest::Hasher;
use record::progress::{Watch, go_on};
use rusqlite::{Row, Rows};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
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
    /// What is not as it was, a sentence each.
    pub faults: Vec<String>,
}

/// Rows that the log says were recorded: their ranges, and the digest over their digests.
struct Recorded {
    ranges: Vec<(i64, i64)>,
    sha256: String,
}

/// What the log says was recorded, by table.
type Told = BTreeMap<&'static str, Vec<Recorded>>;

const TABLES: [&str; 4] = ["originals", "receipts", "parts", "decisions"];

/// Checks the case at `folder`.
pub fn verify(folder: &Path, watch: &dyn Watch) -> Result<Verified, Trouble> {
    let mark = folder::mark(folder)?;
    let store = folder::to_read(folder)?;
    let mut out = Verified::default();
    watch.stage("log", None);
    let told = log(folder, &store, &mark.public_key, &mut out)?;
    watch.stage("record", None);
    rows(
        &store,
        "originals",
        &told,
        &mut out,
        "SELECT id, sha256, blake3, bytes, in_place FROM originals ORDER BY id",
        original,
    )?;
    rows(
        &store,
        "receipts",
        &told,
        &mut out,
        "SELECT id, path, original, bytes, modified, received, by FROM receipts ORDER BY id",
        receipt,
    )?;
    rows(&store, "parts", &told, &mut out, PARTS, part)?;
    rows(&store, "decisions", &told, &mut out, "SELECT id, at, by, what, about FROM decisions ORDER BY id", decision)?;
    let stray = "SELECT part FROM items WHERE part NOT IN (SELECT id FROM parts)";
    let mut statement = store.db.prepare(stray)?;
    for id in statement.query_map([], |row| row.get::<_, i64>(0))? {
        out.faults.push(format!("record: an item was added for part {}, which there is not", id?));
    }
    originals(folder, &store, &mut out, watch)?;
    Ok(out)
}

/// Reads the log: every head is signed and stands over what is before it, and the record has the same commits.
fn log(folder: &Path, store: &Store, public: &str, out: &mut Verified) -> Result<Told, Trouble> {
    let path = folder::log(folder);
    let text = fs::read_to_string(&path).unwrap_or_default();
    let mut statement = store.db.prepare("SELECT text FROM commits ORDER BY id")?;
    let commits: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let expected = commits.concat();
    if text != expected {
        let same = text.bytes().zip(expected.bytes()).take_while(|(a, b)| a == b).count();
        let what = match (same == text.len(), same == expected.len()) {
            (true, _) => format!(
                "ends after {} of {} bytes: it was cut, or an older one was put in its place",
                text.len(),
                expected.len()
            ),
            (_, true) => format!(
                "has {} bytes more than the record knows of: the record is older, or lines were added",
                text.len() - expected.len()
            ),
            _ => format!("differs from what the record says from byte {same} on"),
        };
        out.faults.push(format!("custody.log {what}"));
    }
    let mut told = Told::new();
    let mut tree = Tree::default();
    let mut unsigned = 0;
    for (n, line) in text.lines().enumerate() {
        if is_entry(line) {
            let entry: Value = serde_json::from_str(line).unwrap_or_default();
            if entry["n"].as_u64() != Some(tree.size()) {
                out.faults.push(format!("custody.log, line {}: is not entry {}", n + 1, tree.size()));
            }
            tree.push(line);
            unsigned += 1;
            recorded(&entry, &mut told);
            continue;
        }
        match signed_head(line, public) {
            Ok(head) if head.size == tree.size() && head.root == tree.root() => unsigned = 0,
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
    out.root = (tree.size() > 0).then(|| tree.root());
    Ok(told)
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

/// A row's id, the digest that it has now, and what is amiss with it by itself.
type Checked = (i64, record::digest::Digest, Option<String>);

/// Holds the rows of `table` against what the log says of them.
fn rows(
    store: &Store,
    table: &'static str,
    told: &Told,
    out: &mut Verified,
    sql: &str,
    check: fn(&Row<'_>) -> rusqlite::Result<Checked>,
) -> Result<(), Trouble> {
    let recorded = told.get(table).map_or(&[][..], Vec::as_slice);
    // Which commit a row is of; commits interleave where a container ends after what is in it.
    let mut spans: Vec<(i64, i64, usize)> = Vec::new();
    for (commit, recorded) in recorded.iter().enumerate() {
        spans.extend(recorded.ranges.iter().map(|(first, last)| (*first, *last, commit)));
    }
    spans.sort_unstable();
    let mut hashers: Vec<Hasher> = recorded.iter().map(|_| Hasher::default()).collect();
    let mut statement = store.db.prepare(sql)?;
    let mut found: Rows<'_> = statement.query([])?;
    let (mut at, mut expected) = (0, spans.first().map_or(0, |span| span.0));
    let mut named = vec![false; recorded.len()];
    while let Some(row) = found.next()? {
        let (id, digest, amiss) = check(row)?;
        if table == "parts" {
            out.parts += 1;
        }
        while at < spans.len() && expected < id {
            let last = spans[at].1.min(id - 1);
            out.faults.push(format!("record: {table} {expected} to {last} are missing"));
            named[spans[at].2] = true;
            expected = last + 1;
            if expected > spans[at].1 {
                at += 1;
                expected = spans.get(at).map_or(i64::MAX, |span| span.0);
            }
        }
        let Some(span) = spans.get(at).filter(|span| (span.0..=span.1).contains(&id)) else {
            out.faults.push(format!("record: a row {id} was added to {table}"));
            continue;
        };
        hashers[span.2].update(digest.bytes());
        if let Some(amiss) = amiss {
            named[span.2] = true;
            out.faults.push(format!("record: {amiss}"));
        }
        expected = id + 1;
        if expected > span.1 {
            at += 1;
            expected = spans.get(at).map_or(i64::MAX, |span| span.0);
        }
    }
    while at < spans.len() {
        out.faults.push(format!("record: {table} {expected} to {} are missing", spans[at].1));
        named[spans[at].2] = true;
        at += 1;
        expected = spans.get(at).map_or(0, |span| span.0);
    }
    for (commit, hasher) in hashers.into_iter().enumerate() {
        if !named[commit] && hasher.finish().hex() != recorded[commit].sha256 {
            let ranges: Vec<String> = recorded[commit].ranges.iter().map(|(a, b)| format!("{a} to {b}")).collect();
            out.faults.push(format!("record: among {table} {} a row is not as it was recorded", ranges.join(", ")));
        }
    }
    Ok(())
}

fn original(row: &Row<'_>) -> rusqlite::Result<Checked> {
    let (id, sha256, blake3): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let (bytes, in_place): (i64, Option<String>) = (row.get(3)?, row.get(4)?);
    Ok((id, original_digest(id, &sha256, &blake3, bytes as u64, in_place.as_deref()), None))
}

fn decision(row: &Row<'_>) -> rusqlite::Result<Checked> {
    let (id, at, by): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let (what, about): (String, String) = (row.get(3)?, row.get(4)?);
    Ok((id, decision_digest(id, &at, &by, &what, &about), None))
}

fn receipt(row: &Row<'_>) -> rusqlite::Result<Checked> {
    let (id, path, original): (i64, String, Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let (bytes, modified): (Option<i64>, Option<String>) = (row.get(3)?, row.get(4)?);
    let (at, by): (String, String) = (row.get(5)?, row.get(6)?);
    let bytes = bytes.map(|bytes| bytes as u64);
    Ok((id, receipt_digest(id, &path, original, bytes, modified.as_deref(), &at, &by), None))
}

const PARTS: &str = "SELECT parts.id, original, within, path, parts.kind, reader, fate, reason, duplicate_of, container, bytes, sha256,
    text_sha256, encoding, problems, parts.digest, items.part, items.kind, channel, native_id, conversation, conversation_name,
    sender, subject, event, sent, sent_latest, sent_utc, text, participants, times, \"references\", attachments, more, identity,
    items.digest
    FROM parts LEFT JOIN items ON items.part = parts.id ORDER BY parts.id";

fn part(row: &Row<'_>) -> rusqlite::Result<Checked> {
    let id: i64 = row.get(0)?;
    let part = Part {
        number: 0,
        within: None,
        path: row.get(3)?,
        kind: row.get(4)?,
        reader: row.get(5)?,
        fate: row.get(6)?,
        reason: row.get(7)?,
        container: row.get(9)?,
        bytes: row.get::<_, i64>(10)? as u64,
        sha256: row.get(11)?,
        text_sha256: row.get(12)?,
        encoding: row.get(13)?,
        problems: row.get(14)?,
        item: None,
    };
    let item = row.get::<_, Option<i64>>(16)?.map(|_| item(row)).transpose()?;
    let kept: Option<String> = row.get(35)?;
    let now = item.as_ref().map(|item| item_digest(id, item).hex());
    let digest = PartRow {
        id,
        original: row.get(1)?,
        within: row.get(2)?,
        duplicate_of: row.get(8)?,
        part: &part,
        item: now.as_deref(),
    }
    .digest();
    let recorded: String = row.get(15)?;
    let amiss = if now != kept {
        Some(format!("the item of part {id} ({}) is not as it was recorded", part.path))
    } else if digest.hex() != recorded {
        Some(format!("part {id} ({}) is not as it was recorded", part.path))
    } else {
        None
    };
    Ok((id, digest, amiss))
}

fn item(row: &Row<'_>) -> rusqlite::Result<ItemRow> {
    Ok(ItemRow {
        kind: row.get(17)?,
        channel: row.get(18)?,
        native_id: row.get(19)?,
        conversation: row.get(20)?,
        conversation_name: row.get(21)?,
        sender: row.get(22)?,
        subject: row.get(23)?,
        event: row.get(24)?,
        sent: row.get(25)?,
        sent_latest: row.get(26)?,
        sent_utc: row.get(27)?,
        text: row.get(28)?,
        participants: row.get(29)?,
        times: row.get(30)?,
        references: row.get(31)?,
        attachments: row.get(32)?,
        more: row.get(33)?,
        identity: row.get(34)?,
    })
}

/// Reads every original, and looks for files that are none.
fn originals(folder: &Path, store: &Store, out: &mut Verified, watch: &dyn Watch) -> Result<(), Trouble> {
    let kept = folder::originals(folder);
    let mut statement = store.db.prepare("SELECT sha256, blake3, bytes, in_place FROM originals ORDER BY id")?;
    let rows: Vec<(String, String, i64, Option<String>)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    watch.stage("originals", Some(rows.len() as u64));
    let mut known = BTreeMap::new();
    for (sha256, blake3, bytes, in_place) in rows {
        go_on(watch).map_err(|_| Trouble::because("cancelled"))?;
        let path = in_place.as_ref().map_or_else(|| kept.path(&sha256), Into::into);
        let shown = in_place.unwrap_or_else(|| format!("originals/{sha256}"));
        match digests_of(&path) {
            Ok((digests, size)) => {
                if size != bytes as u64 || digests.sha256.hex() != sha256 || digests.blake3.hex() != blake3 {
                    out.faults.push(format!("{shown}: is not as it was received"));
                }
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                out.faults.push(format!("{shown}: is missing"))
            }
            Err(error) => out.faults.push(format!("{shown}: could not be read: {error}")),
        }
        known.insert(sha256, ());
        out.originals += 1;
        watch.advance(1);
    }
    for (name, path) in kept.all()? {
        if !known.contains_key(&name) || path != kept.path(&name) {
            out.faults.push(format!("originals: {} was added", path.strip_prefix(folder).unwrap_or(&path).display()));
        }
    }
    Ok(())
}
