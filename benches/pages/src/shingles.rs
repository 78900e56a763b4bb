//! The measure of `article-extraction-benchmark`: shingles of four words, weighed by page.

use std::collections::HashMap;

/// What a reading shares with the truth, as shares of all shingles of either.
pub struct Score {
    shared: f64,
    added: f64,
    missed: f64,
}

impl Score {
    pub fn of(truth: &str, read: &str) -> Score {
        let (truth, read) = (shingles(truth), shingles(read));
        let count = |of: &HashMap<Vec<&str>, usize>, key: &Vec<&str>| of.get(key).copied().unwrap_or(0);
        let (mut shared, mut added, mut missed) = (0usize, 0usize, 0usize);
        for (key, n) in &truth {
            shared += (*n).min(count(&read, key));
            missed += n.saturating_sub(count(&read, key));
        }
        for (key, n) in &read {
            added += n.saturating_sub(count(&truth, key));
        }
        let all = (shared + added + missed).max(1) as f64;
        Score { shared: shared as f64 / all, added: added as f64 / all, missed: missed as f64 / all }
    }

    /// Precision and recall of one page.
    pub fn both(&self) -> (f64, f64) {
        let part = |other: f64| {
            if other == 0.0 && self.added + self.missed == 0.0 {
                1.0
            } else if self.shared == 0.0 {
                0.0
            } else {
                self.shared / (self.shared + other)
            }
        };
        (part(self.added), part(self.missed))
    }

    pub fn f1(&self) -> f64 {
        let (precision, recall) = self.both();
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}

/// Mean precision, mean recall and their F1.
pub fn figures(scores: &[Score]) -> (f64, f64, f64) {
    let mean = |values: Vec<f64>| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let precision = mean(scores.iter().filter(|s| s.shared + s.added > 0.0).map(|s| s.both().0).collect());
    let recall = mean(scores.iter().filter(|s| s.shared + s.missed > 0.0).map(|s| s.both().1).collect());
    (precision, recall, 2.0 * precision * recall / (precision + recall))
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect()
}

fn shingles(text: &str) -> HashMap<Vec<&str>, usize> {
    let words = words(text);
    let mut out = HashMap::new();
    for i in 0..(words.len() + 1).saturating_sub(4).max(1) {
        let shingle = words[i.min(words.len())..(i + 4).min(words.len())].to_vec();
        if !shingle.is_empty() {
            *out.entry(shingle).or_insert(0) += 1;
        }
    }
    out
}

/// Prints the paragraphs of either text that the other lacks.
pub fn show(truth: &str, read: &str) {
    for (mark, from, other) in [('+', read, truth), ('-', truth, read)] {
        let known = shingles(other);
        for line in from.lines().filter(|line| !line.trim().is_empty()) {
            let own = shingles(line);
            let lacking = own.keys().filter(|key| !known.contains_key(*key)).count();
            let short = own.keys().all(|key| key.len() < 4);
            let lacks = if short { !other.contains(line.trim()) } else { lacking * 2 > own.len() };
            if lacks {
                let line: String = line.trim().chars().take(160).collect();
                println!("{mark} {line}");
            }
        }
    }
}
