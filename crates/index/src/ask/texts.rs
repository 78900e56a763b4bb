//! Which items' texts a query can't be answered without.
//!
//! An index has folded words, so it knows where `="..."` may stand and where it can't. With the first taken for yes and for no, a
//! query gives what may be asked for and what is asked for whatever the texts say; between the two are the items that must be read.

use crate::language::{Field, Node, Query, Test, What};

/// What finds the items that only their texts decide; nothing where the query asks for nothing `="..."`.
pub(super) fn undecided(query: &Query) -> Option<Query> {
    if !query.needs_texts() {
        return None;
    }
    let possible = bound(&query.root, Bound::Possible)?;
    let root = match bound(&query.root, Bound::Certain) {
        None => possible,
        Some(certain) => node(What::And(vec![possible, node(What::Not(Box::new(certain)))])),
    };
    Some(Query { root })
}

/// The tests that take a text, each once.
pub(super) fn exact(query: &Query) -> Vec<(Field, &Test)> {
    let mut out = Vec::new();
    query.root.visit(&mut |node| {
        if let What::Words(field, test @ Test::Exact(_)) = &node.what
            && !out.contains(&(*field, test))
        {
            out.push((*field, test));
        }
    });
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    /// All that may be asked for.
    Possible,
    /// All that is asked for whatever the texts say.
    Certain,
}

impl Bound {
    /// What is certain takes away from what is possible, and the other way about.
    fn under_not(self) -> Bound {
        match self {
            Bound::Possible => Bound::Certain,
            Bound::Certain => Bound::Possible,
        }
    }
}

/// A part without `="..."` that finds all that the part may find, or only what it finds for certain. Nothing where that is no item.
fn bound(part: &Node, of: Bound) -> Option<Node> {
    let what = match &part.what {
        What::Words(field, Test::Exact(text)) => match of {
            Bound::Possible => What::Words(*field, Test::Phrase(text.clone())),
            Bound::Certain => return None,
        },
        What::And(parts) => What::And(parts.iter().map(|part| bound(part, of)).collect::<Option<_>>()?),
        What::Or(parts) => {
            let mut parts: Vec<Node> = parts.iter().filter_map(|part| bound(part, of)).collect();
            match parts.len() {
                0 | 1 => return parts.pop(),
                _ => What::Or(parts),
            }
        }
        What::Not(part) => match bound(part, of.under_not()) {
            None => What::All,
            Some(part) => What::Not(Box::new(part)),
        },
        other => other.clone(),
    };
    Some(node(what))
}

fn node(what: What) -> Node {
    Node { span: record::Span::default(), what }
}
