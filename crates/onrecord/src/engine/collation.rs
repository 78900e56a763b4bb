//! Whole texts side by side: each file is a witness.

use super::{Reading, inputs, read};
use analysis::collation::Apparatus;
use analysis::prose::Prose;
use intake::{Limits, Stop};
use record::progress::Watch;
use record::{Fate, Item, Source};
use std::path::{Path, PathBuf};

/// Everything that was read, and where it differs.
#[derive(Clone, Debug)]
pub struct Collation {
    /// Everything that was read.
    pub reading: Reading,
    /// The witnesses, as places in the list of sources.
    witnesses: Vec<usize>,
    /// Where they differ.
    pub apparatus: Apparatus,
}

/// How many texts are set side by side at most: every one is held against every other.
pub const MOST_TEXTS: usize = 1_000;

/// Why texts were not set side by side.
#[derive(Debug)]
pub enum NotCollated {
    /// Reading did not come to its end.
    Stopped(Stop),
    /// No witness is the one named as the base.
    NoBase(PathBuf),
    /// There are fewer than two texts; what was read is told of.
    TooFew(Box<Reading>),
    /// There are more than [`MOST_TEXTS`].
    TooMany,
}

impl From<Stop> for NotCollated {
    fn from(stop: Stop) -> NotCollated {
        NotCollated::Stopped(stop)
    }
}

impl Collation {
    /// The witnesses, in the order in which they were named.
    pub fn witnesses(&self) -> Vec<&Source> {
        self.witnesses.iter().map(|&at| &self.reading.sources()[at]).collect()
    }
}

/// Reads each of `paths` as a witness, and says where they differ from `base`, or from the first. A file that is a copy of
/// another is a witness too.
pub fn collate(
    paths: &[PathBuf],
    base: Option<&Path>,
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Collation, NotCollated> {
    let reading = read(paths, limits, watch)?;
    let mut witnesses: Vec<usize> = Vec::new();
    for path in &inputs::shown(paths)? {
        let below = |source: &Source| Path::new(source.path.as_str()).starts_with(path);
        for (at, source) in reading.sources().iter().enumerate() {
            let has_words = || text(&reading, source).is_some_and(|item| !Prose::of(item).told().is_empty());
            if below(source) && !witnesses.contains(&at) && has_words() {
                witnesses.push(at);
            }
            if witnesses.len() > MOST_TEXTS {
                return Err(NotCollated::TooMany);
            }
        }
    }
    if witnesses.len() < 2 {
        return Err(NotCollated::TooFew(Box::new(reading)));
    }
    let named = |path: &Path| witnesses.iter().position(|&at| Path::new(reading.sources()[at].path.as_str()) == path);
    let base = match base {
        Some(path) => named(path).ok_or_else(|| NotCollated::NoBase(path.to_owned()))?,
        None => 0,
    };
    let apparatus = {
        let items = witnesses.iter().filter_map(|&at| text(&reading, &reading.sources()[at]));
        let proses: Vec<Prose<'_>> = items.map(Prose::of).collect();
        Apparatus::of(&proses, base)
    };
    Ok(Collation { reading, witnesses, apparatus })
}

/// The item that a source holds, itself or as a copy.
fn text<'r>(reading: &'r Reading, source: &Source) -> Option<&'r Item> {
    let holder = match &source.fate {
        Fate::Read => &source.id,
        Fate::DuplicateOf(first) => first,
        Fate::Skipped(_) | Fate::Failed(_) => return None,
    };
    reading.items().iter().find(|item| item.source == *holder)
}
