//! `onrecord status CASE`

use crate::cli::{Exit, StatusOf, Terminal, Trouble};
use crate::engine;
use views::ledger::{Status, json, page};

/// So many of the parts that were not read are named on the page.
const SHOWN: u64 = 50;

pub(super) fn run(asked: &StatusOf, terminal: &Terminal) -> Result<Exit, Trouble> {
    let most = if asked.json { u64::MAX >> 1 } else { SHOWN };
    let status = engine::case::status(&asked.case, most)
        .map_err(|trouble| Trouble::failed("the case could not be read").because(&trouble))?;
    tell(&status, asked.json, terminal)
}

/// Prints the state of a case. What is missing is in the exit code.
pub(super) fn tell(status: &Status, as_json: bool, terminal: &Terminal) -> Result<Exit, Trouble> {
    terminal.print(&if as_json { json(status) } else { page(status) })?;
    let all = status.adds_up && status.failed == 0;
    Ok(if all { Exit::Done } else { Exit::Incomplete })
}
