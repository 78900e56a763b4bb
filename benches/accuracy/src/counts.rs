//! Precision, recall and F1.

/// How many were found, how many there are, how many of both agree.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    /// Found and right.
    pub right: f64,
    /// Found.
    pub found: f64,
    /// There to be found.
    pub gold: f64,
}

impl Counts {
    /// Adds another count.
    pub fn add(&mut self, other: Counts) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }

    /// The share of what was found that is right.
    pub fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    /// The share of what is there that was found.
    pub fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    /// The harmonic mean of the two.
    pub fn f1(self) -> f64 {
        share(2.0 * self.right, self.found + self.gold)
    }

    /// One line of a table.
    pub fn line(self, name: &str) -> String {
        format!(
            "{name:<34} {:>6.3} {:>6.3} {:>6.3}   {:>5} of {:>5} found, {:>5} there",
            self.precision(),
            self.recall(),
            self.f1(),
            self.right.round(),
            self.found,
            self.gold
        )
    }
}

/// The head of a table of [`Counts::line`].
pub fn head(name: &str) -> String {
    format!("{name:<34} {:>6} {:>6} {:>6}", "P", "R", "F1")
}

/// A part of a whole; of nothing, nought.
pub fn share(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { part / whole }
}
