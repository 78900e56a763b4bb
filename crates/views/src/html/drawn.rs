//! Who drew on whom: a drawing, and the evidence for each line of it.

use super::graph::{self, Layout};
use super::marks::Speaker;
use super::scene::Scene;
use crate::wording::page;
use crate::{dates, plain, wording};
use analysis::dossier::{Derivation, Evidence, EvidenceKind, Origin};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Nodes beyond which a drawing shows nothing any more; the list has the same facts.
const MOST: usize = 40;

/// Columns in a line of a node.
const NAME: usize = 22;

/// Columns of what stands below a name.
const NOTE: usize = 26;

/// Pieces of evidence of one kind that are shown for one derivation.
const SHOWN: usize = 4;

pub(super) fn write(scene: &Scene<'_>) -> Markup {
    let derivations = &scene.answer.dossier.derivations;
    if derivations.is_empty() {
        return html! {};
    }
    html! {
        section id="drawn" aria-labelledby="drawn-h" {
            h2 id="drawn-h" { (wording::HEAD_DRAWN) }
            p.lead { (page::DRAWN_HOW) }
            (drawing(scene, derivations))
            ol.drawn {
                @for (derivation, n) in derivations.iter().zip(1..) { (reasons(scene, derivation, n)) }
            }
        }
    }
}

fn drawing(scene: &Scene<'_>, derivations: &[Derivation]) -> Markup {
    let mut nodes: Vec<Origin> = Vec::new();
    let mut place = |origin: Origin| {
        nodes.iter().position(|held| *held == origin).unwrap_or_else(|| {
            nodes.push(origin);
            nodes.len() - 1
        })
    };
    let edges: Vec<(usize, usize)> = derivations
        .iter()
        .map(|derivation| (place(derivation.from.clone()), place(Origin::Source(derivation.to.clone()))))
        .collect();
    if nodes.len() > MOST {
        return html! { p.note { (page::TOO_MANY_DRAWN) } };
    }
    let directed: Vec<(usize, usize)> =
        edges.iter().zip(derivations).filter(|(_, derivation)| derivation.directed).map(|(edge, _)| *edge).collect();
    let layout = graph::layout(nodes.len(), &directed);
    let mut laid = layout.edges.iter();
    let paths: Vec<Vec<(f64, f64)>> = edges
        .iter()
        .zip(derivations)
        .map(|(&(from, to), derivation)| match derivation.directed {
            true => laid.next().cloned().unwrap_or_default(),
            false => beside(&layout, from, to),
        })
        .collect();
    // Room for lines that bow out to the right, and for the edges of what stands outermost.
    let bows = if derivations.iter().all(|derivation| derivation.directed) { 8.0 } else { 64.0 };
    let (width, height) = (layout.width + bows, layout.height + 16.0);
    let view = format!("-4 -8 {width:.0} {height:.0}");
    html! {
        figure.graph {
            p.key {
                @for (class, words) in page::SURE_LINES {
                    span {
                        svg width="44" height="12" aria-hidden="true" { line.(class) x1="2" x2="42" y1="6" y2="6" {} }
                        " " (words)
                    }
                    " "
                }
            }
            div.scroll tabindex="0" role="region" aria-label=(page::DRAWING) {
                svg.drawing width=(format!("{width:.0}")) height=(format!("{height:.0}")) viewBox=(view)
                    role="group" aria-labelledby="drawing-t drawing-d" {
                    title id="drawing-t" { (page::DRAWING) }
                    desc id="drawing-d" { (page::DRAWING_ELSEWHERE) }
                    defs {
                        marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8"
                            orient="auto" markerUnits="userSpaceOnUse" {
                            path d="M0 0 10 5 0 10z" {}
                        }
                    }
                    @for (path, derivation) in paths.iter().zip(derivations) { (edge(path, derivation)) }
                    @for (origin, place) in nodes.iter().zip(&layout.nodes) { (node(scene, origin, *place)) }
                    @for (path, n) in paths.iter().zip(1..) { (number(path, n)) }
                }
            }
        }
    }
}

/// A line between two nodes that says nothing of direction: it goes from right side to right side.
fn beside(layout: &Layout, from: usize, to: usize) -> Vec<(f64, f64)> {
    let end = |n: usize| (layout.nodes[n].0 + graph::WIDTH, layout.nodes[n].1 + graph::HEIGHT / 2.0);
    vec![end(from), end(to)]
}

/// The curve through the points: flat at each end.
fn curve(points: &[(f64, f64)], directed: bool) -> String {
    let mut out = String::new();
    for (n, pair) in points.windows(2).enumerate() {
        let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
        if n == 0 {
            out += &format!("M{x1:.0} {y1:.0}");
        }
        let (c1, c2) = controls(pair, directed);
        out += &format!("C{:.0} {:.0} {:.0} {:.0} {x2:.0} {y2:.0}", c1.0, c1.1, c2.0, c2.1);
        let _ = (x1, y1, y2);
    }
    out
}

fn controls(pair: &[(f64, f64)], directed: bool) -> ((f64, f64), (f64, f64)) {
    let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
    if directed {
        let half = (x2 - x1) / 2.0;
        ((x1 + half, y1), (x2 - half, y2))
    } else {
        let out = x1.max(x2) + 44.0;
        ((out, y1), (out, y2))
    }
}

fn edge(points: &[(f64, f64)], derivation: &Derivation) -> Markup {
    let class = page::sure_line(derivation.confidence);
    html! {
        path.(class) d=(curve(points, derivation.directed)) fill="none" marker-end=[derivation.directed.then_some("url(#tip)")] {}
    }
}

/// The number of a line, on it, near its end.
fn number(points: &[(f64, f64)], n: usize) -> Markup {
    let Some(pair) = points.windows(2).last() else { return html! {} };
    let directed = pair[0].0 < pair[1].0 - 1.0 || points.len() > 2;
    let (c1, c2) = controls(pair, directed);
    let t = if directed { 0.6 } else { 0.5 };
    let at = |a: f64, b: f64, c: f64, d: f64| {
        let s = 1.0 - t;
        s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
    };
    let (x, y) = (at(pair[0].0, c1.0, c2.0, pair[1].0), at(pair[0].1, c1.1, c2.1, pair[1].1));
    html! {
        a href=(format!("#d{n}")) aria-label=(page::derivation(n)) {
            g transform=(format!("translate({x:.0} {y:.0})")) {
                rect.n x="-13" y="-10" width="26" height="20" rx="10" {}
                text.n y="4" text-anchor="middle" { (page::SIGN_DERIVATION) (n) }
            }
        }
    }
}

fn node(scene: &Scene<'_>, origin: &Origin, (x, y): (f64, f64)) -> Markup {
    let (name, note, href) = match origin {
        Origin::Source(id) => {
            let item = scene.items.get(id);
            let published = item.and_then(|item| item.published.as_ref()).map(dates::short);
            let title = || item.and_then(|item| item.title.as_ref()).map(|title| plain::line(&title.value));
            let note = plain::clip(&published.or_else(title).unwrap_or_default(), NOTE);
            (scene.name(id).to_owned(), note, Some(format!("#{}", scene.source_id(id))))
        }
        Origin::Outside(name) => (plain::clip(&plain::line(name), 2 * NAME), wording::OUTSIDE.to_owned(), None),
    };
    let mut lines: Vec<String> =
        textwrap::wrap(&name, NAME).into_iter().take(2).map(|line| line.into_owned()).collect();
    let named = lines.len() as u32;
    lines.extend((!note.is_empty()).then_some(note));
    let first = graph::HEIGHT / 2.0 + 5.0 - (lines.len() - 1) as f64 * 8.5;
    let body = html! {
        rect.outside[href.is_none()] x="0" y="0" width=(graph::WIDTH) height=(graph::HEIGHT) rx="4" {}
        @for (line, n) in lines.iter().zip(0..) {
            @let y = first + f64::from(n) * 17.0;
            text.second[n >= named] x=(graph::WIDTH / 2.0) y=(format!("{y:.0}")) text-anchor="middle" { (line) }
        }
    };
    html! {
        g.node transform=(format!("translate({x:.0} {y:.0})")) {
            @match href { Some(href) => a href=(href) { (body) }, None => (body) }
        }
    }
}

fn reasons(scene: &Scene<'_>, derivation: &Derivation, n: usize) -> Markup {
    let from = match &derivation.from {
        Origin::Source(id) => scene.source(id),
        Origin::Outside(name) => html! { (plain::line(name)) " (" (wording::OUTSIDE) ")" },
    };
    let to = scene.source(&derivation.to);
    let mut by_kind: BTreeMap<EvidenceKind, Vec<&Evidence>> = BTreeMap::new();
    derivation.evidence.iter().for_each(|evidence| by_kind.entry(evidence.kind).or_default().push(evidence));
    let id = Speaker::Derivation(n).id();
    html! {
        li id=(id) {
            p {
                span.number aria-hidden="true" { (Speaker::Derivation(n).sign()) } " "
                b { (to) } @if derivation.directed { (page::FROM_ORIGIN) } @else { (page::AND) } b { (from) }
                span.note {
                    " · " (wording::confidence(derivation.confidence).to_lowercase())
                    @if !derivation.directed { " · " (page::EITHER) }
                }
            }
            ul.evidence {
                @for (kind, evidence) in &by_kind {
                    li {
                        span.label { (wording::evidence(*kind)) }
                        @for evidence in evidence.iter().filter(|it| !it.place.span.is_empty()).take(SHOWN) {
                            " " (scene.words_at(&evidence.text, &evidence.place))
                        }
                    }
                }
            }
        }
    }
}
