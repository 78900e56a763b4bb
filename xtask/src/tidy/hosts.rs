//! No file names a folder of one person's machine, nor the host of a package registry: both are true at
//! one desk only. `Cargo.lock` is cargo's to write.
//!
//! The needles are put together from pieces, so that this file does not break its own rule.

use super::Breach;
use super::tree::Tree;

/// Absolute folders of people and machines. Counted where they begin a path.
const FOLDERS: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/"),
    concat!("/work", "space/"),
    concat!("/tmp/", "w-"),
    concat!(r"C:\Us", r"ers\"),
];

const HOSTS: &[&str] = &[
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("//crates", ".io"),
    concat!("registry.", "npmjs.org"),
    concat!("files.", "pythonhosted.org"),
    concat!("py", "pi.org"),
    concat!("deb.", "debian.org"),
    concat!("proxy.", "golang.org"),
];

/// Whether `needle` stands in `line` where a path can begin: `example.org/home/` is no folder of ours.
fn begins(line: &str, needle: &str) -> bool {
    line.match_indices(needle).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '*' | '}' | '~' | ']' | ')'))
    })
}

pub(super) fn check(tree: &Tree) -> Vec<Breach> {
    let mut out = Vec::new();
    for file in tree.files.iter().filter(|f| f.path != "Cargo.lock") {
        for (n, line) in file.text.lines().enumerate() {
            if let Some(folder) = FOLDERS.iter().find(|f| begins(line, f)) {
                out.push(Breach::new(&file.path, n + 1, format!("{folder} is a folder of one machine")));
            }
            if let Some(host) = HOSTS.iter().find(|h| line.contains(*h)) {
                out.push(Breach::new(&file.path, n + 1, format!("{host} is the host of a registry")));
            }
        }
    }
    out
}
