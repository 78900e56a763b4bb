//! Documents that are ZIP archives: told by what their first entries are called.

use crate::content::ReadAt;
use crate::documents;
use crate::parts::{Clues, NONE, Read, Reader};
use crate::parts::{Inside, Outcome, not_yet};
use memchr::memmem;

/// What a ZIP archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Package {
    /// A word processor's document (ISO/IEC 29500, WordprocessingML).
    Word,
    /// A workbook (SpreadsheetML).
    Workbook,
    /// Slides (PresentationML).
    Slides,
    /// A document of the OpenDocument family (ISO/IEC 26300).
    OpenDocument,
    /// A book (EPUB).
    Book,
    /// A document of Pages, Numbers or Keynote.
    IWork,
}

impl Package {
    /// What the entries called `names` make up, if it is a document.
    pub(super) fn of<'n>(names: impl Iterator<Item = &'n [u8]>) -> Option<Package> {
        let (mut is_office, mut found) = (false, None);
        for name in names {
            match name {
                b"[Content_Types].xml" | b"_rels/.rels" => is_office = true,
                b"META-INF/container.xml" => return Some(Package::Book),
                _ if name.starts_with(b"Index/Document.iwa") => return Some(Package::IWork),
                _ if found.is_some() => {}
                _ if name.starts_with(b"word/") => found = Some(Package::Word),
                _ if name.starts_with(b"xl/") => found = Some(Package::Workbook),
                _ if name.starts_with(b"ppt/") => found = Some(Package::Slides),
                _ => {}
            }
        }
        found.filter(|_| is_office)
    }
}

/// What the archive is that begins so. The names of entries may be too far behind each other to be in there; then
/// what it is called counts too.
pub(crate) fn by_clues(clues: &Clues<'_>) -> Option<Package> {
    let head = clues.head;
    if !head.starts_with(b"PK\x03\x04") {
        return None;
    }
    let type_at = 30 + usize::from(*head.get(26)?) + usize::from(*head.get(28)?);
    if head.get(30..38) == Some(b"mimetype") {
        let media_type = head.get(type_at..).unwrap_or_default();
        if media_type.starts_with(b"application/vnd.oasis.opendocument") {
            return Some(Package::OpenDocument);
        }
        if media_type.starts_with(b"application/epub+zip") {
            return Some(Package::Book);
        }
    }
    let names = || memmem::find_iter(head, b"PK\x03\x04").filter_map(|at| local_name(&head[at..]));
    let told = Package::of(names());
    told.or_else(|| {
        let is_office = names().any(|name| matches!(name, b"[Content_Types].xml" | b"_rels/.rels"));
        match clues.extension().as_str() {
            "docx" | "docm" | "dotx" | "dotm" if is_office => Some(Package::Word),
            "xlsx" | "xlsm" | "xltx" | "xltm" if is_office => Some(Package::Workbook),
            "pptx" | "pptm" | "potx" | "ppsx" if is_office => Some(Package::Slides),
            _ => None,
        }
    })
}

/// The name in the header of an entry.
fn local_name(header: &[u8]) -> Option<&[u8]> {
    let size = usize::from(u16::from_le_bytes([*header.get(26)?, *header.get(27)?]));
    header.get(30..30 + size)
}

/// The reader of word processors' documents.
pub(crate) const WORD: Reader = Reader {
    name: "docx/1",
    kind: documents::KIND,
    recognises: |clues| by_clues(clues) == Some(Package::Word),
    read: Read::Anywhere(documents::docx::read),
    is_text: false,
    is_record: false,
    too_large: "the limit for a document",
};

/// The reader of workbooks.
pub(crate) const WORKBOOK: Reader = Reader {
    name: "xlsx/1",
    kind: documents::xlsx::WORKBOOK,
    recognises: |clues| by_clues(clues) == Some(Package::Workbook),
    read: Read::Anywhere(documents::xlsx::read),
    ..WORD
};

/// The reader of documents that can't be read yet: they are not to be opened as archives.
pub(crate) const READER: Reader =
    Reader { kind: "document", recognises: |clues| by_clues(clues).is_some(), read: Read::Not(refuse), ..NONE };

fn refuse(head: &[u8]) -> Outcome {
    let package = by_clues(&Clues { name: "", path: "", says: None, mapped: false, head });
    package.map_or_else(|| not_yet(READER, "a document of this kind"), refused)
}

/// Reads a document of which only its list showed that it is one.
pub(super) fn read(package: Package, bytes: &dyn ReadAt, inside: &mut Inside<'_, '_>) -> Outcome {
    match package {
        Package::Word => documents::docx::read(bytes, inside),
        Package::Workbook => documents::xlsx::read(bytes, inside),
        _ => refused(package),
    }
}

/// What becomes of a document that can't be read yet.
fn refused(package: Package) -> Outcome {
    let name = match package {
        Package::Word => "a document",
        Package::Workbook => "a workbook",
        Package::Slides => "a file of slides",
        Package::OpenDocument => "an OpenDocument file (.odt, .ods, .odp)",
        Package::Book => "a book (.epub)",
        Package::IWork => "a file of Pages, Numbers or Keynote",
    };
    not_yet(READER, name)
}
