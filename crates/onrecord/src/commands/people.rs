//! `onrecord people CASE`

use super::clock::{now, who};
use crate::cli::{Exit, PeopleForm, PeopleOf, Terminal, Trouble};
use crate::engine::case::{Say, people, say};

pub(super) fn run(asked: &PeopleOf, terminal: &Terminal) -> Result<Exit, Trouble> {
    let trouble = |trouble: case::Trouble| Trouble::failed("the case could not be read").because(&trouble);
    if let Some(said) = &asked.say {
        let said = match said {
            crate::cli::Said::Same { name, aliases } => Say::Same { name: name.clone(), aliases: aliases.clone() },
            crate::cli::Said::Apart(aliases) => Say::Apart(aliases.clone()),
            crate::cli::Said::Undo(number) => Say::Undo(*number),
            crate::cli::Said::Table(path) => Say::Table(table(path)?),
        };
        let numbers = say(&asked.case, &said, &now(), &who())
            .map_err(|trouble| Trouble::usage("nothing was decided").because(&trouble))?;
        match &numbers[..] {
            [] => terminal.say("nothing new was decided"),
            [one] => terminal.say(&format!("decision {one}; `--undo {one}` takes it back")),
            [first, .., last] => terminal.say(&format!("decisions {first} to {last}; `--undo` takes each back")),
        }
        return Ok(Exit::Done);
    }
    let people = people(&asked.case).map_err(trouble)?;
    terminal.print(&match asked.form {
        PeopleForm::Page => views::people::page(&people),
        PeopleForm::Json => views::people::json(&people),
        PeopleForm::Csv => views::people::csv(&people),
    })?;
    Ok(Exit::Done)
}

/// The rows of a table: person, kind, alias.
fn table(path: &std::path::Path) -> Result<Vec<(String, String, String)>, Trouble> {
    let failed =
        |error: &dyn std::error::Error| Trouble::usage(format!("{} could not be read", path.display())).because(error);
    let text = std::fs::read_to_string(path).map_err(|error| failed(&error))?;
    intake::people_table(&text).map_err(|reason| Trouble::usage(format!("{}: {reason}", path.display())))
}
