//! PDF (ISO 32000-1): the text that is in it, page by page. Between two pages stands a form feed, so that the n-th page is what
//! comes after n - 1 of them.
//!
//! What letters are and where they stand is read out of the commands that draw them; words and lines are found by their places.
//! Pages without text, as scans have them, are told. The structure is read by foreign code, which is guarded.

mod fonts;
mod guard;
mod letters;
mod page;

use super::remarks::no_such_time;
use super::{KIND, item};
use crate::decode::RawMap;
use crate::parts::{Clues, Read, Reader};
use crate::parts::{Inside, Outcome};
use guard::guarded;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use memchr::memmem;
use record::digest::Digest;
use record::item::Stated;
use record::{Fate, Item, Problem};

pub(crate) const READER: Reader = Reader {
    name: "pdf/1",
    kind: KIND,
    recognises,
    read: Read::Whole(read),
    is_text: false,
    is_record: false,
    too_large: "the limit for a document",
};

fn recognises(clues: &Clues<'_>) -> bool {
    // Some programs put other bytes before it.
    let near = if clues.extension() == "pdf" { clues.head.len().min(1024) } else { 0 };
    clues.head.starts_with(b"%PDF-") || memmem::find(&clues.head[..near], b"%PDF-").is_some()
}

/// What was read of all pages.
#[derive(Default)]
struct Pages {
    text: String,
    count: usize,
    /// Pages without text, by their numbers.
    blank: Vec<usize>,
    /// Pages that could not be read, by their numbers.
    lost: Vec<usize>,
    /// Pages of which only a part was read.
    cut: Vec<usize>,
    unknown: u64,
    pictures: u64,
}

fn read(bytes: &[u8], inside: &mut Inside<'_, '_>) -> Outcome {
    let most = usize::try_from(inside.limits().max_text_bytes).unwrap_or(usize::MAX);
    let pdf = match guarded(|| Pdf::new(bytes.to_vec())) {
        Some(Ok(pdf)) => pdf,
        Some(Err(LoadPdfError::Decryption(error))) => return Outcome::failed(KIND, locked(error)),
        Some(Err(LoadPdfError::Invalid)) | None => {
            let reason =
                "looks like PDF, and no pages can be found in it; ask for another copy, or print it to a new PDF";
            return Outcome::failed(KIND, reason);
        }
    };
    let count = guarded(|| pdf.pages().len()).unwrap_or(0);
    if count == 0 {
        return Outcome::failed(
            KIND,
            "looks like PDF, and has no pages; ask for another copy, or print it to a new PDF",
        );
    }
    let mut pages = Pages { count, ..Pages::default() };
    for n in 0..count {
        if inside.cancelled() {
            break;
        }
        pages.take(&pdf, n, most);
    }
    for n in &pages.lost {
        let reason = "the page could not be read; look at it in the document, or ask for another copy";
        inside.lost(inside.path.member(&format!("page {n}")), Fate::Failed(reason.to_owned()));
    }
    for n in &pages.cut {
        let reason = "the page, or the document, has more text than is taken on; save it in parts";
        inside.lost(inside.path.member(&format!("page {n} (the rest)")), Fate::Failed(reason.to_owned()));
    }
    outcome(pages, &pdf, inside)
}

fn locked(error: DecryptionError) -> &'static str {
    match error {
        DecryptionError::PasswordProtected => "is locked with a password; save it without one, and add that",
        _ => "is encrypted in a way that is not read here; save it without encryption, and add that",
    }
}

impl Pages {
    fn take(&mut self, pdf: &Pdf, n: usize, most: usize) {
        let number = n + 1;
        if n > 0 {
            self.text.push('\u{c}');
        }
        let room = most.saturating_sub(self.text.len());
        let found = if room == 0 { None } else { guarded(|| pdf.pages().get(n).map(|page| page::read(page, room))) };
        let Some(Some(found)) = found else { return self.lost.push(number) };
        self.unknown += found.unknown;
        self.pictures += found.pictures;
        if found.breaks_off {
            self.cut.push(number);
        }
        if found.text.trim().is_empty() {
            self.blank.push(number);
        } else {
            self.text.push_str(found.text.trim_end());
            self.text.push('\n');
        }
    }

    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if !self.blank.is_empty() {
            let (many, which) = (self.blank.len(), listed(&self.blank));
            let message = format!(
                "{many} of {} pages have no text ({which}), as scans and blank pages have none; look at them in the document",
                self.count
            );
            problems.push(Problem::new("pages-without-text", message));
        }
        if self.pictures > 0 {
            let message =
                format!("has {} pictures, whose words are not read; look at them in the document", self.pictures);
            problems.push(Problem::new("pictures", message));
        }
        if self.unknown > 0 {
            let many = self.unknown;
            let message =
                format!("{many} letters are drawn and not told, and stand as \u{fffd}; look at them in the document");
            problems.push(Problem::new("unknown-letters", message));
        }
        problems
    }
}

/// The first numbers of a list.
fn listed(numbers: &[usize]) -> String {
    let shown: Vec<String> = numbers.iter().take(12).map(ToString::to_string).collect();
    shown.join(", ") + if numbers.len() > 12 { ", ..." } else { "" }
}

fn outcome(pages: Pages, pdf: &Pdf, inside: &Inside<'_, '_>) -> Outcome {
    let mut problems = pages.problems();
    if pages.text.trim().is_empty() {
        let none = if pages.count == 1 {
            "its one page has no text".to_owned()
        } else {
            format!("none of its {} pages has text", pages.count)
        };
        let reason =
            format!("{none}, as scans have none; read it with a program that recognises text, and add what that gives");
        return Outcome { problems, ..Outcome::failed(KIND, reason) };
    }
    let known = pages.text.chars().filter(|c| c.is_alphanumeric()).count() as u64;
    if known < pages.unknown / 20 {
        let reason =
            "its letters are drawn and not told; read it with a program that recognises text, and add what that gives";
        return Outcome { problems, ..Outcome::failed(KIND, reason) };
    }
    let mut item = item(pages.text, &inside.source, inside.path);
    guarded(|| describe(pdf, &mut item, &mut problems));
    let mut raw = RawMap::default();
    raw.push_put_in(&item.text);
    let text_sha256 = Some(Digest::of(item.text.as_bytes()));
    Outcome { encoding: Some("UTF-8"), text_sha256, problems, ..Outcome::item(KIND, item, raw) }
}

/// What the document says of itself.
fn describe(pdf: &Pdf, item: &mut Item, problems: &mut Vec<Problem>) {
    let own = pdf.metadata();
    let stated = |bytes: &Option<Box<[u8]>>| {
        let value = words(bytes.as_deref()?);
        Some(Stated { value, span: None }).filter(|stated| !stated.value.is_empty())
    };
    item.title = stated(&own.title);
    item.byline = stated(&own.author);
    if let Some(date) = &own.modification_date {
        let zone = match (date.utc_offset_hour, date.utc_offset_minute) {
            (0, 0) => "Z".to_owned(),
            (hour, minute) => format!("{hour:+03}:{minute:02}"),
        };
        let (day, clock) = ((date.year, date.month, date.day), (date.hour, date.minute, date.second));
        let written =
            format!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{zone}", day.0, day.1, day.2, clock.0, clock.1, clock.2);
        match super::dates::dated("ModDate", record::envelope::Moment::Edited, &written) {
            // A zone that is left out can't be told from UTC here.
            Some(mut dated) => {
                dated.time.zone = dated.time.zone.filter(|zone| zone != "Z");
                dated.time.text = None;
                item.updated.push(dated.time);
            }
            None => problems.push(no_such_time("ModDate", &written)),
        }
    }
}

/// A text outside pages: in UTF-16, UTF-8, or in an encoding of its own that is nearly Windows'.
fn words(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => letters::utf16(rest),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    };
    text.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests;
