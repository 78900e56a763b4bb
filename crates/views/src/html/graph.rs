//! A drawing of who drew on whom, laid out in layers from left to right: nodes and edges in, places out.
//!
//! The method is that of Sugiyama, Tagawa and Toda (1981), as small as it works for a few dozen nodes: circles are opened,
//! each node stands one layer right of the last it drew on, long edges get a bend in each layer they pass, and nodes are put
//! in the order of the middle of their neighbours until few lines cross.

/// Sizes in pixels.
pub(super) const WIDTH: f64 = 172.0;
pub(super) const HEIGHT: f64 = 62.0;
const ACROSS: f64 = 64.0;
const DOWN: f64 = 18.0;
const BEND: f64 = 10.0;

/// Sweeps over all layers; more change nothing in small drawings.
const SWEEPS: usize = 8;

/// Where everything stands.
#[derive(Debug, PartialEq)]
pub(super) struct Layout {
    /// The top left corner of each node.
    pub(super) nodes: Vec<(f64, f64)>,
    /// For each edge the points it goes through, from the right side of one node to the left side of the other.
    pub(super) edges: Vec<Vec<(f64, f64)>>,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A node or a bend, in its layer.
struct Slot {
    layer: usize,
    node: bool,
    y: f64,
}

impl Slot {
    fn height(&self) -> f64 {
        if self.node { HEIGHT } else { BEND }
    }
}

/// Lays out `count` nodes; edges go from the first to the second.
pub(super) fn layout(count: usize, edges: &[(usize, usize)]) -> Layout {
    let forward = opened(count, edges);
    let layers = layers(count, &forward);
    let mut slots: Vec<Slot> = layers.iter().map(|&layer| Slot { layer, node: true, y: 0.0 }).collect();
    let mut chains: Vec<Vec<usize>> = Vec::new();
    for &(from, to) in &forward {
        let mut chain = vec![from];
        for layer in layers[from] + 1..layers[to] {
            chain.push(slots.len());
            slots.push(Slot { layer, node: false, y: 0.0 });
        }
        chain.push(to);
        chains.push(chain);
    }
    let links: Vec<(usize, usize)> = chains.iter().flat_map(|chain| chain.windows(2).map(|w| (w[0], w[1]))).collect();
    let depth = slots.iter().map(|slot| slot.layer + 1).max().unwrap_or(0);
    let mut columns: Vec<Vec<usize>> = vec![Vec::new(); depth];
    slots.iter().enumerate().for_each(|(n, slot)| columns[slot.layer].push(n));
    stack(&columns, &mut slots);
    for sweep in 0..SWEEPS {
        let rightward = sweep % 2 == 0;
        let order: Vec<usize> = if rightward { (0..depth).collect() } else { (0..depth).rev().collect() };
        for layer in order {
            let middle = |n: usize, slots: &[Slot]| {
                let near = links.iter().filter_map(|&(a, b)| match (rightward, a == n, b == n) {
                    (true, _, true) => Some(a),
                    (false, true, _) => Some(b),
                    _ => None,
                });
                let places: Vec<f64> = near.map(|n| slots[n].y + slots[n].height() / 2.0).collect();
                if places.is_empty() {
                    slots[n].y + slots[n].height() / 2.0
                } else {
                    places.iter().sum::<f64>() / places.len() as f64
                }
            };
            let mut wanted: Vec<(f64, usize)> = columns[layer].iter().map(|&n| (middle(n, &slots), n)).collect();
            wanted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            columns[layer] = wanted.iter().map(|&(_, n)| n).collect();
            settle(&wanted, &mut slots);
        }
    }
    finish(count, &chains, edges, &forward, slots)
}

/// The edges with those turned around that would close a circle.
fn opened(count: usize, edges: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::with_capacity(edges.len());
    for &(from, to) in edges {
        let closes = from != to && reaches(count, &out, to, from);
        out.push(if closes { (to, from) } else { (from, to) });
    }
    out
}

fn reaches(count: usize, edges: &[(usize, usize)], from: usize, goal: usize) -> bool {
    let mut seen = vec![false; count];
    let mut open = vec![from];
    while let Some(n) = open.pop() {
        if n == goal {
            return true;
        }
        if !std::mem::replace(&mut seen[n], true) {
            open.extend(edges.iter().filter(|edge| edge.0 == n).map(|edge| edge.1));
        }
    }
    false
}

/// Each node one layer after the last of those it drew on.
fn layers(count: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut layers = vec![0; count];
    for _ in 0..count {
        for &(from, to) in edges.iter().filter(|edge| edge.0 != edge.1) {
            layers[to] = layers[to].max(layers[from] + 1);
        }
    }
    layers
}

fn stack(columns: &[Vec<usize>], slots: &mut [Slot]) {
    for column in columns {
        let mut y = 0.0;
        for &n in column {
            slots[n].y = y;
            y += slots[n].height() + DOWN;
        }
    }
}

/// Puts a column as near to where its nodes want to be as their sizes allow.
fn settle(wanted: &[(f64, usize)], slots: &mut [Slot]) {
    let mut next = f64::NEG_INFINITY;
    let mut moved = 0.0;
    for &(middle, n) in wanted {
        let height = slots[n].height();
        let y = (middle - height / 2.0).max(next);
        moved += y - (middle - height / 2.0);
        slots[n].y = y;
        next = y + height + DOWN;
    }
    let back = moved / wanted.len().max(1) as f64;
    wanted.iter().for_each(|&(_, n)| slots[n].y -= back);
}

fn finish(
    count: usize,
    chains: &[Vec<usize>],
    edges: &[(usize, usize)],
    forward: &[(usize, usize)],
    slots: Vec<Slot>,
) -> Layout {
    let top = slots.iter().map(|slot| slot.y).fold(f64::INFINITY, f64::min);
    let bottom = slots.iter().map(|slot| slot.y + slot.height()).fold(f64::NEG_INFINITY, f64::max);
    let x = |slot: &Slot| slot.layer as f64 * (WIDTH + ACROSS);
    let middle = |slot: &Slot| slot.y - top + slot.height() / 2.0;
    let path = |chain: &Vec<usize>| -> Vec<(f64, f64)> {
        let last = chain.len() - 1;
        let mut points = Vec::new();
        for (at, &n) in chain.iter().enumerate() {
            let slot = &slots[n];
            if at > 0 {
                points.push((x(slot), middle(slot)));
            }
            if at < last {
                points.push((x(slot) + WIDTH, middle(slot)));
            }
        }
        points
    };
    let paths = chains.iter().zip(edges.iter().zip(forward)).map(|(chain, (meant, drawn))| {
        let mut points = path(chain);
        if meant != drawn {
            points.reverse();
        }
        points
    });
    let depth = slots.iter().map(|slot| slot.layer + 1).max().unwrap_or(0) as f64;
    Layout {
        nodes: slots[..count].iter().map(|slot| (x(slot), slot.y - top)).collect(),
        edges: paths.collect(),
        width: (depth * WIDTH + (depth - 1.0).max(0.0) * ACROSS).max(0.0),
        height: if slots.is_empty() { 0.0 } else { bottom - top },
    }
}

#[cfg(test)]
mod tests;
