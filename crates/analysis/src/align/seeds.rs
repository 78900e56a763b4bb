//! Where two texts may share something: short runs of the same words.
//!
//! A seed starts at every word and is as long as it must be to carry so many bits; a rare pair of words is a seed, and so is
//! a run of eight common ones. Whatever carries at least as many bits holds a seed at its first word, so no match
//! can be missed. Seeds that stand in too many places are set phrases: they are made longer, in steps, until few
//! enough places share them. What stands in very many places even at the length at which it would be accepted is
//! [`Common`](super::Common).

use super::Vocabulary;
use super::vocabulary::UNKNOWN;
use rayon::prelude::*;

/// How informative seeds are, and in how many places they may stand, from short to long.
pub(super) struct Level {
    /// Units of information.
    pub(super) worth: i64,
    /// Places.
    pub(super) crowd: usize,
}

/// The words at `at` in `text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    pub(super) text: u32,
    pub(super) at: u32,
}

/// Places, grouped by the words that start there.
#[derive(Default)]
pub(super) struct Seeds {
    places: Vec<Place>,
    /// Where each group starts in `places`, and the end of the last.
    starts: Vec<usize>,
    /// Every place with its group, in order.
    groups: Vec<(Place, u32)>,
    /// Groups too large even at the last level.
    pub(super) crowded: Vec<Vec<Place>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Seed {
    key: u64,
    place: Place,
}

/// How many words from the first on carry so much. The first counts as if nothing stood before it, so that the
/// answer depends on the words of the seed alone.
pub(super) fn run_length(text: &[u32], worth: &[i64], vocabulary: &Vocabulary, enough: i64) -> Option<usize> {
    let mut sum = 0;
    for (k, &symbol) in text.iter().enumerate() {
        if symbol == UNKNOWN {
            return None;
        }
        sum += if k == 0 { vocabulary.alone(symbol) } else { worth[k] };
        if sum >= enough {
            return Some(k + 1);
        }
    }
    None
}

/// Words to a number that is the same on every machine. Those that share it by accident must be told apart later.
pub fn key(words: &[u32]) -> u64 {
    words.iter().fold(words.len() as u64, |key, &word| {
        let mixed = (key ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^ (mixed >> 29)
    })
}

impl Seeds {
    /// The seeds that stand in at least two of `texts`.
    pub(super) fn of(texts: &[&[u32]], worths: &[Vec<i64>], vocabulary: &Vocabulary, levels: &[Level]) -> Seeds {
        let seed = |place: Place, level: &Level| {
            let (text, at) = (texts[place.text as usize], place.at as usize);
            let length = run_length(&text[at..], &worths[place.text as usize][at..], vocabulary, level.worth)?;
            Some(Seed { key: key(&text[at..at + length]), place })
        };
        let mut out = Seeds::default();
        let mut crowded: Option<Vec<Place>> = None;
        for (depth, level) in levels.iter().enumerate() {
            let mut seeds: Vec<Seed> = match crowded.take() {
                Some(places) => places.into_par_iter().filter_map(|place| seed(place, level)).collect(),
                None => (0..texts.len() as u32)
                    .into_par_iter()
                    .flat_map_iter(|text| (0..texts[text as usize].len() as u32).map(move |at| Place { text, at }))
                    .filter_map(|place| seed(place, level))
                    .collect(),
            };
            seeds.par_sort_unstable();
            let mut too_many = Vec::new();
            for group in seeds.chunk_by(|x, y| x.key == y.key) {
                let places = group.iter().map(|seed| seed.place);
                if group[0].place.text == group[group.len() - 1].place.text {
                    continue;
                }
                if group.len() <= level.crowd {
                    out.starts.push(out.places.len());
                    out.places.extend(places);
                } else if depth + 1 < levels.len() {
                    too_many.extend(places);
                } else {
                    out.crowded.push(places.collect());
                }
            }
            crowded = Some(too_many);
        }
        out.starts.push(out.places.len());
        let spans = out.starts.windows(2).enumerate();
        out.groups = spans.flat_map(|(g, w)| out.places[w[0]..w[1]].iter().map(move |&p| (p, g as u32))).collect();
        out.groups.par_sort_unstable();
        out
    }

    /// Every word of `text` that starts a seed, with the places in later texts where the same seed starts.
    pub(super) fn partners(&self, text: u32) -> impl Iterator<Item = (u32, &[Place])> {
        let first = self.groups.partition_point(|(place, _)| place.text < text);
        let own = self.groups[first..].iter().take_while(move |(place, _)| place.text == text);
        own.map(move |&(place, group)| {
            let all = &self.places[self.starts[group as usize]..self.starts[group as usize + 1]];
            (place.at, &all[all.partition_point(|p| p.text <= text)..])
        })
    }
}
