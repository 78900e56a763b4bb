//! An item's text as words, sentences and paragraphs: what every later stage reads.

mod sentences;
pub mod words;

use record::item::Transmission;
use record::{BlockKind, Item, Span, Tokens};
use std::ops::Range;

/// An item ready to be read. All ranges count tokens.
pub struct Prose<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its words.
    pub tokens: Tokens,
    /// The stretches that tell something, in order: paragraphs, block quotations, updates, embedded posts.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences, in order; each lies in one paragraph. A stripped text has one a paragraph.
    pub sentences: Vec<Range<usize>>,
}

/// One paragraph.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its bytes.
    pub span: Span,
    /// What kind of block it stands in.
    pub kind: Place,
}

/// What a paragraph is, as far as reading it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The headline.
    Title,
    /// The reporter's own text.
    Body,
    /// A note that the text was changed.
    Update,
    /// Set off as somebody's words.
    BlockQuotation,
    /// A public post set into the report.
    Post,
    /// Bylines, captions, credits, furniture.
    Margin,
}

impl<'a> Prose<'a> {
    /// Splits `item` into words, paragraphs and sentences.
    pub fn of(item: &'a Item) -> Prose<'a> {
        let tokens = Tokens::of(&item.text);
        let paragraphs: Vec<Paragraph> = item
            .blocks
            .iter()
            .map(|block| Paragraph {
                tokens: tokens.within(block.span),
                span: block.span,
                kind: match block.kind {
                    BlockKind::Title => Place::Title,
                    BlockKind::Paragraph => Place::Body,
                    BlockKind::Update => Place::Update,
                    BlockKind::BlockQuotation => Place::BlockQuotation,
                    BlockKind::EmbeddedPost { .. } => Place::Post,
                    BlockKind::Byline | BlockKind::Credit | BlockKind::Caption | BlockKind::Furniture => Place::Margin,
                },
            })
            .filter(|p| !p.tokens.is_empty())
            .collect();
        let mut prose = Prose { item, tokens, paragraphs, sentences: Vec::new() };
        prose.sentences = sentences::split(&prose);
        prose
    }

    /// Whether case and punctuation are lost.
    pub fn stripped(&self) -> bool {
        self.item.transmission == Transmission::Stripped
    }

    /// The words of the report's own text, in order; its margins differ from copy to copy.
    pub fn told(&self) -> Vec<usize> {
        let paragraphs = self.paragraphs.iter().filter(|paragraph| match paragraph.kind {
            Place::Margin => false,
            // A bare time of change is no text.
            Place::Update => paragraph.tokens.len() > 8,
            _ => true,
        });
        paragraphs.flat_map(|paragraph| paragraph.tokens.clone()).collect()
    }

    /// The folded word at `i`; empty past the end.
    pub fn word(&self, i: usize) -> &str {
        self.tokens.word(i)
    }

    /// The bytes of a range of tokens.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.tokens.cover(range)
    }

    /// The text of a range of tokens, as written.
    pub fn text(&self, range: Range<usize>) -> &str {
        self.span(range).of(&self.item.text)
    }

    /// What stands between token `i - 1` and token `i`; before the first and after the last, the rest of the text;
    /// nothing past that.
    pub fn gap(&self, i: usize) -> &str {
        if i > self.tokens.len() {
            return "";
        }
        let from = if i == 0 { 0 } else { self.tokens.span(i - 1).end };
        let to = if i < self.tokens.len() { self.tokens.span(i).start } else { self.item.text.len() };
        self.item.text.get(from..to).unwrap_or("")
    }

    /// Whether token `i` begins with a capital letter.
    pub fn capital(&self, i: usize) -> bool {
        i < self.tokens.len() && self.tokens.span(i).of(&self.item.text).starts_with(char::is_uppercase)
    }

    /// The sentence that token `i` stands in.
    pub fn sentence_at(&self, i: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.start <= i);
        (after > 0 && i < self.sentences[after - 1].end).then(|| after - 1)
    }

    /// The paragraph that token `i` stands in.
    pub fn paragraph_at(&self, i: usize) -> Option<usize> {
        let after = self.paragraphs.partition_point(|p| p.tokens.start <= i);
        (after > 0 && i < self.paragraphs[after - 1].tokens.end).then(|| after - 1)
    }

    /// Whether token `i` is the first of its sentence.
    pub fn starts_sentence(&self, i: usize) -> bool {
        self.sentence_at(i).is_some_and(|s| self.sentences[s].start == i)
    }

    /// Whether only spaces stand before token `i`, so that it goes on from the word before.
    pub fn joined(&self, i: usize) -> bool {
        i > 0 && self.gap(i).chars().all(char::is_whitespace) && !self.gap(i).contains('\n')
    }
}

#[cfg(test)]
pub(crate) mod tests;
