//! No buckets, and no names by time: a file is called by what is in it, which a bucket hides, and what was
//! new when it was named isn't for long.

use super::Breach;
use super::lex::Kind;
use super::tree::Tree;

const BUCKETS: &[&str] = &["util", "utils", "common", "helper", "helpers", "misc", "manager"];
const BY_TIME: &[&str] = &["new", "old", "legacy"];

fn is_bad(name: &str) -> bool {
    let parts: Vec<&str> = name.split(['_', '-']).collect();
    let version = |p: &str| p.strip_prefix('v').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    parts.last().is_some_and(|p| BUCKETS.contains(p))
        || parts.first().into_iter().chain(parts.last()).any(|p| BY_TIME.contains(p) || version(p))
}

pub(super) fn check(tree: &Tree) -> Vec<Breach> {
    let mut out = Vec::new();
    for file in tree.files.iter().filter(|f| f.rust.is_some()) {
        for part in file.path.split('/').map(|p| p.trim_end_matches(".rs")).filter(|p| is_bad(p)) {
            out.push(Breach::new(&file.path, 0, format!("{part} says nothing of what is in it")));
        }
        let tokens = file.rust.as_ref().map_or(&[][..], |r| &r.tokens[..]);
        for pair in tokens.windows(2).filter(|w| w[0].text == "mod" && w[0].kind == Kind::Word && is_bad(&w[1].text)) {
            let what = format!("a module called {} says nothing of what is in it", pair[1].text);
            out.push(Breach::new(&file.path, pair[1].line, what));
        }
    }
    out
}
