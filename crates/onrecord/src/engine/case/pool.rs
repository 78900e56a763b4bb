//! Workers, and what is done when one dies: its batch is read again one by one, and the part that it dies of gets that fate.
//!
//! What comes back comes in the order of the jobs, whichever worker was done first, and no more is held of it than a few pieces
//! for each: a worker that is far ahead waits. What came from a worker at once goes on at once: many parts are small, and to hand
//! each over by itself takes longer than to read it.

use super::wire::{Content, FromWorker, Handed, ToWorker, receive, send};
use case::rows::Part;
use intake::content::ReadAt;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufReader, BufWriter};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How workers are started, and what they may take.
#[derive(Clone, Debug)]
pub struct Workers {
    /// The program, which is this one.
    pub program: PathBuf,
    /// How many at once.
    pub many: usize,
    /// How many bytes of memory one may take.
    pub memory: u64,
    /// How long one may take for a part, and as long again for each MiB of it.
    pub patience: Duration,
}

/// What is to be read together, and where its bytes are if they don't come with it.
pub(super) struct Job<T> {
    pub(super) handed: Vec<Handed>,
    /// The bytes of the one part that is asked for.
    pub(super) bytes: Option<Box<dyn ReadAt + Send>>,
    /// What whoever gets the answers wants to know again.
    pub(super) about: T,
}

/// What comes back of a job.
pub(super) enum Back {
    /// Parts of the one that is read now.
    Parts(Vec<Part>),
    /// It is read to its end; so many were met in it.
    Done(u64),
    /// Nobody could be found to read it, for this reason.
    NoReader(String),
}

/// No file has more parts, whatever a worker says.
const MOST_PARTS: u64 = 1 << 40;

/// No more bytes are given at once.
const MOST_ASKED: usize = 16 << 20;

/// How often it is tried to start a worker.
const STARTS: usize = 3;

/// So many pieces of a job wait to be taken.
const WAITING: usize = 4;

/// So many bytes of a worker's answers are received at once, and handed on together.
const PIECE: usize = 256 << 10;

/// A job that was given out, and where its answers come from.
type Given<T> = (T, Receiver<Vec<Back>>);

/// Takes what comes back of a job, and what it was about.
type Take<'t, T, E> = dyn FnMut(T, &mut Answers) -> Result<(), E> + 't;

/// What comes back of a job.
pub(super) struct Answers {
    from: Receiver<Vec<Back>>,
    here: std::vec::IntoIter<Back>,
}

impl Answers {
    fn of(from: Receiver<Vec<Back>>) -> Answers {
        Answers { from, here: Vec::new().into_iter() }
    }

    /// The next; none where nobody answers any more.
    pub(super) fn next(&mut self) -> Option<Back> {
        loop {
            match self.here.next() {
                Some(back) => return Some(back),
                None => self.here = self.from.recv().ok()?.into_iter(),
            }
        }
    }
}

impl Workers {
    /// Has all `jobs` read, and hands what comes back to `take`, in the order of the jobs, until that says why it takes no more.
    /// Gives what the workers were kept in by.
    pub(super) fn run<T: Send, E: Send>(
        &self,
        jobs: impl Iterator<Item = Job<T>> + Send,
        take: &mut Take<'_, T, E>,
    ) -> Result<Option<String>, E> {
        let many = self.many.max(1);
        let (order, given) = sync_channel::<Given<T>>(many + 2);
        let jobs = Mutex::new((jobs, Some(order)));
        let confined = Mutex::new(None);
        let over = AtomicBool::new(false);
        let out = thread::scope(|scope| {
            for _ in 0..many {
                scope.spawn(|| self.work(&jobs, &confined, &over));
            }
            let mut out = Ok(());
            for (about, answers) in &given {
                out = take(about, &mut Answers::of(answers));
                if out.is_err() {
                    break;
                }
            }
            over.store(true, Ordering::Relaxed);
            drop(given);
            out
        });
        out.map(|()| confined.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes jobs until there are none.
    fn work<T>(
        &self,
        jobs: &Mutex<(impl Iterator<Item = Job<T>>, Option<SyncSender<Given<T>>>)>,
        confined: &Mutex<Option<String>>,
        over: &AtomicBool,
    ) {
        let mut worker: Option<Worker> = None;
        loop {
            let (answers, from) = sync_channel(WAITING);
            let job = {
                let mut jobs = jobs.lock().unwrap_or_else(PoisonError::into_inner);
                let (list, order) = &mut *jobs;
                let job = if over.load(Ordering::Relaxed) { None } else { list.next() };
                let Some(Job { handed, bytes, about }) = job else {
                    // Nobody gives any more: who waits for the next is told so.
                    *order = None;
                    return;
                };
                if order.as_ref().is_none_or(|order| order.send((about, from)).is_err()) {
                    return;
                }
                (handed, bytes)
            };
            self.job(&job.0, job.1.as_deref(), &mut worker, &answers, confined);
        }
    }

    /// Starts a worker, in a few tries.
    fn start(&self) -> io::Result<Worker> {
        let mut started = Worker::start(self);
        for _ in 1..STARTS {
            if started.is_err() {
                thread::sleep(Duration::from_millis(100));
                started = Worker::start(self);
            }
        }
        started
    }

    /// Has a job read, by another worker where one dies.
    fn job(
        &self,
        handed: &[Handed],
        bytes: Option<&(dyn ReadAt + Send)>,
        worker: &mut Option<Worker>,
        answers: &SyncSender<Vec<Back>>,
        confined: &Mutex<Option<String>>,
    ) {
        let mut done = 0;
        let mut alone = handed.len() == 1;
        let mut tries = 0;
        let mut seen = Seen::default();
        let mut answers = Answering { to: answers, held: Vec::new() };
        while done < handed.len() {
            let batch = if alone { &handed[done..=done] } else { &handed[done..] };
            let mut one = match worker.take().map_or_else(|| self.start(), Ok) {
                Ok(one) => one,
                // It is no fault of what was to be read.
                Err(error) => {
                    answers.hold(Back::NoReader(error.to_string()));
                    return answers.hand_over();
                }
            };
            confined.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| one.confined.clone());
            let mut heard = Heard { done: &mut done, seen: &mut seen, answers: &mut answers };
            let why = one.read(batch, bytes, self.patience, &mut heard);
            answers.hand_over();
            let Some(why) = why else {
                *worker = Some(one);
                continue;
            };
            tries += 1;
            if alone && tries > 1 {
                seen.give_up(&handed[done], &why, &mut answers);
                answers.hand_over();
                seen = Seen::default();
                done += 1;
                tries = 0;
            }
            alone = true;
        }
    }
}

/// Hands over what came back of a job, together what came together.
struct Answering<'a> {
    to: &'a SyncSender<Vec<Back>>,
    held: Vec<Back>,
}

impl Answering<'_> {
    fn hold(&mut self, back: Back) {
        self.held.push(back);
    }

    fn hand_over(&mut self) {
        if !self.held.is_empty() {
            // Where nobody takes it any more, the run is over.
            let _ = self.to.send(std::mem::take(&mut self.held));
        }
    }
}

/// No reader can have said that.
struct Impossible;

/// What came back of a part so far: where it is read again, that much is passed over.
#[derive(Default)]
struct Seen {
    /// How many parts came.
    parts: usize,
    /// Numbers that came, and numbers that others are within, with the path of one of those.
    numbers: BTreeSet<u64>,
    within: BTreeMap<u64, String>,
}

impl Seen {
    /// Takes down that a part came. It is an error if no reader can have said that.
    fn note(&mut self, part: &Part) -> Result<(), Impossible> {
        let possible = part.number < MOST_PARTS
            && part.within.is_none_or(|within| within < part.number)
            && matches!(part.fate.as_str(), "read" | "skipped" | "failed");
        if !possible || !self.numbers.insert(part.number) {
            return Err(Impossible);
        }
        self.parts += 1;
        if let Some(within) = part.within {
            self.within.entry(within).or_insert_with(|| outer(&part.path));
        }
        Ok(())
    }

    /// Ends a part that can't be read to its end: what it was in the middle of is told to be containers, and behind them comes a part
    /// that failed.
    fn give_up(&mut self, handed: &Handed, why: &str, answers: &mut Answering<'_>) {
        let row = |number, within, path: &str, fate: &str, reason: Option<String>| Part {
            number,
            within,
            path: path.to_owned(),
            kind: "unread".to_owned(),
            reader: String::new(),
            fate: fate.to_owned(),
            reason,
            container: fate == "read",
            bytes: 0,
            sha256: None,
            text_sha256: None,
            encoding: None,
            problems: None,
            item: None,
        };
        let mut parts = Vec::new();
        let met = if self.parts == 0 {
            let reason = format!("could not be read: {why}");
            let size = match &handed.content {
                Content::Whole(bytes) => bytes.len() as u64,
                Content::Asked(size) => *size,
            };
            parts.push(Part { bytes: size, ..row(0, None, &handed.path, "failed", Some(reason)) });
            1
        } else {
            // Numbers are given out as parts are met, and parts come when they are done: what did not come is what holds others.
            let last = self.numbers.last().copied().unwrap_or(0);
            parts.extend((0..last).filter(|number| !self.numbers.contains(number)).map(|number| {
                let within = (number > 0).then_some(0);
                let path = self.within.get(&number).filter(|_| number > 0).unwrap_or(&handed.path);
                row(number, within, path, "read", None)
            }));
            let reason = format!("could not be read from here on: {why}; what came before is kept");
            parts.push(row(last + 1, Some(0), &format!("{}#rest", handed.path), "failed", Some(reason)));
            last + 2
        };
        answers.hold(Back::Parts(parts));
        answers.hold(Back::Done(met));
    }
}

/// The path of what the part at `path` is in.
fn outer(path: &str) -> String {
    let end = path.rfind("!/").max(path.rfind('#')).unwrap_or(path.len());
    path[..end].to_owned()
}

/// What came back of a job, and where it goes.
struct Heard<'h, 'a> {
    /// How many parts of the job are read.
    done: &'h mut usize,
    /// What came of the next.
    seen: &'h mut Seen,
    answers: &'h mut Answering<'a>,
}

/// A worker's process.
struct Worker {
    child: Arc<Mutex<Child>>,
    to: BufWriter<ChildStdin>,
    from: BufReader<ChildStdout>,
    confined: String,
}

impl Worker {
    fn start(workers: &Workers) -> io::Result<Worker> {
        let mut child = Command::new(&workers.program)
            .arg("worker")
            .arg(workers.memory.to_string())
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("no way to speak to it"));
        };
        let child = Arc::new(Mutex::new(child));
        let mut worker = Worker {
            child,
            to: BufWriter::new(to),
            from: BufReader::with_capacity(PIECE, from),
            confined: String::new(),
        };
        match receive(&mut worker.from)? {
            Some(FromWorker::Ready(confined)) => worker.confined = confined,
            _ => return Err(io::Error::other("it did not answer")),
        }
        Ok(worker)
    }

    /// Has `batch` read; counts what is done. Gives why it stopped, where it did before the end.
    fn read(
        &mut self,
        batch: &[Handed],
        bytes: Option<&(dyn ReadAt + Send)>,
        patience: Duration,
        heard: &mut Heard<'_, '_>,
    ) -> Option<String> {
        let size = |handed: Option<&Handed>| match handed.map(|handed| &handed.content) {
            Some(Content::Whole(bytes)) => bytes.len() as u64,
            Some(Content::Asked(size)) => *size,
            None => 0,
        };
        let time = |size: u64| patience.saturating_add(patience.saturating_mul((size >> 20) as u32) / 10);
        let watchdog = Watchdog::over(self.child.clone());
        let stopped = thread::scope(|scope| {
            scope.spawn(|| watchdog.watch());
            let times: Vec<Duration> = batch.iter().map(|handed| time(size(Some(handed)))).collect();
            let stopped = self.answers(batch, bytes, &watchdog, &times, heard);
            watchdog.end();
            stopped
        });
        stopped.map(|error| {
            let child = self.child.lock();
            let mut child = child.unwrap_or_else(PoisonError::into_inner);
            let ended = child.try_wait().ok().flatten();
            let _ = child.kill();
            let ended = child.wait().ok().filter(|_| ended.is_none()).or(ended);
            if watchdog.has_bitten() {
                return format!("its reader took longer than {} seconds", time(size(batch.first())).as_secs());
            }
            match ended {
                Some(ended) => format!("its reader ended in the middle of it ({ended})"),
                None => format!("its reader could not be heard: {error}"),
            }
        })
    }

    fn answers(
        &mut self,
        batch: &[Handed],
        bytes: Option<&(dyn ReadAt + Send)>,
        watchdog: &Watchdog,
        times: &[Duration],
        heard: &mut Heard<'_, '_>,
    ) -> Option<io::Error> {
        let Heard { done, seen, answers } = heard;
        if let Err(error) = send(&mut self.to, &ToWorker::Read(batch.to_vec())) {
            return Some(error);
        }
        let mut times = times.iter().copied();
        let mut left = times.next();
        // What came before the last worker died comes again.
        let mut again = seen.parts;
        while let Some(time) = left {
            if self.from.buffer().is_empty() {
                answers.hand_over();
            }
            // Only waiting counts: what came is taken at the pace of whoever takes it.
            watchdog.wait(time);
            let received = receive(&mut self.from);
            left = Some(watchdog.rest());
            match received {
                Ok(Some(FromWorker::Parts(mut parts))) => {
                    let known = again.min(parts.len());
                    again -= known;
                    parts.drain(..known);
                    let wrong = parts.iter().position(|part| seen.note(part).is_err());
                    parts.truncate(wrong.unwrap_or(parts.len()));
                    answers.hold(Back::Parts(parts));
                    if wrong.is_some() {
                        return Some(io::Error::other("it says what no reader says"));
                    }
                }
                Ok(Some(FromWorker::Done { met })) => {
                    answers.hold(Back::Done(met));
                    **seen = Seen::default();
                    again = 0;
                    left = times.next();
                    **done += 1;
                }
                Ok(Some(FromWorker::Need { at, many })) => {
                    let mut found = vec![0; (many as usize).min(MOST_ASKED)];
                    let read =
                        bytes.map_or_else(|| Err(io::Error::other("no bytes")), |bytes| bytes.read_at(at, &mut found));
                    let answer = match read {
                        Ok(read) => {
                            found.truncate(read);
                            ToWorker::Bytes(found)
                        }
                        Err(error) => ToWorker::NoBytes(error.to_string()),
                    };
                    if let Err(error) = send(&mut self.to, &answer) {
                        return Some(error);
                    }
                }
                Ok(Some(FromWorker::Ready(_))) | Ok(None) => return Some(io::ErrorKind::UnexpectedEof.into()),
                Err(error) => return Some(error),
            }
        }
        None
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// Ends a worker that takes too long.
struct Watchdog {
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
    fn over(child: Arc<Mutex<Child>>) -> Watchdog {
        Watchdog { child, state: Mutex::default(), changed: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, Watched> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on it is waited for, so long.
    fn wait(&self, time: Duration) {
        let until = Instant::now() + time;
        let mut state = self.state();
        state.until = Some(until);
        // Each part is waited for, and hardly any in vain: whoever looks later in any case is not woken.
        if state.looks.is_none_or(|looks| looks > until) {
            self.changed.notify_one();
        }
    }

    /// It is not waited for any more; gives how long it might still have taken.
    fn rest(&self) -> Duration {
        let until = self.state().until.take();
        until.map(|until| until.saturating_duration_since(Instant::now())).unwrap_or_default()
    }

    fn end(&self) {
        self.state().over = true;
        self.changed.notify_one();
    }

    fn has_bitten(&self) -> bool {
        self.state().bitten
    }

    fn watch(&self) {
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
