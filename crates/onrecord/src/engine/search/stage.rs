//! The index of a case: derived from its record, in the folder `derived/index`, as far as the last commit that it has.
//!
//! It is never ahead of the record, and a run that is killed loses no more than the portion that it was at.

use super::entries::{Copies, Entries, ever_decided};
use case::added::{Added, after, last_commit};
use case::store::Store;
use case::{Trouble, folder, items};
use index::{Reader, Writer};
use record::progress::{Watch, go_on};
use std::path::Path;
use std::rc::Rc;

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
    let commits = last_commit(&folder::to_read(folder)?)?;
    Ok(Extent { indexed: indexed(folder).filter(|indexed| *indexed <= commits).unwrap_or(0), commits })
}

/// The last commit that is in; nothing where no index can be opened.
fn indexed(folder: &Path) -> Option<u64> {
    Reader::open(&folder::index(folder)).and_then(|reader| reader.watermark()).ok().flatten()
}

/// Brings the index up to the record. What keeps it from that is given back, and is no trouble: the record has everything.
pub fn catch_up(folder: &Path, watch: &dyn Watch) -> Result<Option<Behind>, Trouble> {
    catch_up_in_portions(folder, PORTION, watch)
}

/// The same; what is indexed is written down whenever it has `portion` bytes of text, at the end of a commit.
pub fn catch_up_in_portions(folder: &Path, portion: usize, watch: &dyn Watch) -> Result<Option<Behind>, Trouble> {
    let store = folder::to_read(folder)?;
    let commits = last_commit(&store)?;
    if indexed(folder) == Some(commits) {
        return Ok(None);
    }
    match (Run { store: &store, portion, watch }).write(&folder::index(folder), commits) {
        Ok(()) => Ok(None),
        Err(Stopped::Case(trouble)) => Err(trouble),
        Err(Stopped::Index(index::Trouble::Busy)) => Ok(Some(Behind::Busy)),
        Err(Stopped::Index(trouble)) => Ok(Some(Behind::Unwritten(trouble.to_string()))),
    }
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

struct Run<'r> {
    store: &'r Store,
    portion: usize,
    watch: &'r dyn Watch,
}

impl Run<'_> {
    fn write(&self, folder: &Path, commits: u64) -> Result<(), Stopped> {
        let mut writer = opened(folder, commits)?;
        let start = writer.watermark().unwrap_or(0);
        let added = after(self.store, start)?;
        let mut rows: Vec<(i64, i64)> = added.iter().flat_map(|added| added.parts.iter().copied()).collect();
        rows.sort_unstable();
        let decided = start > 0 && added.iter().any(|added| added.decided);
        let coming = items::count(self.store, &rows)?;
        if writer.is_outgrown(coming) {
            drop(writer);
            index::clear(folder)?;
            return self.write(folder, commits);
        }
        self.watch.stage("items indexed", Some(coming));
        let copies = if decided { items::copies(self.store)? } else { self.copies(&rows)? };
        let entries = Entries::new(self.store, Rc::new(copies))?;
        if decided {
            self.renamed(&mut writer, &entries, &rows)?;
        }
        let mut bytes = 0;
        for one in &added {
            bytes += self.commit(&mut writer, &entries, one, &rows)?;
            if bytes >= self.portion {
                writer.commit(one.commit)?;
                bytes = 0;
            }
        }
        writer.commit(commits)?;
        Ok(writer.finish()?)
    }

    /// The copies that are needed to index these rows. A copy is recorded behind what it is a copy of, or along with it.
    fn copies(&self, rows: &[(i64, i64)]) -> Result<Copies, Trouble> {
        if items::copied(self.store, rows)?.is_empty() { Ok(Copies::new()) } else { items::copies(self.store) }
    }

    /// Adds what one commit added, and anew what it holds copies of; gives the bytes of its text. `rows` are those of all commits that
    /// are added in this run: what is among them is added with all its copies.
    fn commit(
        &self,
        writer: &mut Writer,
        entries: &Entries<'_>,
        added: &Added,
        rows: &[(i64, i64)],
    ) -> Result<usize, Stopped> {
        let mut bytes = 0;
        let older: Vec<(i64, i64)> = items::copied(self.store, &added.parts)?
            .into_iter()
            .filter(|part| !is_among(*part, rows))
            .map(|part| (part, part))
            .collect();
        for (ranges, is_new) in [(&added.parts, true), (&older, false)] {
            items::each(self.store, ranges, &mut |held| {
                go_on(self.watch).map_err(|cancelled| Trouble::because(cancelled.to_string()))?;
                writer.add(&entries.entry(&held)?)?;
                bytes += held.item.text.len();
                self.watch.advance(u64::from(is_new));
                Ok::<(), Stopped>(())
            })?;
        }
        Ok(bytes)
    }

    /// Adds anew what was indexed under other persons than are decided now.
    fn renamed(&self, writer: &mut Writer, entries: &Entries<'_>, rows: &[(i64, i64)]) -> Result<(), Stopped> {
        let named = items::naming(self.store, &ever_decided(self.store)?)?;
        let older: Vec<(i64, i64)> =
            named.into_iter().filter(|part| !is_among(*part, rows)).map(|part| (part, part)).collect();
        items::each(self.store, &older, &mut |held| {
            writer.add(&entries.entry(&held)?)?;
            Ok::<(), Stopped>(())
        })
    }
}

/// The index, to be written: as it is where it can be gone on with, else a new one.
fn opened(folder: &Path, commits: u64) -> Result<Writer, index::Trouble> {
    match patiently(folder) {
        // Of another record, or of this one before it was put back to an earlier state.
        Ok(writer) if writer.watermark() > Some(commits) => drop(writer),
        Err(index::Trouble::Unusable(_)) => {}
        other => return other,
    }
    index::clear(folder)?;
    patiently(folder)
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
