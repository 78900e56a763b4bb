//! How a run ended, as other programs see it.

use std::process::ExitCode;

/// The exit codes; they are part of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: done, and everything was read.
    Done,
    /// 1: done, but something was not read, or what was asked for was not found.
    Incomplete,
    /// 2: the command line makes no sense.
    Usage,
    /// 3: the run failed.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Incomplete => 1,
            Exit::Usage => 2,
            Exit::Failed => 3,
        })
    }
}
