//! An input of a reader and a round.

use super::fixtures::{self, File, Fixture};
use super::{Reader, blows, pieces};
use crate::dice::Dice;

/// Bytes on either side of a fixture in a long input. What takes a little longer for each piece that came before takes minutes
/// here.
const LONG: usize = 256 << 10;

/// Files that are read together; one of them was mutated.
#[derive(Clone, Debug)]
pub struct Input {
    /// Who is to read it.
    pub reader: Reader,
    /// Which of this reader's inputs it is.
    pub round: u64,
    /// Paths in a folder, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// Which of the files was mutated.
    pub mutated: usize,
}

/// The fixtures of all readers.
pub struct Stock(Vec<Vec<Fixture>>);

impl Stock {
    /// Reads the fixtures from `corpora/`; nothing of it that is held out.
    pub fn load() -> Stock {
        let corpora = fixtures::Corpora::load();
        let stock: Vec<_> = Reader::ALL.iter().map(|reader| fixtures::of(*reader, &corpora)).collect();
        for (reader, fixtures) in Reader::ALL.iter().zip(&stock) {
            assert!(!fixtures.is_empty(), "no fixture for the reader of {}", reader.name());
        }
        Stock(stock)
    }

    fn of(&self, reader: Reader) -> &[Fixture] {
        let place = Reader::ALL.iter().position(|known| *known == reader);
        &self.0[place.expect("every reader is in the list")]
    }

    /// The `round`-th input for `reader`.
    pub fn input(&self, reader: Reader, round: u64) -> Input {
        let mut dice = Dice::of(reader.name(), round);
        let fixtures = self.of(reader);
        let fixture = dice.pick(fixtures);
        let mut files: Vec<File> = fixture.files.clone();
        let mutated = dice.below(fixture.open);
        // Mostly one of its own kind; what was meant for another reader is cut into it too.
        let foreign = if dice.one_in(4) { *dice.pick(Reader::ALL) } else { reader };
        let other = &dice.pick(self.of(foreign)).files[0].1;
        let (name, before) = files[mutated].clone();
        files[mutated].1 = blows::mutated(&mut dice, &files[mutated].1, other, reader);
        // A copy has a fate too, and what it was before the blows is nearly the same.
        if dice.one_in(8) {
            files.push((format!("copy/{name}"), files[mutated].1.clone()));
        }
        if dice.one_in(6) {
            files.push((format!("before/{name}"), before));
        }
        Input { reader, round, files, mutated }
    }

    /// How many long inputs there are for `reader`.
    pub fn long_ones(&self, reader: Reader) -> u64 {
        pieces::repeated(reader).len() as u64
    }

    /// The `n`-th long input for `reader`: one piece stands over and over before and behind a fixture.
    pub fn long(&self, reader: Reader, n: u64) -> Input {
        let piece = &pieces::repeated(reader)[n as usize];
        let mut files = self.of(reader)[0].files.clone();
        let many = piece.repeat(LONG / piece.len());
        files[0].1 = [&many[..], &files[0].1, &many].concat();
        Input { reader, round: n, files, mutated: 0 }
    }
}
