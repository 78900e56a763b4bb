//! What was not read: nothing is left out in silence.

use crate::cli::{Exit, Terminal};
use crate::engine::Reading;
use intake::lines;
use record::{Fate, Source};
use std::path::Path;
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

/// Says which lines of a file were not read, and whether all were.
pub(super) fn tell_lines(path: &Path, read: &lines::Read, terminal: &Terminal) -> Exit {
    let totals = read.totals;
    let mut exit = Exit::Done;
    if totals.failed > 0 {
        exit = Exit::Incomplete;
        let were = if totals.failed == 1 { "was" } else { "were" };
        terminal.say(&format!("{}: {} of {} texts {were} not read:", path.display(), totals.failed, totals.expected));
        for refused in read.refused.iter().take(TOLD) {
            let line = if refused.number > 0 { format!("line {}: ", refused.number) } else { String::new() };
            terminal.say(&format!("  {line}{}", refused.reason));
        }
        if totals.failed > TOLD as u64 {
            terminal.say(&format!("  and {} more", totals.failed - TOLD as u64));
        }
    }
    if totals.read == 0 {
        exit = Exit::Incomplete;
        terminal.say(&format!(
            "{}: no text was read: each line must be an object with an \"id\" and a \"text\"",
            path.display()
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
