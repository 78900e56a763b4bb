//! Mails within the words of a mail: quoted in an answer, or passed on with a head that is written out.
//!
//! Such a mail is an item of its own and not held: what is held is what somebody wrote of it. Its text are the words as they
//! stand there, without the quotation marks of the mail around it; where answers stand between the quoted lines, these are
//! left out. Each line of the mail belongs to one of the mails in it or to none, so that all of them together are no longer
//! than the mail.
//!
//! - `labels`: the words that programs write; `lines`: the text as lines.
//! - `blocks`: heads with labels, and those of Lotus Notes; `attribution`: "On Tuesday, Vera Holm wrote:".
//! - `people`: those who are named in such heads.

mod labels;
mod lines;
mod people;

mod blocks;

mod attribution;

use super::dates;
use crate::decode::RawMap;
use blocks::{Head, Page};
use labels::Field;
use lines::Line;
use record::digest::Digest;
use record::envelope::{Envelope, Moment, Role};
use record::fold::one_line;
use record::{Place, Problem, SourceId, Span};

/// No more mails are found in one.
const MOST: usize = 10_000;

/// A mail in the words of another.
pub(crate) struct Within {
    pub(crate) envelope: Envelope,
    /// Its words.
    pub(crate) text: String,
    /// The lines that it was read from, with its head and with the marks before them, one behind the other.
    pub(crate) lines: String,
    /// From its words to these.
    pub(crate) raw: RawMap,
    pub(crate) problems: Vec<Problem>,
}

/// All mails within `text`, the words of the mail `source`, in the order of their heads; and what is to be told of that mail.
pub(crate) fn find(text: &str, source: &SourceId) -> (Vec<Within>, Option<Problem>) {
    let (lines, is_all) = lines::of(text);
    let page = Page { text, lines: &lines };
    let (heads, owners, ended) = owned(&page);
    let mut withins: Vec<Within> = heads.iter().map(|head| within(&page, head, source)).collect();
    for (at, owner) in owners.iter().enumerate() {
        if let Some(found) = withins.get_mut(*owner as usize) {
            let head = &heads[*owner as usize];
            found.take(text, &lines[at], head.depth, (head.lines.0..head.lines.1).contains(&at));
        }
    }
    withins.iter_mut().for_each(Within::finish);
    let problem = (!is_all || !ended).then(|| {
        let message =
            "there is more in its words than is looked through for mails that are quoted; the rest is kept as words";
        Problem::new("quoted-mails-not-looked-for", message)
    });
    (withins, problem)
}

/// The number of the mail that a line belongs to; this for none.
const NOBODY: u32 = u32::MAX;

/// The heads in `page`, whose each line is, and whether all was looked through.
fn owned(page: &Page<'_>) -> (Vec<Head>, Vec<u32>, bool) {
    let mut heads: Vec<Head> = Vec::new();
    let mut owners = vec![NOBODY; page.lines.len()];
    // The mails that may go on, from the least quoted to the most, with how deep.
    let mut open: Vec<(u32, u8)> = Vec::new();
    let (mut at, mut free) = (0, 0);
    while at < page.lines.len() {
        let line = &page.lines[at];
        let head = if heads.len() < MOST { page.head(at, free).or_else(|| attribution::head(page, at)) } else { None };
        if let Some(head) = head {
            let number = heads.len() as u32;
            open.retain(|(_, depth)| *depth < head.depth);
            open.push((number, head.depth));
            owners[head.lines.0..head.lines.1].fill(number);
            at = head.lines.1.max(at + 1);
            free = at;
            heads.push(head);
            continue;
        }
        let owner = open.iter().rev().find(|(_, depth)| *depth <= line.depth);
        owners[at] = owner.map_or(NOBODY, |(number, _)| *number);
        at += 1;
    }
    let all = heads.len() < MOST;
    (heads, owners, all)
}

/// The mail that `head` begins, without its words.
fn within(page: &Page<'_>, head: &Head, source: &SourceId) -> Within {
    let mut out = Within {
        envelope: Envelope { channel: "mail".to_owned(), ..Envelope::default() },
        text: String::new(),
        lines: String::new(),
        raw: RawMap::default(),
        problems: Vec::new(),
    };
    for value in &head.values {
        let role = match value.field {
            Field::Subject => {
                out.envelope.subject = Some(value.says.clone()).filter(|subject| !subject.is_empty());
                continue;
            }
            Field::Sent => {
                out.dated(&value.label, &value.says, value.span, source);
                continue;
            }
            Field::From => {
                out.from(page, value, source);
                continue;
            }
            Field::Sender => Role::Sender,
            Field::ReplyTo => Role::ReplyTo,
            Field::To => Role::To,
            Field::Cc => Role::Cc,
            Field::Bcc => Role::Bcc,
            Field::Other => continue,
        };
        out.envelope.participants.extend(people::all(&value.says, role));
    }
    out
}

impl Within {
    /// Who wrote it, and when, where the same line says so.
    fn from(&mut self, page: &Page<'_>, value: &blocks::Value, source: &SourceId) {
        let split = blocks::split(page.text, value.span).filter(|_| self.envelope.times.is_empty());
        let who = match split {
            Some((who, when)) => {
                self.dated(&value.label, when.of(page.text), when, source);
                who.of(page.text)
            }
            None => &value.says,
        };
        let alias = people::one(who);
        self.envelope.participants.extend(alias.map(|alias| record::envelope::Participant { role: Role::From, alias }));
    }

    fn dated(&mut self, field: &str, words: &str, span: Span, source: &SourceId) {
        if words.is_empty() {
            return;
        }
        let (mut dated, doubt) = dates::dated(field, Moment::Sent, words);
        dated.time.claims.push(Place::new(source, span));
        if let Some(doubt) = doubt {
            self.problems.push(Problem::new(doubt.code(), doubt.message(field, words)));
        }
        self.envelope.times.push(dated);
    }

    /// Takes the next line of it.
    fn take(&mut self, text: &str, line: &Line, depth: u8, is_head: bool) {
        let from = if is_head { line.all.end } else { line.behind(text, depth) };
        let words = &text[from..line.all.end];
        let here = self.lines.len() + (from - line.all.start);
        self.lines.push_str(line.all.of(text));
        if words.is_empty() || self.text.is_empty() && words.trim().is_empty() {
            return;
        }
        self.raw.go_to(here);
        self.raw.push_same(words.len());
        self.text.push_str(words);
    }

    fn finish(&mut self) {
        let sent = self.envelope.sent().and_then(|dated| dated.time.text.clone());
        let from = self.envelope.who(Role::From).next().map(|alias| alias.value.clone());
        if let (Some(sent), Some(from)) = (sent, from) {
            let subject = self.envelope.subject.as_deref().unwrap_or_default();
            let content = format!("{from}\n{}\n{}\n{}", one_line(&sent), one_line(subject), one_line(&self.text));
            self.envelope.identity = Some(format!("quoted:{}", Digest::of(content.as_bytes()).hex()));
        }
    }
}
