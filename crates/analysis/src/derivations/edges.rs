//! Edges between texts, with their evidence.

use super::{Outlets, Pile};
use crate::align::{Passage, Step, Vocabulary};
use crate::dossier::{Derivation, Evidence, EvidenceKind, Origin};
use crate::parties::{PartyIx, Roster};
use crate::prose::Prose;
use record::{Place, SourceId, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words that two texts share outside quotations: where in each, and how much they tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The two texts, the earlier in the list first.
    pub texts: (usize, usize),
    /// The words in each.
    pub tokens: (Range<usize>, Range<usize>),
    /// How many words are the same.
    pub same: usize,
    /// Information, in bits.
    pub bits: f64,
}

impl Shared {
    /// The runs of a passage that are quoted in neither text, at least five words long.
    pub fn of(passage: &Passage, symbols: &[Vec<u32>], quoted: &[Vec<bool>], vocabulary: &Vocabulary) -> Vec<Shared> {
        let (ta, tb) = (passage.a.0, passage.b.0);
        let mut out: Vec<Shared> = Vec::new();
        let mut open: Option<Shared> = None;
        for (step, a, b) in passage.walk() {
            let told = !a.clone().chain(a.end.saturating_sub(1)..a.end).any(|i| quoted[ta][i])
                && !b.clone().any(|i| quoted[tb][i]);
            if !told {
                out.extend(open.take());
                continue;
            }
            if step == Step::Same {
                let bits = f64::from(vocabulary.bits(symbols[ta][a.start]));
                let shared = open.get_or_insert(Shared {
                    texts: (ta, tb),
                    tokens: (a.start..a.start, b.start..b.start),
                    same: 0,
                    bits: 0.0,
                });
                shared.tokens.0.end = a.end;
                shared.tokens.1.end = b.end;
                shared.same += 1;
                shared.bits += bits;
            }
        }
        out.extend(open);
        out.retain(|s| s.tokens.0.len() >= 5);
        out
    }
}

/// Words shared outside quotations that tell as much as this, in bits, are taken to come from one hand.
const ENOUGH: f64 = 75.0;

/// All derivations, in order of the texts.
pub fn find(pile: &Pile<'_>, roster: &Roster, outlets: &Outlets, shared: &[Shared]) -> Vec<Derivation> {
    let mut edges: BTreeMap<(usize, usize), Edge> = BTreeMap::new();
    for to in 0..pile.proses.len() {
        for (party, credits) in by_party(outlets, to) {
            let Some(from) = outlets.own.iter().position(|own| *own == Some(party)) else { continue };
            let strong = credits.iter().any(|c| c.1);
            let common = pile.groups[from].intersection(&pile.groups[to]).count();
            if from == to || later(pile, from, to) || (!strong && common == 0) {
                continue;
            }
            let edge = edges.entry((from, to)).or_default();
            edge.credits.extend(credits.into_iter().map(|c| c.0));
        }
    }
    let places = Places::of(pile.proses.len(), shared);
    for piece in shared {
        let (a, b) = piece.texts;
        let (from, to, known) = direction(pile, &edges, a, b);
        let own = !places.explain(piece);
        let edge = edges.entry((from, to)).or_default();
        edge.shared.push((piece.clone(), own));
        edge.undirected |= !known && edge.credits.is_empty();
    }
    let credited: BTreeSet<(usize, usize)> =
        edges.iter().filter(|(_, e)| !e.credits.is_empty()).map(|(k, _)| *k).collect();
    edges.retain(|&(from, to), edge| {
        let telling =
            |s: &&(Shared, bool)| s.1 && s.0.same >= 9 && s.0.same * 5 >= s.0.tokens.0.len() * 4 && s.0.bits >= 40.0;
        let own_bits: f64 = edge.shared.iter().filter(telling).map(|s| s.0.bits).sum();
        // Common origin is not copying: where both are known to draw on a third, only words the third does not have count.
        !edge.credits.is_empty() || own_bits >= ENOUGH && !credited.contains(&(to, from))
    });
    drop_roundabout(pile, &mut edges);
    let mut out: Vec<Derivation> = edges.iter().map(|(&(from, to), edge)| edge.derivation(pile, from, to)).collect();
    for to in 0..pile.proses.len() {
        out.extend(outside(pile, roster, outlets, to));
    }
    out
}

#[derive(Default)]
struct Edge {
    credits: Vec<Range<usize>>,
    shared: Vec<(Shared, bool)>,
    undirected: bool,
}

impl Edge {
    fn derivation(&self, pile: &Pile<'_>, from: usize, to: usize) -> Derivation {
        let prose = &pile.proses[to];
        let mut evidence: Vec<Evidence> =
            self.credits.iter().take(4).map(|r| piece(prose, EvidenceKind::Credit, r.clone())).collect();
        let mut shared: Vec<&Shared> = self.shared.iter().map(|s| &s.0).collect();
        shared.sort_by(|a, b| b.bits.total_cmp(&a.bits));
        evidence.extend(shared.iter().take(4).map(|s| {
            let range = if s.texts.0 == to { s.tokens.0.clone() } else { s.tokens.1.clone() };
            piece(prose, EvidenceKind::SharedWords, range)
        }));
        let start = Place { source: prose.item.source.clone(), span: Span::new(0, 0) };
        if later(pile, to, from) {
            evidence.push(Evidence { kind: EvidenceKind::Order, place: start.clone(), text: String::new() });
        }
        if !pile.groups[to].is_empty() && pile.groups[to].is_subset(&pile.groups[from]) {
            evidence.push(Evidence { kind: EvidenceKind::Subset, place: start, text: String::new() });
        }
        let bits: f64 = shared.iter().map(|s| s.bits).sum();
        let doubt = if self.credits.is_empty() { 0.5 } else { 0.12 } * (-bits / 200.0).exp();
        Derivation {
            from: Origin::Source(pile.proses[from].item.source.clone()),
            to: prose.item.source.clone(),
            directed: !self.undirected,
            confidence: 1.0 - doubt.max(0.02),
            evidence,
        }
    }
}

fn piece(prose: &Prose<'_>, kind: EvidenceKind, tokens: Range<usize>) -> Evidence {
    let span = prose.span(tokens);
    let place = Place { source: prose.item.source.clone(), span };
    Evidence { kind, place, text: span.of(&prose.item.text).to_owned() }
}

fn by_party(outlets: &Outlets, text: usize) -> BTreeMap<PartyIx, Vec<(Range<usize>, bool)>> {
    let mut out: BTreeMap<PartyIx, Vec<(Range<usize>, bool)>> = BTreeMap::new();
    for credit in &outlets.credits[text] {
        out.entry(credit.party).or_default().push((credit.tokens.clone(), credit.strong));
    }
    out
}

/// Whether `a` surely came out after `b`.
fn later(pile: &Pile<'_>, a: usize, b: usize) -> bool {
    let when = |t: usize| pile.proses[t].item.published.as_ref().and_then(|p| p.interval);
    matches!((when(a), when(b)), (Some(a), Some(b)) if a.earliest > b.latest)
}

/// From whom to whom, and whether that is known: by credit, else by order, else from the one that quotes more.
fn direction(pile: &Pile<'_>, edges: &BTreeMap<(usize, usize), Edge>, a: usize, b: usize) -> (usize, usize, bool) {
    let credited = |from, to| edges.get(&(from, to)).is_some_and(|e| !e.credits.is_empty());
    match () {
        () if credited(a, b) => (a, b, true),
        () if credited(b, a) => (b, a, true),
        () if later(pile, b, a) => (a, b, true),
        () if later(pile, a, b) => (b, a, true),
        () if pile.groups[b].len() > pile.groups[a].len() => (b, a, false),
        () => (a, b, false),
    }
}

/// For each text, the words of it that others share, with whom, in order of where they end.
struct Places(Vec<Vec<(Range<usize>, usize)>>);

impl Places {
    fn of(texts: usize, shared: &[Shared]) -> Places {
        let mut out = vec![Vec::new(); texts];
        for piece in shared {
            out[piece.texts.0].push((piece.tokens.0.clone(), piece.texts.1));
            out[piece.texts.1].push((piece.tokens.1.clone(), piece.texts.0));
        }
        out.iter_mut().for_each(|list| list.sort_unstable_by_key(|(words, other)| (words.end, words.start, *other)));
        Places(out)
    }

    /// Whether a third text shares the same words with either side, or half of them at least.
    fn explain(&self, piece: &Shared) -> bool {
        let third = |other: usize| other != piece.texts.0 && other != piece.texts.1;
        let covers = |text: usize, words: &Range<usize>| {
            let list = &self.0[text];
            let from = list.partition_point(|(w, _)| w.end <= words.start);
            list[from..].iter().any(|(w, other)| {
                let common = w.end.min(words.end).saturating_sub(w.start.max(words.start));
                third(*other) && common * 2 >= words.len()
            })
        };
        covers(piece.texts.0, &piece.tokens.0) || covers(piece.texts.1, &piece.tokens.1)
    }
}

/// Drops an edge from an origin where the text also credits one who drew on that origin and quotes nothing beyond that one.
fn drop_roundabout(pile: &Pile<'_>, edges: &mut BTreeMap<(usize, usize), Edge>) {
    let keys: Vec<(usize, usize)> = edges.keys().copied().collect();
    let roundabout = |&(origin, to): &(usize, usize)| {
        keys.iter().any(|&(middle, t)| {
            t == to
                && middle != origin
                && keys.contains(&(origin, middle))
                && pile.groups[to].is_subset(&pile.groups[middle])
        })
    };
    let drop: Vec<(usize, usize)> = keys.iter().filter(|k| roundabout(k)).copied().collect();
    edges.retain(|k, _| !drop.contains(k));
}

/// Publications that are credited and not at hand.
fn outside(pile: &Pile<'_>, roster: &Roster, outlets: &Outlets, to: usize) -> Vec<Derivation> {
    let prose = &pile.proses[to];
    by_party(outlets, to)
        .into_iter()
        .filter(|(party, credits)| {
            !outlets.own.contains(&Some(*party))
                && credits.iter().any(|(range, strong)| *strong && names_publication(prose, range))
        })
        .map(|(party, credits)| Derivation {
            from: Origin::Outside(roster.name(party).to_owned()),
            to: prose.item.source.clone(),
            directed: true,
            confidence: 0.6,
            evidence: credits.into_iter().take(3).map(|(range, _)| piece(prose, EvidenceKind::Credit, range)).collect(),
        })
        .collect()
}

/// Whether the phrase speaks of a publication's own reporting, not of a person who tells something.
fn names_publication(prose: &Prose<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|i| {
        matches!(
            prose.word(i),
            "obtained" | "published" | "reported" | "reports" | "newspaper" | "magazine" | "outlet" | "scoop" | "broke"
        )
    })
}

/// For each text, all texts it drew on, directly or through others.
pub fn ancestors(derivations: &[Derivation]) -> BTreeMap<SourceId, BTreeSet<SourceId>> {
    let mut direct: BTreeMap<SourceId, BTreeSet<SourceId>> = BTreeMap::new();
    for d in derivations.iter().filter(|d| d.directed) {
        if let Origin::Source(from) = &d.from {
            direct.entry(d.to.clone()).or_default().insert(from.clone());
        }
    }
    let mut out = BTreeMap::new();
    for start in direct.keys() {
        let mut seen: BTreeSet<SourceId> = BTreeSet::new();
        let mut open: Vec<SourceId> = vec![start.clone()];
        while let Some(next) = open.pop() {
            for from in direct.get(&next).into_iter().flatten() {
                if from != start && seen.insert(from.clone()) {
                    open.push(from.clone());
                }
            }
        }
        out.insert(start.clone(), seen);
    }
    out
}
