//! The run: each input of the walk is opened, read with all that is in it, and announced with its fate.

use crate::content::{Content, ReadAt as _};
use crate::limits::{Limits, Stop};
use crate::open::{self, Opened, Refusal};
use crate::parts::{Outcome, Parts, Place, Seen, taken, unread_digest};
use crate::readers::{NONE, Reader};
use crate::saved::SavedPages;
use crate::sidecar::{self, Statement};
use crate::sink::{Pile, Sink, Taken};
use crate::sniff::{self, Format};
use crate::totals::Totals;
use crate::walk::{self, Input};
use crate::{decode, texts};
use record::digest::Digest;
use record::progress::{Watch, go_on};
use record::{Fate, PartPath, SourceId};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};
use std::path::{Path, PathBuf};

/// Reads all files at and below `paths` into `pile`.
///
/// Content never stops a run: what can't be read is announced as failed. Side-cars are read first, since a folder's
/// files may come before it in the order of names; they are announced in their place like any other file.
pub fn read(paths: &[PathBuf], limits: &Limits, pile: &mut Pile, watch: &dyn Watch) -> Result<Totals, Stop> {
    watch.stage("walk", None);
    let inputs = walk::walk(paths, limits, watch)?;
    watch.stage("read", Some(inputs.len() as u64));
    read_inputs(&inputs, limits, pile, watch)
}

/// Reads what the walk came upon. Files may have changed or gone since.
pub(crate) fn read_inputs(
    inputs: &[Input],
    limits: &Limits,
    pile: &mut Pile,
    watch: &dyn Watch,
) -> Result<Totals, Stop> {
    let mut run = Run {
        limits,
        watch,
        gathered: Gathered::default(),
        paths: inputs.iter().map(|input| sidecar::plain(&input.path)).collect(),
        saved: SavedPages::among(inputs.iter().map(|input| input.path.as_path())),
        statements: BTreeMap::new(),
        met: 0,
    };
    for input in inputs.iter().filter(|input| input.refused.is_none() && format(&input.path) == Format::Sidecar) {
        run.heed(&input.path)?;
    }
    for input in inputs {
        go_on(watch)?;
        let before = (run.met, run.gathered.totals.containers);
        run.take(input)?;
        // What was met is counted apart from the fates, so that a part that got lost shows.
        run.gathered.totals.expected += (run.met - before.0).max(1) - (run.gathered.totals.containers - before.1);
        watch.advance(1);
    }
    Ok(run.gathered.hand_over(pile))
}

const SIDE_CAR: Reader = Reader { name: "side-car/1", kind: "table", ..NONE };

struct Run<'a> {
    limits: &'a Limits,
    watch: &'a dyn Watch,
    gathered: Gathered,
    /// All inputs, for side-cars to name.
    paths: BTreeSet<PathBuf>,
    /// Pages that may have a folder with their parts.
    saved: SavedPages,
    /// What side-cars say, by path.
    statements: BTreeMap<PathBuf, Statement>,
    /// How many parts were met so far.
    met: u64,
}

impl Run<'_> {
    /// Takes down what a side-car says. What is wrong with it is reported when its turn comes.
    fn heed(&mut self, path: &Path) -> Result<(), Stop> {
        let opened = match open::receive(path, self.limits.max_text_bytes, self.watch) {
            Ok(opened) => opened,
            Err(Refusal::Cancelled) => return Err(Stop::Cancelled),
            Err(Refusal::Because(_)) => return Ok(()),
        };
        if let Some(bytes) = opened.whole()
            && let Ok(side) = self.sidecar(path, &decode::decode(bytes).text)
        {
            for (path, statement) in side.statements {
                self.statements.entry(path).or_insert(statement);
            }
        }
        Ok(())
    }

    fn sidecar(&self, path: &Path, text: &str) -> Result<sidecar::Sidecar, String> {
        let folder = path.parent().unwrap_or(Path::new(""));
        sidecar::read(text, folder, &|named| self.paths.contains(named))
    }

    fn take(&mut self, input: &Input) -> Result<(), Stop> {
        let path = PartPath::file(input.path.to_string_lossy());
        if let Some((fate, kind)) = &input.refused {
            self.unread(path, fate.clone(), kind);
            return Ok(());
        }
        let part_of = self.saved.page_of(&input.path).map(str::to_owned);
        let keep = if part_of.is_none() { self.limits.max_text_bytes } else { 0 };
        match (open::receive(&input.path, keep, self.watch), part_of) {
            (Ok(opened), Some(page)) => {
                let outcome = Outcome::skipped("page-part", format!("part of the saved page {page}"));
                self.announce(path, opened.digest, Some(&opened), NONE, outcome);
            }
            (Ok(opened), None) if format(&input.path) == Format::Sidecar => {
                let outcome = self.side(&input.path, &opened);
                self.announce(path, opened.digest, Some(&opened), SIDE_CAR, outcome);
            }
            (Ok(opened), None) => self.opened(&input.path, path, &opened),
            (Err(Refusal::Cancelled), _) => return Err(Stop::Cancelled),
            (Err(Refusal::Because(reason)), _) => self.unread(path, Fate::Failed(reason), "unreadable"),
        }
        go_on(self.watch)?;
        Ok(())
    }

    /// Announces an input that no reader was asked about.
    fn announce(&mut self, path: PartPath, digest: Digest, opened: Option<&Opened>, reader: Reader, outcome: Outcome) {
        let number = self.met;
        self.met += 1;
        let id = self.gathered.id(digest);
        let bytes = opened.map_or(0, |opened| opened.size());
        let place = Place { path, parent: None, name: "", says: None, statement: None, digest: None, depth: 0 };
        let seen = Seen { number, id, sha256: opened.map(|opened| opened.digest), bytes };
        self.gathered.take(taken(&place, seen, reader, outcome));
    }

    /// Announces an input whose bytes are not known.
    fn unread(&mut self, path: PartPath, fate: Fate, kind: &'static str) {
        let digest = unread_digest(&path);
        self.announce(path, digest, None, NONE, Outcome::without_item(kind, fate));
    }

    /// What a side-car is told to be, in its place.
    fn side(&mut self, from: &Path, opened: &Opened) -> Outcome {
        if let Some(first) = self.gathered.held(opened.digest, SIDE_CAR.name) {
            return Outcome::without_item("table", Fate::DuplicateOf(first));
        }
        let Some(bytes) = opened.whole() else {
            let most = self.limits.max_text_bytes;
            return Outcome::failed("table", format!("larger than {most} bytes, the limit for a side-car; split it"));
        };
        if bytes.is_empty() {
            return Outcome::skipped("empty", "empty");
        }
        if let Some(outcome) = texts::refused(bytes) {
            return outcome;
        }
        let decoded = decode::decode(bytes);
        if decoded.text.trim().is_empty() {
            return Outcome::skipped("empty", "empty");
        }
        let text_sha256 = decoded.differs.then(|| Digest::of(decoded.text.as_bytes()));
        let (fate, more) = match self.sidecar(from, &decoded.text) {
            Ok(side) => (Fate::Read, side.problems.told()),
            Err(reason) => (Fate::Failed(reason), Vec::new()),
        };
        let problems = decoded.problems.into_iter().chain(more).collect();
        let encoding = Some(decoded.encoding);
        Outcome { encoding, text_sha256, problems, ..Outcome::without_item("table", fate) }
    }

    /// Reads a file, and all that is in it.
    fn opened(&mut self, from: &Path, path: PartPath, opened: &Opened) {
        let name = from.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let statement = self.statements.get(&sidecar::plain(from));
        let digest = Some(opened.digest);
        let place = Place { path, parent: None, name: &name, says: None, statement, digest, depth: 0 };
        let content = match opened.whole() {
            Some(bytes) => Content::Whole(Cow::Borrowed(bytes)),
            None => Content::At(opened),
        };
        let mut parts = Parts::new(self.limits, self.watch, &mut self.gathered, self.met, opened.size());
        parts.read(&place, content);
        self.met = parts.met;
    }
}

/// What was read so far.
#[derive(Default)]
struct Gathered {
    taken: Vec<Taken>,
    totals: Totals,
    /// How often each id was given out, before its number was added.
    ids: BTreeMap<String, u64>,
    /// The first part that was read, by its bytes and who read them.
    by_bytes: BTreeMap<(Digest, &'static str), SourceId>,
    /// The first that is one message, by what makes it that.
    by_identity: BTreeMap<String, SourceId>,
}

impl Gathered {
    /// What holds the same message already.
    fn same(&mut self, taken: &Taken) -> Option<SourceId> {
        let source = &taken.source;
        let (item, _) = taken.item.as_ref()?;
        let by_bytes = source.sha256.filter(|_| !source.reader.is_empty());
        let first = by_bytes.and_then(|digest| self.by_bytes.get(&(digest, source.reader)));
        if let Some(first) = first {
            return Some(first.clone());
        }
        let identity = item.envelope.as_ref()?.identity.clone()?;
        match self.by_identity.entry(identity) {
            Entry::Occupied(first) => Some(first.get().clone()),
            Entry::Vacant(place) => {
                place.insert(source.id.clone());
                None
            }
        }
    }

    fn hand_over(mut self, pile: &mut Pile) -> Totals {
        self.taken.sort_by_key(|taken| taken.source.number);
        for Taken { source, item } in self.taken {
            pile.sources.push(source);
            if let Some((item, map)) = item {
                pile.items.push(item);
                pile.maps.push(map);
            }
        }
        self.totals
    }
}

impl Sink for Gathered {
    /// An id that was not given out before. Two digests may begin alike, so the short form is what is counted.
    fn id(&mut self, digest: Digest) -> SourceId {
        let short = digest.short();
        let count = self.ids.entry(short.clone()).or_default();
        *count += 1;
        SourceId::new(if *count == 1 { short } else { format!("{short}-{count}") })
    }

    fn held(&mut self, digest: Digest, reader: &'static str) -> Option<SourceId> {
        self.by_bytes.get(&(digest, reader)).cloned()
    }

    fn take(&mut self, mut taken: Taken) {
        if let Some(first) = self.same(&taken) {
            taken.source.fate = Fate::DuplicateOf(first);
            taken.item = None;
        }
        let source = &taken.source;
        if let (Fate::Read, Some(digest)) = (&source.fate, source.sha256)
            && !source.reader.is_empty()
        {
            self.by_bytes.entry((digest, source.reader)).or_insert_with(|| source.id.clone());
        }
        self.totals.count_source(source);
        self.taken.push(taken);
    }
}

fn format(path: &Path) -> Format {
    path.file_name().map_or(Format::Unnamed, |name| sniff::by_name(&name.to_string_lossy()))
}
