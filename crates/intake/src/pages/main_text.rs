//! Which leaves of a page are its main text.
//!
//! Every leaf gets a weight: what reads like running text weighs its length, what reads like furniture weighs against.
//! The element whose leaves weigh most together is the one around the text; then what does not belong is taken out of it.

use super::hints::Hint;
use super::leaves::{Leaf, Survey};
use super::tree::{Id, ROOT, Tag, Tree};

/// What became of the leaves around the main text.
pub(super) struct Chosen {
    /// The element around the main text.
    pub(super) root: Id,
    /// Every leaf inside it, by number, and whether it belongs to the text.
    pub(super) leaves: Vec<(usize, bool)>,
}

/// Chooses the main text.
pub(super) fn choose(tree: &Tree, survey: &mut Survey) -> Chosen {
    disbelieve(tree, survey);
    let root = root(tree, survey);
    let mut leaves = before(tree, survey, root);
    leaves.extend(survey.inside(tree, root).map(|i| (i, keeps(tree, survey, root, i))));
    // Headings above the first paragraph are the page's titles.
    let first = leaves.iter().position(|(i, kept)| *kept && is_running(tree, &survey.leaves[*i])).unwrap_or(0);
    for (i, kept) in &mut leaves[..first] {
        *kept &= !tree.tag(survey.leaves[*i].block).is_heading();
    }
    Chosen { root, leaves }
}

/// What stands above the text and belongs to it: captions, which are no text, and the lines that begin it.
fn before(tree: &Tree, survey: &Survey, root: Id) -> Vec<(usize, bool)> {
    let around = tree.ancestors(root).take(4).find(|&id| matches!(tree.tag(id), Tag::Article | Tag::Main));
    let Some(around) = around.or_else(|| tree.ancestors(root).next()) else { return Vec::new() };
    let end = survey.inside(tree, root).start;
    (survey.inside(tree, around).start..end)
        .filter_map(|i| {
            let leaf = &survey.leaves[i];
            let mut lead = false;
            for id in std::iter::once(leaf.block).chain(tree.ancestors(leaf.block)).take_while(|&id| id != around) {
                match survey.hints[id as usize] {
                    Hint::Caption => return Some((i, false)),
                    Hint::Aside | Hint::Comments | Hint::Hidden | Hint::Never | Hint::Byline => return None,
                    hint => lead |= hint == Hint::Lead,
                }
            }
            (lead && is_running(tree, leaf)).then_some((i, true))
        })
        .collect()
}

/// Whether a leaf reads like running text.
fn is_running(tree: &Tree, leaf: &Leaf) -> bool {
    leaf.size >= 80 && leaf.linked * 3 < leaf.size && leaf.ends && !tree.tag(leaf.block).is_heading()
}

/// Drops hints that most of the page's running text would fall to: whole pages stand in elements with such names.
fn disbelieve(tree: &Tree, survey: &mut Survey) {
    let mut sums = vec![0u64; tree.len()];
    for leaf in &survey.leaves {
        if leaf.linked * 3 < leaf.size && leaf.size > 40 {
            sums[leaf.block as usize] += u64::from(leaf.size - leaf.linked);
        }
    }
    for id in tree.ids().rev().filter(|&id| id != ROOT) {
        sums[tree.node(id).parent as usize] += sums[id as usize];
    }
    let all = sums[ROOT as usize];
    for id in tree.ids() {
        let hint = &mut survey.hints[id as usize];
        if *hint == Hint::Comments && sums[id as usize] * 10 < all * 9 {
            continue;
        }
        if !matches!(hint, Hint::None | Hint::Body | Hint::Never)
            && sums[id as usize] * 5 > all * 2
            && sums[id as usize] > 300
        {
            *hint = Hint::None;
        }
    }
}

fn weight(tree: &Tree, survey: &Survey, leaf: &Leaf) -> i64 {
    let size = i64::from(leaf.size);
    let linked = i64::from(leaf.linked);
    let tag = tree.tag(leaf.block);
    let mut aside = false;
    let mut in_list = false;
    for id in std::iter::once(leaf.block).chain(tree.ancestors(leaf.block)) {
        aside |= matches!(
            survey.hints[id as usize],
            Hint::Aside | Hint::Comments | Hint::Caption | Hint::Byline | Hint::Hidden
        );
        in_list |= tree.tag(id) == Tag::Li;
    }
    let weight = if linked * 2 > size {
        if tag == Tag::P { -size / 4 } else { -size }
    } else if size < 25 {
        -5
    } else if tag.is_heading() {
        0
    } else if size < 70 && !leaf.ends {
        -10
    } else if in_list {
        (size - linked * 2) / 2
    } else if tag == Tag::P || leaf.ends && size > 70 {
        size - linked
    } else {
        (size - linked) / 2
    };
    if aside { -weight.abs() / 2 } else { weight }
}

/// The element around the main text.
pub(super) fn root(tree: &Tree, survey: &Survey) -> Id {
    let mut sums = vec![0i64; tree.len()];
    for leaf in &survey.leaves {
        sums[leaf.block as usize] += weight(tree, survey, leaf);
    }
    for id in tree.ids().rev().filter(|&id| id != ROOT) {
        let parent = tree.node(id).parent;
        sums[parent as usize] += sums[id as usize];
    }
    let size = |id: Id| {
        let (size, linked) = survey.sizes(tree, id);
        size - linked
    };
    // The outermost elements that call themselves the text.
    let mut bodies: Vec<(Id, u32)> = Vec::new();
    let mut past = ROOT;
    for id in tree.ids().filter(|&id| survey.hints[id as usize] == Hint::Body) {
        if id >= past {
            past = tree.end(id);
            bodies.push((id, size(id)));
        }
    }
    let all: u32 = bodies.iter().map(|(_, size)| size).sum();
    match bodies.iter().copied().max_by_key(|&(id, size)| (size, std::cmp::Reverse(id))) {
        Some((best, size)) if size > 250 && size * 5 > all * 3 => best,
        _ => tree.ids().max_by_key(|&id| (sums[id as usize], id)).unwrap_or(ROOT),
    }
}

fn keeps(tree: &Tree, survey: &Survey, root: Id, i: usize) -> bool {
    let leaf = &survey.leaves[i];
    let around = || std::iter::once(leaf.block).chain(tree.ancestors(leaf.block)).take_while(|&id| id != root);
    let mut in_quotation = false;
    for id in around() {
        match survey.hints[id as usize] {
            Hint::Post => return true,
            Hint::Figure if tree.tag(id) == Tag::Figure && !in_quotation => return false,
            Hint::Aside
            | Hint::Comments
            | Hint::Caption
            | Hint::Byline
            | Hint::Dateline
            | Hint::Hidden
            | Hint::Never => {
                // Somebody's words are kept wherever they stand: a box beside the text may hold the messages.
                let quoted = matches!(survey.hints[id as usize], Hint::Aside | Hint::Hidden)
                    && quotes(tree, leaf)
                    && is_running(tree, leaf);
                return quoted || around().any(|id| survey.hints[id as usize] == Hint::Post);
            }
            _ => in_quotation |= matches!(tree.tag(id), Tag::Blockquote | Tag::Table),
        }
    }
    if let Some(group) = around().find(|&id| matches!(tree.tag(id), Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table)) {
        let (size, linked) = survey.sizes(tree, group);
        return linked * 2 <= size;
    }
    // A paragraph full of links is a paragraph where enough of it is not linked.
    let tells = leaf.size - leaf.linked >= 80 && leaf.ends && tree.tag(leaf.block) == Tag::P;
    leaf.linked * 2 <= leaf.size || tells || shows_address(tree, leaf)
}

/// Whether there are quotation marks in the leaf.
fn quotes(tree: &Tree, leaf: &Leaf) -> bool {
    (leaf.nodes.0..leaf.nodes.1).filter(|&id| tree.tag(id) == Tag::Text).any(|id| {
        let text = tree.node(id).span.of(tree.source);
        text.contains(['“', '”', '"', '«', '»', '„'])
            || text.contains("&ldquo;")
            || text.contains("&quot;")
            || text.contains("&#8220;")
    })
}

/// Whether the leaf begins with an address written out.
fn shows_address(tree: &Tree, leaf: &Leaf) -> bool {
    let text = tree.node(leaf.nodes.0).span.of(tree.source).trim_start();
    text.starts_with("http") || text.starts_with("www.")
}
