//! Just enough of Rust's grammar to check rules: which tokens are tests, and the paths that the others name.
//!
//! Not a parser. Macros are read as they are written, and a name that a macro makes is not seen.

use super::lex::{Kind, Token, tokens};

/// A path as written, `use` groups unfolded: `use std::{fs, io}` names `std::fs` and `std::io`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named {
    pub(super) parts: Vec<String>,
    pub(super) line: usize,
    /// Whether it is called as a macro.
    pub(super) bang: bool,
}

impl Named {
    /// Whether the path has `parts`, one after the other.
    pub(super) fn has(&self, parts: &[&str]) -> bool {
        self.parts.windows(parts.len()).any(|w| w.iter().zip(parts).all(|(a, b)| a == b))
    }
}

/// The tokens of one source file.
#[derive(Debug)]
pub(super) struct Rust {
    pub(super) tokens: Vec<Token>,
}

impl Rust {
    pub(super) fn of(text: &str) -> Rust {
        let mut tokens = tokens(text);
        mark_tests(&mut tokens);
        Rust { tokens }
    }

    /// The tokens that are not tests.
    pub(super) fn code(&self) -> Vec<&Token> {
        self.tokens.iter().filter(|t| !t.test).collect()
    }

    /// The string literals outside tests.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Token> {
        self.tokens.iter().filter(|t| !t.test && t.kind == Kind::Text)
    }

    /// Every path that the code outside tests names, single words included.
    pub(super) fn paths(&self) -> Vec<Named> {
        let code = self.code();
        let mut out = Vec::new();
        let mut at = 0;
        while at < code.len() {
            if code[at].kind != Kind::Word {
                at += 1;
            } else if code[at].text == "use" {
                at = unfold(&code, at + 1, &[], &mut out);
            } else {
                at = plain(&code, at, &mut out);
            }
        }
        out
    }
}

fn is(code: &[&Token], at: usize, sign: &str) -> bool {
    code.get(at).is_some_and(|t| t.kind == Kind::Sign && t.text == sign)
}

/// Reads `a::b::c` from `at`; gives the place after it.
fn plain(code: &[&Token], mut at: usize, out: &mut Vec<Named>) -> usize {
    let line = code[at].line;
    let mut parts = vec![code[at].text.clone()];
    at += 1;
    while is(code, at, "::") && code.get(at + 1).is_some_and(|t| t.kind == Kind::Word) {
        parts.push(code[at + 1].text.clone());
        at += 2;
    }
    out.push(Named { parts, line, bang: is(code, at, "!") && !is(code, at + 1, "=") });
    at
}

/// Reads one branch of a `use` tree from `at`; gives the place after it.
fn unfold(code: &[&Token], mut at: usize, before: &[String], out: &mut Vec<Named>) -> usize {
    let mut parts = before.to_vec();
    let line = code.get(at).map_or(0, |t| t.line);
    loop {
        if is(code, at, "{") {
            at += 1;
            while at < code.len() && !is(code, at, "}") {
                at = unfold(code, at, &parts, out);
                at += usize::from(is(code, at, ","));
            }
            return at + 1;
        }
        match code.get(at) {
            Some(t) if t.kind == Kind::Word || t.text == "*" => {
                if t.text != "self" || parts.is_empty() {
                    parts.push(t.text.clone());
                }
                at += 1;
            }
            Some(t) if t.text == "::" => {
                at += 1;
                continue;
            }
            // `use<'a>` in a type, or the end: nothing of a path.
            _ => return at + 1,
        }
        if is(code, at, "::") {
            continue;
        }
        if code.get(at).is_some_and(|t| t.text == "as") {
            at += 2;
        }
        out.push(Named { parts, line, bang: false });
        return at;
    }
}

/// Marks every item under `#[test]` or `#[cfg(test)]`, from the attribute to its closing brace or semicolon.
fn mark_tests(tokens: &mut [Token]) {
    let mut at = 0;
    while at < tokens.len() {
        let Some(after) = attribute_end(tokens, at) else {
            at += 1;
            continue;
        };
        let named: Vec<&str> =
            tokens[at..after].iter().filter(|t| t.kind == Kind::Word).map(|t| t.text.as_str()).collect();
        if !matches!(named[..], ["test"] | ["cfg", "test"] | ["cfg", "all", "test", ..]) {
            at = after;
            continue;
        }
        let end = if tokens[at + 1].text == "!" { tokens.len() } else { item_end(tokens, after) };
        tokens[at..end].iter_mut().for_each(|t| t.test = true);
        at = end;
    }
}

/// The place after the attribute that begins at `at`, where one does.
fn attribute_end(tokens: &[Token], at: usize) -> Option<usize> {
    let sign = |at: usize, s: &str| tokens.get(at).is_some_and(|t| t.kind == Kind::Sign && t.text == s);
    if !sign(at, "#") {
        return None;
    }
    let open = at + 1 + usize::from(sign(at + 1, "!"));
    if !sign(open, "[") {
        return None;
    }
    closing(tokens, open)
}

/// The place after the item that begins at `at`.
fn item_end(tokens: &[Token], mut at: usize) -> usize {
    while let Some(after) = attribute_end(tokens, at) {
        at = after;
    }
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            _ if tokens[at].kind != Kind::Sign => at += 1,
            ";" => return at + 1,
            "{" => return closing(tokens, at).unwrap_or(tokens.len()),
            "(" | "[" => at = closing(tokens, at).unwrap_or(tokens.len()),
            _ => at += 1,
        }
    }
    at
}

/// The place after the bracket that closes the one at `open`.
fn closing(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open).filter(|(_, t)| t.kind == Kind::Sign) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}
