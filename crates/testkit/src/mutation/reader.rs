//! The readers that inputs are made for.

/// A reader, or a way of one that needs fixtures of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reader {
    /// Reports in plain text.
    PlainText,
    /// Reports in Markdown, with labelled lines at the top.
    Markdown,
    /// Files without an extension.
    Unnamed,
    /// Reports that have lost their case and punctuation.
    Stripped,
    /// Text in UTF-8, UTF-16 and UTF-32, with and without a mark.
    Unicode,
    /// Text in the encodings from before Unicode.
    CodePages,
    /// Web pages.
    WebPage,
    /// Web pages in encodings that they name rightly or wrongly.
    DeclaredPage,
    /// Web pages that were saved with a folder of their parts.
    SavedPage,
    /// Web archives.
    WebArchive,
    /// The side-car of a folder.
    SideCar,
    /// A text a line.
    JsonLines,
    /// Single mails.
    Mail,
    /// Mailboxes in one file.
    Mailbox,
    /// Folders with a file for each mail.
    MailFolder,
    /// Files of an archive of X.
    XArchive,
    /// Exports of Telegram.
    Telegram,
    /// Days of Slack's channels.
    Slack,
    /// Chats that WhatsApp exported.
    WhatsApp,
    /// Chats of Signal as Markdown.
    Signal,
    /// Mails as Outlook saves them.
    OutlookMail,
    /// Stores of Outlook.
    OutlookStore,
    /// What Outlook puts beside mails.
    OutlookRider,
    /// Relativity's short messages.
    ShortMessages,
    /// Messages and calls of a phone.
    PhoneBackup,
    /// Tables and lines of messages, with what says which column is what.
    MessageTable,
    /// ZIP archives.
    Zip,
    /// Streams packed with gzip.
    Gzip,
    /// Tar archives.
    Tar,
    /// Streams packed with Zstandard.
    Zstandard,
    /// Word processors' documents.
    Docx,
    /// Workbooks.
    Xlsx,
    /// PDF.
    Pdf,
    /// What can't be read yet.
    NotYet,
}

impl Reader {
    /// Every reader.
    pub const ALL: &'static [Reader] = &[
        Reader::PlainText,
        Reader::Markdown,
        Reader::Unnamed,
        Reader::Stripped,
        Reader::Unicode,
        Reader::CodePages,
        Reader::WebPage,
        Reader::DeclaredPage,
        Reader::SavedPage,
        Reader::WebArchive,
        Reader::SideCar,
        Reader::JsonLines,
        Reader::Mail,
        Reader::Mailbox,
        Reader::MailFolder,
        Reader::XArchive,
        Reader::Telegram,
        Reader::Slack,
        Reader::WhatsApp,
        Reader::Signal,
        Reader::OutlookMail,
        Reader::OutlookStore,
        Reader::OutlookRider,
        Reader::ShortMessages,
        Reader::PhoneBackup,
        Reader::MessageTable,
        Reader::Zip,
        Reader::Gzip,
        Reader::Tar,
        Reader::Zstandard,
        Reader::Docx,
        Reader::Xlsx,
        Reader::Pdf,
        Reader::NotYet,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Reader::PlainText => "plain text",
            Reader::Markdown => "markdown",
            Reader::Unnamed => "no extension",
            Reader::Stripped => "stripped text",
            Reader::Unicode => "unicode",
            Reader::CodePages => "code pages",
            Reader::WebPage => "web page",
            Reader::DeclaredPage => "declared page",
            Reader::SavedPage => "saved page",
            Reader::WebArchive => "web archive",
            Reader::SideCar => "side-car",
            Reader::JsonLines => "json lines",
            Reader::Mail => "mail",
            Reader::Mailbox => "mailbox",
            Reader::MailFolder => "mail folder",
            Reader::XArchive => "x archive",
            Reader::Telegram => "telegram",
            Reader::Slack => "slack",
            Reader::WhatsApp => "whatsapp",
            Reader::Signal => "signal",
            Reader::OutlookMail => "outlook mail",
            Reader::OutlookStore => "outlook store",
            Reader::OutlookRider => "winmail.dat",
            Reader::ShortMessages => "short messages",
            Reader::PhoneBackup => "phone backup",
            Reader::MessageTable => "message table",
            Reader::Zip => "zip",
            Reader::Gzip => "gzip",
            Reader::Tar => "tar",
            Reader::Zstandard => "zstandard",
            Reader::Docx => "docx",
            Reader::Xlsx => "xlsx",
            Reader::Pdf => "pdf",
            Reader::NotYet => "not yet",
        }
    }
}
