//! What was not read: nothing is left out in silence.

use crate::cli::{Exit, Terminal};
use crate::engine::Reading;
use record::{Fate, Source};
use views::answer::not_read;

/// Reasons that are told one by one; all of them are in the brief itself.
const TOLD: usize = 10;

/// Says what was not read, and whether all was.
pub(super) fn tell(reading: &Reading, terminal: &Terminal) -> Exit {
    let totals = reading.totals();
    let unread: Vec<&Source> = reading.sources().iter().filter(|source| not_read(source)).collect();
    let mut exit = Exit::Done;
    if !unread.is_empty() {
        exit = Exit::Incomplete;
        let were = if unread.len() == 1 { "was" } else { "were" };
        terminal.say(&format!("{} of {} inputs {were} not read:", unread.len(), totals.expected));
        for source in unread.iter().take(TOLD) {
            terminal.say(&format!("  {}: {}", source.path, reason(source)));
        }
        if unread.len() > TOLD {
            terminal.say(&format!("  and {} more; --json lists all", unread.len() - TOLD));
        }
    }
    if reading.items().is_empty() {
        exit = Exit::Incomplete;
        terminal
            .say("no report was read: name files, or folders that hold files, of plain text (.txt), Markdown (.md) or web pages (.html, .mhtml)");
    }
    if !totals.add_up() {
        exit = Exit::Incomplete;
        terminal.say(&format!(
            "the counts do not add up: {} inputs, but {} read, {} duplicate, {} skipped and {} failed; please report this",
            totals.expected, totals.read, totals.duplicate, totals.skipped, totals.failed
        ));
    }
    exit
}

fn reason(source: &Source) -> &str {
    match &source.fate {
        Fate::Skipped(reason) | Fate::Failed(reason) => reason,
        Fate::Read | Fate::DuplicateOf(_) => "",
    }
}
