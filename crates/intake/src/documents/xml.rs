//! XML as office programs write it, piece by piece; what is no XML is read as far as it goes.

use std::borrow::Cow;

/// One piece of a document. An element without content is opened and closed.
pub(super) enum Piece<'x> {
    Open(Tag<'x>),
    /// The name without its prefix.
    Close(&'x str),
    Text(Cow<'x, str>),
}

/// The beginning of an element.
#[derive(Clone, Copy)]
pub(super) struct Tag<'x> {
    /// Without its prefix.
    pub(super) name: &'x str,
    attributes: &'x str,
}

impl<'x> Tag<'x> {
    /// The attribute `name`, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'x, str>> {
        let mut rest = self.attributes;
        while let Some((before, behind)) = rest.split_once('=') {
            let behind = behind.trim_start();
            let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, left) = behind[1..].split_once(quote)?;
            if local(before.trim()) == name {
                return Some(unescaped(value));
            }
            rest = left;
        }
        None
    }

    /// Whether the switch that this element is, is on.
    pub(super) fn is_on(&self) -> bool {
        !self.get("val").is_some_and(|value| matches!(&*value, "0" | "false" | "off"))
    }
}

/// The pieces of a text.
pub(super) struct Pieces<'x> {
    all: &'x str,
    at: usize,
    /// The element that was opened and has no content.
    open: Option<&'x str>,
}

impl<'x> Pieces<'x> {
    pub(super) fn of(all: &'x str) -> Pieces<'x> {
        Pieces { all, at: 0, open: None }
    }

    /// Where the next piece begins.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes past `end`, or to the end of all; gives what stands before it.
    fn to(&mut self, end: &str) -> &'x str {
        let rest = &self.all[self.at..];
        let found = rest.find(end);
        self.at += found.map_or(rest.len(), |found| found + end.len());
        &rest[..found.unwrap_or(rest.len())]
    }

    /// Goes past the `>` that ends a tag, and gives what stands in the tag.
    fn tag(&mut self) -> &'x str {
        let rest = &self.all[self.at..];
        let mut quote = None;
        let end = rest.bytes().position(|b| match quote {
            Some(open) => {
                if b == open {
                    quote = None;
                }
                false
            }
            None => {
                if matches!(b, b'"' | b'\'') {
                    quote = Some(b);
                }
                b == b'>'
            }
        });
        self.at += end.map_or(rest.len(), |end| end + 1);
        &rest[..end.unwrap_or(rest.len())]
    }
}

impl<'x> Iterator for Pieces<'x> {
    type Item = Piece<'x>;

    fn next(&mut self) -> Option<Piece<'x>> {
        if let Some(name) = self.open.take() {
            return Some(Piece::Close(name));
        }
        loop {
            let rest = &self.all[self.at..];
            if rest.is_empty() {
                return None;
            }
            if !rest.starts_with('<') {
                let end = rest.find('<').unwrap_or(rest.len());
                self.at += end;
                return Some(Piece::Text(unescaped(&rest[..end])));
            }
            if rest.starts_with("<!--") {
                self.to("-->");
            } else if rest.starts_with("<![CDATA[") {
                let text = self.to("]]>");
                return Some(Piece::Text(Cow::Borrowed(&text["<![CDATA[".len()..])));
            } else if rest.starts_with("<?") || rest.starts_with("<!") {
                self.to(">");
            } else if rest.starts_with("</") {
                let name = self.to(">");
                return Some(Piece::Close(local(name[2..].trim())));
            } else {
                self.at += 1;
                let inner = self.tag();
                let (inner, is_empty) = inner.strip_suffix('/').map_or((inner, false), |inner| (inner, true));
                let end = inner.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inner.len());
                let name = local(&inner[..end]);
                self.open = is_empty.then_some(name);
                return Some(Piece::Open(Tag { name, attributes: &inner[end..] }));
            }
        }
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    let name = name.rsplit(|c: char| c.is_ascii_whitespace()).next().unwrap_or(name);
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Text with the characters that its references stand for.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((referred(&rest[1..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn referred(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let piece = |piece| match piece {
            Piece::Open(tag) => format!("<{} {}>", tag.name, tag.get("val").unwrap_or_default()),
            Piece::Close(name) => format!("</{name}>"),
            Piece::Text(text) => text.into_owned(),
        };
        Pieces::of(text).map(piece).collect()
    }

    #[test]
    fn pieces_are_told_apart() {
        let text = "<?xml version='1.0'?><w:a w:id='1' w:val=\"x>&amp;\"><!-- <no> --><b/>&#8220;&lt;&bad;<![CDATA[<&]]></w:a>";
        assert_eq!(shown(text), "<a x>&><b ></b>“<&bad;<&</a>");
        for cut in 0..text.len() {
            shown(&text[..cut]);
        }
    }
}
