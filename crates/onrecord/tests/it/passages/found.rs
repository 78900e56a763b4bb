//! What is shared is found, with its bytes.

use super::texts::{characters, filler, ids, line, lines, rows, words};
use crate::folder::Folder;
use serde_json::Value;

/// Something that nobody says twice.
const SAID: &str = "the compressor we need is on a ship, the ship is outside your harbour, and it will not come in without a \
                    foghorn";

/// `words` in the middle of a text of its own.
fn around(seed: u64, words: &str) -> String {
    format!("{}. {words}. {}", filler(seed, 90), filler(seed + 1000, 90))
}

/// Texts with nothing in common, so that words have the worth that they have in a pile.
fn others(n: u64) -> Vec<String> {
    (0..n).map(|seed| filler(50_000 + seed, 200)).collect()
}

/// The texts with these before some others in one file: the only row says that the first two share `expected`.
#[track_caller]
fn check(a: &str, b: &str, expected: &str) {
    let texts = [vec![a.to_owned(), b.to_owned()], others(20)].concat();
    let said = lines(&texts).run(&["passages", "a.jsonl"]);
    assert_eq!((said.code, said.talk.as_str()), (0, ""));
    let rows = rows(&said);
    let found: Vec<_> = rows.iter().map(|row| (ids(row), words(row, "a", a), words(row, "b", b))).collect();
    assert_eq!(found, [(("0", "1"), expected, expected)]);
}

#[test]
fn a_quotation_among_lines_has_its_exact_bytes() {
    check(&around(1, SAID), &around(2, SAID), SAID);
}

#[test]
fn bytes_are_bytes_where_characters_are_long() {
    check(&format!("ἡ λάμπα – “🎺 Ångström” \u{feff} ﬃ. {SAID}. {}", filler(1, 60)), &around(2, SAID), SAID);
}

#[test]
fn every_writing_is_searched() {
    let greek =
        "ο φύλακας του φάρου έγραψε ότι η λάμπα έσβησε τα μεσάνυχτα και κανείς από το λιμάνι δεν του απάντησε ποτέ";
    let cyrillic =
        "смотритель маяка написал вечером начальнику порта что лампа погасла и корабль стоит без огней у мола";
    let arabic = "كتب حارس المنارة مساء إلى رئيس الميناء أن المصباح انطفأ وأن السفينة تنتظر خارج الرصيف حتى الصباح";
    for words in [greek, cyrillic, arabic] {
        check(&around(1, words), &around(2, words), words);
    }
    let chinese = "守灯塔的人晚上写信给港务局说雾笛已经坏了船还停在外面等着没有人肯进来";
    let japanese = "灯台守は夕方に港の所長へ霧笛が壊れて船が沖で待っていると手紙を書いたが返事はなかった";
    for words in [chinese, japanese] {
        let around = |seed| format!("{}。{words}。{}", characters(seed, 120), characters(seed + 1000, 120));
        check(&around(1), &around(2), words);
    }
}

#[test]
fn a_quotation_among_files_has_the_ids_of_their_sources() {
    let (a, b) = (around(1, SAID), around(2, SAID));
    let folder = Folder::new().file("r/a.txt", &a).file("r/b.md", &b).file("r/c.txt", filler(3, 200));
    let said = folder.run(&["passages", "r"]);
    assert_eq!((said.code, said.talk.as_str()), (0, ""));
    let rows = rows(&said);
    assert_eq!(rows.len(), 1, "{}", said.out);
    let row = &rows[0];
    assert_eq!((row["a_path"].as_str(), row["b_path"].as_str()), (Some("r/a.txt"), Some("r/b.md")));
    assert_eq!((words(row, "a", &a), words(row, "b", &b)), (SAID, SAID));
    let span = format!("{}..{}", row["b_start"], row["b_end"]);
    let shown = folder.run(&["text", ids(row).1, "r", "--span", &span]);
    assert_eq!(shown.out, SAID, "`text` prints the passage");
}

#[test]
fn files_and_lines_are_searched_together() {
    let (a, b) = (around(1, SAID), around(2, SAID));
    let folder = Folder::new().file("a.txt", &a).file("b.NDJSON", line("<1@quay>", &b));
    let rows = rows(&folder.run(&["passages", "a.txt", "b.NDJSON"]));
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!((row["a"].as_str(), words(row, "a", &b), words(row, "b", &a)), (Some("<1@quay>"), SAID, SAID));
    assert_eq!((&row["a_path"], row["b_path"].as_str()), (&Value::Null, Some("a.txt")));
}

#[test]
fn passages_that_changed_places_are_both_found() {
    let (one, two) = (filler(7, 30), filler(8, 30));
    let a = format!("{}. {one}. {}. {two}. {}", filler(1, 90), filler(2, 90), filler(3, 90));
    let b = format!("{}. {two}. {}. {one}. {}", filler(4, 90), filler(5, 90), filler(6, 90));
    let said = lines(&[a.clone(), b.clone()]).run(&["passages", "a.jsonl"]);
    let found: Vec<_> = rows(&said)
        .iter()
        .map(|row| (words(row, "a", &a), words(row, "b", &b)))
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .collect();
    assert_eq!(found, [(one.clone(), one), (two.clone(), two)]);
}

#[test]
fn a_passage_that_stands_twice_is_found_twice_and_is_one_cluster() {
    let a = format!("{}. {SAID}. {}. {SAID}. {}", filler(1, 90), filler(2, 90), filler(3, 90));
    let b = around(4, SAID);
    let said = lines(&[a.clone(), b.clone()]).run(&["passages", "a.jsonl"]);
    let rows = rows(&said);
    let starts: Vec<_> = rows.iter().map(|row| row["a_start"].as_u64()).collect();
    let expected: Vec<_> = a.match_indices(SAID).map(|(at, _)| Some(at as u64)).collect();
    assert_eq!(starts, expected, "{}", said.out);
    assert!(rows.iter().all(|row| words(row, "b", &b) == SAID && row["cluster"] == rows[0]["cluster"]), "{}", said.out);
}

#[test]
fn every_tenth_word_may_differ() {
    let words_of: Vec<String> = filler(9, 80).split(' ').map(str::to_owned).collect();
    let other = |(n, word): (usize, &String)| if n % 10 == 9 { format!("lamp{n}") } else { word.clone() };
    let other = words_of.iter().enumerate().map(other).collect::<Vec<_>>().join(" ");
    let (a, b) = (around(1, &words_of.join(" ")), around(2, &other));
    let said = lines(&[vec![a.clone(), b.clone()], others(10)].concat()).run(&["passages", "a.jsonl"]);
    let rows = rows(&said);
    assert_eq!(rows.len(), 1, "{}", said.out);
    // The last word differs, and is no part of it.
    let shared = words_of[..79].join(" ");
    assert_eq!((ids(&rows[0]), words(&rows[0], "a", &a)), (("0", "1"), shared.as_str()));
    assert_eq!(words(&rows[0], "b", &b).split(' ').count(), 79);
}

#[test]
fn six_telling_words_are_enough_where_marks_stand_around_them() {
    let six = "your kettle outsings every foghorn here";
    let of = |quoted: &str| {
        let a = format!("{}. She wrote {quoted} to him. {}", filler(1, 90), filler(2, 90));
        let b = format!("{}, and then {six} {}", filler(3, 90), filler(4, 90));
        let said = lines(&[vec![a.clone(), b], others(20)].concat()).run(&["passages", "a.jsonl"]);
        rows(&said).iter().map(|row| words(row, "a", &a).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of(&format!("“{six}”")), [six]);
    assert_eq!(of(&format!("\"{six}\"")), [six]);
    assert_eq!(of(six), [""; 0]);
}

#[test]
fn what_stands_in_very_many_texts_is_one_row() {
    let footer = filler(999, 60);
    let mut texts: Vec<String> = (0..60).map(|n| format!("{}. {footer}", filler(n, 60))).collect();
    texts.extend([around(2000, SAID), around(2002, SAID)]);
    let said = lines(&texts).run(&["passages", "a.jsonl"]);
    let rows = rows(&said);
    let (common, shared): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row["places"].is_array());
    assert_eq!((common.len(), shared.len()), (1, 1), "{}", said.out);
    assert_eq!(ids(shared[0]), ("60", "61"), "a row of two texts stands beside it");
    let places = common[0]["places"].as_array().expect("places");
    let place = |place: &Value| {
        let id = place["id"].as_str().expect("an id").parse::<usize>().expect("a number");
        let at = |what: &str| place[what].as_u64().expect("a byte") as usize;
        (id, &texts[id][at("start")..at("end")])
    };
    let found: Vec<(usize, &str)> = places.iter().map(place).collect();
    // The same words in all: the footer, less what says nothing more at its end.
    let shown = found[0].1;
    assert!(footer.starts_with(shown) && shown.len() * 10 > footer.len() * 9, "{shown}");
    assert_eq!(found, (0..60).map(|n| (n, shown)).collect::<Vec<_>>());
    assert_eq!(ids(common[0]), ("0", "1"), "the first two of its places");
}

#[test]
fn what_is_short_and_stands_in_very_many_texts_is_one_row_too() {
    let footer = filler(999, 12);
    let of = |texts: u64| {
        let texts: Vec<String> = (0..texts).map(|n| format!("{}. {footer}", filler(n, 60))).collect();
        rows(&lines(&texts).run(&["passages", "a.jsonl"])).len()
    };
    assert_eq!((of(8), of(60)), (28, 1));
}

#[test]
fn against_holds_each_text_against_the_other_set_only() {
    let within = filler(7, 30);
    let texts = |first: u64| {
        [around(first, SAID), around(first + 2, SAID), around(first + 4, &within), around(first + 6, &within)]
    };
    let of = |name: &str, texts: &[String]| -> String {
        texts.iter().enumerate().map(|(n, text)| line(format!("{name}{n}"), text) + "\n").collect()
    };
    let (here, there) = (texts(1), [around(21, SAID), around(23, &filler(9, 30)), around(25, &filler(9, 30))]);
    let folder = Folder::new().file("here.jsonl", of("h", &here)).file("there.jsonl", of("t", &there));
    let said = folder.run(&["passages", "here.jsonl", "--against", "there.jsonl"]);
    let rows = rows(&said);
    let pairs: Vec<_> = rows.iter().map(ids).collect();
    assert_eq!(pairs, [("h0", "t0"), ("h1", "t0")], "{}", said.talk);
    assert_eq!(words(&rows[0], "b", &there[0]), SAID);
    let all = folder.run(&["passages", "here.jsonl", "there.jsonl"]);
    assert!(all.out.lines().count() > 4, "{}", all.out);
}
