use super::blocks::common;
use super::days::day;
use super::words::{inside, same_party, without_brackets, words};
use super::*;
use serde_json::json;
use std::path::{Path, PathBuf};

fn split(letters: &str) -> Vec<String> {
    letters.chars().map(String::from).collect()
}

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/score/kiln")
}

fn read(name: &str) -> Value {
    crate::failure::read_json(&fixture().join(name)).unwrap()
}

fn reports() -> Reports {
    let files = std::fs::read_dir(fixture().join("reports")).unwrap().map(Result::unwrap);
    files.map(|f| (f.file_name().into_string().unwrap(), std::fs::read(f.path()).unwrap())).collect()
}

/// The briefs are the gold, damaged at random; the figures beside them are the reference scorer's.
#[test]
fn figures_are_the_reference_scorer_s() {
    let (gold, reports) = (read("gold.json"), reports());
    for n in 1..=4 {
        let score = Score::of(&gold, &read(&format!("brief-{n}.json")), Some(&reports));
        let expected = std::fs::read_to_string(fixture().join(format!("brief-{n}.figures"))).unwrap();
        let expected: Vec<(&str, f64)> = expected
            .lines()
            .map(|line| line.split_once(' ').unwrap())
            .map(|(name, value)| (name, value.trim().parse().unwrap()))
            .collect();
        let reached: Vec<(&str, f64)> = score.figures.iter().copied().chain([("mean", score.mean())]).collect();
        assert_eq!(reached.len(), expected.len(), "brief {n}");
        for ((name, value), (expected_name, expected_value)) in reached.into_iter().zip(expected) {
            assert_eq!(name, expected_name, "brief {n}");
            assert!((value - expected_value).abs() < 1e-9, "brief {n}: {name} is {value}, not {expected_value}");
        }
    }
}

#[test]
fn an_empty_brief_scores_nothing_where_there_is_something_to_find() {
    let score = Score::of(&read("gold.json"), &json!({}), Some(&reports()));
    for name in ["messages.recall", "messages.precision", "discrepancies.recall", "events.recall", "spans.stand"] {
        assert_eq!(score.get(name), 0.0, "{name}");
    }
    assert_eq!(score.get("no.such.figure"), 0.0);
}

#[test]
fn a_span_that_points_elsewhere_does_not_stand() {
    let brief = |start, end| {
        json!({"sources": [{"id": "a", "path": "in/herald.txt"}],
               "quotes": [{"source": "a", "text": "Maud Ashlar", "start": start, "end": end}]})
    };
    let text = String::from_utf8(reports()["herald.txt"].clone()).unwrap();
    let at = text.find("Maud Ashlar").unwrap();
    let stands = |start, end| Score::of(&read("gold.json"), &brief(start, end), Some(&reports())).get("spans.stand");
    assert_eq!(stands(at, at + 11), 1.0);
    assert_eq!(stands(at + 30, at + 41), 0.0);
    assert_eq!(stands(text.len() + 5, text.len() + 9), 0.0, "past the end");
    assert_eq!(stands(at + 11, at), 0.0, "backwards");
    assert!(Score::of(&read("gold.json"), &brief(at, at), None).figures.iter().all(|(name, _)| *name != "spans.stand"));
}

#[test]
fn ties_go_to_the_first_place_in_both() {
    // Pairs whose count depends on which of several equally long runs is taken first.
    for (a, b, ab, ba) in [("aba", "bda", 1, 2), ("caca", "acbdca", 2, 3), ("ddadb", "dbccad", 3, 2)] {
        assert_eq!((common(&split(a), &split(b)), common(&split(b), &split(a))), (ab, ba), "{a} {b}");
    }
    assert_eq!(common(&split(""), &split("a")), 0);
    assert_eq!(common(&split("abc"), &split("abc")), 3);
}

#[test]
fn words_are_folded() {
    assert_eq!(words("Don’t CAFÉ 6:35pm snake_case"), ["don", "t", "cafe", "6", "35", "pm", "snake", "case"]);
    assert_eq!(words("ﬁne ½ Straße İx ٣٤"), ["fine", "1", "2", "strasse", "ix", "٣٤"]);
    assert_eq!(words(&without_brackets("conceed [sic] and […] on [open")), ["conceed", "and", "on", "open"]);
    assert_eq!(inside(&[], &words("a")), 0.0);
}

#[test]
fn parties_are_the_same_by_any_shortening() {
    assert!(same_party("Tobin Reeve (apprentice)", "Reeve"));
    assert!(same_party("Mr. Tobin Reeve", "Tobin Reeve Sr."));
    assert!(!same_party("Tobin Reeve Jr.", "Tobin Reeve"), "another generation");
    assert!(!same_party("Tobin Reeve", "Tobin"), "a first name is not enough");
    assert!(!same_party("Tobin Reeve", "(unknown)"));
}

#[test]
fn days_are_counted() {
    assert_eq!(day("2031-03-01T09:00").unwrap() - day("2031-02-28").unwrap(), 1);
    assert_eq!(day("2032-03-01").unwrap() - day("2032-02-28").unwrap(), 2, "a leap year");
    assert_eq!(day("2031-01-01 (early)").unwrap() - day("2030-12-31").unwrap(), 1);
    for none in ["", "2031-13-01", "2031-02-29", "2031-03", "spring 2031-03-01"] {
        assert_eq!(day(none), None, "{none}");
    }
}
