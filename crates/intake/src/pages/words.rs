//! All that a page shows, in order: the words of a mail, of which nothing is furniture.

use super::hints;
use super::markup::Key;
use super::tree::{self, Id, NONE, ROOT, Tag, Tree};
use super::writer::Writer;
use super::{addresses, through};
use crate::decode::{Decoded, RawMap};
use record::item::Link;

/// The words of a page.
pub(crate) struct Words {
    pub(crate) text: String,
    /// From the text to the bytes that were decoded.
    pub(crate) raw: RawMap,
    pub(crate) links: Vec<Link>,
    /// How many letters and digits are in it that the page does not show.
    pub(crate) hidden: usize,
}

/// What is around a node.
#[derive(Clone, Copy)]
struct Around {
    /// The innermost element that stands on lines of its own.
    block: Id,
    link: Id,
    /// Whether line ends are shown.
    lines: bool,
}

/// The words of the page `decoded`; none where it has too many elements.
pub(crate) fn words(decoded: &Decoded) -> Option<Words> {
    let page = &decoded.text;
    let tree = Tree::of(page, tree::MOST_NODES)?;
    let mut writer = Writer::default();
    let mut around = vec![Around { block: ROOT, link: NONE, lines: false }; tree.len()];
    let (mut block, mut link, mut link_start) = (ROOT, NONE, 0);
    let (mut skip_to, mut hidden, mut due) = (0, 0, 0);
    for id in tree.ids().skip(1) {
        if id < skip_to {
            continue;
        }
        let node = tree.node(id);
        let outer = around[node.parent as usize];
        match node.tag {
            Tag::Text => {
                let is_empty = node.span.of(page).trim().is_empty();
                if is_empty && !outer.lines {
                    writer.run(page, node.span, None);
                    continue;
                }
                if outer.block != block {
                    due =
                        due.max(1 + usize::from(is_paragraph(tree.tag(block)) || is_paragraph(tree.tag(outer.block))));
                    block = outer.block;
                }
                if outer.link != link || due > 0 {
                    writer.anchor(&tree, link, link_start);
                    writer.lines(due);
                    due = 0;
                    link = outer.link;
                    link_start = writer.text.len();
                }
                writer.text_node(page, node.span, node.plain, outer.lines);
            }
            Tag::Br => due = (due + 1).min(2),
            tag if is_never(tag) => skip_to = tree.end(id),
            _ if hints::is_unseen(&tree, id) => {
                skip_to = tree.end(id);
                let texts = (id..skip_to).filter(|id| tree.tag(*id) == Tag::Text).map(|id| tree.node(id).span.of(page));
                hidden += texts.map(|text| text.chars().filter(|c| c.is_alphanumeric()).count()).sum::<usize>();
            }
            tag => {
                if tag.is_block() {
                    due = due.max(1 + usize::from(is_paragraph(tag)));
                }
                around[id as usize] = Around {
                    block: if tag.is_block() { id } else { outer.block },
                    link: if tag == Tag::A { id } else { outer.link },
                    lines: outer.lines || tag == Tag::Pre,
                };
            }
        }
    }
    writer.anchor(&tree, link, link_start);
    let Writer { text, copied, anchors, .. } = writer;
    let base = (tree.ids()).find(|id| tree.tag(*id) == Tag::Base).and_then(|id| tree.attribute(id, Key::Href));
    let raw = through(&text, &copied, page, &decoded.raw);
    let links = (anchors.into_iter())
        .filter_map(|anchor| Some(Link { span: anchor.span, target: addresses::resolve(base, &anchor.target)? }))
        .collect();
    Some(Words { text, raw, links, hidden })
}

/// Elements that hold no words for anybody.
fn is_never(tag: Tag) -> bool {
    matches!(tag, Tag::Script | Tag::Style | Tag::Template | Tag::Title | Tag::Iframe)
}

/// Elements with an empty line before and behind them.
fn is_paragraph(tag: Tag) -> bool {
    tag.is_heading() || matches!(tag, Tag::P | Tag::Blockquote | Tag::Pre | Tag::Hr)
}
