//! The score: a brief against a gold file made by hand.
//!
//! Every figure lies between 0 and 1, higher is better, and the mean of them is the score. The parts, in
//! the order they are reached: [`messages`], [`quotes`], [`findings`], [`derivations`],
//! [`events`], and the share of spans that hold the words they claim. Words are compared folded
//! ([`words`]), so a report that was lower-cased and stripped scores like any other.
//!
//! The arithmetic is that of the reference scorer kept beside the project's checkouts; `.ci/run` runs
//! both where that one is present, and they must agree.

mod blocks;
mod days;
mod derivations;
mod events;
mod findings;
mod loose;
mod messages;
mod quotes;
mod sheet;
mod words;

pub(crate) use sheet::Reports;

use serde_json::Value;
use sheet::Sheet;

/// What a brief reached.
#[derive(Debug)]
pub(crate) struct Score {
    /// Figures by name, in the order they are printed; the mean is not among them.
    pub(crate) figures: Vec<(&'static str, f64)>,
    /// What was missed, and what was too much, one a line.
    pub(crate) notes: Vec<String>,
}

impl Score {
    /// Scores `brief` against `gold`. Spans are checked where the `reports` they point into are given.
    pub(crate) fn of(gold: &Value, brief: &Value, reports: Option<&Reports>) -> Score {
        let mut sheet = Sheet::new(gold, brief, reports);
        let pairs = messages::score(&mut sheet);
        quotes::score(&mut sheet, &pairs);
        findings::score(&mut sheet);
        derivations::score(&mut sheet);
        events::score(&mut sheet);
        let spans = sheet.spans_that_stand();
        let Sheet { mut figures, notes, .. } = sheet;
        figures.extend(spans.map(|share| ("spans.stand", share)));
        Score { figures, notes }
    }

    /// The mean of the figures.
    pub(crate) fn mean(&self) -> f64 {
        self.figures.iter().map(|(_, value)| value).sum::<f64>() / self.figures.len() as f64
    }

    /// The figure called `name`, or 0 where there is none; `mean` is the mean.
    pub(crate) fn get(&self, name: &str) -> f64 {
        if name == "mean" {
            return self.mean();
        }
        self.figures.iter().find(|(n, _)| *n == name).map_or(0.0, |(_, value)| *value)
    }
}

#[cfg(test)]
mod tests;
