//! `onrecord times PATH...`

use super::unread;
use crate::cli::{Exit, Progress, Terminal, TimesForm, TimesOf, Trouble};
use crate::engine;
use intake::Limits;

pub(super) fn run(asked: &TimesOf, terminal: &Terminal) -> Result<Exit, Trouble> {
    let reading = {
        let progress = Progress::new(terminal);
        engine::read(&asked.paths, &Limits::default(), &progress)?
    };
    let told = engine::times(&reading);
    let out = match asked.form {
        TimesForm::Page => views::times::page(&told),
        TimesForm::Json => views::times::lines(&told),
        TimesForm::TimeMl => match &told[..] {
            [one] => views::times::timeml(one),
            _ => {
                return Err(Trouble::usage(format!("--timeml marks one text, and {} were read", told.len()))
                    .hint("name one file"));
            }
        },
    };
    terminal.print(&out)?;
    Ok(unread::tell(&reading, terminal))
}
