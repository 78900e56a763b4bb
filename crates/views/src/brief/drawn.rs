//! Who drew on whom, as a small drawing: under each origin those who drew on it, with what speaks for it.

use super::look::Tone;
use super::page::Flow;
use super::scene::Scene;
use crate::wording;
use analysis::dossier::{Derivation, Origin};
use record::SourceId;
use std::collections::BTreeSet;
use textwrap::core::display_width;

pub(super) fn write(scene: &mut Scene<'_>) {
    let (directed, either): (Vec<_>, Vec<_>) =
        scene.answer.dossier.derivations.iter().partition(|derivation| derivation.directed);
    if directed.is_empty() && either.is_empty() {
        return;
    }
    scene.page.heading(wording::HEAD_DRAWN);
    let mut drawing = Drawing { edges: directed, drawn: BTreeSet::new() };
    for root in drawing.roots() {
        drawing.root(scene, &root);
    }
    // What is left stands in a circle: nobody in it comes first, so the first by id does.
    while let Some(left) = drawing.edges.iter().find(|edge| !drawing.drawn.contains(&edge.from)) {
        let root = left.from.clone();
        drawing.root(scene, &root);
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

struct Drawing<'a> {
    edges: Vec<&'a Derivation>,
    /// Origins whose followers are drawn; they are drawn once only, however many they drew on.
    drawn: BTreeSet<Origin>,
}

impl<'a> Drawing<'a> {
    /// Those who drew on nobody, in the order of the answer.
    fn roots(&self) -> Vec<Origin> {
        let mut roots: Vec<Origin> = Vec::new();
        for edge in &self.edges {
            let drew = self.edges.iter().any(|other| Origin::Source(other.to.clone()) == edge.from);
            if !drew && !roots.contains(&edge.from) {
                roots.push(edge.from.clone());
            }
        }
        roots
    }

    fn root(&mut self, scene: &mut Scene<'_>, root: &Origin) {
        scene.page.gap();
        let mut flow = Flow::of(Tone::Strong, &origin(scene, root));
        if matches!(root, Origin::Outside(_)) {
            flow = flow.say(Tone::Faint, &format!(" ({})", wording::OUTSIDE));
        }
        scene.page.flow(0, flow);
        self.followers(scene, root, "");
    }

    /// Draws who drew on `from`, each with its own followers where this is its strongest origin.
    fn followers(&mut self, scene: &mut Scene<'_>, from: &Origin, trunk: &str) {
        if !self.drawn.insert(from.clone()) {
            return;
        }
        let edges: Vec<&'a Derivation> = self.edges.iter().copied().filter(|edge| edge.from == *from).collect();
        for (n, edge) in edges.iter().enumerate() {
            let last = n + 1 == edges.len();
            let label = format!("{trunk}{} {}", if last { "└─" } else { "├─" }, scene.name(&edge.to));
            let column = (display_width(&label) + 2).max(scene.column + 4);
            scene.page.labelled(0, (Tone::Plain, &label), column, because(edge));
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
        Origin::Outside(name) => crate::plain::clip(&crate::plain::line(name), 40),
    }
}

/// How sure it is, and by what evidence, each kind once.
fn because(derivation: &Derivation) -> Flow {
    let kinds: BTreeSet<_> = derivation.evidence.iter().map(|evidence| evidence.kind).collect();
    let kinds: Vec<&str> = kinds.into_iter().map(wording::evidence).collect();
    let sure = wording::confidence(derivation.confidence).to_lowercase();
    let flow = Flow::of(Tone::Plain, &kinds.join(", "));
    let between = if kinds.is_empty() { "" } else { " · " };
    flow.say(Tone::Faint, between).say(Tone::Faint, &sure)
}
