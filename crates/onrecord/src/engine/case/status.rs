//! `status`: what a case holds.

use crate::engine::search::extent;
use case::ledger::{self, Ledger};
use case::{Trouble, folder};
use std::path::Path;
use views::ledger::Status;

/// The state of the case at `folder`, with no more than `most` of the parts that were not read.
pub fn status(folder: &Path, most: u64) -> Result<Status, Trouble> {
    let store = folder::to_read(folder)?;
    let extent = extent(folder)?;
    let of = Ledger::of(&store)?;
    let not_read = ledger::not_read(&store, most)?;
    Ok(Status {
        case: folder::mark(folder)?.id,
        expected: of.expected,
        read: of.read,
        duplicate: of.duplicate,
        skipped: of.skipped,
        failed: of.failed,
        containers: of.containers,
        pending: of.pending,
        adds_up: of.adds_up(),
        kinds: ledger::kinds(&store)?,
        quoted: ledger::quoted(&store)?,
        not_read: not_read.into_iter().map(|part| (part.path, part.fate, part.reason)).collect(),
        confined: ledger::confined(&store)?,
        head: store.head()?.map(|head| (head.root, head.size)),
        indexed: (extent.indexed, extent.commits),
    })
}
