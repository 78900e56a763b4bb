//! `onrecord collate FILE FILE...`

use super::unread;
use crate::cli::{CollateOf, Exit, Form, Progress, Terminal, Trouble};
use crate::engine::{self, MOST_TEXTS, NotCollated};
use intake::Limits;
use views::collation::Collated;

pub(super) fn run(asked: &CollateOf, terminal: &Terminal) -> Result<Exit, Trouble> {
    let collated = {
        let progress = Progress::new(terminal);
        engine::collate(&asked.paths, asked.base.as_deref(), &Limits::default(), &progress)
    };
    let collation = match collated {
        Ok(collation) => collation,
        Err(NotCollated::Stopped(stop)) => return Err(stop.into()),
        Err(NotCollated::NoBase(path)) => {
            return Err(Trouble::usage(format!("the base, {}, is none of the witnesses", path.display()))
                .hint("name it among the files too, in the same way"));
        }
        Err(NotCollated::TooFew(reading)) => {
            let exit = unread::tell(&reading, terminal);
            let trouble = if exit == Exit::Done { Trouble::usage } else { Trouble::not_found };
            return Err(trouble("a collation needs two texts at least".to_owned())
                .hint("name two files or more, or a folder that holds them"));
        }
        Err(NotCollated::TooMany) => {
            return Err(Trouble::usage(format!(
                "more than {MOST_TEXTS} texts were named: each is held against each other"
            ))
            .hint("name the ones that are versions of one text; `onrecord brief` compares whole piles"));
        }
    };
    let witnesses = collation.witnesses();
    let view = Collated { apparatus: &collation.apparatus, witnesses: &witnesses };
    let data = match asked.form {
        Form::Text => views::collation::page(view, terminal.look(asked.width)),
        Form::Json => views::collation::json(view),
        Form::Tei => views::collation::tei(view),
    };
    terminal.print(&data)?;
    Ok(unread::tell(&collation.reading, terminal))
}
