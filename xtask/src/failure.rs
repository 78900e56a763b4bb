//! Why a chore stopped, for a person.

use std::fmt;

/// A plain sentence: what, where, and what to do next.
#[derive(Debug)]
pub(crate) struct Failure(String);

/// What a chore gives back.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub(crate) fn new(what: impl Into<String>) -> Failure {
        Failure(what.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads a text file, or says which file could not be read.
pub(crate) fn read(path: &std::path::Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|e| Failure::new(format!("{}: {e}", path.display())))
}

/// Reads a JSON file.
pub(crate) fn read_json(path: &std::path::Path) -> Outcome<serde_json::Value> {
    serde_json::from_str(&read(path)?).map_err(|e| Failure::new(format!("{}: not JSON: {e}", path.display())))
}
