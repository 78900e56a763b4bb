//! The sources, with every place highlighted that the page speaks of, and the way back from each.

use super::Carried;
use super::excerpts::{Measure, short_excerpts};
use super::marks::{OfSource, Speaker};
use super::pieces::{Highlight, Piece, pieces};
use super::scene::Scene;
use crate::answer::dated;
use crate::wording::page;
use crate::{dates, plain};
use maud::{Markup, html};
use record::item::Transmission;
use record::{BlockKind, Item, Source, SourceId, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of text beyond which a page carries excerpts only: a browser must still open it at once.
const MOST_TEXT: usize = 3_000_000;

/// Excerpts of a page that is handed on.
const SHARED: Measure = Measure { around: 120, most: 240 };

/// Excerpts of a page that would be too large.
const LARGE: Measure = Measure { around: 200, most: 1_000 };

pub(super) fn write(scene: &Scene<'_>) -> Markup {
    let by_id: BTreeMap<&SourceId, &Source> = scene.answer.sources.iter().map(|source| (&source.id, source)).collect();
    let (spoken_of, silent): (Vec<&Item>, Vec<&Item>) =
        scene.answer.items.iter().partition(|item| scene.marks(&item.source).is_some());
    let text: usize = spoken_of.iter().map(|item| item.text.len()).sum();
    let measure = match scene.carried {
        Carried::Excerpts => Some(SHARED),
        Carried::Whole if text > MOST_TEXT => Some(LARGE),
        Carried::Whole => None,
    };
    html! {
        section.sources id="sources" aria-labelledby="sources-h" tabindex="0" {
            h2 id="sources-h" { (page::HEAD_SOURCES) }
            p.lead { (page::sources(measure.is_some())) }
            p.key {
                @for (speaker, words) in Speaker::KINDS.iter().zip(page::HIGHLIGHTS) {
                    span { mark.(speaker.class()) { (words) } } " "
                }
            }
            (index(scene))
            @for item in spoken_of { (one(scene, item, by_id.get(&item.source).copied(), measure)) }
            @if !silent.is_empty() {
                h3 { (page::HEAD_SILENT) }
                ul.unread {
                    @for item in silent {
                        li id=(scene.source_id(&item.source)) {
                            (scene.name(&item.source)) " " span.path { (plain::line(item.path.as_str())) }
                        }
                    }
                }
            }
        }
    }
}

/// Reports beyond which a list of them is no help.
const LISTED: usize = 60;

/// Which reports there are, by name, headline and date.
fn index(scene: &Scene<'_>) -> Markup {
    let items = scene.answer.items;
    if items.len() > LISTED {
        return html! {};
    }
    html! {
        ul.index {
            @for item in items {
                li {
                    (scene.source(&item.source))
                    @if let Some(title) = &item.title { " " i { (plain::clip(&plain::line(&title.value), 120)) } }
                    @if let Some(at) = dated(item) { span.note { " " (dates::short(at)) } }
                }
            }
        }
    }
}

fn one(scene: &Scene<'_>, item: &Item, source: Option<&Source>, measure: Option<Measure>) -> Markup {
    let n = scene.numbers.source(&item.source).unwrap_or(0);
    let stated = |stated: &Option<record::item::Stated>| stated.as_ref().map(|stated| plain::line(&stated.value));
    let has_title = item.blocks.iter().any(|block| block.kind == BlockKind::Title);
    let published = dated(item).map(dates::words);
    let facts: Vec<String> =
        [stated(&item.byline), published].into_iter().flatten().filter(|fact| !fact.is_empty()).collect();
    html! {
        article.source id=(format!("s{n}")) aria-labelledby=(format!("s{n}-h")) {
            h3 id=(format!("s{n}-h")) { (scene.name(&item.source)) }
            @if let (Some(title), true) = (stated(&item.title), measure.is_some() || !has_title) { p.headline { (title) } }
            @if !facts.is_empty() { p.note { (facts.join(" · ")) } }
            @if item.transmission == Transmission::Stripped { p.note { (page::STRIPPED) } }
            p.note.path {
                (plain::line(item.path.as_str())) " · " (page::ID) " " (item.source.as_str())
                @if let Some(digest) = source.and_then(|source| source.sha256) { " · SHA-256 " (digest.hex()) }
            }
            div.text { (body(scene, item, measure)) }
        }
    }
}

/// A stretch of text that is one element.
struct Part {
    span: Span,
    class: Option<&'static str>,
}

fn body(scene: &Scene<'_>, item: &Item, measure: Option<Measure>) -> Markup {
    let none = OfSource::new();
    let marks = scene.marks(&item.source).unwrap_or(&none);
    // Two places that differ in white space only are one to the eye; each keeps its own id.
    let mut spoken: Vec<(Span, &Span, &BTreeSet<Speaker>)> = marks
        .iter()
        .filter(|(span, _)| item.text.get(span.start..span.end).is_some())
        .map(|(span, speakers)| (span.trimmed(&item.text), span, speakers))
        .collect();
    spoken.sort_by_key(|(shown, span, _)| (shown.start, std::cmp::Reverse(shown.end), **span));
    let highlights: Vec<Highlight> =
        spoken.iter().zip(0..).map(|((shown, _, _), index)| Highlight { span: *shown, index }).collect();
    let carried = match measure {
        Some(measure) => {
            let places: Vec<Span> = highlights.iter().map(|highlight| highlight.span).collect();
            short_excerpts(&item.text, &places, measure)
        }
        None => vec![Span::new(0, item.text.len())],
    };
    let mut seen = BTreeSet::new();
    let paragraphs = paragraphs(item);
    let shown = shown(&paragraphs, &carried);
    let mut out = Vec::new();
    for (part, left_out) in &shown {
        out.push((part, *left_out, pieces(part.span, &highlights)));
    }
    let ends = carried.last().is_none_or(|last| last.end >= item.text.trim_end().len());
    html! {
        @for (part, left_out, pieces) in &out {
            p class=[part.class] {
                @if *left_out { span.cut { (page::CUT) } " " }
                (maud::PreEscaped(run(scene, item, pieces, &spoken, &mut seen)))
            }
        }
        @if !ends { p.cut { (page::CUT) } }
        // A place that no part holds still is a place.
        @for (index, (_, span, _)) in spoken.iter().enumerate() {
            @if !seen.contains(&index) { span id=(scene.id(&item.source, **span)) {} }
        }
    }
}

/// One paragraph with its highlights, as markup.
fn run(
    scene: &Scene<'_>,
    item: &Item,
    pieces: &[Piece],
    spoken: &[(Span, &Span, &BTreeSet<Speaker>)],
    seen: &mut BTreeSet<usize>,
) -> String {
    let mut out = String::new();
    let mut ended: BTreeSet<Speaker> = BTreeSet::new();
    for piece in pieces {
        if !matches!(piece, Piece::End(_)) && !ended.is_empty() {
            out += &back(&ended);
            ended.clear();
        }
        match *piece {
            Piece::Text(span) => out += &html! { (plain::shown(span.of(&item.text))) }.into_string(),
            Piece::Close => out += "</mark>",
            Piece::End(index) => ended.extend(spoken[index].2),
            Piece::Empty(index) => {
                let id = seen.insert(index).then(|| scene.id(&item.source, *spoken[index].1));
                out += &html! { span.caret id=[id] { (page::GAP) } }.into_string();
                out += &back(spoken[index].2);
            }
            Piece::Open { index, goes_on } => {
                let first = seen.insert(index);
                let class = spoken[index].2.first().map_or("", |speaker| speaker.class());
                out += "<mark class=\"";
                out += class;
                out += if goes_on { " o" } else { "" };
                out += if first { "\" id=\"" } else { " c\">" };
                if first {
                    out += &scene.id(&item.source, *spoken[index].1);
                    out += "\">";
                }
            }
        }
    }
    if !ended.is_empty() {
        out += &back(&ended);
    }
    out
}

/// What leads back to those who speak of a place.
fn back(speakers: &BTreeSet<Speaker>) -> String {
    let mut ids = BTreeSet::new();
    html! {
        sup {
            @for speaker in speakers {
                @if ids.insert(speaker.id()) {
                    @let label = page::back(&speaker.words());
                    a.sign.(speaker.class()) href={ "#" (speaker.id()) } aria-label=(label) { (speaker.sign()) }
                }
            }
        }
    }
    .into_string()
}

/// The text as paragraphs: the blocks of the item, and whatever stands between them.
fn paragraphs(item: &Item) -> Vec<Part> {
    let mut out = Vec::new();
    let mut at = 0;
    for block in &item.blocks {
        if block.span.start > at {
            out.extend(by_blank_lines(item, Span::new(at, block.span.start)));
        }
        let span = Span::new(block.span.start.max(at), block.span.end);
        out.extend((!span.of(&item.text).trim().is_empty()).then(|| Part { span, class: class(&block.kind) }));
        at = at.max(block.span.end);
    }
    out.extend(by_blank_lines(item, Span::new(at, item.text.len())));
    out
}

fn by_blank_lines(item: &Item, span: Span) -> Vec<Part> {
    let mut out = Vec::new();
    let mut start = span.start;
    let text = span.of(&item.text);
    let breaks = text.match_indices("\n\n").map(|(at, _)| span.start + at).chain([span.end]);
    for end in breaks {
        let part = Span::new(start, end);
        if !part.of(&item.text).trim().is_empty() {
            out.push(Part { span: part.trimmed(&item.text), class: None });
        }
        start = end;
    }
    out
}

fn class(kind: &BlockKind) -> Option<&'static str> {
    match kind {
        BlockKind::Title => Some("title"),
        BlockKind::BlockQuotation | BlockKind::EmbeddedPost { .. } => Some("set-off"),
        BlockKind::Byline | BlockKind::Credit | BlockKind::Caption | BlockKind::Update | BlockKind::Furniture => {
            Some("aside")
        }
        _ => None,
    }
}

/// The parts of the paragraphs that are carried, each with whether text before it is left out.
fn shown(paragraphs: &[Part], carried: &[Span]) -> Vec<(Part, bool)> {
    let mut out = Vec::new();
    let mut next = 0;
    let mut left_out = false;
    for paragraph in paragraphs {
        while carried.get(next).is_some_and(|part| part.end <= paragraph.span.start) {
            next += 1;
        }
        let inside = carried[next..].iter().take_while(|part| part.start < paragraph.span.end);
        let mut at = paragraph.span.start;
        for part in inside {
            let span = Span::new(part.start.max(paragraph.span.start), part.end.min(paragraph.span.end));
            left_out |= span.start > at;
            out.push((Part { span, class: paragraph.class }, left_out));
            left_out = false;
            at = span.end;
        }
        left_out |= at < paragraph.span.end;
    }
    out
}
