pub(crate) mod inside;

mod mutations;

use crate::{Limits, Pile, Stop, Totals, read};
use record::Fate;
use record::progress::{Unwatched, Watch};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;

const REPORT: &str =
    "A title for the test\n\nThe reporter said a good many words about it, and then he said some more of them.\n";

/// A folder with these files in it.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn run(paths: &[&Path], limits: &Limits) -> (Pile, Totals) {
    let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
    let mut pile = Pile::default();
    let totals = read(&paths, limits, &mut pile, &Unwatched).unwrap();
    assert!(totals.add_up(), "{totals:?}");
    assert_eq!(totals.expected + totals.containers, pile.sources.len() as u64, "every input is announced once");
    assert_eq!(pile.items.len(), pile.maps.len());
    let mut ids: Vec<_> = pile.sources.iter().map(|source| source.id.clone()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), pile.sources.len(), "no id is given out twice");
    (pile, totals)
}

/// What is read of a folder with these files in it.
pub(crate) fn pile_of(files: &[(&str, &[u8])]) -> Pile {
    run(&[folder(files).path()], &Limits::default()).0
}

/// What is read of the fixture `name` of the format `format`.
pub(crate) fn fixture(format: &str, name: &str) -> Pile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/formats").join(format).join(name);
    reading(name, &fs::read(path).unwrap())
}

/// What is read of the one file `name` with these bytes. Characters of records lead back to the bytes that they were read from.
pub(crate) fn reading(name: &str, bytes: &[u8]) -> Pile {
    let folder = folder(&[(name, bytes)]);
    let (pile, _) = run(&[folder.path()], &Limits::default());
    for (item, map) in pile.items.iter().zip(&pile.maps) {
        let source = pile.sources.iter().find(|source| source.id == item.source).unwrap();
        let Some(parent) = &source.parent else { continue };
        assert_eq!(Some(parent), pile.sources.first().map(|source| &source.path));
        let is_it = |bytes: &&[u8]| source.sha256 == Some(record::digest::Digest::of(bytes));
        let record = bytes.windows(source.bytes as usize).find(is_it).expect("bytes of the record");
        for (at, c) in item.text.char_indices() {
            let Some(raw) = map.raw(at..at + c.len_utf8()) else { continue };
            let there = &record[raw];
            let encoding = encoding_rs::Encoding::for_label(source.encoding.unwrap().as_bytes()).unwrap();
            let same = encoding.decode_without_bom_handling(there).0.chars().eq([c]);
            assert!(same || there.starts_with(b"\\") || there.starts_with(b"&"), "{c:?} at {at} of {}", item.path);
        }
    }
    pile
}

/// A line for each part: its number or name, its fate or what was read, and the words.
pub(crate) fn told(pile: &Pile) -> Vec<String> {
    pile.sources.iter().map(|source| told_of(pile, source)).collect()
}

fn told_of(pile: &Pile, source: &record::Source) -> String {
    let path = source.path.base_name();
    let name = path.rsplit_once('#').map_or(path, |(_, n)| n);
    match (&source.fate, pile.items.iter().find(|item| item.source == source.id)) {
        (Fate::Read, Some(item)) => {
            let envelope = item.envelope.as_ref().unwrap();
            let by = envelope.who(record::envelope::Role::From).next().map_or("-", |alias| &alias.value);
            let at = envelope.sent().and_then(|dated| dated.time.interval);
            let at = at.map_or("undated".to_owned(), |at| at.earliest.to_string());
            let event = envelope.event.as_ref().map(|event| format!(" ({event})")).unwrap_or_default();
            format!("{name} {at} {by}{event}: {}", item.text)
        }
        (Fate::Read, None) => format!("{name} {}", source.kind),
        (Fate::DuplicateOf(first), _) => {
            let first = pile.sources.iter().find(|source| source.id == *first).unwrap();
            format!("{name} is {}", first.path.base_name())
        }
        (Fate::Skipped(reason), _) => format!("{name} skipped: {reason}"),
        (Fate::Failed(reason), _) => format!("{name} failed: {reason}"),
    }
}

/// The fate and kind of the one file `name` with these bytes.
fn fate(name: &str, bytes: &[u8]) -> (Fate, &'static str) {
    let folder = folder(&[(name, bytes)]);
    let (pile, _) = run(&[folder.path()], &Limits { max_text_bytes: 1000, ..Limits::default() });
    (pile.sources[0].fate.clone(), pile.sources[0].kind)
}

fn reason(fate: &Fate) -> &str {
    match fate {
        Fate::Skipped(reason) | Fate::Failed(reason) => reason,
        other => panic!("{other:?} has no reason"),
    }
}

#[test]
fn every_kind_of_file_has_its_fate() {
    let utf16: Vec<u8> = REPORT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let long = "word ".repeat(300);
    let docx = [b"PK\x03\x04".as_slice(), &[0; 40]].concat();
    let noise: Vec<u8> = (0..900u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let cases: [(&str, &[u8], &str, &str); 19] = [
        ("a.txt", REPORT.as_bytes(), "read", "report"),
        ("a.TXT", REPORT.as_bytes(), "read", "report"),
        ("a.md", REPORT.as_bytes(), "read", "report"),
        ("a", REPORT.as_bytes(), "read", "report"),
        ("notes v1.2", REPORT.as_bytes(), "read", "report"),
        ("wide.txt", &utf16, "read", "report"),
        ("sources.csv", b"path,outlet\n", "read", "table"),
        ("sources.csv", b"file,outlet\na,b\n", "failed: sources.csv has no column named path", "table"),
        ("a.txt", b"", "skipped: empty", "empty"),
        ("a.txt", b" \r\n\t\n", "skipped: empty", "empty"),
        ("a.txt", b"\xff\xfe \0\n\0", "skipped: empty", "empty"),
        ("a.txt", &docx, "failed: looks like a ZIP archive, and nothing can be found in it", "archive"),
        ("a.txt", b"%PDF-1.7 words", "failed: looks like PDF, and no pages can be found in it", "document"),
        ("a.txt", &[1, 2, 3, 4, 5, 6, 7, 8], "failed: is not text: looks like binary data", "binary"),
        ("a.txt", &noise, "failed: is not text: looks like binary data", "binary"),
        ("a", &docx, "failed: looks like a ZIP archive", "archive"),
        ("a.pdf", b"words", "failed: its name says that it is PDF", "document"),
        ("a.xyz", REPORT.as_bytes(), "skipped: a file with this extension is not a format", "unknown"),
        ("a.txt", long.as_bytes(), "failed: larger than 1000 bytes, the limit for a report", "report"),
    ];
    for (name, bytes, expected, kind) in cases {
        let (fate, found) = fate(name, bytes);
        let shown = match &fate {
            Fate::Read => "read".to_owned(),
            Fate::DuplicateOf(id) => format!("duplicate of {id}"),
            Fate::Skipped(reason) => format!("skipped: {reason}"),
            Fate::Failed(reason) => format!("failed: {reason}"),
        };
        assert!(shown.starts_with(expected), "{name}: {shown}");
        assert_eq!(found, kind, "{name}: {shown}");
    }
}

#[test]
fn a_second_copy_is_a_duplicate_with_a_number() {
    let folder = folder(&[("a.txt", REPORT.as_bytes()), ("b.txt", REPORT.as_bytes()), ("c/a.txt", REPORT.as_bytes())]);
    let (pile, totals) = run(&[folder.path()], &Limits::default());
    let first = pile.sources[0].id.clone();
    assert_eq!(first.as_str(), pile.sources[0].sha256.unwrap().short());
    assert_eq!(pile.sources[1].id.as_str(), format!("{first}-2"));
    assert_eq!(pile.sources[2].id.as_str(), format!("{first}-3"));
    assert_eq!(pile.sources[2].fate, Fate::DuplicateOf(first));
    assert_eq!((totals.read, totals.duplicate), (1, 2));
    assert_eq!(pile.items.len(), 1);
}

#[test]
fn a_copy_of_what_was_not_read_is_judged_by_itself() {
    let folder = folder(&[("a.bak", REPORT.as_bytes()), ("b.txt", REPORT.as_bytes()), ("c.txt", b""), ("d.txt", b"")]);
    let (pile, totals) = run(&[folder.path()], &Limits::default());
    assert_eq!((totals.read, totals.skipped), (1, 3));
    assert_eq!(pile.sources[1].fate, Fate::Read);
    assert_eq!(pile.sources[3].fate, Fate::Skipped("empty".to_owned()));
}

#[test]
fn what_systems_leave_behind_is_skipped_but_what_is_named_is_read() {
    let folder = folder(&[
        (".DS_Store", b"\0\0"),
        (".git/config", b"words"),
        ("Thumbs.db", b"\0"),
        (".hidden/a.txt", REPORT.as_bytes()),
        ("a.txt", REPORT.as_bytes()),
    ]);
    let (_, totals) = run(&[folder.path()], &Limits::default());
    assert_eq!(totals, Totals { expected: 5, read: 1, skipped: 4, ..Totals::default() });
    let (_, totals) = run(&[&folder.path().join(".hidden")], &Limits::default());
    assert_eq!(totals.read, 1);
}

#[test]
fn a_path_that_leads_nowhere_fails_and_the_rest_is_read() {
    let folder = folder(&[("a.txt", REPORT.as_bytes())]);
    let (pile, totals) = run(&[&folder.path().join("gone.txt"), &folder.path().join("a.txt")], &Limits::default());
    assert_eq!(totals, Totals { expected: 2, read: 1, failed: 1, ..Totals::default() });
    assert_eq!(reason(&pile.sources[0].fate), "no such file or folder; check the path");
}

#[test]
fn a_folder_named_twice_is_read_once() {
    let folder = folder(&[("x/a.txt", REPORT.as_bytes())]);
    let (pile, totals) = run(&[folder.path(), &folder.path().join("x"), folder.path()], &Limits::default());
    assert_eq!(totals, Totals { expected: 3, read: 1, skipped: 2, ..Totals::default() });
    assert!(reason(&pile.sources[1].fate).starts_with("this folder was already read"));
}

#[test]
fn the_walk_goes_by_name_and_shows_paths_as_given() {
    let folder = folder(&[("b.txt", b"two"), ("a/z.txt", b"one"), ("c.txt", b"three"), ("B.txt", b"four")]);
    let (pile, _) = run(&[folder.path()], &Limits::default());
    let paths: Vec<_> = pile.sources.iter().map(|source| source.path.as_str().to_owned()).collect();
    let expected = ["B.txt", "a/z.txt", "b.txt", "c.txt"].map(|name| folder.path().join(name).display().to_string());
    assert_eq!(paths, expected);
}

#[test]
fn a_file_that_vanishes_or_changes_kind_after_the_walk_fails() {
    let folder = folder(&[("a.txt", REPORT.as_bytes()), ("b.txt", b"other"), ("c.txt", b"third")]);
    let paths = [folder.path().to_owned()];
    let inputs = crate::walk::walk(&paths, &Limits::default(), &Unwatched).unwrap();
    let survey = crate::survey::Survey::of_inputs(inputs, &Limits::default(), &Unwatched).unwrap();
    fs::remove_file(folder.path().join("a.txt")).unwrap();
    fs::remove_file(folder.path().join("b.txt")).unwrap();
    fs::create_dir(folder.path().join("b.txt")).unwrap();
    let mut pile = Pile::default();
    let totals = crate::read::read_survey(&survey, &Limits::default(), &mut pile, &Unwatched).unwrap();
    assert!(totals.add_up());
    assert_eq!(totals, Totals { expected: 3, read: 1, failed: 2, ..Totals::default() });
    assert!(reason(&pile.sources[0].fate).starts_with("the file was gone"));
    assert!(reason(&pile.sources[1].fate).starts_with("could not be read"));
}

#[test]
fn a_file_over_the_limit_is_still_counted_and_hashed() {
    let bytes = vec![b'a'; 300_000];
    let folder = folder(&[("a.txt", &bytes)]);
    let (pile, _) = run(&[folder.path()], &Limits { max_text_bytes: 1000, ..Limits::default() });
    assert_eq!(pile.sources[0].bytes, 300_000);
    assert_eq!(pile.sources[0].sha256, Some(record::digest::Digest::of(&bytes)));
    let (pile, _) = run(&[folder.path()], &Limits { max_text_bytes: 300_000, ..Limits::default() });
    assert_eq!(pile.sources[0].fate, Fate::Read, "the limit itself is allowed");
}

#[test]
fn many_files_and_deep_folders_are_walked() {
    let folder = tempfile::tempdir().unwrap();
    let deep = (0..100).fold(folder.path().join("deep"), |path, _| path.join("d"));
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("a.txt"), REPORT).unwrap();
    for i in 0..2000 {
        fs::write(folder.path().join(format!("{i}.txt")), format!("report {i}")).unwrap();
    }
    let (_, totals) = run(&[folder.path()], &Limits::default());
    assert_eq!(totals.read, 2001);
    let paths = [folder.path().to_owned()];
    let limits = Limits { max_files: Some(2000), ..Limits::default() };
    let stop = read(&paths, &limits, &mut Pile::default(), &Unwatched).unwrap_err();
    assert_eq!(stop, Stop::TooManyFiles { limit: 2000 });
}

/// Cancels after some questions.
struct Patience(AtomicU64);

impl Watch for Patience {
    fn stage(&self, _: &'static str, _: Option<u64>) {}
    fn advance(&self, _: u64) {}
    fn cancelled(&self) -> bool {
        self.0.fetch_sub(1, Ordering::Relaxed) == 0
    }
}

#[test]
fn a_run_can_be_cancelled_at_every_question() {
    let big = vec![b'a'; 200_000];
    let folder = folder(&[("a.txt", REPORT.as_bytes()), ("b.bin", &big), ("sources.csv", b"path\na.txt\n")]);
    let paths = [folder.path().to_owned()];
    let mut stopped = 0;
    for questions in 0..100 {
        let watch = Patience(AtomicU64::new(questions));
        match read(&paths, &Limits::default(), &mut Pile::default(), &watch) {
            Err(stop) => assert_eq!(stop, Stop::Cancelled),
            Ok(_) => break,
        }
        stopped += 1;
    }
    assert!((10..100).contains(&stopped), "{stopped}");
}

#[test]
fn a_side_car_speaks_for_the_files_of_its_folder() {
    let csv = "\u{feff}Published,PATH,Outlet,Zone,Mood\n2031-03-04T10:00+01:00,b/two.txt,The Paper,Europe/Paris,glum\n\
               2031-03-05,./a.txt,,,\nMarch 5,b/../b/two.txt,x,,\n,gone.txt,,,\n2031-02-30,a.md,,not a zone!,\n";
    let folder = folder(&[
        ("a.md", b"Other words."),
        ("a.txt", REPORT.as_bytes()),
        ("b/two.txt", b"Two of them."),
        ("sources.csv", csv.as_bytes()),
    ]);
    let (pile, totals) = run(&[folder.path()], &Limits::default());
    assert_eq!(totals.read, 4);
    assert_eq!(pile.items.len(), 3, "a side-car yields no item");
    let two = pile.items.iter().find(|item| item.path.as_str().ends_with("two.txt")).unwrap();
    assert_eq!(two.outlet.as_ref().unwrap().value, "The Paper");
    assert_eq!(two.outlet.as_ref().unwrap().span, None);
    assert_eq!(two.zone.as_deref(), Some("Europe/Paris"));
    let published = two.published.as_ref().unwrap();
    assert_eq!(published.zone.as_deref(), Some("+01:00"));
    assert!(published.claims.is_empty());
    let side = pile.sources.iter().find(|source| source.kind == "table").unwrap();
    let codes: Vec<_> = side.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["unknown-column", "no-such-file", "no-such-file", "bad-date", "bad-zone"]);
    assert!(side.problems[1].message.starts_with("line 4: "), "{}", side.problems[1].message);
}

#[test]
fn a_copied_side_car_still_speaks_for_its_own_folder() {
    let csv = b"path,outlet\na.txt,The Paper\n";
    let folder =
        folder(&[("x/a.txt", b"One text."), ("x/sources.csv", csv), ("y/a.txt", b"Another."), ("y/sources.csv", csv)]);
    let (pile, totals) = run(&[folder.path()], &Limits::default());
    assert_eq!(totals.duplicate, 1);
    assert!(pile.items.iter().all(|item| item.outlet.as_ref().is_some_and(|outlet| outlet.value == "The Paper")));
}

#[test]
fn the_text_has_its_own_digest_only_where_it_differs() {
    let latin: Vec<u8> =
        "Le café était fermé, dit-il, et la forêt aussi était fermée à clé.".chars().map(|c| c as u8).collect();
    let folder = folder(&[("a.txt", REPORT.as_bytes()), ("b.txt", &latin), ("c.txt", b"\xef\xbb\xbfMarked.")]);
    let (pile, _) = run(&[folder.path()], &Limits::default());
    assert_eq!(pile.sources[0].text_sha256, None);
    for i in [1, 2] {
        let text = &pile.items[i].text;
        assert_eq!(pile.sources[i].text_sha256, Some(record::digest::Digest::of(text.as_bytes())));
    }
    assert_eq!(pile.items[1].text.chars().count(), latin.len());
    assert_eq!(pile.maps[2].raw(0..6), Some(3..9));
}

#[test]
fn doubtful_texts_are_read_with_a_problem() {
    let mut text = "Some words. ".repeat(200).into_bytes();
    text[40] = 0;
    let folder = folder(&[("a.txt", &text), ("b.txt", b"<!DOCTYPE html><p>Words.")]);
    let (pile, totals) = run(&[folder.path()], &Limits::default());
    assert_eq!(totals.read, 2);
    assert_eq!(pile.sources[0].problems[0].code, "control-characters");
    assert_eq!(pile.sources[1].problems[0].code, "looks-like-html");
}

#[test]
fn the_same_input_gives_the_same_output() {
    let folder = folder(&[("a.txt", REPORT.as_bytes()), ("b.txt", b""), ("c/d.md", b"# Title\n\nWords.")]);
    let (first, _) = run(&[folder.path()], &Limits::default());
    let (second, _) = run(&[folder.path()], &Limits::default());
    assert_eq!(format!("{first:?}"), format!("{second:?}"));
}

#[test]
fn only_one_file_opens_originals() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.extend((!path.ends_with("tests")).then_some(path));
            } else if !path.to_string_lossy().ends_with("tests.rs") && path.file_name().unwrap() != "open.rs" {
                seen += 1;
                let code = fs::read_to_string(&path).unwrap();
                for name in
                    ["fs::File::", "fs::File;", "File::open", "OpenOptions", "fs::read", "fs::write", "fs::rename"]
                {
                    assert!(!code.contains(name), "{} names {name}", path.display());
                }
            }
        }
    }
    assert!(seen > 10);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    #[test]
    fn links_are_followed_but_never_in_circles() {
        let folder = folder(&[("x/a.txt", REPORT.as_bytes())]);
        symlink(folder.path(), folder.path().join("x/up")).unwrap();
        symlink(folder.path().join("x"), folder.path().join("y")).unwrap();
        symlink(folder.path().join("x/a.txt"), folder.path().join("z.txt")).unwrap();
        symlink(folder.path().join("nothing"), folder.path().join("zz.txt")).unwrap();
        let (pile, totals) = run(&[folder.path()], &Limits::default());
        assert_eq!(totals, Totals { expected: 5, read: 1, duplicate: 1, skipped: 2, failed: 1, containers: 0 });
        assert!(reason(&pile.sources[1].fate).starts_with("a link that leads back to"));
        assert!(reason(&pile.sources[2].fate).starts_with("this folder was already read"));
        assert!(matches!(pile.sources[3].fate, Fate::DuplicateOf(_)));
        assert_eq!(reason(&pile.sources[4].fate), "a link to a file that does not exist");
    }

    #[test]
    fn special_files_are_skipped_unopened() {
        let folder = folder(&[("a.txt", REPORT.as_bytes())]);
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("b.txt")).unwrap();
        let (pile, totals) = run(&[folder.path(), Path::new("/dev/null")], &Limits::default());
        assert_eq!(totals.skipped, 2);
        assert_eq!(reason(&pile.sources[1].fate), "a socket, not a file; it was not opened");
        assert_eq!(reason(&pile.sources[2].fate), "a device, not a file; it was not opened");
    }

    #[test]
    fn what_may_not_be_read_fails() {
        let folder = folder(&[("a.txt", REPORT.as_bytes()), ("b/c.txt", b"words")]);
        let closed = |name: &str| {
            let path = folder.path().join(name);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
            path
        };
        let file = closed("a.txt");
        let inner = closed("b");
        // Root may read everything, and proves nothing here.
        if fs::read(file).is_err() {
            let (pile, totals) = run(&[folder.path()], &Limits::default());
            assert_eq!((totals.expected, totals.failed), (2, 2));
            assert!(pile.sources.iter().all(|source| reason(&source.fate).starts_with("permission denied")));
        }
        fs::set_permissions(inner, fs::Permissions::from_mode(0o755)).unwrap();
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_that_are_no_unicode_are_shown_as_well_as_they_can_be() {
        use std::os::unix::ffi::OsStrExt as _;
        let folder = folder(&[]);
        fs::write(folder.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9.txt")), REPORT).unwrap();
        let (pile, totals) = run(&[folder.path()], &Limits::default());
        assert_eq!(totals.read, 1);
        assert_eq!(pile.sources[0].path.base_name(), "caf\u{fffd}.txt");
    }
}
