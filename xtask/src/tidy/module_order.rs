//! The order of `mod` lines on a crate's front page is the reading order, and nothing imports upward: a
//! module names only modules that stand above it. This is how cycles inside a crate are kept out.

use super::Breach;
use super::lex::Kind;
use super::rust_text::Rust;
use super::tree::Tree;
use std::collections::BTreeMap;

pub(super) fn check(tree: &Tree) -> Vec<Breach> {
    let mut out = Vec::new();
    let mut folders: Vec<String> = tree.crates().into_iter().map(|k| format!("crates/{k}/src/")).collect();
    folders.push("xtask/src/".into());
    for folder in folders {
        let front = ["lib.rs", "main.rs"].into_iter().find_map(|name| tree.file(&format!("{folder}{name}")));
        let Some(front) = front.and_then(|f| f.rust.as_ref()) else { continue };
        let order = modules(front);
        let aliases = aliases(front, &order);
        for file in tree.files.iter().filter(|f| !f.is_test()) {
            let Some((path, rust)) = file.path.strip_prefix(&folder).zip(file.rust.as_ref()) else { continue };
            let own = path.split('/').next().unwrap_or("").trim_end_matches(".rs");
            let Some(place) = order.iter().position(|m| m == own) else { continue };
            // `super` is the front page in `own.rs` and `own/mod.rs`, and nowhere else.
            let at_top = !path.contains('/') || path == format!("{own}/mod.rs");
            for named in rust.paths() {
                let [root, first, ..] = &named.parts[..] else { continue };
                if root != "crate" && !(root == "super" && at_top) {
                    continue;
                }
                let module = aliases.get(first).unwrap_or(first);
                if order.iter().position(|m| m == module).is_some_and(|there| there > place) {
                    let what = format!("{own} names {module}, which stands below it on the front page");
                    out.push(Breach::new(&file.path, named.line, what));
                }
            }
        }
    }
    out
}

/// The modules of a front page, in order; tests left out.
fn modules(front: &Rust) -> Vec<String> {
    let code = front.code();
    let named = code
        .windows(3)
        .filter(|w| w[0].text == "mod" && w[1].kind == Kind::Word && matches!(w[2].text.as_str(), ";" | "{"));
    named.map(|w| w[1].text.clone()).collect()
}

/// Names that the front page passes on, and the module each comes from.
fn aliases(front: &Rust, order: &[String]) -> BTreeMap<String, String> {
    let passed_on = front.paths().into_iter().filter_map(|named| {
        let mut parts = named.parts;
        parts.retain(|p| p != "crate" && p != "self");
        let (first, last) = (parts.first()?.clone(), parts.last()?.clone());
        (parts.len() > 1 && order.contains(&first) && !order.contains(&last)).then_some((last, first))
    });
    passed_on.collect()
}
