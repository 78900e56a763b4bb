//! The apparatus of whole texts: where they differ, each reading with the places where it stands.

use super::grade::{Grade, grade};
use super::{Collation, Variant, collate, variants};
use crate::align::Vocabulary;
use crate::parties::Names;
use crate::prose::Prose;
use record::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// Texts side by side. Witnesses are counted in the order in which they were given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Apparatus {
    /// The text that the others are set against.
    pub base: usize,
    /// How many words of each text were compared.
    pub words: Vec<usize>,
    /// The places where they differ, in order.
    pub entries: Vec<Entry>,
    /// What stands elsewhere in some, in order.
    pub moved: Vec<Moved>,
    /// The base's text before each entry, and behind the last.
    pub agreed: Vec<String>,
}

/// One variant.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which word of the base it begins at, counted from 0.
    pub at: usize,
    /// The base's word before it, as written; none at the start.
    pub after: Option<String>,
    /// The gravest grade of any reading.
    pub grade: Grade,
    /// The base's reading, then the others by their first witness.
    pub readings: Vec<Reading>,
}

/// What stands there, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// As its first witness writes it; empty where the words are not there.
    pub text: String,
    /// Each witness that has it, in order, and where; an empty span where words are not there.
    pub held_by: Vec<(usize, Span)>,
    /// How it differs from the base; none for the base's own.
    pub grade: Option<Grade>,
}

/// The same words, or nearly, in another place.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// As the first witness writes them.
    pub text: String,
    /// Where they come sooner.
    pub sooner: Vec<(usize, Span)>,
    /// Where they come later.
    pub later: Vec<(usize, Span)>,
}

impl Apparatus {
    /// Collates whole texts: all that their readers took for the text, without margins and furniture. Case and punctuation
    /// are no difference.
    pub fn of(proses: &[Prose<'_>], base: usize) -> Apparatus {
        if base >= proses.len() {
            return Apparatus::default();
        }
        let (vocabulary, _) = Vocabulary::of(proses.iter().map(|prose| &prose.tokens));
        let told: Vec<Vec<usize>> = proses.iter().map(Prose::told).collect();
        let symbols = |(prose, told): (&Prose<'_>, &Vec<usize>)| -> Vec<u32> {
            let all = vocabulary.symbols(&prose.tokens);
            told.iter().map(|&token| all[token]).collect()
        };
        let texts: Vec<Vec<u32>> = proses.iter().zip(&told).map(symbols).collect();
        let collation = collate(&texts, &vocabulary);
        let mut elsewhere = vec![Vec::new(); texts.len()];
        for (witness, words) in collation.moves().iter().flat_map(|m| m.here_in.iter().chain(&m.there_in)) {
            elsewhere[*witness].push(words.clone());
        }
        let desk = Desk { proses, told: &told, texts: &texts, vocabulary, names: Names::of(proses), base, elsewhere };
        desk.apparatus(&collation)
    }

    /// How many places there are of each grade that there is, the gravest first.
    pub fn counts(&self) -> Vec<(Grade, usize)> {
        let mut counts: BTreeMap<Grade, usize> = BTreeMap::new();
        self.entries.iter().for_each(|entry| *counts.entry(entry.grade).or_default() += 1);
        counts.into_iter().rev().collect()
    }
}

struct Desk<'d> {
    proses: &'d [Prose<'d>],
    /// The tokens of each text that are compared.
    told: &'d [Vec<usize>],
    texts: &'d [Vec<u32>],
    vocabulary: Vocabulary,
    names: Names,
    base: usize,
    /// For each text, the words that stand elsewhere in another.
    elsewhere: Vec<Vec<Range<usize>>>,
}

impl Desk<'_> {
    fn apparatus(&self, collation: &Collation) -> Apparatus {
        let variants = collation.variants(self.texts, &self.vocabulary);
        let mut from = 0;
        let mut agreed = Vec::with_capacity(variants.len() + 1);
        for variant in &variants {
            let own = collation.words(self.base, &variant.columns);
            agreed.push(self.text(self.base, from..own.start));
            from = own.end;
        }
        agreed.push(self.text(self.base, from..self.told[self.base].len()));
        Apparatus {
            base: self.base,
            words: self.told.iter().map(Vec::len).collect(),
            entries: variants.iter().filter_map(|variant| self.entry(collation, variant)).collect(),
            moved: collation.moves().iter().map(|m| self.moved(&m.here_in, &m.there_in)).collect(),
            agreed,
        }
    }

    /// None where the base has no words at all.
    fn entry(&self, collation: &Collation, variant: &Variant) -> Option<Entry> {
        let holds = |reading: &&variants::Reading| reading.held_by.iter().any(|(w, _)| *w == self.base);
        let lemma = variant.readings.iter().find(holds)?;
        let at = collation.words(self.base, &variant.columns).start;
        let others = variant.readings.iter().filter(|reading| !holds(reading));
        let mut readings = vec![self.reading(lemma, None)];
        readings.extend(others.map(|other| self.reading(other, Some(self.graded(lemma, other)))));
        let grade = readings.iter().filter_map(|reading| reading.grade).max()?;
        let after = at.checked_sub(1).map(|before| self.text(self.base, before..at));
        Some(Entry { at, after, grade, readings })
    }

    fn reading(&self, reading: &variants::Reading, grade: Option<Grade>) -> Reading {
        // The base first, so that its reading is written as it writes it.
        let mut held: Vec<&(usize, Range<usize>)> = reading.held_by.iter().collect();
        held.sort_by_key(|(w, _)| (*w != self.base, *w));
        let text = held.first().map_or_else(String::new, |(w, words)| self.text(*w, words.clone()));
        Reading { text, held_by: self.places(&reading.held_by), grade }
    }

    fn moved(&self, here: &[(usize, Range<usize>)], there: &[(usize, Range<usize>)]) -> Moved {
        let text = here.first().map_or_else(String::new, |(w, words)| self.text(*w, words.clone()));
        Moved { text, sooner: self.places(here), later: self.places(there) }
    }

    fn places(&self, held: &[(usize, Range<usize>)]) -> Vec<(usize, Span)> {
        held.iter().map(|(w, words)| (*w, self.span(*w, words))).collect()
    }

    /// What only stands elsewhere has changed its order, and nothing else.
    fn graded(&self, lemma: &variants::Reading, other: &variants::Reading) -> Grade {
        let stays = |reading: &variants::Reading| -> Vec<u32> {
            let Some((witness, words)) = reading.held_by.first() else { return Vec::new() };
            let moved = |word: &usize| self.elsewhere[*witness].iter().any(|range| range.contains(word));
            words.clone().filter(|word| !moved(word)).map(|word| self.texts[*witness][word]).collect()
        };
        let (x, y) = (stays(lemma), stays(other));
        let moved = x.len() + y.len() < lemma.symbols.len() + other.symbols.len();
        match (moved, x == y) {
            (true, true) => Grade::Order,
            (true, false) => self.grade(&x, &y).max(Grade::Order),
            _ => self.grade(&x, &y),
        }
    }

    fn grade(&self, x: &[u32], y: &[u32]) -> Grade {
        let words = |symbols: &[u32]| symbols.iter().map(|s| self.vocabulary.word(*s)).collect::<Vec<_>>();
        // The words on which both agree at either end, in a stretch that differs in others.
        let head = x.iter().zip(y).take_while(|(a, b)| a == b).count();
        let tail = x[head..].iter().rev().zip(y[head..].iter().rev()).take_while(|(a, b)| a == b).count();
        let near = |x: &str, y: &str| {
            let symbols = self.vocabulary.symbol(x).zip(self.vocabulary.symbol(y));
            symbols.is_some_and(|(x, y)| self.vocabulary.near(x, y))
        };
        let (x, y) = (words(&x[head..x.len() - tail]), words(&y[head..y.len() - tail]));
        grade(&x, &y, &near, &|word| self.names.has(word))
    }

    /// From the first to the last word; where there is none, the place behind the word before.
    fn span(&self, witness: usize, words: &Range<usize>) -> Span {
        let (prose, told) = (&self.proses[witness], &self.told[witness]);
        match (told.get(words.start), words.end.checked_sub(1).and_then(|last| told.get(last))) {
            (Some(&first), Some(&last)) if !words.is_empty() => prose.span(first..last + 1),
            (_, Some(&before)) => Span::new(prose.tokens.span(before).end, prose.tokens.span(before).end),
            (first, None) => {
                let at = first.map_or(0, |&first| prose.tokens.span(first).start);
                Span::new(at, at)
            }
        }
    }

    /// The words as written; what stands between two that are not beside each other in the source is left out.
    fn text(&self, witness: usize, words: Range<usize>) -> String {
        let prose = &self.proses[witness];
        let tokens = &self.told[witness][words];
        let runs = tokens.chunk_by(|x, y| x + 1 == *y);
        let texts = runs.map(|run| prose.text(run[0]..run[run.len() - 1] + 1));
        texts.collect::<Vec<_>>().join(" ")
    }
}
