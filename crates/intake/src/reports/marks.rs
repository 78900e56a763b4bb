//! What the rules have found each unit of a page to be.

use record::item::BlockKind;

/// What each unit was found to be. A unit is marked once, by the first rule that knows it.
pub(super) struct Marks {
    kinds: Vec<Option<BlockKind>>,
    /// Units that go on the block of the unit above.
    joined: Vec<bool>,
}

impl Marks {
    /// The marks of units whose kinds are known, or not.
    pub(super) fn of(kinds: Vec<Option<BlockKind>>) -> Marks {
        Marks { joined: vec![false; kinds.len()], kinds }
    }

    pub(super) fn set(&mut self, i: usize, kind: BlockKind) {
        self.kinds[i] = Some(kind);
    }

    pub(super) fn join(&mut self, i: usize) {
        self.joined[i] = true;
    }

    pub(super) fn kind(&self, i: usize) -> Option<&BlockKind> {
        self.kinds[i].as_ref()
    }

    /// Whether the unit goes on the block of the unit above.
    pub(super) fn goes_on(&self, i: usize) -> bool {
        self.joined[i]
    }

    pub(super) fn is_free(&self, i: usize) -> bool {
        self.kinds[i].is_none() && !self.joined[i]
    }
}
