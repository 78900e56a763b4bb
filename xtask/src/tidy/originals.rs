//! Originals are opened in one file of `intake`, and only read: nobody needs to look elsewhere to be sure
//! that a source is never changed.

use super::Breach;
use super::tree::Tree;

const DOOR: &str = "crates/intake/src/open.rs";

/// What opens or reads a file.
const OPENS: &[&[&str]] =
    &[&["fs", "File"], &["File", "open"], &["fs", "read"], &["fs", "read_to_string"], &["OpenOptions"], &["fs", "*"]];

/// What changes one. Not even the door may.
const CHANGES: &[&[&str]] = &[
    &["File", "create"],
    &["File", "create_new"],
    &["fs", "write"],
    &["fs", "copy"],
    &["fs", "rename"],
    &["fs", "remove_file"],
    &["fs", "remove_dir"],
    &["fs", "remove_dir_all"],
    &["fs", "set_permissions"],
    &["fs", "hard_link"],
];

pub(super) fn check(tree: &Tree) -> Vec<Breach> {
    let mut out = Vec::new();
    for (file, rust) in tree.sources().filter(|(f, _)| f.krate() == Some("intake")) {
        for named in rust.paths() {
            if CHANGES.iter().any(|parts| named.has(parts)) {
                let what = format!("{} changes files, and originals are only read", named.parts.join("::"));
                out.push(Breach::new(&file.path, named.line, what));
            } else if file.path != DOOR && OPENS.iter().any(|parts| named.has(parts)) {
                out.push(Breach::new(&file.path, named.line, format!("{} belongs in {DOOR}", named.parts.join("::"))));
            }
        }
    }
    out
}
