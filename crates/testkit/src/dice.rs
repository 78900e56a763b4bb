//! Numbers that look like chance and are the same on every machine.

/// A stream of numbers from a seed (splitmix64, after Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The stream of `seed`.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// The stream of the `round`-th try of what is called `name`; streams of other names have nothing to do with it.
    pub fn of(name: &str, round: u64) -> Dice {
        // FNV-1a: the name's bytes decide, and no hasher that may change with the compiler.
        let name = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        let mut dice = Dice(name ^ round.wrapping_mul(0xd6e8_feb8_6659_fd93));
        dice.number();
        dice
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 where `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        (self.number() % n.max(1) as u64) as usize
    }

    /// Whether the one case in `n` has come.
    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// Puts a list in another order (Fisher and Yates).
    pub fn mix<T>(&mut self, list: &mut [T]) {
        for k in (1..list.len()).rev() {
            let other = self.below(k + 1);
            list.swap(k, other);
        }
    }

    /// One of `all`, which are not none.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}
