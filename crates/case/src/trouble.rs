//! Why a case can't be worked on.

use std::path::Path;

/// Why a case can't be worked on; a sentence for a person.
#[derive(Debug)]
pub struct Trouble(String);

impl Trouble {
    /// For this reason.
    pub fn because(reason: impl Into<String>) -> Trouble {
        Trouble(reason.into())
    }

    /// Something about the file or folder at `path` could not be done.
    pub(crate) fn at(path: &Path, error: impl std::fmt::Display) -> Trouble {
        Trouble(format!("{}: {error}", path.display()))
    }
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Trouble {
        Trouble(format!("the record could not be read or written: {error}"))
    }
}
