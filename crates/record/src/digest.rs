//! SHA-256, by which sources and texts are known, and BLAKE3, the second digest of originals.

use sha2::{Digest as _, Sha256};

/// A digest of 32 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(Sha256::digest(bytes).into())
    }

    /// All 64 hexadecimal digits, lower case.
    pub fn hex(&self) -> String {
        const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
        let mut hex = String::with_capacity(64);
        for byte in self.0 {
            hex.push(DIGITS[usize::from(byte >> 4)]);
            hex.push(DIGITS[usize::from(byte & 15)]);
        }
        hex
    }

    /// A digest that was made before.
    pub fn from_bytes(bytes: [u8; 32]) -> Digest {
        Digest(bytes)
    }

    /// As bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first twelve hexadecimal digits: enough to name a source, short enough to type.
    pub fn short(&self) -> String {
        let mut hex = self.hex();
        hex.truncate(12);
        hex
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.short())
    }
}

/// Builds a [`Digest`] from bytes that arrive in pieces.
#[derive(Clone, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Takes in the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all pieces.
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

/// Both digests that an original is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digests {
    /// SHA-256, by which courts and other programs know files.
    pub sha256: Digest,
    /// BLAKE3.
    pub blake3: Digest,
}

/// Builds [`Digests`] from bytes that arrive in pieces.
#[derive(Clone, Default)]
pub struct BothHashers {
    sha256: Hasher,
    blake3: blake3::Hasher,
}

impl BothHashers {
    /// Takes in the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.sha256.update(bytes);
        self.blake3.update(bytes);
    }

    /// The digests of all pieces.
    pub fn finish(self) -> Digests {
        Digests { sha256: self.sha256.finish(), blake3: Digest(self.blake3.finalize().into()) }
    }
}
