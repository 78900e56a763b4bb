//! Every format that is read, with its reader. Which one a part is for is told by its content first, and by its name where the
//! content could be several things.

use crate::parts::{Clues, Reader};
use crate::{archives, documents, mail, messages, posts, texts};

/// The readers, in the order in which they are asked. The last takes everything.
const READERS: &[Reader] = &[
    archives::package::WORD,
    archives::package::WORKBOOK,
    documents::pdf::READER,
    archives::package::READER,
    archives::zip::READER,
    archives::gzip::READER,
    archives::tar::READER,
    archives::zstd::READER,
    messages::rsmf::READER,
    messages::rsmf::MANIFEST,
    messages::sms::READER,
    messages::tables::TABLE,
    messages::tables::LINES,
    mail::mbox::READER,
    mail::eml::READER,
    mail::msg::READER,
    mail::pst::READER,
    mail::tnef::READER,
    posts::x_archive::READER,
    messages::telegram::READER,
    messages::slack::READER,
    messages::signal::READER,
    messages::whatsapp::READER,
];

/// The reader that a part is for.
pub(crate) fn recognise(clues: &Clues<'_>) -> Reader {
    READERS.iter().find(|reader| (reader.recognises)(clues)).copied().unwrap_or_else(|| texts::reader(clues))
}

#[cfg(test)]
mod tests {
    use crate::formats::{FORMATS, table};
    use std::collections::BTreeSet;

    #[test]
    fn people_are_told_of_every_format() {
        // Packages that are not read have no reader; texts are no part of the list.
        let others = ["report/1", "web-page/1", "web-archive/1"];
        let name = |reader: &str| reader.split('/').next().unwrap_or_default().to_owned();
        let read = super::READERS.iter().filter(|reader| !reader.name.is_empty()).map(|reader| reader.name);
        let read: BTreeSet<String> = read.chain(others).map(name).collect();
        let told: BTreeSet<String> = FORMATS.iter().map(|format| format.reader.to_owned()).collect();
        assert_eq!(read, told);
    }

    #[test]
    fn the_document_has_the_table() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/FORMATS.md");
        let document = std::fs::read_to_string(path).expect("docs/FORMATS.md");
        assert!(document.contains(&table()), "put `onrecord formats` into docs/FORMATS.md");
    }
}
