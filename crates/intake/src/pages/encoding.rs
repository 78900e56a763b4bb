//! What a page says of its encoding, and where it was saved from.

use super::markup::{Key, Markup, Token};

/// How many bytes are looked at: the standard's 1024, and more for pages that begin with a long comment.
const HEAD: usize = 8192;

/// The label of the encoding that the page says it is in, from an XML declaration or a `<meta>`.
pub(crate) fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    if let Some(declaration) = head.trim_start().strip_prefix("<?xml") {
        let declaration = &declaration[..declaration.find("?>").unwrap_or(0)];
        if let Some(label) = after(declaration, "encoding") {
            return Some(label);
        }
    }
    let mut markup = Markup::new(&head);
    while let Some(token) = markup.next() {
        let Token::Open { name, attributes } = token else { continue };
        if name.of(&head).eq_ignore_ascii_case("body") {
            return None;
        }
        if !name.of(&head).eq_ignore_ascii_case("meta") {
            continue;
        }
        let value = |name| {
            let found = markup.attributes[attributes..].iter().find(|attribute| attribute.name == name);
            found.map(|attribute| attribute.value.of(&head))
        };
        if let Some(label) = value(Key::Charset) {
            return Some(label.trim().to_owned());
        }
        if value(Key::HttpEquiv).is_some_and(|kind| kind.eq_ignore_ascii_case("content-type"))
            && let Some(label) = value(Key::Content).and_then(|content| after(content, "charset"))
        {
            return Some(label);
        }
    }
    None
}

/// What `key=` is given in `text`, with or without quotation marks.
pub(crate) fn after(text: &str, key: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let rest = text[lower.find(key)? + key.len()..].trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.trim_start_matches(['"', '\'']);
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ';' | '"' | '\'')).unwrap_or(rest.len());
    (end > 0).then(|| rest[..end].to_owned())
}

/// The address in the mark that browsers leave in pages they save: `<!-- saved from url=(0021)https://a.example/b -->`.
pub(super) fn saved_from(page: &str) -> Option<String> {
    let head: String = page.chars().take(2048).collect();
    let mark = &head[head.find("saved from url=(")?..];
    let address = mark.split_once(')')?.1;
    let end = address.find(|c: char| c.is_whitespace()).unwrap_or(address.len());
    let address = &address[..end];
    address.starts_with("http").then(|| address.to_owned())
}
