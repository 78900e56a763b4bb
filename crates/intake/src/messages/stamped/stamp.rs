//! The time before a message: `[14/10/2031, 3:34:09 PM] `, `03.08.31, 12:30 - `, `2031. 10. 14. 오후 3:34 - `.

use super::is_mark;
use std::ops::Range;

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) value: u16,
    pub(crate) digits: u8,
}

/// How a time is set off from what comes behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SetOff {
    /// It stands in brackets.
    Brackets,
    /// A dash comes behind it.
    Dash,
    /// A colon comes behind it.
    Colon,
}

/// The time before a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// The three numbers of the date, in the order in which they are written.
    pub(crate) date: [Number; 3],
    /// What stands between them.
    pub(crate) between: char,
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    pub(crate) second: Option<u8>,
    /// Whether it is in the second half of the day, where hours are counted to twelve.
    pub(crate) afternoon: Option<bool>,
    pub(crate) set_off: SetOff,
    pub(crate) comma: bool,
    /// Where its words stand in the line.
    pub(crate) when: Range<usize>,
    /// Where what comes behind it begins in the line.
    pub(crate) body: usize,
}

/// A stamp takes no more bytes of its line.
const LONGEST: usize = 80;

/// What is written for the halves of the day, and whether it is the second.
const HALVES: [(&str, bool); 22] = [
    ("a. m.", false),
    ("p. m.", true),
    ("a.m.", false),
    ("p.m.", true),
    ("a. m", false),
    ("p. m", true),
    ("a.m", false),
    ("p.m", true),
    ("am", false),
    ("pm", true),
    ("오전", false),
    ("오후", true),
    ("上午", false),
    ("下午", true),
    ("午前", false),
    ("午後", true),
    ("ص", false),
    ("م", true),
    ("π.μ.", false),
    ("μ.μ.", true),
    ("πμ", false),
    ("μμ", true),
];

impl Stamp {
    /// The stamp that `line` begins with.
    pub(crate) fn read(line: &str) -> Option<Stamp> {
        let head = &line[..line.floor_char_boundary(LONGEST)];
        let mut at = Cursor { line: head, at: 0 };
        at.skip(is_mark);
        let in_brackets = at.eat('[');
        let start = at.at;
        let (date, between) = at.date()?;
        let comma = at.eat(',') || at.eat('،');
        let spaces = at.skip(is_space);
        if !comma && spaces == 0 {
            return None;
        }
        let before = at.half();
        if before.is_none() {
            at.short_word();
        }
        let (hour, minute, second) = at.clock()?;
        let mut end = at.at;
        at.skip(is_space);
        let behind = at.half();
        if behind.is_some() {
            end = at.at;
        }
        at.skip(is_space);
        let set_off = if in_brackets {
            at.eat(']').then_some(SetOff::Brackets)?
        } else if at.eat('-') || at.eat('–') {
            SetOff::Dash
        } else {
            (second.is_some() && at.eat(':')).then_some(SetOff::Colon)?
        };
        // Behind it stands a space, or nothing at all.
        if !at.rest().is_empty() && at.skip_one(is_space) == 0 {
            return None;
        }
        let afternoon = before.or(behind);
        Some(Stamp { date, between, hour, minute, second, afternoon, set_off, comma, when: start..end, body: at.at })
    }

    /// Whether both are written by the same program with the same settings.
    pub(crate) fn is_like(&self, other: &Stamp) -> bool {
        self.set_off == other.set_off
            && self.between == other.between
            && self.second.is_some() == other.second.is_some()
    }

    /// Hour, minute and second, of a day of twenty-four hours.
    pub(crate) fn clock(&self) -> (i8, i8, Option<i8>) {
        let hour = match (self.afternoon, self.hour) {
            (Some(true), 1..=11) => self.hour + 12,
            (Some(false), 12) => 0,
            _ => self.hour,
        };
        let small = |n: u8| i8::try_from(n).unwrap_or(i8::MAX);
        (small(hour), small(self.minute), self.second.map(small))
    }
}

fn is_space(c: char) -> bool {
    (c.is_whitespace() && c != '\n' && c != '\r') || is_mark(c)
}

struct Cursor<'l> {
    line: &'l str,
    at: usize,
}

impl<'l> Cursor<'l> {
    fn rest(&self) -> &'l str {
        &self.line[self.at..]
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.rest().starts_with(c);
        self.at += if found { c.len_utf8() } else { 0 };
        found
    }

    /// Goes past all characters that `is` says; how many bytes they have.
    fn skip(&mut self, is: fn(char) -> bool) -> usize {
        let rest = self.rest();
        let many = rest.len() - rest.trim_start_matches(is).len();
        self.at += many;
        many
    }

    fn skip_one(&mut self, is: fn(char) -> bool) -> usize {
        let many = self.rest().chars().next().filter(|c| is(*c)).map_or(0, char::len_utf8);
        self.at += many;
        many
    }

    /// A number of at most `most` digits, in any of the scripts that phones write them in.
    fn number(&mut self, most: u8) -> Option<Number> {
        let (mut value, mut digits) = (0_u16, 0_u8);
        while let Some((c, digit)) = self.rest().chars().next().and_then(|c| Some((c, digit(c)?))) {
            if digits == most {
                return None;
            }
            (value, digits) = (value * 10 + digit, digits + 1);
            self.at += c.len_utf8();
        }
        (digits > 0).then_some(Number { value, digits })
    }

    fn date(&mut self) -> Option<([Number; 3], char)> {
        let first = self.number(4)?;
        let between = self.between()?;
        let second = self.number(2)?;
        let again = self.between()?;
        let third = self.number(4)?;
        let cjk = matches!((between, again), ('年', '月') | ('년', '월'));
        if between != again && !cjk {
            return None;
        }
        if !(self.eat('.') || self.eat('日')) {
            self.eat('일');
        }
        Some(([first, second, third], between))
    }

    fn between(&mut self) -> Option<char> {
        let c = self.rest().chars().next().filter(|c| "/.-年月년월".contains(*c))?;
        self.at += c.len_utf8();
        self.skip(is_space);
        Some(c)
    }

    fn clock(&mut self) -> Option<(u8, u8, Option<u8>)> {
        let hour = self.number(2)?;
        let colon = [':', '.'].into_iter().find(|c| self.eat(*c))?;
        let minute = self.number(2).filter(|minute| minute.digits == 2)?;
        let before = self.at;
        let second = if self.eat(colon) { self.number(2).filter(|second| second.digits == 2) } else { None };
        if second.is_none() {
            self.at = before;
        }
        Some((hour.value as u8, minute.value as u8, second.map(|second| second.value as u8)))
    }

    /// Which half of the day is written here.
    fn half(&mut self) -> Option<bool> {
        let rest = self.rest();
        let start: Vec<char> =
            rest.chars().take(5).flat_map(|c| if c.is_whitespace() { ' ' } else { c }.to_lowercase()).collect();
        let (name, half) = HALVES.iter().find(|(name, _)| {
            let mut name = name.chars();
            let mut start = start.iter();
            name.by_ref().all(|c| start.next() == Some(&c))
        })?;
        self.at += rest.chars().take(name.chars().count()).map(char::len_utf8).sum::<usize>();
        self.skip(is_space);
        Some(*half)
    }

    /// Goes past a word such as "à" or "um", which stands before a clock time in some languages.
    fn short_word(&mut self) {
        let rest = self.rest();
        let word = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
        let behind = &rest[word..];
        let behind = behind.strip_prefix('.').unwrap_or(behind);
        if (1..=6).contains(&word) && behind.starts_with(is_space) {
            self.at += rest.len() - behind.len();
            self.skip(is_space);
        }
    }
}

fn digit(c: char) -> Option<u16> {
    const ZEROS: [char; 5] = ['0', '٠', '۰', '०', '০'];
    let value = ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero as u32).filter(|value| *value < 10))?;
    u16::try_from(value).ok()
}
