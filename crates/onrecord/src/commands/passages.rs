//! `onrecord passages PATH...`

use super::unread;
use crate::cli::{Exit, PassagesForm, PassagesOf, Progress, Terminal, Trouble};
use crate::engine::{self, NotSearched};
use analysis::align::Settings;
use intake::Limits;
use views::passages::{clusters, lines, page, wanted};

pub(super) fn run(asked: &PassagesOf, terminal: &Terminal) -> Result<Exit, Trouble> {
    let settings = Settings { bits: asked.min_bits, memory: asked.memory, ..Settings::for_piles() };
    let searched = {
        let progress = Progress::new(terminal);
        engine::passages(&asked.searched, &settings, &Limits::default(), &progress)
    };
    let passages = match searched {
        Ok(passages) => passages,
        Err(NotSearched::Stopped(stop)) => return Err(stop.into()),
        Err(NotSearched::TooManyWords) => {
            return Err(Trouble::usage("these texts have more than four thousand million words")
                .hint("search them in parts, each with --against the others"));
        }
        Err(NotSearched::TooLittleMemory { least }) => {
            let least = least.div_ceil(1 << 20);
            return Err(Trouble::usage(format!("these texts take at least {least} MiB of memory to search"))
                .hint(format!("allow more, such as --memory {}MiB, or name fewer texts", least + least / 2)));
        }
    };
    let for_people = match asked.form {
        PassagesForm::Page => true,
        PassagesForm::Json => false,
        PassagesForm::Fitting => terminal.shows_output(),
    };
    if for_people {
        let clusters = clusters(&passages.found);
        let words = {
            let progress = Progress::new(terminal);
            passages.words(&wanted(&clusters), &Limits::default(), &progress)?
        };
        terminal.print(&page(&passages.found, &clusters, &words, &passages, terminal.look(asked.width)))?;
    } else {
        terminal.stream(lines(&passages.found, &passages))?;
    }
    let mut exit = Exit::Done;
    for reading in &passages.readings {
        exit = exit.max(unread::tell(reading, terminal));
    }
    for (path, read) in &passages.lines {
        exit = exit.max(unread::tell_lines(path, read, terminal));
    }
    Ok(exit)
}
