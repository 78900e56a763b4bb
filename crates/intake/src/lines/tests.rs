use super::*;
use record::progress::Unwatched;

struct Given {
    lines: Vec<(String, String)>,
    read: Read,
}

impl Given {
    /// The one reason, with its line.
    #[track_caller]
    fn refused(&self) -> (u64, &str) {
        assert_eq!(self.read.refused.len(), 1, "{:?}", self.read);
        (self.read.refused[0].number, &self.read.refused[0].reason)
    }
}

fn given(bytes: impl AsRef<[u8]>, most: u64) -> Given {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl");
    std::fs::write(&path, bytes).expect("a file");
    let limits = Limits { max_text_bytes: most, ..Limits::default() };
    let mut lines = Vec::new();
    let read = super::read(&path, &limits, &Unwatched, &mut |line| {
        lines.push((line.id, line.text));
        Ok(())
    });
    let read = read.expect("nothing stops it");
    assert!(read.totals.add_up(), "{:?}", read.totals);
    Given { lines, read }
}

#[track_caller]
fn check(bytes: impl AsRef<[u8]>, expected: &[(&str, &str)]) {
    let given = given(bytes, 1 << 20);
    assert_eq!(given.read.refused, []);
    let lines: Vec<(&str, &str)> = given.lines.iter().map(|(id, text)| (&**id, &**text)).collect();
    assert_eq!(lines, expected);
    assert_eq!(given.read.totals.read, expected.len() as u64);
}

#[track_caller]
fn check_refused(line: impl AsRef<[u8]>, why: &str) {
    let good = b"{\"id\":\"good\",\"text\":\"words\"}\n";
    let given = given([good, line.as_ref(), b"\n"].concat(), 1 << 20);
    let (number, reason) = given.refused();
    assert!(number == 2 && reason.contains(why), "line {number}: {reason}");
    assert_eq!(given.lines.len(), 1, "the other line is read");
}

#[test]
fn lines_are_read_as_they_are() {
    check(
        "{\"id\":\"a\",\"text\":\"one\"}\n{\"text\":\"two\",\"more\":[1,{\"x\":null}],\"id\":\"b\"}",
        &[("a", "one"), ("b", "two")],
    );
    check("{\"id\":7,\"text\":\"\"}\n{\"id\":-1.50e3,\"text\":\"x\"}\n", &[("7", ""), ("-1.50e3", "x")]);
    check(r#"{"id":"\u0041\n","text":"\ud83c\udfba \"“x”\" \t"}"#, &[("A\n", "🎺 \"“x”\" \t")]);
    check("", &[]);
    check("\n \n\r\n", &[]);
}

#[test]
fn ends_of_lines_and_marks_of_order_are_no_part_of_a_line() {
    let two = [("a", "one"), ("b", "two")];
    check("\u{feff}{\"id\":\"a\",\"text\":\"one\"}\r\n\r\n{\"id\":\"b\",\"text\":\"two\"}\r\n", &two);
    check("{\"id\":\"a\",\"text\":\"one\"}\n\u{feff}  {\"id\":\"b\",\"text\":\"two\"}", &two);
}

#[test]
fn a_line_that_is_none_says_why_and_what_to_do() {
    check_refused("{\"id\":\"a\",\"text\":\"one\"", "at byte 22");
    check_refused("[\"a\",\"one\"]", "is no object");
    check_refused("words", "is no object");
    check_refused("{\"text\":\"one\"}", "has no \"id\"; give each line one");
    check_refused("{\"id\":null,\"text\":\"one\"}", "has no \"id\"");
    check_refused("{\"id\":\" \",\"text\":\"one\"}", "\"id\" is empty");
    check_refused("{\"id\":true,\"text\":\"one\"}", "neither text nor a number");
    check_refused("{\"id\":[1],\"text\":\"one\"}", "neither text nor a number");
    check_refused("{\"id\":1}", "has no \"text\"");
    check_refused("{\"id\":1,\"text\":null}", "has no \"text\"");
    check_refused("{\"id\":1,\"text\":5}", "expected a string, at byte");
    check_refused("{\"id\":1,\"id\":2,\"text\":\"x\"}", "duplicate field `id`");
    check_refused("{\"id\":1,\"text\":\"x\"} {}", "trailing characters");
    check_refused("{\"id\":1,\"text\":\"\\ud83c\"}", "is no object with");
    check_refused(b"{\"id\":1,\"text\":\"caf\xe9\"}", "is not UTF-8 at byte 20");
}

#[test]
fn a_file_of_another_kind_is_refused_as_a_whole() {
    for (bytes, why) in [
        (&b"\x1f\x8b\x08\0\0\n\0\n\n"[..], "a gzip archive; unpack"),
        (b"PK\x03\x04\n\n", "a ZIP archive"),
        (b"\xff\xfe{\0\"\0i\0d\0\"\0:\0\x31\0}\0\n\0", "save it as UTF-8"),
    ] {
        let given = given(bytes, 1 << 20);
        let (number, reason) = given.refused();
        assert!(number == 0 && reason.contains(why), "line {number}: {reason}");
        assert_eq!(given.read.totals.expected, 1);
    }
}

#[test]
fn a_file_that_is_not_there_is_one_input_that_failed() {
    let read = super::read(Path::new("nowhere.jsonl"), &Limits::default(), &Unwatched, &mut |_| Ok(()));
    let read = read.expect("nothing stops it");
    assert_eq!((read.totals.expected, read.totals.failed, read.refused[0].number), (1, 1, 0));
    assert!(read.refused[0].reason.contains("no such file"), "{:?}", read.refused);
}

#[test]
fn a_line_that_is_too_long_is_not_kept() {
    let long = format!("{{\"id\":1,\"text\":\"{}\"}}\n{{\"id\":2,\"text\":\"x\"}}\n", "words ".repeat(1000));
    let given = given(&long, 100);
    assert_eq!(given.refused(), (1, "is longer than 100 bytes, the limit for a text; split it"));
    assert_eq!(given.lines, [("2".to_owned(), "x".to_owned())]);
    assert!(too_long(16 << 20).contains("16 MiB"));
}

#[test]
fn what_the_caller_does_not_take_is_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ndjson");
    std::fs::write(&path, "{\"id\":1,\"text\":\"x\"}\n".repeat(KEPT + 5)).expect("a file");
    let read = super::read(&path, &Limits::default(), &Unwatched, &mut |_| Err("no".to_owned())).expect("it ends");
    assert_eq!((read.totals.failed, read.refused.len()), (KEPT as u64 + 5, KEPT), "{:?}", read.totals);
}

#[test]
fn a_name_says_that_a_file_holds_lines() {
    for (name, are) in
        [("a.jsonl", true), ("a.NDJSON", true), ("a.json", false), ("jsonl", false), ("a.jsonl.gz", false)]
    {
        assert_eq!(are_lines(Path::new(name)), are, "{name}");
    }
}
