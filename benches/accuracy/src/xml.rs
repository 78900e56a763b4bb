//! As much of XML as the files of the sets need: tags with their attributes, and the text between them.

/// A tag or a piece of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Name and attributes; the second is whether it closes at once.
    Open(String, Vec<(String, String)>, bool),
    /// Name.
    Close(String),
    /// With its entities resolved.
    Text(String),
}

impl Event {
    /// The value of an attribute of an opening tag.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let Event::Open(_, attributes, _) = self else { return None };
        attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// The events of a file. Comments, declarations and processing instructions are passed over.
pub fn events(xml: &str) -> Vec<Event> {
    let mut out = Vec::new();
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            out.push(Event::Text(resolved(&rest[..at])));
        }
        rest = &rest[at..];
        let end = if rest.starts_with("<!--") { "-->" } else { ">" };
        let Some(length) = rest.find(end).map(|at| at + end.len()) else { break };
        let tag = &rest[1..length - 1];
        rest = &rest[length..];
        if tag.starts_with(['!', '?']) {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            out.push(Event::Close(name.trim().to_owned()));
            continue;
        }
        let closed = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        out.push(Event::Open(name.to_owned(), pairs(attributes), closed));
    }
    out
}

fn pairs(mut text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    while let Some((name, rest)) = text.split_once('=') {
        let rest = rest.trim_start();
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { break };
        let Some((value, after)) = rest[1..].split_once(quote) else { break };
        out.push((name.trim().to_owned(), resolved(value)));
        text = after;
    }
    out
}

fn resolved(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let Some((name, rest)) = part.split_once(';') else {
            out.push('&');
            out.push_str(part);
            continue;
        };
        let number = name.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16));
        let number = number.or_else(|| name.strip_prefix('#').map(str::parse)).and_then(Result::ok);
        match (name, number.and_then(char::from_u32)) {
            (_, Some(c)) => out.push(c),
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("quot", _) => out.push('"'),
            ("apos", _) => out.push('\''),
            _ => out.push('&'),
        }
        out.push_str(rest);
    }
    out
}
