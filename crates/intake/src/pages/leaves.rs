//! A page's text as leaves: what stands between two breaks, with what is known of it.

use super::hints::{self, Hint, Trust};
use super::tree::{Id, NONE, ROOT, Tag, Tree};

/// Text that stands together, as in one paragraph.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    /// The innermost element around all of it that stands on lines of its own.
    pub(super) block: Id,
    /// Its first text, and one past its last node: all texts between belong to it, but for what is never shown.
    pub(super) nodes: (Id, Id),
    /// Characters that are no white space.
    pub(super) size: u32,
    /// Of these, those in links.
    pub(super) linked: u32,
    /// Of these, those in bold.
    pub(super) bold: u32,
    /// Links in it.
    pub(super) links: u32,
    /// Commas and full stops followed by white space.
    pub(super) stops: u32,
    /// Whether it ends as a sentence does.
    pub(super) ends: bool,
}

/// A page, surveyed.
pub(super) struct Survey {
    pub(super) leaves: Vec<Leaf>,
    /// What each element says of itself.
    pub(super) hints: Vec<Hint>,
    /// How many leaves begin before each node.
    before: Vec<u32>,
    /// Size and linked size of all leaves before each leaf.
    sums: Vec<(u32, u32)>,
}

impl Survey {
    pub(super) fn of(tree: &Tree, trust: Trust) -> Survey {
        let mut survey = Survey {
            leaves: Vec::new(),
            hints: vec![Hint::None; tree.len()],
            before: Vec::with_capacity(tree.len() + 1),
            sums: Vec::new(),
        };
        // The block, the link and the bold element around each node, from its parent's.
        let mut around: Vec<(Id, Id, bool)> = vec![(ROOT, NONE, false); tree.len()];
        let mut broken = true;
        let mut breaks = 0;
        let mut skip_to = 0;
        for id in tree.ids() {
            survey.before.push(survey.leaves.len() as u32);
            if id < skip_to || id == ROOT {
                continue;
            }
            let node = tree.node(id);
            let (block, link, bold) = around[node.parent as usize];
            if node.tag != Tag::Text {
                survey.hints[id as usize] = hints::hint(tree, id, trust);
                if survey.hints[id as usize] == Hint::Never {
                    skip_to = tree.end(id);
                    broken |= node.tag.is_block();
                    continue;
                }
                let set_apart = matches!(survey.hints[id as usize], Hint::Caption | Hint::Hidden);
                let is_block = node.tag.is_block() || set_apart;
                broken |= is_block;
                if node.tag == Tag::Br {
                    breaks += 1;
                    broken |= breaks > 1;
                }
                around[id as usize] = (
                    if is_block { id } else { block },
                    if node.tag == Tag::A { id } else { link },
                    bold || matches!(node.tag, Tag::B | Tag::Strong) || node.tag.is_heading(),
                );
                continue;
            }
            let text = node.span.of(tree.source);
            let counted = Counted::of(text);
            if counted.size == 0 {
                continue;
            }
            breaks = 0;
            let joins = !broken && survey.leaves.last().is_some_and(|leaf| leaf.block == block);
            broken = false;
            if !joins {
                let leaf =
                    Leaf { block, nodes: (id, id), size: 0, linked: 0, bold: 0, links: 0, stops: 0, ends: false };
                survey.leaves.push(leaf);
            }
            let Some(leaf) = survey.leaves.last_mut() else { continue };
            if link != NONE {
                // A link with several texts in it counts once.
                leaf.links += u32::from(leaf.linked == 0 || link > leaf.nodes.1);
                leaf.linked += counted.size;
            }
            leaf.nodes.1 = id + 1;
            leaf.size += counted.size;
            leaf.bold += if bold { counted.size } else { 0 };
            leaf.stops += counted.stops;
            leaf.ends = counted.ends;
        }
        survey.before.push(survey.leaves.len() as u32);
        let mut sum = (0, 0);
        survey.sums.push(sum);
        for leaf in &survey.leaves {
            sum = (sum.0 + leaf.size, sum.1 + leaf.linked);
            survey.sums.push(sum);
        }
        survey
    }

    /// Size and linked size of all text inside `id`.
    pub(super) fn sizes(&self, tree: &Tree, id: Id) -> (u32, u32) {
        let inside = self.inside(tree, id);
        let (from, to) = (self.sums[inside.start], self.sums[inside.end]);
        (to.0 - from.0, to.1 - from.1)
    }

    /// The numbers of the leaves inside `id`.
    pub(super) fn inside(&self, tree: &Tree, id: Id) -> std::ops::Range<usize> {
        self.before[id as usize] as usize..self.before[tree.end(id) as usize] as usize
    }
}

struct Counted {
    size: u32,
    stops: u32,
    ends: bool,
}

impl Counted {
    fn of(text: &str) -> Counted {
        let mut counted = Counted { size: 0, stops: 0, ends: false };
        let mut last = ' ';
        for c in text.chars() {
            if c.is_whitespace() {
                counted.stops += u32::from(matches!(last, ',' | '.'));
            } else {
                counted.size += 1;
                if !matches!(c, ')' | '"' | '\'' | '”' | '’' | '»' | ']') {
                    counted.ends = matches!(c, '.' | '!' | '?' | '…' | ':' | ';' | '。' | '！' | '？' | '、' | ',');
                }
            }
            last = c;
        }
        // A reference such as `&rdquo;` ends in a semicolon and says nothing of the sentence.
        if counted.size > 0 && text.trim_end().ends_with(';') {
            counted.ends = text.contains(['.', '!', '?']);
        }
        if matches!(text.trim(), "&nbsp;" | "&#160;" | "&#xa0;" | "&#xA0;") {
            counted.size = 0;
        }
        counted
    }
}
