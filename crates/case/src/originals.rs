//! Every file as received, kept once, by its SHA-256.

use crate::paths::written;
use crate::trouble::Trouble;
use record::digest::{BothHashers, Digests};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The folder of originals.
#[derive(Clone, Debug)]
pub struct Originals {
    folder: PathBuf,
}

/// Whether the record knows of an original with this SHA-256.
type Recorded<'r> = dyn Fn(&str) -> Result<bool, Trouble> + 'r;

/// Where copies lie until the record knows of them.
const INCOMING: &str = ".incoming";

impl Originals {
    /// Those in `folder`, which is made if it is not there. What an earlier run has recorded and not yet put in its place comes
    /// there; what it has not recorded goes.
    pub(crate) fn at(folder: PathBuf, recorded: &Recorded<'_>) -> Result<Originals, Trouble> {
        let incoming = folder.join(INCOMING);
        fs::create_dir_all(&incoming).map_err(|error| Trouble::at(&incoming, error))?;
        let originals = Originals { folder };
        originals.put_in_place(recorded)?;
        for left in entries(&incoming)? {
            let gone = if is_folder(&left) { fs::remove_dir_all(&left) } else { fs::remove_file(&left) };
            gone.map_err(|error| Trouble::at(&left, error))?;
        }
        Ok(originals)
    }

    /// Puts every copy that the record knows of in its place. Where one is there already, that is not touched.
    pub(crate) fn put_in_place(&self, recorded: &Recorded<'_>) -> Result<(), Trouble> {
        for copy in entries(&self.folder.join(INCOMING))? {
            let sha256 = name_of(&copy);
            if !recorded(&sha256)? {
                continue;
            }
            let place = self.path(&sha256);
            if place.exists() {
                fs::remove_file(&copy).map_err(|error| Trouble::at(&copy, error))?;
            } else {
                let folder = place.parent().unwrap_or(&self.folder);
                fs::create_dir_all(folder).map_err(|error| Trouble::at(folder, error))?;
                fs::rename(&copy, &place).map_err(|error| Trouble::at(&place, error))?;
            }
        }
        Ok(())
    }

    /// Those in `folder`, to be read.
    pub(crate) fn to_read(folder: PathBuf) -> Originals {
        Originals { folder }
    }

    /// Where the original with this digest is, or would be.
    pub fn path(&self, sha256: &str) -> PathBuf {
        self.folder.join(sha256.get(..2).unwrap_or("00")).join(sha256)
    }

    /// Where the original with this digest is now: it comes into its place when the commit with it is done.
    pub fn now(&self, sha256: &str) -> PathBuf {
        let place = self.path(sha256);
        let copy = self.folder.join(INCOMING).join(sha256);
        if !place.exists() && copy.exists() { copy } else { place }
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
        Ok(Incoming { file, path, hashers: BothHashers::default(), bytes: 0, trouble: None })
    }

    /// Keeps what was received, or notes where it stays. It comes into its place once it is recorded, so that a kill leaves
    /// nothing among the originals that the record does not know.
    pub fn keep(&self, incoming: Incoming, in_place: Option<&Path>) -> Result<Kept, Trouble> {
        let Incoming { file, path, hashers, bytes, .. } = incoming;
        let digests = hashers.finish();
        let Some(file) = file else {
            let place = in_place.unwrap_or(Path::new("")).to_owned();
            return Ok(Kept { digests, bytes, in_place: in_place.map(written), place });
        };
        let place = path.with_file_name(digests.sha256.hex());
        let trouble = |error| Trouble::at(&place, error);
        let mut permissions = file.metadata().map_err(trouble)?.permissions();
        permissions.set_readonly(true);
        file.set_permissions(permissions).map_err(trouble)?;
        // On Linux one call brings all files of a portion to the disk.
        if cfg!(not(target_os = "linux")) {
            file.sync_all().map_err(trouble)?;
        }
        drop(file);
        fs::rename(&path, &place).map_err(trouble)?;
        Ok(Kept { digests, bytes, in_place: None, place })
    }

    /// Every file in the folder that could be an original, with its name.
    pub(crate) fn all(&self) -> Result<Vec<(String, PathBuf)>, Trouble> {
        let mut all = Vec::new();
        for folder in entries(&self.folder)? {
            if folder.file_name().is_some_and(|name| name == INCOMING) {
                continue;
            }
            if is_folder(&folder) {
                all.extend(entries(&folder)?.into_iter().map(|file| (name_of(&file), file)));
            } else {
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

/// Whether it is a folder, and no link to one.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|known| known.is_dir())
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
    trouble: Option<Trouble>,
}

impl Incoming {
    /// Why it could not be written into the case, where that was so. It is not the file that is at fault then.
    pub fn trouble(&mut self) -> Option<Trouble> {
        self.trouble.take()
    }
}

impl Write for Incoming {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.as_mut().map_or(Ok(bytes.len()), |file| file.write(bytes));
        let written = written.inspect_err(|error| self.trouble = Some(Trouble::at(&self.path, error)))?;
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
    /// Where its bytes are until the next commit is done.
    pub place: PathBuf,
}

/// The digests of a file that lies somewhere.
pub(crate) fn digests_of(path: &Path) -> io::Result<(Digests, u64)> {
    // A pipe would keep whoever reads it waiting.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("is no file any more"));
    }
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
