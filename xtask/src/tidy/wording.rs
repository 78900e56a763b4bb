//! A wrong accusation is the worst bug: what people read never judges a report. Findings say what stands
//! where; these words say that somebody did something bad, so no template may hold one.
//!
//! A literal without a space is a machine's word (the kind `altered`), not a sentence, and is let pass.

use super::Breach;
use super::tree::Tree;

/// Whole words, or beginnings of words where a `*` stands at the end.
const JUDGING: &[&str] = &[
    "wrong",
    "wrongly",
    "false",
    "falsely",
    "misquot*",
    "alter*",
    "lift*",
    "copied",
    "stole*",
    "fabricat*",
    "plagiar*",
    "fake*",
    "lie",
    "lied",
    "lies",
    "doctored",
];

/// Words that begin like a judging one and are none.
const HARMLESS: &[&str] = &["alternate", "alternates", "alternating", "alternative", "alternatives", "alternatively"];

/// The first judging word of `text`; what stands between braces is the name of a value, not a word.
fn judging(text: &str) -> Option<String> {
    let mut depth = 0_i32;
    let prose: String = text
        .chars()
        .map(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            if depth > 0 { ' ' } else { c }
        })
        .collect();
    let mut words = prose.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    words.find(|word| {
        !HARMLESS.contains(&word.as_str())
            && JUDGING.iter().any(|j| j.strip_suffix('*').map_or(word == j, |beginning| word.starts_with(beginning)))
    })
}

pub(super) fn check(tree: &Tree) -> Vec<Breach> {
    let mut out = Vec::new();
    let spoken = |path: &str| path.starts_with("crates/views/src/") || path.starts_with("crates/analysis/src/findings");
    for file in tree.files.iter().filter(|f| spoken(&f.path) && !f.is_test()) {
        let lines: Vec<(usize, &str)> = match &file.rust {
            Some(rust) => rust.texts().map(|t| (t.line, t.text.as_str())).collect(),
            // A template in a file of its own.
            None => file.text.lines().enumerate().map(|(n, line)| (n + 1, line)).collect(),
        };
        for (line, text) in lines.into_iter().filter(|(_, text)| text.trim().contains(char::is_whitespace)) {
            if let Some(word) = judging(text) {
                out.push(Breach::new(&file.path, line, format!("says \"{word}\" to people; say what stands where")));
            }
        }
    }
    out
}
