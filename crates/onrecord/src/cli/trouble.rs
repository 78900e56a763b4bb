//! What went against the user, told so that they can go on: what, where, causes, hint, exit code.

use super::{Exit, Terminal};
use std::error::Error;

/// Why a command did not give its answer.
#[derive(Debug)]
pub struct Trouble {
    what: String,
    causes: Vec<String>,
    hint: Option<String>,
    exit: Exit,
}

impl Trouble {
    /// The run failed; `what` names the place.
    pub fn failed(what: impl Into<String>) -> Trouble {
        Trouble { what: what.into(), causes: Vec::new(), hint: None, exit: Exit::Failed }
    }

    /// What was asked for makes no sense.
    pub fn usage(what: impl Into<String>) -> Trouble {
        Trouble { exit: Exit::Usage, ..Trouble::failed(what) }
    }

    /// What was asked for is not there.
    pub fn not_found(what: impl Into<String>) -> Trouble {
        Trouble { exit: Exit::Incomplete, ..Trouble::failed(what) }
    }

    /// Adds an error, and the errors below it, as causes.
    #[must_use]
    pub fn because(mut self, error: &dyn Error) -> Trouble {
        let mut next = Some(error);
        while let Some(error) = next {
            self.causes.push(error.to_string());
            next = error.source();
        }
        self
    }

    /// Adds what to do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Trouble {
        self.hint = Some(hint.into());
        self
    }

    /// Tells it on standard error.
    pub fn tell(&self, terminal: &Terminal) -> Exit {
        terminal.say(&format!("error: {}", self.what));
        for cause in &self.causes {
            terminal.say(&format!("  because: {cause}"));
        }
        if let Some(hint) = &self.hint {
            terminal.say(&format!("  hint: {hint}"));
        }
        self.exit
    }
}

impl From<intake::Stop> for Trouble {
    fn from(stop: intake::Stop) -> Trouble {
        Trouble::failed("the run stopped before its end").because(&stop)
    }
}
