//! What texts share as people read it: a block for each cluster.

use super::{Cluster, Named};
use crate::brief::{Flow, Look, Page, Tone};
use crate::plain::{clip, line};
use crate::wording::passages as say;
use analysis::reuse::{Found, Stretch};
use record::Tokens;
use std::collections::HashMap;

/// So many clusters are shown, of each so many places, and so many lines of words; `--json` has all.
const CLUSTERS: usize = 50;
const PLACES: usize = 8;
const LINES: usize = 4;

/// The words at places.
pub type Words = HashMap<Stretch, String>;

/// The places whose words the page shows or compares.
pub fn wanted(clusters: &[Cluster]) -> Vec<Stretch> {
    clusters.iter().take(CLUSTERS).flat_map(|cluster| cluster.places.iter().take(PLACES)).copied().collect()
}

/// The clusters of `found`, with the words at the places that are [`wanted`], and how much there is in all.
pub fn page(found: &Found, clusters: &[Cluster], words: &Words, texts: &dyn Named, look: Look) -> String {
    let mut page = Page::new(look);
    for (number, cluster) in (1..).zip(clusters.iter().take(CLUSTERS)) {
        block(&mut page, number, cluster, words, texts);
    }
    page.gap();
    let passages = found.passages.len() + found.common.len();
    page.flow(0, Flow::of(Tone::Plain, &say::summary(texts.count(), passages, clusters.len())));
    if clusters.len() > CLUSTERS {
        page.flow(0, Flow::of(Tone::Plain, &say::left_out(CLUSTERS)));
    }
    if !clusters.is_empty() {
        page.flow(0, Flow::of(Tone::Faint, say::HOW_TO_READ));
    }
    page.finish()
}

fn block(page: &mut Page, number: usize, cluster: &Cluster, words: &Words, texts: &dyn Named) {
    let Some(first) = cluster.places.first() else { return };
    let own = words.get(first).map(|words| Folded::of(words));
    let in_texts = cluster.places.chunk_by(|x, y| x.text == y.text).count();
    let head = say::head(cluster.bits, own.as_ref().map(|own| own.count), cluster.places.len(), in_texts);
    let indent = 4;
    page.gap();
    page.hung(&format!("{number:>2}"), Tone::Strong, 0, indent, Flow::of(Tone::Strong, &head));
    let shown = match words.get(first) {
        Some(words) => {
            let room = LINES * page.width().saturating_sub(indent + 1);
            Flow::of(Tone::Plain, &format!("“{}”", clip(&line(words), room)))
        }
        None => Flow::of(Tone::Faint, say::NO_WORDS),
    };
    page.flow(indent, shown);
    let listed = &cluster.places[..cluster.places.len().min(PLACES)];
    let bytes = |place: &Stretch| format!("{}..{}", place.span.start, place.span.end);
    let widest = listed.iter().map(|place| bytes(place).len()).max().unwrap_or(0);
    for place in listed {
        let mut flow = Flow::of(Tone::Plain, texts.path(place.text).unwrap_or(texts.id(place.text)));
        let other = own.as_ref().zip(words.get(place)).and_then(|(own, words)| own.compared(&Folded::of(words)));
        if let Some(other) = other {
            flow = flow.say(Tone::Faint, " · ").say(Tone::Differs, other);
        }
        page.labelled(indent, (Tone::Faint, &bytes(place)), widest + 2, flow);
    }
    if cluster.places.len() > PLACES {
        page.flow(indent, Flow::of(Tone::Faint, &say::more_places(cluster.places.len() - PLACES)));
    }
}

/// Words as they are compared, a space around each: to look for some of them takes time in proportion to all.
#[derive(PartialEq, Eq)]
struct Folded {
    words: String,
    count: usize,
}

impl Folded {
    fn of(words: &str) -> Folded {
        let tokens = Tokens::of(words);
        let words = tokens.iter().fold(String::from(" "), |words, word| words + word + " ");
        Folded { words, count: tokens.len() }
    }

    /// How the words of a place compare with these, which are shown; none where they are the same.
    fn compared(&self, here: &Folded) -> Option<&'static str> {
        match () {
            () if self == here => None,
            () if self.words.contains(&here.words) => Some(say::PART),
            () if here.words.contains(&self.words) => Some(say::MORE),
            () if here.count * 4 < self.count * 3 => Some(say::NEARLY_PART),
            () => Some(say::NEARLY),
        }
    }
}
