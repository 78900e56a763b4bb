//! No name of one case stands in the code: rules are general, or they are not rules.
//!
//! The names are the last names of the speakers and recipients in every gold file, the seeds' too where they
//! stand beside the checkout. A name that some report writes in lower case is a common word (a party
//! called "the Harbour Board" does not forbid "board"), save in reports that have no capitals at all.

use super::Breach;
use super::tree::{File, Tree};
use serde_json::Value;
use std::collections::BTreeSet;

pub(super) fn check(tree: &Tree) -> Vec<Breach> {
    let inside = tree.files.iter().filter(|f| f.path.starts_with("corpora/") && f.path.ends_with("gold.json"));
    let golds = inside.map(|f| f.text.as_str()).chain(tree.gold_outside.iter().map(String::as_str));
    let mut names: BTreeSet<String> = golds.flat_map(last_names).collect();
    for word in tree.files.iter().filter(|f| is_prose(f)).flat_map(|f| lower_case_words(&f.text)) {
        names.remove(word);
    }
    let mut out = Vec::new();
    for (file, rust) in tree.sources().filter(|(f, _)| !is_demo(&f.path)) {
        let tests: BTreeSet<usize> = rust.tokens.iter().filter(|t| t.test).map(|t| t.line).collect();
        for (n, line) in file.text.lines().enumerate().filter(|(n, _)| !tests.contains(&(n + 1))) {
            let mut words = line.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
            if let Some(name) = words.find(|w| names.contains(w)) {
                out.push(Breach::new(
                    &file.path,
                    n + 1,
                    format!("{name} is a name of one case; rules must be general"),
                ));
            }
        }
    }
    out
}

/// The demo's own text speaks of the demo's people.
fn is_demo(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "demo" | "demo.rs"))
}

/// Text that people wrote: fixtures and documents.
fn is_prose(file: &File) -> bool {
    file.path.ends_with(".md") || (file.path.starts_with("corpora/") && file.path.ends_with(".txt"))
}

/// The last word of every speaker's and recipient's name, in lower case.
fn last_names(gold: &str) -> Vec<String> {
    let gold: Value = serde_json::from_str(gold).unwrap_or_default();
    let messages = gold.get("messages").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut out = Vec::new();
    for field in messages.iter().flat_map(|m| ["speaker", "recipient"].map(|key| m.get(key).and_then(Value::as_str))) {
        // What stands in brackets says who somebody is.
        let mut depth = 0_i32;
        let plain: String = field
            .unwrap_or("")
            .chars()
            .filter(|c| {
                depth += i32::from(*c == '(');
                let outside = depth == 0;
                depth -= i32::from(*c == ')');
                outside
            })
            .collect();
        for name in plain.split([',', ';', '&', '/']).flat_map(|n| n.split(" and ")) {
            let mut words = name.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
            out.extend(words.rfind(|w| w.chars().count() >= 3 && w != "the"));
        }
    }
    out
}

/// The words that a text with capitals writes without one. Handles and addresses are no words.
fn lower_case_words(text: &str) -> Vec<&str> {
    if !text.contains(char::is_uppercase) {
        return Vec::new();
    }
    let chunks = text.split_whitespace().filter(|c| !c.contains(['@', '/', '_', '#', '=']));
    let chunks = chunks.map(|c| c.trim_matches(|c: char| !c.is_alphanumeric())).filter(|c| !c.contains('.'));
    chunks
        .flat_map(|c| c.split(|c: char| !c.is_alphabetic()))
        .filter(|w| !w.is_empty() && w.chars().all(char::is_lowercase))
        .collect()
}
