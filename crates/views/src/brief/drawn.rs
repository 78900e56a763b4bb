//! Who drew on whom, as a small drawing: under each origin those who drew on it, with what speaks for it.

use super::look::Tone;
use super::page::Flow;
use super::scene::Scene;
use crate::{plain, wording};
use analysis::dossier::{Derivation, Origin};
use record::SourceId;
use std::collections::BTreeSet;
use textwrap::core::display_width;

/// Columns that the name of a publication that is not at hand may have.
const OUTSIDE_NAME: usize = 40;

pub(super) fn write(scene: &mut Scene<'_>) {
    let (directed, either): (Vec<_>, Vec<_>) =
        scene.answer.dossier.derivations.iter().partition(|derivation| derivation.directed);
    if directed.is_empty() && either.is_empty() {
        return;
    }
    scene.page.heading(wording::HEAD_DRAWN);
    let drawing = Drawing::of(scene, directed);
    let widest = drawing.lines.iter().filter(|line| line.edge.is_some()).map(|line| display_width(&line.label)).max();
    let column = widest.unwrap_or(0) + 3;
    for line in drawing.lines {
        match line.edge {
            Some(edge) => scene.page.labelled(0, (Tone::Plain, &line.label), column, because(edge)),
            None => {
                scene.page.gap();
                let outside = if line.outside { format!(" ({})", wording::OUTSIDE) } else { String::new() };
                scene.page.flow(0, Flow::of(Tone::Strong, &line.label).say(Tone::Faint, &outside));
            }
        }
    }
    if !either.is_empty() {
        scene.page.gap();
        scene.page.flow(0, Flow::of(Tone::Faint, wording::EITHER_WAY));
        for derivation in either {
            let label = format!("{} ── {}", origin(scene, &derivation.from), scene.name(&derivation.to));
            let column = display_width(&label) + 3;
            scene.page.labelled(2, (Tone::Plain, &label), column, because(derivation));
        }
    }
}

/// One line of the drawing: an origin by itself, or one who drew on the origin above.
struct Line<'a> {
    label: String,
    edge: Option<&'a Derivation>,
    outside: bool,
}

struct Drawing<'a> {
    edges: Vec<&'a Derivation>,
    /// Origins whose followers are drawn; they are drawn once only, however many they drew on.
    drawn: BTreeSet<Origin>,
    lines: Vec<Line<'a>>,
}

impl<'a> Drawing<'a> {
    fn of(scene: &Scene<'_>, edges: Vec<&'a Derivation>) -> Drawing<'a> {
        let mut drawing = Drawing { edges, drawn: BTreeSet::new(), lines: Vec::new() };
        for root in drawing.roots() {
            drawing.root(scene, &root);
        }
        // What is left stands in circles, where nobody comes first.
        while let Some(root) = drawing.most_drawn_on() {
            drawing.root(scene, &root);
        }
        drawing
    }

    /// Those who drew on nobody, in the order of the answer.
    fn roots(&self) -> Vec<Origin> {
        let followers: BTreeSet<&SourceId> = self.edges.iter().map(|edge| &edge.to).collect();
        let (mut roots, mut seen) = (Vec::new(), BTreeSet::new());
        for edge in &self.edges {
            let drew = matches!(&edge.from, Origin::Source(id) if followers.contains(id));
            if !drew && seen.insert(&edge.from) {
                roots.push(edge.from.clone());
            }
        }
        roots
    }

    /// Of the origins not drawn yet, the one that others drew on more than it drew on others; the first of equals.
    fn most_drawn_on(&self) -> Option<Origin> {
        let balance = |origin: &Origin| -> f64 {
            let drew_on_it = self.edges.iter().filter(|edge| edge.from == *origin);
            let it_drew_on = self.edges.iter().filter(|edge| matches!(origin, Origin::Source(id) if *id == edge.to));
            let sum = |edge: &&Derivation| edge.confidence;
            drew_on_it.map(sum).sum::<f64>() - it_drew_on.map(sum).sum::<f64>()
        };
        let left = self.edges.iter().map(|edge| &edge.from).filter(|from| !self.drawn.contains(*from));
        left.reduce(|best, from| if balance(from) > balance(best) { from } else { best }).cloned()
    }

    fn root(&mut self, scene: &Scene<'_>, root: &Origin) {
        let outside = matches!(root, Origin::Outside(_));
        self.lines.push(Line { label: origin(scene, root), edge: None, outside });
        self.followers(scene, root, "");
    }

    /// Draws who drew on `from`, each with its own followers where this is its strongest origin.
    fn followers(&mut self, scene: &Scene<'_>, from: &Origin, trunk: &str) {
        if !self.drawn.insert(from.clone()) {
            return;
        }
        let edges: Vec<&'a Derivation> = self.edges.iter().copied().filter(|edge| edge.from == *from).collect();
        for (n, edge) in edges.iter().enumerate() {
            let last = n + 1 == edges.len();
            let label = format!("{trunk}{} {}", if last { "└─" } else { "├─" }, scene.name(&edge.to));
            self.lines.push(Line { label, edge: Some(edge), outside: false });
            if self.strongest(&edge.to).is_some_and(|strongest| std::ptr::eq(strongest, *edge)) {
                let trunk = format!("{trunk}{}  ", if last { " " } else { "│" });
                self.followers(scene, &Origin::Source(edge.to.clone()), &trunk);
            }
        }
    }

    /// The origin that most speaks for, of all that `to` drew on; the first of equals.
    fn strongest(&self, to: &SourceId) -> Option<&'a Derivation> {
        let to_it = self.edges.iter().copied().filter(|edge| edge.to == *to);
        to_it.reduce(|best, edge| if edge.confidence > best.confidence { edge } else { best })
    }
}

fn origin(scene: &Scene<'_>, origin: &Origin) -> String {
    match origin {
        Origin::Source(id) => scene.name(id).to_owned(),
        Origin::Outside(name) => plain::clip(&plain::line(name), OUTSIDE_NAME),
    }
}

/// By what evidence, each kind once, and how sure it is.
fn because(derivation: &Derivation) -> Flow {
    let kinds: BTreeSet<_> = derivation.evidence.iter().map(|evidence| evidence.kind).collect();
    let kinds: Vec<&str> = kinds.into_iter().map(wording::evidence).collect();
    let sure = wording::confidence(derivation.confidence).to_lowercase();
    let between = if kinds.is_empty() { "" } else { " · " };
    Flow::of(Tone::Plain, &kinds.join(", ")).say(Tone::Faint, between).say(Tone::Faint, &sure)
}
