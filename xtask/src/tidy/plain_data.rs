//! Model types are plain data: disk shapes live in `case`, wire shapes in `views`, so that the model can
//! change without a file or a client noticing, and the other way round.

use super::Breach;
use super::tree::Tree;

pub(super) fn check(tree: &Tree) -> Vec<Breach> {
    let mut out = Vec::new();
    for (file, rust) in tree.sources().filter(|(f, _)| matches!(f.krate(), Some("record" | "analysis"))) {
        for named in rust.paths() {
            if named.parts.iter().any(|p| matches!(p.as_str(), "serde" | "serde_json" | "Serialize" | "Deserialize")) {
                let what = format!("names {}; serialisation lives in views and case", named.parts.join("::"));
                out.push(Breach::new(&file.path, named.line, what));
            }
        }
    }
    out
}
