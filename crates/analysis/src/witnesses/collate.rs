//! Where a witness differs from the base.
//!
//! The witness is placed in the base ([`locate`]); what it leaves uncovered at either end is laid against the words
//! of the base that stand there; then every step that is not the same word is a difference, sorted by its kind and graded by what it can change
//! ([`grade`](mod@crate::collation::grade)).

use crate::align::{Alignment, Search, Step, Vocabulary, align, locate};
use crate::collation::grade::{Grade, grade, number, one_unit};
use crate::dossier::DifferenceKind;
use crate::parties::Names;
use crate::quotes::reading::Reading;
use record::Matters;
use std::ops::Range;

/// A stretch where base and witness differ; ranges count words of the readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: DifferenceKind,
    /// Words of the base.
    pub base: Range<usize>,
    /// Words of the witness.
    pub here: Range<usize>,
    /// How much it matters.
    pub matters: Matters,
}

/// How a witness stands to the base.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Words of the base that the witness covers.
    pub covers: Range<usize>,
    /// How many words of the witness have the same, or nearly the same, in the base.
    pub agrees: usize,
    /// All differences, in the order of the witness.
    pub changes: Vec<Change>,
    /// Whether parts that stand apart in the base are joined without a mark, or stand in another order.
    pub spliced: bool,
}

/// What is known of the words that are compared.
#[derive(Clone, Copy, Debug)]
pub struct Words<'w> {
    /// Their symbols.
    pub vocabulary: &'w Vocabulary,
    /// Which of them are written as names.
    pub names: &'w Names,
}

/// More words than this, left out without a mark, join what stood apart.
const SPLICE: usize = 12;

/// Compares a witness with the base; none where the base does not have its words.
pub fn compare(base: &Reading, witness: &Reading, words: Words<'_>) -> Option<Comparison> {
    let vocabulary = words.vocabulary;
    if base.is_empty() || witness.is_empty() {
        return None;
    }
    let mut parts = parts(base, witness, vocabulary);
    parts.sort_by_key(|p| p.a.start);
    parts.dedup_by(|later, earlier| later.a.start < earlier.a.end);
    let (first, last) = (parts.first()?.clone(), parts.last()?.clone());
    if parts.windows(2).any(|w| w[1].b.start < w[0].b.end) {
        return Some(reordered(&parts)).filter(|c| c.agrees * 2 >= witness.len());
    }
    let from = reach_back(base, first.b.start, first.a.start);
    let to = reach_on(base, last.b.end, witness.len() - last.a.end);
    let alignment = align(&base.symbols[from..to], &witness.symbols, vocabulary);
    // Where less than half agrees, the base does not have these words.
    Some(read(base, witness, from, &alignment, words)).filter(|c| c.agrees * 2 >= witness.len())
}

/// The alignments of the witness with the base: `a` counts in the witness.
fn parts(base: &Reading, witness: &Reading, vocabulary: &Vocabulary) -> Vec<Alignment> {
    let search = Search { expected: 1.0, ..Search::default() };
    let found = locate(&witness.symbols, &base.symbols, vocabulary, &search);
    if !found.is_empty() {
        return found;
    }
    // A word or two are too little to be found by their information: all of them, in one piece.
    let n = witness.len();
    let at = base.symbols.windows(n).position(|w| w == witness.symbols.as_slice());
    at.map(|at| Alignment { a: 0..n, b: at..at + n, steps: vec![Step::Same; n], bits: 0.0 }).into_iter().collect()
}

/// Back over up to `words` words of the base, not across a gap.
fn reach_back(base: &Reading, start: usize, words: usize) -> usize {
    let mut at = start;
    while at > 0 && start - at < words && !base.marked[at] {
        at -= 1;
    }
    at
}

fn reach_on(base: &Reading, end: usize, words: usize) -> usize {
    let mut at = end;
    while at < base.len() && at - end < words && !base.marked[at] {
        at += 1;
    }
    at
}

fn reordered(parts: &[Alignment]) -> Comparison {
    let covers = parts.iter().map(|p| p.b.start).min().unwrap_or(0)..parts.iter().map(|p| p.b.end).max().unwrap_or(0);
    let changes = parts
        .windows(2)
        .filter(|w| w[1].b.start < w[0].b.end)
        .map(|w| Change {
            kind: DifferenceKind::Order,
            base: w[1].b.clone(),
            here: w[1].a.clone(),
            matters: Matters::CouldMislead,
        })
        .collect();
    let agrees = parts.iter().map(Alignment::agreeing).sum();
    Comparison { covers, agrees, changes, spliced: true }
}

fn read(base: &Reading, witness: &Reading, from: usize, alignment: &Alignment, words: Words<'_>) -> Comparison {
    let steps: Vec<(Step, Range<usize>, Range<usize>)> =
        alignment.walk().map(|(s, a, b)| (s, a.start + from..a.end + from, b)).collect();
    let first = steps.iter().position(|s| s.0.agrees()).unwrap_or(0);
    let last = steps.iter().rposition(|s| s.0.agrees()).unwrap_or(0);
    let covers = steps.get(first).map_or(from, |s| s.1.start)..steps.get(last).map_or(from, |s| s.1.end);
    let mut changes: Vec<Change> = Vec::new();
    let mut open = false;
    for (k, (step, a, b)) in steps.iter().enumerate() {
        // Beyond the ends, words of the base are merely not quoted, and words of the witness merely not in the base,
        // unless they stand opposite each other.
        let outside = k < first || k > last;
        if *step == Step::Same || outside && matches!(step, Step::OnlyA | Step::OnlyB) {
            open = false;
            continue;
        }
        let kind = match step {
            Step::Near => DifferenceKind::Spelling,
            Step::Split | Step::Joined => DifferenceKind::Typographic,
            Step::OnlyA => DifferenceKind::UnmarkedOmission,
            Step::OnlyB => DifferenceKind::Insertion,
            _ => DifferenceKind::Substitution,
        };
        match changes.last_mut().filter(|c| open && (merges(c.kind) && merges(kind) || c.kind == kind)) {
            Some(change) => {
                change.base.end = a.end;
                change.here.end = b.end;
                if change.kind != kind {
                    change.kind = DifferenceKind::Substitution;
                }
            }
            None => changes.push(Change { kind, base: a.clone(), here: b.clone(), matters: Matters::Wording }),
        }
        open = true;
    }
    let mut spliced = false;
    changes.retain_mut(|change| {
        settle(change, base, witness, words, &mut spliced);
        !same_figure(change, base, witness, words.vocabulary)
    });
    let agrees = steps.iter().filter(|s| s.0.agrees()).map(|s| s.2.len()).sum();
    Comparison { covers, agrees, changes, spliced }
}

fn merges(kind: DifferenceKind) -> bool {
    matches!(kind, DifferenceKind::UnmarkedOmission | DifferenceKind::Insertion | DifferenceKind::Substitution)
}

/// Marked omissions and gaps of the base are no changes of the witness's; what is left is graded.
fn settle(change: &mut Change, base: &Reading, witness: &Reading, words: Words<'_>, spliced: &mut bool) {
    let marked_here = (change.here.start..=change.here.end).any(|i| witness.marked.get(i).copied().unwrap_or(false));
    let gap_in_base = (change.base.start..=change.base.end).any(|i| base.marked.get(i).copied().unwrap_or(false));
    match change.kind {
        DifferenceKind::UnmarkedOmission | DifferenceKind::Substitution if marked_here => {
            change.kind = DifferenceKind::MarkedOmission;
            change.matters = Matters::Typography;
        }
        DifferenceKind::Insertion if gap_in_base || marked_here => {
            change.kind = DifferenceKind::MarkedOmission;
            change.matters = Matters::Typography;
        }
        DifferenceKind::UnmarkedOmission => {
            *spliced |= change.base.len() > SPLICE;
            change.matters = graded(change, base, witness, words).matters();
        }
        DifferenceKind::Typographic => change.matters = Matters::Typography,
        DifferenceKind::Spelling => {
            let grade = graded(change, base, witness, words);
            // "Fees" for "fee" is spelt almost alike and is another word.
            if grade > Grade::Spelling {
                change.kind = DifferenceKind::Substitution;
            }
            change.matters = grade.matters();
        }
        _ => change.matters = graded(change, base, witness, words).matters(),
    }
}

/// `40` for `forty`, `£1.2m` for `£1.2 million`: the same number and unit, in one house's style for another's.
fn same_figure(change: &Change, base: &Reading, witness: &Reading, vocabulary: &Vocabulary) -> bool {
    let (a, b) = (words(&change.base, base, vocabulary), words(&change.here, witness, vocabulary));
    if let ([a], [b]) = (&a[..], &b[..])
        && number(a).is_some()
    {
        return number(a) == number(b);
    }
    let after_a_figure = |at: usize, of: &Reading| {
        let before = at.checked_sub(1).and_then(|i| of.symbols.get(i)).map(|s| vocabulary.word(*s));
        before.is_some_and(|word| number(word).is_some())
    };
    after_a_figure(change.base.start, base) && after_a_figure(change.here.start, witness) && one_unit(&a, &b)
}

fn words<'v>(range: &Range<usize>, of: &Reading, vocabulary: &'v Vocabulary) -> Vec<&'v str> {
    range.clone().filter_map(|i| of.symbols.get(i)).map(|s| vocabulary.word(*s)).collect()
}

/// What a change can change.
fn graded(change: &Change, base: &Reading, witness: &Reading, words_of: Words<'_>) -> Grade {
    let vocabulary = words_of.vocabulary;
    let (a, b) = (words(&change.base, base, vocabulary), words(&change.here, witness, vocabulary));
    let near = |x: &str, y: &str| {
        let symbols = vocabulary.symbol(x).zip(vocabulary.symbol(y));
        symbols.is_some_and(|(x, y)| vocabulary.near(x, y))
    };
    grade(&a, &b, &near, &|word| words_of.names.has(word))
}
