use super::*;
use record::Tokens;
use record::progress::Unwatched;

mod altered;
mod guarantees;
mod many;
mod piles;
mod quotations;

/// A stream of numbers that is the same on every machine (splitmix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.roll() % n as u64) as usize
    }

    /// A made-up word; the lower its number, the oftener it comes.
    pub(crate) fn word(&mut self, kinds: usize) -> String {
        let share = (self.roll() >> 11) as f64 / (1u64 << 53) as f64;
        spelt((kinds as f64).powf(share) as usize)
    }

    pub(crate) fn text(&mut self, words: usize, kinds: usize) -> Vec<String> {
        (0..words).map(|_| self.word(kinds)).collect()
    }
}

/// A word for a number, in letters far enough apart that no two are near each other.
fn spelt(mut n: usize) -> String {
    let mut out = String::from("q");
    loop {
        out.push_str(["ba", "de", "fi", "go", "hu", "ky", "lo", "me", "nu", "ra"][n % 10]);
        n /= 10;
        if n == 0 {
            return out;
        }
    }
}

pub(crate) fn coded<T: AsRef<str>>(texts: &[T]) -> (Vocabulary, Vec<Vec<u32>>) {
    let tokens: Vec<Tokens> = texts.iter().map(|t| Tokens::of(t.as_ref())).collect();
    Vocabulary::of(tokens.iter())
}

fn shared<T: AsRef<str>>(texts: &[T]) -> Found {
    let (vocabulary, texts) = coded(texts);
    search(&texts, &vocabulary, &Settings::default())
}

fn search(texts: &[Vec<u32>], vocabulary: &Vocabulary, settings: &Settings) -> Found {
    let row = Row::of(texts);
    passages(&Corpus::new(&row, vocabulary), settings, &Unwatched).unwrap()
}

/// The words of `text` in `range`.
fn said(text: &str, range: &std::ops::Range<usize>) -> String {
    Tokens::of(text).words(range.clone()).collect::<Vec<_>>().join(" ")
}

/// Fails unless the steps lead from the start of both ranges to their ends, and say `Same` of the same words only.
fn check_walk(a: &[u32], b: &[u32], alignment: &Alignment) {
    let mut at = (alignment.a.start, alignment.b.start);
    for (step, x, y) in alignment.walk() {
        at = (x.end, y.end);
        if step == Step::Same {
            assert_eq!(a[x.start], b[y.start]);
        } else if step == Step::Changed {
            assert_ne!(a[x.start], b[y.start]);
        }
    }
    assert_eq!(at, (alignment.a.end, alignment.b.end));
}

const NOTE: &str = "The harbour committee approved the dredging contract in March although two engineers had warned in writing \
    that the northern quay would not survive another winter without new pilings beneath it";
const BEFORE: &str =
    "Residents gathered on Thursday evening to hear what had been decided about their ferries and heard little";
const AFTER: &str =
    "Meanwhile the orchestra rehearsed Dvorak in a gymnasium whose roof leaks whenever it rains from the west";
const OTHER: &str =
    "Prices for wheat fell sharply last week as traders digested unexpectedly generous forecasts from Argentina";
