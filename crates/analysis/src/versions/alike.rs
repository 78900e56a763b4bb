//! Which items are versions of one report.
//!
//! A report that follows another closely is not a version of it: it has another outlet or another address, and what it took
//! is a derivation. So where outlets are known they must be the same; where neither outlet nor address is known, a title
//! and nearly all words must be.

use super::address;
use crate::align::{Vocabulary, containment};
use crate::prose::{Place, Prose};
use rayon::prelude::*;
use record::fold::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Shares of the words, by what they tell, that each must have of the other.
const MOST_WORDS: f64 = 0.8;
/// Two texts at one address have at least this in common; else one of them gives an address that is not its own.
const SOME_WORDS: f64 = 0.2;

/// Runs of so many words are looked up to find texts that may be alike.
const RUN: usize = 4;
/// So many of a text's runs stand for it.
const SKETCH: usize = 64;
/// Texts that share fewer of these are not nearly the same.
const MET: usize = 8;

/// Pairs of versions.
pub struct Pairs {
    pairs: BTreeMap<(usize, usize), bool>,
    count: usize,
    /// How much each word of the texts tells.
    pub vocabulary: Vocabulary,
}

/// What tells one text's report from another's.
struct Known {
    address: Option<String>,
    outlet: Option<String>,
    title: Option<String>,
    symbols: Vec<u32>,
}

impl Pairs {
    /// Finds them among `proses`; none where there is no pair worth a look, as in most piles.
    pub fn of(proses: &[Prose<'_>]) -> Option<Pairs> {
        let candidates = candidates(proses);
        if candidates.is_empty() {
            return None;
        }
        let (vocabulary, symbols) = Vocabulary::of(proses.iter().map(|prose| &prose.tokens));
        let known: Vec<Known> = proses.iter().zip(symbols).map(|(prose, symbols)| Known::of(prose, &symbols)).collect();
        let mut pairs = BTreeMap::new();
        for (a, b) in candidates {
            if let Some(by_address) = versions(&known[a], &known[b], &vocabulary) {
                pairs.insert((a, b), by_address);
            }
        }
        Some(Pairs { pairs, count: proses.len(), vocabulary })
    }

    /// Whether the two have one address.
    pub fn by_address(&self, a: usize, b: usize) -> bool {
        self.pairs.get(&(a.min(b), a.max(b))).copied().unwrap_or(false)
    }

    /// The texts that have versions, report by report.
    pub fn groups(&self) -> Vec<Vec<usize>> {
        let mut first: Vec<usize> = (0..self.count).collect();
        for &(a, b) in self.pairs.keys() {
            let (a, b) = (first[a].min(first[b]), first[a].max(first[b]));
            first.iter_mut().filter(|first| **first == b).for_each(|first| *first = a);
        }
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        first.iter().enumerate().for_each(|(text, &first)| groups.entry(first).or_default().push(text));
        groups.into_values().filter(|group| group.len() > 1).collect()
    }
}

impl Known {
    fn of(prose: &Prose<'_>, symbols: &[u32]) -> Known {
        let item = prose.item;
        let folded = |value: &str| {
            let words: Vec<String> = fold(value).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
            words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let told = prose.paragraphs.iter().filter(|paragraph| paragraph.kind != Place::Margin);
        Known {
            address: item.address.as_ref().map(|stated| address::normal(&stated.value)),
            outlet: item.outlet.as_ref().map(|stated| folded(&stated.value).trim_start_matches("the ").to_owned()),
            title: item.title.as_ref().map(|stated| folded(&stated.value)),
            symbols: told.flat_map(|paragraph| &symbols[paragraph.tokens.clone()]).copied().collect(),
        }
    }
}

/// Whether two are versions of one report, and whether it is their address that says so.
fn versions(a: &Known, b: &Known, vocabulary: &Vocabulary) -> Option<bool> {
    let both = |x: &Option<String>, y: &Option<String>| Some(x.as_ref()? == y.as_ref()?);
    let outlet = both(&a.outlet, &b.outlet);
    let address = both(&a.address, &b.address);
    let title = both(&a.title, &b.title) == Some(true);
    if outlet == Some(false) && address != Some(true) {
        return None;
    }
    let shares = (containment(&a.symbols, &b.symbols, vocabulary), containment(&b.symbols, &a.symbols, vocabulary));
    let (least, most) = (shares.0.min(shares.1), shares.0.max(shares.1));
    if address == Some(true) {
        return (title || most >= SOME_WORDS).then_some(true);
    }
    let host = |known: &Known| known.address.as_ref().map(|address| address.split('/').next().map(str::to_owned));
    // Two addresses are two pages, unless one outlet has the same report at both.
    if address == Some(false) && outlet.is_none() && host(a) != host(b) {
        return None;
    }
    let grown = outlet == Some(true) && title && most >= MOST_WORDS;
    let nearly = least >= MOST_WORDS && (outlet == Some(true) || title);
    (grown || nearly).then_some(false)
}

/// Pairs that are worth a look: one address, or many runs of words in common.
fn candidates(proses: &[Prose<'_>]) -> BTreeSet<(usize, usize)> {
    let mut out = BTreeSet::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (text, prose) in proses.iter().enumerate() {
        // Each with the first: versions of one report need no more to be one group.
        if let Some(stated) = &prose.item.address {
            let first = *places.entry(address::normal(&stated.value)).or_insert(text);
            out.extend((first != text).then_some((first, text)));
        }
    }
    let sketches: Vec<Vec<u64>> = proses.par_iter().map(sketch).collect();
    let mut runs: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (text, sketch) in sketches.iter().enumerate() {
        sketch.iter().for_each(|run| runs.entry(*run).or_default().push(text));
    }
    let mut met: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for texts in runs.values() {
        for (k, &a) in texts.iter().enumerate() {
            texts[k + 1..].iter().take(SKETCH).for_each(|&b| *met.entry((a, b)).or_default() += 1);
        }
    }
    // Short texts have few runs.
    let enough = |&(a, b): &(usize, usize)| MET.min(sketches[a].len().min(sketches[b].len()) / 2 + 1);
    out.extend(met.iter().filter(|(pair, count)| **count >= enough(pair)).map(|(pair, _)| *pair));
    out
}

/// The smallest hashes of a text's runs of words: texts that are nearly the same have nearly the same.
fn sketch(prose: &Prose<'_>) -> Vec<u64> {
    let told = prose.paragraphs.iter().filter(|paragraph| paragraph.kind != Place::Margin);
    let words: Vec<u64> = told.flat_map(|paragraph| prose.tokens.words(paragraph.tokens.clone())).map(hash).collect();
    let mut runs: Vec<u64> = words
        .windows(RUN)
        .map(|run| run.iter().fold(0u64, |sum, word| (sum.rotate_left(17) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)))
        .collect();
    runs.sort_unstable();
    runs.dedup();
    runs.truncate(SKETCH);
    runs
}

/// FNV-1a.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
