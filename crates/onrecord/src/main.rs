//! The program: parse, choose, run, exit code.

use onrecord::cli::{self, Exit, Terminal};
use onrecord::commands;
use std::process::ExitCode;

fn main() -> ExitCode {
    let asked = match cli::parse() {
        Ok(asked) => asked,
        Err(answer) => return cli::explain(&answer).into(),
    };
    let terminal = Terminal::new(asked.colour);
    let exit = match commands::run(&asked.command, &terminal) {
        Ok(exit) => exit,
        Err(trouble) => trouble.tell(&terminal),
    };
    Exit::into(exit)
}
