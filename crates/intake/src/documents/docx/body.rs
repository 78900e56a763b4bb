//! Words in the order in which they are read, and what was done to them.

use super::super::office::Relation;
use super::super::xml::{Piece, Tag};
use record::Span;
use record::item::{Block, BlockKind, Link};
use std::collections::BTreeMap;

/// What somebody did to words, with the program watching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Inserted,
    Deleted,
    MovedTo,
    MovedFrom,
}

impl Deed {
    fn of(element: &str) -> Option<Deed> {
        Some(match element {
            "ins" => Deed::Inserted,
            "del" => Deed::Deleted,
            "moveTo" => Deed::MovedTo,
            "moveFrom" => Deed::MovedFrom,
            _ => return None,
        })
    }

    /// Whether the words are gone from where they were.
    pub(super) fn takes_away(self) -> bool {
        matches!(self, Deed::Deleted | Deed::MovedFrom)
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Deed::Inserted => "inserted",
            Deed::Deleted => "deleted",
            Deed::MovedTo => "moved-to",
            Deed::MovedFrom => "moved-from",
        }
    }
}

/// A change that is kept in the document.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) deed: Deed,
    pub(super) author: Option<String>,
    pub(super) date: Option<String>,
    /// The words, where they are gone.
    pub(super) gone: String,
    /// Where the words are, or were.
    pub(super) at: Span,
    /// Where it stands in the XML.
    pub(super) written: Span,
}

/// Words that were read, and what is known of them.
#[derive(Default)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) links: Vec<Link>,
    pub(super) changes: Vec<Change>,
    /// The words that each comment is on.
    pub(super) commented: BTreeMap<String, Span>,
    /// Words that are not shown.
    pub(super) hidden: Vec<Span>,
    /// Footnotes and endnotes in the order in which they are referred to: the element, and the id.
    pub(super) notes: Vec<(&'static str, String)>,
    pub(super) pictures: u64,
    /// Whether elements were open at the end.
    pub(super) breaks_off: bool,
    /// The last paragraph's own id, by which comments answer each other.
    pub(super) paragraph: Option<String>,
}

/// A field, such as a link: what it is told to do comes before what it shows.
#[derive(Default)]
struct Field {
    told: String,
    shows: Option<usize>,
}

/// Reads pieces of XML into words.
pub(super) struct Reading<'r> {
    words: Words,
    relations: &'r BTreeMap<String, Relation>,
    /// How many notes were counted before.
    notes_before: usize,
    depth: usize,
    /// What lies this deep, or deeper, is left out.
    left_out: Option<usize>,
    /// Text counts inside this element.
    text_at: Option<usize>,
    told_at: Option<usize>,
    line: usize,
    is_title: bool,
    tables: usize,
    /// What stands before the next word of a row.
    between: String,
    run_is_hidden: bool,
    in_paragraph_settings: bool,
    /// Changes that are open: how deep.
    open: Vec<(usize, Change)>,
    /// Links that are open: how deep, where they begin, and where they lead.
    linked: Vec<(usize, usize, String)>,
    fields: Vec<Field>,
    ranges: BTreeMap<String, usize>,
}

/// Fields in fields in fields are made by machines.
const DEEPEST: usize = 64;

impl<'r> Reading<'r> {
    pub(super) fn new(relations: &'r BTreeMap<String, Relation>, notes_before: usize) -> Reading<'r> {
        Reading {
            words: Words::default(),
            relations,
            notes_before,
            depth: 0,
            left_out: None,
            text_at: None,
            told_at: None,
            line: 0,
            is_title: false,
            tables: 0,
            between: String::new(),
            run_is_hidden: false,
            in_paragraph_settings: false,
            open: Vec::new(),
            linked: Vec::new(),
            fields: Vec::new(),
            ranges: BTreeMap::new(),
        }
    }

    /// What was read.
    pub(super) fn finish(mut self) -> Words {
        self.words.breaks_off = self.depth > 0;
        self.end_line();
        while let Some((_, change)) = self.open.pop() {
            self.close(change);
        }
        self.words
    }

    /// Takes in the next piece; `written` is where it stands in the XML.
    pub(super) fn take(&mut self, piece: &Piece<'_>, written: Span) {
        match piece {
            Piece::Open(tag) => {
                self.depth += 1;
                if self.left_out.is_none() {
                    self.opened(tag, written);
                }
            }
            Piece::Close(name) => {
                if self.left_out.is_none() {
                    self.closed(name, written);
                }
                if self.left_out == Some(self.depth) {
                    self.left_out = None;
                }
                self.depth = self.depth.saturating_sub(1);
            }
            Piece::Text(text) if self.left_out.is_none() => {
                if self.told_at.is_some() {
                    if let Some(field) = self.fields.last_mut() {
                        field.told.push_str(text);
                    }
                } else if self.text_at.is_some() {
                    self.say(text);
                }
            }
            Piece::Text(_) => {}
        }
    }

    fn opened(&mut self, tag: &Tag<'_>, written: Span) {
        if let Some(deed) = Deed::of(tag.name) {
            let own = |name| tag.get(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
            let at = Span::new(self.words.text.len(), self.words.text.len());
            let date = own("dateUtc").or_else(|| own("date"));
            let change = Change { deed, author: own("author"), date, gone: String::new(), at, written };
            return self.open.push((self.depth, change));
        }
        match tag.name {
            // The same once more, for programs that know less.
            "Fallback" => self.left_out = Some(self.depth),
            "rPrChange" | "pPrChange" | "sectPrChange" | "tblPrChange" | "tcPrChange" | "trPrChange" => {
                self.left_out = Some(self.depth);
            }
            "t" | "delText" => self.text_at = Some(self.depth),
            "instrText" | "delInstrText" => self.told_at = Some(self.depth),
            "p" => {
                self.is_title = false;
                self.words.paragraph = tag.get("paraId").map(|id| id.into_owned());
            }
            "pPr" => self.in_paragraph_settings = true,
            "pStyle" => self.is_title = tag.get("val").is_some_and(|style| style.eq_ignore_ascii_case("title")),
            "r" => self.run_is_hidden = false,
            "vanish" if !self.in_paragraph_settings => self.run_is_hidden = tag.is_on(),
            "tbl" => self.tables += 1,
            "txbxContent" if self.tables == 0 => self.end_line(),
            "tab" if !self.in_paragraph_settings => self.say("\t"),
            "br" | "cr" => self.say(if self.tables == 0 { "\n" } else { " " }),
            "noBreakHyphen" => self.say("\u{2011}"),
            "sym" => {
                let code = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(c) = code.and_then(char::from_u32).filter(|c| !c.is_control()) {
                    self.say(c.encode_utf8(&mut [0; 4]));
                }
            }
            "blip" | "imagedata" => self.words.pictures += 1,
            "footnoteReference" => self.note("footnote", tag),
            "endnoteReference" => self.note("endnote", tag),
            "commentRangeStart" => {
                if let Some(id) = tag.get("id") {
                    self.ranges.insert(id.into_owned(), self.words.text.len());
                }
            }
            "commentRangeEnd" => {
                let start = tag.get("id").and_then(|id| Some((self.ranges.remove(&*id)?, id.into_owned())));
                if let Some((start, id)) = start {
                    let span = Span::new(start, self.words.text.len()).trimmed(&self.words.text);
                    self.words.commented.insert(id, span);
                }
            }
            "hyperlink" => {
                let target = tag.get("id").and_then(|id| Some(self.relations.get(&*id)?.target.clone()));
                self.linked.push((self.depth, self.words.text.len(), target.unwrap_or_default()));
            }
            "fldChar" => self.field(&tag.get("fldCharType").unwrap_or_default()),
            "fldSimple" => {
                let target = tag.get("instr").and_then(|told| target(&told)).unwrap_or_default();
                self.linked.push((self.depth, self.words.text.len(), target));
            }
            _ => {}
        }
    }

    fn closed(&mut self, name: &str, written: Span) {
        if self.text_at == Some(self.depth) {
            self.text_at = None;
        }
        if self.told_at == Some(self.depth) {
            self.told_at = None;
        }
        while self.open.last().is_some_and(|(depth, _)| *depth >= self.depth) {
            if let Some((_, mut change)) = self.open.pop() {
                change.written.end = written.end;
                self.close(change);
            }
        }
        while self.linked.last().is_some_and(|(depth, _, _)| *depth >= self.depth) {
            if let Some((_, start, target)) = self.linked.pop() {
                self.link(start, target);
            }
        }
        match name {
            "pPr" => self.in_paragraph_settings = false,
            "p" => self.end_paragraph(),
            "tc" => {
                if self.between == " " {
                    self.between.clear();
                }
                self.between.push(if self.tables == 1 { '\t' } else { ' ' });
            }
            "tr" if self.tables == 1 => {
                self.between.clear();
                self.end_line();
            }
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.between.clear();
                }
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        if let Some((_, change)) = self.open.last_mut().filter(|(_, change)| change.deed.takes_away()) {
            change.gone.push('\n');
        } else if self.tables == 0 {
            self.end_line();
        } else if self.between.is_empty() {
            self.between.push(' ');
        }
    }

    fn end_line(&mut self) {
        let text = &mut self.words.text;
        let span = Span::new(self.line, text.len()).trimmed(text);
        if !span.is_empty() {
            let kind = if self.is_title { BlockKind::Title } else { BlockKind::Paragraph };
            self.words.blocks.push(Block { kind, span });
        }
        if text.len() > self.line || self.tables == 0 {
            text.push('\n');
        }
        self.line = text.len();
    }

    /// Takes down words, where they belong.
    fn say(&mut self, words: &str) {
        if let Some((_, change)) = self.open.iter_mut().rev().find(|(_, change)| change.deed.takes_away()) {
            return change.gone.push_str(words);
        }
        let text = &mut self.words.text;
        // A cell that begins with nothing begins at its line.
        if self.tables == 0 || text.len() > self.line || self.between.contains('\t') {
            text.push_str(&self.between);
        }
        self.between.clear();
        let start = text.len();
        text.push_str(words);
        if self.run_is_hidden {
            match self.words.hidden.last_mut() {
                Some(last) if last.end == start => last.end = text.len(),
                _ => self.words.hidden.push(Span::new(start, text.len())),
            }
        }
    }

    fn note(&mut self, kind: &'static str, tag: &Tag<'_>) {
        if let Some(id) = tag.get("id") {
            self.words.notes.push((kind, id.into_owned()));
            let number = self.notes_before + self.words.notes.len();
            self.say(&format!("[{number}]"));
        }
    }

    /// A change is at its end. One that goes on where the last one ended is the same, cut by the program.
    fn close(&mut self, mut change: Change) {
        let text = &self.words.text;
        change.at = Span::new(change.at.start, text.len());
        if !change.deed.takes_away() {
            change.at = change.at.trimmed(text);
        }
        if change.at.is_empty() && change.gone.trim().is_empty() {
            return;
        }
        if let Some(last) = self.words.changes.last_mut() {
            let gap = text.get(last.at.end..change.at.start).unwrap_or("-");
            let same = (last.deed, &last.author, &last.date) == (change.deed, &change.author, &change.date);
            if same && gap.trim().is_empty() && gap.len() < 3 {
                last.gone.push_str(&change.gone);
                last.at.end = change.at.end.max(last.at.end);
                last.written.end = change.written.end;
                return;
            }
        }
        self.words.changes.push(change);
    }

    fn link(&mut self, start: usize, target: String) {
        let span = Span::new(start, self.words.text.len()).trimmed(&self.words.text);
        if !span.is_empty() && !target.is_empty() {
            self.words.links.push(Link { span, target });
        }
    }

    fn field(&mut self, step: &str) {
        match step {
            "begin" if self.fields.len() < DEEPEST => self.fields.push(Field::default()),
            "separate" => {
                let here = self.words.text.len();
                if let Some(field) = self.fields.last_mut() {
                    field.shows = Some(here);
                }
            }
            "end" => {
                if let Some(field) = self.fields.pop()
                    && let (Some(start), Some(target)) = (field.shows, target(&field.told))
                {
                    self.link(start, target);
                }
            }
            _ => {}
        }
    }
}

/// Where a field leads that is told `HYPERLINK "address"`.
fn target(told: &str) -> Option<String> {
    let rest = told.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = match rest.strip_prefix('"') {
        Some(rest) => rest.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    (!address.is_empty() && !address.starts_with('\\')).then(|| address.to_owned())
}
