//! How long work is watched and cancelled, without the library knowing who watches.

/// Watches a run. All methods may be called from several threads.
pub trait Watch: Sync {
    /// A stage begins; `total` is how many steps it has, where that is known.
    fn stage(&self, name: &'static str, total: Option<u64>);

    /// `steps` more steps of the stage are done.
    fn advance(&self, steps: u64);

    /// Something worth telling while it goes on. Whoever does not listen misses nothing that counts.
    fn news(&self, _news: News<'_>) {}

    /// Whether the user wants the run to stop. Stages ask between steps.
    fn cancelled(&self) -> bool;
}

/// What may be told while work goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News<'n> {
    /// So many bytes are left to be read.
    Left(u64),
    /// This file is read now.
    Reading(&'n str),
    /// This part was not read.
    NotRead {
        /// Where it is.
        path: &'n str,
        /// `skipped` or `failed`.
        fate: &'n str,
        /// Why.
        reason: &'n str,
    },
}

/// Watches nothing and never cancels.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn stage(&self, _: &'static str, _: Option<u64>) {}
    fn advance(&self, _: u64) {}
    fn cancelled(&self) -> bool {
        false
    }
}

/// The run was cancelled by the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

impl std::fmt::Display for Cancelled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("cancelled")
    }
}

impl std::error::Error for Cancelled {}

/// Stops here if the run was cancelled.
pub fn go_on(watch: &dyn Watch) -> Result<(), Cancelled> {
    if watch.cancelled() { Err(Cancelled) } else { Ok(()) }
}
