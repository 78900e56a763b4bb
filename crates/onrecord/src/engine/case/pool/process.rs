//! A worker's process, and what is said to it and heard of it.

use super::answers::{Answering, Back};
use super::seen::Seen;
use super::watchdog::Watchdog;
use crate::engine::case::wire::{Content, FromWorker, Handed, ToWorker, receive, send};
use intake::content::ReadAt;
use std::io::{self, BufReader, BufWriter};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// No more bytes are given at once.
const MOST_ASKED: usize = 16 << 20;

/// So many bytes of a worker's answers are received at once, and handed on together.
const PIECE: usize = 256 << 10;

/// What came back of a job, and where it goes.
pub(super) struct Heard<'h, 'a> {
    /// How many parts of the job are read.
    pub(super) done: &'h mut usize,
    /// What came of the next.
    pub(super) seen: &'h mut Seen,
    pub(super) answers: &'h mut Answering<'a>,
}

/// A worker's process.
pub(super) struct Worker {
    child: Arc<Mutex<Child>>,
    to: BufWriter<ChildStdin>,
    from: BufReader<ChildStdout>,
    pub(super) confined: String,
}

impl Worker {
    /// Starts `program` as one that may take so many bytes of `memory`.
    pub(super) fn start(program: &Path, memory: u64) -> io::Result<Worker> {
        let mut child = Command::new(program)
            .arg("worker")
            .arg(memory.to_string())
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
    pub(super) fn read(
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
