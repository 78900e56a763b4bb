//! Why an index could not be written or asked.

use std::fmt;

/// What went wrong. Texts are for people; the kinds are for the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The folder holds an index of another version, or a damaged one. Nothing is lost: clear it and build it again from the record.
    Unusable(String),
    /// Somebody else writes into it.
    Busy,
    /// Input or output failed.
    Io(String),
    /// A cursor that is none, or one of another order.
    Cursor(String),
    /// What `like:ITEM` stands for was not given: the item.
    Unresolved(String),
    /// The record could not give an item's text.
    Record(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Unusable(why) => write!(f, "the index can't be used and must be built again: {why}"),
            Trouble::Busy => f.write_str("the index is being written by another run; wait until it has ended"),
            Trouble::Io(why) => write!(f, "the index could not be read or written: {why}"),
            Trouble::Cursor(why) => write!(f, "the cursor does not fit: {why}; ask for the first page again"),
            Trouble::Unresolved(item) => write!(f, "nothing is known of the item \"{item}\" behind like:"),
            Trouble::Record(why) => write!(f, "the record could not give a text: {why}"),
        }
    }
}

impl std::error::Error for Trouble {}

impl From<tantivy::TantivyError> for Trouble {
    fn from(error: tantivy::TantivyError) -> Trouble {
        use tantivy::TantivyError as E;
        use tantivy::directory::error::{LockError, OpenReadError};
        match error {
            E::LockFailure(LockError::LockBusy, _) => Trouble::Busy,
            E::DataCorruption(_)
            | E::IncompatibleIndex(_)
            | E::SchemaError(_)
            | E::FieldNotFound(_)
            | E::DeserializeError(_)
            | E::OpenReadError(OpenReadError::FileDoesNotExist(_) | OpenReadError::IncompatibleIndex(_)) => {
                Trouble::Unusable(error.to_string())
            }
            E::OpenReadError(OpenReadError::IoError { ref io_error, .. }) | E::IoError(ref io_error)
                if is_cut(io_error) =>
            {
                Trouble::Unusable(error.to_string())
            }
            other => Trouble::Io(other.to_string()),
        }
    }
}

/// Whether a file was read, and is not what was written.
fn is_cut(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::UnexpectedEof)
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Trouble {
        Trouble::Io(error.to_string())
    }
}
