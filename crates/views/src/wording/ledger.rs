//! What is said of a case and its ledger.

pub(crate) const READ: &str = "read";
pub(crate) const DUPLICATE: &str = "held already: the same bytes, or the same message";
pub(crate) const SKIPPED: &str = "left out on purpose";
pub(crate) const FAILED: &str = "could not be read";
pub(crate) const HELD: &str = "Held:";
pub(crate) const QUOTED: &str = "Not held, and read out of the words of others, which quote them or pass them on:";
pub(crate) const NOT_READ: &str = "Not read:";

pub(crate) fn parts(expected: u64, containers: u64) -> String {
    let parts = if expected == 1 { "part" } else { "parts" };
    let hold = if containers == 1 { "1 container".to_owned() } else { format!("{containers} containers") };
    format!("{expected} {parts} in this case, and {hold} that they came in")
}

pub(crate) fn more(more: u64) -> String {
    format!("  and {more} more; --json lists all")
}

pub(crate) fn failed(failed: u64) -> String {
    match failed {
        1 => "1 part COULD NOT BE READ; it is named below.\n".to_owned(),
        _ => format!("{failed} parts COULD NOT BE READ; they are named below.\n"),
    }
}

pub(crate) fn pending(pending: u64) -> String {
    match pending {
        1 => "1 file WAITS TO BE READ; `onrecord add` with this case goes on with it.\n".to_owned(),
        _ => format!("{pending} files WAIT TO BE READ; `onrecord add` with this case goes on with them.\n"),
    }
}

pub(crate) fn does_not_add_up(expected: u64, read: u64, duplicate: u64, skipped: u64, failed: u64) -> String {
    format!(
        "THE LEDGER DOES NOT ADD UP: {expected} parts, of which {read} read, {duplicate} held already, {skipped} left out and \
         {failed} that could not be read. `onrecord verify` says whether the record was changed.\n"
    )
}

pub(crate) fn confined(by: &str) -> String {
    format!("Readers were kept in by: {by}.")
}

pub(crate) fn head(root: &str, size: u64) -> String {
    format!("Custody log: {size} entries, root {root}.")
}

pub(crate) fn checked(originals: u64, parts: u64, entries: u64, faults: usize) -> String {
    let found = match faults {
        0 => "All is as it was recorded".to_owned(),
        1 => "1 thing is NOT AS IT WAS RECORDED".to_owned(),
        _ => format!("{faults} things are NOT AS THEY WERE RECORDED"),
    };
    format!("{found}: {originals} originals, {parts} parts and {entries} entries of the log were checked.\n")
}

pub(crate) fn indexed(indexed: u64, commits: u64) -> String {
    match commits.saturating_sub(indexed) {
        0 => format!("Index: all {commits} commits can be searched."),
        _ if indexed == 0 => "Index: none yet; `onrecord search` makes it.".to_owned(),
        missing => format!("Index: {missing} of {commits} commits are not in it yet; `onrecord search` adds them."),
    }
}
