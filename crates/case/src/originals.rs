//! Every file as received, kept once, by its SHA-256.

use crate::paths::written;
use crate::trouble::Trouble;
use record::digest::{BothHashers, Digests};
use std::fs::{self, File, OpenOptions};
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

/// What is said of a copy that is neither put in its place nor removed.
const ONLY_COPY: &str =
    "is all that is left of an original, and is not as it was recorded; move it out of the case and run again";

impl Originals {
    /// Those in `folder`, which is made if it is not there. What an earlier run has recorded and not yet put in its place comes
    /// there; what it has not recorded goes.
    pub(crate) fn at(folder: PathBuf, recorded: &Recorded<'_>) -> Result<Originals, Trouble> {
        let incoming = folder.join(INCOMING);
        fs::create_dir_all(&incoming).map_err(|error| Trouble::at(&incoming, error))?;
        let originals = Originals { folder };
        for left in entries(&incoming)? {
            let sha256 = name_of(&left);
            // A kill may have come while it was written.
            let is_whole = || digests_of(&left).is_ok_and(|(digests, _)| digests.sha256.hex() == sha256);
            if !recorded(&sha256)? {
                let gone = if is_folder(&left) { fs::remove_dir_all(&left) } else { fs::remove_file(&left) };
                gone.map_err(|error| Trouble::at(&left, error))?;
            } else if originals.path(&sha256).exists() || is_whole() {
                originals.put_in_place(&sha256, false)?;
            } else {
                return Err(Trouble::at(&left, ONLY_COPY));
            }
        }
        Ok(originals)
    }

    /// Puts the copy with this digest, which the record knows of, in its place. Where one is there already, as may be unless the
    /// original `is_new` to the record, that is not touched.
    pub(crate) fn put_in_place(&self, sha256: &str, is_new: bool) -> Result<(), Trouble> {
        let (copy, place) = (self.folder.join(INCOMING).join(sha256), self.path(sha256));
        if !is_new && place.exists() {
            return match fs::remove_file(&copy) {
                // Two files that came in together had the same bytes.
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
                gone => gone.map_err(|error| Trouble::at(&copy, error)),
            };
        }
        let moved = fs::rename(&copy, &place).or_else(|error| {
            let folder = place.parent().filter(|folder| error.kind() == io::ErrorKind::NotFound && !folder.exists());
            fs::create_dir_all(folder.ok_or(error)?)?;
            fs::rename(&copy, &place)
        });
        moved.map_err(|error| Trouble::at(&place, error))
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
    pub fn receive(&self, in_place: bool) -> Incoming {
        let copy = if in_place { Copy::None } else { Copy::Held(Vec::new()) };
        let folder = self.folder.join(INCOMING);
        Incoming { folder, copy, hashers: BothHashers::default(), bytes: 0, trouble: None }
    }

    /// Keeps what was received, or notes where it stays. It comes into its place once it is recorded, so that a kill leaves
    /// nothing among the originals that the record does not know.
    pub fn keep(&self, incoming: Incoming, in_place: Option<&Path>) -> Result<Kept, Trouble> {
        let Incoming { folder, copy, hashers, bytes, .. } = incoming;
        let digests = hashers.finish();
        let place = folder.join(digests.sha256.hex());
        let kept = match copy {
            Copy::None => {
                let place = in_place.unwrap_or(Path::new("")).to_owned();
                return Ok(Kept { digests, bytes, in_place: in_place.map(written), place });
            }
            Copy::Held(bytes) => write_new(&place, &bytes),
            Copy::Written(file, path) => read_only(file).and_then(|()| fs::rename(&path, &place)),
        };
        kept.map_err(|error| Trouble::at(&place, error))?;
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

/// Writes a copy that nobody is to change. If there is one already, it came in just before and has the same bytes.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o444);
    let mut file = match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(()),
        opened => opened?,
    };
    let written = file.write_all(bytes).and_then(|()| if cfg!(unix) { to_disk(&file) } else { read_only(file) });
    // Its name says that it is whole.
    written.inspect_err(|_| _ = fs::remove_file(path))
}

/// Has a copy that was written be changed by nobody.
fn read_only(file: File) -> io::Result<()> {
    let mut permissions = file.metadata()?.permissions();
    permissions.set_readonly(true);
    file.set_permissions(permissions)?;
    to_disk(&file)
}

/// Brings a copy to the disk. On Linux one call does it for all files of a portion.
fn to_disk(file: &File) -> io::Result<()> {
    if cfg!(target_os = "linux") { Ok(()) } else { file.sync_all() }
}

/// A file that is being received.
pub struct Incoming {
    folder: PathBuf,
    copy: Copy,
    hashers: BothHashers,
    bytes: u64,
    trouble: Option<Trouble>,
}

/// Where the bytes of a file are while it is received.
enum Copy {
    /// They stay where they were.
    None,
    /// There are few of them.
    Held(Vec<u8>),
    /// In this file.
    Written(File, PathBuf),
}

/// So many bytes are held: most files are written at once, under the name that they keep.
const HELD: usize = 256 << 10;

impl Incoming {
    /// Why it could not be written into the case, where that was so. It is not the file that is at fault then.
    pub fn trouble(&mut self) -> Option<Trouble> {
        self.trouble.take()
    }

    fn copy(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let path = self.folder.join("next");
        let trouble = |error| Trouble::at(&path, error);
        match &mut self.copy {
            Copy::None => {}
            Copy::Held(held) if held.len() + bytes.len() <= HELD => held.extend_from_slice(bytes),
            Copy::Held(held) => {
                let mut file = File::create(&path).map_err(trouble)?;
                file.write_all(held).and_then(|()| file.write_all(bytes)).map_err(trouble)?;
                self.copy = Copy::Written(file, path);
            }
            Copy::Written(file, path) => file.write_all(bytes).map_err(|error| Trouble::at(path, error))?,
        }
        Ok(())
    }
}

impl Write for Incoming {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.copy(bytes).map_err(|trouble| {
            let error = io::Error::other(trouble.to_string());
            self.trouble = Some(trouble);
            error
        })?;
        self.hashers.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
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
