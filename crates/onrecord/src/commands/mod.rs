//! The commands, one file each.

mod brief;
mod demo;
mod text;

use crate::cli::{Command, Exit, Terminal, Trouble};

/// Runs the command.
pub fn run(command: &Command, terminal: &Terminal) -> Result<Exit, Trouble> {
    match command {
        Command::Brief(asked) => brief::run(asked, terminal),
        Command::Text(asked) => text::run(asked, terminal),
        Command::Demo(asked) => demo::run(asked, terminal),
    }
}
