//! What any number of texts share, in bytes of each.
//!
//! Texts are taken in as they come and are not kept: what stays of a word is its number, and two bytes that say where it
//! stands ([`bounds`]).

mod bounds;

use crate::align::passages::clusters::{End, clusters};
use crate::align::{self, Bits, Coder, Corpus, Row, Settings};
use crate::quotes::marks;
use bounds::Bounds;
use rayon::prelude::*;
use record::progress::{Cancelled, Watch};
use record::{Span, Tokens};
use std::ops::Range;

/// Texts to be searched.
#[derive(Debug, Default)]
pub struct Texts {
    coder: Coder,
    row: Row,
    bounds: Vec<Bounds>,
    joined: Vec<Bits>,
    marked: Vec<Vec<Range<u32>>>,
    sides: Vec<bool>,
}

/// Words of one text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stretch {
    /// The text, in the order in which they were added.
    pub text: usize,
    /// From the first byte of the first word to the last of the last.
    pub span: Span,
}

/// A passage that two texts share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shared {
    /// In the text that was added first.
    pub a: Stretch,
    /// In the other.
    pub b: Stretch,
    /// Information in the words that agree, less the cost of the edits.
    pub bits: f64,
    /// How many passages as good as this one chance would give in the whole search.
    pub expected: f64,
    /// The number of its cluster: passages of one cluster carry the same words.
    pub cluster: usize,
}

/// A passage in very many places, the same words in all.
#[derive(Clone, Debug, PartialEq)]
pub struct Common {
    /// Where, in the order of texts.
    pub places: Vec<Stretch>,
    /// Information in the words.
    pub bits: f64,
    /// How many passages as good as this one chance would give in the whole search.
    pub expected: f64,
    /// The number of its cluster.
    pub cluster: usize,
}

/// What the texts share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// In the order of texts and words.
    pub passages: Vec<Shared>,
    /// Passages in very many places, each once.
    pub common: Vec<Common>,
}

impl Texts {
    /// Takes in texts; `side` says of which set they are, where two sets are held against each other.
    pub fn add(&mut self, texts: &[impl AsRef<str> + Sync], side: bool) {
        let read = |text: &str| {
            let tokens = Tokens::of(text);
            let marked = |span: Span| tokens.within(span);
            let marked = marks::in_plain(text).into_iter().map(marked).map(|r| r.start as u32..r.end as u32).collect();
            (Bounds::of(&tokens), joined(text, &tokens), marked, tokens)
        };
        let read: Vec<(Bounds, Bits, Vec<Range<u32>>, Tokens)> =
            texts.par_iter().map(|text| read(text.as_ref())).collect();
        for (bounds, joined, marked, tokens) in read {
            self.row.push(self.coder.code(&tokens));
            self.bounds.push(bounds);
            self.joined.push(joined);
            self.marked.push(marked);
            self.sides.push(side);
        }
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.row.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.row.is_empty()
    }

    /// How many words they have.
    pub fn words(&self) -> usize {
        self.row.words().len()
    }

    /// How many bytes of memory they take while they are searched, at the most that was measured.
    pub fn bytes(&self) -> usize {
        let words = self.words();
        let bounds: usize = self.bounds.iter().map(Bounds::bytes).sum();
        // For each word its number and twice its worth; for each text its lists.
        let held = words * 8 + bounds + self.row.len() * 120 + self.coder.bytes();
        // What comes after what is worked out beside it, and freed room is not all used again.
        held + held / 3 + self.coder.work(words)
    }

    /// What they share. Where texts of both sides were added, only such of different sides are held against each other.
    pub fn shared(mut self, settings: &Settings, watch: &dyn Watch) -> Result<Found, Cancelled> {
        watch.stage("words", None);
        let vocabulary = self.coder.vocabulary(&mut self.row);
        let sides = self.sides.contains(&true).then_some(&self.sides[..]);
        let corpus = Corpus {
            row: &self.row,
            vocabulary: &vocabulary,
            sides,
            joined: Some(&self.joined),
            marked: Some(&self.marked),
        };
        let found = align::passages(&corpus, settings, watch)?;
        watch.stage("clusters", None);
        let of_passages = found.passages.iter().enumerate().flat_map(|(k, p)| [(k, &p.a), (k, &p.b)]);
        let of_common =
            found.common.iter().zip(found.passages.len()..).flat_map(|(c, k)| c.places.iter().map(move |p| (k, p)));
        let ends = of_passages.chain(of_common).map(|(passage, (text, words))| End {
            text: *text,
            words: words.clone(),
            passage,
        });
        let clusters = clusters(ends.collect(), found.passages.len() + found.common.len());
        let stretch =
            |(text, words): &(usize, Range<usize>)| Stretch { text: *text, span: self.bounds[*text].cover(words) };
        let passage = |(p, &cluster): (&align::Passage, &usize)| Shared {
            a: stretch(&p.a),
            b: stretch(&p.b),
            bits: p.bits,
            expected: p.expected,
            cluster,
        };
        let common = |(c, &cluster): (&align::Common, &usize)| Common {
            places: c.places.iter().map(stretch).collect(),
            bits: c.bits,
            expected: c.expected,
            cluster,
        };
        Ok(Found {
            passages: found.passages.iter().zip(&clusters).map(passage).collect(),
            common: found.common.iter().zip(&clusters[found.passages.len()..]).map(common).collect(),
        })
    }
}

/// Which words are written together with the one before, as the parts of an address, a version or a line of code are. Scripts
/// that are written without spaces have none.
fn joined(text: &str, tokens: &Tokens) -> Bits {
    let mut joined = Bits::none(tokens.len());
    let mut end = 0;
    for word in 0..tokens.len() {
        let span = tokens.span(word);
        let between = &text.as_bytes()[end..span.start];
        // Three bytes and more: beyond the alphabets.
        let alphabet = text.as_bytes()[span.start] < 0xe0;
        if word > 0 && alphabet && between.iter().all(u8::is_ascii_graphic) {
            joined.set(word);
        }
        end = span.end;
    }
    joined
}
