//! Where answers and talk go, and what that place can show. The one file that asks about the terminal and the environment.

use super::{Colour, Trouble};
use anstream::{AutoStream, ColorChoice};
use std::io::{ErrorKind, IsTerminal as _, Write as _};
use views::brief::Look;

/// Columns where no terminal says otherwise.
const COLUMNS: usize = 80;

/// Standard output for data, standard error for talk.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    colour: Colour,
}

impl Terminal {
    /// With colour as the user asked for.
    pub fn new(colour: Colour) -> Terminal {
        Terminal { colour }
    }

    /// Whether a person, not a program, sees standard output.
    pub fn shows_output(&self) -> bool {
        std::io::stdout().is_terminal()
    }

    /// Whether a person sees standard error.
    pub fn shows_talk(&self) -> bool {
        std::io::stderr().is_terminal()
    }

    /// How a page looks here; `width` as asked for, else the terminal's.
    pub fn look(&self, width: Option<usize>) -> Look {
        let own = || terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
        let colour = match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            // Heeds NO_COLOR, CLICOLOR, CLICOLOR_FORCE and TERM.
            Colour::Auto => AutoStream::choice(&std::io::stdout()) != ColorChoice::Never,
        };
        Look::new(width.or_else(own).unwrap_or(COLUMNS), colour)
    }

    /// Writes data. A reader that has seen enough (`| head`) closes the pipe; that is no trouble.
    pub fn print(&self, data: &str) -> Result<(), Trouble> {
        let mut out = std::io::stdout().lock();
        match out.write_all(data.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Trouble::failed("could not write to standard output").because(&error))
            }
            _ => Ok(()),
        }
    }

    /// Writes data piece by piece, as [`Terminal::print`] does at once.
    pub fn stream(&self, pieces: impl Iterator<Item = String>) -> Result<(), Trouble> {
        let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        let mut written = pieces.into_iter().map(|piece| out.write_all(piece.as_bytes())).find(Result::is_err);
        if written.is_none() {
            written = Some(out.flush());
        }
        match written {
            Some(Err(error)) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Trouble::failed("could not write to standard output").because(&error))
            }
            _ => Ok(()),
        }
    }

    /// Says something to the person. Words of sources in it are made safe to show.
    pub fn say(&self, talk: &str) {
        // Where standard error is closed there is nobody to tell.
        let _ = writeln!(std::io::stderr().lock(), "{}", views::shown(talk));
    }
}
