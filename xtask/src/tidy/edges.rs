//! Crates depend in one direction, and a heavy crate is named by its owner only.
//!
//! An unlisted dependency is a breach too: someone must decide which crate owns it.

use super::Breach;
use super::tree::Tree;
use toml::{Table, Value};

/// The project's own crates, and which of them each may use.
const EDGES: &[(&str, &[&str])] = &[
    ("record", &[]),
    ("intake", &["record"]),
    ("case", &["record"]),
    ("index", &["record"]),
    ("analysis", &["record"]),
    ("views", &["record", "analysis"]),
    ("testkit", &[]),
    ("onrecord", &["record", "intake", "case", "index", "analysis", "views"]),
];

/// What any crate's tests may use, and nothing else may.
const FOR_TESTS: &str = "testkit";

/// Everything from outside, and the crates that may name it.
const OWNERS: &[(&str, &[&str])] = &[
    ("anstream", &["onrecord"]),
    ("anstyle", &["views", "onrecord"]),
    ("axum", &["onrecord"]),
    ("blake3", &["record"]),
    ("caseless", &["record"]),
    ("chardetng", &["intake"]),
    ("clap", &["onrecord"]),
    ("csv", &["intake", "views"]),
    ("ct-merkle", &["case"]),
    ("ed25519-dalek", &["case"]),
    ("encoding_rs", &["intake", "testkit"]),
    ("entities", &["intake"]),
    ("flate2", &["intake"]),
    ("getrandom", &["case"]),
    ("hayro-syntax", &["intake"]),
    ("jiff", &["record", "onrecord"]),
    ("landlock", &["onrecord"]),
    ("libc", &["onrecord"]),
    ("mail-parser", &["intake"]),
    ("maud", &["views"]),
    ("memchr", &["intake"]),
    ("postcard", &["onrecord"]),
    ("rayon", &["analysis"]),
    ("rustc-hash", &["analysis"]),
    ("rusqlite", &["case"]),
    ("rustix", &["case", "onrecord"]),
    ("seccompiler", &["onrecord"]),
    ("ruzstd", &["intake"]),
    ("serde", &["case", "onrecord", "intake", "views"]),
    ("serde_bytes", &["onrecord"]),
    ("serde_json", &["case", "intake", "views", "testkit"]),
    ("sha2", &["record", "case"]),
    ("tantivy", &["index"]),
    ("tantivy-fst", &["index"]),
    ("tempfile", &["testkit"]),
    ("terminal_size", &["onrecord"]),
    ("textwrap", &["views"]),
    ("tokio", &["onrecord"]),
    ("toml", &["case"]),
    ("unicode-normalization", &["record"]),
    ("unicode-segmentation", &["record"]),
    ("walkdir", &["intake"]),
];

/// The folder name of one of the project's own crates, by the name it is depended on.
fn own(name: &str) -> &str {
    name.strip_prefix("onrecord-").unwrap_or(name)
}

pub(super) fn check(tree: &Tree) -> Vec<Breach> {
    let mut out = Vec::new();
    for krate in tree.crates() {
        let path = format!("crates/{krate}/Cargo.toml");
        let Some(manifest) = tree.file(&path) else { continue };
        let Ok(table) = manifest.text.parse::<Table>() else {
            out.push(Breach::new(&path, 0, "is not TOML"));
            continue;
        };
        let Some((_, allowed)) = EDGES.iter().find(|(name, _)| *name == krate) else {
            out.push(Breach::new(&path, 0, format!("{krate} has no line in the table of crates in tidy/edges.rs")));
            continue;
        };
        for (name, for_tests) in dependencies(&table) {
            if EDGES.iter().any(|(own_name, _)| *own_name == own(&name)) {
                let is_testkit = for_tests && own(&name) == FOR_TESTS;
                if !is_testkit && !allowed.contains(&own(&name)) {
                    out.push(Breach::new(&path, 0, format!("{krate} may not use {}", own(&name))));
                }
            } else if !for_tests {
                match OWNERS.iter().find(|(known, _)| *known == name) {
                    Some((_, owners)) if owners.contains(&krate) => {}
                    Some((_, owners)) => {
                        let what = format!("{name} is named only by {}, not by {krate}", owners.join(" and "));
                        out.push(Breach::new(&path, 0, what));
                    }
                    None => {
                        out.push(Breach::new(&path, 0, format!("{name} has no owner in the table of tidy/edges.rs")))
                    }
                }
            }
        }
    }
    out
}

/// Names of the packages depended on, and whether for tests only; those for one system too.
fn dependencies(manifest: &Table) -> Vec<(String, bool)> {
    let mut tables = vec![manifest];
    let targets = manifest.get("target").and_then(Value::as_table);
    tables.extend(targets.into_iter().flat_map(|t| t.values()).filter_map(Value::as_table));
    let mut out = Vec::new();
    for (section, for_tests) in [("dependencies", false), ("build-dependencies", false), ("dev-dependencies", true)] {
        for table in tables.iter().filter_map(|t| t.get(section)).filter_map(Value::as_table) {
            for (key, value) in table {
                let package = value.get("package").and_then(Value::as_str).unwrap_or(key);
                out.push((package.to_owned(), for_tests));
            }
        }
    }
    out
}
