//! Pair: places that share a seed become hits, two by two, and what can come to nothing is dropped at once.

use super::laid::{Bits, Laid};
use super::lengths::Lengths;
use super::postings::{Posting, place};
use super::quotations::Quotations;
use crate::align::row::At;
use crate::align::vocabulary::UNKNOWN;
use std::ops::Range;

/// The same words at a place in each of two texts. Ordered by texts, then places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    /// The text that comes first by its words.
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) x: At,
    pub(super) y: At,
}

/// What one partition gives.
#[derive(Default)]
pub(super) struct Hits {
    pub(super) hits: Vec<Hit>,
    /// Places whose seed stands in too many places, seed by seed.
    pub(super) crowded: Vec<Vec<At>>,
    /// Words of seeds that stand in so many places that they say nothing of any two.
    pub(super) everywhere: Vec<Range<At>>,
}

/// Which pairs of texts are looked at, and what a passage needs.
pub(super) struct Terms<'p> {
    pub(super) needed: i64,
    /// A seed in more places than this stands everywhere.
    pub(super) crowd: usize,
    /// At the last level: the words of seeds that stand everywhere. What has no others joins no two texts either, however few
    /// places have just these in a row.
    pub(super) everywhere: Option<&'p Bits>,
    /// Only pairs whose first text has a rank in here.
    pub(super) firsts: Range<u32>,
    /// In a search for quotations: where they are. The first place of a hit is in one.
    pub(super) quotations: Option<&'p Quotations>,
}

/// Seeds whose places are looked up together: each place is somewhere else in memory, and many can be waited for at once.
const AT_ONCE: usize = 64;

/// Looks at each seed of one partition, whose postings are in order.
pub(super) fn hits(laid: &Laid<'_>, lengths: &Lengths<'_>, postings: &[Posting], terms: &Terms<'_>) -> Hits {
    let mut pairing = Pairing { laid, lengths, terms, out: Hits::default() };
    let seeds: Vec<&[Posting]> = postings.chunk_by(|x, y| x >> 32 == y >> 32).filter(|same| same.len() > 1).collect();
    let mut here: Vec<Here> = Vec::new();
    for seeds in seeds.chunks(AT_ONCE) {
        here.clear();
        here.extend(seeds.iter().copied().flatten().map(|&posting| Here::of(place(posting), laid, lengths, terms)));
        let mut rest = &here[..];
        for seed in seeds {
            let (same, others) = rest.split_at(seed.len());
            pairing.told_apart(same);
            rest = others;
        }
    }
    pairing.out
}

/// A place with the text that it is in.
#[derive(Clone, Copy)]
struct Spot {
    at: At,
    text: u32,
}

impl Spot {
    /// Whether the two texts are held against each other.
    fn meets(self, other: Spot, laid: &Laid<'_>) -> bool {
        let across = |sides: &[bool]| sides[self.text as usize] != sides[other.text as usize];
        self.text != other.text && laid.corpus.sides.is_none_or(across)
    }
}

/// A place with all that is asked of it again and again.
#[derive(Clone, Copy)]
struct Here {
    spot: Spot,
    /// The word before, if there is one.
    before: u32,
    /// How many words the seed at the word before has; none where there is none, or not of the quotation that this one is of.
    back: Option<u32>,
    quoted: bool,
}

impl Here {
    fn of(at: At, laid: &Laid<'_>, lengths: &Lengths<'_>, terms: &Terms<'_>) -> Here {
        let text = laid.text_of(at);
        let before = at.checked_sub(1).filter(|before| *before >= laid.start(text));
        let same_quotation = terms.quotations.is_none_or(|quotations| !quotations.begin(at));
        let back = before.filter(|_| same_quotation);
        Here {
            spot: Spot { at, text },
            before: before.map_or(UNKNOWN, |before| laid.words[before as usize]),
            back: back.and_then(|back| lengths.at(back)).map(|length| length as u32),
            quoted: terms.quotations.is_some_and(|quotations| quotations.hold(at)),
        }
    }

    /// Whether the same words begin here for both, and have no seed one word earlier that finds the same passage. The seed here is
    /// `length` words long.
    fn begins_with(&self, other: &Here, length: usize) -> bool {
        let same = self.before == other.before && self.before != UNKNOWN;
        !(same && self.back == other.back && self.back.is_some_and(|back| back as usize <= length + 1))
    }
}

/// One quotation may stand in so many times more places than a passage of two texts.
const QUOTED: usize = 8;

/// The work on one partition.
struct Pairing<'p> {
    laid: &'p Laid<'p>,
    lengths: &'p Lengths<'p>,
    terms: &'p Terms<'p>,
    out: Hits,
}

impl Pairing<'_> {
    /// The hits among places whose seeds have the same number: almost always they are one seed.
    fn told_apart(&mut self, here: &[Here]) {
        let [first, _, ..] = here else { return };
        let length = self.lengths.at(first.spot.at).unwrap_or(1);
        let words = |here: &Here| {
            let end = self.laid.end(here.spot.text).min(here.spot.at + length as At);
            self.laid.stretch(here.spot.at..end).0
        };
        let words_of_first = words(first);
        let same = |here: &Here| words(here) == words_of_first;
        if here.iter().all(same) {
            self.group(here, length);
        } else {
            let (same, others): (Vec<Here>, Vec<Here>) = here.iter().partition(|here| same(here));
            self.group(&same, length);
            self.told_apart(&others);
        }
    }

    /// The hits among places with one seed of so many words.
    fn group(&mut self, here: &[Here], length: usize) {
        let Pairing { laid, terms, .. } = *self;
        if here.len() < 2 {
            return;
        }
        if here.len() > terms.crowd && terms.quotations.is_none() {
            self.out.everywhere.extend(here.iter().map(|here| here.spot.at..here.spot.at + length as At));
        }
        if self.is_crowded(here) || self.says_nothing(here, length) {
            if here.iter().any(|other| here[0].spot.meets(other.spot, laid)) {
                self.out.crowded.push(here.iter().map(|here| here.spot.at).collect());
            }
            return;
        }
        let pair = |x: &Here, y: &Here| x.spot.meets(y.spot, laid) && x.begins_with(y, length);
        match terms.quotations {
            None => {
                for (k, x) in here.iter().enumerate() {
                    here[k + 1..].iter().filter(|y| pair(x, y)).for_each(|y| self.offer_in_order(x.spot, y.spot));
                }
            }
            Some(quotations) => {
                for x in here.iter().filter(|x| x.quoted) {
                    let Some(within) = quotations.reach(laid, x.spot.at) else { continue };
                    here.iter().filter(|y| pair(x, y)).for_each(|y| self.offer(x.spot, y.spot, within.clone()));
                }
            }
        }
    }

    /// Whether there are more pairs among the places than are looked at. Of quotations, each is held against all places, and not
    /// all places against each other.
    fn is_crowded(&self, here: &[Here]) -> bool {
        let pairs = match self.terms.quotations {
            None => here.len(),
            Some(_) => here.iter().filter(|here| here.quoted).count() * here.len() / QUOTED,
        };
        pairs > self.lengths.level.crowd
    }

    /// Whether all words stand everywhere.
    fn says_nothing(&self, here: &[Here], length: usize) -> bool {
        self.terms.everywhere.is_some_and(|everywhere| {
            let words = |here: &Here| here.spot.at as usize..here.spot.at as usize + length;
            here.iter().all(|here| words(here).all(|at| everywhere.get(at)))
        })
    }

    /// Takes two places as a hit, if something may come of it.
    fn offer_in_order(&mut self, x: Spot, y: Spot) {
        let rank = |spot: Spot| self.laid.rank[spot.text as usize];
        let (x, y) = if rank(x) < rank(y) { (x, y) } else { (y, x) };
        self.offer(x, y, self.laid.start(x.text)..self.laid.end(x.text));
    }

    /// The same of the places in this order, and of words `within` the first text.
    fn offer(&mut self, x: Spot, y: Spot, within: Range<At>) {
        let Pairing { laid, terms, .. } = *self;
        let in_turn = terms.firsts.contains(&laid.rank[x.text as usize]);
        if in_turn && promising(laid, x, y, within, terms.needed) {
            self.out.hits.push(Hit { a: x.text, b: y.text, x: x.at, y: y.at });
        }
    }
}

/// Whether a passage may come of a hit, now that it is known what stands everywhere.
pub(super) fn still_promising(laid: &Laid<'_>, hit: &Hit, terms: &Terms<'_>) -> bool {
    let (x, y) = (Spot { at: hit.x, text: hit.a }, Spot { at: hit.y, text: hit.b });
    promising(laid, x, y, laid.start(hit.a)..laid.end(hit.a), terms.needed)
}

/// How far on both sides of a run of the same words others are looked for.
const FLANK: At = 24;

/// Whether a passage may come of the same words at two places: with all words that both have nearby, in whatever order, it
/// would be worth enough.
///
/// Of the first text, only words of `within` count.
fn promising(laid: &Laid<'_>, x: Spot, y: Spot, within: Range<At>, needed: i64) -> bool {
    let alone = |word: u32| i64::from(laid.vocabulary.alone(word));
    let whole_b = laid.start(y.text)..laid.end(y.text);
    let (a, worth) = laid.stretch(x.at..within.end);
    let b = laid.stretch(y.at..whole_b.end).0;
    // The first may be worth more in the other text, where something else stands before it.
    let mut sum = if worth[0] > 0 { alone(a[0]) - i64::from(worth[0]) } else { 0 };
    let mut same = 0;
    for ((word, other), worth) in a.iter().zip(b).zip(worth) {
        if word != other || *word == UNKNOWN {
            break;
        }
        sum += i64::from(*worth);
        if sum >= needed {
            return true;
        }
        same += 1;
    }
    let before = |at: At, start: At| at.saturating_sub(FLANK).max(start)..at;
    let after = |at: At, end: At| at..(at + FLANK).min(end);
    let flanks = [
        (after(x.at + same, within.end), after(y.at + same, whole_b.end)),
        (before(x.at, within.start), before(y.at, whole_b.start)),
    ];
    for (here, there) in flanks {
        let ((here, worth), there) = (laid.stretch(here), laid.stretch(there).0);
        let told = here.iter().zip(worth).filter(|(word, worth)| **worth > 0 && there.contains(word));
        sum += told.map(|(word, _)| alone(*word)).sum::<i64>();
        if sum >= needed {
            return true;
        }
    }
    false
}
