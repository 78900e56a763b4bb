//! Progress, for a person who waits: one line on standard error, only on a terminal and only after a second.

use super::Terminal;
use record::progress::{News, Watch};
use std::io::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use views::ledger::event;

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
    /// When the stage began.
    began: Instant,
    left: Option<u64>,
    not_read: u64,
    reading: String,
}

impl State {
    fn new() -> State {
        let now = Instant::now();
        State {
            stage: "",
            total: None,
            done: 0,
            next: now + PATIENCE,
            drawn: false,
            began: now,
            left: None,
            not_read: 0,
            reading: String::new(),
        }
    }

    fn stage(&mut self, name: &'static str, total: Option<u64>) {
        (self.stage, self.total, self.done, self.began) = (name, total, 0, Instant::now());
        (self.left, self.reading) = (None, String::new());
    }

    fn news(&mut self, news: News<'_>) {
        match news {
            News::Left(bytes) => self.left = Some(bytes),
            News::Reading(path) => path.clone_into(&mut self.reading),
            News::NotRead { fate, .. } => self.not_read += u64::from(fate == "failed"),
        }
    }

    /// How many steps a second, once that can be said.
    fn pace(&self) -> Option<u64> {
        let seconds = self.began.elapsed().as_secs_f64();
        (seconds >= 1.0).then_some((self.done as f64 / seconds) as u64)
    }
}

impl Progress {
    /// Starts to watch.
    pub fn new(terminal: &Terminal) -> Progress {
        Progress { shown: terminal.shows_talk(), state: Mutex::new(State::new()) }
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
        let pace = self.left.and(self.pace()).map(|pace| format!(", {pace} a second")).unwrap_or_default();
        let left = self.left.map(|left| format!(", {} MiB left", left.div_ceil(1 << 20))).unwrap_or_default();
        let not_read = if self.not_read > 0 { format!(", {} not read", self.not_read) } else { String::new() };
        let reading = if self.reading.is_empty() { String::new() } else { format!("  {}", end_of(&self.reading)) };
        // Back to the start of the line, and clear to its end.
        let _ = write!(std::io::stderr(), "\r\x1b[K{}: {}{of}{pace}{left}{not_read}{reading}", self.stage, self.done);
    }
}

/// The end of a path, as much as fits behind the rest of the line, with nothing that a terminal would act on.
fn end_of(path: &str) -> String {
    let shown = views::shown(path).replace(['\n', '\t'], " ");
    let skip = shown.chars().count().saturating_sub(30);
    let end: String = shown.chars().skip(skip).collect();
    if skip > 0 { format!("…{end}") } else { end }
}

impl Watch for Progress {
    fn stage(&self, name: &'static str, total: Option<u64>) {
        self.change(|state| state.stage(name, total));
    }

    fn news(&self, news: News<'_>) {
        self.change(|state| state.news(news));
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

/// A [`Watch`] that tells programs how far the run is: one JSON object a line on standard output, at most one a second but for what
/// was not read.
#[derive(Debug)]
pub struct Events {
    state: Mutex<State>,
}

impl Default for Events {
    fn default() -> Events {
        Events { state: Mutex::new(State::new()) }
    }
}

impl Events {
    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut state);
        let now = Instant::now();
        if now >= state.next {
            state.next = now + PATIENCE;
            tell(&event::progress(state.stage, state.done, state.total, state.left));
        }
    }
}

/// Where nobody listens any more, nothing is told.
fn tell(line: &str) {
    let _ = std::io::stdout().lock().write_all(line.as_bytes());
}

impl Watch for Events {
    fn stage(&self, name: &'static str, total: Option<u64>) {
        self.change(|state| state.stage(name, total));
        tell(&event::stage(name, total));
    }

    fn advance(&self, steps: u64) {
        self.change(|state| state.done += steps);
    }

    fn news(&self, news: News<'_>) {
        self.change(|state| state.news(news));
        if let News::NotRead { path, fate, reason } = news {
            tell(&event::not_read(path, fate, reason));
        }
    }

    fn cancelled(&self) -> bool {
        false
    }
}
