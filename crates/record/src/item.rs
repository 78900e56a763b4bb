//! Items: the units of the record read out of sources.

use crate::envelope::Envelope;
use crate::ids::SourceId;
use crate::source::PartPath;
use crate::span::Span;
use crate::time::StatedTime;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// A chat, direct or text message.
    Message,
    /// An e-mail.
    Mail,
    /// A public post.
    Post,
    /// An article about a correspondence.
    Report,
    /// Anything else with text.
    Document,
}

/// What a stretch of a report is. Blocks do not overlap, stand in order, and cover all text but white space.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// "By Name".
    Byline,
    /// A credit line: "With A and B", "Reporting by ...".
    Credit,
    /// A caption of a picture, or a place-holder for one.
    Caption,
    /// A note that the text was changed: "UPDATE 5:26 PM ET: ...", "This story was updated on ...", "Correction: ...".
    /// A note inside a paragraph, as in stripped text, is a block of its own too.
    Update,
    /// A public post set into the report; its words come first, then its signature line.
    EmbeddedPost {
        /// The words of the post.
        words: Span,
        /// The account's shown name.
        name: Option<Span>,
        /// The account's handle, with its `@`.
        handle: Option<Span>,
        /// The date as written.
        date: Option<Span>,
    },
    /// A paragraph that quotes at length, set off without quotation marks.
    BlockQuotation,
    /// Page furniture: navigation, newsletter boxes, "You might also like".
    Furniture,
    /// The reporter's own text.
    Paragraph,
}

/// A stretch of an item's text that is one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is.
    pub span: Span,
}

/// How the text of an item has come down to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transmission {
    /// With case and punctuation.
    Ordinary,
    /// Lower-cased and without punctuation, as stored copies often are: marks can't be missed in it, since it has none.
    Stripped,
}

/// Something said about an item, and where it is said; `span` is none where a side-car says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The value.
    pub value: String,
    /// Where the item itself says so.
    pub span: Option<Span>,
}

/// Words that lead elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub span: Span,
    /// Where they lead, whole; as the source has it, and never followed.
    pub target: String,
}

/// One unit of the record.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The source it was read from.
    pub source: SourceId,
    /// Where that source is, for ordering and for showing.
    pub path: PartPath,
    /// What it is.
    pub kind: ItemKind,
    /// Whether the case has it itself, as against knowing it from reports only.
    pub held: bool,
    /// The decoded text; every span counts bytes in it.
    pub text: String,
    /// How the text has come down to us.
    pub transmission: Transmission,
    /// What each stretch of the text is.
    pub blocks: Vec<Block>,
    /// The headline.
    pub title: Option<Stated>,
    /// Who wrote it.
    pub byline: Option<Stated>,
    /// Who published it.
    pub outlet: Option<Stated>,
    /// Where it was published: the address that it gives for itself.
    pub address: Option<Stated>,
    /// What its words lead to, in the order of the text.
    pub links: Vec<Link>,
    /// When it was published.
    pub published: Option<StatedTime>,
    /// When it says it was changed.
    pub updated: Vec<StatedTime>,
    /// The zone that bare clock times are in, as stated by a side-car: an IANA name or an offset.
    pub zone: Option<String>,
    /// Who wrote to whom and when, of a message, mail or post.
    pub envelope: Option<Box<Envelope>>,
}

impl Item {
    /// A mail, message or post that is held: its words, and what it says of itself.
    pub fn held(source: &SourceId, path: &PartPath, kind: ItemKind, text: String, envelope: Envelope) -> Item {
        Item { held: true, envelope: Some(Box::new(envelope)), ..Item::of(source, path, kind, text) }
    }

    /// One of which nothing is known but its text.
    pub fn of(source: &SourceId, path: &PartPath, kind: ItemKind, text: String) -> Item {
        Item {
            source: source.clone(),
            path: path.clone(),
            kind,
            held: false,
            text,
            transmission: Transmission::Ordinary,
            blocks: Vec::new(),
            title: None,
            byline: None,
            outlet: None,
            address: None,
            links: Vec::new(),
            published: None,
            updated: Vec::new(),
            zone: None,
            envelope: None,
        }
    }
}
