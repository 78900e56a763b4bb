//! `onrecord demo [DIR]`

mod bundle;

use crate::cli::{BriefOf, DemoIn, Exit, PageTo, Terminal, Trouble};
use bundle::{FILES, REPORTS};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Stands first on the page, wherever the page goes.
const FICTION: &str = "This is fiction: every person, outlet and message here is invented.";

/// The brief as a page, written anew by each run.
const PAGE: &str = "brief.html";

pub(super) fn run(asked: &DemoIn, terminal: &Terminal) -> Result<Exit, Trouble> {
    let folder = &asked.folder;
    check(folder)?;
    write(folder)?;
    let reports = folder.join(REPORTS);
    // On standard output, so that it stays with the page wherever the page goes.
    terminal.print(&format!(
        "THIS IS FICTION: every person, outlet and message in {} is invented.\nTo see this again: onrecord brief {}\n\n",
        views::shown(&folder.to_string_lossy()),
        views::shown(&reports.to_string_lossy()),
    ))?;
    let page = PageTo { file: folder.join(PAGE), share: false, note: Some(FICTION.to_owned()) };
    let asked = BriefOf {
        paths: vec![reports],
        map: None,
        record: Vec::new(),
        json: false,
        findings: None,
        html: Some(page),
        width: None,
    };
    super::brief::run(&asked, terminal)
}

/// Looks before anything is written: all that stands in the folder must be ours, and as we wrote it.
fn check(folder: &Path) -> Result<(), Trouble> {
    let elsewhere = "name another folder: onrecord demo DIR";
    let ours: BTreeSet<PathBuf> = FILES
        .iter()
        .map(|(path, _)| *path)
        .chain([PAGE])
        .flat_map(|path| Path::new(path).ancestors().map(Path::to_owned))
        .collect();
    if folder.symlink_metadata().is_ok() && !folder.is_dir() {
        return Err(Trouble::failed(format!("{} is there and is not a folder", folder.display())).hint(elsewhere));
    }
    for below in ["", REPORTS] {
        let Ok(entries) = std::fs::read_dir(folder.join(below)) else { continue };
        let mut names: Vec<PathBuf> = entries.flatten().map(|entry| Path::new(below).join(entry.file_name())).collect();
        names.sort();
        if let Some(other) = names.iter().find(|name| !ours.contains(*name)) {
            let place = folder.join(other);
            let what =
                format!("{} is no part of the demo, so nothing was written to {}", place.display(), folder.display());
            return Err(Trouble::failed(what).hint(elsewhere));
        }
    }
    let page = folder.join(PAGE);
    if std::fs::read_to_string(&page).is_ok_and(|text| !views::html::is_page(&text)) {
        let what = format!("{} is no page that this program wrote, and is not written over", page.display());
        return Err(Trouble::failed(what).hint(elsewhere));
    }
    for (path, bundled) in FILES {
        let place = folder.join(path);
        match std::fs::read(&place) {
            Ok(there) if there != bundled.as_bytes() => {
                let what = format!("{} was changed since it was written, and is not written over", place.display());
                return Err(Trouble::failed(what).hint(format!("delete {}, or {elsewhere}", folder.display())));
            }
            _ => {}
        }
    }
    Ok(())
}

fn write(folder: &Path) -> Result<(), Trouble> {
    for (path, bundled) in FILES {
        let place = folder.join(path);
        let made = place.parent().map_or(Ok(()), std::fs::create_dir_all);
        made.and_then(|()| std::fs::write(&place, bundled)).map_err(|error| {
            Trouble::failed(format!("could not write {}", place.display()))
                .because(&error)
                .hint("name a folder that you may write to: onrecord demo DIR")
        })?;
    }
    Ok(())
}
