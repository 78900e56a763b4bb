//! Reading a pattern between slashes.

use super::mistake::Mistake;
use super::steps::{Step, folded};
use record::Span;

/// How deep groups may stand in each other.
const DEEPEST: usize = 30;
/// The largest number in braces.
const MOST: u32 = 100;

/// Reads `text`, whose first byte is byte `start` of the query.
pub(super) fn read(text: &str, start: usize) -> Result<Step, Mistake> {
    let mut reader = Reader { text, at: 0, start };
    let step = reader.choice(0)?;
    match reader.peek() {
        None => Ok(step),
        Some(_) => {
            Err(reader.mistake(reader.at, "this closes no group of the pattern").hint("write \\) for the mark itself"))
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    start: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn eat(&mut self, c: char) -> bool {
        let is = self.peek() == Some(c);
        self.at += if is { c.len_utf8() } else { 0 };
        is
    }

    /// From byte `from` of the pattern to where reading is, one letter at least.
    fn mistake(&self, from: usize, what: impl Into<String>) -> Mistake {
        let letter = self.text[from..].chars().next().map_or(1, char::len_utf8);
        Mistake::new(Span::new(self.start + from, self.start + self.at.max(from + letter)), what)
    }

    fn choice(&mut self, depth: usize) -> Result<Step, Mistake> {
        let mut rows = Vec::new();
        loop {
            let from = self.at;
            let row = self.row(depth)?;
            if row.is_empty() {
                return Err(self
                    .mistake(from, "nothing stands here in the pattern")
                    .hint("put ? behind what may be missing"));
            }
            rows.push(Step::Row(row));
            if !self.eat('|') {
                break;
            }
        }
        Ok(if rows.len() == 1 { rows.remove(0) } else { Step::Either(rows) })
    }

    fn row(&mut self, depth: usize) -> Result<Vec<Step>, Mistake> {
        let mut row = Vec::new();
        while let Some(c) = self.peek() {
            if matches!(c, '|' | ')') {
                break;
            }
            let Some(step) = self.atom(depth)? else { continue };
            row.push(self.repeated(step)?);
        }
        Ok(row)
    }

    /// One letter, class or group; nothing for a combining mark, which words don't keep.
    fn atom(&mut self, depth: usize) -> Result<Option<Step>, Mistake> {
        let from = self.at;
        let Some(c) = self.next() else { return Ok(None) };
        Ok(Some(match c {
            '(' => self.group(from, depth)?,
            '[' => self.class(from)?,
            '.' => Step::Any,
            '\\' => self.escaped(from)?,
            '*' | '+' | '?' | '{' => {
                return Err(self
                    .mistake(from, format!("{c} repeats nothing here"))
                    .hint(format!("write \\{c} for the mark itself")));
            }
            '^' | '$' => {
                return Err(self
                    .mistake(from, "a pattern is held against a whole word")
                    .hint(format!("leave out the {c}")));
            }
            c if c.is_whitespace() => return Err(self.no_space(from)),
            c => match &folded(c)[..] {
                [] => return Ok(None),
                [letter] => Step::Letter(*letter),
                letters => Step::Row(letters.iter().copied().map(Step::Letter).collect()),
            },
        }))
    }

    fn no_space(&self, from: usize) -> Mistake {
        self.mistake(from, "a pattern is held against one word, and no word has a space in it")
            .hint("write two patterns, or a phrase in quotation marks")
    }

    fn group(&mut self, from: usize, depth: usize) -> Result<Step, Mistake> {
        if depth >= DEEPEST {
            return Err(self.mistake(from, format!("groups stand in each other more than {DEEPEST} deep")));
        }
        if self.peek() == Some('?') {
            self.at += 1;
            return Err(self
                .mistake(from, "groups that begin with ? are not known here")
                .hint("write a plain group: ( )"));
        }
        let step = self.choice(depth + 1)?;
        if self.eat(')') {
            return Ok(step);
        }
        Err(self.mistake(from, "this group is not closed").hint("write \\( for the mark itself"))
    }

    fn escaped(&mut self, from: usize) -> Result<Step, Mistake> {
        match self.next() {
            Some('d') => Ok(Step::Class { not: false, ranges: vec![('0', '9')] }),
            Some(c) if c.is_ascii_punctuation() => Ok(Step::Letter(c)),
            Some(c) => Err(self.mistake(from, format!("\\{c} is not known here")).hint(
                "known are \\d for a digit, and \\ before a punctuation mark; a word is letters or digits, never both",
            )),
            None => Err(self.mistake(from, "nothing stands behind this \\")),
        }
    }

    fn repeated(&mut self, step: Step) -> Result<Step, Mistake> {
        let from = self.at;
        let (least, most) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => self.braces(from)?,
            _ => return Ok(step),
        };
        if self.at == from {
            self.at += 1;
        }
        if matches!(self.peek(), Some('*' | '+' | '?' | '{')) {
            self.at += 1;
            return Err(self
                .mistake(from, "two repetitions stand behind each other")
                .hint("put the first in a group: ( )"));
        }
        Ok(Step::Repeat(Box::new(step), least, most))
    }

    fn braces(&mut self, from: usize) -> Result<(u32, Option<u32>), Mistake> {
        let end = self.text[from..].find('}').map(|n| from + n);
        let Some(end) = end else {
            return Err(self.mistake(from, "this brace is not closed").hint("write \\{ for the mark itself"));
        };
        let inside = &self.text[from + 1..end];
        self.at = end + 1;
        let number = |text: &str| text.parse::<u32>().ok().filter(|n| *n <= MOST);
        let counts = match inside.split_once(',') {
            None => number(inside).map(|n| (n, Some(n))),
            Some((least, "")) => number(least).map(|n| (n, None)),
            Some((least, most)) => number(least).zip(number(most).map(Some)),
        };
        counts
            .filter(|(least, most)| most.is_none_or(|most| *least <= most && most > 0))
            .ok_or_else(|| self.mistake(from, format!("braces hold numbers up to {MOST}: {{3}}, {{3,}}, {{3,5}}")))
    }

    fn class(&mut self, from: usize) -> Result<Step, Mistake> {
        let not = self.eat('^');
        let mut ranges = Vec::new();
        loop {
            let here = self.at;
            let open = || "this bracket is not closed";
            match self.peek() {
                None => return Err(self.mistake(from, open()).hint("write \\[ for the mark itself")),
                Some(']') => {
                    self.at += 1;
                    break;
                }
                Some(_) => ranges.push(self.range(here)?),
            }
        }
        if ranges.is_empty() {
            return Err(self.mistake(from, "nothing stands in these brackets"));
        }
        Ok(Step::Class { not, ranges })
    }

    fn range(&mut self, from: usize) -> Result<(char, char), Mistake> {
        let Some(first) = self.member(from)? else { return Ok(('0', '9')) };
        let is_range = self.peek() == Some('-') && !self.text[self.at + 1..].starts_with(']');
        if !is_range {
            return Ok((first, first));
        }
        self.at += 1;
        let last = self.at;
        match self.member(last)? {
            Some(last) if first <= last => Ok((first, last)),
            _ => Err(self.mistake(from, "this range ends before it begins")),
        }
    }

    /// One letter of a class; nothing for `\d`.
    fn member(&mut self, from: usize) -> Result<Option<char>, Mistake> {
        let escaped = self.eat('\\');
        let Some(c) = self.next() else { return Err(self.mistake(from, "this bracket is not closed")) };
        if escaped && c == 'd' {
            return Ok(None);
        }
        if escaped && !c.is_ascii_punctuation() {
            return Err(self.mistake(from, format!("\\{c} is not known here")));
        }
        if c.is_whitespace() {
            return Err(self.no_space(from));
        }
        match &folded(c)[..] {
            [letter] => Ok(Some(*letter)),
            _ => Err(self
                .mistake(from, format!("{c} is not one letter once it is folded"))
                .hint("write it outside of the brackets, as a choice: (one|other)")),
        }
    }
}
