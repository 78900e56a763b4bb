//! What comes back of a job, in pieces: what came together goes on together.

use case::rows::Part;
use std::sync::mpsc::{Receiver, SyncSender};

/// What comes back of a job.
pub(in super::super) enum Back {
    /// Parts of the one that is read now.
    Parts(Vec<Part>),
    /// It is read to its end; so many were met in it.
    Done(u64),
    /// Nobody could be found to read it, for this reason.
    NoReader(String),
}

/// What comes back of a job.
pub(in super::super) struct Answers {
    from: Receiver<Vec<Back>>,
    here: std::vec::IntoIter<Back>,
}

impl Answers {
    pub(super) fn of(from: Receiver<Vec<Back>>) -> Answers {
        Answers { from, here: Vec::new().into_iter() }
    }

    /// The next; none where nobody answers any more.
    pub(in super::super) fn next(&mut self) -> Option<Back> {
        loop {
            match self.here.next() {
                Some(back) => return Some(back),
                None => self.here = self.from.recv().ok()?.into_iter(),
            }
        }
    }
}

/// Hands over what came back of a job, together what came together.
pub(super) struct Answering<'a> {
    to: &'a SyncSender<Vec<Back>>,
    held: Vec<Back>,
}

impl<'a> Answering<'a> {
    pub(super) fn to(to: &'a SyncSender<Vec<Back>>) -> Answering<'a> {
        Answering { to, held: Vec::new() }
    }

    pub(super) fn hold(&mut self, back: Back) {
        self.held.push(back);
    }

    pub(super) fn hand_over(&mut self) {
        if !self.held.is_empty() {
            // Where nobody takes it any more, the run is over.
            let _ = self.to.send(std::mem::take(&mut self.held));
        }
    }
}
