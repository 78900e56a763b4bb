//! Words spelt almost alike.

/// A word's letters, as far as needed to tell at once that two words are far apart.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters {
    /// One bit for each letter that occurs.
    set: u64,
    /// In characters.
    chars: u16,
    /// In bytes; none for a word that no text of the vocabulary has.
    bytes: u16,
    /// Numbers are never almost alike: 2016 is not a misspelling of 2017.
    digits: bool,
}

/// Below this, one letter is too much of the word: `now`, `not`.
const SHORTEST: u16 = 4;

/// In bytes. What is longer is no word, and not looked at letter by letter.
const LONGEST: u16 = 96;

impl Letters {
    pub(super) fn of(word: &str) -> Letters {
        let cap = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        Letters {
            set: word.chars().fold(0, |set, c| set | 1 << (u32::from(c) % 64)),
            chars: cap(word.chars().count()),
            bytes: cap(word.len()),
            digits: word.chars().any(char::is_numeric),
        }
    }

    /// Whether it is worth comparing the words themselves.
    pub(super) fn may_be_near(self, other: Letters) -> bool {
        self.chars.min(other.chars) >= SHORTEST
            && self.bytes.max(other.bytes) <= LONGEST
            && self.chars.abs_diff(other.chars) <= 1
            && (self.set ^ other.set).count_ones() <= 2
            && !self.digits
            && !other.digits
    }

    /// Whether two words are long enough, together, to be this one written apart.
    pub(super) fn may_be_made_of(self, first: Letters, second: Letters) -> bool {
        self.may_have_parts()
            && first.bytes.checked_add(second.bytes) == Some(self.bytes)
            && first.set | second.set == self.set
    }

    /// Whether it is worth looking for two words that make this one.
    pub(super) fn may_have_parts(self) -> bool {
        (1..=LONGEST).contains(&self.bytes)
    }
}

/// Whether one letter changed, added, dropped, or swapped with its neighbour, makes one word the other.
pub(super) fn one_edit_apart(x: &str, y: &str) -> bool {
    let x: Vec<char> = x.chars().collect();
    let y: Vec<char> = y.chars().collect();
    let (short, long) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    let head = short.iter().zip(long.iter()).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[head..], &long[head..]);
    match long.len() - short.len() {
        0 if short.is_empty() => false,
        0 => {
            let swapped = short.len() > 1 && short[0] == long[1] && short[1] == long[0] && short[2..] == long[2..];
            short[1..] == long[1..] || swapped
        }
        1 => *short == long[1..],
        _ => false,
    }
}
