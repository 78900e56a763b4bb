//! `onrecord add CASE PATH...`

use super::clock::{now, who};
use crate::cli::{AddTo, Events, Exit, Progress, Terminal, Trouble};
use crate::engine::case::{Adding, Workers, add, status};

/// So many of the parts that were not read are named.
const SHOWN: u64 = 10;

pub(super) fn run(asked: &AddTo, terminal: &Terminal) -> Result<Exit, Trouble> {
    let program =
        std::env::current_exe().map_err(|error| Trouble::failed("this program could not be found").because(&error))?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let adding = Adding {
        case: asked.case.clone(),
        paths: asked.paths.clone(),
        map: asked.map.clone(),
        by: who(),
        program: format!("onrecord {}", env!("CARGO_PKG_VERSION")),
        workers: Workers {
            program,
            many: asked.workers.unwrap_or(cores),
            memory: asked.memory,
            patience: asked.patience,
        },
        in_place: asked.in_place,
        index: asked.index,
    };
    let added =
        if asked.json { add(&adding, &now, &Events::default()) } else { add(&adding, &now, &Progress::new(terminal)) };
    let added = added.map_err(|trouble| Trouble::failed("nothing more was added").because(&trouble))?;
    let most = if asked.json { u64::MAX >> 1 } else { SHOWN };
    let status =
        status(&asked.case, most).map_err(|trouble| Trouble::failed("the case could not be read").because(&trouble))?;
    terminal.say(&format!("{} files received, {} known already", added.received, added.known));
    if let Some(behind) = &added.behind {
        super::search::behind(behind, terminal);
    }
    super::status::tell(&status, asked.json, terminal)
}
