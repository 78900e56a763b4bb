//! The brief as people read it: what was read, what was said and done in order, where the reports differ, who drew on
//! whom, what changed between versions, what to ask, and what was not read.

mod look;
mod page;

mod scene;

mod head;
mod timeline;

mod event;
mod message;

mod drawn;
mod findings;
mod questions;
mod sources;
mod unread;
mod versions;

pub use look::Look;
pub(crate) use look::Tone;
pub(crate) use page::{Flow, Page};

use crate::answer::Answer;
use scene::Scene;

/// The brief as a page of text, ending with a line break.
pub fn brief(answer: &Answer<'_>, look: Look) -> String {
    let mut scene = Scene::new(answer, look);
    head::write(&mut scene);
    if scene.answer.items.is_empty() {
        unread::write(&mut scene);
        return scene.page.finish();
    }
    timeline::write(&mut scene);
    findings::write(&mut scene);
    drawn::write(&mut scene);
    versions::write(&mut scene);
    questions::write(&mut scene);
    sources::write(&mut scene);
    unread::write(&mut scene);
    scene.page.finish()
}

#[cfg(test)]
mod tests;
