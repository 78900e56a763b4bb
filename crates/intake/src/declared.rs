//! A mapping that is named together with the tables that it is about: checked against each of them before anything is read.

use crate::decode;
use crate::limits::{Limits, Stop};
use crate::messages::tables;
use crate::open::{self, Opened, Refusal};
use crate::sidecar::mapping::Mapping;
use crate::sidecar::{self, Complaints};
use crate::survey::Survey;
use crate::walk::Input;
use record::digest::Digest;
use record::progress::Watch;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// By so much of its beginning it is told which columns a table has.
const HEAD: usize = 64 << 10;

/// A table that goes by a mapping that was named with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The table.
    pub table: PathBuf,
    /// Of its bytes.
    pub sha256: Digest,
    /// Where the same mapping would lie as the side-car of this table.
    pub side_car: PathBuf,
}

/// Has every table of `survey` read as the mapping in the file `map` says. Refused, with the reason, where anything in the mapping
/// can't be used, where a table does not have a column that it names, or has a side-car of its own.
pub fn declare(survey: &mut Survey, map: &Path, limits: &Limits, watch: &dyn Watch) -> Result<Vec<Declared>, Stop> {
    let shown = map.display();
    let refused = |reason: String| Stop::NotMapped { reason };
    let opened = received(map, limits, watch)?;
    let bytes = opened.whole().ok_or_else(|| refused(format!("{shown} is too large for a mapping of columns")))?;
    let mut problems = Complaints::default();
    let mapping = Mapping::read(&decode::decode(bytes).text, &mut problems);
    let mapping = mapping.map_err(|reason| refused(format!("{shown} {reason}")))?;
    if let Some(problem) = problems.told().into_iter().next() {
        return Err(refused(format!("{shown}, {}", problem.message)));
    }
    let tables: Vec<Input> = survey.inputs().iter().filter(|input| is_table(input)).cloned().collect();
    if tables.is_empty() {
        let reason = format!(
            "{shown} says which column is what, and among the files is no table (.csv, .tsv, .jsonl) that it could be about"
        );
        return Err(refused(reason));
    }
    let declared = tables.into_iter().map(|input| {
        let table = input.path.clone();
        let mut own = table.file_name().map(OsString::from).unwrap_or_default();
        own.push(sidecar::OF_ONE);
        let side_car = table.with_file_name(own);
        if survey.inputs().iter().any(|input| input.path == side_car) {
            let reason = format!(
                "{} has a side-car of its own, {}; leave out the one or the other",
                table.display(),
                side_car.display()
            );
            return Err(refused(reason));
        }
        let sha256 = fits(&input, &mapping, &shown.to_string(), limits, watch)?;
        Ok(Declared { table, sha256, side_car })
    });
    let declared: Vec<Declared> = declared.collect::<Result<_, _>>()?;
    for one in &declared {
        survey.map(&one.table, &mapping);
    }
    Ok(declared)
}

fn is_table(input: &Input) -> bool {
    input.refused.is_none() && sidecar::is_mapped(&input.path)
}

/// Whether the table has all columns that are named; gives the digest of its bytes.
fn fits(table: &Input, mapping: &Mapping, map: &str, limits: &Limits, watch: &dyn Watch) -> Result<Digest, Stop> {
    let opened = received(table.place(), limits, watch)?;
    let table = &table.path;
    let mut head = vec![0; HEAD];
    let many = match opened.whole() {
        Some(bytes) => {
            head = bytes[..bytes.len().min(HEAD)].to_vec();
            head.len()
        }
        None => crate::content::ReadAt::read_at(&opened, 0, &mut head)
            .map_err(|error| Stop::NotMapped { reason: format!("{} could not be read: {error}", table.display()) })?,
    };
    head.truncate(many);
    let name = table.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let Some((lacks, has)) = tables::missing(&name, &head, mapping) else { return Ok(opened.digest) };
    let quoted = |names: &[String]| {
        names.iter().take(MOST_NAMED).map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
    };
    let reason = format!(
        "{} has no column {}, which {map} names; its columns are: {}",
        table.display(),
        quoted(&lacks),
        quoted(&has)
    );
    Err(Stop::NotMapped { reason })
}

/// No more columns are named in a sentence.
const MOST_NAMED: usize = 50;

fn received(path: &Path, limits: &Limits, watch: &dyn Watch) -> Result<Opened, Stop> {
    open::receive(path, limits.max_text_bytes, watch).map_err(|refusal| match refusal {
        Refusal::Cancelled => Stop::Cancelled,
        Refusal::Because(reason) => Stop::NotMapped { reason: format!("{}: {reason}", path.display()) },
    })
}

#[cfg(test)]
mod tests;
