//! Every crate takes the workspace's licence and begins with a page that says what it is for, and every
//! folder of fixtures is named in `corpora/README.md`, which says where each came from.

use super::Breach;
use super::tree::Tree;
use std::collections::BTreeSet;
use toml::{Table, Value};

const README: &str = "corpora/README.md";

pub(super) fn check(tree: &Tree) -> Vec<Breach> {
    let mut out = Vec::new();
    let folders = tree.crates().into_iter().map(|k| format!("crates/{k}")).chain(["xtask".to_owned()]);
    for folder in folders {
        let path = format!("{folder}/Cargo.toml");
        if let Some(manifest) = tree.file(&path) {
            let table: Option<Table> = manifest.text.parse().ok();
            let licence = table.as_ref().and_then(|t| t.get("package")?.get("license")?.get("workspace"));
            if licence != Some(&Value::Boolean(true)) {
                out.push(Breach::new(&path, 0, "license.workspace = true is missing"));
            }
        }
        let front = ["lib.rs", "main.rs"].iter().find_map(|name| tree.file(&format!("{folder}/src/{name}")));
        if let Some(front) = front.filter(|f| !f.text.starts_with("//! ")) {
            out.push(Breach::new(&front.path, 1, "the front page does not begin by saying what the crate is for"));
        }
    }
    let readme = tree.file(README).map_or("", |f| f.text.as_str());
    let folders: BTreeSet<&str> = tree.files.iter().filter_map(|f| fixture_folder(&f.path)).collect();
    for folder in folders {
        let named = readme.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))).any(|w| w == folder);
        if !named {
            out.push(Breach::new(README, 0, format!("does not say where {folder} came from")));
        }
    }
    out
}

/// The folder of fixtures that a file belongs to: `corpora/NAME/...`, or `corpora/cases/NAME/...`.
fn fixture_folder(path: &str) -> Option<&str> {
    let (name, rest) = path.strip_prefix("corpora/")?.split_once('/')?;
    if name == "cases" { Some(rest.split_once('/')?.0) } else { Some(name) }
}
