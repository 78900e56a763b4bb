//! Workbooks (ISO/IEC 29500, SpreadsheetML): each sheet is a document of its own, row by row, with a tab between cells.
//!
//! What a cell shows is what its file keeps of it: the last result of a formula, and days and times as ISO 8601 has them. Hidden
//! sheets, rows and columns are read, and told. Comments are messages.

mod comments;
mod numbers;

use super::office::{Package, Relation};
use super::xml::{Piece, Pieces, Tag};
use super::{KIND, item};
use crate::content::{Content, ReadAt};
use crate::decode::RawMap;
use crate::parts::{Inside, Outcome};
use numbers::Styles;
use record::digest::Digest;
use record::item::{Block, BlockKind, Stated};
use record::{Fate, PartPath, Problem, SourceId, Span};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What workbooks are called in the record.
pub(crate) const WORKBOOK: &str = "workbook";

/// The workbook in `bytes`.
pub(crate) fn read(bytes: &dyn ReadAt, inside: &mut Inside<'_, '_>) -> Outcome {
    let package = match Package::of(bytes, inside.limits().max_part_bytes) {
        Ok(package) => package,
        Err(reason) => return Outcome::failed(WORKBOOK, reason),
    };
    let main = package.relations("").into_values().find(|relation| relation.kind == "officeDocument");
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    let list = match package.text(&main) {
        Some(Ok(list)) => list,
        Some(Err(reason)) => return Outcome::failed(WORKBOOK, format!("its list of sheets {reason}")),
        None => return Outcome::failed(WORKBOOK, "has no list of sheets where it says; ask for another copy"),
    };
    let relations = package.relations(&main);
    let (sheets, from_1904) = sheets(&list);
    if sheets.is_empty() {
        return Outcome::failed(WORKBOOK, "has no sheets in its list; ask for another copy");
    }
    let text_of = |kind: &str| {
        let target = relations.values().find(|relation| relation.kind == kind)?;
        package.text(&target.target)?.ok()
    };
    let book = Book {
        shared: text_of("sharedStrings").map(|text| strings(&text)).unwrap_or_default(),
        styles: Styles::of(&text_of("styles").unwrap_or_default(), from_1904),
        people: text_of("person").map(|text| comments::people(&text)).unwrap_or_default(),
    };
    for sheet in &sheets {
        if inside.cancelled() {
            break;
        }
        book.take(&package, sheet, relations.get(&sheet.relation), inside);
    }
    for name in package.names().filter(|name| name.contains("/embeddings/")) {
        if let Some(Ok(bytes)) = package.bytes(name) {
            inside.member(name, None, Content::Whole(Cow::Owned(bytes)));
        }
    }
    package.tell_faults(inside);
    Outcome::container(WORKBOOK)
}

/// A sheet in the list of a workbook.
struct Sheet {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// The sheets in the list, and whether days are counted from 1904 on.
fn sheets(list: &str) -> (Vec<Sheet>, bool) {
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    for piece in Pieces::of(list) {
        let Piece::Open(tag) = piece else { continue };
        match tag.name {
            "sheet" => {
                let own = |name| tag.get(name).unwrap_or_default().into_owned();
                let is_hidden = tag.get("state").is_some_and(|state| state != "visible");
                sheets.push(Sheet { name: own("name"), relation: own("id"), is_hidden });
            }
            "workbookPr" => from_1904 = tag.get("date1904").is_some_and(|value| value == "1" || value == "true"),
            _ => {}
        }
    }
    (sheets, from_1904)
}

/// Texts that cells share, in order. How they are spoken stands beside some, and is left out.
fn strings(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let (mut open, mut in_text, mut aside) = (None, false, false);
    for piece in Pieces::of(text) {
        match piece {
            Piece::Open(tag) => match tag.name {
                "si" => open = Some(String::new()),
                "t" => in_text = true,
                "rPh" => aside = true,
                _ => {}
            },
            Piece::Close("si") => out.extend(open.take()),
            Piece::Close("t") => in_text = false,
            Piece::Close("rPh") => aside = false,
            Piece::Text(text) if in_text && !aside => {
                if let Some(open) = &mut open {
                    open.push_str(&text);
                }
            }
            _ => {}
        }
    }
    out
}

/// What all sheets of a workbook share.
struct Book {
    shared: Vec<String>,
    styles: Styles,
    people: BTreeMap<String, String>,
}

impl Book {
    fn take(&self, package: &Package<'_>, sheet: &Sheet, place: Option<&Relation>, inside: &mut Inside<'_, '_>) {
        let path = inside.path.member(&sheet.name);
        let Some(place) = place else {
            let reason = "is listed, and its cells are not in the workbook; ask for another copy";
            return inside.lost(path, Fate::Failed(reason.to_owned()));
        };
        let xml = match package.text(&place.target) {
            Some(Ok(xml)) => xml,
            // Told with the faults of the workbook.
            Some(Err(_)) => return,
            None => {
                let reason = "is listed, and is missing in the workbook; ask for another copy";
                return inside.lost(path, Fate::Failed(reason.to_owned()));
            }
        };
        let most = inside.limits().max_text_bytes;
        let cells = self.cells(&xml, usize::try_from(most).unwrap_or(usize::MAX));
        let breaks_off = cells.as_ref().is_some_and(|cells| cells.breaks_off);
        inside.record(path, xml.as_bytes(), |source, path| match cells {
            Some(cells) => outcome(cells, sheet, source, path),
            None => {
                let reason = format!("its text is larger than {} MiB, the limit; save it in parts", most >> 20);
                Outcome::failed(KIND, reason)
            }
        });
        if breaks_off {
            let reason = "the sheet breaks off in the middle; what comes before that was read; ask for another copy";
            let rest = format!("{} (the rest)", sheet.name);
            inside.lost(inside.path.member(&rest), Fate::Failed(reason.to_owned()));
        }
        for (n, comment) in comments::of_sheet(package, &place.target, &self.people).iter().enumerate() {
            comment.tell(&sheet.name, n + 1, inside);
        }
    }

    /// The cells of a sheet as text; nothing where that is larger than `most`.
    fn cells(&self, xml: &str, most: usize) -> Option<Cells> {
        let mut cells = Cells::default();
        let mut reading =
            Reading { book: self, cells: &mut cells, column: 0, cell: Cell::default(), row_start: 0, in_value: false };
        let mut depth = 0usize;
        for piece in Pieces::of(xml) {
            match &piece {
                Piece::Open(tag) => {
                    depth += 1;
                    reading.opened(tag);
                }
                Piece::Close(name) => {
                    depth = depth.saturating_sub(1);
                    reading.closed(name);
                }
                Piece::Text(text) => reading.text(text),
            }
            if reading.cells.text.len() > most {
                return None;
            }
        }
        reading.end_row();
        cells.breaks_off = depth > 0;
        Some(cells)
    }
}

/// The cells of a sheet.
#[derive(Default)]
struct Cells {
    text: String,
    blocks: Vec<Block>,
    hidden_rows: u64,
    hidden_columns: u64,
    breaks_off: bool,
}

#[derive(Default)]
struct Cell {
    kind: String,
    style: Option<usize>,
    value: String,
}

struct Reading<'b> {
    book: &'b Book,
    cells: &'b mut Cells,
    /// How many cells of the row were passed.
    column: usize,
    cell: Cell,
    row_start: usize,
    in_value: bool,
}

/// No sheet has more columns.
const COLUMNS: usize = 16_384;

impl Reading<'_> {
    fn opened(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "row" => {
                self.end_row();
                self.cells.hidden_rows += u64::from(is_set(tag, "hidden"));
            }
            "col" => self.cells.hidden_columns += u64::from(is_set(tag, "hidden")),
            "c" => {
                let column = tag.get("r").and_then(|place| column(&place));
                let style = tag.get("s").and_then(|style| style.parse().ok());
                self.cell = Cell { kind: tag.get("t").unwrap_or_default().into_owned(), style, value: String::new() };
                // Cells that have nothing in them are left out in the file.
                let at = column.unwrap_or(self.column).clamp(self.column, COLUMNS);
                while self.column < at {
                    self.cells.text.push('\t');
                    self.column += 1;
                }
            }
            "v" | "t" => self.in_value = true,
            "rPh" | "f" => self.in_value = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_value {
            self.cell.value.push_str(text);
        }
    }

    fn closed(&mut self, name: &str) {
        match name {
            "v" | "t" => self.in_value = false,
            "c" => {
                let cell = std::mem::take(&mut self.cell);
                let shown = self.shown(&cell);
                // A line that ends inside a cell would end the row.
                let words: Vec<&str> = shown.split(['\n', '\r', '\t']).filter(|words| !words.is_empty()).collect();
                self.cells.text.push_str(&words.join(" "));
            }
            "row" => self.end_row(),
            _ => {}
        }
    }

    fn shown(&self, cell: &Cell) -> String {
        match cell.kind.as_str() {
            "s" => {
                let n = cell.value.trim().parse::<usize>().ok();
                n.and_then(|n| self.book.shared.get(n)).cloned().unwrap_or_else(|| cell.value.clone())
            }
            "b" => (if cell.value.trim() == "1" { "TRUE" } else { "FALSE" }).to_owned(),
            "inlineStr" | "str" | "e" | "d" => cell.value.clone(),
            _ => self.book.styles.shown(&cell.value, cell.style),
        }
    }

    fn end_row(&mut self) {
        let text = &mut self.cells.text;
        let span = Span::new(self.row_start, text.len()).trimmed(text);
        if span.is_empty() {
            text.truncate(self.row_start);
        } else {
            self.cells.blocks.push(Block { kind: BlockKind::Paragraph, span });
            text.push('\n');
        }
        self.row_start = text.len();
        self.column = 0;
    }
}

fn is_set(tag: &Tag<'_>, name: &str) -> bool {
    tag.get(name).is_some_and(|value| value == "1" || value == "true")
}

/// The number of the column in a place like `AB12`, from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).fold(0usize, |sum, b| sum * 26 + usize::from(b.to_ascii_uppercase() - b'@'));
    number.checked_sub(1)
}

fn outcome(cells: Cells, sheet: &Sheet, source: &SourceId, path: &PartPath) -> Outcome {
    if cells.text.trim().is_empty() {
        return Outcome::skipped("empty", "empty: a sheet without words or numbers");
    }
    let mut problems = Vec::new();
    if sheet.is_hidden {
        problems.push(Problem::new("hidden-sheet", "this sheet is hidden in its workbook; here it is shown"));
    }
    if cells.hidden_rows + cells.hidden_columns > 0 {
        let (rows, columns) = (cells.hidden_rows, cells.hidden_columns);
        let message =
            format!("{rows} rows and {columns} groups of columns are hidden in this sheet; here they are shown");
        problems.push(Problem::new("hidden-cells", message));
    }
    let mut item = item(cells.text, source, path);
    item.blocks = cells.blocks;
    item.title = Some(Stated { value: sheet.name.clone(), span: None }).filter(|title| !title.value.trim().is_empty());
    let mut raw = RawMap::default();
    raw.push_put_in(&item.text);
    let text_sha256 = Some(Digest::of(item.text.as_bytes()));
    Outcome { encoding: Some("UTF-8"), text_sha256, problems, ..Outcome::item(KIND, item, raw) }
}

#[cfg(test)]
mod tests;
