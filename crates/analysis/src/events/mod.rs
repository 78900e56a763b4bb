//! Public acts and statements, with what sources say came before them.

mod acts;
mod delays;
mod sendings;
mod statements;

#[cfg(test)]
mod tests;

pub use acts::Act;
pub use delays::Delay;

use crate::dossier::Message;
use crate::study::Study;
use crate::witnesses::drafts::Draft;
use record::StatedTime;

/// Dated acts told in the texts, those that different texts tell of joined.
pub fn acts(study: &Study<'_>, drafts: &[Draft]) -> Vec<Act> {
    acts::find(study, drafts)
}

/// What texts say of the time between a message and what came after it.
pub fn delays(study: &Study<'_>, drafts: &[Draft], acts: &[Act]) -> Vec<Delay> {
    delays::find(study, drafts, acts)
}

/// Messages that texts tell of and none quotes.
pub fn told(study: &Study<'_>, drafts: &[Draft]) -> Vec<Message> {
    sendings::find(study, drafts)
}

/// When a statement was made: by the words beside it, else by the day of the scene that it stands in.
pub fn statement_time(study: &Study<'_>, draft: &Draft) -> StatedTime {
    statements::time(study, draft)
}
