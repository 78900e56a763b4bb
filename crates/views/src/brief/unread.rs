//! What was not read and why, what was set aside, and what was read with problems.

use super::look::Tone;
use super::page::Flow;
use super::scene::Scene;
use crate::{plain, wording};
use record::{Fate, Source};

pub(super) fn write(scene: &mut Scene<'_>) {
    let answer = scene.answer;
    let unread: Vec<&Source> = answer.not_read().collect();
    if !unread.is_empty() {
        scene.page.heading(wording::HEAD_UNREAD);
        for source in unread {
            entry(scene, source, Tone::Unread, reason(source));
        }
    }
    let aside: Vec<&Source> = answer.set_aside().collect();
    if !aside.is_empty() {
        scene.page.heading(wording::HEAD_ASIDE);
        for source in aside {
            let why = match &source.fate {
                Fate::DuplicateOf(first) => {
                    let first = answer.sources.iter().find(|other| other.id == *first);
                    wording::duplicate(first.map_or("another input", |first| first.path.as_str()))
                }
                _ => reason(source).to_owned(),
            };
            entry(scene, source, Tone::Plain, &why);
        }
    }
    let read_with_problems = |source: &&Source| source.fate == Fate::Read && !source.problems.is_empty();
    let troubled: Vec<&Source> = answer.sources.iter().filter(read_with_problems).collect();
    if !troubled.is_empty() {
        scene.page.heading(wording::HEAD_PROBLEMS);
        for source in troubled {
            for problem in &source.problems {
                entry(scene, source, Tone::Plain, &problem.message);
            }
        }
    }
}

fn reason(source: &Source) -> &str {
    match &source.fate {
        Fate::Skipped(reason) | Fate::Failed(reason) => reason,
        Fate::Read | Fate::DuplicateOf(_) => "",
    }
}

/// The whole path, since a person must find the file; the reason below it.
fn entry(scene: &mut Scene<'_>, source: &Source, tone: Tone, why: &str) {
    scene.page.flow(2, Flow::of(tone, &plain::line(source.path.as_str())));
    scene.page.flow(4, Flow::of(Tone::Faint, &wording::sentence(why)));
}
