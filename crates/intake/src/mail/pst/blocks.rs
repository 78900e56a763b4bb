//! The lowest layer of a store: two trees that list where blocks and nodes are, and blocks of bytes ([MS-PST] 2.2).
//!
//! What is damaged is gone past and counted; nothing is followed twice, so that no ring leads round and round.

use super::scrambled;
use crate::content::ReadAt;
use crate::mail::check_sum;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

const PAGE: usize = 512;

/// A thing in the store, and where its bytes and those of its own things are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) data: u64,
    pub(super) inner: u64,
    /// The node that this one belongs to.
    pub(super) parent: u32,
}

/// What is inside a node, by number.
pub(super) type Nodes = BTreeMap<u32, Node>;

/// The blocks of a store.
pub(super) struct Blocks<'b> {
    bytes: &'b dyn ReadAt,
    /// Whether its numbers have 64 bits, as since 2003.
    is_wide: bool,
    scrambling: u8,
    /// Of each block, where it is and how many bytes it has.
    places: BTreeMap<u64, (u64, u16)>,
    pub(super) nodes: Nodes,
    /// How many pages of the two trees could not be read.
    pub(super) broken: u64,
    /// How many more bytes may be read: blocks may be used over and over.
    left: Cell<u64>,
    /// Whether something was not as it should be since this was asked last.
    damaged: Cell<bool>,
}

/// Little-endian numbers at places; zero where there is nothing.
fn number(bytes: &[u8], at: usize, many: usize) -> u64 {
    let mut wide = [0; 8];
    if let Some(found) = bytes.get(at..at + many) {
        wide[..many].copy_from_slice(found);
    }
    u64::from_le_bytes(wide)
}

impl<'b> Blocks<'b> {
    /// Reads the two trees; says, for a person, why it can't. No more than `most` bytes are read later on.
    pub(super) fn of(bytes: &'b dyn ReadAt, most: u64) -> Result<Blocks<'b>, String> {
        let mut head = vec![0; 1024];
        let read = bytes.read_at(0, &mut head).unwrap_or(0);
        head.truncate(read);
        let is_wide = match number(&head, 10, 2) {
            14 | 15 => false,
            20..=35 => true,
            36 => {
                return Err(
                    "a mailbox of Outlook 2013 or later as it is kept on one computer (.ost); export it from Outlook \
                            as .pst"
                        .to_owned(),
                );
            }
            _ => return Err("is damaged at its beginning and could not be opened; ask for another copy".to_owned()),
        };
        let scrambling = number(&head, if is_wide { 513 } else { 461 }, 1) as u8;
        if scrambling > 2 {
            return Err("is encrypted by Windows; have it opened and exported where it was made".to_owned());
        }
        let mut blocks = Blocks {
            bytes,
            is_wide,
            scrambling,
            places: BTreeMap::new(),
            nodes: Nodes::new(),
            broken: 0,
            left: Cell::new(most),
            damaged: Cell::new(false),
        };
        let (nodes, places) = match is_wide {
            true => (number(&head, 224, 8), number(&head, 240, 8)),
            false => (number(&head, 188, 4), number(&head, 196, 4)),
        };
        let wide = |entry: &[u8], n: usize| number(entry, n * if is_wide { 8 } else { 4 }, if is_wide { 8 } else { 4 });
        let mut found = BTreeMap::new();
        let mut broken = blocks.tree(places, 0x80, &mut |entry| {
            let size = number(entry, if is_wide { 16 } else { 8 }, 2) as u16;
            found.entry(wide(entry, 0) & !1).or_insert((wide(entry, 1), size));
        });
        let mut met = Nodes::new();
        broken += blocks.tree(nodes, 0x81, &mut |entry| {
            let parent = number(entry, if is_wide { 24 } else { 12 }, 4) as u32;
            met.entry(wide(entry, 0) as u32).or_insert(Node { data: wide(entry, 1), inner: wide(entry, 2), parent });
        });
        (blocks.places, blocks.nodes, blocks.broken) = (found, met, broken);
        if blocks.nodes.is_empty() {
            return Err("is damaged: nothing could be found in it; ask for another copy, or repair it with Outlook's \
                        scanpst on a copy"
                .to_owned());
        }
        Ok(blocks)
    }

    /// Hands over the leaves' entries of the tree whose first page is at `root`; gives how many pages could not be read. Where
    /// some could not, leaves are looked for in all of the file, too.
    fn tree(&self, root: u64, kind: u8, each: &mut dyn FnMut(&[u8])) -> u64 {
        let (mut broken, mut met) = (0, BTreeSet::new());
        let mut to_read = vec![(root, 8_u8)];
        while let Some((at, below)) = to_read.pop() {
            let page = self.page(at, kind).filter(|(level, ..)| *level < below);
            let Some((level, size, entries)) = page.filter(|_| met.insert(at)) else {
                broken += 1;
                continue;
            };
            let key = if self.is_wide { 8 } else { 4 };
            if level == 0 {
                entries.chunks_exact(size).for_each(&mut *each);
            } else {
                let inner = entries.chunks_exact(size).map(|entry| (number(entry, 2 * key, key), level));
                to_read.extend(inner.collect::<Vec<_>>().into_iter().rev());
            }
        }
        if broken > 0 {
            for at in (0..self.bytes.size()).step_by(PAGE).filter(|at| !met.contains(at)) {
                if let Some((0, size, entries)) = self.page(at, kind).filter(|_| self.is_whole(at)) {
                    entries.chunks_exact(size).for_each(&mut *each);
                }
            }
        }
        broken
    }

    /// Whether the page at `at` fits its check sum.
    fn is_whole(&self, at: u64) -> bool {
        let mut page = [0; PAGE];
        let (end, sum) = if self.is_wide { (496, 500) } else { (500, 508) };
        self.bytes.read_at(at, &mut page).is_ok() && number(&page, sum, 4) == u64::from(check_sum::of(&page[..end]))
    }

    /// The level, the size of an entry, and the entries of the page at `at`.
    fn page(&self, at: u64, kind: u8) -> Option<(u8, usize, Vec<u8>)> {
        if !at.is_multiple_of(PAGE as u64) {
            return None;
        }
        let mut page = vec![0; PAGE];
        if self.bytes.read_at(at, &mut page).ok()? < PAGE {
            return None;
        }
        let (about, trailer, least) = if self.is_wide { (488, 496, 24) } else { (496, 500, 12) };
        let (many, size, level) = (usize::from(page[about]), usize::from(page[about + 2]), page[about + 3]);
        let is_page = page[trailer] == kind && page[trailer + 1] == kind;
        // Leaves of nodes are larger than those of blocks and than what leads to leaves.
        let least = if level == 0 && kind == 0x81 { least / 3 * 4 } else { least };
        if !is_page || size < least || many * size > about {
            return None;
        }
        page.truncate(many * size);
        Some((level, size, page))
    }

    /// Whether something was not as it should be since this was asked last.
    pub(super) fn was_damaged(&self) -> bool {
        self.damaged.replace(false)
    }

    /// The bytes of a block, as they were before they were scrambled.
    fn block(&self, id: u64) -> Option<Vec<u8>> {
        let block = self.stored(id & !1);
        if block.is_none() {
            self.damaged.set(true);
        }
        block
    }

    fn stored(&self, id: u64) -> Option<Vec<u8>> {
        let (at, size) = *self.places.get(&id)?;
        self.left.set(self.left.get().checked_sub(u64::from(size))?);
        let trailer = if self.is_wide { 16 } else { 12 };
        // A block and its trailer together fill stretches of 64 bytes.
        let whole = (usize::from(size) + trailer).next_multiple_of(64);
        let mut bytes = vec![0; whole];
        let read = self.bytes.read_at(at, &mut bytes).ok()?;
        if read < usize::from(size) {
            return None;
        }
        let sum = number(&bytes, whole - if self.is_wide { 12 } else { 4 }, 4) as u32;
        bytes.truncate(usize::from(size));
        if sum != check_sum::of(&bytes) {
            self.damaged.set(true);
        }
        // What leads to other blocks is not scrambled.
        if id & 2 == 0 {
            match self.scrambling {
                1 => scrambled::permuted(&mut bytes),
                2 => scrambled::cycled(&mut bytes, id as u32),
                _ => {}
            }
        }
        Some(bytes)
    }

    /// The bytes that begin with block `id`, a piece for each block; one that is not there is an empty piece. No more than `most`
    /// bytes are read.
    pub(super) fn data(&self, id: u64, most: u64) -> Vec<Vec<u8>> {
        let mut pieces = Vec::new();
        let mut left = most;
        self.gather(id, 3, &mut left, &mut pieces);
        pieces
    }

    fn gather(&self, id: u64, below: u8, left: &mut u64, pieces: &mut Vec<Vec<u8>>) {
        if id == 0 || *left == 0 {
            return;
        }
        let block = self.block(id).unwrap_or_default();
        if id & 2 == 0 {
            *left = left.saturating_sub(block.len() as u64);
            return pieces.push(block);
        }
        let (kind, level) = (number(&block, 0, 1), number(&block, 1, 1) as u8);
        if kind != 1 || level == 0 || level >= below {
            self.damaged.set(true);
            return;
        }
        let size = if self.is_wide { 8 } else { 4 };
        for entry in block.get(8..).unwrap_or_default().chunks_exact(size).take(number(&block, 2, 2) as usize) {
            // What leads to further blocks is bounded too.
            *left = left.saturating_sub(1);
            self.gather(number(entry, 0, size), level, left, pieces);
        }
    }

    /// What is inside the node whose list begins with block `id`.
    pub(super) fn inner(&self, id: u64) -> Nodes {
        let mut nodes = Nodes::new();
        self.list(id, 2, &mut nodes);
        nodes
    }

    fn list(&self, id: u64, below: u8, nodes: &mut Nodes) {
        if id == 0 {
            return;
        }
        let block = self.block(id).unwrap_or_default();
        let (kind, level) = (number(&block, 0, 1), number(&block, 1, 1) as u8);
        if kind != 2 || level >= below {
            self.damaged.set(true);
            return;
        }
        let (start, size) = if self.is_wide { (8, 8) } else { (4, 4) };
        let entry = size * if level == 0 { 3 } else { 2 };
        for entry in block.get(start..).unwrap_or_default().chunks_exact(entry).take(number(&block, 2, 2) as usize) {
            let (node, data) = (number(entry, 0, size) as u32, number(entry, size, size));
            match level {
                0 => {
                    nodes.entry(node).or_insert(Node { data, inner: number(entry, 2 * size, size), parent: 0 });
                }
                _ => self.list(data, level, nodes),
            }
        }
    }
}
