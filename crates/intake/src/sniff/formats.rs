//! What a file's name promises.

/// What a file is by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A report in plain text or Markdown.
    Report,
    /// A report as a web page.
    WebPage,
    /// A report as a web archive: a page and its parts in one file.
    WebArchive,
    /// A side-car: `sources.csv`, `map.toml`, `NAME.map.toml`.
    Sidecar,
    /// A table.
    Table,
    /// JSON Lines, a text a line.
    Lines,
    /// No extension: a report if it proves to be text.
    Unnamed,
    /// Something that is known by its content; the name alone says its kind, and what to call it.
    Named(&'static str, &'static str),
    /// Something that can't be read yet: its kind, and what to call it.
    NotYet(&'static str, &'static str),
}

/// What the file called `name` is by its name.
pub(crate) fn by_name(name: &str) -> Format {
    let name = name.to_ascii_lowercase();
    if name == "sources.csv" || name == "map.toml" || name.ends_with(".map.toml") {
        return Format::Sidecar;
    }
    // `notes v1.2` and `Mr. Smith` have a full stop, but no extension.
    let extension = match name.rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() && is_extension(end) => end,
        _ => return Format::Unnamed,
    };
    match extension {
        "txt" | "text" | "md" | "markdown" => Format::Report,
        "eml" | "emlx" => Format::Named("mail", "a mail"),
        "rsmf" => Format::Named("export", "a file of short messages"),
        "mbox" => Format::Named("mailbox", "a mailbox"),
        "msg" => Format::Named("mail", "a mail as Outlook saves it"),
        "pst" | "ost" => Format::Named("mailbox", "a store of Outlook"),
        "csv" | "tsv" | "tab" => Format::Table,
        "xlsx" | "xlsm" => Format::Named("workbook", "a workbook of Excel"),
        "xls" | "ods" => Format::NotYet("table", "a table of this kind"),
        "jsonl" | "ndjson" => Format::Lines,
        "json" | "xml" | "db" | "sqlite" => Format::NotYet("export", "a data export"),
        "html" | "htm" | "xhtml" | "xht" | "shtml" => Format::WebPage,
        "mhtml" | "mht" => Format::WebArchive,
        "warc" => Format::NotYet("web-page", "a web archive of this kind"),
        "pdf" => Format::Named("document", "PDF"),
        "docx" | "docm" | "dotx" => Format::Named("document", "a document of Word"),
        "doc" | "odt" | "rtf" | "epub" | "pages" => Format::NotYet("document", "a word processor's file"),
        "zip" => Format::Named("archive", "a ZIP archive"),
        "gz" | "tgz" => Format::Named("archive", "what was packed with gzip"),
        "tar" => Format::Named("archive", "a tar archive"),
        "zst" => Format::Named("archive", "what was packed with Zstandard"),
        "bz2" | "xz" | "7z" | "rar" => Format::NotYet("archive", "an archive"),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "tif" | "tiff" | "bmp" | "heic" | "svg" => {
            Format::NotYet("image", "a picture")
        }
        "mp3" | "m4a" | "wav" | "ogg" | "opus" | "flac" => Format::NotYet("audio", "a sound recording"),
        "mp4" | "mov" | "mkv" | "webm" | "avi" | "3gp" => Format::NotYet("video", "a film"),
        _ => Format::NotYet("unknown", "a file with this extension"),
    }
}

fn is_extension(end: &str) -> bool {
    (1..=8).contains(&end.len())
        && end.bytes().all(|b| b.is_ascii_alphanumeric())
        && end.bytes().any(|b| b.is_ascii_alphabetic())
}
