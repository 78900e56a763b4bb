//! Puts witnesses into columns, one after the other.

use super::graph::Collation;
use super::guide::Guide;
use super::moved::moves;
use super::votes::{Vote, chosen, counted};
use crate::align::{Step, UNKNOWN, Vocabulary, align_at_length};
use std::collections::HashMap;
use std::ops::Range;

/// What opposite words weigh that only stand between the same neighbours.
const OPPOSITE: i64 = 1;

/// What a bit of information weighs.
const BIT: f64 = 64.0;

/// Of two spellings of one word, and of a word written as two.
const SPELLING: f64 = BIT / 2.0;

/// In a stretch where a witness has no word in common with its partners, it is held against all others, if there are no
/// more pairs of words than this.
const STRETCH: usize = 400;

/// How often each witness is taken out and placed anew; a round that changes nothing is the last.
const ROUNDS: usize = 2;

/// No round is begun that touches more words than this.
const ROUND: usize = 8 << 20;

/// Lays witnesses side by side; words are symbols of `vocabulary`.
///
/// Takes time in proportion to the length of the texts. Each is aligned with a few others; beyond that, each that is placed
/// costs one walk over what is there. The order in which witnesses come changes nothing but their numbers.
pub fn collate(witnesses: &[Vec<u32>], vocabulary: &Vocabulary) -> Collation {
    let guide = Guide::of(witnesses);
    let mut loom = Loom::new(&guide, vocabulary);
    for &text in &guide.order {
        loom.place(text);
    }
    let words: usize = guide.texts.iter().map(|text| text.len()).sum();
    if guide.texts.len() > 2 && words * guide.texts.len() <= ROUND {
        for _ in 0..ROUNDS {
            let before = loom.columns.clone();
            for &text in &guide.order {
                loom.take_out(text);
                loom.place(text);
            }
            if loom.columns == before {
                break;
            }
        }
    }
    let spread = |text: usize| guide.copies[text].iter().copied();
    let moves = moves(&guide, &loom.at, vocabulary);
    let columns = loom.columns.iter().map(|column| {
        let mut all: Vec<(usize, usize)> =
            column.iter().flat_map(|&(t, word)| spread(t).map(move |w| (w, word))).collect();
        all.sort_unstable();
        all
    });
    let texts: Vec<&[u32]> = witnesses.iter().map(Vec::as_slice).collect();
    Collation::new(columns.collect(), &texts, moves)
}

/// What a word weighs, at so much a bit.
fn weight(vocabulary: &Vocabulary, symbol: u32, of_a_bit: f64) -> i64 {
    (f64::from(vocabulary.bits(symbol)) * of_a_bit) as i64
}

struct Loom<'t> {
    guide: &'t Guide<'t>,
    vocabulary: &'t Vocabulary,
    /// The alignments of two texts, the first of them first.
    steps: HashMap<(usize, usize), Vec<Step>>,
    /// (Text, word) in each column.
    columns: Vec<Vec<(usize, usize)>>,
    /// The column of each word of each text that is placed.
    at: Vec<Vec<u32>>,
    placed: Vec<bool>,
}

impl<'t> Loom<'t> {
    fn new(guide: &'t Guide<'t>, vocabulary: &'t Vocabulary) -> Loom<'t> {
        let texts = guide.texts.len();
        Loom {
            guide,
            vocabulary,
            steps: HashMap::new(),
            columns: Vec::new(),
            at: vec![Vec::new(); texts],
            placed: vec![false; texts],
        }
    }

    fn symbol(&self, (text, word): (usize, usize)) -> u32 {
        self.guide.texts[text][word]
    }

    /// Puts a text into the columns.
    fn place(&mut self, text: usize) {
        let words = self.guide.texts[text].len();
        let mut votes = counted(self.votes(text));
        let first = chosen(&votes, words, self.columns.len());
        let more = self.votes_between(text, &first);
        let places = if more.is_empty() {
            first
        } else {
            votes.extend(more);
            votes = counted(votes);
            chosen(&votes, words, self.columns.len())
        };
        self.weave(text, &places);
        self.settle();
        self.placed[text] = true;
    }

    /// What the partners of a text say about where its words go.
    fn votes(&mut self, text: usize) -> Vec<Vote> {
        let mut votes = Vec::new();
        for &partner in &self.guide.partners[text] {
            if !self.placed[partner] {
                continue;
            }
            let (a, b) = (text.min(partner), text.max(partner));
            let texts = &self.guide.texts;
            let steps =
                self.steps.entry((a, b)).or_insert_with(|| align_at_length(texts[a], texts[b], self.vocabulary).steps);
            let (mut i, mut j) = (0, 0);
            for &step in steps.iter() {
                let (word, other) = if a == text { (i, j) } else { (j, i) };
                let (x, y) = step.takes();
                (i, j) = (i + x, j + y);
                let of_a_bit = match step {
                    Step::Same => BIT,
                    Step::Near | Step::Split | Step::Joined => SPELLING,
                    Step::Changed => 0.0,
                    Step::OnlyA | Step::OnlyB => continue,
                };
                let weight = weight(self.vocabulary, texts[text][word], of_a_bit);
                votes.push(Vote { word: word as u32, column: self.at[partner][other], weight: weight.max(OPPOSITE) });
            }
        }
        votes
    }

    /// More votes for the stretches where a text has no word in common with any that its partners put it beside: for
    /// the same words of all other texts there.
    fn votes_between(&self, text: usize, places: &[Option<u32>]) -> Vec<Vote> {
        let own = self.guide.texts[text];
        let firm = |word: usize| {
            let column = places[word]? as usize;
            let same =
                |&at: &(usize, usize)| self.symbol(at) == own[word] || self.vocabulary.near(self.symbol(at), own[word]);
            self.columns[column].iter().any(same).then_some(column)
        };
        let mut votes = Vec::new();
        let (mut from, mut after) = (0, 0);
        for word in 0..=own.len() {
            let next = if word < own.len() { firm(word) } else { Some(self.columns.len()) };
            let Some(column) = next else { continue };
            self.votes_in(text, from..word, after..column, &mut votes);
            (from, after) = (word + 1, column + 1);
        }
        votes
    }

    fn votes_in(&self, text: usize, words: Range<usize>, columns: Range<usize>, votes: &mut Vec<Vote>) {
        if words.is_empty() || words.len().saturating_mul(columns.len()) > STRETCH {
            return;
        }
        for column in columns {
            let mut symbols: Vec<u32> = self.columns[column].iter().map(|&at| self.symbol(at)).collect();
            symbols.dedup();
            for word in words.clone() {
                let symbol = self.guide.texts[text][word];
                if symbol != UNKNOWN && symbols.contains(&symbol) {
                    let weight = weight(self.vocabulary, symbol, BIT);
                    votes.push(Vote { word: word as u32, column: column as u32, weight });
                }
            }
        }
    }

    /// Puts the words where they go; those that go to no column get one of their own, behind the word before them, or
    /// before the one that follows if they come first.
    fn weave(&mut self, text: usize, places: &[Option<u32>]) {
        let old = std::mem::take(&mut self.columns);
        let mut columns = Vec::with_capacity(old.len() + places.len());
        let mut word = 0;
        let first = places.iter().position(Option::is_some);
        let lone = |word: &mut usize, columns: &mut Vec<Vec<(usize, usize)>>| {
            while places.get(*word).is_some_and(Option::is_none) {
                columns.push(vec![(text, *word)]);
                *word += 1;
            }
        };
        for (rank, mut column) in old.into_iter().enumerate() {
            if first.is_some_and(|first| word <= first && places[first] == Some(rank as u32)) {
                lone(&mut word, &mut columns);
            }
            let here = places.get(word).is_some_and(|place| *place == Some(rank as u32));
            if here {
                column.push((text, word));
                word += 1;
            }
            columns.push(column);
            if here {
                lone(&mut word, &mut columns);
            }
        }
        lone(&mut word, &mut columns);
        self.columns = columns;
    }

    /// Takes a text out of the columns.
    fn take_out(&mut self, text: usize) {
        for &column in &self.at[text] {
            self.columns[column as usize].retain(|&(t, _)| t != text);
        }
        self.placed[text] = false;
        self.settle();
    }

    /// Moves words that stand alone as far forward as they go between words on which witnesses agree, so that what fills
    /// one gap stands in one column; then notes where everything stands.
    fn settle(&mut self) {
        let old = std::mem::take(&mut self.columns);
        let mut columns: Vec<Vec<(usize, usize)>> = Vec::with_capacity(old.len());
        // The first column behind the last on which witnesses agree, and behind the last word of each text.
        let mut open = 0;
        let mut behind = vec![0; self.guide.texts.len()];
        for column in old {
            if column.is_empty() {
                continue;
            }
            let agrees = self.agree(&column);
            let rank = if agrees {
                columns.len()
            } else {
                column.iter().map(|&(text, _)| behind[text]).max().unwrap_or(0).max(open)
            };
            column.iter().for_each(|&(text, _)| behind[text] = rank + 1);
            if rank == columns.len() {
                columns.push(column);
            } else {
                columns[rank].extend(column);
            }
            if agrees {
                open = rank + 1;
            }
        }
        columns.iter_mut().filter(|column| !column.is_sorted()).for_each(|column| column.sort_unstable());
        self.at.iter_mut().for_each(Vec::clear);
        for (rank, column) in columns.iter().enumerate() {
            column.iter().for_each(|&(text, _)| self.at[text].push(rank as u32));
        }
        self.columns = columns;
    }

    /// Whether any two texts have the same word in a column.
    fn agree(&self, column: &[(usize, usize)]) -> bool {
        let Some((&first, rest)) = column.split_first() else { return false };
        if rest.iter().any(|&at| self.symbol(at) == self.symbol(first)) {
            return true;
        }
        let mut symbols: Vec<u32> = rest.iter().map(|&at| self.symbol(at)).collect();
        symbols.sort_unstable();
        symbols.windows(2).any(|two| two[0] == two[1])
    }
}
