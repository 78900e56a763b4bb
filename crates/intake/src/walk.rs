//! Paths to inputs: every file below the paths given, in an order that is the same on every run.
//!
//! Nothing is opened here. Folders are walked in the order of their names and links are followed, but no folder is
//! walked twice: a link that closes a circle, or leads to a folder already walked, is an input of its own that is
//! skipped with the reason. What the walk can't enter is an input too, so that it is counted and shown.

use crate::limits::{Limits, Stop};
use record::Fate;
use record::progress::{Watch, go_on};
use std::collections::BTreeSet;
use std::fs::FileType;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Something the walk came upon.
#[derive(Clone)]
pub struct Input {
    /// As given by the user, joined with the way down from there.
    pub path: PathBuf,
    /// Where its bytes are, if they are kept elsewhere than where they were received from.
    pub kept: Option<PathBuf>,
    /// The fate of what is not to be opened at all, with what it was taken for; none for a file to open.
    pub refused: Option<(Fate, &'static str)>,
}

impl Input {
    /// The file at `path`, whose bytes are kept at `kept`.
    pub fn kept(path: PathBuf, kept: PathBuf) -> Input {
        Input { path, kept: Some(kept), refused: None }
    }

    /// What was at `path`, and was not opened; `kind` is what it was taken for.
    pub fn refused(path: PathBuf, fate: Fate, kind: &str) -> Input {
        let kind = KINDS.into_iter().find(|known| *known == kind).unwrap_or("unreadable");
        Input { path, kept: None, refused: Some((fate, kind)) }
    }

    /// Where its bytes are.
    pub fn place(&self) -> &Path {
        self.kept.as_deref().unwrap_or(&self.path)
    }
}

/// What is not opened is taken for one of these.
const KINDS: [&str; 7] = ["hidden", "folder", "special", "link", "missing", "page-part", "unreadable"];

/// All inputs below `paths`, in order.
pub(crate) fn walk(paths: &[PathBuf], limits: &Limits, watch: &dyn Watch) -> Result<Vec<Input>, Stop> {
    let mut walked = Walked { inputs: Vec::new(), folders: BTreeSet::new() };
    for path in paths {
        let mut entries = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            go_on(watch)?;
            match entry {
                Ok(entry) => {
                    if !walked.take(&entry) && entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Err(error) => walked.take_error(path, &error),
            }
            if let Some(limit) = limits.max_files
                && walked.inputs.len() as u64 > limit
            {
                return Err(Stop::TooManyFiles { limit });
            }
        }
    }
    Ok(walked.inputs)
}

struct Walked {
    inputs: Vec<Input>,
    /// Where the folders walked so far really are.
    folders: BTreeSet<PathBuf>,
}

impl Walked {
    /// Takes an entry in; says whether to go into it, if it is a folder.
    fn take(&mut self, entry: &DirEntry) -> bool {
        let kind = entry.file_type();
        // What the user names is meant, hidden or not.
        let name = entry.file_name().to_string_lossy();
        let left = (entry.depth() > 0).then(|| left_behind(&name, kind.is_dir())).flatten();
        if let Some(left) = left.filter(|_| !(kind.is_dir() && holds_mails(entry.path()))) {
            self.refuse(entry.path(), Fate::Skipped(left.reason("name it on the command line to read it")), "hidden");
            false
        } else if kind.is_dir() {
            // A folder whose real place can't be told is walked: what is in it will fail by itself.
            let fresh = entry.path().canonicalize().is_ok_and(|place| !self.folders.insert(place));
            if fresh {
                let reason = "this folder was already read under another path; nothing in it is read twice";
                self.refuse(entry.path(), Fate::Skipped(reason.to_owned()), "folder");
            }
            !fresh
        } else {
            let refused = (!kind.is_file()).then(|| {
                let reason = format!("{}, not a file; it was not opened", special(kind));
                (Fate::Skipped(reason), "special")
            });
            self.inputs.push(Input { path: entry.path().to_owned(), kept: None, refused });
            true
        }
    }

    fn take_error(&mut self, root: &Path, error: &walkdir::Error) {
        let path = error.path().unwrap_or(root);
        if let Some(ancestor) = error.loop_ancestor() {
            let reason = format!("a link that leads back to {}, which is being read already", ancestor.display());
            return self.refuse(path, Fate::Skipped(reason), "link");
        }
        let kind = error.io_error().map(std::io::Error::kind);
        let link = path.symlink_metadata().is_ok_and(|found| found.is_symlink());
        let (reason, kind) = match kind {
            Some(ErrorKind::NotFound) if link => ("a link to a file that does not exist".to_owned(), "link"),
            Some(ErrorKind::NotFound) => ("no such file or folder; check the path".to_owned(), "missing"),
            Some(ErrorKind::PermissionDenied) => {
                ("permission denied; make it readable and run again".to_owned(), "folder")
            }
            _ => {
                (error.io_error().map_or_else(|| error.to_string(), |e| format!("could not be entered: {e}")), "folder")
            }
        };
        self.refuse(path, Fate::Failed(reason), kind);
    }

    fn refuse(&mut self, path: &Path, fate: Fate, kind: &'static str) {
        self.inputs.push(Input { path: path.to_owned(), kept: None, refused: Some((fate, kind)) });
    }
}

/// Whether a folder is one of mails (Maildir++), whose names begin with a full stop without their being hidden.
fn holds_mails(folder: &Path) -> bool {
    let has = |name: &str| folder.join(name).is_dir();
    has("cur") || has("new") && has("tmp")
}

/// What people did not put where it is, or did not mean to show.
pub(crate) struct LeftBehind {
    what: &'static str,
    /// Whether somebody may have meant it after all.
    is_hidden: bool,
}

impl LeftBehind {
    /// Why it is not read; `how` says how to have it read after all.
    pub(crate) fn reason(&self, how: &str) -> String {
        if self.is_hidden { format!("{}; {how}", self.what) } else { self.what.to_owned() }
    }
}

/// Whether the file or folder `name` is one of those that systems leave behind.
pub(crate) fn left_behind(name: &str, folder: bool) -> Option<LeftBehind> {
    let (what, is_hidden) = match name {
        "Thumbs.db" | "desktop.ini" | "Icon\r" => ("a file that the system keeps for itself", false),
        "__MACOSX" if folder => ("a folder that the system keeps for itself", false),
        ".uidvalidity" | ".mailboxlist" | ".subscriptions" if !folder => {
            ("a list that a mail program keeps for itself beside the mails of a folder", false)
        }
        _ if !name.starts_with('.') => return None,
        _ if folder => ("a hidden folder", true),
        _ => ("a hidden file", true),
    };
    Some(LeftBehind { what, is_hidden })
}

#[cfg(unix)]
fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    match kind {
        _ if kind.is_fifo() => "a named pipe",
        _ if kind.is_socket() => "a socket",
        _ if kind.is_block_device() || kind.is_char_device() => "a device",
        _ => "a special file",
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> &'static str {
    "a special file"
}
