//! How many hits there are of each party, kind, channel, language or month.

use std::collections::BTreeMap;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Result, Score, SegmentOrdinal, SegmentReader};

/// What hits are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Everybody who has a part in it, whatever the part.
    Party,
    /// What it is.
    Kind,
    /// How it went.
    Channel,
    /// The language it is in.
    Lang,
    /// The month that it was sent in, as `2016-10`; an item that may be of several months is counted as having none.
    Month,
}

const NAMES: [(By, &str); 5] =
    [(By::Party, "party"), (By::Kind, "kind"), (By::Channel, "channel"), (By::Lang, "lang"), (By::Month, "month")];

impl By {
    /// As people write it.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(by, _)| *by == self).map_or("", |(_, name)| name)
    }

    /// The facet that is written so.
    pub fn named(name: &str) -> Option<By> {
        NAMES.iter().find(|(_, known)| *known == name).map(|(by, _)| *by)
    }
}

/// The counts of one facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facet {
    /// Each value and how many hits have it, in the order of the values.
    pub counts: BTreeMap<String, u64>,
    /// How many hits have no value.
    pub without: u64,
}

impl Facet {
    /// The values that most hits have, those first; where two are equal, in the order of the values.
    pub fn most(&self, limit: usize) -> Vec<(&str, u64)> {
        let mut all: Vec<(&str, u64)> = self.counts.iter().map(|(value, count)| (value.as_str(), *count)).collect();
        all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        all.truncate(limit);
        all
    }
}

/// Counts by one facet.
pub(super) struct Counting(pub(super) By);

/// The counts of one segment.
pub(super) struct OfSegment {
    values: Values,
    counts: Vec<u64>,
    without: u64,
}

enum Values {
    Words(StrColumn),
    /// The months, and the first of them.
    Months(Column<i64>, i64),
    /// No item of this segment has any.
    None,
}

impl Collector for Counting {
    type Fruit = Facet;
    type Child = OfSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> Result<OfSegment> {
        let fast = segment.fast_fields();
        let (values, size) = match self.0 {
            By::Month => months(fast.i64("month")?),
            by => match fast.str(by.name())? {
                Some(words) => {
                    let size = words.num_terms();
                    (Values::Words(words), size)
                }
                None => (Values::None, 0),
            },
        };
        Ok(OfSegment { values, counts: vec![0; size], without: 0 })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Result<Facet>>) -> Result<Facet> {
        let mut all = Facet::default();
        for segment in segments {
            let segment = segment?;
            all.without += segment.without;
            segment.counts.into_iter().for_each(|(value, count)| *all.counts.entry(value).or_default() += count);
        }
        Ok(all)
    }
}

/// A segment's months, and how many there are from its first to its last.
fn months(column: Column<i64>) -> (Values, usize) {
    let (first, last) = (column.min_value(), column.max_value());
    match usize::try_from(last.saturating_sub(first)) {
        Ok(span) if span < MONTHS => (Values::Months(column, first), span + 1),
        _ => (Values::None, 0),
    }
}

/// More months than there are from the year -9999 to 9999.
const MONTHS: usize = 250_000;

impl SegmentCollector for OfSegment {
    type Fruit = Result<Facet>;

    fn collect(&mut self, doc: DocId, _: Score) {
        let mut found = false;
        match &self.values {
            Values::Words(words) => words.term_ords(doc).for_each(|number| {
                self.counts[number as usize] += 1;
                found = true;
            }),
            Values::Months(column, start) => column.values_for_doc(doc).for_each(|month| {
                self.counts[(month - start) as usize] += 1;
                found = true;
            }),
            Values::None => {}
        }
        self.without += u64::from(!found);
    }

    fn harvest(self) -> Result<Facet> {
        let found = |(number, count): (usize, &u64)| (*count > 0).then_some((number as u64, *count));
        let (numbers, counts): (Vec<u64>, Vec<u64>) = self.counts.iter().enumerate().filter_map(found).unzip();
        let names = match &self.values {
            Values::Words(words) => names(words, &numbers)?,
            Values::Months(_, start) => numbers.iter().map(|number| written(start + *number as i64)).collect(),
            Values::None => Vec::new(),
        };
        Ok(Facet { counts: names.into_iter().zip(counts).collect(), without: self.without })
    }
}

/// The values of these numbers, which are in order: one way through the dictionary, and not one for each.
fn names(words: &StrColumn, numbers: &[u64]) -> Result<Vec<String>> {
    let mut out = Vec::with_capacity(numbers.len());
    words.dictionary().sorted_ords_to_term_cb(numbers, |name| out.push(String::from_utf8_lossy(name).into_owned()))?;
    Ok(out)
}

/// A month as `2016-10`.
fn written(month: i64) -> String {
    format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}
