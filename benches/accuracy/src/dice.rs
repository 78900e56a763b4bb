//! Numbers that look like chance and are the same on every machine (splitmix64).

/// Begins with a seed.
pub struct Dice(pub u64);

impl Dice {
    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.roll() % n as u64) as usize
    }

    /// Puts a list in another order (Fisher and Yates).
    pub fn mix<T>(&mut self, list: &mut [T]) {
        for k in (1..list.len()).rev() {
            let other = self.below(k + 1);
            list.swap(k, other);
        }
    }
}
