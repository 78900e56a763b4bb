//! The variant graph: columns of nodes, and a path through them for each witness.

use crate::align::UNKNOWN;
use std::collections::BTreeMap;
use std::ops::Range;

/// Witnesses side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collation {
    columns: Vec<Column>,
    /// For each witness, the column of each of its words; ascending.
    paths: Vec<Vec<u32>>,
    moves: Vec<Move>,
}

/// Words that stand opposite each other. Its place in the list is its rank in the graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// One for each reading, in the order of their symbols.
    pub nodes: Vec<Node>,
}

/// The words of a column that are the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Which word.
    pub symbol: u32,
    /// Where it stands: witness and word; in the order of witnesses, each at most once.
    pub words: Vec<(usize, usize)>,
}

/// From one node to the next, for the witnesses that go that way.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Column and node; none for the start of a text.
    pub from: Option<(usize, usize)>,
    /// Column and node; none for the end of a text.
    pub to: Option<(usize, usize)>,
    /// In order.
    pub witnesses: Vec<usize>,
}

/// The same words, or nearly, in other columns of other witnesses.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// Where some witnesses have them: from the first column to the one behind the last.
    pub here: Range<usize>,
    /// Which witnesses, with the words of each.
    pub here_in: Vec<(usize, Range<usize>)>,
    /// Where others have them, further on.
    pub there: Range<usize>,
    /// Which others, with the words of each.
    pub there_in: Vec<(usize, Range<usize>)>,
}

impl Collation {
    /// Of columns that hold (witness, word) pairs, over these texts.
    pub(super) fn new(columns: Vec<Vec<(usize, usize)>>, texts: &[&[u32]], moves: Vec<Move>) -> Collation {
        let mut paths: Vec<Vec<u32>> = texts.iter().map(|text| Vec::with_capacity(text.len())).collect();
        for (rank, column) in columns.iter().enumerate() {
            column.iter().for_each(|&(witness, _)| paths[witness].push(rank as u32));
        }
        let columns = columns.into_iter().map(|words| Column::of(words, texts)).collect();
        Collation { columns, paths, moves }
    }

    /// The columns, in the order of the texts.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// What stands elsewhere, in the order of the columns.
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }

    /// How many witnesses there are.
    pub fn witnesses(&self) -> usize {
        self.paths.len()
    }

    /// The column of each word of a witness; ascending.
    pub fn path(&self, witness: usize) -> &[u32] {
        &self.paths[witness]
    }

    /// The words of a witness in a stretch of columns; where it has none, the place where they would stand.
    pub fn words(&self, witness: usize, columns: &Range<usize>) -> Range<usize> {
        let path = &self.paths[witness];
        let before = |column: usize| path.partition_point(|&at| (at as usize) < column);
        before(columns.start)..before(columns.end)
    }

    /// The edges of the graph, in the order of their nodes.
    pub fn edges(&self) -> Vec<Edge> {
        let mut at: Vec<Option<(usize, usize)>> = vec![None; self.witnesses()];
        let mut edges: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (rank, column) in self.columns.iter().enumerate() {
            for (k, node) in column.nodes.iter().enumerate() {
                for &(witness, _) in &node.words {
                    let from = at[witness].replace((rank, k));
                    edges.entry((from, (false, Some((rank, k))))).or_default().push(witness);
                }
            }
        }
        for (witness, from) in at.into_iter().enumerate() {
            edges.entry((from, (true, None))).or_default().push(witness);
        }
        edges.into_iter().map(|((from, (_, to)), witnesses)| Edge { from, to, witnesses }).collect()
    }
}

impl Column {
    fn of(words: Vec<(usize, usize)>, texts: &[&[u32]]) -> Column {
        let mut words: Vec<(u32, (usize, usize))> = words.into_iter().map(|at| (texts[at.0][at.1], at)).collect();
        words.sort_unstable();
        let mut nodes: Vec<Node> = Vec::new();
        for (symbol, at) in words {
            match nodes.last_mut().filter(|node| node.symbol == symbol && symbol != UNKNOWN) {
                Some(node) => node.words.push(at),
                None => nodes.push(Node { symbol, words: vec![at] }),
            }
        }
        Column { nodes }
    }

    /// How many witnesses have a word here.
    pub fn held(&self) -> usize {
        self.nodes.iter().map(|node| node.words.len()).sum()
    }
}
