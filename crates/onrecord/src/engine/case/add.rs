//! `add`: what is handed over is received, kept, read and recorded; what was handed over before is not read again.
//!
//! Files come in by portions. Of each portion every file is first kept and logged, then all of it is read. So a kill at any moment
//! leaves files that are kept and not yet read, and the next run begins with those.

use super::jobs::{Jobs, Step, unread};
use super::mapped;
use super::pool::{Answers, Back, Workers};
use super::wire::Said;
use crate::engine::inputs;
use crate::engine::search::{self, Behind};
use case::commit::Commit;
use case::paths::{meant, written};
use case::rows::Part;
use case::store::Pending;
use case::{Case, Ledger, Trouble, received};
use intake::survey::{Survey, is_side_car};
use intake::walk::Input;
use intake::{Limits, Stop, declared, one};
use record::progress::{News, Watch, go_on};
use record::{Fate, PartPath};
use std::path::{Path, PathBuf, absolute};

/// So many files, or so many bytes of them, are received before they are read.
const PORTION: (usize, u64) = (8000, 256 << 20);

/// What is written is committed when it has so many bytes.
const COMMIT: usize = 32 << 20;

/// What is added to which case, and by whom.
#[derive(Clone, Debug)]
pub struct Adding {
    /// The case.
    pub case: PathBuf,
    /// What is added.
    pub paths: Vec<PathBuf>,
    /// What says which column of the tables among them is what.
    pub map: Option<PathBuf>,
    /// Who adds it, as the log is to have it.
    pub by: String,
    /// The program, with its version.
    pub program: String,
    /// Who reads.
    pub workers: Workers,
    /// Whether files stay where they are, and are not copied into the case.
    pub in_place: bool,
    /// Whether what is recorded is indexed, too.
    pub index: bool,
}

/// What was done.
#[derive(Clone, Debug)]
pub struct Added {
    /// Files that were received now.
    pub received: u64,
    /// Files that had been received before, and have not changed since.
    pub known: u64,
    /// What became of everything in the case.
    pub ledger: Ledger,
    /// Why not all of it can be searched yet, where it can't.
    pub behind: Option<Behind>,
}

/// So many bytes of files are received before what is recorded is indexed: each time costs a look through all copies.
const INDEXED: u64 = 64 << 20;

/// Adds. `now` is the time, as the log is to have it.
pub fn add(adding: &Adding, now: &dyn Fn() -> String, watch: &dyn Watch) -> Result<Added, Trouble> {
    let limits = Limits::default();
    let stopped = |stop: Stop| Trouble::because(stop.to_string());
    let mut survey = Survey::of(&adding.paths, &limits, watch).map_err(stopped)?;
    let declared = match &adding.map {
        Some(map) => declared::declare(&mut survey, map, &limits, watch).map_err(stopped)?,
        None => Vec::new(),
    };
    let case = Case::open_or_make(&adding.case, &now(), &adding.by)?;
    let inputs = mapped::inputs(&case, &survey, adding.map.as_deref(), &declared)?;
    let mut run =
        Run { case, adding, now, watch, survey: &survey, limits, received: 0, known: 0, unindexed: 0, confined: None };
    run.read_resumed()?;
    run.everything(&inputs)?;
    let behind = run.index()?;
    if let Some(confined) = &run.confined {
        run.case.store.note_run(&now(), &adding.by, &adding.program, confined)?;
    }
    let ledger = Ledger::of(&run.case.store)?;
    Ok(Added { received: run.received, known: run.known, ledger, behind })
}

struct Run<'r> {
    case: Case,
    adding: &'r Adding,
    now: &'r dyn Fn() -> String,
    watch: &'r dyn Watch,
    survey: &'r Survey,
    limits: Limits,
    received: u64,
    known: u64,
    /// Bytes of files received since what is recorded was indexed.
    unindexed: u64,
    confined: Option<String>,
}

/// A file that was received, and what is known of it.
struct Received {
    path: PathBuf,
    modified: Option<String>,
    became: Became,
}

enum Became {
    /// It is kept.
    Kept(case::originals::Kept),
    /// It is not, and this says why.
    Unread(Box<Part>),
}

impl Run<'_> {
    fn everything(&mut self, inputs: &[Input]) -> Result<(), Trouble> {
        self.watch.stage("received", Some(inputs.len() as u64));
        let (mut portion, mut bytes) = (Vec::new(), 0);
        for input in inputs {
            go_on(self.watch).map_err(|cancelled| Trouble::because(cancelled.to_string()))?;
            self.watch.advance(1);
            let Some(received) = self.receive(input)? else {
                self.known += 1;
                continue;
            };
            self.received += 1;
            if let Became::Kept(kept) = &received.became {
                bytes += kept.bytes;
            }
            portion.push(received);
            if portion.len() >= PORTION.0 || bytes >= PORTION.1 {
                self.record(std::mem::take(&mut portion))?;
                self.unindexed += std::mem::take(&mut bytes);
                self.read_pending(None)?;
                if self.unindexed >= INDEXED {
                    self.index()?;
                    self.unindexed = 0;
                }
                self.watch.stage("received", Some(inputs.len() as u64));
                self.watch.advance(self.received + self.known);
            }
        }
        self.record(portion)?;
        self.read_pending(None)
    }

    /// Indexes what is recorded, where that is wanted. What keeps it from that is no trouble: the next search does it.
    fn index(&self) -> Result<Option<Behind>, Trouble> {
        if self.adding.index { search::catch_up(&self.adding.case, self.watch) } else { Ok(None) }
    }

    /// Takes a file in; none if it was received before and has not changed since.
    fn receive(&mut self, input: &Input) -> Result<Option<Received>, Trouble> {
        let path = input.path.clone();
        let shown = written(&path);
        let before = self.case.store.receipt(&shown)?;
        let refused_before = before.as_ref().is_some_and(|before| before.sha256.is_none());
        let set_aside = match &input.refused {
            Some((fate, kind)) => Some((fate.clone(), *kind)),
            None => self
                .survey
                .page_of(&path)
                .map(|page| (Fate::Skipped(format!("part of the saved page {page}")), "page-part")),
        };
        if let Some((fate, kind)) = set_aside {
            if refused_before {
                return Ok(None);
            }
            let part = Part::of(&one::unread(PartPath::file(shown), kind, fate).source, None);
            return Ok(Some(Received { path, modified: None, became: Became::Unread(Box::new(part)) }));
        }
        let (size, modified) = one::size_and_time(input.place());
        // A file that says not when it was changed is looked into, whatever its size.
        if let Some(before) = &before
            && before.sha256.is_some()
            && before.bytes == size
            && before.modified == modified
            && modified.is_some()
        {
            return Ok(None);
        }
        let became = match self.keep(input.place())? {
            Ok(kept) => {
                let sha256 = kept.digests.sha256.hex();
                if before.is_some_and(|before| before.sha256.as_ref() == Some(&sha256) && before.modified == modified) {
                    if kept.in_place.is_none() {
                        self.case.put_in_place(&sha256, false)?;
                    }
                    return Ok(None);
                }
                Became::Kept(kept)
            }
            Err(_) if refused_before => return Ok(None),
            Err(reason) => Became::Unread(Box::new(unread(PartPath::file(shown), Fate::Failed(reason)))),
        };
        Ok(Some(Received { path, modified, became }))
    }

    fn keep(&self, path: &Path) -> Result<Result<case::originals::Kept, String>, Trouble> {
        let mut incoming = self.case.originals.receive(self.adding.in_place);
        if let Err(reason) = one::copy(path, &mut incoming, self.watch) {
            go_on(self.watch).map_err(|cancelled| Trouble::because(cancelled.to_string()))?;
            return incoming.trouble().map_or(Ok(Err(reason)), Err);
        }
        // Whoever looks for it later may stand in another folder.
        let in_place = self.adding.in_place.then(|| absolute(path).unwrap_or_else(|_| path.to_owned()));
        self.case.originals.keep(incoming, in_place.as_deref()).map(Ok)
    }

    /// Records a portion that was received, once it is safe on the disk.
    fn record(&mut self, portion: Vec<Received>) -> Result<(), Trouble> {
        if portion.is_empty() {
            return Ok(());
        }
        self.case.settle()?;
        let at = (self.now)();
        let (by, survey, limits, watch) = (&self.adding.by, self.survey, &self.limits, self.watch);
        let program = &self.adding.program;
        let mut copies = Vec::new();
        self.case.commit(&at, by, |commit| {
            for Received { path, modified, became } in portion {
                let shown = written(&path);
                match became {
                    Became::Unread(part) => {
                        let receipt = commit.receipt(&shown, None, modified.as_deref(), &at, by)?;
                        let id = commit.next_part();
                        commit.part(id, None, None, *part)?;
                        commit.told(receipt, id)?;
                    }
                    Became::Kept(kept) => {
                        let (original, new) = commit.original(&kept)?;
                        if kept.in_place.is_none() {
                            copies.push((kept.digests.sha256.hex(), new));
                        }
                        commit.receipt(&shown, Some((original, &kept)), modified.as_deref(), &at, by)?;
                        if new && is_side_car(&path) {
                            let taken = one::side_car(survey, &path, &kept.place, limits, watch);
                            go_on(watch).map_err(|cancelled| Trouble::because(cancelled.to_string()))?;
                            let id = commit.next_part();
                            let part = Part { path: shown, ..Part::of(&taken.source, None) };
                            commit.part(id, Some(original), None, part)?;
                            commit.begun(original, id)?;
                            commit.read_by(original, program)?;
                        }
                    }
                }
            }
            Ok(())
        })?;
        copies.iter().try_for_each(|(sha256, is_new)| self.case.put_in_place(sha256, *is_new))
    }

    /// Reads what a run that was stopped has left. What is said of it stands in the case, whatever is added now.
    fn read_resumed(&mut self) -> Result<(), Trouble> {
        if self.case.store.pending()?.is_empty() {
            return self.read_pending(None);
        }
        let kept = received::everything(&self.adding.case)?.into_iter().map(inputs::input).collect();
        let survey = Survey::with_kept(&[], kept, &self.limits, self.watch);
        let survey = survey.map_err(|stop| Trouble::because(stop.to_string()))?;
        self.read_pending(Some(&survey))
    }

    /// Reads all originals that are not read yet, and gives receipts of those that are their fates.
    fn read_pending(&mut self, resumed: Option<&Survey>) -> Result<(), Trouble> {
        let pending = self.case.store.pending()?;
        if !pending.is_empty() {
            self.watch.stage("parts read", None);
            self.read(pending, resumed.unwrap_or(self.survey))?;
        }
        let untold = self.case.store.untold()?;
        if untold.is_empty() {
            return Ok(());
        }
        let at = (self.now)();
        self.case.commit(&at, &self.adding.by, |commit| {
            let mut next = commit.next_part();
            for original in untold {
                next = commit.tell_receipts(original, next)?;
            }
            Ok(())
        })
    }

    fn read(&mut self, pending: Vec<Pending>, survey: &Survey) -> Result<(), Trouble> {
        let places = self.case.originals.clone();
        let known = move |pending: &Pending| {
            let place = pending.in_place.as_ref().map_or_else(|| places.path(&pending.sha256), |path| meant(path));
            (place, survey.statement(&meant(&pending.path)).map(Said::from))
        };
        let begun: Vec<(i64, i64)> = pending.iter().filter_map(|one| Some((one.id, one.first_part?))).collect();
        let left = pending.iter().map(|one| one.bytes).sum();
        let jobs = Jobs::of(pending, Box::new(known));
        let next = self.case.commit(&(self.now)(), &self.adding.by, |commit| Ok(commit.next_part()))?;
        let adding = self.adding;
        let mut taking = Taking { run: self, left, begun, next, writes: Vec::new(), bytes: 0, mailbox: None };
        let confined = adding.workers.run(jobs, &mut |steps, answers| taking.take(steps, answers))?;
        taking.write()?;
        if confined.is_some() {
            self.confined = confined;
        }
        Ok(())
    }
}

/// What is to be written with the next commit.
enum Write {
    Part {
        id: i64,
        original: i64,
        within: Option<i64>,
        part: Box<Part>,
    },
    Begun {
        original: i64,
        first: i64,
    },
    /// All of it is read; the row that comes behind is `end`.
    Read {
        original: i64,
        end: i64,
    },
}

/// Takes what comes back from workers, in order, and writes it down.
struct Taking<'t, 'r> {
    run: &'t mut Run<'r>,
    /// Originals that were begun in a run that was killed, with the rows that their parts begin at.
    begun: Vec<(i64, i64)>,
    /// The row that the next part gets.
    next: i64,
    writes: Vec<Write>,
    /// How many bytes of originals are left to be read.
    left: u64,
    /// How many bytes wait to be written.
    bytes: usize,
    /// The mailbox that is open: its original, and its row.
    mailbox: Option<(i64, i64)>,
}

impl Taking<'_, '_> {
    fn take(&mut self, steps: Vec<Step>, answers: &mut Answers) -> Result<(), Trouble> {
        for step in steps {
            go_on(self.run.watch).map_err(|cancelled| Trouble::because(cancelled.to_string()))?;
            match step {
                Step::File { original, bytes, path } => {
                    self.run.watch.news(News::Reading(&path));
                    let base = self.begin(original);
                    self.answers(original, base, None, answers)?;
                    self.passed(bytes);
                    self.writes.push(Write::Read { original, end: self.next });
                }
                Step::MailboxBegins(original, part) => {
                    self.run.watch.news(News::Reading(&part.path));
                    let base = self.begin(original);
                    self.mailbox = Some((original, base));
                    self.part(base, original, None, *part)?;
                    self.next = base + 1;
                }
                Step::Mail { bytes } => {
                    let Some((original, mailbox)) = self.mailbox else { continue };
                    self.answers(original, self.next, Some(mailbox), answers)?;
                    self.passed(bytes);
                }
                Step::Lost(part) => {
                    let Some((original, mailbox)) = self.mailbox else { continue };
                    self.part(self.next, original, Some(mailbox), *part)?;
                    self.next += 1;
                }
                Step::MailboxEnds(original) => {
                    self.mailbox = None;
                    self.writes.push(Write::Read { original, end: self.next });
                }
                Step::Unread(original, part) => {
                    let base = self.begin(original);
                    self.part(base, original, None, *part)?;
                    self.next = base + 1;
                    self.writes.push(Write::Read { original, end: self.next });
                }
            }
        }
        Ok(())
    }

    fn passed(&mut self, bytes: u64) {
        self.left = self.left.saturating_sub(bytes);
        self.run.watch.news(News::Left(self.left));
    }

    /// Where the parts of an original begin.
    fn begin(&mut self, original: i64) -> i64 {
        if let Some((_, first)) = self.begun.iter().find(|(id, _)| *id == original) {
            return *first;
        }
        self.writes.push(Write::Begun { original, first: self.next });
        self.next
    }

    /// Takes what a worker reads out of one part, whose row is `base`.
    fn answers(&mut self, original: i64, base: i64, within: Option<i64>, answers: &mut Answers) -> Result<(), Trouble> {
        loop {
            match answers.next() {
                Some(Back::Parts(parts)) => {
                    self.run.watch.advance(parts.len() as u64);
                    for part in parts {
                        let id = base + part.number as i64;
                        let within = part.within.map(|within| base + within as i64).or(within);
                        self.part(id, original, within, part)?;
                    }
                }
                Some(Back::Done(met)) => {
                    self.next = self.next.max(base + met as i64);
                    return Ok(());
                }
                Some(Back::NoReader(why)) => {
                    return Err(Trouble::because(format!(
                        "no reader could be started: {why}. What was received is kept; the next `onrecord add` reads it"
                    )));
                }
                None => return Err(Trouble::because("the workers ended before their work did; run it again")),
            }
        }
    }

    fn part(&mut self, id: i64, original: i64, within: Option<i64>, part: Part) -> Result<(), Trouble> {
        if let Some(reason) = &part.reason {
            self.run.watch.news(News::NotRead { path: &part.path, fate: &part.fate, reason });
        }
        self.bytes += 400 + part.item.as_ref().map_or(0, |item| item.text.len());
        self.writes.push(Write::Part { id, original, within, part: Box::new(part) });
        if self.bytes >= COMMIT { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<(), Trouble> {
        let writes = std::mem::take(&mut self.writes);
        self.bytes = 0;
        if writes.is_empty() {
            return Ok(());
        }
        let (begun, program) = (&self.begun, &self.run.adding.program);
        let at = (self.run.now)();
        self.run.case.commit(&at, &self.run.adding.by, |commit| {
            for write in writes {
                apply(write, begun, program, commit)?;
            }
            Ok(())
        })
    }
}

fn apply(write: Write, begun: &[(i64, i64)], program: &str, commit: &mut Commit<'_>) -> Result<(), Trouble> {
    match write {
        Write::Part { id, original, within, part } => {
            // What a run that was stopped had written stays as it is, if it is what is read now.
            let again = begun.iter().any(|(begun, _)| *begun == original);
            match again.then(|| commit.agrees(id, &part)).transpose()?.flatten() {
                Some(true) => Ok(()),
                Some(false) => Err(read_otherwise(&part.path)),
                None => commit.part(id, Some(original), within, *part),
            }
        }
        Write::Begun { original, first } => commit.begun(original, first),
        Write::Read { original, end } => {
            let again = begun.iter().any(|(begun, _)| *begun == original);
            if again && commit.last_part(original)?.is_some_and(|last| last >= end) {
                return Err(read_otherwise(&format!("what is behind row {end} of the record")));
            }
            commit.read_by(original, program)
        }
    }
}

/// Why nothing more is written of an original of which another program has written a part.
fn read_otherwise(what: &str) -> Trouble {
    Trouble::because(format!(
        "{what} was read otherwise before a run was stopped, by another version of this program or in another place, and two readings \
         of one file are not mixed. What is recorded is kept; finish it with the version that began it, or add the file to a new case"
    ))
}
