//! Rust's text cut into tokens, well enough to tell code from comments and string literals.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// An identifier or a keyword.
    Word,
    /// The text of a string literal, without its quotes.
    Text,
    /// `::`, or one other sign.
    Sign,
    /// A number, a character, a lifetime.
    Other,
}

#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) text: String,
    /// Counted from 1.
    pub(super) line: usize,
    /// Whether it belongs to an item that is compiled for tests only.
    pub(super) test: bool,
}

/// Cuts `text` into tokens. Comments and white space are none.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while let Some(c) = rest.chars().next() {
        let (kind, length, skip) = lex(rest, c);
        if let Some(kind) = kind {
            let said = &rest[skip.0..length - skip.1];
            out.push(Token { kind, text: said.to_owned(), line, test: false });
        }
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    out
}

/// What stands at the start of `rest`: its kind, where it is a token; its length; and the bytes of its
/// text's own marks before and after.
fn lex(rest: &str, c: char) -> (Option<Kind>, usize, (usize, usize)) {
    let until = |stop: fn(char) -> bool| rest.find(stop).unwrap_or(rest.len());
    let none = (0, 0);
    if rest.starts_with("//") {
        return (None, until(|c| c == '\n'), none);
    }
    if rest.starts_with("/*") {
        return (None, comment(rest), none);
    }
    if c.is_whitespace() {
        return (None, c.len_utf8(), none);
    }
    if let Some((length, before, after)) = string(rest) {
        return (Some(Kind::Text), length, (before, after));
    }
    if c == '\'' {
        return (Some(Kind::Other), quote(rest), none);
    }
    if c.is_ascii_digit() {
        return (Some(Kind::Other), until(|c| !(c.is_alphanumeric() || c == '_')), none);
    }
    if c.is_alphabetic() || c == '_' {
        return (Some(Kind::Word), until(|c| !(c.is_alphanumeric() || c == '_')), none);
    }
    let length = if rest.starts_with("::") { 2 } else { c.len_utf8() };
    (Some(Kind::Sign), length, none)
}

/// The length of a block comment, nested ones included.
fn comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        let step = if here.starts_with(b"/*") {
            depth += 1;
            2
        } else if here.starts_with(b"*/") {
            depth -= 1;
            2
        } else {
            1
        };
        at += step;
        if depth == 0 {
            break;
        }
    }
    at.min(rest.len())
}

/// The length of a string literal of any kind, and of its marks before and after the text.
fn string(rest: &str) -> Option<(usize, usize, usize)> {
    let prefix = ["br", "cr", "b", "c", "r"].into_iter().find(|p| {
        rest.strip_prefix(p)
            .is_some_and(|r| r.starts_with('"') || (p.ends_with('r') && r.trim_start_matches('#').starts_with('"')))
    });
    let prefix = prefix.unwrap_or("");
    let hashes = rest[prefix.len()..].bytes().take_while(|b| *b == b'#').count();
    let before = prefix.len() + hashes + 1;
    if !rest[prefix.len() + hashes..].starts_with('"') || (hashes > 0 && prefix.is_empty()) {
        return None;
    }
    let body = &rest[before..];
    if prefix.ends_with('r') {
        let close = format!("\"{}", "#".repeat(hashes));
        return Some(
            body.find(&close).map_or((rest.len(), before, 0), |end| (before + end + close.len(), before, close.len())),
        );
    }
    let mut escaped = false;
    for (at, b) in body.bytes().enumerate() {
        match b {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some((before + at + 1, before, 1)),
            _ => {}
        }
    }
    Some((rest.len(), before, 0))
}

/// The length of a character literal, or of a lifetime.
fn quote(rest: &str) -> usize {
    let mut inner = rest[1..].chars();
    match (inner.next(), inner.next()) {
        (Some('\\'), Some(escaped)) => {
            let from = 2 + escaped.len_utf8();
            rest[from..].find('\'').map_or(rest.len(), |end| from + end + 1)
        }
        (Some(c), Some('\'')) => c.len_utf8() + 2,
        _ => 1 + rest[1..].find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len() - 1),
    }
}
