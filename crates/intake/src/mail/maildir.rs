//! Mail folders (Maildir, Maildir++): a file for each mail, in `cur`, `new` or `tmp` of a folder.
//!
//! The mails are read like any others. What is said of one by where it lies and what it is called is read here: the folder that its
//! owner kept it in, and what a program marked it as (`1234.M5P6.host:2,FS`; <https://cr.yp.to/proto/maildir.html>). Also what programs
//! keep beside the mails for themselves, and what a delivery that broke off has left.

use crate::decode;
use crate::parts::{Clues, NONE, Outcome, Read, Reader};
use crate::sniff::{self, Format};
use record::envelope::Envelope;

/// What a program keeps beside the mails for itself.
pub(crate) const PROGRAM: Reader = Reader {
    name: "maildir/1",
    kind: KIND,
    recognises: |clues| is_of_program(clues.name) || is_list_of_folders(clues),
    read: Read::Not(|_| Outcome::skipped(KIND, OF_PROGRAM)),
    ..NONE
};

/// What lies among mails and is none.
pub(crate) const NO_MAIL: Reader = Reader {
    recognises: |clues| Kept::at(clues.path).is_some_and(|kept| !kept.is_unfinished),
    read: Read::Not(|_| Outcome::failed("mail", WITHOUT_HEAD)),
    kind: "mail",
    ..PROGRAM
};

/// The same, where mails lie that are not delivered yet.
pub(crate) const UNFINISHED: Reader = Reader {
    recognises: |clues| Kept::at(clues.path).is_some_and(|kept| kept.is_unfinished),
    read: Read::Not(|_| Outcome::skipped("mail", BROKE_OFF)),
    ..NO_MAIL
};

const KIND: &str = "mail-folder";
const OF_PROGRAM: &str =
    "a list that a mail program keeps for itself beside the mails of a folder; the mails are read by themselves";
const WITHOUT_HEAD: &str = "lies among the mails of a mail folder, and has no head that says who wrote what; if it is a text, rename \
                            it to end in .txt";
const BROKE_OFF: &str = "lies in the folder for mails that are not delivered yet (tmp), and has no head that says who wrote what: a \
                         delivery that broke off";

/// Whether a mail program keeps a file of this name for itself: Dovecot, Courier, and what Maildir++ has.
fn is_of_program(name: &str) -> bool {
    const NAMES: [&str; 9] = [
        "maildirfolder",
        "maildirsize",
        "dovecot-uidlist",
        "dovecot-keywords",
        "dovecot-acl",
        "dovecot-acl-list",
        "courierimapsubscribed",
        "courierimapuiddb",
        "courierimapacl",
    ];
    const STARTS: [&str; 5] =
        ["dovecot.index", "dovecot.list.index", "dovecot.mailbox.log", "dovecot.map.index", "dovecot-uidvalidity"];
    let is_log =
        |start: &str| name.strip_prefix(start).is_some_and(|rest| !rest.contains(' ') && !rest.ends_with(".txt"));
    NAMES.contains(&name) || STARTS.iter().any(|start| is_log(start))
}

/// Whether it is the list of the folders that a person wants to see: a folder a line, among them one of those that all have.
fn is_list_of_folders(clues: &Clues<'_>) -> bool {
    let Ok(text) = std::str::from_utf8(clues.head) else { return false };
    let all_have = |line: &str| {
        let first = line.split(['.', '/', '\t']).next().unwrap_or_default();
        ["INBOX", "Sent", "Drafts", "Trash", "Junk", "Spam", "Archive", "V"].contains(&first)
    };
    clues.name == "subscriptions" && text.lines().any(all_have) && text.lines().all(|line| line.len() < 200)
}

/// What is said of a mail by where it is kept.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    /// The folder, the outer before the inner: `Sent/2031`.
    folder: Option<String>,
    /// What it was marked as, in the order of the letters that say so.
    marks: Vec<&'static str>,
    /// Whether it lies where mails lie that are not delivered yet.
    is_unfinished: bool,
}

impl Kept {
    /// What `path` says, if it is that of a mail in such a folder: on a disk or in an archive, packed by itself or not.
    pub(crate) fn at(path: &str) -> Option<Kept> {
        let path = path.strip_suffix("!/content").unwrap_or(path);
        let mut names = path.rsplit(['/', '\\']);
        let (name, within) = (names.next()?, names.next()?);
        let marks = match within {
            "cur" | "new" | "tmp" => marks(name),
            _ => return None,
        };
        if marks.is_none() && !is_unique(name) {
            return None;
        }
        let folder = names.next().filter(|name| !matches!(*name, "" | "." | "..") && !name.ends_with('!')).map(folder);
        Some(Kept { folder, marks: marks.unwrap_or_default(), is_unfinished: within == "tmp" })
    }

    /// Puts into `envelope` what is said.
    pub(crate) fn say(self, envelope: &mut Envelope) {
        envelope.folder = self.folder;
        envelope.marks = self.marks.into_iter().map(str::to_owned).collect();
    }
}

/// What the letters behind the name of a mail say; none where there are no such. Systems that have no colon in names write
/// another sign.
fn marks(name: &str) -> Option<Vec<&'static str>> {
    let (before, letters) = name.rsplit_once("2,")?;
    let is_it = before.ends_with([':', ';', '!', '_']) && letters.bytes().all(|b| b.is_ascii_alphabetic());
    is_it.then(|| letters.chars().filter_map(mark).collect())
}

fn mark(letter: char) -> Option<&'static str> {
    Some(match letter {
        'D' => "draft",
        'F' => "flagged",
        'P' => "passed",
        'R' => "replied",
        'S' => "seen",
        'T' => "trashed",
        // The letters from a to z are each program's own.
        _ => return None,
    })
}

/// Whether a name is one that no two mails have: the time, what is unique in it, and the host.
fn is_unique(name: &str) -> bool {
    let mut parts = name.split('.');
    let digits = |part: &str| part.len() > 3 && part.bytes().all(|b| b.is_ascii_digit());
    let has_digit = |part: &str| part.bytes().any(|b| b.is_ascii_digit());
    let known = !matches!(sniff::by_name(name), Format::Unnamed | Format::NotYet("unknown", _));
    parts.next().is_some_and(digits) && parts.next().is_some_and(has_digit) && parts.next().is_some() && !known
}

/// What a folder is called. Those of Maildir++ lie side by side, and have their names and those around them in one.
fn folder(name: &str) -> String {
    match name.strip_prefix('.') {
        Some(inner) => inner.split('.').map(shown).collect::<Vec<_>>().join("/"),
        None => shown(name),
    }
}

/// A name as IMAP writes it (RFC 3501, 5.1.3), with the letters that it stands for.
fn shown(name: &str) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some((before, behind)) = rest.split_once('&') {
        let Some((run, after)) = behind.split_once('-') else { break };
        out.push_str(before);
        match run {
            "" => out.push('&'),
            run => {
                let coded = format!("+{}-", run.replace(',', "/"));
                out.push_str(&decode::decode_declared(coded.as_bytes(), Some("utf-7")).text);
            }
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests;
