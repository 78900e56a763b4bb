use super::{SHOWN, Sidecar, is_zone, published, read};
use record::Problem;
use std::path::Path;

fn side(text: &str) -> Sidecar {
    read(text, Path::new("in"), &|path| path == Path::new("in/a.txt") || path == Path::new("in/b.txt")).unwrap()
}

fn codes(problems: &[Problem]) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn columns_come_in_any_order_and_form() {
    for text in [
        "path,outlet,published,zone\na.txt,Paper,2031-03-04,Europe/London\n",
        "ZONE;Published;Outlet;Path\r\nEurope/London;2031-03-04;Paper;a.txt\r\n",
        "\"path\"\toutlet\tzone\tpublished\na.txt\tPaper\tEurope/London\t2031-03-04",
    ] {
        let side = side(text);
        let statement = &side.statements[Path::new("in/a.txt")];
        assert_eq!(statement.outlet.as_deref(), Some("Paper"));
        assert_eq!(statement.zone.as_deref(), Some("Europe/London"));
        assert!(statement.published.as_ref().unwrap().interval.is_some());
        assert_eq!(codes(&side.problems.told()), [""; 0], "{text}");
    }
}

#[test]
fn problems_point_at_their_row() {
    let text = "path,outlet,published\na.txt,\"two\nlines\",\nb.txt,x,soon\nb.txt,y,\n,z,\n,,\n";
    let side = side(text);
    assert_eq!(side.statements[Path::new("in/b.txt")].outlet.as_deref(), Some("x"));
    let problems = side.problems.told();
    assert_eq!(codes(&problems), ["bad-date", "repeated-row", "no-path"]);
    assert_eq!(problems[0].span.unwrap().of(text), "b.txt,x,soon");
    assert_eq!(problems[1].span.unwrap().of(text), "b.txt,y,");
}

#[test]
fn a_row_ends_where_the_table_says() {
    // What is doubled between quotation marks is shorter as read, and a line end there ends no row.
    let text = "path,outlet\n\"gone\"\"\"\"\"\"\nfor good\",x\r\n\r\nlost,y";
    let problems = side(text).problems.told();
    let rows: Vec<&str> = problems.iter().map(|problem| problem.span.unwrap().of(text)).collect();
    assert_eq!(rows, ["\"gone\"\"\"\"\"\"\nfor good\",x", "lost,y"]);
}

#[test]
fn a_table_that_is_no_side_car_is_soon_done_with() {
    // One problem a byte or so, each about a header that is as long as the file.
    let columns = side(&format!("path{}", ",x".repeat(500_000))).problems.told();
    assert_eq!(columns.len(), SHOWN + 1);
    assert_eq!(
        columns[SHOWN].message,
        format!("{} more problems of this kind; is this really a side-car?", 500_000 - SHOWN)
    );
    assert_eq!(columns[SHOWN].code, "unknown-column");
    let rows = side(&format!("path\n{}", "x\n".repeat(100_000))).problems.told();
    assert_eq!(codes(&rows), ["no-such-file"; SHOWN + 1]);
}

#[test]
fn a_side_car_without_paths_is_of_no_use() {
    for text in ["", "\n", "outlet,published\nx,2031-01-01\n"] {
        assert!(read(text, Path::new(""), &|_| true).is_err(), "{text:?}");
    }
}

#[test]
fn only_iso_dates_count() {
    for good in
        ["2031-03-04", "2031-03-04T10:00", "2031-03-04 10:00:05", "2031-03-04T10:00:00+01:00", "2031-03-04T10:00Z"]
    {
        assert!(published(good).is_some(), "{good}");
    }
    for bad in
        ["March 4, 2031", "2031-13-01", "2031-02-30", "04/03/2031", "2031", "2031-03-04 or so", "ä031-03-04x", ""]
    {
        assert!(published(bad).is_none(), "{bad}");
    }
}

#[test]
fn zones_are_names_or_offsets() {
    assert!(
        ["Europe/London", "ET", "+01:00", "-0500", "Etc/GMT+3", "America/Argentina/Buenos_Aires"]
            .iter()
            .all(|zone| is_zone(zone))
    );
    assert!(!["not a zone!", "+1", "5", "", "+123456"].iter().any(|zone| is_zone(zone)));
}

#[test]
fn a_field_without_an_end_is_not_told_whole() {
    let problems = side(&format!("path,outlet\n\"gone.txt,x\n{}", "b.txt,y\n".repeat(1000))).problems.told();
    assert_eq!(codes(&problems), ["no-such-file"]);
    assert!(problems[0].message.chars().count() < 200, "{}", problems[0].message);
}

#[test]
fn any_text_is_read_without_a_panic() {
    for text in
        ["path\n\"", "path\r\r\r\na.txt", "path,path\na.txt,b.txt\n", "path\n\u{0}\u{1}\n", "path\nä\"ö\"\n\"ü\n\n"]
    {
        for problem in side(text).problems.told() {
            assert!(problem.span.is_none_or(|span| text.get(span.start..span.end).is_some()), "{text:?}");
        }
    }
}
