//! `onrecord search CASE --terms LIST.csv`

use crate::cli::{Exit, Progress, Terminal, Trouble};
use crate::engine::search::{Search, terms};
use crate::engine::{self};
use intake::query_list;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use views::search::{Answered, hit_header, hit_row};

/// Answers every query of the list at `table`. Gives whether all of them could be read.
pub(super) fn run(case: &Path, table: &Path, hits: Option<&Path>, terminal: &Terminal) -> Result<Exit, Trouble> {
    let unread = |reason: &str| Trouble::usage(format!("{} could not be read: {reason}", table.display()));
    let text = std::fs::read_to_string(table).map_err(|error| unread(&error.to_string()))?;
    let queries = query_list(table, &text).map_err(|reason| unread(&reason))?;
    let progress = Progress::new(terminal);
    let mut search = Search::open(case, &progress).map_err(|not| super::search::trouble(not, ""))?;
    let failed = |trouble: case::Trouble| Trouble::failed("the case could not be searched").because(&trouble);
    let answered = match hits {
        None => terms(&mut search, &queries, false, &mut |_, _| Ok(())).map_err(failed)?,
        Some(file) => {
            let mut out = Table::beside(file, table)?;
            let answered = terms(&mut search, &queries, true, &mut |query, hit| out.write(&hit_row(query, hit)));
            let answered = answered.map_err(failed)?;
            out.put_in_place()?;
            answered
        }
    };
    terminal.print(&views::search::terms(&answered))?;
    super::search::not_searched(&search, terminal);
    told(&answered, terminal)
}

/// Says how many could not be read.
fn told(answered: &[Answered], terminal: &Terminal) -> Result<Exit, Trouble> {
    match answered.iter().filter(|one| one.hits.is_none()).count() {
        0 => Ok(Exit::Done),
        n => {
            terminal.say(&format!("{n} of {} queries could not be read; the column `error` says why", answered.len()));
            Ok(Exit::Incomplete)
        }
    }
}

/// A table that is written beside the file it is to become, and then put in its place.
struct Table {
    file: PathBuf,
    part: PathBuf,
    out: BufWriter<File>,
}

impl Table {
    /// One that is to become `file`, which is neither the list of queries nor in a case.
    fn beside(file: &Path, list: &Path) -> Result<Table, Trouble> {
        if engine::is_in_case(file) {
            return Err(Trouble::usage(format!("{} is in a case, and nothing is written there", file.display()))
                .hint("name a file outside of the case after --hits"));
        }
        if file.canonicalize().is_ok_and(|file| list.canonicalize().is_ok_and(|list| file == list)) {
            return Err(Trouble::usage(format!("{} is the list of queries and is not written over", file.display()))
                .hint("name another file after --hits"));
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let part = file.with_file_name(format!(".{name}.{}.part", std::process::id()));
        let out = File::create(&part).map_err(|error| unwritten(file, &error))?;
        let mut table = Table { file: file.to_owned(), part, out: BufWriter::new(out) };
        table.out.write_all(hit_header().as_bytes()).map_err(|error| unwritten(file, &error))?;
        Ok(table)
    }

    fn write(&mut self, row: &str) -> Result<(), case::Trouble> {
        let file = self.file.display();
        self.out.write_all(row.as_bytes()).map_err(|error| case::Trouble::because(format!("{file}: {error}")))
    }

    fn put_in_place(mut self) -> Result<(), Trouble> {
        let written = self.out.flush().and_then(|()| std::fs::rename(&self.part, &self.file));
        written.map_err(|error| unwritten(&self.file, &error))
    }
}

impl Drop for Table {
    fn drop(&mut self) {
        // It is not there where the table is in its place.
        let _ = std::fs::remove_file(&self.part);
    }
}

fn unwritten(file: &Path, error: &std::io::Error) -> Trouble {
    Trouble::failed(format!("could not write the hits to {}", file.display()))
        .because(error)
        .hint("check that the folder exists and that you may write to it")
}
