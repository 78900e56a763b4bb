//! `onrecord verify CASE`

use crate::cli::{Exit, Progress, Terminal, Trouble, VerifyOf};
use crate::engine::search::damage;
use views::ledger::verified;

pub(super) fn run(asked: &VerifyOf, terminal: &Terminal) -> Result<Exit, Trouble> {
    let found = {
        let progress = Progress::new(terminal);
        case::verify::verify(&asked.case, &progress)
    };
    let found = found.map_err(|trouble| Trouble::failed("the case could not be checked").because(&trouble))?;
    if found.written {
        terminal.say("another process writes to this case; what came after the check began was not checked");
    }
    terminal.print(&verified(found.originals, found.parts, found.entries, found.root.as_deref(), &found.faults))?;
    // While another process writes, files of the index come and go.
    let damage = if found.written { None } else { damage(&asked.case) };
    if let Some(why) = &damage {
        terminal
            .say(&format!("{why}; remove derived/index in the case, and the next search builds it from the record"));
    }
    Ok(if found.faults.is_empty() && damage.is_none() { Exit::Done } else { Exit::Incomplete })
}
