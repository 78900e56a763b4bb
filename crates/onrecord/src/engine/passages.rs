//! What any number of texts share.

use super::Reading;
use analysis::align::Settings;
use analysis::reuse::{Found, Stretch, Texts};
use intake::lines::{self, Line};
use intake::{Limits, Stop};
use record::progress::Watch;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use views::passages::Words;

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

impl Passages {
    /// The words at `places`. Texts are not kept: those of JSON Lines are read once more, and a place that has gone since has no
    /// words.
    pub fn words(&self, places: &[Stretch], limits: &Limits, watch: &dyn Watch) -> Result<Words, Stop> {
        let mut words = Words::new();
        let mut in_lines: HashMap<&str, Vec<Stretch>> = HashMap::new();
        let items = || self.readings.iter().flat_map(Reading::items);
        for &place in places {
            let name = &self.names[place.text];
            match &name.path {
                None => in_lines.entry(&name.id).or_default().push(place),
                Some(path) => {
                    let item = items().find(|item| item.source.as_str() == name.id && item.path.as_str() == path);
                    words.extend(item.and_then(|item| at(place, &item.text)));
                }
            }
        }
        for (path, _) in &self.lines {
            if in_lines.is_empty() {
                break;
            }
            // The first line with an id is the one that was searched.
            lines::read(path, limits, watch, &mut |line| {
                let places = in_lines.remove(line.id.as_str()).unwrap_or_default();
                words.extend(places.into_iter().filter_map(|place| at(place, &line.text)));
                Ok(())
            })?;
        }
        Ok(words)
    }
}

fn at(place: Stretch, text: &str) -> Option<(Stretch, String)> {
    Some((place, text.get(place.span.start..place.span.end)?.to_owned()))
}

impl views::passages::Named for Passages {
    fn count(&self) -> usize {
        self.names.len()
    }

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
    /// There are more words than places can be counted in one search.
    TooManyWords,
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
        let (mut by_line, files): (Vec<&PathBuf>, Vec<&PathBuf>) =
            paths.iter().partition(|path| lines::are_lines(path));
        by_line.sort();
        by_line.dedup();
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
    if run.texts.words() >= MOST_WORDS {
        return Err(NotSearched::TooManyWords);
    }
    let names: usize = run.names.iter().map(|name| size_of::<Name>() + 2 * name.id.len()).sum();
    let kept: usize = readings.iter().flat_map(Reading::items).map(|item| item.text.len()).sum();
    let held = run.texts.bytes() + names + kept;
    if settings.memory < held + LEAST_ROOM {
        return Err(NotSearched::TooLittleMemory { least: held + LEAST_ROOM });
    }
    let settings = Settings { memory: settings.memory - held, ..*settings };
    run.ids = HashSet::new();
    let found = run.texts.shared(&settings, watch).map_err(Stop::from)?;
    Ok(Passages { found, readings, lines: lines_read, names: run.names })
}

/// Characters of an id that a reason quotes.
const SHOWN: usize = 60;

/// Places of words are numbers of four bytes.
const MOST_WORDS: usize = u32::MAX as usize;

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
            // As it may stand in a program: an id can be anything.
            let id: String = line.id.chars().take(SHOWN).collect();
            return Err(format!("its id, {id:?}, was given to a text before it; no two may have the same"));
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
