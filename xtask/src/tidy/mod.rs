//! `cargo xtask tidy`: the rules of the tree that a program can check, one file a rule.

mod lex;

mod rust_text;

mod tree;

mod edges;
mod hosts;
mod licences;
mod module_order;
mod names;
mod originals;
mod plain_data;
mod proper_names;
mod purity;
mod sizes;
mod unfinished;
mod wording;

use crate::failure::{Failure, Outcome};
use std::fmt;
use std::path::Path;
use tree::Tree;

/// A place that breaks a rule.
#[derive(Debug, PartialEq)]
struct Breach {
    path: String,
    /// Counted from 1; 0 where the whole file is meant.
    line: usize,
    what: String,
}

impl Breach {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Breach {
        Breach { path: path.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}: {}", self.path, self.what),
        }
    }
}

type Check = (&'static str, fn(&Tree) -> Vec<Breach>);

const CHECKS: &[Check] = &[
    ("crate edges", edges::check),
    ("purity", purity::check),
    ("originals", originals::check),
    ("plain data", plain_data::check),
    ("module order", module_order::check),
    ("wording", wording::check),
    ("names", names::check),
    ("sizes", sizes::check),
    ("unfinished work", unfinished::check),
    ("paths and hosts", hosts::check),
    ("licences and front pages", licences::check),
    ("names of one case", proper_names::check),
];

/// Runs every check, and says everything that is not in order.
pub(crate) fn run(root: &Path) -> Outcome {
    let tree = Tree::read(root)?;
    let mut count = 0;
    for (rule, check) in CHECKS {
        let mut breaches = check(&tree);
        breaches.dedup();
        count += breaches.len();
        if !breaches.is_empty() {
            println!("{rule}:");
            breaches.iter().for_each(|b| println!("  {b}"));
        }
    }
    if count == 0 {
        println!("{} rules hold over {} files", CHECKS.len(), tree.files.len());
        return Ok(());
    }
    Err(Failure::new(format!("{count} places break a rule; each rule's reason heads its file in xtask/src/tidy")))
}

#[cfg(test)]
mod tests;
