//! The command line: what was typed, what was meant, where answers go, and what to say when something goes against it.

mod exit;
mod meant;
mod typed;

mod progress;
mod terminal;
mod trouble;

pub use exit::Exit;
pub use meant::{
    AddTo, Asked, BriefOf, CollateOf, Colour, Command, DemoIn, Form, PageTo, PassagesForm, PassagesOf, PeopleForm,
    PeopleOf, Queried, Said, SearchForm, SearchIn, Searching, StatusOf, TextOf, TimesForm, TimesOf, VerifyOf,
};
pub use progress::{Events, Progress};
pub use terminal::Terminal;
pub use trouble::Trouble;

use clap::Parser as _;

/// What this process was asked to do; else the help, the version or the complaint to show instead.
pub fn parse() -> Result<Asked, Box<clap::Error>> {
    let typed = typed::Typed::try_parse().map_err(Box::new)?;
    Ok(meant::Asked::from(typed))
}

/// Shows help and version on standard output, a complaint on standard error.
pub fn explain(answer: &clap::Error) -> Exit {
    // Where neither can be written there is nobody to tell.
    let _ = answer.print();
    if answer.use_stderr() { Exit::Usage } else { Exit::Done }
}
