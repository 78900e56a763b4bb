//! The same words, once, with every place that has them.

use analysis::reuse::{Found, Stretch};
use record::Span;
use std::collections::BTreeMap;

/// Passages that carry the same words.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Information in the words of the passage that has most.
    pub bits: f64,
    /// Where: first the place of that passage, then all others in the order of texts.
    pub places: Vec<Stretch>,
}

/// Every cluster, that with most information first.
pub fn clusters(found: &Found) -> Vec<Cluster> {
    let mut all: BTreeMap<usize, (f64, Stretch, Vec<Stretch>)> = BTreeMap::new();
    let mut take = |number: usize, bits: f64, places: &[Stretch]| {
        let Some(&first) = places.first() else { return };
        let cluster = all.entry(number).or_insert((bits, first, Vec::new()));
        if bits > cluster.0 {
            (cluster.0, cluster.1) = (bits, first);
        }
        cluster.2.extend(places);
    };
    found.passages.iter().for_each(|passage| take(passage.cluster, passage.bits, &[passage.a, passage.b]));
    found.common.iter().for_each(|passage| take(passage.cluster, passage.bits, &passage.places));
    let cluster = |(bits, first, places)| Cluster { bits, places: apart(places, first) };
    let mut clusters: Vec<Cluster> = all.into_values().map(cluster).collect();
    // Equals stay in the order of texts.
    clusters.sort_by(|x, y| y.bits.total_cmp(&x.bits));
    clusters
}

/// The places with those that overlap put together, that which holds `first` before the others.
fn apart(mut places: Vec<Stretch>, first: Stretch) -> Vec<Stretch> {
    places.sort_unstable_by_key(|place| (place.text, place.span.start, place.span.end));
    let mut out: Vec<Stretch> = Vec::new();
    for place in places {
        match out.last_mut() {
            Some(last) if last.text == place.text && place.span.start < last.span.end => {
                last.span = Span::new(last.span.start, last.span.end.max(place.span.end));
            }
            _ => out.push(place),
        }
    }
    let holds = |place: &Stretch| place.text == first.text && place.span.contains(first.span);
    if let Some(at) = out.iter().position(holds) {
        out[..=at].rotate_right(1);
    }
    out
}
