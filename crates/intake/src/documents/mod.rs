//! Documents: whatever has text and is neither a report nor a message.
//!
//! - `xml`, `dates`: what office programs write; `office`: documents that are ZIP files of it.
//! - `remarks`: what people left beside the words; `docx`: word processors' documents; `xlsx`: workbooks;
//!   `pdf`: the text in PDF.

mod dates;
mod xml;

mod office;

mod remarks;

pub(crate) mod docx;
pub(crate) mod pdf;
pub(crate) mod xlsx;

use record::item::{Block, BlockKind};
use record::{Item, ItemKind, PartPath, SourceId, Span};

/// What documents are called in the record.
pub(crate) const KIND: &str = "document";

/// The document with this text, of which only the paragraphs are known.
pub(crate) fn item(text: String, source: &SourceId, path: &PartPath) -> Item {
    Item { blocks: paragraphs(&text), ..Item::of(source, path, ItemKind::Document, text) }
}

/// The stretches between empty lines.
fn paragraphs(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Span> = None;
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{c}']) {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        match &mut open {
            _ if span.is_empty() => {
                // Two characters may end one line.
                if line != "\n" || !text[..at - 1].ends_with('\r') {
                    blocks.extend(open.take());
                }
            }
            Some(paragraph) => *paragraph = paragraph.join(span),
            None => open = Some(span),
        }
    }
    blocks.extend(open);
    blocks.into_iter().map(|span| Block { kind: BlockKind::Paragraph, span }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_stand_between_empty_lines() {
        let text = "One.\r\nGoes on.\r\n\r\nTwo.\n \n\u{c}Three.";
        let words: Vec<&str> = paragraphs(text).iter().map(|block| block.span.of(text)).collect();
        assert_eq!(words, ["One.\r\nGoes on.", "Two.", "Three."]);
        assert!(paragraphs(" \n\n").is_empty());
    }

    #[test]
    fn what_is_attached_to_a_mail_is_a_document() {
        let mail = crate::tests::inside::fixture("eml", "answer.eml");
        let tides = mail.item("tides.txt");
        assert_eq!((tides.kind, tides.blocks.len()), (ItemKind::Document, 1));
        assert!(mail.fates().iter().any(|fate| fate == "answer.eml!/tides.txt document read"), "{:?}", mail.fates());
    }
}
