//! Patterns that one whole word must be of: `wild*` and `/regex/`.
//!
//! A pattern knows letters, `.` (any letter), `[...]` and `[^...]`, `\d`, groups, `|`, and `*`, `+`, `?`, `{n}`, `{n,}`, `{n,m}`. Its
//! letters are folded as words are. It takes time in proportion to the word's length (Thompson 1968), whatever it is.

use super::mistake::Mistake;
use super::regex;
use super::steps::{Step, folded};
use record::Span;
use record::fold::fold;

/// Steps that a pattern may have once all repetitions are written out.
pub(crate) const LONGEST: usize = 500;

/// A pattern of a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    written: String,
    root: Step,
}

impl Pattern {
    /// `text` has stars, each for any number of letters. It stands at `span`.
    pub(crate) fn wild(text: &str, span: Span) -> Result<Pattern, Mistake> {
        let mut steps = Vec::new();
        for c in text.chars() {
            match c {
                '*' => steps.push(Step::Repeat(Box::new(Step::Any), 0, None)),
                c => steps.extend(folded(c).into_iter().map(Step::Letter)),
            }
        }
        Pattern::of(text.to_owned(), Step::Row(steps), span)
    }

    /// `text` stands between slashes at `span`.
    pub(crate) fn regex(text: &str, span: Span) -> Result<Pattern, Mistake> {
        let root = regex::read(text, span.start + 1)?;
        Pattern::of(format!("/{text}/"), root, span)
    }

    fn of(written: String, root: Step, span: Span) -> Result<Pattern, Mistake> {
        if root.size() > LONGEST {
            let what = format!("the pattern has more than {LONGEST} steps once its repetitions are written out");
            return Err(Mistake::new(span, what).hint("use smaller numbers in braces"));
        }
        Ok(Pattern { written, root })
    }

    /// As it is written in a query.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether `word`, which is folded, is of this pattern from its first letter to its last.
    pub fn fits(&self, word: &str) -> bool {
        Machine::of(&self.root).fits(word)
    }

    /// This pattern made ready to be held against many words.
    pub(crate) fn machine(&self) -> Machine<'_> {
        Machine::of(&self.root)
    }

    /// In the notation that most programs know, with every letter that is not plain written as a number.
    pub fn in_full(&self) -> String {
        let mut out = String::new();
        self.root.write(&mut out);
        out
    }
}

/// What a machine does at one of its places.
#[derive(Clone, Copy, Debug)]
enum Act<'a> {
    /// Takes a letter that this step allows, and goes on behind it.
    Take(&'a Step),
    /// Goes on at both.
    Fork(usize, usize),
    /// Goes on there.
    Jump(usize),
    Done,
}

/// A pattern as a list of acts, all of whose ways are walked at once.
#[derive(Clone, Debug)]
pub(crate) struct Machine<'a> {
    acts: Vec<Act<'a>>,
}

impl<'a> Machine<'a> {
    fn of(root: &'a Step) -> Machine<'a> {
        let mut machine = Machine { acts: Vec::new() };
        machine.add(root);
        machine.acts.push(Act::Done);
        machine
    }

    fn add(&mut self, step: &'a Step) {
        match step {
            Step::Letter(_) | Step::Any | Step::Class { .. } => self.acts.push(Act::Take(step)),
            Step::Row(steps) => steps.iter().for_each(|step| self.add(step)),
            Step::Either(steps) => self.add_choice(steps),
            Step::Repeat(step, least, most) => {
                (0..*least).for_each(|_| self.add(step));
                match most {
                    None => self.add_loop(step),
                    Some(most) => (*least..*most).for_each(|_| self.add_optional(step)),
                }
            }
        }
    }

    fn add_choice(&mut self, steps: &'a [Step]) {
        let mut ends = Vec::new();
        for (k, step) in steps.iter().enumerate() {
            let fork = self.acts.len();
            let is_last = k + 1 == steps.len();
            if !is_last {
                self.acts.push(Act::Fork(fork + 1, 0));
            }
            self.add(step);
            if !is_last {
                ends.push(self.acts.len());
                self.acts.push(Act::Jump(0));
                self.acts[fork] = Act::Fork(fork + 1, self.acts.len());
            }
        }
        let end = self.acts.len();
        ends.into_iter().for_each(|at| self.acts[at] = Act::Jump(end));
    }

    fn add_loop(&mut self, step: &'a Step) {
        let fork = self.acts.len();
        self.acts.push(Act::Fork(fork + 1, 0));
        self.add(step);
        self.acts.push(Act::Jump(fork));
        self.acts[fork] = Act::Fork(fork + 1, self.acts.len());
    }

    fn add_optional(&mut self, step: &'a Step) {
        let fork = self.acts.len();
        self.acts.push(Act::Fork(fork + 1, 0));
        self.add(step);
        self.acts[fork] = Act::Fork(fork + 1, self.acts.len());
    }

    pub(crate) fn fits(&self, word: &str) -> bool {
        let mut here = Vec::new();
        let mut seen = vec![false; self.acts.len()];
        self.reach(0, &mut here, &mut seen);
        for c in word.chars() {
            let mut there = Vec::new();
            seen.fill(false);
            for at in &here {
                if matches!(self.acts[*at], Act::Take(step) if step.takes(c)) {
                    self.reach(at + 1, &mut there, &mut seen);
                }
            }
            if there.is_empty() {
                return false;
            }
            here = there;
        }
        here.iter().any(|at| matches!(self.acts[*at], Act::Done))
    }

    /// All places that are reached from `at` without a letter.
    fn reach(&self, at: usize, places: &mut Vec<usize>, seen: &mut [bool]) {
        let mut open = vec![at];
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            match self.acts[at] {
                Act::Fork(one, other) => open.extend([one, other]),
                Act::Jump(there) => open.push(there),
                Act::Take(_) | Act::Done => places.push(at),
            }
        }
    }
}

/// Whether `text`, without its stars, is one word that keeps all its letters, or nothing: what a wildcard can stand in.
pub(crate) fn is_one_word(text: &str) -> bool {
    let plain: String = text.split('*').collect();
    let tokens = record::Tokens::of(&plain);
    plain.is_empty() || (tokens.len() == 1 && tokens.word(0) == fold(&plain))
}
