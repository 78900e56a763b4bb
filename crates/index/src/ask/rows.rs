//! The rows of all hits.

use std::sync::Arc;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::ColumnValues;
use tantivy::{DocId, Result, Score, SegmentOrdinal, SegmentReader};

/// Collects all rows, in order.
pub(super) struct Rows;

/// The rows of one segment.
pub(super) struct OfSegment {
    column: Arc<dyn ColumnValues<u64>>,
    rows: Vec<u64>,
}

impl Collector for Rows {
    type Fruit = Vec<u64>;
    type Child = OfSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> Result<OfSegment> {
        Ok(OfSegment { column: segment.fast_fields().column_first_or_default("row")?, rows: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Vec<u64>>) -> Result<Vec<u64>> {
        let mut all = segments.concat();
        all.sort_unstable();
        Ok(all)
    }
}

impl SegmentCollector for OfSegment {
    type Fruit = Vec<u64>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.rows.push(self.column.get_val(doc));
    }

    fn harvest(self) -> Vec<u64> {
        self.rows
    }
}
