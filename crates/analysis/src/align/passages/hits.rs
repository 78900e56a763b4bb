//! Pair: places that share a seed become hits, two by two, and what can come to nothing is dropped at once.

use super::laid::{At, Bits, Laid};
use super::postings::{Posting, place};
use super::quotations::Quotations;
use crate::align::fingerprint::{Level, run_length};
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

/// Looks at each seed of one partition, whose postings are in order.
pub(super) fn hits(laid: &Laid<'_>, postings: &[Posting], level: Level, terms: &Terms<'_>) -> Hits {
    let mut out = Hits::default();
    let mut places: Vec<At> = Vec::new();
    for same in postings.chunk_by(|x, y| x >> 32 == y >> 32).filter(|same| same.len() > 1) {
        places.clear();
        places.extend(same.iter().map(|&posting| place(posting)));
        while places.len() > 1 {
            let (rest, length) = told_apart(laid, &mut places, level);
            if places.len() > terms.crowd && terms.quotations.is_none() {
                out.everywhere.extend(places.iter().map(|&at| at..at + length as At));
            }
            group(laid, &places, length, level, terms, &mut out);
            places = rest;
        }
    }
    out
}

/// Leaves the places with the same words as the first, and gives back the others, with the number of words.
fn told_apart(laid: &Laid<'_>, places: &mut Vec<At>, level: Level) -> (Vec<At>, usize) {
    let (first, worth) = laid.from(places[0]);
    let length = run_length(first, worth, laid.vocabulary, level.worth).unwrap_or(1);
    let words = &first[..length];
    let mut others = Vec::new();
    places.retain(|&at| {
        let same = laid.from(at).0.starts_with(words);
        if !same {
            others.push(at);
        }
        same
    });
    (others, length)
}

/// A place with all that is asked of it again and again.
#[derive(Clone, Copy)]
struct Here {
    at: At,
    text: u32,
    rank: u32,
    side: bool,
    /// The word before; none at the start of a text.
    before: u32,
    /// How many words the seed at the word before has; none where there is none, or not of the quotation that this one is of.
    back: Option<usize>,
    quoted: bool,
}

impl Here {
    fn of(laid: &Laid<'_>, terms: &Terms<'_>, level: Level, at: At) -> Here {
        let (text, word) = laid.word(at);
        let before = word.checked_sub(1);
        let quoted = |at: At| terms.quotations.is_some_and(|quotations| quotations.hold(at));
        let same_quotation = terms.quotations.is_none_or(|quotations| !quotations.begin(at));
        Here {
            at,
            text: text as u32,
            rank: laid.rank[text],
            side: laid.corpus.sides.is_some_and(|sides| sides[text]),
            before: before.map_or(UNKNOWN, |before| laid.texts[text][before]),
            back: before.filter(|_| same_quotation).and_then(|before| {
                run_length(&laid.texts[text][before..], &laid.worths[text][before..], laid.vocabulary, level.worth)
            }),
            quoted: quoted(at),
        }
    }

    /// The text, and which of its words it is.
    fn place(&self, laid: &Laid<'_>) -> (usize, usize) {
        (self.text as usize, (self.at - laid.start(self.text)) as usize)
    }

    /// Whether the two texts are held against each other.
    fn meets(&self, other: &Here, laid: &Laid<'_>) -> bool {
        self.text != other.text && (laid.corpus.sides.is_none() || self.side != other.side)
    }

    /// Whether the same words begin here for both, and have no seed one word earlier that finds the same passage. The seed here is
    /// `length` words long.
    fn begins_with(&self, other: &Here, length: usize) -> bool {
        let same = self.before == other.before && self.before != UNKNOWN;
        !(same && self.back == other.back && self.back.is_some_and(|back| back <= length + 1))
    }
}

/// One quotation may stand in so many times more places than a passage of two texts.
const QUOTED: usize = 8;

/// The hits among places with one seed.
fn group(laid: &Laid<'_>, places: &[At], length: usize, level: Level, terms: &Terms<'_>, out: &mut Hits) {
    if places.len() < 2 {
        return;
    }
    let here = |&at: &At| Here::of(laid, terms, level, at);
    // Of quotations, each is held against all places, and not all places against each other.
    let pairs = match terms.quotations {
        None => places.len(),
        Some(quotations) => places.iter().filter(|&&at| quotations.hold(at)).count() * places.len() / QUOTED,
    };
    let says_nothing = terms.everywhere.is_some_and(|everywhere| {
        places.iter().all(|&at| (at..at + length as At).all(|at| everywhere.get(at as usize)))
    });
    if pairs > level.crowd || says_nothing {
        let first = here(&places[0]);
        if places.iter().any(|at| first.meets(&here(at), laid)) {
            out.crowded.push(places.to_vec());
        }
        return;
    }
    let all: Vec<Here> = places.iter().map(here).collect();
    let mut offer = |x: &Here, y: &Here, within: Range<usize>| {
        if terms.firsts.contains(&x.rank) && promising(laid, x.place(laid), y.place(laid), within, terms.needed) {
            out.hits.push(Hit { a: x.text, b: y.text, x: x.at, y: y.at });
        }
    };
    for (k, x) in all.iter().enumerate() {
        let Some(quotations) = terms.quotations else {
            for y in all[k + 1..].iter().filter(|y| x.meets(y, laid) && x.begins_with(y, length)) {
                let (x, y) = if x.rank < y.rank { (x, y) } else { (y, x) };
                offer(x, y, 0..laid.texts[x.text as usize].len());
            }
            continue;
        };
        if x.quoted {
            let around: Vec<Range<usize>> = quotations.around(laid.word(x.at)).collect();
            let (Some(start), Some(end)) = (around.iter().map(|r| r.start).min(), around.iter().map(|r| r.end).max())
            else {
                continue;
            };
            all.iter().filter(|y| x.meets(y, laid) && x.begins_with(y, length)).for_each(|y| offer(x, y, start..end));
        }
    }
}

/// Whether a passage may come of a hit, now that it is known what stands everywhere.
pub(super) fn still_promising(laid: &Laid<'_>, hit: &Hit, terms: &Terms<'_>) -> bool {
    let place = |text: u32, at: At| (text as usize, (at - laid.start(text)) as usize);
    promising(laid, place(hit.a, hit.x), place(hit.b, hit.y), 0..laid.texts[hit.a as usize].len(), terms.needed)
}

/// How far on both sides of a run of the same words others are looked for.
const FLANK: usize = 24;

/// Whether a passage may come of the same words at two places: with all words that both have nearby, in whatever order, it
/// would be worth enough.
///
/// Of the first text, only words of `within` count.
fn promising(laid: &Laid<'_>, x: (usize, usize), y: (usize, usize), within: Range<usize>, needed: i64) -> bool {
    let ((x, i), (y, j)) = (x, y);
    let (a, b) = (laid.texts[x], laid.texts[y]);
    let worth = &laid.worths[x];
    let a = &a[..within.end];
    let same = a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y && **x != UNKNOWN).count();
    let mut sum: i64 = worth[i..i + same].iter().map(|&w| i64::from(w)).sum();
    // The first may be worth more in the other text, where something else stands before it.
    sum += if worth[i] > 0 { i64::from(laid.vocabulary.alone(a[i])) - i64::from(worth[i]) } else { 0 };
    if sum >= needed {
        return true;
    }
    let (end_a, end_b) = (i + same, j + same);
    let after = &b[end_b..(end_b + FLANK).min(b.len())];
    let before = &b[j.saturating_sub(FLANK)..j];
    let flanks = [(end_a..(end_a + FLANK).min(a.len()), after), (i.saturating_sub(FLANK).max(within.start)..i, before)];
    for (range, there) in flanks {
        for k in range {
            if worth[k] > 0 && there.contains(&a[k]) {
                sum += i64::from(laid.vocabulary.alone(a[k]));
            }
        }
    }
    sum >= needed
}
