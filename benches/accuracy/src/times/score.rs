//! Matches what was given with what was wanted, and counts.

use crate::counts::{Counts, head, share};

/// A time in a text: the bytes of its words, its TIMEX3 type and value.
#[derive(Clone, Debug)]
pub struct Found {
    pub start: usize,
    pub end: usize,
    pub kind: String,
    pub value: String,
}

impl Found {
    fn common(&self, other: &Found) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    pub fn same_span(&self, other: &Found) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }

    pub fn same_value(&self, other: &Found) -> bool {
        normal(&self.value) == normal(&other.value)
    }
}

/// Pairs of places in `wanted` and `given` that overlap, one to one, those with the most in common first.
pub fn pairs(wanted: &[Found], given: &[Found]) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize, usize)> = Vec::new();
    for (w, one) in wanted.iter().enumerate() {
        for (g, other) in given.iter().enumerate() {
            all.extend(Some((one.common(other), w, g)).filter(|(common, ..)| *common > 0));
        }
    }
    all.sort_by_key(|&(common, w, g)| (std::cmp::Reverse(common), w, g));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, w, g) in all {
        if pairs.iter().all(|&(a, b)| a != w && b != g) {
            pairs.push((w, g));
        }
    }
    pairs
}

/// A value as compared: unknown parts at its end are dropped, and weeks have two digits.
fn normal(value: &str) -> String {
    let mut value = value.trim().to_owned();
    if value.starts_with(|c: char| c.is_ascii_digit()) {
        while let Some(shorter) = value.strip_suffix("-XX") {
            value = shorter.to_owned();
        }
        if value.len() == 4 {
            value = value.trim_end_matches('X').to_owned();
        }
    }
    if let Some((_, clock)) = value.split_once('T')
        && clock.len() == 2
        && clock.bytes().all(|byte| byte.is_ascii_digit())
    {
        value.push_str(":00");
    }
    match value.split_once("-W") {
        Some((year, week)) if week.len() == 1 => format!("{year}-W0{week}"),
        _ => value,
    }
}

/// The counts of a split.
#[derive(Default)]
pub struct Tally {
    pub strict: Counts,
    relaxed: Counts,
    value: Counts,
    /// Value, as the strings are.
    string: Counts,
    kind: Counts,
    /// Strict, relaxed and value for each type alone.
    alone: [[Counts; 3]; 4],
}

const KINDS: [&str; 4] = ["DATE", "TIME", "DURATION", "SET"];

impl Tally {
    /// Adds a document.
    pub fn add(&mut self, wanted: &[Found], given: &[Found], pairs: &[(usize, usize)]) {
        for counts in [&mut self.strict, &mut self.relaxed, &mut self.value, &mut self.string, &mut self.kind] {
            counts.gold += wanted.len() as f64;
            counts.found += given.len() as f64;
        }
        for (of_kind, kind) in self.alone.iter_mut().zip(KINDS) {
            for counts in of_kind {
                counts.gold += wanted.iter().filter(|one| one.kind == kind).count() as f64;
                counts.found += given.iter().filter(|one| one.kind == kind).count() as f64;
            }
        }
        for &(w, g) in pairs {
            let (one, other) = (&wanted[w], &given[g]);
            let (same_span, same_value) = (one.same_span(other), one.same_value(other));
            self.strict.right += one_if(same_span);
            self.relaxed.right += 1.0;
            self.value.right += one_if(same_value);
            self.string.right += one_if(one.value == other.value);
            self.kind.right += one_if(one.kind == other.kind);
            if let Some(at) = KINDS.iter().position(|kind| one.kind == *kind && other.kind == *kind) {
                let [strict, relaxed, value] = &mut self.alone[at];
                strict.right += one_if(same_span);
                relaxed.right += 1.0;
                value.right += one_if(same_value);
            }
        }
    }

    /// Prints the table.
    pub fn print(&self) {
        println!("{}", head(""));
        let line = |name: &str, counts: &Counts| println!("{}", counts.line(name));
        line("strict", &self.strict);
        line("relaxed", &self.relaxed);
        line("value", &self.value);
        line("value, the very string", &self.string);
        line("type", &self.kind);
        for (counts, kind) in self.alone.iter().zip(KINDS) {
            for (counts, name) in counts.iter().zip(["strict", "relaxed", "value"]) {
                line(&format!("{kind} {name}"), counts);
            }
        }
        println!(
            "of relaxed matches, {:.3} have the same value and {:.3} the same type",
            share(self.value.right, self.relaxed.right),
            share(self.kind.right, self.relaxed.right)
        );
    }
}

fn one_if(right: bool) -> f64 {
    f64::from(u8::from(right))
}
