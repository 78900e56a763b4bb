//! Which utterances are one message: the same words in several texts, or parts that one text shows together.
//!
//! Same words first, strongest evidence first; then the parts that a text shows together, unless other texts keep
//! them apart or give them to different people.

use crate::align::{Search, Vocabulary, locate};
use crate::dossier::Marked;
use crate::parties::PartyIx;
use crate::quotes::{Basis, Frame, Utterance};
use rayon::prelude::*;
use record::time::Interval;
use std::collections::HashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Utterances with their words as symbols, editors' marks left out.
pub struct Words<'a> {
    /// All utterances, text by text, in order.
    pub utterances: &'a [Utterance],
    /// The symbols of each.
    pub symbols: &'a [Vec<u32>],
    /// What the text itself says of when each was.
    pub dates: &'a [Option<Interval>],
    /// For each utterance, which of its words open a sentence; none where the text can't tell.
    pub openings: &'a [Option<Vec<bool>>],
    /// How rare each word is.
    pub vocabulary: &'a Vocabulary,
}

/// Groups of utterances, each in order of text and place; the groups in order of their first utterance.
pub fn groups(words: &Words<'_>) -> Vec<Vec<usize>> {
    let mut sets = Sets::of(words);
    let wordings = wordings(words);
    for alike in pairs(&wordings, words.vocabulary).chunk_by(|x, y| x.bits == y.bits) {
        // Of equal evidence, what comes first in the texts.
        let mut links: Vec<(usize, usize, &Pair)> = alike.iter().flat_map(|pair| pair.utterances(&wordings)).collect();
        links.sort_unstable_by_key(|&(a, b, _)| (a, b));
        for (a, b, pair) in links {
            if sets.find(a) != sets.find(b) && may_be_one(words, a, b, pair) {
                sets.join_same(a, b, pair.bits);
            }
        }
    }
    sets.join_parts();
    sets.groups()
}

/// A sequence of words, and every utterance that has just these. Reports print the same words over and over; each wording
/// is compared once, whoever prints it.
struct Wording<'a> {
    symbols: &'a [u32],
    printed: Vec<usize>,
}

/// All wordings, the shorter first; of one length, the one that is met first.
fn wordings<'a>(words: &Words<'a>) -> Vec<Wording<'a>> {
    let mut printed: BTreeMap<&[u32], Vec<usize>> = BTreeMap::new();
    for (u, symbols) in words.symbols.iter().enumerate() {
        printed.entry(symbols).or_default().push(u);
    }
    let mut out: Vec<Wording<'_>> =
        printed.into_iter().map(|(symbols, printed)| Wording { symbols, printed }).collect();
    out.sort_by_key(|w| (w.symbols.len(), w.printed[0]));
    out
}

/// Two wordings, one of which has the words of the other, as far as the shorter goes.
#[derive(Clone, Copy, Debug)]
struct Pair {
    short: usize,
    long: usize,
    /// Where in the longer one all of a few words stand.
    at: Option<usize>,
    /// What the words say that are the same.
    bits: f64,
    /// The share of that in what the shorter one says.
    share: f64,
}

impl Pair {
    /// The utterances of both, paired.
    fn utterances(&self, wordings: &[Wording<'_>]) -> impl Iterator<Item = (usize, usize, &Pair)> {
        let (short, long) = (&wordings[self.short].printed, &wordings[self.long].printed);
        let pairs = short.iter().flat_map(move |&a| long.iter().map(move |&b| (a, b, self)));
        pairs.filter(|&(a, b, pair)| pair.short != pair.long || a < b)
    }
}

/// Pairs of wordings with the same words, found through their rarest ones; the strongest evidence first.
fn pairs(wordings: &[Wording<'_>], vocabulary: &Vocabulary) -> Vec<Pair> {
    let distinct: Vec<Vec<u32>> = wordings
        .par_iter()
        .map(|wording| {
            let mut distinct = wording.symbols.to_vec();
            distinct.sort_unstable();
            distinct.dedup();
            distinct
        })
        .collect();
    let mut postings: HashMap<u32, (usize, Vec<usize>)> = HashMap::new();
    for (w, symbols) in distinct.iter().enumerate() {
        for &s in symbols {
            let (utterances, list) = postings.entry(s).or_default();
            *utterances += wordings[w].printed.len();
            list.push(w);
        }
    }
    let bits = |s: &u32| f64::from(vocabulary.bits(*s));
    let found: Vec<Vec<Pair>> = (0..wordings.len())
        .into_par_iter()
        .map(|w| {
            let mut rare = distinct[w].clone();
            rare.sort_by(|a, b| bits(b).total_cmp(&bits(a)).then(a.cmp(b)));
            let lists = rare.iter().take(RAREST).filter_map(|s| postings.get(s)).filter(|(n, _)| *n <= CROWD);
            // Each pair once, from the shorter side.
            let later = |v: &usize| *v > w || *v == w && wordings[w].printed.len() > 1;
            let mut candidates: Vec<usize> = lists.flat_map(|(_, list)| list).copied().filter(later).collect();
            candidates.sort_unstable();
            candidates.dedup();
            let whole: f64 = distinct[w].iter().map(bits).sum();
            // Only where enough words are shared, in whatever order.
            let shares = |v: &usize| shared(&distinct[w], &distinct[*v]).map(|s| bits(&s)).sum::<f64>() >= 0.4 * whole;
            candidates.into_iter().filter(shares).filter_map(|v| pair(wordings, vocabulary, w, v)).collect()
        })
        .collect();
    let mut out: Vec<Pair> = found.into_iter().flatten().collect();
    out.sort_by(|x, y| y.bits.total_cmp(&x.bits).then((x.short, x.long).cmp(&(y.short, y.long))));
    out
}

fn pair(wordings: &[Wording<'_>], vocabulary: &Vocabulary, short: usize, long: usize) -> Option<Pair> {
    let (needle, hay) = (wordings[short].symbols, wordings[long].symbols);
    let whole: f64 = needle.iter().map(|s| f64::from(vocabulary.bits(*s))).sum();
    if needle.len() <= FEW
        && let Some(at) = hay.windows(needle.len()).position(|w| w == needle)
    {
        return Some(Pair { short, long, at: Some(at), bits: whole, share: 1.0 });
    }
    if needle.len() <= 3 {
        return None;
    }
    let found = locate(needle, hay, vocabulary, &Search::default());
    let agreeing: usize = found.iter().map(|f| f.agreeing()).sum();
    let bits: f64 = found.iter().map(|f| f.bits).sum();
    let share = bits / whole;
    let enough = agreeing as f64 >= 0.6 * needle.len() as f64 && bits >= 10.0 && share >= LEAST;
    enough.then_some(Pair { short, long, at: None, bits, share })
}

/// Shares of what a wording says that another must have: of one writer's, and of whoever's.
const LEAST: f64 = 0.3;
const MOST: f64 = 0.4;

/// So many of a wording's rarest words lead to others that have them.
const RAREST: usize = 4;

/// A word in more utterances than this leads nowhere.
const CROWD: usize = 400;

/// No more words than these say little: whose they are, and whether they are the whole of both, must say the rest.
const FEW: usize = 5;

/// What stands in both of two sorted lists.
fn shared<'a>(a: &'a [u32], b: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    let mut rest = b;
    a.iter().copied().filter(move |s| {
        let at = rest.partition_point(|o| o < s);
        rest = &rest[at..];
        rest.first() == Some(s)
    })
}

/// Whether two utterances with the same words, the shorter first, may be of one message.
fn may_be_one(words: &Words<'_>, short: usize, long: usize, pair: &Pair) -> bool {
    let (a, b) = (&words.utterances[short], &words.utterances[long]);
    let opposed = matches!((a.frame, b.frame), (Frame::Private, Frame::Public) | (Frame::Public, Frame::Private));
    if opposed && a.firm && b.firm {
        return false;
    }
    let apart = matches!((words.dates[short], words.dates[long]), (Some(x), Some(y)) if !x.shifted(-86_400, 86_400).overlaps(y));
    if words.symbols[short].len() <= 8 && apart {
        return false;
    }
    let Some(at) = pair.at else {
        // A short message with a word changed has lost much of what it says; one writer makes up for some of that.
        return pair.share >= MOST || a.speaker.is_some() && a.speaker == b.speaker;
    };
    // A whole sentence is no piece of another one.
    let opens =
        |u: usize, at: usize| words.openings[u].as_ref().map_or(at == 0, |o| o.get(at).copied().unwrap_or(true));
    let sentence = words.openings[short].is_some() && opens(short, 0);
    if sentence && !opens(long, at) {
        return false;
    }
    let known = a.speaker.is_some() && b.speaker.is_some();
    let enough = match (words.symbols[short].len() == words.symbols[long].len(), known, a.speaker == b.speaker) {
        (true, true, true) => 0.0,
        (true, false, _) => 8.0,
        (true, true, false) => 13.0,
        (false, true, true) => 10.0,
        (false, false, _) => 12.0,
        (false, true, false) => 17.0,
    };
    pair.bits >= enough
}

/// Disjoint sets of utterances, with what is known of each.
struct Sets<'a> {
    utterances: &'a [Utterance],
    parent: Vec<usize>,
    members: Vec<Vec<usize>>,
    known: Vec<Known>,
}

/// What the texts say in plain words of a set.
#[derive(Clone, Default)]
struct Known {
    /// Who is named as the speaker.
    speakers: BTreeSet<PartyIx>,
    /// When it is said to have been; no more than [`DATES`].
    dates: Vec<Interval>,
    /// Whether it is said to have passed in private, and in public.
    firm: (bool, bool),
}

/// So many dates tell enough of a set.
const DATES: usize = 16;

/// As many bits say the same words, whenever they are said to have been written.
const SURE: f64 = 40.0;

/// As many, whoever is said to have written them.
const LIKELY: f64 = 18.0;

impl Known {
    fn of(utterance: &Utterance, date: Option<Interval>) -> Known {
        // Text that has lost its marks is read with too much doubt to keep sets apart.
        let clear = utterance.marked != Marked::Stripped;
        let named = utterance.basis == Basis::Named && clear;
        Known {
            speakers: utterance.speaker.filter(|_| named).into_iter().collect(),
            dates: date.filter(|_| clear).into_iter().collect(),
            firm: (
                utterance.firm && utterance.frame == Frame::Private,
                utterance.firm && utterance.frame == Frame::Public,
            ),
        }
    }

    /// How many bits of the same words it takes to hold both for one message all the same: other days weigh more against it
    /// than other people, whom reports confuse.
    fn doubt(&self, other: &Known) -> f64 {
        let people =
            !self.speakers.is_empty() && !other.speakers.is_empty() && self.speakers.is_disjoint(&other.speakers);
        let near = |a: &Interval, b: &Interval| a.shifted(-86_400, 86_400).overlaps(*b);
        let days = !self.dates.is_empty()
            && !other.dates.is_empty()
            && !self.dates.iter().any(|a| other.dates.iter().any(|b| near(a, b)));
        match (days || self.open_against(other), people) {
            (true, _) => SURE,
            (false, true) => LIKELY,
            (false, false) => 0.0,
        }
    }

    fn open_against(&self, other: &Known) -> bool {
        let (private, public) = (|k: &Known| k.firm == (true, false), |k: &Known| k.firm == (false, true));
        private(self) && public(other) || public(self) && private(other)
    }

    fn take(&mut self, other: Known) {
        self.speakers.extend(other.speakers);
        self.dates.extend(other.dates);
        self.dates.truncate(DATES);
        self.firm = (self.firm.0 || other.firm.0, self.firm.1 || other.firm.1);
    }
}

impl<'a> Sets<'a> {
    fn of(words: &Words<'a>) -> Sets<'a> {
        let utterances = words.utterances;
        let known = utterances.iter().zip(words.dates).map(|(u, date)| Known::of(u, *date)).collect();
        let members = (0..utterances.len()).map(|u| vec![u]).collect();
        Sets { utterances, parent: (0..utterances.len()).collect(), members, known }
    }

    fn find(&self, mut u: usize) -> usize {
        while self.parent[u] != u {
            u = self.parent[u];
        }
        u
    }

    /// Joins two roots; the earlier one stays.
    fn union(&mut self, a: usize, b: usize) {
        let (low, high) = (a.min(b), a.max(b));
        self.parent[high] = low;
        let moved = std::mem::take(&mut self.members[high]);
        self.members[low].extend(moved);
        let known = std::mem::take(&mut self.known[high]);
        self.known[low].take(known);
    }

    /// Joins the sets of two utterances whose same words say so many bits.
    fn join_same(&mut self, a: usize, b: usize, bits: f64) {
        let (ra, rb) = (self.find(a), self.find(b));
        if ra != rb && bits >= self.known[ra].doubt(&self.known[rb]) {
            self.union(ra, rb);
        }
    }

    /// Joins what a text shows as parts of one message, unless as many texts keep the two apart.
    fn join_parts(&mut self) {
        let mut joins: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for u in 1..self.utterances.len() {
            let (this, before) = (&self.utterances[u], &self.utterances[u - 1]);
            if this.continues && this.text == before.text {
                let (a, b) = (self.find(u - 1), self.find(u));
                if a != b {
                    *joins.entry((a.min(b), a.max(b))).or_default() += self.weight(u);
                }
            }
        }
        let mut pairs: Vec<((usize, usize), usize)> = joins.into_iter().collect();
        pairs.sort_by(|x, y| y.1.cmp(&x.1).then(x.0.cmp(&y.0)));
        for ((a, b), together) in pairs {
            let (ra, rb) = (self.find(a), self.find(b));
            if ra == rb || self.known[ra].doubt(&self.known[rb]) > 0.0 {
                continue;
            }
            let apart = self.apart(ra, rb);
            if together >= apart {
                self.union(ra, rb);
            }
        }
    }

    /// What a text's word on parts weighs: text that has lost its marks is read with more doubt.
    fn weight(&self, u: usize) -> usize {
        if self.utterances[u].marked == Marked::Stripped { 1 } else { 2 }
    }

    /// What speaks for the two being messages of their own: the weight of the texts that give them another speaker, or a
    /// cue that starts anew.
    fn apart(&self, ra: usize, rb: usize) -> usize {
        let (a, b) = (&self.members[ra], &self.members[rb]);
        let mut texts: Vec<usize> = a
            .iter()
            .map(|&u| self.utterances[u].text)
            .filter(|t| b.iter().any(|&v| self.utterances[v].text == *t))
            .collect();
        texts.sort_unstable();
        texts.dedup();
        texts
            .into_iter()
            .filter_map(|t| {
                let here =
                    |list: &[usize]| list.iter().copied().filter(|&u| self.utterances[u].text == t).collect::<Vec<_>>();
                let (xs, ys) = (here(a), here(b));
                let speakers =
                    |list: &[usize]| list.iter().filter_map(|&u| self.utterances[u].speaker).collect::<Vec<PartyIx>>();
                let differ = speakers(&xs).iter().any(|p| speakers(&ys).iter().any(|q| p != q));
                let first_later = xs.iter().min().max(ys.iter().min()).copied();
                let anew =
                    first_later.is_some_and(|u| !self.utterances[u].continues && self.utterances[u].cue.is_some());
                (differ || anew).then(|| first_later.map_or(0, |u| self.weight(u)))
            })
            .sum()
    }

    fn groups(&self) -> Vec<Vec<usize>> {
        let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for u in 0..self.parent.len() {
            out.entry(self.find(u)).or_default().push(u);
        }
        out.into_values().collect()
    }
}
