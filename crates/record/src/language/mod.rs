//! The language of a text, where it is certain.
//!
//! Prose of any language is full of a few words: *the*, *of*, *and*; *der*, *die*, *und*. A language is told where enough of the words at
//! the beginning of a text are such words of it, and hardly any are such words of another and not of it, in no part of the beginning.
//! No letters are guessed from, so a text of a language that is not known here is of none. Languages with a script of their own are told by it.
//!
//! A wrong language is worse than none: who looks for what is written in one would miss what is taken for another.

mod words;

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use words::{LANGUAGES, UNTOLD};

/// Letters that are looked at.
const LETTERS: usize = 400;
/// Letters, and words, below which nothing is told.
const LEAST_LETTERS: usize = 60;
const LEAST_WORDS: usize = 12;
/// Characters of a script that has no words between spaces, below which nothing is told.
const LEAST_SIGNS: usize = 20;
/// How many different common words must be there.
const LEAST_COMMON: usize = 5;
/// One word in so many must be common.
const ONE_IN: usize = 6;
/// So many common words of a language must come on one of another that it has not.
const AGAINST: usize = 5;
/// Parts of the beginning, in each of which no other language may have more of such words.
const PARTS: usize = 3;
/// Bytes of the longest common word.
const LONGEST: usize = 24;

/// The language of `text` by its code of ISO 639, such as `en`; nothing where it is not certain. Only the beginning counts, without lines
/// that quote another and what comes behind the mark of a signature.
pub fn of(text: &str) -> Option<&'static str> {
    let sample = Sample::of(text);
    match sample.script() {
        Script::Words => sample.by_words(),
        Script::Own(code) => (sample.letters >= LEAST_SIGNS).then_some(code),
        Script::Mixed => None,
    }
}

/// All languages that can be told, in order.
pub fn known() -> BTreeSet<&'static str> {
    let written = LANGUAGES.iter().map(|(code, _)| *code).filter(|code| !UNTOLD.contains(code));
    written.chain(["ja", "ko", "th", "zh"]).collect()
}

enum Script {
    /// One with words between spaces, which say what language it is.
    Words,
    /// That of one language.
    Own(&'static str),
    Mixed,
}

/// Languages, a bit for each in the order of their table.
type Having = u128;

/// A common word that was found.
struct Found {
    /// Which word of the text it is.
    at: usize,
    /// Which of the common words.
    which: usize,
    having: Having,
}

/// The beginning of a text.
#[derive(Default)]
struct Sample {
    words: usize,
    found: Vec<Found>,
    letters: usize,
    han: usize,
    kana: usize,
    hangul: usize,
    thai: usize,
    /// Signs that are frequent in Chinese and rare in Japanese.
    chinese: usize,
}

impl Sample {
    fn of(text: &str) -> Sample {
        let mut sample = Sample::default();
        for line in text.lines() {
            let start = line.trim_ascii_start();
            if line == "-- " || line == "--" {
                break;
            }
            if start.starts_with(['>', '|']) {
                continue;
            }
            for word in start.split_ascii_whitespace().filter(|word| !is_none(word)) {
                if word.is_ascii() {
                    word.as_bytes().split(|byte| !byte.is_ascii_alphabetic()).for_each(|word| sample.plain(word));
                } else {
                    word.split(|c: char| !is_of_word(c)).for_each(|word| sample.take(word));
                }
                if sample.letters >= LETTERS {
                    return sample;
                }
            }
        }
        sample
    }

    fn take(&mut self, word: &str) {
        if word.is_ascii() {
            return self.plain(word.as_bytes());
        }
        word.chars().filter(|c| c.is_alphabetic()).for_each(|c| self.letter(c));
        let small: String = word.nfc().flat_map(char::to_lowercase).collect();
        self.word(small.as_bytes());
    }

    /// Takes a word of ASCII letters.
    fn plain(&mut self, word: &[u8]) {
        // One letter is as often a variable or an initial as a word.
        if word.len() < 2 {
            return;
        }
        self.letters += word.len();
        let mut small = [0; LONGEST];
        match small.get_mut(..word.len()) {
            Some(small) => {
                small.copy_from_slice(word);
                small.make_ascii_lowercase();
                self.word(small);
            }
            None => self.words += 1,
        }
    }

    /// Takes a word in small letters.
    fn word(&mut self, small: &[u8]) {
        if let Some((which, having)) = common().get(small) {
            self.found.push(Found { at: self.words, which: *which, having: *having });
        }
        self.words += 1;
    }

    fn letter(&mut self, c: char) {
        self.letters += 1;
        match c {
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => {
                self.han += 1;
                self.chinese += usize::from("的是了在我们們这這个個不有和他你吗嗎会會对對说說到".contains(c));
            }
            '\u{3040}'..='\u{30ff}' => self.kana += 1,
            '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => self.hangul += 1,
            '\u{0e00}'..='\u{0e7f}' => self.thai += 1,
            _ => {}
        }
    }

    fn script(&self) -> Script {
        let most = |signs: usize| signs * 10 >= self.letters * 8 && signs > 0;
        let spaceless = self.han + self.kana + self.hangul + self.thai;
        if spaceless * 10 <= self.letters {
            Script::Words
        } else if most(self.hangul) {
            Script::Own("ko")
        } else if most(self.thai) {
            Script::Own("th")
        } else if most(self.han + self.kana) && self.kana * 5 >= self.han {
            Script::Own("ja")
        } else if most(self.han) && self.kana * 50 <= self.han && self.chinese * 12 >= self.han {
            Script::Own("zh")
        } else {
            Script::Mixed
        }
    }

    fn by_words(&self) -> Option<&'static str> {
        if self.words < LEAST_WORDS || self.letters < LEAST_LETTERS {
            return None;
        }
        let all = Counts::of(&self.found, Having::MAX);
        let best = (0..LANGUAGES.len()).max_by_key(|bit| all.0[*bit])?;
        let (code, own) = (LANGUAGES[best].0, 1 << best);
        let mut different: Vec<usize> =
            self.found.iter().filter(|found| found.having & own != 0).map(|found| found.which).collect();
        different.sort_unstable();
        different.dedup();
        let enough = different.len() >= LEAST_COMMON && all.0[best] * ONE_IN >= self.words;
        let told = enough && !UNTOLD.contains(&code) && self.is_alone(best);
        told.then_some(code)
    }

    /// Whether hardly any common words of another language are there that are none of this one.
    fn is_alone(&self, best: usize) -> bool {
        let against = |found: &[Found], holds: &dyn Fn(usize, usize) -> bool| {
            let (all, shared) = (Counts::of(found, Having::MAX), Counts::of(found, 1 << best));
            let ours = |other: usize| all.0[best] - shared.0[other];
            (0..LANGUAGES.len()).all(|other| other == best || holds(ours(other), all.0[other] - shared.0[other]))
        };
        let part = |k: usize| self.found.partition_point(|found| found.at * PARTS < k * self.words);
        against(&self.found, &|ours, theirs| ours >= 3 && ours >= theirs * AGAINST)
            && (0..PARTS).all(|k| against(&self.found[part(k)..part(k + 1)], &|ours, theirs| ours >= theirs))
    }
}

/// How many words of each language there are.
struct Counts([usize; LANGUAGES.len()]);

impl Counts {
    /// Of the words that some language of `of` has.
    fn of(found: &[Found], of: Having) -> Counts {
        let mut counts = [0; LANGUAGES.len()];
        for found in found.iter().filter(|found| found.having & of != 0) {
            let mut left = found.having;
            while left != 0 {
                counts[left.trailing_zeros() as usize] += 1;
                left &= left - 1;
            }
        }
        Counts(counts)
    }
}

/// Whether something between spaces is an address, a path, an option or a name in a program, and no word.
fn is_none(word: &str) -> bool {
    let bytes = word.as_bytes();
    let mut before = b' ';
    let mut is_sign = |&byte: &u8| {
        let is_call = before == b'(' && byte == b')';
        before = byte;
        matches!(byte, b'@' | b'_' | b'/' | b'\\' | b'=' | b'<' | b'$' | b'[' | b'{') || is_call
    };
    bytes.len() > 1 && bytes[0] == b'-' && bytes[1].is_ascii_alphanumeric() || bytes.iter().any(&mut is_sign)
}

/// Letters, and the marks on and in them.
fn is_of_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    c.is_alphabetic() || is_combining_mark(c) || c == '\u{200c}'
}

/// FNV-1a, for the few bytes of a word. Only our own words are kept by it.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        let step = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        self.0 = bytes.iter().fold(self.0, step);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

type Common = HashMap<&'static [u8], (usize, Having), BuildHasherDefault<Fnv>>;

/// Each common word, with its number and the languages that have it.
fn common() -> &'static Common {
    static COMMON: OnceLock<Common> = OnceLock::new();
    COMMON.get_or_init(|| {
        let mut out = Common::default();
        for (bit, (_, words)) in LANGUAGES.iter().enumerate() {
            for word in words.split_whitespace() {
                let number = out.len();
                out.entry(word.as_bytes()).or_insert((number, 0)).1 |= 1 << bit;
            }
        }
        out
    })
}

#[cfg(test)]
mod tests;
