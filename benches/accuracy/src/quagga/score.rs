//! Our heads beside those of the gold.

use super::gold::Head;
use crate::counts::Counts;

/// All figures.
#[derive(Default)]
pub struct Score {
    pub mails: usize,
    pub exact: usize,
    pub gold: usize,
    pub found: usize,
    from: Pieces,
    to: Pieces,
    cc: Pieces,
    sent: Counts,
    subject: Counts,
    shown: usize,
}

/// Pieces are counted from both sides, since they need not be as many.
#[derive(Clone, Copy, Default)]
struct Pieces {
    /// Of the gold's.
    recalled: Counts,
    /// Of ours.
    precise: Counts,
}

impl Pieces {
    fn of(gold: &[String], ours: &[String]) -> Pieces {
        let squeezed = |text: &String| text.replace(' ', "");
        let has =
            |one: &String, piece: &String| one.contains(piece.as_str()) || squeezed(one).contains(&squeezed(piece));
        let recalled = gold.iter().filter(|piece| ours.iter().any(|one| has(one, piece))).count() as f64;
        let precise =
            ours.iter().filter(|one| gold.iter().any(|piece| has(one, piece) || has(piece, one))).count() as f64;
        Pieces {
            recalled: Counts { right: recalled, found: 0.0, gold: gold.len() as f64 },
            precise: Counts { right: precise, found: ours.len() as f64, gold: 0.0 },
        }
    }

    fn add(&mut self, other: Pieces) {
        self.recalled.add(other.recalled);
        self.precise.add(other.precise);
    }

    /// As one count: what is right is the harmonic mean's.
    fn counts(self) -> Counts {
        let gold = self.recalled.gold;
        let share = if gold == 0.0 { 0.0 } else { self.recalled.right / gold };
        let precision = if self.precise.found == 0.0 { 0.0 } else { self.precise.right / self.precise.found };
        // So many of ours, if each were one piece of the gold's.
        let found = if precision == 0.0 { self.precise.found } else { share * gold / precision };
        Counts { right: share * gold, found: found.round(), gold }
    }
}

fn sent(gold: &Head, ours: &Head) -> Counts {
    let right = !gold.sent.is_empty()
        && ours.sent.first().is_some_and(|words| gold.sent.iter().all(|piece| words.contains(piece)));
    let one = |is: bool| if is { 1.0 } else { 0.0 };
    Counts { right: one(right), found: one(!ours.sent.is_empty()), gold: one(!gold.sent.is_empty()) }
}

fn subject(gold: &Head, ours: &Head) -> Counts {
    let one = |is: bool| if is { 1.0 } else { 0.0 };
    let right = gold.subject.is_some() && gold.subject == ours.subject;
    Counts { right: one(right), found: one(ours.subject.is_some()), gold: one(gold.subject.is_some()) }
}

/// How much of two heads agrees.
fn alike(gold: &Head, ours: &Head) -> f64 {
    let pieces = [(&gold.from, &ours.from), (&gold.to, &ours.to)];
    let right: f64 = pieces.iter().map(|(gold, ours)| Pieces::of(gold, ours).recalled.right.min(2.0)).sum();
    0.01 + right + sent(gold, ours).right * 2.0 + subject(gold, ours).right
}

/// Which heads are the same, in order.
fn aligned(gold: &[Head], ours: &[Head]) -> Vec<(usize, usize)> {
    let mut best = vec![vec![0.0; ours.len() + 1]; gold.len() + 1];
    for i in (0..gold.len()).rev() {
        for j in (0..ours.len()).rev() {
            let both = best[i + 1][j + 1] + alike(&gold[i], &ours[j]);
            best[i][j] = f64::max(both, f64::max(best[i + 1][j], best[i][j + 1]));
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < gold.len() && j < ours.len() {
        if best[i][j] == best[i + 1][j] {
            i += 1;
        } else if best[i][j] == best[i][j + 1] {
            j += 1;
        } else {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        }
    }
    pairs
}

impl Score {
    /// Adds a mail; shows what is missed in it, in the first `misses` of them.
    pub fn add(&mut self, name: &str, gold: &[Head], ours: &[Head], misses: usize) {
        self.mails += 1;
        self.exact += usize::from(gold.len() == ours.len());
        self.gold += gold.len();
        self.found += ours.len();
        let pairs = aligned(gold, ours);
        let nothing = Head::default();
        let unmatched_gold = (0..gold.len()).filter(|i| !pairs.iter().any(|(found, _)| found == i));
        let unmatched_ours = (0..ours.len()).filter(|j| !pairs.iter().any(|(_, found)| found == j));
        let all: Vec<(&Head, &Head)> = pairs
            .iter()
            .map(|(i, j)| (&gold[*i], &ours[*j]))
            .chain(unmatched_gold.map(|i| (&gold[i], &nothing)))
            .chain(unmatched_ours.map(|j| (&nothing, &ours[j])))
            .collect();
        let mut differs = gold.len() != ours.len();
        // In some mails only the places of the heads are marked.
        if !gold.is_empty() && gold.iter().all(Head::says_nothing) {
            return;
        }
        for (gold, ours) in &all {
            let (from, to) = (Pieces::of(&gold.from, &ours.from), Pieces::of(&gold.to, &ours.to));
            let (sent, subject) = (sent(gold, ours), subject(gold, ours));
            let is_whole = |pieces: &Pieces| {
                pieces.recalled.right == pieces.recalled.gold && pieces.precise.right == pieces.precise.found
            };
            differs |= !is_whole(&from) || !is_whole(&to);
            differs |= [sent, subject].iter().any(|one| one.right != one.found || one.right != one.gold);
            self.from.add(from);
            self.to.add(to);
            self.cc.add(Pieces::of(&gold.cc, &ours.cc));
            self.sent.add(sent);
            self.subject.add(subject);
        }
        if differs && self.shown < misses {
            self.shown += 1;
            println!("{name}: {} there, {} found", gold.len(), ours.len());
            for (gold, ours) in all {
                println!("  gold {gold:?}\n  ours {ours:?}");
            }
        }
    }

    pub fn lines(&self) -> [(&'static str, Counts); 5] {
        [
            ("From", self.from.counts()),
            ("Sent", self.sent),
            ("To", self.to.counts()),
            ("Cc", self.cc.counts()),
            ("Subject", self.subject),
        ]
    }
}
