//! Variants: our collation beside the apparatus of the Frankenstein Variorum.
//!
//! `collation DIR --split vol1|vol2|vol3 [--witnesses 3|4] [--misses N]`: DIR is the repository's root. The witnesses are
//! the printed ones: 1818, 1823, 1831, and as the fourth the annotated copy of 1818 as it was revised.
//! [`variorum`] says how their texts are put together. Each unit's texts are collated as plain text; what the apparatus knows
//! of places is used only to score. All words are folded: case and punctuation are no variants, on either side.
//!
//! **Loci.** A slot of the apparatus differs where its readings are not all the same. A gold locus is a run of slots that
//! differ, without the words at its start or end on which all readings agree: entries often take in a word or two that
//! did not change. A found locus is a run of columns that differ. Both are sets of words, and are matched one to one, most
//! words in common first. Where an entry has long readings, the apparatus does not say what within them agrees; so what is found
//! wholly within one gold locus counts as one. The other way round nothing is joined: a found locus that runs over
//! words on which the apparatus has all witnesses agree takes one gold locus, and the others are missed. `each found
//! locus by itself` is the figure without that joining.
//!
//! **Slots that differ** asks of each slot alone whether its readings differ, and whether any of its words stands in a column
//! that does: it joins and matches nothing.
//!
//! **Token pairs.** Where two witnesses have the same reading in a slot, its words are pairs, first with first, and so on.
//! The figure is the share of these pairs that stand in one of our columns.

mod variorum;

pub mod speed;

use crate::Request;
use crate::counts::{Counts, head, share};
use analysis::align::Vocabulary;
use analysis::collation::{Collation, collate};
use cpu_time::ProcessTime;
use std::collections::BTreeMap;
use variorum::{Unit, WITNESSES, units};

/// A place that differs: for each witness, the words.
type Place = Vec<std::ops::Range<usize>>;

/// Prints the figures.
pub fn run(request: &Request) -> Result<(), String> {
    let split = request.value("--split").unwrap_or("vol1");
    let volume = match split {
        "vol1" => "vol_1",
        "vol2" => "vol_2",
        "vol3" => "vol_3",
        _ => return Err(format!("no split `{split}`")),
    };
    let misses = request.count("--misses");
    if misses > 0 && split != "vol1" {
        return Err("only volume 1 may be looked into".to_owned());
    }
    let witnesses: Vec<&str> = match request.value("--witnesses") {
        Some("3") => WITNESSES.into_iter().filter(|w| *w != "fThomas").collect(),
        _ => WITNESSES.to_vec(),
    };
    println!("{}", witnesses.join(", "));
    let mut total = Score::default();
    println!("{}   {:>8} {:>9}", head("variant loci"), "pairs", "time");
    for unit in units(&request.folder, volume, &witnesses)? {
        let score = Score::of(&unit, misses);
        println!("{}", score.line(&unit.name));
        total.add(&score);
    }
    println!("{}", total.line("all"));
    println!("{}", total.each.line("each found locus by itself"));
    println!("{}", total.slots.line("slots that differ"));
    println!("token pairs: {} of {}", total.pairs.right, total.pairs.gold);
    Ok(())
}

#[derive(Default)]
struct Score {
    loci: Counts,
    each: Counts,
    slots: Counts,
    pairs: Counts,
    seconds: f64,
}

impl Score {
    fn of(unit: &Unit, misses: usize) -> Score {
        let start = ProcessTime::now();
        let (vocabulary, texts) = Vocabulary::of(unit.tokens.iter());
        let collation = collate(&texts, &vocabulary);
        let seconds = start.elapsed().as_secs_f64();
        let gold = gold(unit);
        let found: Vec<Place> = collation
            .variants(&texts, &vocabulary)
            .into_iter()
            .map(|variant| (0..texts.len()).map(|w| collation.words(w, &variant.columns)).collect())
            .collect();
        let pairs = matched(&gold, &found);
        // What lies within one gold locus counts once.
        let alone = found.iter().filter(|f| !gold.iter().any(|g| holds(g, f))).count();
        let holding = gold.iter().filter(|g| found.iter().any(|f| holds(g, f))).count();
        let right = pairs.len() as f64;
        let all = alone + holding;
        show(unit, &gold, &found, &pairs, misses);
        Score {
            loci: Counts { right, found: all as f64, gold: gold.len() as f64 },
            each: Counts { right, found: found.len() as f64, gold: gold.len() as f64 },
            slots: slots(unit, &collation),
            pairs: token_pairs(unit, &collation),
            seconds,
        }
    }

    fn add(&mut self, other: &Score) {
        self.loci.add(other.loci);
        self.each.add(other.each);
        self.slots.add(other.slots);
        self.pairs.add(other.pairs);
        self.seconds += other.seconds;
    }

    fn line(&self, name: &str) -> String {
        let pairs = share(self.pairs.right, self.pairs.gold);
        format!("{}   {pairs:>8.4} {:>7.1} ms", self.loci.line(name), self.seconds * 1000.0)
    }
}

/// Whether the readings of a slot are all the same.
fn same(unit: &Unit, slot: &Place) -> bool {
    let words = |w: usize| unit.tokens[w].words(slot[w].clone());
    (1..slot.len()).all(|w| words(w).eq(words(0)))
}

/// Of slots, those that differ, and those with a word in a column that does.
fn slots(unit: &Unit, collation: &Collation) -> Counts {
    let mut out = Counts::default();
    for slot in &unit.slots {
        let gold = !same(unit, slot);
        let differs = |(w, words): (usize, &std::ops::Range<usize>)| {
            collation.path(w)[words.clone()].iter().any(|&column| !collation.agrees(column as usize))
        };
        let found = slot.iter().enumerate().any(differs);
        let one = |yes: bool| f64::from(u8::from(yes));
        out.add(Counts { right: one(gold && found), found: one(found), gold: one(gold) });
    }
    out
}

/// The loci of the apparatus.
fn gold(unit: &Unit) -> Vec<Place> {
    let same = |slot: &Place| same(unit, slot);
    let runs = unit.slots.chunk_by(|x, y| same(x) == same(y)).filter(|run| !same(&run[0]));
    let places = runs.map(|run| (0..run[0].len()).map(|w| run[0][w].start..run[run.len() - 1][w].end).collect());
    // Where a word has only gone from one entry to the next, nothing is left.
    places.map(|place: Place| trimmed(unit, place)).filter(|place| place.iter().any(|r| !r.is_empty())).collect()
}

/// Without the words at either end on which all agree.
fn trimmed(unit: &Unit, mut place: Place) -> Place {
    let agree = |place: &Place, at: &dyn Fn(&std::ops::Range<usize>) -> usize| {
        let words: Vec<&str> = place.iter().enumerate().map(|(w, r)| unit.tokens[w].word(at(r))).collect();
        place.iter().all(|r| !r.is_empty()) && words.windows(2).all(|two| two[0] == two[1])
    };
    while agree(&place, &|r| r.start) {
        place.iter_mut().for_each(|r| r.start += 1);
    }
    while agree(&place, &|r| r.end - 1) {
        place.iter_mut().for_each(|r| r.end -= 1);
    }
    place
}

fn shared(x: &Place, y: &Place) -> usize {
    let both = |(a, b): (&std::ops::Range<usize>, &std::ops::Range<usize>)| {
        a.end.min(b.end).saturating_sub(a.start.max(b.start))
    };
    x.iter().zip(y).map(both).sum()
}

/// Whether all words of `inner` are words of `outer`.
fn holds(outer: &Place, inner: &Place) -> bool {
    shared(outer, inner) == inner.iter().map(ExactSizeIterator::len).sum::<usize>()
}

/// Which gold locus is which found one.
fn matched(gold: &[Place], found: &[Place]) -> BTreeMap<usize, usize> {
    let mut all: Vec<(usize, usize, usize)> = Vec::new();
    for (g, place) in gold.iter().enumerate() {
        all.extend(found.iter().enumerate().map(|(f, other)| (shared(place, other), g, f)).filter(|one| one.0 > 0));
    }
    all.sort_by_key(|&(words, g, f)| (std::cmp::Reverse(words), g, f));
    let mut out = BTreeMap::new();
    let mut taken = vec![false; found.len()];
    for (_, g, f) in all {
        if !taken[f] && !out.contains_key(&g) {
            out.insert(g, f);
            taken[f] = true;
        }
    }
    out
}

/// Pairs of words that the apparatus puts together, and how many of them stand in one column.
fn token_pairs(unit: &Unit, collation: &Collation) -> Counts {
    let mut out = Counts::default();
    for slot in &unit.slots {
        for x in 0..slot.len() {
            for y in x + 1..slot.len() {
                if !unit.tokens[x].words(slot[x].clone()).eq(unit.tokens[y].words(slot[y].clone())) {
                    continue;
                }
                let pairs = slot[x].clone().zip(slot[y].clone());
                out.right += pairs.filter(|&(i, j)| collation.path(x)[i] == collation.path(y)[j]).count() as f64;
                out.gold += slot[x].len() as f64;
            }
        }
    }
    out.found = out.gold;
    out
}

/// Lists what was missed and what was too much.
fn show(unit: &Unit, gold: &[Place], found: &[Place], pairs: &BTreeMap<usize, usize>, most: usize) {
    let told = |place: &Place| {
        let words =
            |(w, r): (usize, &std::ops::Range<usize>)| unit.tokens[w].words(r.clone()).collect::<Vec<_>>().join(" ");
        place.iter().enumerate().map(words).collect::<Vec<_>>().join(" | ")
    };
    let extra = |f: usize| !pairs.values().any(|&other| other == f) && !gold.iter().any(|g| holds(g, &found[f]));
    for g in (0..gold.len()).filter(|g| !pairs.contains_key(g)).take(most) {
        let near: Vec<usize> = (0..found.len()).filter(|&f| shared(&gold[g], &found[f]) > 0).collect();
        println!("  {} missed: {}", unit.name, told(&gold[g]));
        near.iter().for_each(|&f| println!("      is part of: {}", told(&found[f])));
    }
    for f in (0..found.len()).filter(|&f| extra(f)).take(most) {
        println!("  {} too much: {}", unit.name, told(&found[f]));
    }
}
