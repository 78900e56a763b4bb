//! A worker: reads the parts that it is handed, in a process of its own, and can do nothing else.

use super::confine;
use super::wire::{Content, FromWorker, Handed, ToWorker, put, receive, send};
use case::rows::Part;
use intake::content::ReadAt;
use intake::one::{self, Bytes};
use intake::{Limits, Sink, Taken};
use record::digest::Digest;
use record::progress::Unwatched;
use record::{PartPath, SourceId};
use std::cell::RefCell;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::os::fd::AsFd as _;
use std::time::{Duration, Instant};

/// Parts are sent when their words are so many bytes together.
const BATCH: usize = 256 << 10;

/// So many bytes are asked for at once.
const ASKED: usize = 256 << 10;

/// What was read waits no longer to be sent.
const WAIT: Duration = Duration::from_millis(200);

/// Serves until nobody asks any more. `memory` is how many bytes the process may take.
pub fn serve(memory: u64) -> io::Result<()> {
    // What is written to standard output itself is looked through for the ends of lines.
    let (stdin, stdout) = (io::stdin().as_fd().try_clone_to_owned()?, io::stdout().as_fd().try_clone_to_owned()?);
    let confined = confine::confine(memory);
    let from = BufReader::with_capacity(BATCH, File::from(stdin));
    let wire = RefCell::new(Wire { from, to: BufWriter::with_capacity(BATCH, File::from(stdout)) });
    send(&mut wire.borrow_mut().to, &FromWorker::Ready(confined))?;
    let limits = Limits::default();
    loop {
        let asked = receive(&mut wire.borrow_mut().from)?;
        let Some(ToWorker::Read(all)) = asked else { return Ok(()) };
        let mut sent = Instant::now();
        for handed in all {
            read(&handed, &wire, &limits)?;
            if sent.elapsed() >= WAIT {
                wire.borrow_mut().to.flush()?;
                sent = Instant::now();
            }
        }
        wire.borrow_mut().to.flush()?;
    }
}

/// To the run and from it.
pub(super) struct Wire<R, W> {
    pub(super) from: R,
    pub(super) to: W,
}

/// Reads a part, and puts what it is where it goes with what is sent next.
pub(super) fn read<R: Read, W: Write>(handed: &Handed, wire: &RefCell<Wire<R, W>>, limits: &Limits) -> io::Result<()> {
    let part = one::Handed {
        path: PartPath::file(handed.path.clone()),
        inside: handed.inside.clone().map(|(path, depth)| (PartPath::file(path), depth)),
        name: handed.name.clone(),
        says: handed.says.clone(),
        digest: handed.sha256.map(Digest::from_bytes),
        statement: handed.said.clone().map(Into::into),
    };
    let mut sending = Sending { wire, parts: Vec::new(), bytes: 0, failed: None };
    let asked;
    let bytes = match &handed.content {
        Content::Whole(bytes) => Bytes::Whole(bytes),
        Content::Asked(size) => {
            asked = Asked { wire, size: *size, held: RefCell::default() };
            Bytes::At(&asked)
        }
    };
    let met = one::read(&part, bytes, limits, &mut sending, &Unwatched);
    sending.put();
    if let Some(error) = sending.failed {
        return Err(error);
    }
    put(&mut wire.borrow_mut().to, &FromWorker::Done { met })
}

/// Sends what is read.
struct Sending<'w, R, W> {
    wire: &'w RefCell<Wire<R, W>>,
    parts: Vec<Part>,
    bytes: usize,
    failed: Option<io::Error>,
}

impl<R: Read, W: Write> Sending<'_, R, W> {
    fn put(&mut self) {
        let parts = std::mem::take(&mut self.parts);
        self.bytes = 0;
        if !parts.is_empty()
            && let Err(error) = put(&mut self.wire.borrow_mut().to, &FromWorker::Parts(parts))
        {
            self.failed = Some(error);
        }
    }
}

impl<R: Read, W: Write> Sink for Sending<'_, R, W> {
    fn id(&mut self, digest: Digest) -> SourceId {
        SourceId::new(digest.short())
    }

    fn take(&mut self, taken: Taken) {
        let part = Part::of(&taken.source, taken.item.as_ref().map(|(item, _)| item));
        self.bytes += part.item.as_ref().map_or(0, |item| item.text.len()) + 500;
        self.parts.push(part);
        if self.bytes >= BATCH {
            self.put();
        }
    }
}

/// Bytes that are with the run, and come as they are asked for.
struct Asked<'w, R, W> {
    wire: &'w RefCell<Wire<R, W>>,
    size: u64,
    /// Those that came last, and where they are from.
    held: RefCell<(u64, Vec<u8>)>,
}

impl<R: Read, W: Write> Asked<'_, R, W> {
    fn ask(&self, at: u64, many: usize) -> io::Result<Vec<u8>> {
        let mut wire = self.wire.borrow_mut();
        send(&mut wire.to, &FromWorker::Need { at, many: many as u32 })?;
        match receive(&mut wire.from)? {
            Some(ToWorker::Bytes(bytes)) => Ok(bytes),
            Some(ToWorker::NoBytes(reason)) => Err(io::Error::other(reason)),
            _ => Err(io::Error::other("nobody answered")),
        }
    }
}

impl<R: Read, W: Write> ReadAt for Asked<'_, R, W> {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        if at >= self.size || into.is_empty() {
            return Ok(0);
        }
        let mut held = self.held.borrow_mut();
        let holds = |held: &(u64, Vec<u8>)| at >= held.0 && at < held.0 + held.1.len() as u64;
        if !holds(&held) {
            *held = (at, self.ask(at, ASKED)?);
        }
        if !holds(&held) {
            return Err(io::Error::other("the original ends before its end; it was changed"));
        }
        let start = (at - held.0) as usize;
        let many = into.len().min(held.1.len() - start);
        into[..many].copy_from_slice(&held.1[start..start + many]);
        Ok(many)
    }
}
