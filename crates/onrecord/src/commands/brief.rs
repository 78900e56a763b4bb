//! `onrecord brief PATH...`

use super::unread;
use crate::cli::{BriefOf, Exit, Progress, Terminal, Trouble};
use crate::engine::{self, Answer};
use intake::Limits;
use record::Source;
use std::path::Path;
use views::html::Carried;

pub(super) fn run(asked: &BriefOf, terminal: &Terminal) -> Result<Exit, Trouble> {
    let answer = {
        let progress = Progress::new(terminal);
        engine::brief(&asked.paths, &asked.record, asked.map.as_deref(), &Limits::default(), &progress)?
    };
    let view = answer.view();
    if let Some(file) = &asked.findings {
        write(file, "findings", &answer, &views::csv::findings(&view))?;
    }
    if let Some(page) = &asked.html {
        let carried = if page.share { Carried::Excerpts } else { Carried::Whole };
        write(&page.file, "html", &answer, &views::html::brief(&view, carried, page.note.as_deref()))?;
        terminal.say(&format!("the brief as a page: {}", page.file.display()));
    }
    let data =
        if asked.json { views::json::brief(&view) } else { views::brief::brief(&view, terminal.look(asked.width)) };
    terminal.print(&data)?;
    Ok(unread::tell(&answer.reading, terminal))
}

/// Writes what `option` asked for, but never over something that was read: originals stay as they are.
fn write(file: &Path, option: &str, answer: &Answer, text: &str) -> Result<(), Trouble> {
    let real = |path: &Path| path.canonicalize().ok();
    let here = real(file);
    let is_input = |source: &Source| here.is_some() && real(Path::new(source.path.as_str())) == here;
    if engine::is_in_case(file) {
        return Err(Trouble::usage(format!("{} is in a case, and nothing is written there", file.display()))
            .hint(format!("name a file outside of the case after --{option}")));
    }
    if answer.reading.sources().iter().any(is_input) {
        return Err(Trouble::usage(format!("{} is one of the inputs and is not written over", file.display()))
            .hint(format!("name another file after --{option}, best outside the folder with the reports")));
    }
    in_one_step(file, text).map_err(|error| {
        let what = if option == "html" { "page" } else { option };
        Trouble::failed(format!("could not write the {what} to {}", file.display()))
            .because(&error)
            .hint("check that the folder exists and that you may write to it")
    })
}

/// Puts `text` in place of what the file held, so that at every moment the file holds all of the one or all of the other.
fn in_one_step(file: &Path, text: &str) -> std::io::Result<()> {
    let real = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let (true, Some(name)) = (!real.exists() || real.is_file(), real.file_name()) else {
        // A device or a pipe has nothing to keep.
        return std::fs::write(file, text);
    };
    let beside = real.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
    let written = std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, &real));
    if written.is_err() {
        // It may not be there; what matters is told below.
        let _ = std::fs::remove_file(&beside);
    }
    written
}
