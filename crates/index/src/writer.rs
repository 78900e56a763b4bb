//! Building the index.

use crate::entry::Entry;
use crate::store::folder::{Opened, open_or_make};
use crate::store::frequent::{Frequent, SAMPLE};
use crate::trouble::Trouble;
use std::path::{Path, PathBuf};
use tantivy::IndexWriter;

/// Bytes below which tantivy refuses to work.
const LEAST_MEMORY: usize = 15_000_000;
/// Bytes above which one thread refuses.
const MOST_MEMORY: usize = 4_000_000_000;

/// Writes an index. There is one at a time for a folder.
pub struct Writer {
    opened: Opened,
    writer: IndexWriter,
    folder: PathBuf,
    /// The first items of a new index: they say which words are frequent, and are not indexed before.
    waiting: Vec<Entry>,
    watermark: Option<String>,
    /// The highest row that may be in the index. What lies above needs no looking for an older entry.
    highest: Option<u64>,
}

impl Writer {
    /// Opens the index in `folder`, or makes one. `memory` is how many bytes of text and postings may be held before they are
    /// written out; whatever is given, it is between 15 MB and 4 GB.
    ///
    /// What was added and not committed when a run was killed is not there; [`Writer::watermark`] says where to go on.
    pub fn open(folder: &Path, memory: usize) -> Result<Writer, Trouble> {
        let opened = open_or_make(folder)?;
        let memory = memory.clamp(LEAST_MEMORY, MOST_MEMORY);
        let writer = opened.index.writer_with_num_threads(1, memory)?;
        let watermark = opened.watermark()?;
        let highest = highest(&opened)?;
        Ok(Writer { opened, writer, folder: folder.to_owned(), waiting: Vec::new(), watermark, highest })
    }

    /// How far which record is in the index, in the words that the caller gave it; nothing before the first commit.
    pub fn watermark(&self) -> Option<&str> {
        self.watermark.as_deref()
    }

    /// Whether the index was begun with so few items that, now that so many more come, it had better be cleared and built anew.
    pub fn is_outgrown(&self, more: u64) -> bool {
        self.opened.frequent.as_ref().is_some_and(|frequent| frequent.is_outgrown(more))
    }

    /// Adds an item, or puts it in the place of the one that has its row. It is found after the next commit.
    pub fn add(&mut self, entry: &Entry) -> Result<(), Trouble> {
        match self.opened.frequent {
            Some(_) => self.index(entry),
            None => {
                self.waiting.push(entry.clone());
                if self.waiting.len() >= SAMPLE { self.begin() } else { Ok(()) }
            }
        }
    }

    /// Learns which words are frequent, and indexes what has waited for that.
    fn begin(&mut self) -> Result<(), Trouble> {
        let waiting = std::mem::take(&mut self.waiting);
        if !waiting.is_empty() {
            let frequent = Frequent::of(&waiting);
            frequent.write(&self.folder)?;
            self.opened.frequent = Some(frequent);
        }
        waiting.iter().try_for_each(|entry| self.index(entry))
    }

    fn index(&mut self, entry: &Entry) -> Result<(), Trouble> {
        if self.highest.is_some_and(|highest| entry.row <= highest) {
            self.writer.delete_term(self.opened.fields.row(entry.row));
        }
        self.highest = self.highest.max(Some(entry.row));
        let frequent = self.opened.frequent.get_or_insert_default();
        self.writer.add_document(self.opened.fields.document(entry, frequent))?;
        Ok(())
    }

    /// Takes the item of this row out, if it is in.
    pub fn remove(&mut self, row: u64) {
        self.waiting.retain(|entry| entry.row != row);
        self.writer.delete_term(self.opened.fields.row(row));
    }

    /// Makes all that was added findable, and says how far which record is in with it: `watermark` is given back as it is to whoever
    /// opens the index next. Both happen at once or not at all.
    pub fn commit(&mut self, watermark: impl std::fmt::Display) -> Result<(), Trouble> {
        self.begin()?;
        let watermark = watermark.to_string();
        let mut prepared = self.writer.prepare_commit()?;
        prepared.set_payload(&watermark);
        prepared.commit()?;
        self.watermark = Some(watermark);
        Ok(())
    }

    /// Waits until segments that are being merged are merged, and ends. Without this they are left as they are, and nothing is lost.
    pub fn finish(self) -> Result<(), Trouble> {
        self.writer.wait_merging_threads()?;
        Ok(())
    }
}

/// The highest row in any segment.
fn highest(opened: &Opened) -> Result<Option<u64>, Trouble> {
    let searcher = opened.index.reader()?.searcher();
    let mut out = None;
    for segment in searcher.segment_readers() {
        out = out.max(Some(segment.fast_fields().u64("row")?.max_value()));
    }
    Ok(out)
}
