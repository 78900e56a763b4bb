//! From originals to jobs: small files together, mailboxes mail by mail, large files by themselves.

use super::pool::Job;
use super::wire::{Content, Handed, Said};
use case::rows::Part;
use case::store::Pending;
use intake::Limits;
use intake::content::ReadAt as _;
use intake::one::{self, Found, Original};
use record::digest::Digest;
use record::{Fate, PartPath};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};

/// What is read together has so many bytes, or is one part that has more.
const BATCH: u64 = 1 << 20;
/// Or so many parts.
const MOST: usize = 512;

/// What the parts of a job are, in their order.
pub(super) enum Step {
    /// The original of this row is read: a worker's answers are about it.
    File { original: i64, bytes: u64, path: String },
    /// The original of this row is a mailbox, and is told by this.
    MailboxBegins(i64, Box<Part>),
    /// A mail of the mailbox that began: a worker's answers are about it.
    Mail { bytes: u64 },
    /// A mail of it that no worker is asked about.
    Lost(Box<Part>),
    /// The mailbox of this row is at its end.
    MailboxEnds(i64),
    /// The original of this row could not be opened.
    Unread(i64, Box<Part>),
}

/// What is known of an original besides: where it is, and what a side-car says of it.
pub(super) type Known<'p> = dyn Fn(&Pending) -> (PathBuf, Option<Said>) + Send + 'p;

/// Makes jobs out of originals, in their order.
pub(super) struct Jobs<'p> {
    originals: VecDeque<Pending>,
    known: Box<Known<'p>>,
    limits: Limits,
    mailbox: Option<Mailbox>,
}

/// A mailbox that is being taken apart.
struct Mailbox {
    row: i64,
    path: String,
    mails: one::Mails<Box<dyn std::io::Read + Send>>,
    met: u64,
}

impl<'p> Jobs<'p> {
    pub(super) fn of(originals: Vec<Pending>, known: Box<Known<'p>>) -> Jobs<'p> {
        Jobs { originals: originals.into(), known, limits: Limits::default(), mailbox: None }
    }

    /// Mails of the mailbox that is open, a batch of them.
    fn mails(&mut self, job: &mut Job<Vec<Step>>) {
        let Some(mailbox) = &mut self.mailbox else { return };
        let mut bytes = 0;
        while bytes < BATCH && job.handed.len() < MOST {
            let next = mailbox.mails.next_mail();
            if let Ok(None) = next {
                job.about.push(Step::MailboxEnds(mailbox.row));
                self.mailbox = None;
                return;
            }
            mailbox.met += 1;
            let path = PartPath::file(mailbox.path.clone()).numbered(mailbox.met as usize);
            let lost = |reason| Step::Lost(Box::new(unread(path.clone(), Fate::Failed(reason))));
            match next {
                Ok(Some(Found::Mail(mail))) => {
                    bytes += mail.len() as u64;
                    job.about.push(Step::Mail { bytes: mail.len() as u64 });
                    job.handed.push(Handed {
                        path: path.to_string(),
                        inside: Some((mailbox.path.clone(), 0)),
                        name: String::new(),
                        says: Some("message/rfc822".to_owned()),
                        sha256: None,
                        content: Content::Whole(mail),
                        said: None,
                    });
                }
                Ok(Some(Found::TooLarge(size))) => {
                    let most = self.limits.max_part_bytes >> 20;
                    job.about.push(lost(format!("has {size} bytes, and no more than {most} MiB of one mail are read")));
                }
                Ok(None) => {}
                Err(error) => {
                    job.about.push(lost(format!(
                        "the mailbox could not be read from here on: {error}; ask for another copy"
                    )));
                    job.about.push(Step::MailboxEnds(mailbox.row));
                    self.mailbox = None;
                    return;
                }
            }
        }
    }

    /// The next original into `job`; gives whether another fits in.
    fn original(
        &mut self,
        pending: &Pending,
        original: Original,
        said: Option<Said>,
        job: &mut Job<Vec<Step>>,
    ) -> bool {
        let name =
            Path::new(&pending.path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let sha256 = digest(&pending.sha256);
        let path = PartPath::file(pending.path.clone());
        let unread = |path, error: std::io::Error| {
            let fate = Fate::Failed(format!("could not be read: {error}"));
            Step::Unread(pending.id, Box::new(unread(path, fate)))
        };
        let is_large = original.size() > BATCH;
        let bytes = match if is_large { original.head() } else { original.whole() } {
            Ok(bytes) => bytes,
            Err(error) => {
                job.about.push(unread(path, error));
                return true;
            }
        };
        if one::is_mailbox(&name, &bytes) {
            let mails = match one::mails(original, &self.limits) {
                Ok(mails) => mails,
                Err(error) => {
                    job.about.push(unread(path, error));
                    return true;
                }
            };
            let begins = one::mailbox(path, Digest::from_bytes(sha256), pending.bytes);
            job.about.push(Step::MailboxBegins(pending.id, Box::new(Part::of(&begins.source, None))));
            self.mailbox = Some(Mailbox { row: pending.id, path: pending.path.clone(), mails, met: 0 });
            self.mails(job);
            return false;
        }
        let content = if is_large { Content::Asked(original.size()) } else { Content::Whole(bytes) };
        job.about.push(Step::File { original: pending.id, bytes: pending.bytes, path: pending.path.clone() });
        job.handed.push(Handed {
            path: pending.path.clone(),
            inside: None,
            name,
            says: None,
            sha256: Some(sha256),
            content,
            said,
        });
        if is_large {
            job.bytes = Some(Box::new(original));
        }
        !is_large
    }
}

impl Iterator for Jobs<'_> {
    type Item = Job<Vec<Step>>;

    fn next(&mut self) -> Option<Job<Vec<Step>>> {
        let mut job = Job { handed: Vec::new(), bytes: None, about: Vec::new() };
        if self.mailbox.is_some() {
            self.mails(&mut job);
            return Some(job);
        }
        let mut bytes = 0;
        while let Some(pending) = self.originals.pop_front() {
            // One that is large, or that holds others, begins a job of its own.
            if bytes + pending.bytes > BATCH && !job.about.is_empty() {
                self.originals.push_front(pending);
                break;
            }
            bytes += pending.bytes;
            let (place, said) = (self.known)(&pending);
            let fits = match Original::open(&place) {
                Ok(original) => self.original(&pending, original, said, &mut job),
                Err(reason) => {
                    let path = PartPath::file(pending.path.clone());
                    job.about.push(Step::Unread(pending.id, Box::new(unread(path, Fate::Failed(reason)))));
                    true
                }
            };
            if !fits || job.handed.len() >= MOST {
                break;
            }
        }
        (!job.about.is_empty()).then_some(job)
    }
}

/// A part that was not read.
pub(super) fn unread(path: PartPath, fate: Fate) -> Part {
    Part::of(&one::unread(path, "unread", fate).source, None)
}

fn digest(hex: &str) -> [u8; 32] {
    let mut out = [0; 32];
    for (n, byte) in out.iter_mut().enumerate() {
        *byte = hex.get(2 * n..2 * n + 2).and_then(|two| u8::from_str_radix(two, 16).ok()).unwrap_or(0);
    }
    out
}
