//! The log of custody: what was received and recorded, a line each, under a Merkle tree (RFC 6962) whose head is signed with every
//! commit.
//!
//! ```text
//! {"n":0,"at":"...","by":"...","what":"opened",...}       an entry: a leaf of the tree
//! {"n":1,"at":"...","what":"received","sha256":"..."}     another
//! {"head":{"size":2,"root":"...","at":"..."},"signature":"..."}
//! ```
//!
//! A leaf is the SHA-256 of an entry's line, without its end. Who keeps a head can prove later that no entry before it was changed.

use crate::trouble::Trouble;
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier as _, VerifyingKey};
use record::digest::Digest;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::Sha256;
use std::fs::{File, OpenOptions};
use std::io::{BufRead as _, BufReader, Seek as _, Write as _};
use std::path::Path;

/// The key that signs a case's tree heads.
pub struct Key(SigningKey);

impl Key {
    /// A new one.
    pub(crate) fn new() -> Result<Key, Trouble> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(|error| Trouble::because(format!("no random numbers: {error}")))?;
        Ok(Key(SigningKey::from_bytes(&secret)))
    }

    /// As it is kept.
    pub(crate) fn hex(&self) -> String {
        hex(self.0.as_bytes())
    }

    /// From how it is kept.
    pub(crate) fn from_hex(text: &str) -> Option<Key> {
        Some(Key(SigningKey::from_bytes(&bytes(text.trim())?)))
    }

    /// What its signatures are checked with.
    pub fn public(&self) -> String {
        hex(self.0.verifying_key().as_bytes())
    }
}

/// A signed head of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// How many entries there are before it.
    pub size: u64,
    /// The root of their tree, in hexadecimal digits.
    pub root: String,
    /// When it was signed.
    pub at: String,
}

impl Head {
    /// Its bytes as signed.
    fn signed_bytes(&self) -> String {
        format!("onrecord tree head 1\n{}\n{}\n{}\n", self.size, self.root, self.at)
    }
}

#[derive(Serialize, Deserialize)]
struct SignedHead {
    head: Head,
    signature: String,
}

/// The tree over all entries.
#[derive(Default)]
pub(crate) struct Tree(MemoryBackedTree<Sha256, Vec<u8>>);

impl Tree {
    /// One more entry.
    pub(crate) fn push(&mut self, line: &str) {
        self.0.push(Digest::of(line.as_bytes()).bytes().to_vec());
    }

    pub(crate) fn size(&self) -> u64 {
        self.0.len()
    }

    pub(crate) fn root(&self) -> String {
        hex(self.0.root().as_bytes())
    }
}

/// The log, opened to be written.
pub struct Log {
    file: File,
    tree: Tree,
    end: u64,
}

impl Log {
    /// Opens the log at `path`, which the record says ends at `end`, with the commit `last`. A kill may have kept that from being
    /// written whole: it is written again. Anything else that is missing, too much or other than it was is trouble.
    pub(crate) fn open(path: &Path, last: &str, end: u64) -> Result<Log, Trouble> {
        let trouble = |error| Trouble::at(path, error);
        let is = |what: String| {
            Trouble::because(format!("{what}. Nothing was changed; `onrecord verify` says what there is"))
        };
        let before = end
            .checked_sub(last.len() as u64)
            .ok_or_else(|| is("the record says that the custody log is shorter than its last commit".to_owned()))?;
        let mut file = OpenOptions::new().read(true).append(true).create(before == 0).open(path).map_err(trouble)?;
        let length = file.metadata().map_err(trouble)?.len();
        if length < before || length > end {
            return Err(is(format!(
                "the custody log has {length} bytes, and the record says {end}; it was cut or added to"
            )));
        }
        if length < end {
            file.set_len(before).map_err(trouble)?;
            file.write_all(last.as_bytes()).map_err(trouble)?;
            file.sync_data().map_err(trouble)?;
        }
        file.rewind().map_err(trouble)?;
        let mut tree = Tree::default();
        for line in BufReader::new(&file).lines() {
            let line = line.map_err(trouble)?;
            if is_entry(&line) {
                tree.push(&line);
            }
        }
        let head = last.lines().last().and_then(head_in);
        if head.is_some_and(|head| head.size != tree.size() || head.root != tree.root()) {
            return Err(is("the custody log was changed: its last tree head is not that of its entries".to_owned()));
        }
        Ok(Log { file, tree, end })
    }

    /// What is to be written for these entries: their lines, and the line of the head over all that there are then.
    pub(crate) fn prepare(&mut self, entries: &[Value], at: &str, key: &Key) -> String {
        let mut text = String::new();
        for entry in entries {
            let mut entry = entry.clone();
            entry["n"] = json!(self.tree.size());
            entry["at"] = json!(at);
            let line = entry.to_string();
            self.tree.push(&line);
            text.push_str(&line);
            text.push('\n');
        }
        let head = Head { size: self.tree.size(), root: self.tree.root(), at: at.to_owned() };
        let signature = hex(&key.0.sign(head.signed_bytes().as_bytes()).to_bytes());
        let line = json!({ "head": head, "signature": signature }).to_string();
        text + &line + "\n"
    }

    /// Where the log will end once `text` is written.
    pub(crate) fn end_with(&self, text: &str) -> u64 {
        self.end + text.len() as u64
    }

    /// Writes what was prepared. It is safe on the disk when this comes back.
    pub(crate) fn write(&mut self, path: &Path, text: &str) -> Result<(), Trouble> {
        self.file.write_all(text.as_bytes()).map_err(|error| Trouble::at(path, error))?;
        self.file.sync_data().map_err(|error| Trouble::at(path, error))?;
        self.end += text.len() as u64;
        Ok(())
    }
}

/// Whether a line of the log is an entry, and no head.
pub(crate) fn is_entry(line: &str) -> bool {
    !line.starts_with("{\"head\":")
}

/// The head in `line`, whoever signed it.
pub(crate) fn head_in(line: &str) -> Option<Head> {
    serde_json::from_str::<SignedHead>(line).ok().map(|signed| signed.head)
}

/// The head in `line`, if it is one that the holder of `public` signed.
pub(crate) fn signed_head(line: &str, public: &str) -> Result<Head, &'static str> {
    let signed: SignedHead = serde_json::from_str(line).map_err(|_| "is no tree head")?;
    let key =
        bytes(public).and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok()).ok_or("the case's public key is none")?;
    let signature = bytes::<64>(&signed.signature).ok_or("has a signature that is none")?;
    key.verify(signed.head.signed_bytes().as_bytes(), &Signature::from_bytes(&signature))
        .map_err(|_| "has a signature of another key, or over something else")?;
    Ok(signed.head)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes<const N: usize>(hex: &str) -> Option<[u8; N]> {
    let mut out = [0; N];
    if hex.len() != 2 * N || !hex.is_ascii() {
        return None;
    }
    for (n, byte) in out.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hex[2 * n..2 * n + 2], 16).ok()?;
    }
    Some(out)
}
