//! Questions to put to each outlet.

use super::look::Tone;
use super::page::Flow;
use super::scene::Scene;
use crate::questions::{LISTED, by_outlet};
use crate::wording;

pub(super) fn write(scene: &mut Scene<'_>) {
    let asked = by_outlet(&scene.answer, scene.answer.dossier.findings.iter(), scene.names());
    if asked.is_empty() {
        return;
    }
    scene.page.heading(wording::HEAD_QUESTIONS);
    for (source, questions) in asked {
        scene.page.gap();
        let name = scene.name(source).to_owned();
        scene.page.flow(0, Flow::of(Tone::Strong, &name));
        for question in questions.iter().take(LISTED) {
            scene.page.labelled(0, (Tone::Faint, "  –"), 4, Flow::of(Tone::Plain, question));
        }
        if questions.len() > LISTED {
            let more = wording::more_questions(questions.len() - LISTED);
            scene.page.labelled(0, (Tone::Faint, "  –"), 4, Flow::of(Tone::Faint, &more));
        }
    }
}
