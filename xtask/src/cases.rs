//! The cases that the answers are measured on: `corpora/demo`, every folder of `corpora/cases`, and the
//! seeds, where they stand beside the checkout.

use crate::failure::{Outcome, read_json};
use crate::run;
use crate::score::{Reports, Score};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A gold file and the folder of reports that it speaks of.
#[derive(Debug)]
pub(crate) struct Case {
    /// The name of its section in the ratchet.
    pub(crate) name: String,
    pub(crate) gold: PathBuf,
    pub(crate) reports: PathBuf,
}

impl Case {
    /// Scores what `onrecord` says of the case.
    pub(crate) fn score(&self, onrecord: &Path) -> Outcome<Score> {
        self.score_brief(&run::brief(onrecord, &self.reports, self.held().as_deref())?)
    }

    /// What the case has itself, in a folder beside its reports.
    fn held(&self) -> Option<PathBuf> {
        Some(self.reports.with_file_name("held")).filter(|folder| folder.is_dir())
    }

    /// Scores a brief that was made before.
    pub(crate) fn score_brief(&self, brief: &Value) -> Outcome<Score> {
        Ok(Score::of(&read_json(&self.gold)?, brief, Some(&read_reports(&self.reports))))
    }
}

/// Whether a path lies in a case that nobody tunes on.
pub(crate) fn is_held(path: &Path) -> bool {
    path.iter().any(|part| part.to_string_lossy().starts_with("held-"))
}

/// Every case that can be scored here, by name, and the folders under `corpora/cases` that can't yet.
pub(crate) fn all(root: &Path) -> (Vec<Case>, Vec<String>) {
    let (mut cases, mut unready) = (Vec::new(), Vec::new());
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root.join("corpora/cases"))
        .map(|entries| entries.flatten().map(|e| e.path()).filter(|p| p.is_dir()).collect())
        .unwrap_or_default();
    folders.sort();
    folders.insert(0, root.join("corpora/demo"));
    for folder in folders.into_iter().filter(|f| f.is_dir()) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (gold, reports) = (folder.join("gold.json"), folder.join("reports"));
        if gold.is_file() && reports.is_dir() {
            cases.push(Case { name, gold, reports });
        } else {
            unready.push(name);
        }
    }
    cases.extend(seeds(root));
    (cases, unready)
}

/// The seeds, where `shared` stands beside the checkout.
pub(crate) fn seeds(root: &Path) -> Option<Case> {
    let shared = root.parent()?.join("shared");
    let case = Case { name: "seeds".into(), gold: shared.join("gold/seeds.json"), reports: shared.join("seeds") };
    (case.gold.is_file() && case.reports.is_dir()).then_some(case)
}

/// Every file of a folder. One that can't be read is left out, and its spans don't stand.
fn read_reports(folder: &Path) -> Reports {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|e| Some((e.file_name().to_string_lossy().into_owned(), std::fs::read(e.path()).ok()?)))
        .collect()
}
