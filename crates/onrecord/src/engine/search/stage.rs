//! The index of a case: derived from its record, in the folder `derived/index`, as far as the last commit that it has.
//!
//! It is never ahead of the record, and a run that is killed loses no more than the portion that it was at.

use super::entries::{Entries, ever_decided};
use case::added::{Added, after, last_commit, mark, marked};
use case::items::Copies;
use case::store::Store;
use case::{Trouble, folder, items};
use index::{Reader, Writer};
use record::progress::{Watch, go_on};
use std::collections::BTreeSet;
use std::path::Path;

/// So many bytes of text are indexed before they are written down.
const PORTION: usize = 64 << 20;

/// Bytes that the writer may hold.
const MEMORY: usize = 64 << 20;

/// How far the index of a case goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// The number of the last commit that is in it; 0 where there is no index.
    pub indexed: u64,
    /// The number of the last commit of the record.
    pub commits: u64,
}

impl Extent {
    /// How many commits are not in yet.
    pub fn missing(&self) -> u64 {
        self.commits.saturating_sub(self.indexed)
    }
}

/// Why the index does not have all that the record has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Behind {
    /// Another process writes it.
    Busy,
    /// It could not be written.
    Unwritten(String),
}

/// How far the index of the case at `folder` goes.
pub fn extent(folder: &Path) -> Result<Extent, Trouble> {
    let reader = Reader::open(&folder::index(folder)).ok();
    extent_of(&folder::to_read(folder)?, reader.as_ref())
}

/// How far an index, if there is one, has what `store` has.
fn extent_of(store: &Store, reader: Option<&Reader>) -> Result<Extent, Trouble> {
    let indexed = indexed(store, reader.and_then(Reader::watermark))?.unwrap_or(0);
    Ok(Extent { indexed, commits: last_commit(store)? })
}

/// The last commit that an index with this watermark has of the record, 0 where it has nothing yet; nothing where it is an index of
/// another. The record must be opened after the watermark was read: then it has no less.
pub(super) fn indexed(store: &Store, watermark: Option<&str>) -> Result<Option<u64>, Trouble> {
    watermark.map_or(Ok(Some(0)), |watermark| marked(store, watermark))
}

/// The record and the index of the case at `folder`, where the index has all of the record; nothing where it has not.
pub(super) fn caught_up(folder: &Path) -> Result<Option<(Store, Reader, Extent)>, Trouble> {
    let Ok(reader) = Reader::open(&folder::index(folder)) else { return Ok(None) };
    let store = folder::to_read(folder)?;
    let extent = extent_of(&store, Some(&reader))?;
    Ok((extent.missing() == 0 && extent.commits > 0).then_some((store, reader, extent)))
}

/// Brings the index up to the record. What keeps it from that is given back, and is no trouble: the record has everything.
pub fn catch_up(folder: &Path, watch: &dyn Watch) -> Result<Option<Behind>, Trouble> {
    catch_up_in_portions(folder, PORTION, watch)
}

/// The same; what is indexed is written down whenever it has `portion` bytes of text, at the end of a commit.
pub fn catch_up_in_portions(folder: &Path, portion: usize, watch: &dyn Watch) -> Result<Option<Behind>, Trouble> {
    let extent = extent(folder)?;
    if extent.missing() == 0 && extent.commits > 0 {
        return Ok(None);
    }
    match opened(folder).and_then(|opened| opened.write(portion, watch)) {
        Ok(()) => Ok(None),
        Err(Stopped::Case(trouble)) => Err(trouble),
        Err(Stopped::Index(index::Trouble::Busy)) => Ok(Some(Behind::Busy)),
        Err(Stopped::Index(trouble)) => Ok(Some(Behind::Unwritten(trouble.to_string()))),
    }
}

/// What is wrong with the index of the case at `folder` that a search would not notice. Reads all of it. One that can't be opened, as that
/// of another version, the next search builds anew.
pub fn damage(folder: &Path) -> Option<String> {
    Some(Reader::open(&folder::index(folder)).ok()?.verify().err()?.to_string())
}

/// Removes the index; the next search builds it.
pub fn clear(folder: &Path) -> Result<(), Trouble> {
    index::clear(&folder::index(folder)).map_err(|trouble| Trouble::because(trouble.to_string()))
}

/// Why a run stopped: for what the case says, or the index.
enum Stopped {
    Case(Trouble),
    Index(index::Trouble),
}

impl From<Trouble> for Stopped {
    fn from(trouble: Trouble) -> Stopped {
        Stopped::Case(trouble)
    }
}

impl From<index::Trouble> for Stopped {
    fn from(trouble: index::Trouble) -> Stopped {
        Stopped::Index(trouble)
    }
}

/// An index that nobody else writes, and the record that it is of.
struct Opened {
    writer: Writer,
    store: Store,
    /// Whether nothing of the record is in yet.
    is_new: bool,
    /// What the commits added that are not in yet.
    added: Vec<Added>,
}

/// The index of the case at `folder`, to be written: as it is where it can be gone on with, else a new one.
fn opened(folder: &Path) -> Result<Opened, Stopped> {
    let index = folder::index(folder);
    match patiently(&index) {
        Ok(writer) => {
            // Whoever wrote the index before had no more of the record than it has now.
            let store = folder::to_read(folder)?;
            // Another is of another record, or of this one before it was put back to an earlier state.
            if let Some(start) = indexed(&store, writer.watermark())? {
                let added = after(&store, start)?;
                if !writer.is_outgrown(items::count(&store, &rows(&added))?) {
                    return Ok(Opened { writer, store, is_new: start == 0, added });
                }
            }
        }
        Err(index::Trouble::Unusable(_)) => {}
        Err(other) => return Err(other.into()),
    }
    index::clear(&index)?;
    let writer = patiently(&index)?;
    // Somebody else may have come first, and written to it.
    if writer.watermark().is_some() {
        return Err(Stopped::Index(index::Trouble::Busy));
    }
    let store = folder::to_read(folder)?;
    let added = after(&store, 0)?;
    Ok(Opened { writer, store, is_new: true, added })
}

/// The rows that these commits added, in order.
fn rows(added: &[Added]) -> Vec<(i64, i64)> {
    let mut rows: Vec<(i64, i64)> = added.iter().flat_map(|added| added.parts.iter().copied()).collect();
    rows.sort_unstable();
    rows
}

impl Opened {
    fn write(self, portion: usize, watch: &dyn Watch) -> Result<(), Stopped> {
        let decided = !self.is_new && self.added.iter().any(|added| added.decided);
        Run { store: &self.store, portion, watch }.write(self.writer, &self.added, decided)
    }
}

struct Run<'r> {
    store: &'r Store,
    portion: usize,
    watch: &'r dyn Watch,
}

impl Run<'_> {
    /// Adds what these commits added, and anew what bears other names since, if some were `decided`.
    fn write(&self, mut writer: Writer, added: &[Added], decided: bool) -> Result<(), Stopped> {
        let rows = rows(added);
        self.watch.stage("items indexed", Some(items::count(self.store, &rows)?));
        let older = if decided { self.renamed(&rows)? } else { BTreeSet::new() };
        let copies = self.copies(&rows, &older)?;
        let adding = Adding { run: self, entries: Entries::new(self.store)?, rows, copies };
        adding.items(&mut writer, &singly(older), false)?;
        let mut bytes = 0;
        for one in added {
            bytes += adding.commit(&mut writer, one)?;
            if bytes >= self.portion {
                self.commit(&mut writer, one.commit)?;
                bytes = 0;
            }
        }
        self.commit(&mut writer, last_commit(self.store)?)?;
        Ok(writer.finish()?)
    }

    /// Writes down what was indexed, which is all up to this commit.
    fn commit(&self, writer: &mut Writer, commit: u64) -> Result<(), Stopped> {
        let mark = mark(self.store, commit)?;
        let mark = mark.ok_or_else(|| Trouble::because(format!("commit {commit} is not in the record")))?;
        Ok(writer.commit(mark)?)
    }

    /// What may have been indexed under other persons than are decided now; `rows` are added anyway.
    fn renamed(&self, rows: &[(i64, i64)]) -> Result<BTreeSet<i64>, Trouble> {
        let named = items::naming(self.store, &ever_decided(self.store)?)?;
        Ok(named.into_iter().filter(|part| !is_among(*part, rows)).collect())
    }

    /// The copies that are needed to index these rows, what they are copies of, and the `older`. A copy is recorded behind what it is a
    /// copy of, or along with it: where nothing that is added is one, nothing that is added has any.
    fn copies(&self, rows: &[(i64, i64)], older: &BTreeSet<i64>) -> Result<Copies, Trouble> {
        let copied = items::copied(self.store, rows)?;
        if copied.is_empty() && older.is_empty() {
            return Ok(Copies::new());
        }
        if !items::tells_copies(self.store) {
            return items::copies(self.store, &[(0, i64::MAX)]);
        }
        let older = copied.into_iter().filter(|part| !is_among(*part, rows)).chain(older.iter().copied());
        items::copies(self.store, &[rows, &singly(older.collect())].concat())
    }
}

/// What a run adds.
struct Adding<'r> {
    run: &'r Run<'r>,
    entries: Entries<'r>,
    /// The rows of all commits that are added: what is among them is added with all its copies.
    rows: Vec<(i64, i64)>,
    copies: Copies,
}

impl Adding<'_> {
    /// Adds what one commit added, and anew what it holds copies of; gives the bytes of its text.
    fn commit(&self, writer: &mut Writer, added: &Added) -> Result<usize, Stopped> {
        let mut older = items::copied(self.run.store, &added.parts)?;
        older.retain(|part| !is_among(*part, &self.rows));
        Ok(self.items(writer, &added.parts, true)? + self.items(writer, &singly(older), false)?)
    }

    /// Adds the items of these rows; gives the bytes of their text.
    fn items(&self, writer: &mut Writer, rows: &[(i64, i64)], are_new: bool) -> Result<usize, Stopped> {
        let mut bytes = 0;
        items::each(self.run.store, rows, &mut |held| {
            go_on(self.run.watch).map_err(|cancelled| Trouble::because(cancelled.to_string()))?;
            writer.add(&self.entries.entry(&held, &self.copies)?)?;
            bytes += held.item.text.len();
            self.run.watch.advance(u64::from(are_new));
            Ok::<(), Stopped>(())
        })?;
        Ok(bytes)
    }
}

/// Each row as a range.
fn singly(rows: BTreeSet<i64>) -> Vec<(i64, i64)> {
    rows.into_iter().map(|row| (row, row)).collect()
}

/// Tries a few times: a process that was started a moment ago may still have what its parent had open.
fn patiently(folder: &Path) -> Result<Writer, index::Trouble> {
    for _ in 0..5 {
        match Writer::open(folder, MEMORY) {
            Err(index::Trouble::Busy) => std::thread::sleep(std::time::Duration::from_millis(20)),
            other => return other,
        }
    }
    Writer::open(folder, MEMORY)
}

/// Whether a row is in one of these ranges, which are in order.
fn is_among(part: i64, rows: &[(i64, i64)]) -> bool {
    let behind = rows.partition_point(|(first, _)| *first <= part);
    behind > 0 && part <= rows[behind - 1].1
}
