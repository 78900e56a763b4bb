//! What was not read: nothing is left out in silence.

use crate::cli::{Exit, Terminal};
use crate::engine::Reading;
use intake::Totals;
use intake::lines::{self, Refused};
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
    exit.max(added_up(totals, terminal))
}

/// Says which lines of a file were not read, and whether all were.
pub(super) fn tell_lines(path: &Path, read: &lines::Read, terminal: &Terminal) -> Exit {
    let totals = read.totals;
    let mut exit = Exit::Done;
    let (of_file, of_lines): (Vec<&Refused>, Vec<&Refused>) =
        read.refused.iter().partition(|refused| refused.number == 0);
    for refused in &of_file {
        terminal.say(&format!("{}: {}", path.display(), refused.reason));
    }
    if totals.failed > of_file.len() as u64 {
        let (failed, all) = (totals.failed - of_file.len() as u64, totals.expected - of_file.len() as u64);
        let were = if failed == 1 { "was" } else { "were" };
        terminal.say(&format!("{}: {failed} of {all} lines {were} not read:", path.display()));
        for refused in of_lines.iter().take(TOLD) {
            terminal.say(&format!("  line {}: {}", refused.number, refused.reason));
        }
        if failed > TOLD as u64 {
            terminal.say(&format!("  and {} more", failed - TOLD as u64));
        }
    } else if totals.expected == 0 {
        terminal.say(&format!("{}: is empty", path.display()));
    }
    if totals.read == 0 || totals.failed > 0 {
        exit = Exit::Incomplete;
    }
    exit.max(added_up(totals, terminal))
}

/// Says so if some input has no fate, or two.
fn added_up(totals: Totals, terminal: &Terminal) -> Exit {
    if totals.add_up() {
        return Exit::Done;
    }
    terminal.say(&format!(
        "the counts do not add up: {} inputs, but {} read, {} duplicate, {} skipped and {} failed; please report this",
        totals.expected, totals.read, totals.duplicate, totals.skipped, totals.failed
    ));
    Exit::Incomplete
}

fn reason(source: &Source) -> &str {
    match &source.fate {
        Fate::Skipped(reason) | Fate::Failed(reason) => reason,
        Fate::Read | Fate::DuplicateOf(_) => "",
    }
}
