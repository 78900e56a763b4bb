//! Ends a worker that takes too long.

use std::process::Child;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Ends a worker that takes too long.
pub(super) struct Watchdog {
    child: Arc<Mutex<Child>>,
    state: Mutex<Watched>,
    changed: Condvar,
}

#[derive(Default)]
struct Watched {
    /// Until when it may take, while it is waited for.
    until: Option<Instant>,
    /// When it is looked at again.
    looks: Option<Instant>,
    bitten: bool,
    over: bool,
}

impl Watchdog {
    pub(super) fn over(child: Arc<Mutex<Child>>) -> Watchdog {
        Watchdog { child, state: Mutex::default(), changed: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, Watched> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on it is waited for, so long.
    pub(super) fn wait(&self, time: Duration) {
        let until = Instant::now() + time;
        let mut state = self.state();
        state.until = Some(until);
        // Each part is waited for, and hardly any in vain: whoever looks later in any case is not woken.
        if state.looks.is_none_or(|looks| looks > until) {
            self.changed.notify_one();
        }
    }

    /// It is not waited for any more; gives how long it might still have taken.
    pub(super) fn rest(&self) -> Duration {
        let until = self.state().until.take();
        until.map(|until| until.saturating_duration_since(Instant::now())).unwrap_or_default()
    }

    pub(super) fn end(&self) {
        self.state().over = true;
        self.changed.notify_one();
    }

    pub(super) fn has_bitten(&self) -> bool {
        self.state().bitten
    }

    pub(super) fn watch(&self) {
        let mut state = self.state();
        while !state.over {
            let left = state.until.map(|until| until.saturating_duration_since(Instant::now()));
            if left == Some(Duration::ZERO) {
                (state.bitten, state.until) = (true, None);
                let _ = self.child.lock().unwrap_or_else(PoisonError::into_inner).kill();
                continue;
            }
            let left = left.unwrap_or(Duration::from_secs(3600));
            state.looks = Some(Instant::now() + left);
            state = self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}
