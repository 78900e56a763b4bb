//! Codes in a font to the letters that they stand for (ISO 32000-1, 9.6.6 and 9.10, and annex D).

use std::collections::HashMap;

/// Letters of the standard encoding that stand elsewhere than in Windows' code page: codes and names.
const STANDARD: &[(u8, &str)] = &[
    (0x27, "quoteright"),
    (0x60, "quoteleft"),
    (0xa4, "fraction"),
    (0xa6, "florin"),
    (0xa8, "currency"),
    (0xa9, "quotesingle"),
    (0xaa, "quotedblleft"),
    (0xac, "guilsinglleft"),
    (0xad, "guilsinglright"),
    (0xae, "fi"),
    (0xaf, "fl"),
    (0xb1, "endash"),
    (0xb2, "dagger"),
    (0xb3, "daggerdbl"),
    (0xb4, "periodcentered"),
    (0xb7, "bullet"),
    (0xb8, "quotesinglbase"),
    (0xb9, "quotedblbase"),
    (0xba, "quotedblright"),
    (0xbc, "ellipsis"),
    (0xbd, "perthousand"),
    (0xc1, "grave"),
    (0xc2, "acute"),
    (0xc3, "circumflex"),
    (0xc4, "tilde"),
    (0xc5, "macron"),
    (0xc8, "dieresis"),
    (0xd0, "emdash"),
    (0xe1, "AE"),
    (0xe3, "ordfeminine"),
    (0xe8, "Lslash"),
    (0xe9, "Oslash"),
    (0xea, "OE"),
    (0xeb, "ordmasculine"),
    (0xf1, "ae"),
    (0xf5, "dotlessi"),
    (0xf8, "lslash"),
    (0xf9, "oslash"),
    (0xfa, "oe"),
    (0xfb, "germandbls"),
];

/// Names of signs, as in Adobe's list of glyphs, and what they are.
const NAMED: &[(&str, &str)] = &[
    ("space", " "),
    ("nbspace", " "),
    ("exclam", "!"),
    ("quotedbl", "\""),
    ("numbersign", "#"),
    ("dollar", "$"),
    ("percent", "%"),
    ("ampersand", "&"),
    ("quotesingle", "'"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("asterisk", "*"),
    ("plus", "+"),
    ("comma", ","),
    ("hyphen", "-"),
    ("sfthyphen", "-"),
    ("minus", "−"),
    ("period", "."),
    ("slash", "/"),
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("colon", ":"),
    ("semicolon", ";"),
    ("less", "<"),
    ("equal", "="),
    ("greater", ">"),
    ("question", "?"),
    ("at", "@"),
    ("bracketleft", "["),
    ("backslash", "\\"),
    ("bracketright", "]"),
    ("asciicircum", "^"),
    ("underscore", "_"),
    ("grave", "`"),
    ("braceleft", "{"),
    ("bar", "|"),
    ("braceright", "}"),
    ("asciitilde", "~"),
    ("exclamdown", "¡"),
    ("cent", "¢"),
    ("sterling", "£"),
    ("currency", "¤"),
    ("yen", "¥"),
    ("brokenbar", "¦"),
    ("section", "§"),
    ("dieresis", "¨"),
    ("copyright", "©"),
    ("ordfeminine", "ª"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("logicalnot", "¬"),
    ("registered", "®"),
    ("macron", "¯"),
    ("degree", "°"),
    ("plusminus", "±"),
    ("acute", "´"),
    ("mu", "µ"),
    ("paragraph", "¶"),
    ("periodcentered", "·"),
    ("cedilla", "¸"),
    ("ordmasculine", "º"),
    ("onequarter", "¼"),
    ("onehalf", "½"),
    ("threequarters", "¾"),
    ("questiondown", "¿"),
    ("AE", "Æ"),
    ("ae", "æ"),
    ("OE", "Œ"),
    ("oe", "œ"),
    ("Oslash", "Ø"),
    ("oslash", "ø"),
    ("germandbls", "ß"),
    ("Eth", "Ð"),
    ("eth", "ð"),
    ("Thorn", "Þ"),
    ("thorn", "þ"),
    ("multiply", "×"),
    ("divide", "÷"),
    ("dotlessi", "ı"),
    ("Lslash", "Ł"),
    ("lslash", "ł"),
    ("Dcroat", "Đ"),
    ("dcroat", "đ"),
    ("florin", "ƒ"),
    ("circumflex", "ˆ"),
    ("tilde", "˜"),
    ("endash", "–"),
    ("emdash", "—"),
    ("quoteleft", "‘"),
    ("quoteright", "’"),
    ("quotesinglbase", "‚"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("quotedblbase", "„"),
    ("dagger", "†"),
    ("daggerdbl", "‡"),
    ("bullet", "•"),
    ("ellipsis", "…"),
    ("perthousand", "‰"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("fraction", "⁄"),
    ("Euro", "€"),
    ("trademark", "™"),
    ("ff", "ff"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("notequal", "≠"),
    ("lessequal", "≤"),
    ("greaterequal", "≥"),
    ("infinity", "∞"),
];

/// Letters with marks: the end of the name, the base letters, and the letters.
const MARKED: &[(&str, &str, &str)] = &[
    ("grave", "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
    ("acute", "AEIOUYaeiouyCcNnSsZzLlRr", "ÁÉÍÓÚÝáéíóúýĆćŃńŚśŹźĹĺŔŕ"),
    ("circumflex", "AEIOUaeiou", "ÂÊÎÔÛâêîôû"),
    ("tilde", "ANOano", "ÃÑÕãñõ"),
    ("dieresis", "AEIOUYaeiouy", "ÄËÏÖÜŸäëïöüÿ"),
    ("ring", "AaUu", "ÅåŮů"),
    ("cedilla", "CcSs", "ÇçŞş"),
    ("caron", "CcDdEeNnRrSsTtZzLl", "ČčĎďĚěŇňŘřŠšŤťŽžĽľ"),
    ("ogonek", "AaEe", "ĄąĘę"),
    ("breve", "AaGg", "ĂăĞğ"),
    ("dotaccent", "IZz", "İŻż"),
    ("hungarumlaut", "OoUu", "ŐőŰű"),
    ("commaaccent", "SsTt", "ȘșȚț"),
];

/// The text that the glyph called `name` stands for.
pub(super) fn named(name: &str) -> Option<String> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    if name.len() == 1 && name.as_bytes()[0].is_ascii_alphabetic() {
        return Some(name.to_owned());
    }
    if let Some((_, text)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some((*text).to_owned());
    }
    let hex = name.strip_prefix("uni").filter(|hex| hex.len() >= 4).and_then(|hex| hex.get(..4));
    let hex = hex.or_else(|| name.strip_prefix('u').filter(|hex| (4..=6).contains(&hex.len())));
    if let Some(c) = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32) {
        return (!c.is_control()).then(|| c.to_string());
    }
    let base = name.chars().next()?;
    let (_, bases, letters) = MARKED.iter().find(|(mark, _, _)| *mark == &name[base.len_utf8()..])?;
    let at = bases.chars().position(|known| known == base)?;
    letters.chars().nth(at).map(String::from)
}

/// The letter of a code in one of the encodings that every program knows.
pub(super) fn of_code(encoding: Option<&str>, code: u8) -> Option<String> {
    let decoded = |encoding: &'static encoding_rs::Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&code));
        text.chars().next().filter(|c| !c.is_control() && *c != char::REPLACEMENT_CHARACTER).map(String::from)
    };
    match encoding {
        Some("MacRomanEncoding") => decoded(encoding_rs::MACINTOSH),
        Some("WinAnsiEncoding") => decoded(encoding_rs::WINDOWS_1252),
        _ => match STANDARD.iter().find(|(known, _)| *known == code) {
            Some((_, name)) => named(name),
            None => decoded(encoding_rs::WINDOWS_1252),
        },
    }
}

/// What a font says its codes stand for: a `ToUnicode` map.
#[derive(Default)]
pub(super) struct Map {
    single: HashMap<u32, String>,
    /// How many bytes a code has.
    pub(super) code_bytes: Option<usize>,
}

/// No font has more letters.
const LETTERS: usize = 1 << 17;

impl Map {
    pub(super) fn of(bytes: &[u8]) -> Map {
        let mut map = Map::default();
        let words = words(bytes);
        let mut at = 0;
        while at < words.len() {
            match &words[at] {
                Word::Name(b"begincodespacerange") => {
                    if let Some(Word::Bytes(first)) = words.get(at + 1) {
                        map.code_bytes = Some(first.len().clamp(1, 4));
                    }
                    at += 1;
                }
                Word::Name(b"beginbfchar") => at = map.chars(&words, at + 1),
                Word::Name(b"beginbfrange") => at = map.take_ranges(&words, at + 1),
                _ => at += 1,
            }
        }
        map
    }

    fn chars(&mut self, words: &[Word<'_>], mut at: usize) -> usize {
        while let (Some(Word::Bytes(code)), Some(Word::Bytes(text))) = (words.get(at), words.get(at + 1)) {
            self.single.insert(number(code), utf16(text));
            at += 2;
        }
        at
    }

    fn take_ranges(&mut self, words: &[Word<'_>], mut at: usize) -> usize {
        while let (Some(Word::Bytes(first)), Some(Word::Bytes(last))) = (words.get(at), words.get(at + 1)) {
            let (first, last) = (number(first), number(last));
            match words.get(at + 2) {
                Some(Word::Bytes(text)) => {
                    self.range(first, last, &utf16(text));
                    at += 3;
                }
                Some(Word::Open) => {
                    at += 3;
                    let mut code = first;
                    while let Some(Word::Bytes(text)) = words.get(at) {
                        self.single.insert(code, utf16(text));
                        code = code.saturating_add(1);
                        at += 1;
                    }
                    at += 1;
                }
                _ => break,
            }
        }
        at
    }

    /// Codes one behind the other stand for letters one behind the other.
    fn range(&mut self, first: u32, last: u32, text: &str) {
        let mut chars = text.chars();
        let Some(letter) = chars.next_back() else { return };
        let room = LETTERS.saturating_sub(self.single.len());
        for (n, code) in (first..=last).take(room.min(1 << 16)).enumerate() {
            let Some(moved) = char::from_u32(letter as u32 + n as u32) else { continue };
            self.single.insert(code, chars.as_str().to_owned() + moved.encode_utf8(&mut [0; 4]));
        }
    }

    /// What `code` stands for.
    pub(super) fn get(&self, code: u32) -> Option<String> {
        self.single.get(&code).cloned()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.single.is_empty()
    }
}

enum Word<'w> {
    Bytes(Vec<u8>),
    Open,
    Name(&'w [u8]),
}

/// The words of a map: codes in hexadecimal digits, brackets, and commands.
fn words(bytes: &[u8]) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end_of = |at: usize, is_end: &dyn Fn(u8) -> bool| {
            bytes[at..].iter().position(|b| is_end(*b)).map_or(bytes.len(), |end| at + end)
        };
        match bytes[at] {
            b'<' if bytes.get(at + 1) != Some(&b'<') => {
                let end = end_of(at, &|b| b == b'>');
                let digits: Vec<u8> =
                    bytes[at + 1..end].iter().filter_map(|b| (*b as char).to_digit(16)).map(|d| d as u8).collect();
                out.push(Word::Bytes(digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect()));
                at = end + 1;
            }
            b'[' => {
                out.push(Word::Open);
                at += 1;
            }
            b if b.is_ascii_alphanumeric() => {
                let end = end_of(at, &|b| !b.is_ascii_alphanumeric());
                out.push(Word::Name(&bytes[at..end]));
                at = end;
            }
            _ => at += 1,
        }
    }
    out
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |sum, b| sum << 8 | u32::from(*b))
}

pub(super) fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units).chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_are_told_by_their_names() {
        let known = [
            ("A", "A"),
            ("eacute", "é"),
            ("Zcaron", "Ž"),
            ("ffi", "ffi"),
            ("uni20AC", "€"),
            ("a.alt", "a"),
            ("u1F3BA", "🎺"),
        ];
        for (name, text) in known {
            assert_eq!(named(name).as_deref(), Some(text), "{name}");
        }
        assert!(named("g37").is_none() && named(".notdef").is_none() && named("é").is_none());
        assert!(MARKED.iter().all(|(_, bases, letters)| bases.chars().count() == letters.chars().count()));
        assert_eq!(of_code(None, 0x27).as_deref(), Some("’"));
        assert_eq!(of_code(Some("WinAnsiEncoding"), 0x80).as_deref(), Some("€"));
    }

    #[test]
    fn a_map_says_what_codes_stand_for() {
        let map = Map::of(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0003> <0020> endbfchar 2 beginbfrange \
              <0010> <0012> <0041> <0020> <0021> [<00660069> <D83CDFBA>] endbfrange",
        );
        assert_eq!(map.code_bytes, Some(2));
        let got: Vec<Option<String>> = [3, 0x11, 0x20, 0x21, 0x99].iter().map(|code| map.get(*code)).collect();
        assert_eq!(got, [Some(" ".into()), Some("B".into()), Some("fi".into()), Some("🎺".into()), None]);
    }
}
