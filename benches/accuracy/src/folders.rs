//! Where in a fetched repository a set stands.

use std::path::{Path, PathBuf};

/// The first folder that fits, `folder` itself or one below it, in the order of their names.
pub fn below(folder: &Path, fits: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(here) = waiting.pop() {
        if fits(&here) {
            return Some(here);
        }
        let mut below: Vec<PathBuf> =
            std::fs::read_dir(&here).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        below.retain(|path| path.is_dir());
        below.sort();
        waiting.extend(below.into_iter().rev());
    }
    None
}
