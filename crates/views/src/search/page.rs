//! Hits as people read them.

use super::{Found, Hit, Snippet};
use crate::brief::{Flow, Look, Page, Tone};
use crate::dates;
use crate::plain::line;
use crate::wording::search as say;
use record::Span;
use std::collections::BTreeMap;

/// What of the run stands on the page besides the hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether these are the first hits.
    pub first: bool,
    /// The command that shows the next ones; it is printed where there are any.
    pub go_on: String,
}

/// The page.
pub fn page(found: &Found, facts: &Facts, look: Look) -> String {
    let mut page = Page::new(look);
    page.flow(0, Flow::of(Tone::Plain, &say::hits(found.total, found.hits.len() as u64, facts.first)));
    for hit in &found.hits {
        page.gap();
        block(&mut page, hit, look);
    }
    if found.next.is_some() {
        page.gap();
        page.flow(0, Flow::of(Tone::Faint, say::NEXT));
        page.verbatim(&line(&facts.go_on));
    }
    page.finish()
}

fn block(page: &mut Page, hit: &Hit, look: Look) {
    let when = hit.sent.as_ref().map_or_else(|| say::NO_TIME.to_owned(), dates::words);
    let mut head = Flow::of(Tone::Strong, &when);
    let (from, to) = (hit.those(&["from"]), hit.those(&["to", "cc", "bcc", "member"]));
    if !from.is_empty() || !to.is_empty() {
        head = head.say(Tone::Plain, " · ").say(Tone::Plain, &say::from_to(&line(&from), &line(&to)));
    }
    page.flow(0, head);
    if !hit.subject.is_empty() {
        page.flow(2, marked(&hit.subject, 0, &hit.subject_marks, look));
    }
    for snippet in &hit.snippets {
        page.flow(4, words(snippet, look));
    }
    let mut place = vec![line(&hit.path)];
    if hit.quoted {
        place.push(say::QUOTED.to_owned());
    }
    if !hit.also.is_empty() {
        place.push(say::also(hit.also.len()));
    }
    if let Some(name) = hit.conversation_name.as_ref().or(hit.conversation.as_ref()) {
        place.push(say::conversation(&line(name)));
    }
    page.flow(2, Flow::of(Tone::Faint, &place.join(" · ")));
}

fn words(snippet: &Snippet, look: Look) -> Flow {
    marked(&snippet.text, snippet.span.start, &snippet.marks, look)
}

/// `text`, which begins at byte `start`, with what was found standing out: bold where there is colour, else between « and ».
fn marked(text: &str, start: usize, marks: &[Span], look: Look) -> Flow {
    let mut flow = Flow::default();
    let mut at = 0;
    for mark in marks {
        let (from, to) = (mark.start - start, mark.end - start);
        flow = flow.say(Tone::Plain, text.get(at..from).unwrap_or(""));
        let found = text.get(from..to).unwrap_or("");
        flow = if look.has_colour() {
            flow.say(Tone::Strong, found)
        } else {
            flow.say(Tone::Plain, &format!("«{found}»"))
        };
        at = to;
    }
    flow.say(Tone::Plain, text.get(at..).unwrap_or(""))
}

/// How many hits there are of each value, the most first; `without` have none.
pub fn facet(counts: &[(String, u64)], without: u64) -> String {
    let mut out = String::new();
    for (value, hits) in counts {
        out.push_str(&format!("{hits:>9}  {}\n", line(value)));
    }
    if without > 0 {
        out.push_str(&format!("{without:>9}  {}\n", say::WITHOUT));
    }
    out
}

/// Queries that are kept: the name, and the query as it was written.
pub fn saved(queries: &BTreeMap<String, String>) -> String {
    queries.iter().map(|(name, query)| format!("{}: {}\n", line(name), line(query))).collect()
}
