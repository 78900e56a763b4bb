//! Plain BM25 over one field, to hold a search against: no index, exact lengths, every word of the query counted once.

use record::Tokens;
use std::collections::{BTreeMap, BTreeSet};

/// Texts by their words.
pub struct Plain {
    /// For each word, the texts that have it and how often.
    texts: BTreeMap<String, Vec<(usize, f64)>>,
    lengths: Vec<f64>,
    mean: f64,
}

/// What weighs how often a word is there, and how long the text is (Robertson and Zaragoza 2009).
#[derive(Clone, Copy)]
pub struct Weights {
    pub k1: f64,
    pub b: f64,
}

impl Plain {
    /// Takes the texts' words.
    pub fn of(bodies: &[String]) -> Plain {
        let mut texts: BTreeMap<String, Vec<(usize, f64)>> = BTreeMap::new();
        let mut lengths = Vec::new();
        for (number, body) in bodies.iter().enumerate() {
            let tokens = Tokens::of(body);
            lengths.push(tokens.len() as f64);
            let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
            tokens.iter().for_each(|word| *counts.entry(word).or_default() += 1.0);
            for (word, count) in counts {
                texts.entry(word.to_owned()).or_default().push((number, count));
            }
        }
        let mean = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        Plain { texts, lengths, mean }
    }

    /// The rank of text `wanted` among all that have any word of `query`, from 1; where two are equal, the earlier text comes first.
    pub fn rank(&self, query: &str, wanted: usize, weights: Weights) -> Option<usize> {
        let mut scores = vec![0.0; self.lengths.len()];
        let tokens = Tokens::of(query);
        for word in tokens.iter().collect::<BTreeSet<_>>() {
            let Some(texts) = self.texts.get(word) else { continue };
            let (all, having) = (self.lengths.len() as f64, texts.len() as f64);
            let says = (1.0 + (all - having + 0.5) / (having + 0.5)).ln();
            for (number, count) in texts {
                let length = 1.0 - weights.b + weights.b * self.lengths[*number] / self.mean;
                scores[*number] += says * count * (weights.k1 + 1.0) / (count + weights.k1 * length);
            }
        }
        let own = scores[wanted];
        let before = |(number, score): (usize, &f64)| *score > own || (*score == own && number < wanted);
        (own > 0.0).then(|| 1 + scores.iter().enumerate().filter(|(number, score)| before((*number, score))).count())
    }
}
