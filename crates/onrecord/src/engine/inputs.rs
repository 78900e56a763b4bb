//! What is read: files and folders, and of a case everything that was received into it.

use case::received::{Became, Received};
use case::{folder, received};
use intake::Stop;
use intake::walk::Input;
use std::path::{Path, PathBuf};

/// Paths of files and folders, and the files that cases among `paths` keep; each in order, and none twice.
pub(super) fn of(paths: &[PathBuf]) -> Result<(Vec<PathBuf>, Vec<Input>), Stop> {
    let mut paths = paths.to_vec();
    paths.sort();
    paths.dedup();
    let (cases, paths): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| folder::is_case(path));
    let mut kept = Vec::new();
    for case in cases {
        let received = received::everything(&case).map_err(|trouble| Stop::NotKept { reason: trouble.to_string() })?;
        kept.extend(received.into_iter().map(input));
    }
    Ok((paths, kept))
}

/// Under which paths the files of each of `paths` are shown: those that a case received, else its own.
pub(super) fn shown(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    let mut shown = Vec::new();
    for path in paths {
        match folder::is_case(path) {
            true => shown.extend(of(std::slice::from_ref(path))?.1.into_iter().map(|input| input.path)),
            false => shown.push(path.clone()),
        }
    }
    Ok(shown)
}

/// Whether `file` is, or would be, in a case.
pub(super) fn is_in_case(file: &Path) -> bool {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    folder.canonicalize().is_ok_and(|folder| folder.ancestors().any(folder::is_case))
}

/// A file that a case received, as the walk would come upon it.
pub(super) fn input(Received { path, became }: Received) -> Input {
    match became {
        Became::Kept(place) => Input::kept(path, place),
        Became::Unread { kind, fate } => Input::refused(path, fate, &kind),
    }
}
