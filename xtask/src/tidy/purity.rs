//! `record`, `analysis` and `views` touch no file, network, environment, process, terminal or clock: the
//! same input gives the same output, and what a test says of them holds wherever they run.

use super::Breach;
use super::tree::Tree;

const PURE: &[&str] = &["record", "analysis", "views"];

/// Paths that reach the world.
const WORLD: &[&[&str]] = &[
    &["std", "fs"],
    &["std", "net"],
    &["std", "env"],
    &["std", "process"],
    &["std", "os"],
    &["SystemTime"],
    &["Instant"],
    &["Timestamp", "now"],
    &["Zoned", "now"],
    &["io", "stdin"],
    &["io", "stdout"],
    &["io", "stderr"],
];

const MACROS: &[&str] = &["print", "println", "eprint", "eprintln", "dbg"];

pub(super) fn check(tree: &Tree) -> Vec<Breach> {
    let mut out = Vec::new();
    for (file, rust) in tree.sources().filter(|(f, _)| f.krate().is_some_and(|k| PURE.contains(&k))) {
        for named in rust.paths() {
            let world = WORLD.iter().any(|parts| named.has(parts));
            let speaks = named.bang && named.parts.last().is_some_and(|m| MACROS.contains(&m.as_str()));
            if world || speaks {
                let what = format!("names {}; this crate touches nothing outside itself", named.parts.join("::"));
                out.push(Breach::new(&file.path, named.line, what));
            }
        }
    }
    out
}
