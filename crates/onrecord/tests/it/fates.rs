//! Bad inputs: each is told of, counted and in the exit code, and none stops the run.

use crate::folder::{Folder, LANTERN};

/// Asserts what a brief of `path` says of what was not read.
#[track_caller]
fn not_read(folder: &Folder, path: &str, count: &str, reason: &str) {
    let said = folder.run(&["brief", path]);
    assert_eq!(said.code, 1, "{}", said.talk);
    assert!(said.talk.contains(count), "{}", said.talk);
    assert!(said.talk.contains(reason), "{}", said.talk);
    assert!(said.out.contains("NOT READ"), "{}", said.out);
}

#[test]
fn all_read_is_done() {
    let said = Folder::with_reports().run(&["brief", "reports"]);
    assert_eq!((said.code, said.talk.as_str()), (0, ""));
    assert!(said.out.starts_with("2 reports read.\n"), "{}", said.out);
}

#[test]
fn an_empty_folder_is_explained() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("empty")).unwrap();
    let said = folder.run(&["brief", "empty"]);
    assert_eq!(said.code, 1);
    assert!(said.talk.contains("no report was read: name files"), "{}", said.talk);
}

#[test]
fn a_path_that_does_not_exist() {
    not_read(&Folder::new(), "nowhere", "1 of 1 inputs was not read:", "nowhere: no such file");
}

#[test]
fn a_folder_with_no_report() {
    let folder = Folder::new().file("x/a.pdf", "%PDF-1.7").file("x/b.docx", "PK\u{3}\u{4}");
    not_read(&folder, "x", "2 of 2 inputs were not read:", "no report was read");
}

#[test]
fn a_binary_file_named_txt() {
    let folder = Folder::with_reports().file("reports/photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01");
    not_read(&folder, "reports", "1 of 3 inputs was not read:", "photo.txt: is not text");
}

#[test]
fn an_empty_file() {
    not_read(&Folder::with_reports().file("reports/none.txt", ""), "reports", "1 of 3 inputs was not read:", "empty");
}

#[test]
fn invalid_utf_8_is_read() {
    let folder =
        Folder::with_reports().file("reports/latin.txt", b"He wrote: \x93Caf\xe9\x94, she said.\n\xff\xc3\x28");
    let said = folder.run(&["brief", "reports"]);
    assert!(said.out.starts_with("3 reports read.\n"), "{}", said.out);
}

#[test]
fn a_report_without_quotations() {
    let folder = Folder::new().file("r/plain.txt", "Nothing of note was said by anybody.\n");
    let said = folder.run(&["brief", "r"]);
    assert_eq!(said.code, 0, "{}", said.talk);
    assert!(said.out.contains("No private message is quoted or told of"), "{}", said.out);
}

#[test]
fn second_copies_and_system_files_are_set_aside() {
    let folder = Folder::with_reports().file("reports/z.txt", LANTERN).file("reports/.DS_Store", "x");
    let said = folder.run(&["brief", "reports"]);
    assert_eq!(said.code, 0, "{}", said.talk);
    assert!(said.out.contains("the same bytes as reports/lantern.txt"), "{}", said.out);
    assert!(said.out.contains(".DS_Store"), "{}", said.out);
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_ends() {
    let folder = Folder::with_reports();
    std::os::unix::fs::symlink(folder.path("reports"), folder.path("reports/again")).unwrap();
    let said = folder.run(&["brief", "reports"]);
    assert_eq!(said.code, 0, "{}", said.talk);
    assert!(said.out.starts_with("2 reports read.\n"), "{}", said.out);
    assert!(said.out.contains("reports/again"), "{}", said.out);
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing() {
    let folder = Folder::with_reports();
    std::os::unix::fs::symlink("gone.txt", folder.path("reports/link.txt")).unwrap();
    not_read(&folder, "reports", "1 of 3 inputs was not read:", "link.txt: a link to a file that does not exist");
}

/// An administrator may read any file, so there is nothing to see then.
#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::with_reports().file("reports/locked.txt", "x");
    let locked = folder.path("reports/locked.txt");
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&locked).is_err() {
        not_read(&folder, "reports", "1 of 3 inputs was not read:", "locked.txt: ");
    }
}

#[test]
fn ten_reasons_are_told_and_the_rest_counted() {
    let folder = (0..13).fold(Folder::with_reports(), |folder, n| folder.file(&format!("reports/{n:02}.pdf"), "%PDF"));
    let said = folder.run(&["brief", "reports"]);
    assert_eq!(said.code, 1);
    assert!(said.talk.contains("13 of 15 inputs were not read:"), "{}", said.talk);
    assert!(said.talk.contains("09.pdf") && !said.talk.contains("10.pdf"), "{}", said.talk);
    assert!(said.talk.contains("and 3 more; --json lists all"), "{}", said.talk);
    assert!(said.out.contains("12.pdf"), "the page lists all");
}

#[test]
fn a_hostile_name_or_text_commands_no_terminal() {
    let folder = Folder::with_reports()
        .file("reports/\u{1b}[2J.pdf", "%PDF")
        .file("reports/h.txt", "She texted him: “\u{1b}[2J\u{9b}31m call me back today, please \u{202e} now”.\n");
    let said = folder.run(&["brief", "reports"]);
    for text in [&said.out, &said.talk] {
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
    }
}

#[test]
fn a_brief_among_its_reports_is_no_report() {
    let folder = Folder::with_reports();
    let first = folder.run(&["brief", "reports", "--html", "reports/brief.html"]);
    let second = folder.run(&["brief", "reports", "--html", "again.html"]);
    assert_eq!((first.code, second.code), (0, 0), "{}", second.talk);
    assert!(second.out.starts_with("2 reports read.\n"), "{}", second.out);
    assert!(second.out.contains("a brief that this program made, and no report"), "{}", second.out);
}

/// A web page with enough text.
fn page(body: &str) -> String {
    let words = "The harbour clerk wrote a long letter about the horn, and sent it over by the evening boat.";
    format!("<html><head><title>The horn</title></head><body><p>{words}</p>{body}<p>{words}</p></body></html>")
}

#[test]
fn a_web_page_is_a_report() {
    let html = page(
        "<p>&ldquo;Please bring the <b>small</b> horn,&rdquo; Odette Farrowby texted Casimir Brandle on May 1, 2031.</p>",
    );
    let said = Folder::new().file("r/a.html", html).run(&["brief", "--json", "r"]);
    assert_eq!((said.code, said.talk.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.contains("Please bring the small horn"), "{}", said.out);
}

#[test]
fn the_folder_of_a_saved_page_is_set_aside() {
    let folder = Folder::new()
        .file("r/story.html", page(""))
        .file("r/story_files/a.png", b"\x89PNG\r\n\x1a\n\0")
        .file("r/story_files/deep/frame.htm", "<p>An advertisement.")
        .file("r/story_files/script.js", "let x = 1;");
    let said = folder.run(&["brief", "r"]);
    assert_eq!((said.code, said.talk.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.contains("part of the saved page story.html"), "{}", said.out);
    // What a person put there is not.
    let said = folder.file("r/story_files/interview.pdf", "%PDF-1.7").run(&["brief", "r"]);
    assert!(said.code == 1 && said.talk.contains("interview.pdf: "), "{}", said.talk);
}

#[test]
fn a_page_in_another_encoding_than_it_says_is_told_of() {
    let html = page("<p>A café on the quay.</p>").replace("<head>", "<head><meta charset=utf-8>");
    let latin: Vec<u8> = html.chars().map(|c| c as u32 as u8).collect();
    let said = Folder::new().file("r/a.html", latin).run(&["brief", "--json", "r"]);
    assert_eq!(said.code, 0, "{}", said.talk);
    assert!(said.out.contains("wrong-encoding-declared") && said.out.contains("windows-1252"), "{}", said.out);
}

#[test]
fn hostile_pages_end_with_a_fate() {
    let read = Folder::new()
        .file("r/deep.html", page(&"<div>".repeat(100_000)))
        .file("r/references.html", page(&"&amp;&lt;&#8217;&rdquo;".repeat(20_000)))
        .file("r/attributes.html", page(&format!("<p {}>", "a=b class='c' ".repeat(50_000))));
    let said = read.run(&["brief", "--json", "r"]);
    assert_eq!(said.code, 0, "{}", said.talk);
    assert!(said.out.contains("nested-too-deep"), "{}", said.out);
    let large = format!("<p a='{}'>", "x".repeat(17 << 20));
    not_read(&Folder::new().file("r/large.html", large), "r", "1 of 1 inputs was not read:", "larger than 16 MiB");
    not_read(
        &Folder::new().file("r/none.html", "<script>x()</script>"),
        "r",
        "1 of 1",
        "no text was found in this web page",
    );
    not_read(
        &Folder::new().file("r/none.mht", "Content-Type: text/plain\n\nx"),
        "r",
        "1 of 1",
        "no web page was found",
    );
}

#[test]
fn two_versions_of_one_page_are_one_report() {
    let head =
        "<link rel=canonical href='https://lantern.example/horn'><meta property=og:site_name content='The Lantern'>";
    let dated =
        |day: u32| format!("{head}<meta property='article:published_time' content='2031-05-{day:02}T10:00:00Z'>");
    let old = "<p>&ldquo;Please bring the small horn,&rdquo; Odette Farrowby texted Casimir Brandle on May 1, 2031.</p>\
        <p>&ldquo;I have sold it to the ferry,&rdquo; Brandle texted her that night, the messages show.</p>";
    let new =
        "<p>&ldquo;Please bring the large horn,&rdquo; Odette Farrowby texted Casimir Brandle on May 1, 2031.</p>";
    let folder = Folder::new()
        .file("r/first.html", page(&format!("{}{old}", dated(2))))
        .file("r/second.html", page(&format!("{}{new}", dated(3))));
    let said = folder.run(&["brief", "--width", "100", "r"]);
    assert_eq!((said.code, said.talk.as_str()), (0, ""), "{}", said.out);
    for words in [
        "2 messages, 0 public acts, 0 places where the reports differ.",
        "“I have sold it to the ferry,”",
        "The Lantern, earlier version",
        "VERSIONS OF ONE REPORT",
        "changed  “small” → “large”",
    ] {
        assert!(said.out.contains(words), "{words} is not in\n{}", said.out);
    }
    assert!(!said.out.contains("small horn"), "{}", said.out);
}
