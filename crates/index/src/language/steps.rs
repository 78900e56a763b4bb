//! What patterns are made of.

use record::fold::fold_char;
use std::fmt::Write as _;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    /// This letter.
    Letter(char),
    /// Any letter.
    Any,
    /// One of these ranges, both ends included; or, if `not`, none of them.
    Class { not: bool, ranges: Vec<(char, char)> },
    /// One after the other.
    Row(Vec<Step>),
    /// One of them.
    Either(Vec<Step>),
    /// So many times at least, and at most.
    Repeat(Box<Step>, u32, Option<u32>),
}

/// The letters that a letter folds to.
pub(crate) fn folded(c: char) -> Vec<char> {
    let mut out = String::new();
    fold_char(c, &mut out);
    out.chars().collect()
}

impl Step {
    /// How many steps it is once all repetitions are written out.
    pub(super) fn size(&self) -> usize {
        match self {
            Step::Letter(_) | Step::Any | Step::Class { .. } => 1,
            Step::Row(steps) | Step::Either(steps) => steps.iter().map(Step::size).fold(1, usize::saturating_add),
            Step::Repeat(step, least, most) => {
                let times = most.unwrap_or(least + 1).max(1) as usize;
                step.size().saturating_add(1).saturating_mul(times)
            }
        }
    }

    /// Whether this step, which takes one letter, takes `c`.
    pub(super) fn takes(&self, c: char) -> bool {
        match self {
            Step::Letter(letter) => *letter == c,
            Step::Class { not, ranges } => ranges.iter().any(|(first, last)| (*first..=*last).contains(&c)) != *not,
            _ => true,
        }
    }

    /// Writes it in the notation that most programs know, with every letter that is not plain as a number.
    pub(super) fn write(&self, out: &mut String) {
        match self {
            Step::Letter(c) => write_letter(*c, out),
            Step::Any => out.push('.'),
            Step::Class { not, ranges } => write_class(*not, ranges, out),
            Step::Row(steps) => steps.iter().for_each(|step| step.write(out)),
            Step::Either(steps) => {
                out.push_str("(?:");
                for (k, step) in steps.iter().enumerate() {
                    out.push_str(if k > 0 { "|" } else { "" });
                    step.write(out);
                }
                out.push(')');
            }
            Step::Repeat(step, least, most) => {
                out.push_str("(?:");
                step.write(out);
                out.push(')');
                out.push_str(&times(*least, *most));
            }
        }
    }
}

fn times(least: u32, most: Option<u32>) -> String {
    match (least, most) {
        (0, None) => "*".into(),
        (1, None) => "+".into(),
        (0, Some(1)) => "?".into(),
        (least, None) => format!("{{{least},}}"),
        (least, Some(most)) => format!("{{{least},{most}}}"),
    }
}

fn write_letter(c: char, out: &mut String) {
    if c.is_ascii_alphanumeric() {
        out.push(c);
    } else {
        // Writing to a string can't fail.
        let _ = write!(out, "\\x{{{:x}}}", u32::from(c));
    }
}

fn write_class(not: bool, ranges: &[(char, char)], out: &mut String) {
    out.push_str(if not { "[^" } else { "[" });
    for (first, last) in ranges {
        write_letter(*first, out);
        out.push('-');
        write_letter(*last, out);
    }
    out.push(']');
}
