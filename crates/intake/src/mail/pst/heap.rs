//! Small things in the bytes of one node, and trees of them ([MS-PST] 2.3.1, 2.3.2).

use std::collections::BTreeSet;

/// The bytes of a node as a heap.
pub(super) struct Heap {
    blocks: Vec<Vec<u8>>,
    /// What sort of heap it is.
    pub(super) kind: u8,
    /// The thing to begin with.
    pub(super) root: u32,
}

/// A key and what it leads to.
type Pair<'h> = (&'h [u8], &'h [u8]);

pub(super) fn two(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|two| u16::from_le_bytes([two[0], two[1]]))
}

pub(super) fn four(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

impl Heap {
    /// Nothing, if the bytes are no heap.
    pub(super) fn of(blocks: Vec<Vec<u8>>) -> Option<Heap> {
        let first = blocks.first()?;
        let is_heap = first.get(2) == Some(&0xec);
        let (kind, root) = (*first.get(3)?, four(first, 4)?);
        is_heap.then_some(Heap { blocks, kind, root })
    }

    /// The thing `id`.
    pub(super) fn get(&self, id: u32) -> Option<&[u8]> {
        let block = self.blocks.get((id >> 16) as usize)?;
        let index = (id >> 5 & 0x7ff) as usize;
        let map = usize::from(two(block, 0)?);
        if id & 0x1f != 0 || index == 0 || index > usize::from(two(block, map)?) {
            return None;
        }
        let at = map + 4 + (index - 1) * 2;
        block.get(usize::from(two(block, at)?)..usize::from(two(block, at + 2)?))
    }

    /// The pairs of the tree that begins with `head`, in order.
    pub(super) fn tree(&self, head: u32) -> Option<Vec<Pair<'_>>> {
        let about = self.get(head)?;
        let [0xb5, key, size, levels, ..] = *about else { return None };
        let (key, size) = (usize::from(key), usize::from(size));
        if key == 0 || size == 0 {
            return None;
        }
        let mut pairs = Vec::new();
        let mut met = BTreeSet::new();
        let mut to_read = vec![(four(about, 4)?, levels.min(8))];
        while let Some((id, level)) = to_read.pop() {
            // An empty tree begins with nothing.
            let Some(bytes) = self.get(id).filter(|_| met.insert(id)) else { continue };
            if level == 0 {
                pairs.extend(bytes.chunks_exact(key + size).map(|pair| pair.split_at(key)));
            } else {
                let inner = bytes.chunks_exact(key + 4).filter_map(|pair| Some((four(pair, key)?, level - 1)));
                to_read.extend(inner.collect::<Vec<_>>().into_iter().rev());
            }
        }
        Some(pairs)
    }
}
