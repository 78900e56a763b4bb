//! A case folder, opened: to be written by one process, or to be read by any number.

use crate::custody::{Key, Log};
use crate::originals::Originals;
use crate::store::{Commit, Store};
use crate::trouble::Trouble;
use record::digest::Digest;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// The number of the format that this program writes.
pub const FORMAT: u32 = 1;

/// What makes a folder a case.
const MARK: &str = "onrecord.toml";
const RECORD: &str = "record.sqlite";
const LOG: &str = "custody.log";
const KEY: &str = "case.key";
const LOCK: &str = "lock";
const ORIGINALS: &str = "originals";

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
            if folder.exists() && fs::read_dir(folder).map_err(|error| Trouble::at(folder, error))?.next().is_some() {
                return Err(Trouble::because(format!(
                    "{} is a folder with other things in it, and no case; name a case, or a folder that is new or empty",
                    folder.display()
                )));
            }
            make(folder, at)?;
        }
        Case::open(folder, at, by)
    }

    fn open(folder: &Path, at: &str, by: &str) -> Result<Case, Trouble> {
        let lock = lock(folder)?;
        let mark = mark(folder)?;
        let key = folder.join(KEY);
        let key = fs::read_to_string(&key).map_err(|error| Trouble::at(&key, error)).and_then(|text| {
            Key::from_hex(&text).ok_or_else(|| Trouble::at(&key, "is no key of a case; put the case's own back"))
        })?;
        let record = folder.join(RECORD);
        // A kill may have come between the folder's mark and its record.
        let store = if record.exists() { Store::open(&record)? } else { Store::create(&record)? };
        let (last, end) = store.last_commit()?.unwrap_or_default();
        let log = Log::open(&folder.join(LOG), &last, end)?;
        let originals = Originals::at(folder.join(ORIGINALS))?;
        let mut case = Case { folder: folder.to_owned(), mark, originals, store, log, key, _lock: lock };
        if end == 0 {
            let opened = serde_json::json!({
                "what": "opened", "by": by, "case": case.mark.id, "public_key": case.mark.public_key, "format": FORMAT,
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
    mark(folder)?;
    Store::to_read(&folder.join(RECORD))
}

/// The originals of the case at `folder`, to be read.
pub fn originals(folder: &Path) -> Originals {
    Originals::to_read(folder.join(ORIGINALS))
}

/// Where the log of the case at `folder` is.
pub(crate) fn log(folder: &Path) -> PathBuf {
    folder.join(LOG)
}

fn make(folder: &Path, at: &str) -> Result<(), Trouble> {
    fs::create_dir_all(folder).map_err(|error| Trouble::at(folder, error))?;
    let key = Key::new()?;
    write_new(&folder.join(KEY), &(key.hex() + "\n"), true)?;
    let id = Digest::of(key.public().as_bytes()).short();
    let mark = Mark { format: FORMAT, id, made: at.to_owned(), public_key: key.public() };
    let text = toml::to_string(&mark).map_err(|error| Trouble::because(error.to_string()))?;
    // The mark comes last: without it the folder is no case, and is made anew.
    write_new(&folder.join(MARK), &text, false)
}

/// Writes a file that is there whole or not at all; a secret one is the owner's alone.
fn write_new(path: &Path, text: &str, secret: bool) -> Result<(), Trouble> {
    use std::io::Write as _;
    let next = path.with_extension("new");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
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
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(Trouble::because(format!("another process is writing to {}; wait until it is done", folder.display())))
        }
        Err(TryLockError::Error(error)) => Err(Trouble::at(&path, error)),
    }
}
