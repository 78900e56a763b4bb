//! The page as it leaves the program: colour, width, pipes.

use crate::folder::Folder;
use std::process::Stdio;

const ESCAPE: char = '\u{1b}';

#[test]
fn colour_only_where_it_is_wanted() {
    let folder = Folder::with_reports();
    assert!(!folder.run(&["brief", "reports"]).out.contains(ESCAPE), "a pipe gets plain text");
    assert!(folder.run(&["brief", "reports", "--color", "always"]).out.contains(ESCAPE));
    let forced = folder.run_with(&["brief", "reports"], &[("CLICOLOR_FORCE", "1")]);
    assert!(forced.out.contains(ESCAPE));
    let refused = folder.run_with(&["brief", "reports"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]);
    assert!(!refused.out.contains(ESCAPE), "NO_COLOR is kept");
    let never = folder.run_with(&["brief", "reports", "--color", "never"], &[("CLICOLOR_FORCE", "1")]);
    assert!(!never.out.contains(ESCAPE));
    let json = folder.run(&["brief", "reports", "--json", "--color", "always"]);
    assert!(!json.out.contains(ESCAPE), "a document has no colour");
}

#[test]
fn lines_keep_to_the_width() {
    let folder = Folder::new();
    folder.run(&["demo", "d"]);
    for width in [40, 80, 100] {
        let said = folder.run(&["brief", "d/reports", "--width", &width.to_string()]);
        let widest = said.out.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(widest <= width, "{widest} > {width}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_trouble() {
    let folder = Folder::new();
    folder.run(&["demo", "d"]);
    let mut child = folder
        .command(&["brief", "--json", "d/reports"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
