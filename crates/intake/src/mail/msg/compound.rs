//! Compound files ([MS-CFB]): folders and streams in one file, in sectors that are chained.
//!
//! A damaged one is read as far as its chains lead: who needs all of a stream compares what there is with what it should be.

/// How such files begin.
pub(super) const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Numbers of sectors from here on are none.
const LAST: u32 = 0xffff_fffa;

/// Streams that are smaller than this stand in sectors of 64 bytes, which stand in a stream of their own.
const SMALL: u64 = 4096;

const MINI_SECTOR: usize = 64;

/// What stands in a folder.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) is_folder: bool,
    start: u32,
    size: u64,
    left: u32,
    right: u32,
    child: u32,
}

/// A compound file.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
    /// Of each folder, the numbers of what is in it, in the order of their names.
    inside: Vec<Vec<usize>>,
}

/// The folder that all others are in.
pub(super) const ROOT: usize = 0;

impl<'b> Compound<'b> {
    /// Reads where everything is; says, for a person, why it can't.
    pub(super) fn of(bytes: &'b [u8]) -> Result<Compound<'b>, String> {
        let sector = match bytes.get(30).copied() {
            _ if !bytes.starts_with(MAGIC) || bytes.len() < 512 => None,
            Some(9) => Some(512),
            Some(12) => Some(4096),
            _ => None,
        };
        let Some(sector) = sector else {
            return Err("is damaged at its beginning and could not be opened; ask for another copy".to_owned());
        };
        let mut file = Compound {
            bytes,
            sector,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini: Vec::new(),
            entries: Vec::new(),
            inside: Vec::new(),
        };
        file.read_fat();
        let directory = file.chain(number(bytes, 48), u64::MAX);
        file.entries = directory.as_chunks::<128>().0.iter().map(|entry| file.entry(entry)).collect();
        file.mini_fat = numbers(&file.chain(number(bytes, 60), u64::MAX)).collect();
        let Some(root) = file.entries.first().cloned() else {
            return Err("is damaged: its list of contents could not be found; ask for another copy".to_owned());
        };
        file.mini = file.chain(root.start, root.size);
        file.sort();
        Ok(file)
    }

    /// What is in the folder `folder`, by number.
    pub(super) fn inside(&self, folder: usize) -> impl Iterator<Item = (usize, &Entry)> {
        let numbers = self.inside.get(folder).into_iter().flatten();
        numbers.filter_map(|n| Some((*n, self.entries.get(*n)?)))
    }

    /// The number of what is called `name` in the folder.
    pub(super) fn find(&self, folder: usize, name: &str) -> Option<usize> {
        self.inside(folder).find(|(_, entry)| entry.name.eq_ignore_ascii_case(name)).map(|(n, _)| n)
    }

    /// The bytes of a stream that are there, at most `most`, and how many there should be.
    pub(super) fn stream(&self, n: usize, most: u64) -> (Vec<u8>, u64) {
        let Some(entry) = self.entries.get(n) else { return (Vec::new(), 0) };
        let size = entry.size.min(most);
        let bytes = if entry.size < SMALL { self.mini_chain(entry.start, size) } else { self.chain(entry.start, size) };
        (bytes, entry.size)
    }

    fn sector_bytes(&self, n: u32) -> Option<&'b [u8]> {
        let start = (n as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|bytes| !bytes.is_empty() && n < LAST)
    }

    /// The table of which sector goes on where. Its own sectors are listed in the head, and on in a chain.
    fn read_fat(&mut self) {
        let mut list: Vec<u32> = numbers(&self.bytes[76..512]).collect();
        let most = self.bytes.len() / self.sector + 1;
        let mut next = number(self.bytes, 68);
        for _ in 0..most {
            let Some(more) = self.sector_bytes(next) else { break };
            let mut more: Vec<u32> = numbers(more).collect();
            next = more.pop().unwrap_or(u32::MAX);
            list.extend(more);
        }
        for sector in list.into_iter().filter(|sector| *sector < LAST).take(most) {
            // One that is not there stands for as many entries, so that those behind it keep their places.
            let bytes = self.sector_bytes(sector).unwrap_or_default();
            let start = self.fat.len();
            self.fat.extend(numbers(bytes));
            self.fat.resize(start + self.sector / 4, u32::MAX);
        }
    }

    /// The bytes of the chain that begins with sector `start`, at most `size`.
    fn chain(&self, start: u32, size: u64) -> Vec<u8> {
        let mut out = Vec::new();
        let mut at = start;
        for _ in 0..=self.bytes.len() / self.sector {
            let Some(bytes) = self.sector_bytes(at).filter(|_| (out.len() as u64) < size) else { break };
            out.extend_from_slice(bytes);
            at = self.fat.get(at as usize).copied().unwrap_or(u32::MAX);
        }
        out.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        out
    }

    fn mini_chain(&self, start: u32, size: u64) -> Vec<u8> {
        let mut out = Vec::new();
        let mut at = start;
        // A chain that leads back into itself is cut where it has as many bytes as there are.
        while (out.len() as u64) < size.min(self.mini.len() as u64) {
            let from = (at as usize).saturating_mul(MINI_SECTOR);
            let Some(bytes) = self.mini.get(from..(from.saturating_add(MINI_SECTOR)).min(self.mini.len())) else {
                break;
            };
            out.extend_from_slice(bytes);
            match self.mini_fat.get(at as usize) {
                Some(next) if !bytes.is_empty() => at = *next,
                _ => break,
            }
        }
        out.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        out
    }

    fn entry(&self, bytes: &[u8; 128]) -> Entry {
        let length = usize::from(u16::from_le_bytes([bytes[64], bytes[65]])).saturating_sub(2).min(62);
        let units: Vec<u16> = bytes[..length].as_chunks::<2>().0.iter().map(|two| u16::from_le_bytes(*two)).collect();
        let size = u64::from(number(bytes, 120)) | u64::from(number(bytes, 124)) << 32;
        Entry {
            name: String::from_utf16_lossy(&units),
            is_folder: matches!(bytes[66], 1 | 5),
            start: number(bytes, 116),
            // In sectors of 512 bytes, the upper half may be anything.
            size: if self.sector == 512 { size & 0xffff_ffff } else { size },
            left: number(bytes, 68),
            right: number(bytes, 72),
            child: number(bytes, 76),
        }
    }

    /// Puts every entry into the folder that leads to it first.
    fn sort(&mut self) {
        let mut met = vec![false; self.entries.len()];
        met[ROOT] = true;
        self.inside = vec![Vec::new(); self.entries.len()];
        let mut folders = vec![ROOT];
        while let Some(folder) = folders.pop() {
            let mut found = Vec::new();
            let mut to_meet = vec![self.entries[folder].child];
            while let Some(n) = to_meet.pop() {
                let n = n as usize;
                let Some(entry) = self.entries.get(n).filter(|_| !met[n]) else { continue };
                met[n] = true;
                found.push(n);
                to_meet.extend([entry.left, entry.right]);
            }
            found.sort_by(|a, b| self.entries[*a].name.cmp(&self.entries[*b].name).then(a.cmp(b)));
            folders.extend(found.iter().copied().filter(|n| self.entries[*n].is_folder));
            self.inside[folder] = found;
        }
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(u32::MAX, |four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four))
}
