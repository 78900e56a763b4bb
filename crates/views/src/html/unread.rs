//! What was not read and why, what was set aside, and what was read with problems.

use super::scene::Scene;
use crate::{plain, wording};
use maud::{Markup, html};
use record::{Fate, Source};

pub(super) fn write(scene: &Scene<'_>) -> Markup {
    let answer = scene.answer;
    let troubled = answer.sources.iter().filter(|source| source.fate == Fate::Read);
    let troubled =
        troubled.flat_map(|source| source.problems.iter().map(move |problem| (source, problem.message.clone())));
    let unread: Vec<_> = answer.not_read().map(|source| (source, reason(source).to_owned())).collect();
    let aside: Vec<_> = answer.set_aside().map(|source| (source, aside(scene, source))).collect();
    html! {
        (list("unread", wording::HEAD_UNREAD, &unread))
        (list("aside", wording::HEAD_ASIDE, &aside))
        (list("problems", wording::HEAD_PROBLEMS, &troubled.collect::<Vec<_>>()))
    }
}

/// The whole path, since a person must find the file; the reason after it.
fn list(id: &str, head: &str, entries: &[(&Source, String)]) -> Markup {
    if entries.is_empty() {
        return html! {};
    }
    html! {
        section id=(id) aria-labelledby=(format!("{id}-h")) {
            h2 id=(format!("{id}-h")) { (head) }
            ul.unread {
                @for (source, why) in entries {
                    li { span.path { (plain::line(source.path.as_str())) } " " span.note { (plain::line(&wording::sentence(why))) } }
                }
            }
        }
    }
}

fn aside(scene: &Scene<'_>, source: &Source) -> String {
    match &source.fate {
        Fate::DuplicateOf(first) => {
            let first = scene.answer.sources.iter().find(|other| other.id == *first);
            wording::duplicate(first.map_or("another input", |first| first.path.as_str()))
        }
        _ => reason(source).to_owned(),
    }
}

fn reason(source: &Source) -> &str {
    match &source.fate {
        Fate::Skipped(reason) | Fate::Failed(reason) => reason,
        Fate::Read | Fate::DuplicateOf(_) => "",
    }
}
