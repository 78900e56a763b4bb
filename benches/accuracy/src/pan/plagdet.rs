//! The measures of PAN: precision, recall, granularity, plagdet.
//!
//! M. Potthast, B. Stein, A. Barrón-Cedeño, P. Rosso: An Evaluation Framework for Plagiarism Detection (COLING 2010),
//! as computed by PAN's evaluator (`pan09-plagiarism-detection-performance-measures`, version 1.3). A case and a row
//! overlap where they do so in both documents. The recall of a case is the share of its characters, of both documents
//! together, that lie in rows that overlap it. Macro recall is the mean over cases; precision is the same with cases
//! and rows exchanged. Granularity is the mean number of rows that overlap a case, over cases with any. Plagdet is the
//! harmonic mean of precision and recall, divided by the binary logarithm of one more than granularity. Micro figures
//! count each character once, over all documents.

use crate::counts::share;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

/// A passage of two documents, as characters of each, half-open.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Which document copies.
    pub this: usize,
    /// Which it copies from.
    pub source: usize,
    /// In the one and in the other.
    pub spans: [Range<usize>; 2],
}

impl Passage {
    /// What two passages have in common on each side, where that is something on both.
    fn overlap(&self, other: &Passage) -> Option<[Range<usize>; 2]> {
        if (self.this, self.source) != (other.this, other.source) {
            return None;
        }
        let both = |side: usize| {
            let (x, y) = (&self.spans[side], &other.spans[side]);
            x.start.max(y.start)..x.end.min(y.end)
        };
        let both = [both(0), both(1)];
        both.iter().all(|span| span.start < span.end).then_some(both)
    }
}

/// Precision, recall and granularity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scores {
    pub precision: f64,
    pub recall: f64,
    pub granularity: f64,
}

impl Scores {
    /// The three in one figure.
    pub fn plagdet(self) -> f64 {
        let f1 = share(2.0 * self.precision * self.recall, self.precision + self.recall);
        f1 / (1.0 + self.granularity).log2()
    }

    /// One line of a table.
    pub fn line(self, name: &str) -> String {
        format!(
            "{name:<44} {:>6.3} {:>6.3} {:>6.3} {:>7.3}",
            self.precision,
            self.recall,
            self.granularity,
            self.plagdet()
        )
    }
}

/// Each case and each row by itself.
pub struct Weighed {
    /// Of each case, the share that was found.
    pub recalls: Vec<f64>,
    /// Of each row, the share that is right.
    pub precisions: Vec<f64>,
    /// Of each case, how many rows overlap it.
    rows: Vec<usize>,
}

impl Weighed {
    pub fn of(cases: &[Passage], rows: &[Passage]) -> Weighed {
        let (cases_of, rows_of) = (by_pair(cases), by_pair(rows));
        Weighed {
            recalls: cases.iter().map(|case| covered(case, rows_of.get(&pair(case)))).collect(),
            precisions: rows.iter().map(|row| covered(row, cases_of.get(&pair(row)))).collect(),
            rows: cases
                .iter()
                .map(|case| {
                    let rows = rows_of.get(&pair(case)).into_iter().flatten();
                    rows.filter(|row| row.overlap(case).is_some()).count()
                })
                .collect(),
        }
    }
}

impl fmt::Display for Weighed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |shares: &[f64], from: f64| shares.iter().filter(|&&share| share >= from).count();
        let rows = |some: &dyn Fn(usize) -> bool| self.rows.iter().filter(|&&rows| some(rows)).count();
        write!(
            f,
            "cases: {} of {} found at all, {} by 95% or more, {} in several rows\n\
             rows: {} of {} right by 95% or more, {} not at all",
            rows(&|rows| rows > 0),
            self.recalls.len(),
            count(&self.recalls, 0.95),
            rows(&|rows| rows > 1),
            count(&self.precisions, 0.95),
            self.precisions.len(),
            self.precisions.len() - count(&self.precisions, f64::MIN_POSITIVE)
        )
    }
}

fn pair(passage: &Passage) -> (usize, usize) {
    (passage.this, passage.source)
}

fn by_pair(passages: &[Passage]) -> BTreeMap<(usize, usize), Vec<&Passage>> {
    let mut out: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for passage in passages {
        out.entry(pair(passage)).or_default().push(passage);
    }
    out
}

/// The share of a passage's characters that lie in others that overlap it.
fn covered(passage: &Passage, others: Option<&Vec<&Passage>>) -> f64 {
    let overlaps: Vec<[Range<usize>; 2]> =
        others.into_iter().flatten().filter_map(|other| passage.overlap(other)).collect();
    let inside: usize = (0..2).map(|side| union(overlaps.iter().map(|both| both[side].clone()))).sum();
    let whole: usize = passage.spans.iter().map(ExactSizeIterator::len).sum();
    share(inside as f64, whole as f64)
}

/// How many characters lie in any of some spans.
fn union(spans: impl Iterator<Item = Range<usize>>) -> usize {
    let mut spans: Vec<Range<usize>> = spans.collect();
    spans.sort_by_key(|span| span.start);
    let (mut count, mut end) = (0, 0);
    for span in spans {
        count += span.end.max(end) - span.start.max(end);
        end = end.max(span.end);
    }
    count
}

/// Each case and each row weighs the same.
pub fn macro_scores(cases: &[Passage], rows: &[Passage]) -> Scores {
    if cases.is_empty() && rows.is_empty() {
        return Scores { precision: 1.0, recall: 1.0, granularity: 1.0 };
    }
    let weighed = Weighed::of(cases, rows);
    let mean = |shares: &[f64]| share(shares.iter().sum(), shares.len() as f64);
    let (precision, recall) = (mean(&weighed.precisions), mean(&weighed.recalls));
    Scores { precision, recall, granularity: granularity(&weighed) }
}

/// Each character weighs the same.
pub fn micro_scores(cases: &[Passage], rows: &[Passage]) -> Scores {
    let found_of = by_pair(rows);
    let right: Vec<Passage> = cases
        .iter()
        .flat_map(|case| {
            let rows = found_of.get(&pair(case)).into_iter().flatten();
            rows.filter_map(|row| Some(Passage { spans: row.overlap(case)?, ..case.clone() }))
        })
        .collect();
    let right = characters(&right) as f64;
    Scores {
        precision: share(right, characters(rows) as f64),
        recall: share(right, characters(cases) as f64),
        granularity: granularity(&Weighed::of(cases, rows)),
    }
}

/// How many characters of all documents lie in any passage.
fn characters(passages: &[Passage]) -> usize {
    let documents: BTreeSet<usize> = passages.iter().flat_map(|passage| [passage.this, passage.source]).collect();
    let spans = |document: usize| {
        passages.iter().flat_map(move |passage| {
            let sides = [passage.this, passage.source].into_iter().zip(passage.spans.clone());
            sides.filter(move |(other, _)| *other == document).map(|(_, span)| span)
        })
    };
    documents.into_iter().map(|document| union(spans(document))).sum()
}

/// How many rows a case that was found is found in.
fn granularity(weighed: &Weighed) -> f64 {
    let found = weighed.rows.iter().filter(|&&rows| rows > 0).count();
    if found == 0 { 1.0 } else { weighed.rows.iter().sum::<usize>() as f64 / found as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same span of both documents, as in the evaluator's own tests.
    fn at(document: usize, span: Range<usize>) -> Passage {
        Passage { this: document, source: document + 10, spans: [span.clone(), span] }
    }

    #[test]
    fn recall_and_precision_are_those_of_the_evaluator() {
        let (one, far, wide, other, late) =
            (at(1, 0..100), at(2, 0..100), at(1, 0..200), at(2, 25..100), at(2, 50..150));
        let scores = |cases: &[&Passage], rows: &[&Passage]| {
            let own = |all: &[&Passage]| all.iter().map(|&one| one.clone()).collect::<Vec<_>>();
            let scores = macro_scores(&own(cases), &own(rows));
            (scores.precision, scores.recall)
        };
        assert_eq!(scores(&[], &[]), (1.0, 1.0));
        assert_eq!(scores(&[&one], &[]), (0.0, 0.0));
        assert_eq!(scores(&[&one, &far], &[&one]), (1.0, 0.5));
        assert_eq!(scores(&[&one], &[&wide]), (0.5, 1.0));
        assert_eq!(scores(&[&far], &[&late, &other]), (0.75, 0.75));
        assert_eq!(scores(&[&one], &[&at(1, 100..200), &wide]), (0.25, 1.0));
    }

    #[test]
    fn granularity_and_plagdet_are_those_of_the_evaluator() {
        let cases = [at(1, 0..100), at(1, 100..200)];
        let rows = [at(1, 0..200), at(1, 0..1)];
        assert_eq!(macro_scores(&cases, &rows).granularity, 1.5);
        let plagdet = |recall, precision, granularity| Scores { precision, recall, granularity }.plagdet();
        assert_eq!(plagdet(1.0, 1.0, 1.0), 1.0);
        assert_eq!(plagdet(0.0, 0.0, 1.0), 0.0);
        assert!((plagdet(1.0, 1.0, 2.0) - 0.630_929_75).abs() < 1e-8);
        assert!((plagdet(0.25, 0.75, 2.0) - 0.236_598_65).abs() < 1e-8);
    }

    #[test]
    fn micro_figures_count_a_character_once() {
        let scores = micro_scores(&[at(1, 0..100)], &[at(1, 0..50), at(1, 25..75), at(2, 0..75)]);
        assert_eq!((scores.precision, scores.recall, scores.granularity), (0.5, 0.75, 2.0));
    }
}
