//! Words spelt almost alike.

/// A word's letters, as far as needed to tell at once that two words are far apart.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters {
    /// One bit for each letter that occurs.
    set: u64,
    /// Of its bytes, each to the power of three. Words written together have the sum of what each has.
    cubes: u32,
    /// In bytes; none for a word that no text of the vocabulary has.
    bytes: u16,
    /// In characters; none for a word that is almost like no other, however that is spelt.
    chars: u16,
}

/// Below this, one letter is too much of the word: `now`, `not`.
const SHORTEST: usize = 4;

/// In bytes. What is longer is no word, and not looked at letter by letter.
const LONGEST: u16 = 96;

impl Letters {
    /// Of no word.
    pub(super) const NONE: Letters = Letters { set: 0, cubes: 0, bytes: 0, chars: 0 };

    pub(super) fn of(word: &str) -> Letters {
        let chars = word.chars().count();
        let bytes = u16::try_from(word.len()).unwrap_or(u16::MAX);
        // Numbers are never almost alike: 2016 is not a misspelling of 2017.
        let compared = chars >= SHORTEST && bytes <= LONGEST && !word.chars().any(char::is_numeric);
        Letters {
            set: word.chars().fold(0, |set, c| set | 1 << (u32::from(c) % 64)),
            cubes: word.bytes().fold(0, |sum, byte| sum.wrapping_add(u32::from(byte).pow(3))),
            bytes,
            chars: if compared { chars as u16 } else { 0 },
        }
    }

    /// Whether it is worth comparing the words themselves.
    pub(super) fn may_be_near(self, other: Letters) -> bool {
        // Asked in most cells of a table: one answer, without a jump for each part of it.
        (self.chars > 0) & (self.chars.abs_diff(other.chars) <= 1) & at_most_two(self.set ^ other.set)
    }

    /// Whether two words may be this one written apart.
    pub(super) fn may_be_made_of(self, first: Letters, second: Letters) -> bool {
        self.cubes == first.cubes.wrapping_add(second.cubes)
    }

    /// Whether it is worth looking for two words that make this one.
    pub(super) fn may_have_parts(self) -> bool {
        (1..=LONGEST).contains(&self.bytes)
    }
}

/// Whether no more than two bits are set.
fn at_most_two(bits: u64) -> bool {
    let but_one = bits & bits.wrapping_sub(1);
    but_one & but_one.wrapping_sub(1) == 0
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
