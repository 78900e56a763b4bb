//! The files of the invented case, as they stand in `corpora/demo/`.
//!
//! Named one by one, so that neither a build script nor another dependency is needed; a test compares the list with the
//! folder. The gold that the case is measured against stays behind: it is no part of what a reporter would have.

/// The folder with the reports.
pub(super) const REPORTS: &str = "reports";

macro_rules! files {
    ($($path:literal,)*) => {
        /// Every file: its path in the folder, and its text.
        pub(super) const FILES: &[(&str, &str)] = &[$(
            ($path, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpora/demo/", $path))),
        )*];
    };
}

files! {
    "README.md",
    "reports/01_marl_coast_lantern.txt",
    "reports/02_brinewire.txt",
    "reports/03_cormorant_post.txt",
    "reports/04_northmarl_examiner.txt",
    "reports/05_sound_ledger_stored_copy.txt",
    "reports/06_brass_and_reed_review.md",
    "reports/07_vallory_dispatch.txt",
    "reports/08_kettle_and_anchor.txt",
    "reports/sources.csv",
}

#[cfg(test)]
mod tests;
