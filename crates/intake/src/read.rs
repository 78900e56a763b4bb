//! The run: each input of the walk is opened, recognised, decoded, read, and announced with its fate.

use crate::decode::{self, Decoded, RawMap};
use crate::limits::{Limits, Stop};
use crate::open::{self, Received, Refusal};
use crate::saved::SavedPages;
use crate::sidecar::{self, Statement};
use crate::sink::Sink;
use crate::sniff::{self, Format};
use crate::totals::Totals;
use crate::walk::{self, Input};
use crate::{mhtml, pages, reports};
use record::digest::Digest;
use record::progress::{Watch, go_on};
use record::{Fate, Item, PartPath, Problem, Source, SourceId};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Reads all files at and below `paths` into `sink`.
///
/// Content never stops a run: what can't be read is announced as failed. Side-cars are read first, since a folder's
/// files may come before it in the order of names; they are announced in their place like any other file.
pub fn read(paths: &[PathBuf], limits: &Limits, sink: &mut dyn Sink, watch: &dyn Watch) -> Result<Totals, Stop> {
    watch.stage("walk", None);
    let inputs = walk::walk(paths, limits, watch)?;
    watch.stage("read", Some(inputs.len() as u64));
    read_inputs(&inputs, limits, sink, watch)
}

/// Reads what the walk came upon. Files may have changed or gone since.
pub(crate) fn read_inputs(
    inputs: &[Input],
    limits: &Limits,
    sink: &mut dyn Sink,
    watch: &dyn Watch,
) -> Result<Totals, Stop> {
    let mut run = Run {
        limits,
        watch,
        sink,
        paths: inputs.iter().map(|input| sidecar::plain(&input.path)).collect(),
        saved: SavedPages::among(inputs.iter().map(|input| input.path.as_path())),
        statements: BTreeMap::new(),
        ids: BTreeMap::new(),
        read: BTreeMap::new(),
        totals: Totals { expected: inputs.len() as u64, ..Totals::default() },
    };
    for input in inputs.iter().filter(|input| input.refused.is_none() && format(&input.path) == Format::Sidecar) {
        run.heed(&input.path)?;
    }
    for input in inputs {
        go_on(watch)?;
        run.take(input)?;
        watch.advance(1);
    }
    Ok(run.totals)
}

struct Run<'a> {
    limits: &'a Limits,
    watch: &'a dyn Watch,
    sink: &'a mut dyn Sink,
    /// All inputs, for side-cars to name.
    paths: BTreeSet<PathBuf>,
    /// Pages that may have a folder with their parts.
    saved: SavedPages,
    /// What side-cars say, by path.
    statements: BTreeMap<PathBuf, Statement>,
    /// How often each id was given out, before its number was added.
    ids: BTreeMap<String, u64>,
    /// The first source that was read, by its bytes and by what it was taken for.
    read: BTreeMap<(Digest, &'static str), SourceId>,
    totals: Totals,
}

impl Run<'_> {
    /// Takes down what a side-car says. What is wrong with it is reported when its turn comes.
    fn heed(&mut self, path: &Path) -> Result<(), Stop> {
        let received = match open::receive(path, self.limits.max_text_bytes, self.watch) {
            Ok(received) if received.whole => received,
            Err(Refusal::Cancelled) => return Err(Stop::Cancelled),
            Ok(_) | Err(Refusal::Because(_)) => return Ok(()),
        };
        if let Ok(side) = self.sidecar(path, &decode::decode(&received.bytes)) {
            for (path, statement) in side.statements {
                self.statements.entry(path).or_insert(statement);
            }
        }
        Ok(())
    }

    fn sidecar(&self, path: &Path, decoded: &Decoded) -> Result<sidecar::Sidecar, String> {
        let folder = path.parent().unwrap_or(Path::new(""));
        sidecar::read(&decoded.text, folder, &|named| self.paths.contains(named))
    }

    fn take(&mut self, input: &Input) -> Result<(), Stop> {
        let path = PartPath::file(input.path.to_string_lossy());
        if let Some((fate, kind)) = &input.refused {
            self.unread(path, fate.clone(), kind);
            return Ok(());
        }
        let format = format(&input.path);
        let part_of = self.saved.page_of(&input.path).map(str::to_owned);
        let is_kept = !matches!(format, Format::NotYet(..) | Format::Lines) && part_of.is_none();
        let keep = if is_kept { self.limits.max_text_bytes } else { 0 };
        match open::receive(&input.path, keep, self.watch) {
            Ok(received) if part_of.is_some() => self.part(path, &part_of.unwrap_or_default(), &received),
            Ok(received) => self.received(&input.path, path, format, &received),
            Err(Refusal::Cancelled) => return Err(Stop::Cancelled),
            Err(Refusal::Because(reason)) => self.unread(path, Fate::Failed(reason), "unreadable"),
        }
        Ok(())
    }

    /// Announces an input whose bytes are not known.
    fn unread(&mut self, path: PartPath, fate: Fate, kind: &'static str) {
        let id = self.id(Digest::of(format!("unreadable:{path}").as_bytes()));
        self.announce(Source {
            id,
            path,
            parent: None,
            sha256: None,
            text_sha256: None,
            bytes: 0,
            fate,
            kind,
            encoding: None,
            problems: Vec::new(),
        });
    }

    /// Announces a part of a page that was saved with a folder.
    fn part(&mut self, path: PartPath, page: &str, received: &Received) {
        let source = self.source(path, received);
        let fate = Fate::Skipped(format!("part of the saved page {page}"));
        self.announce(Source { fate, kind: "page-part", ..source });
    }

    /// A source whose bytes are known.
    fn source(&mut self, path: PartPath, received: &Received) -> Source {
        Source {
            id: self.id(received.digest),
            path,
            parent: None,
            sha256: Some(received.digest),
            text_sha256: None,
            bytes: received.size,
            fate: Fate::Read,
            kind: "report",
            encoding: None,
            problems: Vec::new(),
        }
    }

    fn received(&mut self, from: &Path, path: PartPath, format: Format, received: &Received) {
        let mut source = self.source(path, received);
        if let Some((fate, kind)) = refused(format, received, self.limits) {
            return self.announce(Source { fate, kind, ..source });
        }
        if format == Format::Sidecar {
            source.kind = "table";
        }
        if let Some(first) = self.read.get(&(received.digest, source.kind)) {
            source.fate = Fate::DuplicateOf(first.clone());
            return self.announce(source);
        }
        if matches!(format, Format::WebPage | Format::WebArchive) {
            return self.page(from, source, format, received);
        }
        let decoded = decode::decode(&received.bytes);
        if decoded.text.trim().is_empty() {
            return self.announce(Source { fate: Fate::Skipped("empty".to_owned()), kind: "empty", ..source });
        }
        source.encoding = Some(decoded.encoding);
        source.text_sha256 = decoded.differs.then(|| Digest::of(decoded.text.as_bytes()));
        source.problems.clone_from(&decoded.problems);
        if format == Format::Sidecar {
            match self.sidecar(from, &decoded) {
                Ok(side) => source.problems.extend(side.problems.told()),
                Err(reason) => source.fate = Fate::Failed(reason),
            }
        }
        if source.fate == Fate::Read {
            self.read.insert((received.digest, source.kind), source.id.clone());
        }
        if format == Format::Sidecar {
            return self.announce(source);
        }
        source.problems.extend(doubts(&received.bytes, &decoded.text));
        let statement = self.statements.get(&sidecar::plain(from));
        let item = reports::read(decoded.text, &source.id, &source.path, statement);
        self.hand_over(source, item, decoded.raw);
    }

    fn hand_over(&mut self, source: Source, item: Item, raw: RawMap) {
        let id = source.id.clone();
        self.announce(source);
        self.sink.item(item);
        self.sink.raw(&id, raw);
    }

    /// Reads a web page, by itself or in an archive.
    fn page(&mut self, from: &Path, mut source: Source, format: Format, received: &Received) {
        let mut location = None;
        let decoded = if format == Format::WebArchive {
            mhtml::page(&received.bytes).map(|page| {
                location = page.location;
                let declared = page.charset.or_else(|| pages::declared(&page.bytes));
                let decoded = decode::decode_declared(&page.bytes, declared.as_deref());
                let raw = decoded.raw.behind(&decoded.text, &page.raw);
                Decoded { raw, ..decoded }
            })
        } else {
            Ok(decode::decode_declared(&received.bytes, pages::declared(&received.bytes).as_deref()))
        };
        let statement = self.statements.get(&sidecar::plain(from));
        let read = decoded.and_then(|decoded| {
            source.encoding = Some(decoded.encoding);
            if decoded.text.trim().is_empty() {
                return Ok(None);
            }
            if pages::is_brief(&decoded.text) {
                source.kind = "brief";
                return Ok(None);
            }
            // Places in the page's source are none in the text that is read out of it.
            source.problems.extend(decoded.problems.iter().cloned().map(|problem| Problem { span: None, ..problem }));
            pages::read(&decoded, location.as_deref(), &source.id, &source.path, statement).map(Some)
        });
        match read {
            Ok(Some(reading)) => {
                self.read.insert((received.digest, source.kind), source.id.clone());
                source.text_sha256 = Some(Digest::of(reading.item.text.as_bytes()));
                source.problems.extend(reading.problems);
                self.hand_over(source, reading.item, reading.raw);
            }
            Ok(None) if source.kind == "brief" => {
                let reason = "a brief that this program made, and no report".to_owned();
                self.announce(Source { fate: Fate::Skipped(reason), ..source });
            }
            Ok(None) => self.announce(Source { fate: Fate::Skipped("empty".to_owned()), kind: "empty", ..source }),
            Err(reason) => self.announce(Source { fate: Fate::Failed(reason), ..source }),
        }
    }

    /// An id that was not given out before. Two digests may begin alike, so the short form is what is counted.
    fn id(&mut self, digest: Digest) -> SourceId {
        let short = digest.short();
        let count = self.ids.entry(short.clone()).or_default();
        *count += 1;
        SourceId::new(if *count == 1 { short } else { format!("{short}-{count}") })
    }

    fn announce(&mut self, source: Source) {
        self.totals.count(&source.fate);
        self.sink.source(source);
    }
}

fn format(path: &Path) -> Format {
    path.file_name().map_or(Format::Unnamed, |name| sniff::by_name(&name.to_string_lossy()))
}

/// The fate of a file that is no readable text, with what it was taken for.
fn refused(format: Format, received: &Received, limits: &Limits) -> Option<(Fate, &'static str)> {
    let bytes = &received.bytes;
    if received.size == 0 {
        return Some((Fate::Skipped("empty".to_owned()), "empty"));
    }
    if let Format::NotYet(kind, name) = format {
        let reason = format!("{name} is not a format that can be read yet; export or save it as plain text (.txt)");
        return Some((Fate::Skipped(reason), kind));
    }
    if format == Format::Lines {
        let reason = "JSON Lines are read by `onrecord passages` only, and where the file itself is named".to_owned();
        return Some((Fate::Skipped(reason), "export"));
    }
    let looks = sniff::looks_like(bytes);
    if looks.is_some() || sniff::is_binary(bytes) && !decode::is_wide(bytes) {
        let looks = looks.unwrap_or("binary data");
        return Some(match format {
            // Nothing but the name said that it was text.
            Format::Unnamed => {
                (Fate::Skipped(format!("looks like {looks}, which is not a format that can be read yet")), "binary")
            }
            _ => (Fate::Failed(format!("is not text: looks like {looks}; save its text as .txt")), "binary"),
        });
    }
    if !received.whole {
        let most = limits.max_text_bytes;
        let most = if most >= 1 << 20 { format!("{} MiB", most >> 20) } else { format!("{most} bytes") };
        let reason = format!("larger than {most}, the limit for a report; split it, one report a file");
        return Some((Fate::Failed(reason), "report"));
    }
    None
}

/// What speaks against a text being read as it should, though it was read.
fn doubts(bytes: &[u8], text: &str) -> Vec<Problem> {
    let mut doubts = Vec::new();
    let start: String = text.trim_start().chars().take(14).collect::<String>().to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        doubts.push(Problem::new(
            "looks-like-html",
            "the text looks like the source of a web page; give the file a name that ends in .html to have it read as one",
        ));
    }
    if !decode::is_wide(bytes) && bytes.contains(&0) {
        doubts.push(Problem::new(
            "control-characters",
            "the text has zero bytes in it, which no text should have; check the copy",
        ));
    }
    doubts
}
