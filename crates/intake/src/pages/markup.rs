//! Markup as tokens that keep their places: tags with the attributes that matter here, and text.
//!
//! After the HTML standard, section 13.2.5, in one pass and without looking back, so that time and memory grow with the
//! size of the page and nothing else. Every sequence of characters is some page; there are no errors. Comments, document
//! types and processing instructions are left out.

use record::Span;

/// The attributes that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    AriaHidden,
    Charset,
    Cite,
    Class,
    Content,
    DataTestid,
    Datetime,
    Hidden,
    Href,
    HttpEquiv,
    Id,
    Itemprop,
    Itemtype,
    Lang,
    Name,
    Property,
    Rel,
    Role,
    Style,
    Title,
    Type,
}

/// The longest name of a tag or attribute that is known.
const LONGEST_NAME: usize = 16;

impl Key {
    fn of(name: &str) -> Option<Key> {
        Some(match lower(name, &mut [0; LONGEST_NAME])? {
            "aria-hidden" => Key::AriaHidden,
            "charset" => Key::Charset,
            "cite" => Key::Cite,
            "class" => Key::Class,
            "content" => Key::Content,
            "data-testid" => Key::DataTestid,
            "datetime" => Key::Datetime,
            "hidden" => Key::Hidden,
            "href" => Key::Href,
            "http-equiv" => Key::HttpEquiv,
            "id" => Key::Id,
            "itemprop" => Key::Itemprop,
            "itemtype" => Key::Itemtype,
            "lang" => Key::Lang,
            "name" => Key::Name,
            "property" => Key::Property,
            "rel" => Key::Rel,
            "role" => Key::Role,
            "style" => Key::Style,
            "title" => Key::Title,
            "type" => Key::Type,
            _ => return None,
        })
    }
}

/// `name` in lower case; none where it is longer than `room`.
pub(super) fn lower<'r>(name: &str, room: &'r mut [u8; LONGEST_NAME]) -> Option<&'r str> {
    let room = room.get_mut(..name.len())?;
    room.copy_from_slice(name.as_bytes());
    room.make_ascii_lowercase();
    std::str::from_utf8(room).ok()
}

/// A name and where its value stands, without quotation marks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Attribute {
    pub(super) name: Key,
    pub(super) value: Span,
}

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    /// A start tag; its attributes are the ones that [`Markup::attributes`] holds from this number on.
    Open { name: Span, attributes: usize },
    /// An end tag.
    Close { name: Span },
    /// Text; `plain` where no character reference is one, as in scripts.
    Text { span: Span, plain: bool },
}

/// How the text inside an element is read.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    /// No tags and no references: scripts and styles.
    Plain,
    /// No tags: titles.
    Text,
}

/// A page being read.
pub(super) struct Markup<'s> {
    source: &'s str,
    at: usize,
    /// The element whose text is being read as text, until its end tag.
    inside: Option<(Span, Inside)>,
    pub(super) attributes: Vec<Attribute>,
}

impl<'s> Markup<'s> {
    pub(super) fn new(source: &'s str) -> Markup<'s> {
        Markup { source, at: 0, inside: None, attributes: Vec::new() }
    }

    pub(super) fn next(&mut self) -> Option<Token> {
        if let Some((name, inside)) = self.inside.take() {
            let start = self.at;
            self.at = self.end_of(name.of(self.source), start);
            if self.at > start {
                return Some(Token::Text { span: Span::new(start, self.at), plain: inside == Inside::Plain });
            }
        }
        loop {
            let rest = self.rest();
            let token = match rest.as_bytes() {
                [] => return None,
                [b'<', b'/', c, ..] if c.is_ascii_alphabetic() => self.tag(2, |_, name, _| Token::Close { name }),
                [b'<', c, ..] if c.is_ascii_alphabetic() => self.tag(1, |markup, name, attributes| {
                    markup.inside = inside(name.of(markup.source)).map(|inside| (name, inside));
                    Token::Open { name, attributes }
                }),
                [b'<', b'!', b'-', b'-', ..] => {
                    self.at += comment(rest);
                    None
                }
                [b'<', b'!' | b'?', ..] | [b'<', b'/', _, ..] => {
                    self.at += rest.find('>').map_or(rest.len(), |end| end + 1);
                    None
                }
                _ => {
                    let start = self.at;
                    // A `<` that begins no tag is text.
                    self.at += rest.bytes().skip(1).position(|b| b == b'<').map_or(rest.len(), |next| next + 1);
                    Some(Token::Text { span: Span::new(start, self.at), plain: false })
                }
            };
            if token.is_some() {
                return token;
            }
        }
    }

    fn rest(&self) -> &'s str {
        &self.source[self.at..]
    }

    /// Reads a tag whose name begins after `lead` bytes; none where the page ends inside it.
    fn tag(&mut self, lead: usize, make: impl Fn(&mut Self, Span, usize) -> Token) -> Option<Token> {
        let start = self.at + lead;
        let len = self.source.as_bytes()[start..]
            .iter()
            .take_while(|b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>'))
            .count();
        self.at = start + len;
        let first = self.attributes.len();
        while let Some(more) = self.attribute(first) {
            if !more {
                return Some(make(self, Span::new(start, start + len), first));
            }
        }
        self.at = self.source.len();
        self.attributes.truncate(first);
        None
    }

    /// Reads one attribute, of a tag whose first one has number `first`; false at the end of the tag, none at the end of
    /// the page.
    fn attribute(&mut self, first: usize) -> Option<bool> {
        let bytes = self.source.as_bytes();
        let skip = |at: usize, what: fn(&u8) -> bool| at + bytes[at..].iter().take_while(|b| what(b)).count();
        let start = skip(self.at, |b| b.is_ascii_whitespace() || *b == b'/');
        if *bytes.get(start)? == b'>' {
            self.at = start + 1;
            return Some(false);
        }
        // An equals sign in front is part of the name.
        let name_end = skip(start + 1, |b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>' | b'='));
        let name = self.source.get(start..name_end).and_then(Key::of);
        self.at = skip(name_end, u8::is_ascii_whitespace);
        let mut value = Span::new(name_end, name_end);
        if bytes.get(self.at) == Some(&b'=') {
            let from = skip(self.at + 1, u8::is_ascii_whitespace);
            let (from, end, past) = match *bytes.get(from)? {
                quote @ (b'"' | b'\'') => {
                    let end = from + 1 + self.source[from + 1..].find(quote as char)?;
                    (from + 1, end, end + 1)
                }
                _ => {
                    let end = skip(from, |b| !b.is_ascii_whitespace() && *b != b'>');
                    (from, end, end)
                }
            };
            self.at = past;
            value = Span::new(from, end);
        }
        // The first of two counts; only kept ones are compared, of which there are few.
        if let Some(name) = name
            && !self.attributes[first..].iter().any(|known| known.name == name)
        {
            self.attributes.push(Attribute { name, value });
        }
        Some(true)
    }

    /// Where the text of the element `name`, which begins at `from`, ends: before its end tag, or with the page.
    fn end_of(&self, name: &str, from: usize) -> usize {
        let script = name.eq_ignore_ascii_case("script");
        let bytes = self.source.as_bytes();
        let named = |at: usize, name: &str| {
            let past = at + name.len();
            bytes.get(at..past).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
                && bytes.get(past).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
        };
        // A script that writes a script inside `<!--` has an end tag that does not end it.
        let (mut commented, mut nested) = (false, false);
        let mut at = from;
        while let Some(found) = bytes[at..].iter().position(|b| matches!(b, b'<' | b'-')) {
            at += found;
            let rest = &bytes[at..];
            if rest.starts_with(b"</") && named(at + 2, name) {
                if !nested {
                    return at;
                }
                nested = false;
            } else if script && rest.starts_with(b"<!--") {
                commented = true;
            } else if script && commented && rest.starts_with(b"<") && named(at + 1, name) {
                nested = true;
            } else if rest.starts_with(b"-->") {
                (commented, nested) = (false, false);
            }
            at += 1;
        }
        bytes.len()
    }
}

/// The length of the comment that `text` begins with.
fn comment(text: &str) -> usize {
    let inner = &text[4..];
    if inner.starts_with('>') {
        return 5;
    }
    if inner.starts_with("->") {
        return 6;
    }
    let plain = inner.find("-->").map(|at| at + 3);
    let bang = inner[..plain.unwrap_or(inner.len())].find("--!>").map(|at| at + 4);
    bang.or(plain).map_or(text.len(), |end| end + 4)
}

fn inside(name: &str) -> Option<Inside> {
    Some(match lower(name, &mut [0; LONGEST_NAME])? {
        "script" | "style" | "xmp" | "iframe" | "noembed" | "noframes" => Inside::Plain,
        "title" | "textarea" => Inside::Text,
        _ => return None,
    })
}
