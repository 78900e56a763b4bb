//! The run: each input of the walk is opened, read with all that is in it, and announced with its fate.

use crate::content::{Content, ReadAt as _};
use crate::limits::{Limits, Stop};
use crate::open::{self, Opened, Refusal};
use crate::parts::{NONE, Outcome, Parts, Place, Reader, Seen, taken, unread_digest};
use crate::readers;
use crate::sink::{Pile, Sink, Taken};
use crate::survey::{SIDE_CAR, Survey, is_side_car};
use crate::totals::Totals;
use crate::walk::Input;
use record::digest::Digest;
use record::progress::{Watch, go_on};
use record::{Fate, PartPath, SourceId};
use std::borrow::Cow;
use std::collections::btree_map::{BTreeMap, Entry};
use std::path::{Path, PathBuf};

/// Reads all files at and below `paths` into `pile`.
///
/// Content never stops a run: what can't be read is announced as failed. Side-cars are read first, since a folder's
/// files may come before it in the order of names; they are announced in their place like any other file.
pub fn read(paths: &[PathBuf], limits: &Limits, pile: &mut Pile, watch: &dyn Watch) -> Result<Totals, Stop> {
    read_survey(&Survey::of(paths, limits, watch)?, limits, pile, watch)
}

/// Reads what the survey came upon. Files may have changed or gone since.
pub fn read_survey(survey: &Survey, limits: &Limits, pile: &mut Pile, watch: &dyn Watch) -> Result<Totals, Stop> {
    watch.stage("read", Some(survey.inputs().len() as u64));
    let mut run = Run { limits, watch, survey, gathered: Gathered::default(), met: 0 };
    for input in survey.inputs() {
        go_on(watch)?;
        let before = (run.met, run.gathered.totals.containers);
        run.take(input)?;
        // What was met is counted apart from the fates, so that a part that got lost shows.
        run.gathered.totals.expected += (run.met - before.0).max(1) - (run.gathered.totals.containers - before.1);
        watch.advance(1);
    }
    Ok(run.gathered.hand_over(pile))
}

struct Run<'a> {
    limits: &'a Limits,
    watch: &'a dyn Watch,
    survey: &'a Survey,
    gathered: Gathered,
    /// How many parts were met so far.
    met: u64,
}

impl Run<'_> {
    fn take(&mut self, input: &Input) -> Result<(), Stop> {
        let path = PartPath::file(input.path.to_string_lossy());
        if let Some((fate, kind)) = &input.refused {
            self.unread(path, fate.clone(), kind);
            return Ok(());
        }
        let part_of = self.survey.page_of(&input.path);
        let keep = if part_of.is_none() { self.limits.max_text_bytes } else { 0 };
        match (open::receive(input.place(), keep, self.watch), part_of) {
            (Ok(opened), Some(page)) => {
                let outcome = Outcome::skipped("page-part", format!("part of the saved page {page}"));
                self.announce(path, opened.digest, Some(&opened), NONE, outcome);
            }
            (Ok(opened), None) if is_side_car(&input.path) => {
                let outcome = match self.gathered.held(opened.digest, SIDE_CAR.name) {
                    Some(first) => Outcome::without_item("table", Fate::DuplicateOf(first)),
                    None => self.survey.side_car(&input.path, opened.whole(), self.limits),
                };
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
        let place = Place {
            path,
            parent: None,
            within: None,
            name: "",
            says: None,
            statement: None,
            came_with: "",
            digest: None,
            depth: 0,
        };
        let seen = Seen { number, id, sha256: opened.map(|opened| opened.digest), bytes };
        self.gathered.take(taken(&place, seen, reader, outcome));
    }

    /// Announces an input whose bytes are not known.
    fn unread(&mut self, path: PartPath, fate: Fate, kind: &'static str) {
        let digest = unread_digest(&path);
        self.announce(path, digest, None, NONE, Outcome::without_item(kind, fate));
    }

    /// Reads a file, and all that is in it.
    fn opened(&mut self, from: &Path, path: PartPath, opened: &Opened) {
        let name = from.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let statement = self.survey.statement(from);
        let digest = Some(opened.digest);
        let place = Place {
            path,
            parent: None,
            within: None,
            name: &name,
            says: None,
            statement,
            came_with: "",
            digest,
            depth: 0,
        };
        let content = match opened.whole() {
            Some(bytes) => Content::Whole(Cow::Borrowed(bytes)),
            None => Content::At(opened),
        };
        let mut parts = Parts::new(self.limits, self.watch, &mut self.gathered, readers::ALL, self.met, opened.size());
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
        let by_bytes = source.sha256.filter(|_| !source.reader.is_empty() && !source.record);
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
            && !source.record
        {
            self.by_bytes.entry((digest, source.reader)).or_insert_with(|| source.id.clone());
        }
        self.totals.count_source(source);
        self.taken.push(taken);
    }
}
