//! No source file over 600 lines: past that there is a second idea in it.

use super::Breach;
use super::tree::Tree;

const MOST: usize = 600;

pub(super) fn check(tree: &Tree) -> Vec<Breach> {
    let lines = tree.files.iter().filter(|f| f.rust.is_some()).map(|f| (f, f.text.lines().count()));
    lines
        .filter(|(_, n)| *n > MOST)
        .map(|(f, n)| Breach::new(&f.path, 0, format!("{n} lines, at most {MOST}; what is the second idea in it?")))
        .collect()
}
