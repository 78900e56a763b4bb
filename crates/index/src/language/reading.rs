//! A query's text, read piece by piece.

use super::mistake::Mistake;
use record::Span;

/// The marks that quotations begin and end with, where they are not straight.
const CURLY: [char; 3] = ['\u{201c}', '\u{201d}', '\u{201e}'];

/// Whether `c` opens a quotation.
pub(super) fn is_quote(c: char) -> bool {
    c == '"' || CURLY.contains(&c)
}

/// Text, and how far it was read.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Reading<'a> {
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    pub(super) fn eat(&mut self, c: char) -> bool {
        let is = self.peek() == Some(c);
        self.at += if is { c.len_utf8() } else { 0 };
        is
    }

    /// The operator that stands here, if one does.
    pub(super) fn operator(&self) -> Option<&'static str> {
        let word = &self.rest()[..bare_length(self.rest())];
        ["AND", "OR", "NOT"].into_iter().find(|operator| *operator == word)
    }

    /// From byte `from` to here.
    pub(super) fn since(&self, from: usize) -> Span {
        Span::new(from, self.at)
    }

    /// The letter that comes next, or the end.
    pub(super) fn here(&self) -> Span {
        Span::new(self.at, self.at + self.peek().map_or(0, char::len_utf8))
    }

    /// All up to white space, a parenthesis or a quotation mark.
    pub(super) fn bare(&mut self) -> &'a str {
        let word = &self.rest()[..bare_length(self.rest())];
        self.at += word.len();
        word
    }

    /// A name and its colon, if both stand here: the name.
    pub(super) fn name(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_')?;
        let is_name = rest.starts_with(char::is_alphabetic) && rest[end..].starts_with(':');
        is_name.then(|| {
            self.at += end + 1;
            &rest[..end]
        })
    }

    /// What stands between the quotation mark here and the one that closes it.
    pub(super) fn quoted(&mut self) -> Result<String, Mistake> {
        let from = self.at;
        let open = self.peek().unwrap_or('"');
        self.at += open.len_utf8();
        let mark = self.since(from);
        let mut out = String::new();
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            match c {
                '\\' if self.rest().starts_with(['"', '\\']) => out.extend(self.take()),
                c if closes(open, c) => return Ok(out),
                c => out.push(c),
            }
        }
        Err(Mistake::new(mark, "this quotation mark is not closed")
            .hint("close it, or write \\\" inside quotation marks for the mark itself"))
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// What stands between the slash here and the one that closes it. A slash inside is written `\/`.
    pub(super) fn slashed(&mut self) -> Result<&'a str, Mistake> {
        let from = self.at;
        let rest = &self.rest()[1..];
        let mut escaped = false;
        for (n, c) in rest.char_indices() {
            if c == '/' && !escaped {
                self.at += n + 2;
                return Ok(&rest[..n]);
            }
            escaped = c == '\\' && !escaped;
        }
        Err(Mistake::new(Span::new(from, from + 1), "the pattern that begins here is not closed")
            .hint("a pattern stands between two slashes; a path goes in quotation marks"))
    }

    /// That a clause ends here: nothing sticks to it.
    pub(super) fn ends(&self) -> Result<(), Mistake> {
        match self.peek() {
            Some(c) if !c.is_whitespace() && c != ')' => {
                Err(Mistake::new(self.here(), "this sticks to what stands before it").hint("put a space between"))
            }
            _ => Ok(()),
        }
    }
}

fn closes(open: char, c: char) -> bool {
    if open == '"' { c == '"' } else { CURLY[..2].contains(&c) }
}

fn bare_length(text: &str) -> usize {
    text.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c)).unwrap_or(text.len())
}
