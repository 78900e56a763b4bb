//! What a run may take, and why it may stop.

use record::progress::Cancelled;

/// How much a run takes on. The defaults suit a laptop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file read as text, in bytes. A report is rarely above 100 KiB; text is kept in memory whole, with
    /// about ten times its size of work space, so the default is 16 MiB. Larger files are still counted and hashed.
    pub max_text_bytes: u64,
    /// The largest part that is held in memory to be read, of those that are no reports: mails, documents. Default 256 MiB.
    pub max_part_bytes: u64,
    /// How many times the size of a file may come out of what is packed in it. Default 200.
    pub max_expansion: u64,
    /// The most parts that one file may have in it. Default 50 million.
    pub max_parts: u64,
    /// How many parts a part may be inside of. Default 16.
    pub max_depth: u32,
    /// The most inputs that a run accepts; none for any number. Meant for callers that can't trust who chose the folder.
    pub max_files: Option<u64>,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            max_text_bytes: 16 << 20,
            max_part_bytes: 256 << 20,
            max_expansion: 200,
            max_parts: 50_000_000,
            max_depth: 16,
            max_files: None,
        }
    }
}

/// Why a run ended before its end. Content is never a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The user cancelled it.
    Cancelled,
    /// There are more inputs than [`Limits::max_files`].
    TooManyFiles {
        /// The limit.
        limit: u64,
    },
    /// The tables can't be read as somebody said that they are to be.
    NotMapped {
        /// Why, for a person.
        reason: String,
    },
    /// What keeps the files can't say which they are.
    NotKept {
        /// Why, for a person.
        reason: String,
    },
}

impl From<Cancelled> for Stop {
    fn from(_: Cancelled) -> Stop {
        Stop::Cancelled
    }
}

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Stop::Cancelled => Cancelled.fmt(f),
            Stop::TooManyFiles { limit } => {
                write!(f, "there are more than {limit} files, the limit of this run; name fewer folders")
            }
            Stop::NotMapped { reason } | Stop::NotKept { reason } => f.write_str(reason),
        }
    }
}

impl std::error::Error for Stop {}
