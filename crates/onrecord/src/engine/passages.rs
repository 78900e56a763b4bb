//! What any number of texts share.

use super::Reading;
use analysis::align::Settings;
use analysis::reuse::{Found, Texts};
use intake::lines::{self, Line};
use intake::{Limits, Stop};
use record::progress::Watch;
use std::collections::HashSet;
use std::path::PathBuf;

/// What is searched.
#[derive(Clone, Debug)]
pub struct Searched {
    /// Files, folders, and files of JSON Lines.
    pub paths: Vec<PathBuf>,
    /// What they are held against; where there is something, texts of one set are not held against each other.
    pub against: Vec<PathBuf>,
}

/// What was read, and what it shares.
#[derive(Debug)]
pub struct Passages {
    /// What the texts share.
    pub found: Found,
    /// What was read of files and folders that hold a text each; of both sets.
    pub readings: Vec<Reading>,
    /// What was read of files that hold a text a line.
    pub lines: Vec<(PathBuf, lines::Read)>,
    names: Vec<Name>,
}

#[derive(Debug)]
struct Name {
    id: String,
    path: Option<String>,
}

impl views::passages::Named for Passages {
    fn id(&self, text: usize) -> &str {
        &self.names[text].id
    }

    fn path(&self, text: usize) -> Option<&str> {
        self.names[text].path.as_deref()
    }
}

/// Why nothing was searched.
#[derive(Debug)]
pub enum NotSearched {
    /// Reading or searching did not come to its end.
    Stopped(Stop),
    /// The texts alone take more memory than there may be.
    TooLittleMemory {
        /// Bytes.
        least: usize,
    },
}

impl From<Stop> for NotSearched {
    fn from(stop: Stop) -> NotSearched {
        NotSearched::Stopped(stop)
    }
}

/// How many bytes of text are taken in at once.
const BATCH: usize = 4 << 20;

/// Reads everything and finds what the texts share. [`Settings::memory`] is for all of it.
pub fn passages(
    searched: &Searched,
    settings: &Settings,
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Passages, NotSearched> {
    let mut run = Run { texts: Texts::default(), names: Vec::new(), ids: HashSet::new(), batch: Vec::new(), size: 0 };
    let (mut readings, mut lines_read) = (Vec::new(), Vec::new());
    for (paths, side) in [(&searched.paths, false), (&searched.against, true)] {
        let (by_line, files): (Vec<&PathBuf>, Vec<&PathBuf>) = paths.iter().partition(|path| lines::are_lines(path));
        watch.stage("read", None);
        for path in by_line {
            let read = lines::read(path, limits, watch, &mut |line| run.take_line(line, side))?;
            run.hand_over(side);
            lines_read.push((path.clone(), read));
        }
        if !files.is_empty() {
            let files: Vec<PathBuf> = files.into_iter().cloned().collect();
            let reading = super::read(&files, limits, watch)?;
            run.take_items(&reading, side);
            readings.push(reading);
        }
    }
    let held = run.texts.bytes() + run.names.iter().map(|name| size_of::<Name>() + 2 * name.id.len()).sum::<usize>();
    if settings.memory < held + LEAST_ROOM {
        return Err(NotSearched::TooLittleMemory { least: held + LEAST_ROOM });
    }
    let settings = Settings { memory: settings.memory - held, ..*settings };
    run.ids = HashSet::new();
    let found = run.texts.shared(&settings, watch).map_err(Stop::from)?;
    Ok(Passages { found, readings, lines: lines_read, names: run.names })
}

/// Less room than this for seeds is not worth starting with.
const LEAST_ROOM: usize = 16 << 20;

struct Run {
    texts: Texts,
    names: Vec<Name>,
    ids: HashSet<String>,
    batch: Vec<String>,
    size: usize,
}

impl Run {
    fn take_line(&mut self, line: Line, side: bool) -> Result<(), String> {
        if !self.ids.insert(line.id.clone()) {
            return Err(format!("its id, {}, stands on a line before it; ids must differ", line.id));
        }
        self.names.push(Name { id: line.id, path: None });
        self.size += line.text.len();
        self.batch.push(line.text);
        if self.size >= BATCH {
            self.hand_over(side);
        }
        Ok(())
    }

    fn hand_over(&mut self, side: bool) {
        self.texts.add(&self.batch, side);
        self.batch.clear();
        self.size = 0;
    }

    fn take_items(&mut self, reading: &Reading, side: bool) {
        for item in reading.items() {
            self.names.push(Name { id: item.source.as_str().to_owned(), path: Some(item.path.as_str().to_owned()) });
        }
        let texts: Vec<&str> = reading.items().iter().map(|item| item.text.as_str()).collect();
        self.texts.add(&texts, side);
    }
}
