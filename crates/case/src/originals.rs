//! Every file as received, kept once, by its SHA-256.

use crate::trouble::Trouble;
use record::digest::{BothHashers, Digest, Digests};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The folder of originals.
#[derive(Clone, Debug)]
pub struct Originals {
    folder: PathBuf,
}

/// Where copies lie until their digests are known.
const INCOMING: &str = ".incoming";

impl Originals {
    /// Those in `folder`, which is made if it is not there. What an earlier run left half copied goes.
    pub(crate) fn at(folder: PathBuf) -> Result<Originals, Trouble> {
        let incoming = folder.join(INCOMING);
        if incoming.exists() {
            fs::remove_dir_all(&incoming).map_err(|error| Trouble::at(&incoming, error))?;
        }
        fs::create_dir_all(&incoming).map_err(|error| Trouble::at(&incoming, error))?;
        Ok(Originals { folder })
    }

    /// Those in `folder`, to be read.
    pub(crate) fn to_read(folder: PathBuf) -> Originals {
        Originals { folder }
    }

    /// Where the original with this digest is, or would be.
    pub fn path(&self, sha256: &str) -> PathBuf {
        self.folder.join(sha256.get(..2).unwrap_or("00")).join(sha256)
    }

    /// Room for one more, which is known by what is written to it.
    ///
    /// Where it stays where it was, `in_place`, nothing is copied.
    pub fn receive(&self, in_place: bool) -> Result<Incoming, Trouble> {
        let path = self.folder.join(INCOMING).join("next");
        let file = match in_place {
            true => None,
            false => Some(File::create(&path).map_err(|error| Trouble::at(&path, error))?),
        };
        Ok(Incoming { file, path, hashers: BothHashers::default(), bytes: 0 })
    }

    /// Keeps what was received, or notes where it stays.
    pub fn keep(&self, incoming: Incoming, in_place: Option<String>) -> Result<Kept, Trouble> {
        let Incoming { file, path, hashers, bytes } = incoming;
        let digests = hashers.finish();
        if file.is_none() {
            return Ok(Kept { digests, bytes, in_place });
        }
        drop(file);
        let place = self.path(&digests.sha256.hex());
        if place.exists() {
            fs::remove_file(&path).map_err(|error| Trouble::at(&path, error))?;
        } else {
            let folder = place.parent().unwrap_or(&self.folder);
            fs::create_dir_all(folder).map_err(|error| Trouble::at(folder, error))?;
            let mut permissions = fs::metadata(&path).map_err(|error| Trouble::at(&path, error))?.permissions();
            permissions.set_readonly(true);
            fs::set_permissions(&path, permissions).map_err(|error| Trouble::at(&path, error))?;
            fs::rename(&path, &place).map_err(|error| Trouble::at(&place, error))?;
        }
        Ok(Kept { digests, bytes, in_place: None })
    }

    /// Every file in the folder that could be an original, with its name.
    pub(crate) fn all(&self) -> Result<Vec<(String, PathBuf)>, Trouble> {
        let mut all = Vec::new();
        for folder in entries(&self.folder)? {
            if folder.is_dir() && folder.file_name().is_some_and(|name| name != INCOMING) {
                all.extend(entries(&folder)?.into_iter().map(|file| (name_of(&file), file)));
            } else if !folder.is_dir() {
                all.push((name_of(&folder), folder));
            }
        }
        all.sort();
        Ok(all)
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let entries = fs::read_dir(folder).map_err(|error| Trouble::at(folder, error))?;
    entries.map(|entry| entry.map(|entry| entry.path()).map_err(|error| Trouble::at(folder, error))).collect()
}

/// A file that is being received.
pub struct Incoming {
    file: Option<File>,
    path: PathBuf,
    hashers: BothHashers,
    bytes: u64,
}

impl Write for Incoming {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.as_mut().map_or(Ok(bytes.len()), |file| file.write(bytes))?;
        self.hashers.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), File::flush)
    }
}

/// A file that was received.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What it is known by.
    pub digests: Digests,
    /// How many bytes it has.
    pub bytes: u64,
    /// Where it is, if it was left where it was.
    pub in_place: Option<String>,
}

/// The digests of a file that lies somewhere.
pub(crate) fn digests_of(path: &Path) -> io::Result<(Digests, u64)> {
    let mut file = File::open(path)?;
    let mut hashers = BothHashers::default();
    let mut piece = vec![0; 256 << 10];
    let mut bytes = 0;
    loop {
        match io::Read::read(&mut file, &mut piece)? {
            0 => return Ok((hashers.finish(), bytes)),
            read => {
                hashers.update(&piece[..read]);
                bytes += read as u64;
            }
        }
    }
}

/// A digest of fields, each with its length before it, so that no two lists of fields run into one.
pub(crate) fn of_fields<'f>(fields: impl IntoIterator<Item = Option<&'f str>>) -> Digest {
    let mut hasher = record::digest::Hasher::default();
    for field in fields {
        match field {
            Some(field) => {
                hasher.update(&(field.len() as u64 + 1).to_le_bytes());
                hasher.update(field.as_bytes());
            }
            None => hasher.update(&0u64.to_le_bytes()),
        }
    }
    hasher.finish()
}
