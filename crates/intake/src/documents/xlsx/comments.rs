//! Comments on cells: notes of one author, and threads of comments that answer each other.

use super::super::office::Package;
use super::super::remarks::{Remark, envelope};
use super::super::xml::{Piece, Pieces, Tag};
use crate::parts::Inside;
use record::digest::Digest;
use record::envelope::{Moment, Reference, ReferenceKind};
use std::collections::BTreeMap;

/// A comment on a cell.
#[derive(Default)]
pub(super) struct Comment {
    id: Option<String>,
    cell: String,
    author: Option<String>,
    date: Option<String>,
    answers: Option<String>,
    words: String,
    written: String,
}

impl Comment {
    /// Tells it, as one on a cell of the sheet `sheet`.
    pub(super) fn tell(&self, sheet: &str, n: usize, inside: &mut Inside<'_, '_>) {
        let mut envelope = envelope("document-comment", self.author.as_deref(), inside);
        let thread = |id: &String| Reference { kind: ReferenceKind::InReplyTo, id: id.clone() };
        envelope.references.extend(self.answers.iter().map(thread));
        envelope.subject = Some(format!("{sheet}!{}", self.cell));
        let digest = Digest::of(self.written.as_bytes()).short();
        envelope.identity = self.id.as_ref().map(|id| format!("document-comment:{id}:{digest}"));
        envelope.id = self.id.clone();
        let date = self.date.as_deref().map(|date| (date, Moment::Sent));
        let remark = Remark { kind: "comment", envelope, words: self.words.trim(), date, written: &self.written };
        remark.tell(inside.path.member(sheet).numbered(n), inside);
    }
}

/// The names of people by their ids.
pub(super) fn people(text: &str) -> BTreeMap<String, String> {
    let person = |piece| match piece {
        Piece::Open(tag) if tag.name == "person" => {
            Some((tag.get("id")?.into_owned(), tag.get("displayName")?.into_owned()))
        }
        _ => None,
    };
    Pieces::of(text).filter_map(person).collect()
}

/// The comments on the sheet that is the part `sheet`.
pub(super) fn of_sheet(package: &Package<'_>, sheet: &str, people: &BTreeMap<String, String>) -> Vec<Comment> {
    let relations = package.relations(sheet);
    let texts = |kind: &str| -> Vec<String> {
        let targets = relations.values().filter(|relation| relation.kind == kind);
        targets.filter_map(|relation| package.text(&relation.target)?.ok()).collect()
    };
    let threads: Vec<Comment> = texts("threadedComment").iter().flat_map(|text| comments(text, people)).collect();
    let notes = texts("comments");
    let notes = notes.iter().flat_map(|text| comments(text, people));
    // Programs that know no threads are shown each thread as a note, too.
    let is_copy = |note: &Comment| note.author.as_ref().is_some_and(|author| author.starts_with("tc="));
    let mut out: Vec<Comment> = notes.filter(|note| threads.is_empty() || !is_copy(note)).collect();
    out.extend(threads);
    out
}

fn comments(text: &str, people: &BTreeMap<String, String>) -> Vec<Comment> {
    let mut out = Vec::new();
    let mut authors: Vec<String> = Vec::new();
    let mut open: Option<Comment> = None;
    let (mut in_author, mut aside) = (false, false);
    let mut pieces = Pieces::of(text);
    let (mut at, mut start) = (0, 0);
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Open(tag) => match tag.name {
                "author" => {
                    in_author = true;
                    authors.push(String::new());
                }
                "comment" | "threadedComment" => {
                    start = at;
                    open = Some(begun(&tag, &authors, people));
                }
                "rPh" => aside = true,
                _ => {}
            },
            Piece::Close("author") => in_author = false,
            Piece::Close("rPh") => aside = false,
            Piece::Close("comment" | "threadedComment") => {
                let written = text[start..pieces.at()].to_owned();
                out.extend(open.take().map(|comment| Comment { written, ..comment }));
            }
            Piece::Text(words) => match (&mut open, authors.last_mut()) {
                (None, Some(author)) if in_author => author.push_str(&words),
                (Some(comment), _) if !aside => comment.words.push_str(&words),
                _ => {}
            },
            Piece::Close(_) => {}
        }
        at = pieces.at();
    }
    out
}

fn begun(tag: &Tag<'_>, authors: &[String], people: &BTreeMap<String, String>) -> Comment {
    let own = |name| tag.get(name).map(|value| value.into_owned()).filter(|value| !value.is_empty());
    let by_number = own("authorId").and_then(|n| authors.get(n.parse::<usize>().ok()?).cloned());
    let author = by_number.or_else(|| own("personId").map(|id| people.get(&id).cloned().unwrap_or(id)));
    Comment {
        id: own("id"),
        cell: own("ref").unwrap_or_default(),
        author: author.filter(|author| !author.trim().is_empty()),
        date: own("dT"),
        answers: own("parentId"),
        ..Comment::default()
    }
}
