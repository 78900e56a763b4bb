//! The words of rich text, and the HTML that mails have wrapped up in it ([MS-OXRTFEX]).
//!
//! Only what shows is read: tables of fonts, pictures, and what is marked as to be ignored by who does not know it are left out.
//! Of HTML in RTF, `\htmltag` groups are markup as it was, and what stands between `\htmlrtf` and `\htmlrtf0` was put in for
//! programs that know RTF only.

use crate::mail::mapi::codepages;
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::BTreeMap;

/// What was read out of rich text.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) text: String,
    /// Whether the text is HTML.
    pub(crate) is_html: bool,
    /// The encoding of what is no ASCII in it, by default.
    pub(crate) encoding: &'static str,
}

/// How a group is read; those in it begin as it is.
#[derive(Clone, Copy)]
struct Group {
    /// Nothing of it shows.
    hidden: bool,
    /// It is HTML as it was.
    is_tag: bool,
    /// It is a table of fonts.
    is_fonts: bool,
    /// It was put in for programs that know no HTML.
    is_substitute: bool,
    /// How many characters stand behind each `\u` for programs that don't know it.
    skip: usize,
    font: i32,
}

/// Groups that are inside of more others are read as the one that they are in.
const DEEPEST: usize = 4096;

/// Reads rich text whose bytes are in code page `page`, if it does not say itself which.
pub(crate) fn read(rtf: &[u8], page: Option<i64>) -> Words {
    let usual = page.and_then(codepages::encoding).unwrap_or(WINDOWS_1252);
    let mut reader = Reader {
        text: String::with_capacity(rtf.len() / 2),
        narrow: Vec::new(),
        high: None,
        groups: Vec::new(),
        deeper: 0,
        group: Group { hidden: false, is_tag: false, is_fonts: false, is_substitute: false, skip: 1, font: -1 },
        usual,
        fonts: BTreeMap::new(),
        is_html: false,
        to_skip: 0,
    };
    reader.all(rtf);
    reader.flush();
    Words { text: reader.text, is_html: reader.is_html, encoding: reader.usual.name() }
}

struct Reader {
    text: String,
    /// Bytes of text that were not decoded yet: one character may be several.
    narrow: Vec<u8>,
    /// The first half of a character of two `\u`.
    high: Option<u16>,
    groups: Vec<Group>,
    /// How many more groups than are kept are open.
    deeper: usize,
    group: Group,
    usual: &'static Encoding,
    fonts: BTreeMap<i32, &'static Encoding>,
    is_html: bool,
    /// So many characters are still to be left out behind a `\u`.
    to_skip: usize,
}

impl Reader {
    fn all(&mut self, rtf: &[u8]) {
        let mut at = 0;
        while let Some(byte) = rtf.get(at) {
            at += 1;
            match byte {
                b'{' => {
                    self.flush();
                    self.to_skip = 0;
                    if self.groups.len() < DEEPEST { self.groups.push(self.group) } else { self.deeper += 1 }
                }
                b'}' => {
                    self.flush();
                    self.to_skip = 0;
                    match self.deeper.checked_sub(1) {
                        Some(deeper) => self.deeper = deeper,
                        None => self.group = self.groups.pop().unwrap_or(self.group),
                    }
                }
                b'\r' | b'\n' | 0 => {}
                b'\\' => at = self.control(rtf, at),
                byte => self.byte(*byte),
            }
        }
    }

    /// What stands behind a backslash at `at`; gives where it ends.
    fn control(&mut self, rtf: &[u8], at: usize) -> usize {
        let letters = rtf[at..].iter().take(40).take_while(|b| b.is_ascii_alphabetic()).count();
        if letters == 0 {
            return self.symbol(rtf, at);
        }
        let word = &rtf[at..at + letters];
        let mut end = at + letters;
        let minus = usize::from(rtf.get(end) == Some(&b'-'));
        let digits = rtf[(end + minus).min(rtf.len())..].iter().take(12).take_while(|b| b.is_ascii_digit()).count();
        let mut number = None;
        if digits > 0 {
            let written = std::str::from_utf8(&rtf[end..end + minus + digits]).unwrap_or_default();
            number = written.parse::<i32>().ok();
            end += minus + digits;
        }
        end += usize::from(rtf.get(end) == Some(&b' '));
        if word == b"bin" {
            // Bytes that are no text.
            return end.saturating_add(number.unwrap_or(0).max(0) as usize).min(rtf.len());
        }
        self.word(word, number);
        end
    }

    fn symbol(&mut self, rtf: &[u8], at: usize) -> usize {
        let hex = |at: usize| rtf.get(at).and_then(|b| (*b as char).to_digit(16));
        match rtf.get(at) {
            Some(b'\'') => match (hex(at + 1), hex(at + 2)) {
                (Some(high), Some(low)) => {
                    self.byte((high * 16 + low) as u8);
                    return at + 3;
                }
                _ => return at + 1,
            },
            Some(b'*') => self.group.hidden = true,
            Some(b @ (b'\\' | b'{' | b'}')) => self.byte(*b),
            Some(b'~') => self.char('\u{a0}'),
            Some(b'_') => self.char('\u{2011}'),
            Some(b'\r' | b'\n') => self.char('\n'),
            _ => {}
        }
        (at + 1).min(rtf.len())
    }

    fn word(&mut self, word: &[u8], number: Option<i32>) {
        match word {
            b"ansicpg" => {
                self.flush();
                self.usual = number.and_then(|page| codepages::encoding(i64::from(page))).unwrap_or(self.usual);
            }
            b"mac" => self.usual = encoding_rs::MACINTOSH,
            b"fromhtml" => self.is_html = number != Some(0),
            b"htmltag" => {
                self.flush();
                (self.group.hidden, self.group.is_tag) = (!self.is_html, true);
            }
            b"htmlrtf" => {
                self.flush();
                self.group.is_substitute = number != Some(0);
            }
            b"fonttbl" => self.group.is_fonts = true,
            b"colortbl" | b"stylesheet" | b"info" | b"pict" | b"object" | b"header" | b"headerl" | b"headerr"
            | b"footer" | b"footerl" | b"footerr" | b"fldinst" | b"filetbl" | b"listtable" | b"mhtmltag"
            | b"nonshppict" => {
                self.group.hidden = true;
            }
            // What a field shows, and what an object shows, are words.
            b"fldrslt" | b"result" => self.group.hidden = self.outer_hidden(),
            b"f" => self.font(number.unwrap_or(0)),
            b"fcharset" | b"cpg" if self.group.is_fonts => self.charset(word == b"cpg", number.unwrap_or(0)),
            b"plain" => self.font(-1),
            b"uc" => self.group.skip = number.unwrap_or(1).clamp(0, 8) as usize,
            b"u" => self.unit(number.unwrap_or(0) as u16),
            b"par" | b"line" | b"row" | b"sect" | b"page" => self.char('\n'),
            b"tab" | b"cell" => self.char('\t'),
            b"emdash" => self.char('\u{2014}'),
            b"endash" => self.char('\u{2013}'),
            b"emspace" | b"enspace" | b"qmspace" => self.char(' '),
            b"bullet" => self.char('\u{2022}'),
            b"lquote" => self.char('\u{2018}'),
            b"rquote" => self.char('\u{2019}'),
            b"ldblquote" => self.char('\u{201c}'),
            b"rdblquote" => self.char('\u{201d}'),
            _ => {}
        }
    }

    /// Whether what this group stands in, two out, is hidden: `{\field{\*\fldinst ..}{\fldrslt ..}}`.
    fn outer_hidden(&self) -> bool {
        self.groups.len().checked_sub(2).and_then(|n| self.groups.get(n)).is_some_and(|group| group.hidden)
    }

    fn font(&mut self, font: i32) {
        self.flush();
        self.group.font = font;
    }

    /// What a table of fonts says of the font that it speaks of.
    fn charset(&mut self, is_page: bool, number: i32) {
        let page = match number {
            page if is_page => i64::from(page),
            77 => 10000,
            128 => 932,
            129 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            // "As this computer has it", signs, and Latin letters.
            _ => return,
        };
        if let Some(encoding) = codepages::encoding(page) {
            self.fonts.insert(self.group.font, encoding);
        }
    }

    fn shows(&self) -> bool {
        !self.group.hidden && !self.group.is_fonts && !(self.is_html && self.group.is_substitute)
    }

    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else if self.shows() {
            self.high = None;
            self.narrow.push(byte);
        }
    }

    fn char(&mut self, c: char) {
        self.flush();
        self.to_skip = 0;
        if self.shows() {
            self.text.push(c);
        }
    }

    /// A unit of UTF-16.
    fn unit(&mut self, unit: u16) {
        self.flush();
        self.to_skip = self.group.skip;
        if !self.shows() {
            return;
        }
        match (self.high.take(), unit) {
            (_, 0xd800..=0xdbff) => self.high = Some(unit),
            (Some(high), 0xdc00..=0xdfff) => {
                self.text.extend(char::decode_utf16([high, unit]).map(|c| c.unwrap_or('\u{fffd}')))
            }
            (_, unit) => self.text.push(char::from_u32(u32::from(unit)).unwrap_or('\u{fffd}')),
        }
    }

    /// Decodes what was gathered.
    fn flush(&mut self) {
        if !self.narrow.is_empty() {
            let encoding =
                self.fonts.get(&self.group.font).filter(|_| !self.group.is_tag).copied().unwrap_or(self.usual);
            self.text.push_str(&encoding.decode_without_bom_handling(&self.narrow).0);
            self.narrow.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(rtf: &[u8]) -> String {
        read(rtf, None).text
    }

    #[test]
    fn what_shows_is_read() {
        let rtf = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fnil Arial;}{\f1\fcharset204 Arial Cyr;}}{\colortbl;\red0;}{\*\generator x;}{\info{\title no}}
The {\b lamp} is \ldblquote out\rdblquote\par \f1 \'cb\'e0\'ec\'ef\'e0\f0  caf\'e9\tab\{x\}\line\u8220?a\u8221?\uc2\u-10179??\u-8704??.}";
        assert_eq!(
            text(rtf),
            "The lamp is \u{201c}out\u{201d}\n\u{41b}\u{430}\u{43c}\u{43f}\u{430} caf\u{e9}\t{x}\n\u{201c}a\u{201d}\u{1f600}."
        );
    }

    #[test]
    fn html_is_taken_out_as_it_was() {
        let rtf = br#"{\rtf1\ansi\ansicpg1251\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}{\*\htmltag19 <html>}{\*\htmltag50 <body>}\htmlrtf {\htmlrtf0
{\*\htmltag64 <p class="\'eb">}\htmlrtf \par\htmlrtf0 \'cb\'e0\'ec\'ef\'e0{\*\htmltag84 &nbsp;}\htmlrtf \'a0\htmlrtf0 out{\*\mhtmltag72 no}{\*\htmltag72 </p>}\htmlrtf }\htmlrtf0 {\*\htmltag58 </body>}}"#;
        let words = read(rtf, None);
        assert!(words.is_html);
        assert_eq!(
            words.text,
            "<html><body><p class=\"\u{43b}\">\u{41b}\u{430}\u{43c}\u{43f}\u{430}&nbsp;out</p></body>"
        );
        assert_eq!(words.encoding, "windows-1251");
    }

    #[test]
    fn nothing_in_it_makes_it_stumble() {
        for rtf in
            ["}}}a", "\\", "\\'", "\\'a", "\\u", "\\bin99999999999 x", "{\\*", "\\u-99999999999 a", "\\bin-5 a", "{{{{"]
        {
            text(rtf.as_bytes());
        }
        assert_eq!(text(br"a\bin3 }}}b"), "ab");
        // Two bytes that are one character may stand in two escapes.
        assert_eq!(text(br"{\rtf1\ansicpg932 \'93\'94}"), "\u{706f}");
    }
}
