//! A message of a store, with its recipients and what is attached to it.

use super::blocks::{Blocks, Node};
use super::heap::four;
use super::tables::{Context, Placed};
use crate::mail::mapi::properties::Properties;
use crate::mail::mapi::stored::{Attached, Held, Stored};
use crate::mail::mapi::tags;
use record::{Fate, Problem};
use std::collections::BTreeSet;

/// The node with the table of recipients, and the one with that of attachments, in every message.
const RECIPIENTS: u32 = 0x692;
const ATTACHMENTS: u32 = 0x671;

/// What attachments' nodes are told by.
const ATTACHMENT: u32 = 0x05;

/// No message is inside of more others.
const DEEPEST: u32 = 32;

/// The message that `node` is; nothing, if nothing of it can be read. No more than `most` bytes of what is attached are.
pub(super) fn message(blocks: &Blocks<'_>, node: Node, most: &mut u64) -> Option<Stored> {
    blocks.was_damaged();
    let mut stored = read(blocks, node, most, 0, None)?;
    if blocks.was_damaged() {
        let message = "some of its bytes are not there or don't fit their check sums; compare it with another copy";
        stored.problems.push(Problem::new("damaged", message));
    }
    Some(stored)
}

fn read(blocks: &Blocks<'_>, node: Node, most: &mut u64, depth: u32, page: Option<i64>) -> Option<Stored> {
    let context = Context::of(blocks, node)?;
    let (properties, _) = context.properties(page)?;
    let page = properties.page();
    let mut out = Stored { properties, ..Stored::default() };
    if let Some(table) = context.inner.get(&RECIPIENTS) {
        match Context::of(blocks, *table).and_then(|table| table.rows(page)) {
            Some(rows) => out.recipients = rows.into_iter().map(|(_, recipient)| recipient).collect(),
            None => {
                let message = "the list of those it went to could not be read; ask for another copy";
                out.problems.push(Problem::new("unread-recipients", message));
            }
        }
    }
    let mut numbers = Vec::new();
    if let Some(table) = context.inner.get(&ATTACHMENTS) {
        match Context::of(blocks, *table).and_then(|table| table.rows(page)) {
            Some(rows) => numbers.extend(rows.into_iter().map(|(number, _)| number)),
            None => {
                let message = "the list of its attachments could not be read; those that were found are there";
                out.problems.push(Problem::new("unread-attachments", message));
            }
        }
    }
    // Those that the list leaves out are there, too.
    let found = context.inner.keys().copied().filter(|number| number & 0x1f == ATTACHMENT);
    let mut met = BTreeSet::new();
    for number in numbers.into_iter().chain(found).filter(|number| met.insert(*number)) {
        let attached = context.inner.get(&number).and_then(|node| attached(blocks, *node, most, depth, page));
        out.attachments.push(attached.unwrap_or_else(|| Attached {
            properties: Properties::default(),
            content: Held::none(&Properties::default()),
        }));
    }
    Some(out)
}

fn attached(blocks: &Blocks<'_>, node: Node, most: &mut u64, depth: u32, page: Option<i64>) -> Option<Attached> {
    let context = Context::of(blocks, node)?;
    let (properties, placed) = context.properties(page)?;
    let content = match placed {
        Some(placed) => content(blocks, &context, &properties, placed, most, depth, page),
        None => Held::none(&properties),
    };
    Some(Attached { properties, content })
}

fn content(
    blocks: &Blocks<'_>,
    context: &Context<'_, '_>,
    own: &Properties,
    placed: Placed,
    most: &mut u64,
    depth: u32,
    page: Option<i64>,
) -> Held {
    let method = own.number(tags::ATTACH_METHOD).unwrap_or(1);
    if placed.kind != 0x0d {
        let bytes = context.bytes(placed.at, most.saturating_add(1));
        return match bytes {
            Some(bytes) if bytes.len() as u64 > *most => {
                let reason = "larger than what is read of one message; save it from Outlook and add it as a file";
                Held::Not(Fate::Failed(reason.to_owned()))
            }
            Some(bytes) if !bytes.is_empty() || method == 1 => {
                *most -= bytes.len() as u64;
                Held::Bytes(bytes)
            }
            _ => Held::none(own),
        };
    }
    // An object is a node inside the attachment's.
    let node = context.bytes(placed.at, 8).and_then(|bytes| four(&bytes, 0));
    let node = node.and_then(|number| context.inner.get(&number).copied());
    match node {
        Some(_) if method == 5 && depth >= DEEPEST => {
            Held::Not(Fate::Failed(format!("nested deeper than {DEEPEST} messages, the limit; take it out in Outlook")))
        }
        Some(node) if method == 5 => match read(blocks, node, most, depth + 1, page) {
            Some(message) => Held::Message(Box::new(message)),
            None => Held::Not(Fate::Failed("the message in it is damaged; ask for another copy".to_owned())),
        },
        _ => Held::none(own),
    }
}
