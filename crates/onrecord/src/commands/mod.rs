//! The commands, one file each.

mod add;
mod brief;
mod clock;
mod collate;
mod demo;
mod passages;
mod people;
mod search;
mod status;
mod terms;
mod text;
mod times;
mod verify;
mod worker;

/// What commands say of what was not read.
mod unread;

use crate::cli::{Command, Exit, Terminal, Trouble};

/// Runs the command.
pub fn run(command: &Command, terminal: &Terminal) -> Result<Exit, Trouble> {
    match command {
        Command::Brief(asked) => brief::run(asked, terminal),
        Command::Collate(asked) => collate::run(asked, terminal),
        Command::Passages(asked) => passages::run(asked, terminal),
        Command::Text(asked) => text::run(asked, terminal),
        Command::Times(asked) => times::run(asked, terminal),
        Command::Add(asked) => add::run(asked, terminal),
        Command::People(asked) => people::run(asked, terminal),
        Command::Search(asked) => search::run(asked, terminal),
        Command::Status(asked) => status::run(asked, terminal),
        Command::Formats => terminal.print(&intake::formats::table()).map(|()| Exit::Done),
        Command::Verify(asked) => verify::run(asked, terminal),
        Command::Worker(memory) => worker::run(*memory),
        Command::Demo(asked) => demo::run(asked, terminal),
    }
}
