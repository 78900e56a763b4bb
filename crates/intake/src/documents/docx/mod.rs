//! Documents of word processors (ISO/IEC 29500, WordprocessingML): their words in order, and what people did and said on the way.
//!
//! The text is the one that is shown with all changes accepted: inserted words are in it, deleted ones are not. Each change that is
//! kept is a part of its own with its words, its author and its time, and so is each comment; a comment is a message. Footnotes
//! follow the text, then headers and footers.

mod body;

use super::office::{Package, Relation};
use super::remarks::{Remark, envelope, no_such_time};
use super::xml::{Piece, Pieces};
use super::{KIND, dates, item};
use crate::content::{Content, ReadAt};
use crate::decode::RawMap;
use crate::parts::{Inside, Outcome};
use body::{Change, Reading, Words};
use record::digest::Digest;
use record::envelope::{Moment, Reference, ReferenceKind};
use record::item::{Block, BlockKind, Stated};
use record::{Fate, Item, PartPath, Problem, Span};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// As many places of one kind are told one by one.
const TOLD: usize = 20;

/// The document in `bytes`.
pub(crate) fn read(bytes: &dyn ReadAt, inside: &mut Inside<'_, '_>) -> Outcome {
    let package = match Package::of(bytes, inside.limits().max_part_bytes) {
        Ok(package) => package,
        Err(reason) => return Outcome::failed(KIND, reason),
    };
    let main = package.relations("").into_values().find(|relation| relation.kind == "officeDocument");
    let main = main.map_or_else(|| "word/document.xml".to_owned(), |relation| relation.target);
    let text = match package.text(&main) {
        Some(Ok(text)) => text,
        Some(Err(reason)) => return Outcome::failed(KIND, format!("its text {reason}")),
        None => return Outcome::failed(KIND, "has no text in it where it says; ask for another copy"),
    };
    let relations = package.relations(&main);
    let mut document = Document { package, relations, lost: Vec::new() };
    let digest = short(&text);
    let mut words = words(&text, &document.relations, 0);
    let changes = std::mem::take(&mut words.changes);
    let commented = std::mem::take(&mut words.commented);
    document.notes(&mut words);
    document.margins(&mut words);
    document.hand_over(inside);
    let mut told = Told { n: 0, digest: &digest };
    for comment in document.comments() {
        told.comment(&comment, commented.get(&comment.id).map(|span| span.of(&words.text)), inside);
    }
    for change in &changes {
        told.change(change, &words.text, &text, inside);
    }
    for (name, reason) in std::mem::take(&mut document.lost) {
        inside.lost(inside.path.member(&name), Fate::Failed(reason));
    }
    if words.breaks_off {
        let reason = "its text breaks off in the middle; what comes before that was read; ask for another copy";
        inside.lost(inside.path.member("(the rest)"), Fate::Failed(reason.to_owned()));
    }
    let package = document.package;
    package.tell_faults(inside);
    outcome(&package, words, inside)
}

fn short(text: &str) -> String {
    Digest::of(text.as_bytes()).short()
}

/// The words of a part.
fn words(text: &str, relations: &BTreeMap<String, Relation>, notes_before: usize) -> Words {
    let mut reading = Reading::new(relations, notes_before);
    let mut pieces = Pieces::of(text);
    let mut start = 0;
    while let Some(piece) = pieces.next() {
        reading.take(&piece, Span::new(start, pieces.at()));
        start = pieces.at();
    }
    reading.finish()
}

struct Document<'b> {
    package: Package<'b>,
    relations: BTreeMap<String, Relation>,
    /// Parts that could not be read, and why.
    lost: Vec<(String, String)>,
}

/// A comment as it stands beside the text.
struct Comment {
    id: String,
    author: Option<String>,
    date: Option<String>,
    words: Words,
    answers: Option<String>,
    written: String,
}

impl Document<'_> {
    /// The texts of all parts of the kind `kind`, with where each leads.
    fn parts(&mut self, kind: &str) -> Vec<(String, BTreeMap<String, Relation>)> {
        let targets: BTreeSet<String> =
            self.relations.values().filter(|r| r.kind == kind).map(|relation| relation.target.clone()).collect();
        let mut out = Vec::new();
        for target in targets {
            match self.package.text(&target) {
                Some(Ok(text)) => out.push((text, self.package.relations(&target))),
                // Told with the faults of the document.
                Some(Err(_)) => {}
                None => self.lost.push((target, "is missing in the document; ask for another copy".to_owned())),
            }
        }
        out
    }

    /// Puts footnotes and endnotes behind the text.
    fn notes(&mut self, words: &mut Words) {
        let mut known: BTreeMap<(&str, String), Words> = BTreeMap::new();
        for (kind, part) in [("footnote", "footnotes"), ("endnote", "endnotes")] {
            for (text, relations) in self.parts(part) {
                for (id, note, _) in elements(&text, kind, &relations) {
                    known.entry((kind, id)).or_insert(note);
                }
            }
        }
        for (n, note) in std::mem::take(&mut words.notes).into_iter().enumerate() {
            if let Some(note) = known.remove(&note) {
                append(words, &format!("[{}] ", n + 1), note);
            }
        }
    }

    /// Puts what stands at the heads and feet of pages behind the text, each once.
    fn margins(&mut self, words: &mut Words) {
        let mut seen = BTreeSet::new();
        for kind in ["header", "footer"] {
            for (text, relations) in self.parts(kind) {
                let margin = self::words(&text, &relations, 0);
                if seen.insert(margin.text.trim().to_owned()) {
                    append(words, "", margin);
                }
            }
        }
    }

    fn comments(&mut self) -> Vec<Comment> {
        let mut answers = BTreeMap::new();
        for (text, _) in self.parts("commentsExtended") {
            for piece in Pieces::of(&text) {
                if let Piece::Open(tag) = piece
                    && let (Some(id), Some(parent)) = (tag.get("paraId"), tag.get("paraIdParent"))
                {
                    answers.insert(id.into_owned(), parent.into_owned());
                }
            }
        }
        let mut out = Vec::new();
        for (text, relations) in self.parts("comments") {
            for (id, words, at) in elements(&text, "comment", &relations) {
                let written = at.of(&text);
                let Some(Piece::Open(tag)) = Pieces::of(written).next() else { continue };
                let own = |name| tag.get(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
                let (author, date) = (own("author"), own("dateUtc").or_else(|| own("date")));
                out.push(Comment { id, author, date, words, answers: None, written: written.to_owned() });
            }
        }
        let by_paragraph: BTreeMap<String, String> =
            out.iter().filter_map(|c| Some((c.words.paragraph.clone()?, c.id.clone()))).collect();
        for comment in &mut out {
            let parent = comment.words.paragraph.as_ref().and_then(|paragraph| answers.get(paragraph));
            comment.answers = parent.and_then(|parent| by_paragraph.get(parent)).cloned();
        }
        out
    }

    /// Hands over the documents that are set into this one.
    fn hand_over(&mut self, inside: &mut Inside<'_, '_>) {
        let by_relation = self.relations.values().filter(|r| r.kind == "aFChunk").map(|r| r.target.clone());
        let by_name = self.package.names().filter(|name| name.contains("/embeddings/")).map(str::to_owned);
        let names: BTreeSet<String> = by_relation.chain(by_name).collect();
        for name in names {
            if let Some(Ok(bytes)) = self.package.bytes(&name) {
                inside.member(&name, None, Content::Whole(Cow::Owned(bytes)));
            }
        }
    }
}

fn outcome(package: &Package<'_>, words: Words, inside: &Inside<'_, '_>) -> Outcome {
    let pictures = words.pictures;
    if words.text.trim().is_empty() {
        let reason = format!(
            "has no text, but pictures: {pictures} of them; read them with a program that recognises text, and add what that gives"
        );
        return if pictures > 0 { Outcome::failed(KIND, reason) } else { Outcome::skipped("empty", "empty") };
    }
    let mut problems = Vec::new();
    if pictures > 0 {
        let message = format!("has {pictures} pictures, whose words are not read; look at them in the document");
        problems.push(Problem::new("pictures", message));
    }
    let hidden = words
        .hidden
        .iter()
        .map(|span| Problem::new("hidden-text", "these words are in the document and are not shown in it").at(*span));
    problems.extend(hidden.take(TOLD));
    let mut item = item(words.text, &inside.source, inside.path);
    item.blocks = words.blocks;
    item.links = words.links;
    describe(package, &mut item, &mut problems);
    let mut raw = RawMap::default();
    raw.push_put_in(&item.text);
    let text_sha256 = Some(Digest::of(item.text.as_bytes()));
    Outcome { encoding: Some("UTF-8"), text_sha256, problems, ..Outcome::item(KIND, item, raw) }
}

/// What the document says of itself.
fn describe(package: &Package<'_>, item: &mut Item, problems: &mut Vec<Problem>) {
    let core = package.relations("").into_values().find(|relation| relation.kind == "core-properties");
    let name = core.map_or_else(|| "docProps/core.xml".to_owned(), |relation| relation.target);
    let Some(Ok(text)) = package.text(&name) else { return };
    let mut element = "";
    for piece in Pieces::of(&text) {
        match piece {
            Piece::Open(tag) => element = tag.name,
            Piece::Close(_) => element = "",
            Piece::Text(value) if !value.trim().is_empty() => {
                let value = value.trim();
                let stated = || Some(Stated { value: value.to_owned(), span: None });
                match element {
                    "title" => item.title = stated(),
                    "creator" => item.byline = stated(),
                    "modified" => match dates::dated("modified", Moment::Edited, value) {
                        Some(dated) => item.updated.push(dated.time),
                        None => problems.push(no_such_time("modified", value)),
                    },
                    _ => {}
                }
            }
            Piece::Text(_) => {}
        }
    }
}

/// The elements `name` of a part, with their ids, their words and their places.
fn elements(text: &str, name: &str, relations: &BTreeMap<String, Relation>) -> Vec<(String, Words, Span)> {
    let mut out = Vec::new();
    let mut pieces = Pieces::of(text);
    let mut open: Option<(String, Reading<'_>, usize)> = None;
    let mut at = 0;
    while let Some(piece) = pieces.next() {
        let written = Span::new(at, pieces.at());
        at = pieces.at();
        match (&piece, &mut open) {
            (Piece::Open(tag), None) if tag.name == name => {
                // The lines above footnotes are footnotes of a kind.
                let is_line = tag.get("type").is_some_and(|kind| kind != "normal");
                if let Some(id) = tag.get("id").filter(|_| !is_line) {
                    open = Some((id.into_owned(), Reading::new(relations, 0), written.start));
                }
            }
            (Piece::Close(closed), Some(_)) if *closed == name => {
                if let Some((id, reading, start)) = open.take() {
                    out.push((id, reading.finish(), Span::new(start, at)));
                }
            }
            (piece, Some((_, reading, _))) => reading.take(piece, written),
            _ => {}
        }
    }
    if let Some((id, reading, start)) = open {
        out.push((id, reading.finish(), Span::new(start, at)));
    }
    out
}

/// Puts `more` behind `words`, after `mark`.
fn append(words: &mut Words, mark: &str, more: Words) {
    if more.text.trim().is_empty() {
        return;
    }
    let start = words.text.len();
    words.text.push_str(mark);
    let shift = words.text.len();
    words.text.push_str(&more.text);
    let moved = |span: Span| Span::new(span.start + shift, span.end + shift);
    for (n, block) in more.blocks.into_iter().enumerate() {
        let span = moved(block.span);
        let span = if n == 0 { Span::new(start, span.end) } else { span };
        words.blocks.push(Block { kind: BlockKind::Paragraph, span });
    }
    words.links.extend(more.links.into_iter().map(|link| record::item::Link { span: moved(link.span), ..link }));
    words.hidden.extend(more.hidden.into_iter().map(moved));
    words.pictures += more.pictures;
}

/// Tells comments and changes, each as a part of its own.
struct Told<'d> {
    n: usize,
    /// Of the text, by which copies of one document are known.
    digest: &'d str,
}

impl Told<'_> {
    fn comment(&mut self, comment: &Comment, on: Option<&str>, inside: &mut Inside<'_, '_>) {
        let mut envelope = envelope("document-comment", comment.author.as_deref(), inside);
        envelope.id = Some(comment.id.clone());
        envelope.subject = on.filter(|words| !words.is_empty()).map(|words| words.chars().take(200).collect());
        envelope.identity =
            Some(format!("document-comment:{}:{}:{}", self.digest, comment.id, short(&comment.written)));
        let answers = comment.answers.iter().map(|id| Reference { kind: ReferenceKind::InReplyTo, id: id.clone() });
        envelope.references.extend(answers);
        let text = comment.words.text.trim();
        let date = comment.date.as_deref().map(|date| (date, Moment::Sent));
        let remark = Remark { kind: "comment", envelope, words: text, date, written: &comment.written };
        remark.tell(self.next(inside), inside);
    }

    fn change(&mut self, change: &Change, text: &str, xml: &str, inside: &mut Inside<'_, '_>) {
        let mut envelope = envelope("document-change", change.author.as_deref(), inside);
        envelope.event = Some(change.deed.as_str().to_owned());
        envelope.identity = Some(format!("document-change:{}:{}", self.digest, change.written.start));
        let takes_away = change.deed.takes_away();
        let moment = if takes_away { Moment::Deleted } else { Moment::Edited };
        let words = if takes_away { change.gone.trim() } else { change.at.of(text) };
        let date = change.date.as_deref().map(|date| (date, moment));
        Remark { kind: "change", envelope, words, date, written: change.written.of(xml) }
            .tell(self.next(inside), inside);
    }

    fn next(&mut self, inside: &Inside<'_, '_>) -> PartPath {
        self.n += 1;
        inside.path.numbered(self.n)
    }
}

#[cfg(test)]
mod tests;
