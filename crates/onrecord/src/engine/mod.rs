//! Runs the stages in one explicit order: read, analyse, answer.
//!
//! The order in which paths are named changes nothing: they are put in order first, and one named twice is read once.

mod answer;
pub mod search;

pub mod case;
mod collation;
mod inputs;
mod passages;

pub use answer::{Answer, Reading};
pub use collation::{Collation, MOST_TEXTS, NotCollated, collate};
pub use passages::{NotSearched, Passages, Searched, passages};

use analysis::analyse;
use analysis::study::every_time;
use intake::survey::Survey;
use intake::{Limits, Pile, Stop, declared};
use record::progress::Watch;
use std::path::{Path, PathBuf};
use views::times::Told;

/// Reads what stands at and below `paths`; a case stands for everything that was received into it.
pub fn read(paths: &[PathBuf], limits: &Limits, watch: &dyn Watch) -> Result<Reading, Stop> {
    read_mapped(paths, None, limits, watch)
}

/// The same, with the tables in it as the mapping in the file `map` says.
fn read_mapped(paths: &[PathBuf], map: Option<&Path>, limits: &Limits, watch: &dyn Watch) -> Result<Reading, Stop> {
    let (paths, kept) = inputs::of(paths)?;
    let mut pile = Pile::default();
    let mut survey = Survey::with_kept(&paths, kept, limits, watch)?;
    if let Some(map) = map {
        declared::declare(&mut survey, map, limits, watch)?;
    }
    let totals = intake::read_survey(&survey, limits, &mut pile, watch)?;
    Ok(Reading::new(pile, totals))
}

/// Whether `file` is, or would be, in a case, where nothing but a case's own is written.
pub fn is_in_case(file: &Path) -> bool {
    inputs::is_in_case(file)
}

/// Every time told in each text of `reading`.
pub fn times(reading: &Reading) -> Vec<Told<'_>> {
    let told = |item| {
        let (report, times) = every_time(item);
        Told { item, report, times }
    };
    reading.items().iter().map(told).collect()
}

/// Reads what stands at and below `paths` and says what stands where. Each text at and below `record` is a message that is held;
/// `map` says which column of the tables is what.
pub fn brief(
    paths: &[PathBuf],
    record: &[PathBuf],
    map: Option<&Path>,
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Answer, Stop> {
    let mut reading = read_mapped(&[paths, record].concat(), map, limits, watch)?;
    reading.hold(&inputs::shown(record)?);
    let dossier = analyse(reading.items(), watch)?;
    Ok(Answer::new(reading, dossier))
}
