//! A case folder, opened: to be written by one process, or to be read by any number.

use crate::commit::Commit;
use crate::custody::{Key, Log};
use crate::originals::Originals;
use crate::store::Store;
use crate::trouble::Trouble;
use record::digest::Digest;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// The number of the format that this program makes cases in. A case keeps the one that it was made in.
pub const FORMAT: u32 = 3;

/// What makes a folder a case.
const MARK: &str = "onrecord.toml";
const RECORD: &str = "record.sqlite";
const LOG: &str = "custody.log";
const KEY: &str = "case.key";
const LOCK: &str = "lock";
const ORIGINALS: &str = "originals";
const DERIVED: &str = "derived";

/// What stands in `onrecord.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The number of the case's format.
    pub format: u32,
    /// What the case is known by.
    pub id: String,
    /// When it was made.
    pub made: String,
    /// What tree heads are checked with.
    pub public_key: String,
}

/// Whether the folder at `path` is a case.
pub fn is_case(path: &Path) -> bool {
    path.join(MARK).is_file()
}

/// A case that this process alone may write.
pub struct Case {
    folder: PathBuf,
    /// What it says of itself.
    pub mark: Mark,
    /// The files as received.
    pub originals: Originals,
    /// The record.
    pub store: Store,
    log: Log,
    key: Key,
    _lock: File,
}

impl Case {
    /// Opens the case at `folder`, or makes one there if there is nothing. `at` is the time and `by` who does it.
    pub fn open_or_make(folder: &Path, at: &str, by: &str) -> Result<Case, Trouble> {
        if !is_case(folder) {
            may_become_a_case(folder)?;
            fs::create_dir_all(folder).map_err(|error| Trouble::at(folder, error))?;
        }
        let lock = lock(folder)?;
        // Somebody else may have made it before the lock was had.
        if !is_case(folder) {
            make(folder, at)?;
        }
        Case::open(folder, lock, at, by)
    }

    fn open(folder: &Path, lock: File, at: &str, by: &str) -> Result<Case, Trouble> {
        let mark = mark(folder)?;
        let key = key(folder, &mark)?;
        let (record, log) = (folder.join(RECORD), folder.join(LOG));
        // A kill may have come between the folder's mark and its record, but not after the log had begun.
        if !record.exists() && fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
            return Err(Trouble::at(&record, "is gone, and the custody log is not; put it back"));
        }
        let store = Store::open(&record, mark.format)?;
        let (last, end) = store.last_commit()?.unwrap_or_default();
        let log = Log::open(&log, &last, end)?;
        let originals = Originals::at(folder.join(ORIGINALS), &|sha256| store.has_original(sha256))?;
        let mut case = Case { folder: folder.to_owned(), mark, originals, store, log, key, _lock: lock };
        if end == 0 {
            let opened = serde_json::json!({
                "what": "opened", "by": by, "case": case.mark.id, "public_key": case.mark.public_key, "format": case.mark.format,
            });
            case.commit(at, by, |commit| {
                commit.note(opened);
                Ok(())
            })?;
        }
        Ok(case)
    }

    /// Makes one commit of what `fill` puts into it, safe on the disk when this comes back. Nothing is written where there is
    /// nothing in it.
    pub fn commit<T>(
        &mut self,
        at: &str,
        by: &str,
        fill: impl FnOnce(&mut Commit<'_>) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let mut commit = self.store.begin()?;
        let filled = fill(&mut commit)?;
        if !commit.is_empty() {
            commit.commit(&mut self.log, &self.folder.join(LOG), &self.key, at, by)?;
        } else {
            commit.keep()?;
        }
        Ok(filled)
    }

    /// Puts the copy with this digest, which was kept and is recorded, in its place; the original may be new to the record, or
    /// have been in it before.
    pub fn put_in_place(&self, sha256: &str, is_new: bool) -> Result<(), Trouble> {
        self.originals.put_in_place(sha256, is_new)
    }

    /// Brings everything that was written into the folder to the disk.
    pub fn settle(&self) -> Result<(), Trouble> {
        let folder = File::open(&self.folder).map_err(|error| Trouble::at(&self.folder, error))?;
        settle(&folder).map_err(|error| Trouble::at(&self.folder, error))
    }
}

/// Brings the file system of `folder` to the disk: one call for any number of files.
#[cfg(target_os = "linux")]
fn settle(folder: &File) -> std::io::Result<()> {
    rustix::fs::syncfs(folder).map_err(Into::into)
}

#[cfg(not(target_os = "linux"))]
fn settle(folder: &File) -> std::io::Result<()> {
    folder.sync_all()
}

/// What the case at `folder` says of itself.
pub fn mark(folder: &Path) -> Result<Mark, Trouble> {
    let path = folder.join(MARK);
    let text = fs::read_to_string(&path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Trouble::because(format!("{} is no case: it has no {MARK}", folder.display())),
        _ => Trouble::at(&path, error),
    })?;
    let mark: Mark = toml::from_str(&text).map_err(|error| Trouble::at(&path, error.message()))?;
    if mark.format > FORMAT {
        return Err(Trouble::because(format!(
            "this case has format {}, and this program knows formats up to {FORMAT}; use a newer program",
            mark.format
        )));
    }
    Ok(mark)
}

/// Opens the record of the case at `folder` to read.
pub fn to_read(folder: &Path) -> Result<Store, Trouble> {
    let mark = mark(folder)?;
    Store::to_read(&folder.join(RECORD), mark.format)
}

/// The originals of the case at `folder`, to be read.
pub fn originals(folder: &Path) -> Originals {
    Originals::to_read(folder.join(ORIGINALS))
}

/// Where the index of the case at `folder` is: derived from the record, and nothing is lost with it.
pub fn index(folder: &Path) -> PathBuf {
    folder.join(DERIVED).join("index")
}

/// Where the log of the case at `folder` is.
pub(crate) fn log(folder: &Path) -> PathBuf {
    folder.join(LOG)
}

/// Whether somebody writes to the case at `folder` now.
pub(crate) fn is_written(folder: &Path) -> bool {
    let held = |lock: File| matches!(patiently(|| lock.try_lock_shared()), Err(TryLockError::WouldBlock));
    File::open(folder.join(LOCK)).is_ok_and(held)
}

/// What a case may be made of: nothing, a folder that is empty, or one in which the making of a case was stopped.
fn may_become_a_case(folder: &Path) -> Result<(), Trouble> {
    let begun = |name: &std::ffi::OsStr| [LOCK, KEY, "case.new", "onrecord.new"].iter().any(|own| name == *own);
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(|error| Trouble::at(folder, error))?,
    };
    for entry in entries {
        if !begun(&entry.map_err(|error| Trouble::at(folder, error))?.file_name()) {
            return Err(Trouble::because(format!(
                "{} is a folder with other things in it, and no case; name a case, or a folder that is new or empty",
                folder.display()
            )));
        }
    }
    Ok(())
}

/// The key of the case that says `mark` of itself.
fn key(folder: &Path, mark: &Mark) -> Result<Key, Trouble> {
    let path = folder.join(KEY);
    let text = fs::read_to_string(&path).map_err(|error| Trouble::at(&path, error))?;
    let key = Key::from_hex(&text).filter(|key| key.public() == mark.public_key);
    key.ok_or_else(|| Trouble::at(&path, "is not the key of this case; put the case's own back"))
}

fn make(folder: &Path, at: &str) -> Result<(), Trouble> {
    let key = Key::new()?;
    write_new(&folder.join(KEY), &(key.hex() + "\n"), true)?;
    let id = Digest::of(key.public().as_bytes()).short();
    let mark = Mark { format: FORMAT, id, made: at.to_owned(), public_key: key.public() };
    let text = toml::to_string(&mark).map_err(|error| Trouble::because(error.to_string()))?;
    // The mark comes last: without it the folder is no case, and is made anew.
    write_new(&folder.join(MARK), &text, false)?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| Trouble::at(folder, error))
}

/// Writes a file that is there whole or not at all; a secret one is the owner's alone.
pub(crate) fn write_new(path: &Path, text: &str, secret: bool) -> Result<(), Trouble> {
    use std::io::Write as _;
    let next = path.with_extension("new");
    // What a kill left there may have been anybody's to read.
    let _ = fs::remove_file(&next);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if secret {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(&next).map_err(|error| Trouble::at(&next, error))?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|error| Trouble::at(&next, error))?;
    fs::rename(&next, path).map_err(|error| Trouble::at(path, error))
}

fn lock(folder: &Path) -> Result<File, Trouble> {
    let path = folder.join(LOCK);
    let file = File::options().write(true).create(true).truncate(false).open(&path);
    let file = file.map_err(|error| Trouble::at(&path, error))?;
    match patiently(|| file.try_lock()) {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(Trouble::because(format!("another process is writing to {}; wait until it is done", folder.display())))
        }
        Err(TryLockError::Error(error)) => Err(Trouble::at(&path, error)),
    }
}

/// Waits until nobody else has the case's mark, and has it until what is given back is dropped: for moments, as to read and replace a
/// small file. The lock of the case itself may be held for hours.
pub(crate) fn briefly_mine(folder: &Path) -> Result<File, Trouble> {
    let path = folder.join(MARK);
    let mine = File::open(&path).and_then(|file| file.lock().map(|()| file));
    mine.map_err(|error| Trouble::at(&path, error))
}

/// Tries a few times: a process that was started a moment ago may still have what its parent had open.
fn patiently(lock: impl Fn() -> Result<(), TryLockError>) -> Result<(), TryLockError> {
    for _ in 0..5 {
        match lock() {
            Err(TryLockError::WouldBlock) => std::thread::sleep(std::time::Duration::from_millis(20)),
            other => return other,
        }
    }
    lock()
}
