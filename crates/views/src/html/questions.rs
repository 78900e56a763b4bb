//! Questions to put to each outlet.

use super::scene::Scene;
use crate::questions::{LISTED, by_outlet};
use crate::{plain, wording};
use maud::{Markup, html};
use record::SourceId;

/// The questions that the findings of the page give, by outlet.
pub(super) fn asked<'a>(scene: &Scene<'a>) -> Vec<(&'a SourceId, Vec<String>)> {
    let findings = scene.numbers.findings(&scene.answer).into_iter().map(|(finding, _)| finding);
    by_outlet(&scene.answer, findings, scene.names())
}

pub(super) fn write(scene: &Scene<'_>) -> Markup {
    let asked = asked(scene);
    if asked.is_empty() {
        return html! {};
    }
    html! {
        section id="questions" aria-labelledby="questions-h" {
            h2 id="questions-h" { (wording::HEAD_QUESTIONS) }
            @for (source, questions) in asked {
                h3 { (scene.name(source)) }
                ul.questions {
                    @for question in questions.iter().take(LISTED) { li { (plain::line(question)) } }
                    @if questions.len() > LISTED { li.note { (wording::more_questions(questions.len() - LISTED)) "." } }
                }
            }
        }
    }
}
