use crate::samples::full;

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn one_row_a_value_after_the_header() {
    let case = full();
    let rows = rows(&super::findings(&case.answer()));
    assert_eq!(rows.len(), 1 + 2 + 3);
    assert_eq!(rows[0][7], "source path");
    assert_eq!(rows[1][1..4], ["delay-differs", "3", "0.9"]);
    assert_eq!(rows[1][7..10], ["reports/lantern.txt", "The Lantern", "Twenty minutes after"]);
    let (start, end): (usize, usize) = (rows[2][10].parse().unwrap(), rows[2][11].parse().unwrap());
    assert_eq!(&case.items[1].text[start..end], rows[2][9]);
}

#[test]
fn no_cell_is_a_formula() {
    let mut case = full();
    let hostile = ["=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r\n@x", "＝1"];
    let finding = &mut case.dossier.findings[0];
    let value = finding.values[0].clone();
    finding.values = hostile.map(|words| record::Value { value: words.to_owned(), ..value.clone() }).to_vec();
    finding.summary = "=cmd()".to_owned();
    for row in &rows(&super::findings(&case.answer()))[1..] {
        for cell in row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']), "{cell:?}");
        }
    }
}
