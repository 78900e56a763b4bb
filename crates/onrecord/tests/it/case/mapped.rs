//! A mapping of columns that is named with its tables: it is kept, and whoever goes on or looks later reads by it.

use super::pile::{add, ledger, record, same, tables, untouched};
use super::resumed::{adding, ended_before, noon};
use crate::folder::Folder;
use crate::watches::patient;
use onrecord::engine::case;
use std::fs;

const TABLE: &str = "Who,When,Words\nvera,2031-04-14 18:05,The lamp is out\notto,2031-04-14 18:09,Ask the ferry\n";
const MAP: &str = "from = \"Who\"\ntime = \"When\"\ntext = \"Words\"\nchannel = \"telex\"\n";

fn handed() -> Folder {
    Folder::new().file("pile/ferry.csv", TABLE).file("columns.toml", MAP)
}

fn messages(folder: &Folder) -> Vec<(String, String, String)> {
    let db = record(&folder.path("c"));
    let mut statement = db.prepare("SELECT channel, sender, text FROM messages ORDER BY part").expect("a record");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).expect("rows");
    rows.collect::<Result<_, _>>().expect("rows")
}

/// How many messages are among the sources of a brief.
fn messages_in(brief: &str) -> usize {
    brief.matches("\"kind\":\"message\"").count() + brief.matches("\"kind\": \"message\"").count()
}

fn expected() -> Vec<(String, String, String)> {
    let of = |who: &str, words: &str| ("telex".to_owned(), who.to_owned(), words.to_owned());
    vec![of("vera", "The lamp is out"), of("otto", "Ask the ferry")]
}

#[test]
fn a_table_is_read_as_it_is_said_to_be() {
    let folder = handed();
    add(&folder, &["pile", "--map", "columns.toml"]);
    assert_eq!(messages(&folder), expected());
    // The table's two rows and the mapping, which is kept as it came and as the side-car of the table.
    assert_eq!(ledger(&folder), [4, 3, 1, 0, 0, 1]);
    let kept: i64 =
        record(&folder.path("c")).query_row("SELECT COUNT(*) FROM originals", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 2);
    let before = tables(&folder.path("c"));
    add(&folder, &["pile", "--map", "columns.toml"]);
    same(&before, &tables(&folder.path("c")), "added again");
    untouched(&folder);
    // What is read of the case later is read by it, too.
    let said = folder.run(&["brief", "c", "--json"]);
    assert_eq!(messages_in(&said.out), 2, "{}", said.out);
    let said = folder.run(&["brief", "pile", "--map", "columns.toml", "--json"]);
    assert_eq!(messages_in(&said.out), 2, "{}", said.out);
}

#[test]
fn what_does_not_fit_changes_nothing() {
    let folder = handed().file("other.toml", MAP.replace("Who", "Sender"));
    let said = folder.run(&["add", "c", "pile", "--map", "other.toml"]);
    assert_eq!(said.code, 3);
    assert!(said.talk.contains("has no column \"Sender\", which other.toml names"), "{}", said.talk);
    assert!(said.talk.contains("\"Who\", \"When\", \"Words\""), "{}", said.talk);
    assert!(!folder.path("c").exists());
    // Nothing is read twice, and so not once so and once otherwise.
    add(&folder, &["pile"]);
    let said = folder.run(&["add", "c", "pile", "--map", "columns.toml"]);
    assert!(said.code == 3 && said.talk.contains("was read otherwise than columns.toml says"), "{}", said.talk);
    // A brief of the case is another reading, and keeps nothing.
    let said = folder.run(&["brief", "c", "--map", "columns.toml", "--json"]);
    assert_eq!(messages_in(&said.out), 2, "{}{}", said.out, said.talk);
    untouched(&folder);
}

#[test]
fn a_run_that_was_stopped_goes_on_by_it() {
    let folder = handed();
    let mapped = |case: &str| {
        let mut adding = adding(&folder, case);
        adding.map = Some(folder.path("columns.toml"));
        adding
    };
    case::add(&mapped("calm"), &noon, &patient()).expect("a run");
    let calm = tables(&folder.path("calm"));
    let mut stops = 0;
    for n in 1.. {
        let ended = ended_before(n, &mapped("c"));
        // Once the table is kept, whoever goes on need not say again what is what.
        let is_kept = folder.path("c/record.sqlite").exists()
            && record(&folder.path("c"))
                .query_row("SELECT COUNT(*) FROM receipts WHERE path LIKE '%ferry.csv'", [], |row| row.get::<_, i64>(0))
                .is_ok_and(|many| many > 0);
        let mut next = mapped("c");
        if is_kept {
            (next.paths, next.map) = (Vec::new(), None);
        }
        case::add(&next, &noon, &patient()).expect("a run");
        same(&calm, &tables(&folder.path("c")), &format!("stopped before commit {n}"));
        untouched(&folder);
        fs::remove_dir_all(folder.path("c")).expect("a folder");
        if ended {
            break;
        }
        stops = n;
    }
    assert!(stops >= 3, "only {stops} commits");
}
