//! `onrecord worker`: the process in which `add` has files read.

use crate::cli::{Exit, Trouble};
use crate::engine::case::worker;

pub(super) fn run(memory: u64) -> Result<Exit, Trouble> {
    worker::serve(memory).map_err(|error| Trouble::failed("nobody hands anything over").because(&error))?;
    Ok(Exit::Done)
}
