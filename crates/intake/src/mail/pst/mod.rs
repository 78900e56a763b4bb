//! Stores of Outlook ([MS-PST]): folders with messages in one file, as `.pst`, and `.ost` up to Outlook 2010.
//!
//! - `scrambled`: how bytes are hidden, and are not; `blocks`: where bytes are; `heap`: small things in them; `tables`:
//!   properties and tables; `messages`: one message.
//!
//! Every message that a folder lists is a part, `store.pst!/Inbox#12`; those that no folder lists any more, which the store
//! still has, come behind all others as `store.pst!/(in no folder)#1`.

mod scrambled;

mod blocks;

mod heap;

mod tables;

mod messages;

use super::mapi::stored::{self, Stored};
use super::mapi::tags;
use crate::content::ReadAt;
use crate::parts::{Clues, Read, Reader};
use crate::parts::{Inside, Outcome};
use blocks::{Blocks, Node};
use record::digest::Digest;
use record::{Fate, PartPath, Problem};
use std::collections::{BTreeMap, BTreeSet};
use tables::Context;

pub(crate) const READER: Reader = Reader {
    name: "pst/1",
    kind: "mailbox",
    recognises: |clues: &Clues<'_>| clues.head.starts_with(b"!BDN"),
    read: Read::Anywhere(read),
    is_text: false,
    is_record: false,
    too_large: "the limit",
};

/// What the numbers of nodes end in, by what they are.
const KIND: u32 = 0x1f;
const FOLDER: u32 = 0x02;
const MESSAGE: u32 = 0x04;
const CONTENTS: u32 = 0x0e;

/// The folder that all others are in.
const ROOT: u32 = 0x122;

const CONTENT_COUNT: u16 = 0x3602;

/// No folder is inside of more others.
const DEEPEST: usize = 100;

/// Where messages come that no folder lists.
const IN_NO_FOLDER: &str = "(in no folder)";

struct Folder {
    number: u32,
    path: String,
    /// How many messages it says it holds.
    said: u64,
}

fn read(bytes: &dyn ReadAt, inside: &mut Inside<'_, '_>) -> Outcome {
    let limits = *inside.limits();
    let most = bytes.size().saturating_mul(limits.max_expansion).max(limits.max_part_bytes);
    let blocks = match Blocks::of(bytes, most) {
        Ok(blocks) => blocks,
        Err(reason) => return Outcome::failed("mailbox", reason),
    };
    let reason = "a page of the list of what is in the store is damaged, and what it lists may be missing: ask for another copy, \
                  or repair a copy with Outlook's scanpst";
    for n in 0..blocks.broken.min(1000) {
        inside.lost(inside.path.member("(damaged list)").numbered(n as usize + 1), Fate::Failed(reason.to_owned()));
    }
    let mut met = BTreeSet::new();
    let folders = folders(&blocks);
    let mut is_whole = blocks.broken == 0;
    for folder in &folders {
        if inside.cancelled() {
            break;
        }
        is_whole &= read_folder(&blocks, folder, &mut met, inside);
    }
    let paths: BTreeMap<u32, &str> = folders.iter().map(|folder| (folder.number, folder.path.as_str())).collect();
    let left: Vec<(u32, Node)> = blocks.nodes.iter().map(|(number, node)| (*number, *node)).collect();
    let left = left.into_iter().filter(|(number, _)| number & KIND == MESSAGE && !met.contains(number));
    for (n, (_, node)) in left.enumerate() {
        if inside.cancelled() {
            break;
        }
        let path = inside.path.member(IN_NO_FOLDER).numbered(n + 1);
        let was: String = paths.get(&node.parent).map(|path| path.chars().take(80).collect()).unwrap_or_default();
        let was = if was.is_empty() { was } else { format!("; it was in \"{was}\"") };
        let told = match is_whole {
            true => format!("no folder lists it: it may have been deleted, and the store still has it{was}"),
            false => format!("no folder that could be read lists it, and others are damaged{was}"),
        };
        take(&blocks, node, path, Some(Problem::new("in-no-folder", told)), inside);
    }
    Outcome::container("mailbox")
}

/// All folders, in the order of their paths.
fn folders(blocks: &Blocks<'_>) -> Vec<Folder> {
    let own = blocks.nodes.iter().filter(|(number, _)| **number & KIND == FOLDER);
    let known: BTreeMap<u32, (u32, Option<String>, u64)> = own
        .map(|(number, node)| {
            let properties = Context::of(blocks, *node).and_then(|context| context.properties(None));
            let properties = properties.map(|(properties, _)| properties).unwrap_or_default();
            let said = properties.number(CONTENT_COUNT).and_then(|said| u64::try_from(said).ok()).unwrap_or(0);
            (*number, (node.parent, properties.line(tags::DISPLAY_NAME), said))
        })
        .collect();
    let mut folders: Vec<Folder> = known
        .iter()
        .map(|(number, (_, _, said))| Folder { number: *number, path: path(*number, &known), said: *said })
        .collect();
    folders.sort_by(|a, b| a.path.cmp(&b.path).then(a.number.cmp(&b.number)));
    // Two of the same name are told apart.
    for n in 1..folders.len() {
        if folders[..n].last().is_some_and(|before| before.path == folders[n].path) {
            folders[n].path = format!("{} ({:x})", folders[n].path, folders[n].number);
        }
    }
    folders
}

/// The names of the folders that lead to `number`, and its own.
fn path(number: u32, known: &BTreeMap<u32, (u32, Option<String>, u64)>) -> String {
    let mut names = Vec::new();
    let mut at = number;
    while let Some((parent, name, _)) = known.get(&at).filter(|_| names.len() < DEEPEST) {
        // The first of all has no name that anybody gave it.
        if at != ROOT || name.is_some() {
            names.push(name.clone().unwrap_or_else(|| format!("folder {at:x}")));
        }
        if *parent == at || at == ROOT {
            break;
        }
        at = *parent;
    }
    names.reverse();
    if names.is_empty() { "(the root)".to_owned() } else { names.join("/") }
}

/// Whether the folder's list could be read.
fn read_folder(blocks: &Blocks<'_>, folder: &Folder, met: &mut BTreeSet<u32>, inside: &mut Inside<'_, '_>) -> bool {
    let at = inside.path.member(&folder.path);
    let table = blocks.nodes.get(&(folder.number & !KIND | CONTENTS));
    let rows = match table.map(|table| Context::of(blocks, *table).and_then(|table| table.rows(None))) {
        Some(Some(rows)) => rows,
        Some(None) => {
            let reason =
                "the folder's list of messages is damaged; those that the store still has are told as in no folder";
            inside.lost(at, Fate::Failed(reason.to_owned()));
            return false;
        }
        None => Vec::new(),
    };
    let found = rows.len() as u64;
    for (n, (number, row)) in rows.into_iter().enumerate() {
        if inside.cancelled() {
            return true;
        }
        let path = at.numbered(n + 1);
        met.insert(number);
        match blocks.nodes.get(&number) {
            Some(node) => take(blocks, *node, path, None, inside),
            None => {
                let subject: String = row.line(tags::SUBJECT).unwrap_or_default().chars().take(80).collect();
                let named = if subject.is_empty() { String::new() } else { format!(" (\"{subject}\")") };
                let reason =
                    format!("the folder lists it{named}, and the store does not have it; ask for another copy");
                inside.lost(path, Fate::Failed(reason));
            }
        }
    }
    inside.held_to_at(&at, folder.said, found, "messages");
    true
}

/// Reads the message that `node` is, as the part `path`.
fn take(blocks: &Blocks<'_>, node: Node, path: PartPath, problem: Option<Problem>, inside: &mut Inside<'_, '_>) {
    let mut most = inside.limits().max_part_bytes;
    let read = messages::message(blocks, node, &mut most);
    let is_there = |message: &Stored| stored::is_message(&message.properties) || !message.recipients.is_empty();
    match read.filter(is_there) {
        Some(mut message) => {
            message.problems.splice(0..0, problem);
            let bytes = stored::fingerprint(&message);
            // One that nothing tells from others is known by its place in its store, in an archive and out of it.
            let store: String = inside.source.as_str().chars().take(12).collect();
            let behind = path.as_str().strip_prefix(inside.path.as_str()).unwrap_or_default().to_owned();
            let place = format!("export:{store}:{behind}:{}", Digest::of(&bytes).short());
            inside.within(path, &bytes, |inside| {
                let mut outcome = stored::read(message, inside);
                if let Some(envelope) = outcome.item.as_mut().and_then(|(item, _)| item.envelope.as_mut()) {
                    envelope.identity.get_or_insert(place);
                }
                outcome
            });
        }
        None => {
            let reason = "damaged: nothing of the message could be read; ask for another copy, or repair a copy with \
                          Outlook's scanpst";
            inside.lost(path, Fate::Failed(reason.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests;
