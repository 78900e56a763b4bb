//! Items read back from the record, one after the other, and where else each is held.

use crate::people::AliasOf;
use crate::rows::ItemRow;
use crate::store::Store;
use crate::trouble::Trouble;
use record::time::{DateTime, StatedTime};
use record::{Interval, Precision};
use rusqlite::{OptionalExtension as _, Row};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// An item of the record, with what the row of its part says of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Held {
    /// The row of its part.
    pub part: i64,
    /// Where it is.
    pub path: String,
    /// How many bytes it has as received.
    pub bytes: u64,
    /// The item.
    pub item: ItemRow,
}

/// Somebody who has a part in an item.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Taking {
    /// Which: `from`, `to`, `cc`, and the others of [`record::envelope::Role`].
    pub role: String,
    /// Who, as written.
    #[serde(flatten)]
    pub alias: AliasOf,
    /// The name beside it.
    pub name: Option<String>,
}

#[derive(Deserialize)]
struct Attached {
    name: Option<String>,
}

#[derive(Default, Deserialize)]
struct Told {
    moment: Option<String>,
    earliest: Option<String>,
    latest: Option<String>,
    zone: Option<String>,
    text: Option<String>,
    precision: Option<String>,
}

#[derive(Deserialize)]
struct More {
    held: Option<bool>,
    published: Option<Told>,
}

const COLUMNS: &str = "items.part, parts.path, parts.bytes, items.kind, channel, native_id, conversation, conversation_name, sender,
    subject, event, sent, sent_latest, sent_utc, items.text, participants, times, \"references\", attachments, more, identity";

impl Held {
    /// Everybody who has a part in it, in the order of the source.
    pub fn taking(&self) -> Vec<Taking> {
        list(&self.item.participants)
    }

    /// The names of what came with it; empty for what has none.
    pub fn attachments(&self) -> Vec<String> {
        list::<Attached>(&self.item.attachments).into_iter().map(|one| one.name.unwrap_or_default()).collect()
    }

    /// When it was sent, as it says first; of a report, when it was published.
    pub fn sent(&self) -> Option<StatedTime> {
        let is_sent = |told: &Told| told.moment.as_deref() == Some("sent");
        let sent = list::<Told>(&self.item.times).into_iter().find(is_sent);
        let published = || read::<More>(&self.item.more).and_then(|more| more.published);
        sent.or_else(published).map(stated).filter(|time| time.interval.is_some())
    }

    /// Whether it stands in the words of another only, which quotes it or passes it on.
    pub fn is_quoted(&self) -> bool {
        read::<More>(&self.item.more).is_some_and(|more| more.held == Some(false))
    }

    fn of(row: &Row<'_>) -> Result<Held, rusqlite::Error> {
        Ok(Held {
            part: row.get(0)?,
            path: row.get(1)?,
            bytes: row.get::<_, i64>(2)? as u64,
            item: ItemRow {
                kind: row.get(3)?,
                channel: row.get(4)?,
                native_id: row.get(5)?,
                conversation: row.get(6)?,
                conversation_name: row.get(7)?,
                sender: row.get(8)?,
                subject: row.get(9)?,
                event: row.get(10)?,
                sent: row.get(11)?,
                sent_latest: row.get(12)?,
                sent_utc: row.get(13)?,
                text: row.get(14)?,
                participants: row.get(15)?,
                times: row.get(16)?,
                references: row.get(17)?,
                attachments: row.get(18)?,
                more: row.get(19)?,
                identity: row.get(20)?,
            },
        })
    }
}

/// What a column holds, as JSON; nothing where it holds something else.
fn read<T: DeserializeOwned>(column: &Option<String>) -> Option<T> {
    serde_json::from_str(column.as_deref()?).ok()
}

fn list<T: DeserializeOwned>(column: &Option<String>) -> Vec<T> {
    read(column).unwrap_or_default()
}

fn stated(told: Told) -> StatedTime {
    let at = |text: &Option<String>| text.as_deref()?.parse::<DateTime>().ok();
    let interval = at(&told.earliest).zip(at(&told.latest)).map(|(from, to)| Interval::new(from, to));
    let precision = told.precision.as_deref().and_then(Precision::named);
    StatedTime { interval, zone: told.zone, text: told.text, precision, claims: Vec::new() }
}

/// Calls `each` with every item of these rows, in their order; `rows` are ranges, both ends in them. One is in memory at a time.
pub fn each<E: From<Trouble>>(
    store: &Store,
    rows: &[(i64, i64)],
    each: &mut dyn FnMut(Held) -> Result<(), E>,
) -> Result<(), E> {
    let sql = format!(
        "SELECT {COLUMNS} FROM items JOIN parts ON parts.id = items.part WHERE items.part BETWEEN ?1 AND ?2 ORDER BY items.part"
    );
    let mut statement = store.db.prepare_cached(&sql).map_err(Trouble::from)?;
    for (first, last) in rows {
        let mut found = statement.query([first, last]).map_err(Trouble::from)?;
        while let Some(row) = found.next().map_err(Trouble::from)? {
            each(Held::of(row).map_err(Trouble::from)?)?;
        }
    }
    Ok(())
}

/// The item of this row; nothing where there is none.
pub fn one(store: &Store, part: i64) -> Result<Option<Held>, Trouble> {
    let mut out = None;
    each(store, &[(part, part)], &mut |held| {
        out = Some(held);
        Ok::<(), Trouble>(())
    })?;
    Ok(out)
}

/// How many items these rows have.
pub fn count(store: &Store, rows: &[(i64, i64)]) -> Result<u64, Trouble> {
    let mut statement = store.db.prepare_cached("SELECT COUNT(*) FROM items WHERE part BETWEEN ?1 AND ?2")?;
    let mut sum = 0;
    for (first, last) in rows {
        sum += statement.query_row([first, last], |row| row.get::<_, i64>(0))? as u64;
    }
    Ok(sum)
}

/// The row of the item whose part is at `path`; of a duplicate, that of the part that holds the same. Looks through all parts.
pub fn at(store: &Store, path: &str) -> Result<Option<i64>, Trouble> {
    let sql = "SELECT items.part FROM parts JOIN items ON items.part IN (parts.id, parts.duplicate_of)
                WHERE parts.path = ?1 ORDER BY parts.id LIMIT 1";
    Ok(store.db.query_row(sql, [path], |row| row.get(0)).optional()?)
}

/// Rows of parts that these rows say they are copies of.
pub fn copied(store: &Store, rows: &[(i64, i64)]) -> Result<BTreeSet<i64>, Trouble> {
    let sql = "SELECT duplicate_of FROM parts WHERE id BETWEEN ?1 AND ?2 AND duplicate_of IS NOT NULL";
    let mut statement = store.db.prepare_cached(sql)?;
    let mut out = BTreeSet::new();
    for (first, last) in rows {
        for row in statement.query_map([first, last], |row| row.get(0))? {
            out.insert(row?);
        }
    }
    Ok(out)
}

/// The copies of parts: for each that has any their rows, in order.
pub type Copies = BTreeMap<i64, Vec<i64>>;

/// Whether the record can tell the copies of a part without looking through all parts. Records before format 3 can't.
pub fn tells_copies(store: &Store) -> bool {
    store.format >= 3
}

/// The copies of the parts of these rows; `rows` are ranges, both ends in them, none overlapping another. Looks through all parts once
/// for each range where the record [can't tell](tells_copies). Takes 16 bytes of memory for each copy.
pub fn copies(store: &Store, rows: &[(i64, i64)]) -> Result<Copies, Trouble> {
    let mut statement = store.db.prepare_cached(COPIES)?;
    let mut out = Copies::new();
    for (first, last) in rows {
        for row in statement.query_map([first, last], |row| Ok((row.get(0)?, row.get(1)?)))? {
            let (of, copy) = row?;
            out.entry(of).or_default().push(copy);
        }
    }
    Ok(out)
}

pub(crate) const COPIES: &str =
    "SELECT duplicate_of, id FROM parts WHERE duplicate_of BETWEEN ?1 AND ?2 ORDER BY duplicate_of, id";

/// Where a part is; nothing where there is none of this row.
pub fn path(store: &Store, part: i64) -> Result<Option<String>, Trouble> {
    let mut statement = store.db.prepare_cached("SELECT path FROM parts WHERE id = ?1")?;
    Ok(statement.query_row([part], |row| row.get(0)).optional()?)
}

/// Rows of the items in which one of these aliases stands. Looks through all items.
pub fn naming(store: &Store, aliases: &BTreeSet<AliasOf>) -> Result<Vec<i64>, Trouble> {
    let mut statement = store.db.prepare("SELECT part, kind, value FROM participants")?;
    let mut out = BTreeSet::new();
    for row in statement.query_map([], |row| Ok((row.get(0)?, AliasOf { kind: row.get(1)?, value: row.get(2)? })))? {
        let (part, alias) = row?;
        if aliases.contains(&alias) {
            out.insert(part);
        }
    }
    Ok(out.into_iter().collect())
}
