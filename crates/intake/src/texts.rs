//! The readers of texts: reports as plain text and as web pages, and what is taken for one of these by its name. What is attached to
//! a mail is no report but a document.

use crate::decode::{self, Decoded};
use crate::mail::maildir;
use crate::parts::{Clues, Inside, NONE, Outcome, Read, Reader};
use crate::sidecar::mapping::Mapping;
use crate::sniff::{self, Format};
use crate::{documents, mhtml, pages, reports};
use record::digest::Digest;
use record::{Item, ItemKind, Problem};

/// A text of any name.
const REPORT: Reader = Reader {
    name: "report/1",
    kind: "report",
    recognises: |_| true,
    read: Read::Whole(report),
    is_text: true,
    is_record: false,
    too_large: "the limit for a report; split it, one report a file",
};
const WEB_PAGE: Reader = Reader { name: "web-page/1", read: Read::Whole(web_page), ..REPORT };
const WEB_ARCHIVE: Reader = Reader { name: "web-archive/1", read: Read::Whole(web_archive), ..REPORT };

/// What lies among mails, and no reader knows by its content.
const OF_MAIL_FOLDERS: [Reader; 2] = [maildir::NO_MAIL, maildir::UNFINISHED];

/// The reader of what no other reader knows by its content.
pub(crate) fn reader(clues: &Clues<'_>) -> Reader {
    if let Some(reader) = OF_MAIL_FOLDERS.into_iter().find(|reader| (reader.recognises)(clues)) {
        return reader;
    }
    let format = format(clues);
    match format {
        Format::NotYet(..) if is_mapping(clues) => Reader { kind: "table", read: Read::Not(mapping), ..NONE },
        Format::NotYet(kind, name) => Reader { kind, read: Read::NotYet(name), ..NONE },
        Format::Named(kind, name) => Reader { kind, read: Read::Named(name), ..NONE },
        Format::Lines => Reader { kind: "export", read: Read::Not(lines), ..NONE },
        Format::Table => Reader { kind: "table", read: Read::Not(table), ..NONE },
        Format::Sidecar => Reader { kind: "table", read: Read::Not(sidecar), ..NONE },
        // Nothing but the name said that it was text.
        Format::Unnamed if not_text(clues.head).is_some() => Reader { kind: "binary", read: Read::Not(binary), ..NONE },
        _ if not_text(clues.head).is_some() => Reader { kind: "binary", read: Read::Not(binary_text), ..NONE },
        Format::WebPage => WEB_PAGE,
        Format::WebArchive => WEB_ARCHIVE,
        Format::Report | Format::Unnamed => REPORT,
    }
}

/// What a part is by its name, or by the media type that is stated for it.
fn format(clues: &Clues<'_>) -> Format {
    match (sniff::by_name(clues.name), clues.says) {
        (Format::Unnamed, Some("text/html" | "application/xhtml+xml")) => Format::WebPage,
        (format, _) => format,
    }
}

/// What bytes look like that are no text.
fn not_text(head: &[u8]) -> Option<&'static str> {
    let looks = sniff::looks_like(head);
    (looks.is_some() || sniff::is_binary(head) && !decode::is_wide(head)).then(|| looks.unwrap_or("binary data"))
}

fn binary(head: &[u8]) -> Outcome {
    let looks = not_text(head).unwrap_or("binary data");
    Outcome::skipped("binary", format!("looks like {looks}, which is not a format that can be read yet"))
}

fn binary_text(head: &[u8]) -> Outcome {
    refused(head).unwrap_or_else(|| binary(head))
}

/// What a text is told to be that is none.
pub(crate) fn refused(bytes: &[u8]) -> Option<Outcome> {
    let looks = not_text(bytes)?;
    Some(Outcome::failed("binary", format!("is not text: looks like {looks}; save its text as .txt")))
}

fn lines(_: &[u8]) -> Outcome {
    Outcome::skipped("export", "JSON Lines are read by `onrecord passages` only, and where the file itself is named")
}

fn table(_: &[u8]) -> Outcome {
    let reason = "a table whose columns are not known to be those of messages; if they are, say in a file beside it which is which, \
                  named NAME.csv.map.toml: from = \"Sender\", to, time, text";
    Outcome::skipped("table", reason)
}

/// Whether it says which column of a table is what.
fn is_mapping(clues: &Clues<'_>) -> bool {
    clues.extension() == "toml" && Mapping::reads(&decode::decode(clues.head).text)
}

fn mapping(_: &[u8]) -> Outcome {
    let reason = "says which column of a table is what; it counts where it is named with the table (--map), or is named after it \
                  (NAME.csv.map.toml)";
    Outcome::skipped("table", reason)
}

fn sidecar(_: &[u8]) -> Outcome {
    Outcome::skipped("table", "a side-car counts where it lies in a folder; take it out of what it is packed in")
}

fn report(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    // The head was looked at; what comes behind it can be anything.
    if let Some(outcome) = refused(bytes) {
        return outcome;
    }
    let decoded = decode::decode(bytes);
    if decoded.text.trim().is_empty() {
        return Outcome::skipped("empty", "empty");
    }
    let text_sha256 = decoded.differs.then(|| Digest::of(decoded.text.as_bytes()));
    let problems = decoded.problems.into_iter().chain(doubts(bytes, &decoded.text)).collect();
    let item = if is_attached(inside) {
        documents::item(decoded.text, &inside.source, inside.path)
    } else {
        reports::read(decoded.text, &inside.source, inside.path, inside.statement)
    };
    let encoding = Some(decoded.encoding);
    Outcome { encoding, text_sha256, problems, ..Outcome::item(kind_of(&item), item, decoded.raw) }
}

/// Whether it came with a mail, or in a document: then it is something that people sent each other, and no article about them.
fn is_attached(inside: &Inside<'_, '_>) -> bool {
    matches!(inside.came_with, "mail" | documents::KIND | documents::xlsx::WORKBOOK)
}

fn kind_of(item: &Item) -> &'static str {
    if item.kind == ItemKind::Document { documents::KIND } else { "report" }
}

fn web_page(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    page(&decode::decode_declared(bytes, pages::declared(bytes).as_deref()), None, inside)
}

fn web_archive(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    let page_of = match mhtml::page(bytes) {
        Ok(page) => page,
        Err(reason) => return Outcome::failed("report", reason),
    };
    let declared = page_of.charset.or_else(|| pages::declared(&page_of.bytes));
    let decoded = decode::decode_declared(&page_of.bytes, declared.as_deref());
    let raw = decoded.raw.behind(&decoded.text, &page_of.raw);
    page(&Decoded { raw, ..decoded }, page_of.location.as_deref(), inside)
}

/// A web page, by itself or out of an archive.
fn page(decoded: &Decoded, location: Option<&str>, inside: &mut Inside<'_, '_>) -> Outcome {
    // Places in the page's source are none in the text that is read out of it.
    let unplaced = decoded.problems.iter().cloned().map(|problem| Problem { span: None, ..problem }).collect();
    let outcome = if decoded.text.trim().is_empty() {
        Outcome::skipped("empty", "empty")
    } else if pages::is_brief(&decoded.text) {
        Outcome::skipped("brief", "a brief that this program made, and no report")
    } else {
        match pages::read(decoded, location, &inside.source, inside.path, inside.statement) {
            Ok(mut reading) => {
                if is_attached(inside) {
                    reading.item.kind = ItemKind::Document;
                }
                let text_sha256 = Some(Digest::of(reading.item.text.as_bytes()));
                let mut problems: Vec<Problem> = unplaced;
                problems.extend(reading.problems);
                let item = Outcome::item(kind_of(&reading.item), reading.item, reading.raw);
                return Outcome { encoding: Some(decoded.encoding), text_sha256, problems, ..item };
            }
            Err(reason) => Outcome::failed("report", reason),
        }
    };
    Outcome { encoding: Some(decoded.encoding), problems: unplaced, ..outcome }
}

/// What speaks against a text being read as it should, though it was read.
fn doubts(bytes: &[u8], text: &str) -> Vec<Problem> {
    let mut doubts = Vec::new();
    let start: String = text.trim_start().chars().take(14).collect::<String>().to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        doubts.push(Problem::new(
            "looks-like-html",
            "the text looks like the source of a web page; give the file a name that ends in .html to have it read as one",
        ));
    }
    if !decode::is_wide(bytes) && bytes.contains(&0) {
        doubts.push(Problem::new(
            "control-characters",
            "the text has zero bytes in it, which no text should have; check the copy",
        ));
    }
    doubts
}
