//! `--terms`: a list of queries, answered with a table.

use super::case::case;

const LIST: &str = r#"query,why
"""ferry fares""",words of the mail
whale,
fares form:otto,a slip
"'=""Board it up!""",
horn,
"#;

#[test]
fn each_query_has_a_row_and_each_hit_one() {
    let folder = case().file("terms.csv", LIST);
    let said = folder.run(&["search", "c", "--terms", "terms.csv", "--hits", "hits.csv"]);
    assert_eq!(said.code, 1, "{}", said.talk);
    assert!(said.talk.contains("1 of 5 queries could not be read"), "{}", said.talk);
    let rows: Vec<&str> = said.out.lines().collect();
    assert_eq!(rows[..3], ["query,hits,error", "\"\"\"ferry fares\"\"\",2,", "whale,0,"]);
    assert!(rows[3].starts_with("fares form:otto,,\"there is no field \"\"form\"\""), "{}", rows[3]);
    assert_eq!(rows[4..], ["\"'=\"\"Board it up!\"\"\",1,", "horn,2,"]);
    let hits = std::fs::read_to_string(folder.path("hits.csv")).expect("a table");
    let hits: Vec<&str> = hits.lines().collect();
    assert_eq!(hits.len(), 1 + 2 + 1 + 2);
    assert_eq!(hits[0], "query,row,path,kind,quoted,earliest,latest,from,to,subject,words");
    assert!(hits[1].contains(
        "pile/1.eml,mail,no,2031-10-01T18:35:02,2031-10-01T18:35:02,otto@quay.example,vera@lantern.example,Fares"
    ));
}

#[test]
fn a_text_has_a_query_a_line_as_it_is_written() {
    let folder = case().file("terms.txt", "\"ferry fares\"\n\nhorn, harbour\n");
    let said = folder.run(&["search", "c", "--terms", "terms.txt"]);
    assert_eq!(
        (said.code, said.out.as_str()),
        (0, "query,hits,error\r\n\"\"\"ferry fares\"\"\",2,\r\n\"horn, harbour\",1,\r\n")
    );
}

#[test]
fn nothing_is_written_over() {
    let folder = case().file("terms.csv", "horn\n");
    for file in ["terms.csv", "c/hits.csv", "nowhere/hits.csv"] {
        let said = folder.run(&["search", "c", "--terms", "terms.csv", "--hits", file]);
        assert!(said.code >= 2 && said.out.is_empty(), "{file}: {}", said.talk);
    }
    assert_eq!(std::fs::read_to_string(folder.path("terms.csv")).expect("the list"), "horn\n");
    assert_eq!(folder.run(&["search", "c", "--terms", "gone.csv"]).code, 2);
}
