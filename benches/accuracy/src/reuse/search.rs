//! One search as `onrecord passages FILE.jsonl` makes it (`crates/onrecord/src/engine/passages.rs`), and what it takes.

use analysis::align::Settings;
use analysis::reuse::Texts;
use cpu_time::ProcessTime;
use intake::Limits;
use intake::lines;
use record::Tokens;
use record::progress::{Unwatched, Watch};
use std::collections::HashSet;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// How many bytes of text are taken in at once.
const BATCH: usize = 4 << 20;
/// Words, marks and places of the texts that were read: told of apart from the reading.
const TAKEN_IN: &str = "taken in";

/// What a search found and took.
pub(super) struct Searched {
    pub(super) passages: usize,
    pub(super) common: usize,
    /// Pairs of texts that something was followed up in.
    pub(super) pairs: u64,
    /// Seconds of processor time by stage, in the order in which they first came.
    pub(super) stages: Vec<(&'static str, f64)>,
    /// Seconds by the clock.
    pub(super) elapsed: f64,
}

/// Notes the processor time at which each stage begins.
struct Notes(Mutex<Noted>);

struct Noted {
    now: &'static str,
    since: ProcessTime,
    stages: Vec<(&'static str, f64)>,
    pairs: u64,
}

impl Notes {
    fn begun() -> Notes {
        Notes(Mutex::new(Noted { now: "read", since: ProcessTime::now(), stages: Vec::new(), pairs: 0 }))
    }

    /// Ends a stage and begins another. A stage that comes again is one stage.
    fn turn(&self, name: &'static str) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let took = noted.since.elapsed().as_secs_f64();
        let now = noted.now;
        match noted.stages.iter_mut().find(|(name, _)| *name == now) {
            Some((_, seconds)) => *seconds += took,
            None => noted.stages.push((now, took)),
        }
        noted.now = name;
        noted.since = ProcessTime::now();
    }

    fn ended(self) -> Noted {
        self.turn("");
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for Notes {
    fn stage(&self, name: &'static str, total: Option<u64>) {
        self.turn(name);
        // The steps of this stage are pairs of texts.
        if name == "passages" {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).pairs += total.unwrap_or(0);
        }
    }

    fn advance(&self, _: u64) {}

    fn cancelled(&self) -> bool {
        false
    }
}

/// Reads the texts of a file and finds what they share.
pub(super) fn search(path: &Path) -> Result<Searched, String> {
    let clock = Instant::now();
    let notes = Notes::begun();
    let mut texts = Texts::default();
    let mut names: Vec<String> = Vec::new();
    let mut ids: HashSet<String> = HashSet::new();
    let (mut batch, mut size): (Vec<String>, usize) = (Vec::new(), 0);
    let mut take_in = |batch: &mut Vec<String>| {
        notes.turn(TAKEN_IN);
        texts.add(batch, false);
        batch.clear();
        notes.turn("read");
    };
    let read = lines::read(path, &Limits::default(), &notes, &mut |line| {
        if !ids.insert(line.id.clone()) {
            return Err(format!("{} is the id of a line before it", line.id));
        }
        names.push(line.id);
        size += line.text.len();
        batch.push(line.text);
        if size >= BATCH {
            take_in(&mut batch);
            size = 0;
        }
        Ok(())
    });
    let read = read.map_err(|stop| stop.to_string())?;
    take_in(&mut batch);
    if let Some(line) = read.refused.first() {
        return Err(format!("line {} of {}: {}", line.number, path.display(), line.reason));
    }
    drop(ids);
    let settings = Settings::for_piles();
    let held = texts.bytes() + names.iter().map(|name| size_of::<[String; 2]>() + 2 * name.len()).sum::<usize>();
    let memory = settings.memory.checked_sub(held).ok_or("the texts alone take more memory than there may be")?;
    let found = texts.shared(&Settings { memory, ..settings }, &notes).map_err(|stop| stop.to_string())?;
    let Noted { stages, pairs, .. } = notes.ended();
    let elapsed = clock.elapsed().as_secs_f64();
    Ok(Searched { passages: found.passages.len(), common: found.common.len(), pairs, stages, elapsed })
}

/// How many words the texts of a file have.
pub(super) fn words(path: &Path) -> Result<u64, String> {
    let mut words = 0;
    let mut count = |line: lines::Line| {
        words += Tokens::of(&line.text).len() as u64;
        Ok(())
    };
    lines::read(path, &Limits::default(), &Unwatched, &mut count).map_err(|stop| stop.to_string())?;
    Ok(words)
}

/// The most memory that this process has held at once, in bytes.
pub(super) fn peak() -> Result<u64, String> {
    let status = std::fs::read_to_string("/proc/self/status").map_err(|error| format!("/proc/self/status: {error}"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM in /proc/self/status")?;
    let number = line.trim().trim_end_matches("kB").trim();
    number.parse::<u64>().map(|kib| kib << 10).map_err(|error| format!("VmHWM, {number}: {error}"))
}
