//! Nothing is left half done without saying so: no placeholder that panics, no note to mend later, and no
//! test switched off without a reason.

use super::Breach;
use super::lex::Kind;
use super::tree::Tree;

const PLACEHOLDERS: &[&str] = &["todo", "unimplemented"];

/// Notes to oneself, put together here so that this file holds none.
const NOTES: &[&str] = &[concat!("FIX", "ME"), concat!("XX", "X")];

pub(super) fn check(tree: &Tree) -> Vec<Breach> {
    let mut out = Vec::new();
    for (file, rust) in tree.files.iter().filter_map(|f| Some((f, f.rust.as_ref()?))) {
        for w in rust.tokens.windows(3) {
            let place = |at: usize, kind, text: &str| w[at].kind == kind && w[at].text == text;
            if w[0].kind == Kind::Word && PLACEHOLDERS.contains(&w[0].text.as_str()) && place(1, Kind::Sign, "!") {
                out.push(Breach::new(
                    &file.path,
                    w[0].line,
                    format!("{}! stands in for code that is missing", w[0].text),
                ));
            }
            if place(0, Kind::Sign, "[") && place(1, Kind::Word, "ignore") && place(2, Kind::Sign, "]") {
                out.push(Breach::new(
                    &file.path,
                    w[1].line,
                    "a test is ignored without a reason: #[ignore = \"slow: ...\"]",
                ));
            }
        }
        for (n, line) in file.text.lines().enumerate() {
            if NOTES.iter().any(|note| line.split(|c: char| !c.is_alphanumeric()).any(|word| word == *note)) {
                out.push(Breach::new(&file.path, n + 1, "a note to mend this later: mend it, or file an issue"));
            }
        }
    }
    out
}
