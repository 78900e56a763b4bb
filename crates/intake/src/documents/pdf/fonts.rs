//! Fonts: how strings are cut into codes, what each stands for, and how wide it is.

use super::letters::{self, Map};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use std::collections::HashMap;

/// A font.
pub(super) struct Font {
    map: Map,
    /// Of simple fonts: what each code stands for by its name or its place.
    letters: Vec<Option<String>>,
    widths: HashMap<u32, f64>,
    default_width: f64,
    code_bytes: usize,
    /// Whether codes are Unicode themselves.
    is_unicode: bool,
}

/// One letter of a string.
pub(super) struct Letter {
    /// Nothing where nobody can tell.
    pub(super) text: Option<String>,
    /// How wide it is, in the size of the font.
    pub(super) width: f64,
    /// Whether it is the one code that spaces between words are added to.
    pub(super) is_space: bool,
}

impl Font {
    pub(super) fn of(dict: &Dict<'_>) -> Font {
        let map =
            dict.get::<Stream<'_>>("ToUnicode").and_then(|stream| stream.decoded().ok().map(|bytes| Map::of(&bytes)));
        let map = map.unwrap_or_default();
        let kind = dict.get::<Name<'_>>("Subtype");
        if kind.is_some_and(|kind| kind.as_ref() == b"Type0") { composite(dict, map) } else { simple(dict, map) }
    }

    /// The letters of `bytes`.
    pub(super) fn letters(&self, bytes: &[u8]) -> Vec<Letter> {
        bytes.chunks(self.code_bytes).map(|code| self.letter(code)).collect()
    }

    fn letter(&self, bytes: &[u8]) -> Letter {
        let code = bytes.iter().fold(0u32, |sum, b| sum << 8 | u32::from(*b));
        let by_map = self.map.get(code);
        let text = by_map.or_else(|| {
            if self.is_unicode {
                return Some(letters::utf16(bytes));
            }
            self.letters.get(code as usize).cloned().flatten()
        });
        let width = self.widths.get(&code).copied().unwrap_or(self.default_width);
        Letter { text, width, is_space: bytes == b" " }
    }
}

/// A font of one byte a letter.
fn simple(dict: &Dict<'_>, map: Map) -> Font {
    let own: Option<String> = dict.get::<Name<'_>>("Encoding").map(|name| name.as_str().to_owned());
    let encoding = dict.get::<Dict<'_>>("Encoding");
    let base = encoding.as_ref().and_then(|encoding| encoding.get::<Name<'_>>("BaseEncoding"));
    let base = own.or_else(|| base.map(|name| name.as_str().to_owned()));
    let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_owned()).unwrap_or_default();
    // Signs have places of their own.
    let is_signs = ["Symbol", "Dingbats", "Wingdings", "Webdings"].iter().any(|signs| name.contains(signs));
    let by_place = |code: u8| if is_signs { None } else { letters::of_code(base.as_deref(), code) };
    let mut letters: Vec<Option<String>> = (0..=255u8).map(by_place).collect();
    if let Some(differences) = encoding.and_then(|encoding| encoding.get::<Array<'_>>("Differences")) {
        let mut code = 0usize;
        for object in differences.iter::<Object<'_>>() {
            match object {
                Object::Number(number) => code = number.as_f64().clamp(0.0, 256.0) as usize,
                Object::Name(name) => {
                    if let Some(place) = letters.get_mut(code) {
                        *place = letters::named(name.as_str());
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
    }
    let first = dict.get::<Number>("FirstChar").map_or(0, |number| number.as_f64().clamp(0.0, 255.0) as u32);
    // Of some fonts, widths are counted in units of their own.
    let matrix = dict.get::<Array<'_>>("FontMatrix").and_then(|matrix| matrix.iter::<Number>().next());
    let unit = matrix.map_or(0.001, |number| number.as_f64().abs());
    let widths = dict.get::<Array<'_>>("Widths").map(|widths| widths.iter::<Number>().take(256).collect::<Vec<_>>());
    let widths = widths.unwrap_or_default().into_iter().enumerate();
    let widths = widths.map(|(n, width)| (first + n as u32, width.as_f64() * unit)).collect();
    Font { map, letters, widths, default_width: 0.5, code_bytes: 1, is_unicode: false }
}

/// A font of mostly two bytes a letter.
fn composite(dict: &Dict<'_>, map: Map) -> Font {
    let encoding = dict.get::<Name<'_>>("Encoding").map(|name| name.as_str().to_owned()).unwrap_or_default();
    let is_unicode = encoding.contains("UCS2") || encoding.contains("UTF16");
    let code_bytes = if encoding.is_empty() && !map.is_empty() { map.code_bytes.unwrap_or(2) } else { 2 };
    let inner = dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let mut widths = HashMap::new();
    let mut default_width = 1.0;
    if let Some(inner) = inner {
        default_width = inner.get::<Number>("DW").map_or(1.0, |number| number.as_f64() / 1000.0);
        if let Some(list) = inner.get::<Array<'_>>("W") {
            take_widths(&list, &mut widths);
        }
    }
    Font { map, letters: Vec::new(), widths, default_width, code_bytes, is_unicode }
}

/// Widths as composite fonts list them: a first code and a list, or a first and a last code and one width for all.
fn take_widths(list: &Array<'_>, widths: &mut HashMap<u32, f64>) {
    let mut numbers: Vec<f64> = Vec::new();
    // Ranges over ranges are made to take time.
    let mut left = 1u32 << 18;
    for object in list.iter::<Object<'_>>() {
        match object {
            Object::Number(number) => numbers.push(number.as_f64()),
            Object::Array(each) => {
                let first = numbers.pop().unwrap_or(0.0).clamp(0.0, 65_535.0) as u32;
                let each = each.iter::<Number>().take(65_536).enumerate();
                widths.extend(each.map(|(n, width)| (first + n as u32, width.as_f64() / 1000.0)));
                numbers.clear();
            }
            _ => {}
        }
        if let [first, last, width] = numbers[..] {
            let (first, last) = (first.clamp(0.0, 65_535.0) as u32, last.clamp(0.0, 65_535.0) as u32);
            left = left.saturating_sub(last.saturating_sub(first) + 1);
            if left == 0 {
                return;
            }
            widths.extend((first..=last).map(|code| (code, width / 1000.0)));
            numbers.clear();
        }
    }
}
