//! Pages that a browser saved "complete": `story.html`, and beside it a folder with what the page shows.
//!
//! What lies in the folder is part of the page and no input that anybody meant: pictures, scripts, frames. Texts, mail and
//! documents that a person may have put there have their own fates.

use crate::sniff::{self, Format};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// What browsers put behind the page's name, in the languages of Windows.
const ENDS: [&str; 26] = [
    "_files",
    ".files",
    "-files",
    "_file",
    "-filer",
    "_filer",
    "-Dateien",
    "_fichiers",
    "_bestanden",
    "_archivos",
    "_arquivos",
    "_ficheiros",
    "_soubory",
    "_elemei",
    "_tiedostot",
    "_pliki",
    "_dosyalar",
    "_datoteke",
    "_fitxers",
    "_failid",
    "_fails",
    "_bylos",
    "_fajlovi",
    "_fitxategiak",
    "-fájlok",
    "_súbory",
];

/// The pages among the inputs, by the folders that would hold their parts.
pub(crate) struct SavedPages(BTreeMap<PathBuf, String>);

impl SavedPages {
    pub(crate) fn among<'a>(paths: impl Iterator<Item = &'a Path>) -> SavedPages {
        let mut folders = BTreeMap::new();
        for path in paths {
            let Some(name) = path.file_name().map(OsStr::to_string_lossy) else { continue };
            let (Some(stem), Format::WebPage) = (path.file_stem().map(OsStr::to_string_lossy), sniff::by_name(&name))
            else {
                continue;
            };
            for end in ENDS {
                folders.entry(path.with_file_name(format!("{stem}{end}"))).or_insert_with(|| name.clone().into_owned());
            }
        }
        SavedPages(folders)
    }

    /// The name of the page that the file at `path` is part of.
    pub(crate) fn page_of(&self, path: &Path) -> Option<&str> {
        let meant = path.file_name().map(|name| sniff::by_name(&name.to_string_lossy()));
        let meant = meant.is_some_and(|format| match format {
            Format::Report | Format::WebArchive | Format::Sidecar | Format::Table | Format::Named(..) => true,
            Format::NotYet(kind, _) => matches!(kind, "mail" | "table" | "document" | "archive"),
            Format::WebPage | Format::Lines | Format::Unnamed => false,
        });
        if meant {
            return None;
        }
        path.ancestors().skip(1).find_map(|folder| self.0.get(folder)).map(String::as_str)
    }
}
