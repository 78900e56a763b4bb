//! Progress, for a person who waits: one line on standard error, only on a terminal and only after a second.

use super::Terminal;
use record::progress::Watch;
use std::io::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Nobody needs to be told that a short run goes on.
const PATIENCE: Duration = Duration::from_secs(1);

/// Faster than this is flicker.
const BETWEEN: Duration = Duration::from_millis(100);

/// A [`Watch`] that shows how far the run is. The line is taken away when it is dropped.
#[derive(Debug)]
pub struct Progress {
    shown: bool,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    stage: &'static str,
    total: Option<u64>,
    done: u64,
    next: Instant,
    drawn: bool,
}

impl Progress {
    /// Starts to watch.
    pub fn new(terminal: &Terminal) -> Progress {
        let state = State { stage: "", total: None, done: 0, next: Instant::now() + PATIENCE, drawn: false };
        Progress { shown: terminal.shows_talk(), state: Mutex::new(state) }
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        if self.shown {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            change(&mut state);
            state.draw();
        }
    }
}

impl State {
    fn draw(&mut self) {
        let now = Instant::now();
        if now < self.next {
            return;
        }
        self.next = now + BETWEEN;
        self.drawn = true;
        let of = self.total.map(|total| format!(" of {total}")).unwrap_or_default();
        // Back to the start of the line, and clear to its end.
        let _ = write!(std::io::stderr(), "\r\x1b[K{}: {}{of}", self.stage, self.done);
    }
}

impl Watch for Progress {
    fn stage(&self, name: &'static str, total: Option<u64>) {
        self.change(|state| (state.stage, state.total, state.done) = (name, total, 0));
    }

    fn advance(&self, steps: u64) {
        self.change(|state| state.done += steps);
    }

    /// Nobody cancels: an interrupt ends the process, which keeps nothing.
    fn cancelled(&self) -> bool {
        false
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.state.get_mut().unwrap_or_else(PoisonError::into_inner).drawn {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
