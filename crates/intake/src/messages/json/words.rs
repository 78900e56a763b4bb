//! Strings of JSON to words, with the way back to the bytes.

use crate::decode::RawMap;

/// What stands in a string for other characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Escapes {
    /// What JSON escapes.
    Json,
    /// And, within that, `&amp;`, `&lt;` and `&gt;`.
    JsonAndHtml,
}

/// Words out of a record, and where they stand in its bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) map: RawMap,
}

const NAMED: [(&str, char); 3] = [("amp;", '&'), ("lt;", '<'), ("gt;", '>')];

impl Words {
    /// The words of the string `json`, which stands in `record`.
    pub(crate) fn of(json: &str, record: &str, escapes: Escapes) -> Option<Words> {
        let mut words = Words::default();
        words.push(json, record, escapes).then_some(words)
    }

    /// Adds the words of the string `json`, which stands in `record`; whether it is one.
    pub(crate) fn push(&mut self, json: &str, record: &str, escapes: Escapes) -> bool {
        let Some(inner) = json.strip_prefix('"').and_then(|json| json.strip_suffix('"')) else { return false };
        let shift = (inner.as_ptr() as usize).checked_sub(record.as_ptr() as usize);
        let shift = shift.filter(|shift| shift + inner.len() <= record.len());
        match shift {
            Some(shift) => self.map.go_to(shift),
            None => return false,
        }
        let mut rest = inner;
        while !rest.is_empty() {
            let plain = match escapes {
                Escapes::Json => memchr::memchr(b'\\', rest.as_bytes()),
                Escapes::JsonAndHtml => memchr::memchr2(b'\\', b'&', rest.as_bytes()),
            };
            let (same, special) = rest.split_at(plain.unwrap_or(rest.len()));
            self.text.push_str(same);
            self.map.push_same(same.len());
            rest = self.special(special, escapes);
        }
        true
    }

    /// Takes the escape that `rest` begins with; what comes behind it.
    fn special<'r>(&mut self, rest: &'r str, escapes: Escapes) -> &'r str {
        let Some((c, mut taken)) = character(rest) else { return "" };
        let mut meant = c;
        if c == '&'
            && escapes == Escapes::JsonAndHtml
            && let Some((name, named)) = NAMED.iter().find(|(name, _)| rest[taken..].starts_with(name))
        {
            (meant, taken) = (*named, taken + name.len());
        }
        self.text.push(meant);
        if c == char::REPLACEMENT_CHARACTER {
            self.map.push_broken(c.len_utf8(), taken);
        } else if taken == c.len_utf8() && meant == c {
            self.map.push_same(taken);
        } else {
            self.map.push_char(meant.len_utf8(), taken);
        }
        &rest[taken..]
    }

    /// Words that were put in, and stand nowhere in the record.
    pub(crate) fn put_in(&mut self, text: &str) {
        self.text.push_str(text);
        self.map.push_put_in(text);
    }
}

/// The character that `rest` begins with, escaped or not, and how many bytes it takes. Half a character is none: U+FFFD.
fn character(rest: &str) -> Option<(char, usize)> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    if first != '\\' {
        return Some((first, first.len_utf8()));
    }
    let simple = |c| Some((c, 2));
    match chars.next() {
        Some('n') => simple('\n'),
        Some('t') => simple('\t'),
        Some('r') => simple('\r'),
        Some('b') => simple('\u{8}'),
        Some('f') => simple('\u{c}'),
        Some('u') => Some(unicode(rest)),
        Some(c) => Some((c, 1 + c.len_utf8())),
        None => Some((char::REPLACEMENT_CHARACTER, 1)),
    }
}

fn unicode(rest: &str) -> (char, usize) {
    let unit = |at: usize| {
        let digits = rest.get(at..at + 6)?.strip_prefix("\\u")?;
        digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
    };
    let Some(first) = unit(0) else { return (char::REPLACEMENT_CHARACTER, 2) };
    if let Some(c) = char::from_u32(first) {
        return (c, 6);
    }
    let second = unit(6).filter(|second| first < 0xdc00 && (0xdc00..0xe000).contains(second));
    let both = second.and_then(|second| char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)));
    both.map_or((char::REPLACEMENT_CHARACTER, 6), |c| (c, 12))
}
