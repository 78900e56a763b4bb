//! What makes no sense is exit code 2; help is data.

use crate::folder::Folder;

#[test]
fn a_command_line_that_makes_no_sense() {
    let folder = Folder::new();
    let cases: [&[&str]; 7] = [
        &[],
        &["brief"],
        &["breif", "x"],
        &["brief", "x", "--width", "0"],
        &["brief", "x", "--color", "red"],
        &["text", "id"],
        &["collate"],
    ];
    for args in cases {
        let said = folder.run(args);
        assert_eq!(said.code, 2, "{args:?}");
        assert_eq!(said.out, "", "{args:?}");
        assert!(!said.talk.is_empty(), "{args:?}");
    }
}

#[test]
fn help_names_each_command_and_the_exit_codes() {
    let folder = Folder::new();
    let said = folder.run(&["--help"]);
    assert_eq!((said.code, said.talk.as_str()), (0, ""));
    for word in ["brief", "collate", "text", "search", "demo", "Examples:", "Exit codes:"] {
        assert!(said.out.contains(word), "{word}");
    }
    assert!(folder.run(&["brief", "--help"]).out.contains("sources.csv"));
    assert!(folder.run(&["--version"]).out.starts_with("onrecord "));
}
