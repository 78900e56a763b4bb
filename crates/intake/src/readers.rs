//! Every format that is read, with its reader. Which one a part is for is told by its content first, and by its name where the
//! content could be several things.

use crate::parts::{Clues, Reader, Readers};
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
    mail::maildir::PROGRAM,
    posts::x_archive::READER,
    messages::telegram::READER,
    messages::slack::READER,
    messages::signal::READER,
    messages::whatsapp::READER,
];

/// All of them, as parts are handed to them.
pub(crate) const ALL: Readers = Readers { recognise, tells: posts::x_archive::tells };

/// The reader that a part is for.
pub(crate) fn recognise(clues: &Clues<'_>) -> Reader {
    READERS.iter().find(|reader| (reader.recognises)(clues)).copied().unwrap_or_else(|| texts::reader(clues))
}

#[cfg(test)]
mod tests;
