//! A mapping of columns that was named with its tables, as it comes into the case: as the side-car of each, before the table itself. So
//! whoever reads the case later, or goes on with a run that was stopped, reads the tables as they were read.

use case::paths::written;
use case::{Case, Trouble};
use intake::declared::Declared;
use intake::survey::Survey;
use intake::walk::Input;
use record::digest::Digest;
use std::path::Path;

/// What is to be received: the mapping in the file `map` first, for each table, then all that the survey came upon.
///
/// Refused where a table is in the case already and was read otherwise: nothing is read twice.
pub(super) fn inputs(
    case: &Case,
    survey: &Survey,
    map: Option<&Path>,
    declared: &[Declared],
) -> Result<Vec<Input>, Trouble> {
    let mut inputs = Vec::new();
    if let Some(map) = map {
        let sha256 = digest(map)?;
        for Declared { table, sha256: bytes, side_car } in declared {
            let said = case.store.receipt(&written(side_car))?.and_then(|receipt| receipt.sha256);
            let is_same = said.as_deref() == Some(&sha256.hex());
            if !is_same && (said.is_some() || case.store.is_read(&bytes.hex())?) {
                return Err(Trouble::because(format!(
                    "{} is in the case already and was read otherwise than {} says, and nothing is read twice; to read it so, add \
                     it to another case",
                    table.display(),
                    map.display()
                )));
            }
            inputs.push(Input::kept(side_car.clone(), map.to_owned()));
        }
        if !survey.inputs().iter().any(|input| input.path == map) {
            inputs.push(Input::kept(map.to_owned(), map.to_owned()));
        }
    }
    inputs.extend(survey.inputs().iter().cloned());
    Ok(inputs)
}

fn digest(map: &Path) -> Result<Digest, Trouble> {
    let mut bytes = Vec::new();
    intake::one::copy(map, &mut bytes, &record::progress::Unwatched)
        .map_err(|reason| Trouble::because(format!("{}: {reason}", map.display())))?;
    Ok(Digest::of(&bytes))
}
