//! Questions to put to each outlet.

use super::scene::Scene;
use crate::questions::{LISTED, by_outlet};
use crate::{plain, wording};
use maud::{Markup, html};

pub(super) fn write(scene: &Scene<'_>) -> Markup {
    let asked = by_outlet(&scene.answer, scene.names());
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
