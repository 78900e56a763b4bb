//! Workers, and what is done when one dies: its batch is read again one by one, and the part that it dies of gets that fate.
//!
//! What comes back comes in the order of the jobs, whichever worker was done first, and no more is held of it than a few pieces
//! for each: a worker that is far ahead waits. What came from a worker at once goes on at once: many parts are small, and to hand
//! each over by itself takes longer than to read it.

mod answers;

mod seen;
mod watchdog;

mod process;

use super::wire::Handed;
use answers::Answering;
pub(super) use answers::{Answers, Back};
use intake::content::ReadAt;
use process::{Heard, Worker};
use seen::Seen;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

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

/// How often it is tried to start a worker.
const STARTS: usize = 3;

/// So many pieces of a job wait to be taken.
const WAITING: usize = 4;

/// A job that was given out, and where its answers come from.
type Given<T> = (T, Receiver<Vec<Back>>);

/// Takes what comes back of a job, and what it was about.
type Take<'t, T, E> = dyn FnMut(T, &mut Answers) -> Result<(), E> + 't;

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
        let mut started = Worker::start(&self.program, self.memory);
        for _ in 1..STARTS {
            if started.is_err() {
                thread::sleep(Duration::from_millis(100));
                started = Worker::start(&self.program, self.memory);
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
        let mut answers = Answering::to(answers);
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
