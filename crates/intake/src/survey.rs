//! What there is to be read, before any of it is: the files that the walk came upon, what is set aside, what side-cars say.

use crate::limits::{Limits, Stop};
use crate::open::{self, Refusal};
use crate::parts::{NONE, Outcome, Reader};
use crate::saved::SavedPages;
use crate::sidecar::mapping::Mapping;
use crate::sidecar::{self, Accounts, Statement};
use crate::sniff::{self, Format};
use crate::walk::{self, Input};
use crate::{decode, readers, texts};
use record::Fate;
use record::digest::Digest;
use record::progress::Watch;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What reads side-cars.
pub(crate) const SIDE_CAR: Reader = Reader { name: "side-car/1", kind: "table", ..NONE };

/// Everything that is to be read.
pub struct Survey {
    inputs: Vec<Input>,
    /// All inputs, for side-cars to name.
    paths: BTreeSet<PathBuf>,
    /// Pages that may have a folder with their parts.
    saved: SavedPages,
    /// What side-cars say, by path.
    statements: BTreeMap<PathBuf, Statement>,
}

impl Survey {
    /// Walks `paths`, and takes down what side-cars say, since a folder's files may come before it in the order of names.
    pub fn of(paths: &[PathBuf], limits: &Limits, watch: &dyn Watch) -> Result<Survey, Stop> {
        Survey::with_kept(paths, Vec::new(), limits, watch)
    }

    /// The same, with files that are kept, behind those below `paths`.
    pub fn with_kept(paths: &[PathBuf], kept: Vec<Input>, limits: &Limits, watch: &dyn Watch) -> Result<Survey, Stop> {
        watch.stage("walk", None);
        let mut inputs = walk::walk(paths, limits, watch)?;
        inputs.extend(kept);
        if let Some(limit) = limits.max_files
            && inputs.len() as u64 > limit
        {
            return Err(Stop::TooManyFiles { limit });
        }
        Survey::of_inputs(inputs, limits, watch)
    }

    pub(crate) fn of_inputs(inputs: Vec<Input>, limits: &Limits, watch: &dyn Watch) -> Result<Survey, Stop> {
        let mut survey = Survey {
            paths: inputs.iter().map(|input| sidecar::plain(&input.path)).collect(),
            saved: SavedPages::among(inputs.iter().map(|input| input.path.as_path())),
            statements: BTreeMap::new(),
            inputs: Vec::new(),
        };
        for input in inputs.iter().filter(|input| input.refused.is_none() && is_side_car(&input.path)) {
            survey.heed(input, limits, watch)?;
        }
        survey.inputs = inputs;
        survey.ask(limits, watch)?;
        Ok(survey)
    }

    /// Asks the files that know what accounts are called, for those beside them.
    fn ask(&mut self, limits: &Limits, watch: &dyn Watch) -> Result<(), Stop> {
        let mut told: BTreeMap<PathBuf, Accounts> = BTreeMap::new();
        for input in self.inputs.iter().filter(|input| input.refused.is_none()) {
            let Some(tells) = (readers::ALL.tells)(&name(&input.path)) else { continue };
            match open::receive(input.place(), limits.max_text_bytes, watch) {
                Ok(opened) => {
                    let accounts = opened.whole().map(tells).unwrap_or_default();
                    let known = told.entry(folder(&input.path)).or_default();
                    for (id, called) in accounts {
                        known.entry(id).or_insert(called);
                    }
                }
                Err(Refusal::Cancelled) => return Err(Stop::Cancelled),
                Err(Refusal::Because(_)) => {}
            }
        }
        for input in &self.inputs {
            let accounts = told.get(&folder(&input.path)).filter(|accounts| !accounts.is_empty());
            if let Some(accounts) = accounts.filter(|_| name(&input.path).ends_with(".js")) {
                self.statements.entry(sidecar::plain(&input.path)).or_default().accounts.clone_from(accounts);
            }
        }
        Ok(())
    }

    /// All inputs, in the order of the walk.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// Takes down what a side-car says. What is wrong with it is reported when its turn comes.
    fn heed(&mut self, input: &Input, limits: &Limits, watch: &dyn Watch) -> Result<(), Stop> {
        let opened = match open::receive(input.place(), limits.max_text_bytes, watch) {
            Ok(opened) => opened,
            Err(Refusal::Cancelled) => return Err(Stop::Cancelled),
            Err(Refusal::Because(_)) => return Ok(()),
        };
        if let Some(bytes) = opened.whole()
            && let Ok(side) = self.read_side_car(&input.path, &decode::decode(bytes).text)
        {
            for (path, statement) in side.statements {
                let known = self.statements.entry(path).or_default();
                let mapping = known.mapping.take().or_else(|| statement.mapping.clone());
                if *known == Statement::default() {
                    *known = statement;
                }
                known.mapping = mapping;
            }
        }
        Ok(())
    }

    fn read_side_car(&self, path: &Path, text: &str) -> Result<sidecar::Sidecar, String> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        if name.to_ascii_lowercase().ends_with("map.toml") {
            return sidecar::read_mapping(text, &name, folder, &self.paths);
        }
        sidecar::read(text, folder, &|named| self.paths.contains(named))
    }

    /// Has the table at `table` read as `mapping` says.
    pub(crate) fn map(&mut self, table: &Path, mapping: &Mapping) {
        self.statements.entry(sidecar::plain(table)).or_default().mapping = Some(mapping.clone());
    }

    /// The page that the file at `path` is part of, as browsers save pages.
    pub fn page_of(&self, path: &Path) -> Option<&str> {
        self.saved.page_of(path)
    }

    /// What a side-car says of the file at `path`.
    pub fn statement(&self, path: &Path) -> Option<&Statement> {
        self.statements.get(&sidecar::plain(path))
    }

    /// What became of the side-car at `path`, whose bytes are `bytes`; none where they are too many.
    pub(crate) fn side_car(&self, path: &Path, bytes: Option<&[u8]>, limits: &Limits) -> Outcome {
        let Some(bytes) = bytes else {
            let most = limits.max_text_bytes;
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
        let (fate, more) = match self.read_side_car(path, &decoded.text) {
            Ok(side) => (Fate::Read, side.problems.told()),
            Err(reason) => (Fate::Failed(reason), Vec::new()),
        };
        let problems = decoded.problems.into_iter().chain(more).collect();
        let encoding = Some(decoded.encoding);
        Outcome { encoding, text_sha256, problems, ..Outcome::without_item("table", fate) }
    }
}

/// The folder that `path` is in.
fn folder(path: &Path) -> PathBuf {
    sidecar::plain(path.parent().unwrap_or(Path::new("")))
}

/// What the file at `path` is called.
fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Whether the file at `path` is a side-car.
pub fn is_side_car(path: &Path) -> bool {
    path.file_name().is_some_and(|name| sniff::by_name(&name.to_string_lossy()) == Format::Sidecar)
}
