//! Properties of a node, and tables of them ([MS-PST] 2.3.3, 2.3.4).

use super::blocks::{Blocks, Node, Nodes};
use super::heap::{Heap, four, two};
use crate::mail::mapi::properties::{Properties, Value};
use crate::mail::mapi::tags;

/// No more bytes of a heap or of one value that is no attachment are read.
const MOST: u64 = 64 << 20;

/// A node's own properties, and what they lead to.
pub(super) struct Context<'b, 's> {
    blocks: &'s Blocks<'b>,
    heap: Heap,
    pub(super) inner: Nodes,
}

/// Where the value of a property is: its type, and the value or what leads to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) kind: u16,
    pub(super) at: u32,
}

impl<'b, 's> Context<'b, 's> {
    /// Nothing, if the node holds nothing that can be read.
    pub(super) fn of(blocks: &'s Blocks<'b>, node: Node) -> Option<Context<'b, 's>> {
        let heap = Heap::of(blocks.data(node.data, MOST))?;
        Some(Context { blocks, heap, inner: blocks.inner(node.inner) })
    }

    /// Where the node's properties are.
    fn placed(&self) -> Option<Vec<(u16, Placed)>> {
        let pairs = self.heap.tree(self.heap.root).filter(|_| self.heap.kind == 0xbc)?;
        let placed = pairs
            .into_iter()
            .filter_map(|(id, value)| Some((two(id, 0)?, Placed { kind: two(value, 0)?, at: four(value, 2)? })));
        Some(placed.collect())
    }

    /// The node's properties, but not what is attached.
    pub(super) fn properties(&self, page: Option<i64>) -> Option<(Properties, Option<Placed>)> {
        let mut out = Properties::default().with_page(page);
        let mut attached = None;
        for (id, placed) in self.placed()? {
            if id == tags::ATTACHED {
                attached = Some(placed);
                continue;
            }
            let value = match Value::size(placed.kind) {
                Some(size) if size <= 4 => Value::of(placed.kind, &placed.at.to_le_bytes()),
                _ if Value::of(placed.kind, &[0; 8]).is_none() => None,
                _ => self.bytes(placed.at, MOST).and_then(|bytes| Value::of(placed.kind, &bytes)),
            };
            value.into_iter().for_each(|value| out.put(id, value));
        }
        Some((out, attached))
    }

    /// The bytes that `at` leads to: in the heap, or in a node inside this one.
    pub(super) fn bytes(&self, at: u32, most: u64) -> Option<Vec<u8>> {
        match at {
            0 => Some(Vec::new()),
            at if at & 0x1f == 0 => self.heap.get(at).map(<[u8]>::to_vec),
            at => {
                let node = self.inner.get(&at)?;
                Some(self.blocks.data(node.data, most).concat())
            }
        }
    }

    /// The rows of the table that the node holds: their numbers, and their properties.
    pub(super) fn rows(&self, page: Option<i64>) -> Option<Vec<(u32, Properties)>> {
        let about = self.heap.get(self.heap.root).filter(|_| self.heap.kind == 0x7c)?;
        let (many, end_of_values, size) =
            (usize::from(*about.get(1)?), usize::from(two(about, 6)?), usize::from(two(about, 8)?));
        let (index, rows) = (four(about, 10)?, four(about, 14)?);
        let columns: Vec<&[u8]> = about.get(22..)?.chunks_exact(8).take(many).collect();
        if size < 4 || end_of_values > size {
            return None;
        }
        let pieces = match rows {
            0 => Vec::new(),
            at if at & 0x1f == 0 => vec![self.heap.get(at)?.to_vec()],
            at => self.blocks.data(self.inner.get(&at)?.data, MOST),
        };
        // No row goes on from one block in the next.
        let mut all: Vec<&[u8]> = pieces.iter().flat_map(|piece| piece.chunks_exact(size)).collect();
        // The index lists those that were not deleted.
        if let Some(pairs) = self.heap.tree(index) {
            let live: Vec<usize> =
                pairs.iter().filter_map(|(_, at)| Some(usize::from(two(at, 0)?) | row_high(at))).collect();
            let listed: Vec<&[u8]> = live.iter().filter_map(|n| all.get(*n).copied()).collect();
            if !listed.is_empty() || pairs.is_empty() {
                all = listed;
            }
        }
        Some(
            all.into_iter()
                .filter_map(|row| Some((four(row, 0)?, self.row(row, &columns, end_of_values, page))))
                .collect(),
        )
    }

    fn row(&self, row: &[u8], columns: &[&[u8]], flags: usize, page: Option<i64>) -> Properties {
        let mut out = Properties::default().with_page(page);
        for column in columns {
            let (Some(kind), Some(id), Some(at)) = (two(column, 0), two(column, 2), two(column, 4)) else { continue };
            let (size, bit) = (usize::from(column[6]), usize::from(column[7]));
            let is_there = row.get(flags + bit / 8).is_some_and(|byte| byte >> (7 - bit % 8) & 1 == 1);
            let Some(cell) = row.get(usize::from(at)..usize::from(at) + size).filter(|_| is_there) else { continue };
            let value = match Value::size(kind) {
                Some(_) => Value::of(kind, cell),
                None if Value::of(kind, &[0; 8]).is_none() => None,
                None => four(cell, 0).and_then(|at| self.bytes(at, MOST)).and_then(|bytes| Value::of(kind, &bytes)),
            };
            value.into_iter().for_each(|value| out.put(id, value));
        }
        out
    }
}

/// The upper half of a row's number, where numbers have four bytes.
fn row_high(at: &[u8]) -> usize {
    two(at, 2).map_or(0, |high| usize::from(high) << 16)
}
