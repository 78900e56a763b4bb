//! Bodies of mails from the R mailing lists: real texts, none of it repeated, among which passages can be planted.
//!
//! `bodies DIR [--before 2015] [--mixed] [--most N] [--out FILE]` reads a checkout of MichaelChirico/r-mailing-list-archive: one
//! folder a list, one pipermail mbox a month, a quarter or a year (`r-help/2005-March.txt`, `r-sig-geo/2009q2.txt`). It
//! writes one line of JSON for each mail, `{"id", "text"}`: what its sender wrote, without quoting, signature, footer
//! or attachment ([`body`]). Files are read in the order of their names, mails in the order in which they stand in
//! them. Bodies of fewer than 400 characters are left out, and so is a text that came before.
//!
//! `--mixed` puts the bodies in an order that looks like chance and is always the same, so that the first thousand are of
//! all lists and years; without it they are one list's oldest.
//!
//! What was sent in 2015 or later is kept for a last measurement: such files are not opened, and a later year is
//! refused.

mod body;
mod mbox;

use crate::Request;
use std::collections::HashSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use testkit::dice::Dice;

/// The first year that is left alone.
const HELD_FROM: usize = 2015;
/// Shorter bodies are left out, in characters.
const SHORTEST: usize = 400;
/// What `--mixed` begins with.
const SEED: u64 = 2013;

/// What became of the mails.
#[derive(Default)]
struct Tally {
    files: usize,
    mails: usize,
    short: usize,
    repeated: usize,
    written: usize,
}

/// Writes the bodies, and the counts to standard error.
pub fn run(request: &Request) -> Result<(), String> {
    let before = match request.value("--before") {
        Some(year) => year.parse().map_err(|_| format!("--before takes a year, not {year}"))?,
        None => HELD_FROM,
    };
    if before > HELD_FROM {
        return Err(format!("mails of {HELD_FROM} and later are held out: --before {HELD_FROM} at the most"));
    }
    let months = months(&request.folder, before)?;
    if months.is_empty() {
        return Err(format!("no mailing list's months before {before} in {}", request.folder.display()));
    }
    let most = match request.count("--most") {
        0 => usize::MAX,
        most => most,
    };
    let mixed = request.options.iter().any(|option| option == "--mixed");
    let mut out: Box<dyn Write> = match request.value("--out") {
        Some(path) => {
            let file = File::create(path).map_err(|error| format!("{path}: {error}"))?;
            Box::new(BufWriter::new(file))
        }
        None => Box::new(BufWriter::new(std::io::stdout().lock())),
    };
    let tally = if mixed { write_mixed(&months, most, &mut out)? } else { write(&months, most, &mut out)? };
    out.flush().map_err(unwritten)?;
    let Tally { files, mails, short, repeated, written } = tally;
    eprintln!(
        "{files} files, {mails} mails: {written} bodies written, {short} of fewer than {SHORTEST} characters and \
         {repeated} repeated ones left out"
    );
    Ok(())
}

/// A file of mails, and the name that it goes by: `r-help/2005-March`.
struct Month {
    name: String,
    path: PathBuf,
}

/// The files of mails from before a year, in the order of their names.
fn months(folder: &Path, before: usize) -> Result<Vec<Month>, String> {
    let mut months = Vec::new();
    for list in entries(folder)?.into_iter().filter(|path| path.is_dir()) {
        for path in entries(&list)? {
            let (Some(list), Some(stem)) = (list.file_name(), path.file_stem()) else { continue };
            let (list, stem) = (list.to_string_lossy(), stem.to_string_lossy());
            let year = stem.get(..4).and_then(|year| year.parse::<usize>().ok());
            if path.extension().is_some_and(|ending| ending == "txt") && year.is_some_and(|year| year < before) {
                months.push(Month { name: format!("{list}/{stem}"), path });
            }
        }
    }
    Ok(months)
}

/// What stands in a folder, in the order of the names.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let unread = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unread)? {
        paths.push(entry.map_err(unread)?.path());
    }
    paths.sort();
    Ok(paths)
}

fn unwritten(error: std::io::Error) -> String {
    format!("bodies: {error}")
}

/// Writes the bodies of the mails, `most` at the most.
fn write(months: &[Month], most: usize, out: &mut impl Write) -> Result<Tally, String> {
    lines(months, most, &mut |line| writeln!(out, "{line}").map_err(unwritten))
}

/// The same in another order; `most` are taken of all.
fn write_mixed(months: &[Month], most: usize, out: &mut impl Write) -> Result<Tally, String> {
    let mut all = Vec::new();
    let mut tally = lines(months, usize::MAX, &mut |line| {
        all.push(line);
        Ok(())
    })?;
    Dice::new(SEED).mix(&mut all);
    all.truncate(most);
    tally.written = all.len();
    all.into_iter().try_for_each(|line| writeln!(out, "{line}").map_err(unwritten))?;
    Ok(tally)
}

/// Gives each body as a line of JSON, `most` at the most.
fn lines(months: &[Month], most: usize, each: &mut dyn FnMut(String) -> Result<(), String>) -> Result<Tally, String> {
    let mut tally = Tally::default();
    let mut seen = HashSet::new();
    'months: for month in months {
        let bytes = std::fs::read(&month.path).map_err(|error| format!("{}: {error}", month.path.display()))?;
        tally.files += 1;
        for (number, mail) in mbox::mails(&bytes).into_iter().enumerate() {
            if tally.written == most {
                break 'months;
            }
            tally.mails += 1;
            let text = body::own(&mbox::decoded(mbox::body(mail)));
            if text.chars().count() < SHORTEST {
                tally.short += 1;
                continue;
            }
            let line = serde_json::json!({ "id": format!("{}#{}", month.name, number + 1), "text": text });
            if !seen.insert(text) {
                tally.repeated += 1;
                continue;
            }
            tally.written += 1;
            each(line.to_string())?;
        }
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_earlier_months_in_the_order_of_their_names() {
        let folder = tempfile::tempdir().expect("a folder");
        let long = "Words of some length. ".repeat(20);
        let mail = |text: &str| format!("From a at b.c  Wed Mar  2 23:56:19 2005\nSubject: x\n\n{text}\n\n");
        std::fs::create_dir_all(folder.path().join("list")).expect("a list");
        let write_month = |name: &str, text: String| std::fs::write(folder.path().join("list").join(name), text);
        write_month("2014-May.txt", mail("Short.") + &mail(&long) + &mail(&long)).expect("a month");
        write_month("2014-April.txt", mail(&format!("Hello. {long}"))).expect("a month");
        write_month("2015-January.txt", mail(&format!("Later. {long}"))).expect("a month");
        let months = months(folder.path(), HELD_FROM).expect("months");
        let mut out = Vec::new();
        let tally = write(&months, usize::MAX, &mut out).expect("bodies");
        let ids = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["id"].to_string();
        let ids: Vec<String> = String::from_utf8(out).expect("text").lines().map(ids).collect();
        assert_eq!(ids, ["\"list/2014-April#1\"", "\"list/2014-May#2\""]);
        assert_eq!((tally.mails, tally.short, tally.repeated), (4, 1, 1));
    }

    #[test]
    fn mixed_are_the_same_lines_in_the_same_other_order() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir_all(folder.path().join("list")).expect("a list");
        let mail = |n: usize| {
            let text = format!("The {n}th mail. ").repeat(40);
            format!("From a at b.c  Wed Mar  2 23:56:19 2005\nSubject: x\n\n{text}\n\n")
        };
        let mails: String = (0..20).map(mail).collect();
        std::fs::write(folder.path().join("list/2014-May.txt"), mails).expect("a month");
        let months = months(folder.path(), HELD_FROM).expect("months");
        let (mut plain, mut mixed, mut again) = (Vec::new(), Vec::new(), Vec::new());
        write(&months, usize::MAX, &mut plain).expect("bodies");
        write_mixed(&months, usize::MAX, &mut mixed).expect("bodies");
        assert_eq!(write_mixed(&months, 7, &mut again).expect("bodies").written, 7);
        assert_ne!(plain, mixed);
        assert!(mixed.starts_with(&again));
        let in_order = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).expect("text");
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(in_order(plain), in_order(mixed));
    }
}
