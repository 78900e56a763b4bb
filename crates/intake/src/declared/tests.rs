use super::declare;
use crate::limits::Limits;
use crate::survey::Survey;
use record::progress::Unwatched;
use std::fs;
use std::path::Path;

const TABLE: &str = "Who,When,Words\nvera,2031-04-14 18:05,The lamp is out\n";

/// Why it is refused, or how many tables go by it.
fn said(files: &[(&str, &str)], map: &str) -> Result<usize, String> {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("pile")).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join("pile").join(name), text).unwrap();
    }
    let place = folder.path().join("columns.toml");
    fs::write(&place, map).unwrap();
    let limits = Limits::default();
    let mut survey = Survey::of(&[folder.path().join("pile")], &limits, &Unwatched).unwrap();
    let declared = declare(&mut survey, &place, &limits, &Unwatched).map_err(|stop| stop.to_string())?;
    for one in &declared {
        let mapping = survey.statement(&one.table).and_then(|statement| statement.mapping.clone());
        assert_eq!(mapping.and_then(|mapping| mapping.text).as_deref(), Some("Words"));
        assert_eq!(Path::new(&format!("{}.map.toml", one.table.display())), one.side_car);
    }
    Ok(declared.len())
}

#[test]
fn every_table_goes_by_the_mapping() {
    let map = "from = \"Who\"\ntext = \"Words\"\ntime = \"When\"\nchannel = \"telex\"\n";
    let lines = "{\"Who\":\"otto\",\"Words\":\"Yes\"}\n{\"When\":\"2031-04-14\",\"Words\":\"No\"}\n";
    assert_eq!(said(&[("a.csv", TABLE), ("b.jsonl", lines), ("c.txt", "words")], map), Ok(2));
    let inner = "from = \"by.name+Who\"\ntext = \"Words\"\n";
    assert_eq!(said(&[("b.jsonl", "{\"by\":{\"name\":\"otto\"},\"Who\":\"x\",\"Words\":\"Yes\"}\n")], inner), Ok(1));
}

#[test]
fn what_does_not_fit_is_refused() {
    let refused = |files: &[(&str, &str)], map: &str, words: &str| {
        let reason = said(files, map).unwrap_err();
        assert!(reason.contains(words), "{reason}");
    };
    let missing = "from = \"Sender\"\ntext = \"Words\"\n";
    refused(&[("a.csv", TABLE)], missing, "a.csv has no column \"Sender\", which ");
    refused(&[("a.csv", TABLE)], missing, "its columns are: \"Who\", \"When\", \"Words\"");
    refused(&[("a.csv", TABLE)], "text = \"Words\"\nby = \"x\"\n", "line 2: \"by\" is not known");
    refused(&[("a.csv", TABLE)], "from = \"Who\"\n", "does not say which column holds the words");
    refused(&[("a.txt", TABLE)], "text = \"Words\"\n", "no table (.csv, .tsv, .jsonl)");
    refused(&[("a.csv", TABLE), ("a.csv.map.toml", missing)], "text = \"Words\"\n", "has a side-car of its own");
}
