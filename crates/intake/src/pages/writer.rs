//! Writes out parts of a page as text, and keeps where in the page each stretch stands.

use super::entities::{self, Meaning};
use super::hints::Hint;
use super::leaves::{Leaf, Survey};
use super::markup::Key;
use super::tree::{Id, NONE, Tag, Tree};
use record::Span;

/// A stretch of text that stands in the page as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Copied {
    /// Its first byte in the text.
    pub(super) text: usize,
    /// Its first byte in the page.
    pub(super) page: usize,
    pub(super) len: usize,
}

/// Words that lead elsewhere, and where to, as written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Anchor {
    pub(super) span: Span,
    pub(super) target: String,
}

/// A text in the making: parts, each on a line of its own with an empty line between.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) text: String,
    /// In order; what lies between was put in, or stands in the page in other characters.
    pub(super) copied: Vec<Copied>,
    pub(super) anchors: Vec<Anchor>,
    /// White space is due before the next word: where it stands in the page, if it is one plain space there.
    space: Option<Option<usize>>,
}

impl Writer {
    /// Begins a part, and says where.
    pub(super) fn begin(&mut self) -> usize {
        self.space = None;
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.len()
    }

    /// Ends the part that began at `start`; none where nothing was written.
    pub(super) fn end(&mut self, start: usize) -> Option<Span> {
        self.space = None;
        let span = Span::new(start, self.text.len());
        if span.is_empty() {
            self.text.truncate(self.text.trim_end_matches('\n').len());
            return None;
        }
        Some(span)
    }

    /// Writes a part that stands at `page` in the source, with its character references if it has any.
    pub(super) fn part(&mut self, source: &str, page: Span, references: Option<bool>) -> Option<Span> {
        let start = self.begin();
        self.run(source, page, references);
        self.end(start)
    }

    /// Writes a part whose place in the page is not known.
    pub(super) fn said(&mut self, value: &str) -> Option<Span> {
        let start = self.begin();
        let words: Vec<&str> = value.split_whitespace().collect();
        self.text.push_str(&words.join(" "));
        self.end(start)
    }

    /// Takes back the part that was written last.
    pub(super) fn forget(&mut self, start: usize) {
        self.text.truncate(start);
        self.text.truncate(self.text.trim_end_matches('\n').len());
        while let Some(last) = self.copied.last_mut() {
            if last.text < self.text.len() {
                last.len = last.len.min(self.text.len() - last.text);
                break;
            }
            self.copied.pop();
        }
        while self.anchors.last().is_some_and(|anchor| anchor.span.end > self.text.len()) {
            self.anchors.pop();
        }
    }

    /// A line end inside a part.
    pub(super) fn line(&mut self) {
        self.space = None;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Ends the line, so that the next word begins behind `many` line ends.
    pub(super) fn lines(&mut self, many: usize) {
        if many == 0 || self.text.is_empty() {
            return;
        }
        self.space = None;
        let there = self.text.bytes().rev().take_while(|b| *b == b'\n').count();
        self.text.extend(std::iter::repeat_n('\n', many.saturating_sub(there)));
    }

    /// Writes `page` of the source, white space made single spaces. `references` says whether it has any: `Some(true)` as in
    /// attributes.
    pub(super) fn run(&mut self, source: &str, page: Span, references: Option<bool>) {
        let text = page.of(source);
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let here = page.start + at;
            let reference =
                (c == '&').then_some(references).flatten().and_then(|a| entities::reference(&text[at..], a));
            match reference {
                Some((Meaning::Char(c), len)) => {
                    self.char(c, None);
                    at += len;
                }
                Some((Meaning::Text(meaning), len)) => {
                    meaning.chars().for_each(|c| self.char(c, None));
                    at += len;
                }
                None => {
                    self.char(c, Some(here));
                    at += c.len_utf8();
                }
            }
        }
    }

    /// Writes one character, which stands at `page`.
    fn char(&mut self, c: char, page: Option<usize>) {
        if c.is_whitespace() {
            // A second one leaves nothing of the page to point to.
            self.space = Some(page.filter(|_| c == ' ' && self.space.is_none()));
            return;
        }
        // Marks that say how to break lines, and are no part of any word.
        if matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}') {
            return;
        }
        if let Some(space) = self.space.take()
            && !self.text.is_empty()
            && !self.text.ends_with('\n')
        {
            self.push(' ', space);
        }
        self.push(c, page);
    }

    fn push(&mut self, c: char, page: Option<usize>) {
        if let Some(page) = page {
            let (text, len) = (self.text.len(), c.len_utf8());
            match self.copied.last_mut() {
                Some(last) if last.text + last.len == text && last.page + last.len == page => last.len += len,
                _ => self.copied.push(Copied { text, page, len }),
            }
        }
        self.text.push(c);
    }

    /// Writes a leaf, inside a part that was begun.
    pub(super) fn leaf(&mut self, tree: &Tree, survey: &Survey, leaf: &Leaf) {
        let mut link = NONE;
        let mut link_start = 0;
        for id in leaf.nodes.0..leaf.nodes.1 {
            let node = tree.node(id);
            match node.tag {
                Tag::Br => self.line(),
                Tag::Text if is_shown(tree, survey, id) => {
                    let around = tree.ancestors(id).find(|&id| tree.tag(id) == Tag::A).unwrap_or(NONE);
                    if around != link {
                        self.anchor(tree, link, link_start);
                        link = around;
                        link_start = self.text.len();
                    }
                    let lines = tree.ancestors(id).any(|id| tree.tag(id) == Tag::Pre);
                    self.text_node(tree.source, node.span, node.plain, lines);
                }
                _ => {}
            }
        }
        self.anchor(tree, link, link_start);
    }

    /// Writes a text of the page; `lines` where its line ends are shown.
    pub(super) fn text_node(&mut self, source: &str, page: Span, plain: bool, lines: bool) {
        let references = (!plain).then_some(false);
        if !lines {
            return self.run(source, page, references);
        }
        let mut start = page.start;
        for (n, line) in page.of(source).split_inclusive('\n').enumerate() {
            if n > 0 {
                self.line();
            }
            self.run(source, Span::new(start, start + line.len()), references);
            start += line.len();
        }
    }

    /// Words that lead elsewhere, from `start` on, in the element `link` if there is one.
    pub(super) fn anchor(&mut self, tree: &Tree, link: Id, start: usize) {
        if link == NONE {
            return;
        }
        let span = Span::new(start, self.text.len()).trimmed(&self.text);
        if let Some(target) = tree.attribute(link, Key::Href)
            && !span.is_empty()
        {
            self.anchors.push(Anchor { span, target: entities::resolved(target.trim()) });
        }
    }
}

/// Whether a text is shown: no element between it and the next block keeps it from that.
fn is_shown(tree: &Tree, survey: &Survey, id: Id) -> bool {
    tree.ancestors(id).take_while(|&id| !tree.tag(id).is_block()).all(|id| survey.hints[id as usize] != Hint::Never)
}
