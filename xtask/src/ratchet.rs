//! The ratchet: the figures each case has reached, below which nothing may fall.
//!
//! `ratchet.toml` has a section for each case. It is rewritten upward only; a figure is lowered by hand, in
//! a commit that says why.

use crate::failure::{Failure, Outcome, read};
use crate::score::Score;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// How far a figure may stay below its floor: half of the last digit that is printed.
const SLACK: f64 = 0.0005;

const HEADER: &str = "\
# The figures that each case has reached. `cargo xtask test` fails where one falls below; `cargo xtask ratchet`
# raises them. Lowering one is done by hand, in a commit that says why.
";

/// Floors by case and figure.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Ratchet {
    floors: BTreeMap<String, BTreeMap<String, f64>>,
}

impl Ratchet {
    /// Where it stands in a checkout.
    pub(crate) fn path(root: &Path) -> PathBuf {
        root.join("ratchet.toml")
    }

    /// Reads the checkout's; an absent one has no floors.
    pub(crate) fn load(root: &Path) -> Outcome<Ratchet> {
        let path = Ratchet::path(root);
        if !path.exists() {
            return Ok(Ratchet::default());
        }
        Ratchet::parse(&read(&path)?).map_err(|e| Failure::new(format!("{}: {e}", path.display())))
    }

    /// Reads the text of a ratchet file.
    pub(crate) fn parse(text: &str) -> Outcome<Ratchet> {
        let table: toml::Table = text.parse().map_err(|e| Failure::new(format!("not a ratchet: {e}")))?;
        let mut floors: BTreeMap<String, BTreeMap<String, f64>> = BTreeMap::new();
        for (case, section) in table {
            let section = section.as_table().ok_or_else(|| Failure::new(format!("{case} is not a section")))?;
            let of_case = floors.entry(case.clone()).or_default();
            for (name, value) in section {
                let number = value.as_float().or_else(|| value.as_integer().map(|n| n as f64));
                let number = number.ok_or_else(|| Failure::new(format!("{case}: {name} is not a number")))?;
                of_case.insert(name.clone(), number);
            }
        }
        Ok(Ratchet { floors })
    }

    /// The figures of `score` that fell below their floors, in words.
    pub(crate) fn under(&self, case: &str, score: &Score) -> Vec<String> {
        let floors = self.floors.get(case).into_iter().flatten();
        floors
            .filter(|(name, floor)| score.get(name) < **floor - SLACK)
            .map(|(name, floor)| format!("{case}: {name} is {:.4}, and was {floor:.4}", score.get(name)))
            .collect()
    }

    /// Raises the floors of a case to what it reached. Says what rose.
    pub(crate) fn raise(&mut self, case: &str, score: &Score) -> Vec<String> {
        let floors = self.floors.entry(case.into()).or_default();
        let mut rose = Vec::new();
        for name in score.figures.iter().map(|(name, _)| *name).chain(["mean"]) {
            let reached = (score.get(name) * 1e4).round() / 1e4;
            let floor = floors.entry(name.into()).or_insert(f64::NEG_INFINITY);
            if reached > *floor {
                let was = if floor.is_finite() { format!("{floor:.4}") } else { "none".into() };
                rose.push(format!("{case}: {name} {was} -> {reached:.4}"));
                *floor = reached;
            }
        }
        rose
    }

    /// The text of the file.
    pub(crate) fn text(&self) -> String {
        let mut out = HEADER.to_owned();
        for (case, floors) in &self.floors {
            let _ = write!(out, "\n[{case}]\n");
            for (name, floor) in floors {
                let _ = writeln!(out, "\"{name}\" = {floor:.4}");
            }
        }
        out
    }
}

#[cfg(test)]
mod tests;
