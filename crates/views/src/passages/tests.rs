use super::*;
use crate::brief::Look;
use record::Span;

struct Names(Vec<(&'static str, Option<&'static str>)>);

impl Named for Names {
    fn count(&self) -> usize {
        self.0.len()
    }
    fn id(&self, text: usize) -> &str {
        self.0[text].0
    }
    fn path(&self, text: usize) -> Option<&str> {
        self.0[text].1
    }
}

fn names() -> Names {
    Names(vec![("m1", None), ("0a1b2c", Some("reports/a.txt")), ("m\u{202e}3", None)])
}

fn at(text: usize, start: usize, end: usize) -> Stretch {
    Stretch { text, span: Span::new(start, end) }
}

fn shared(a: Stretch, b: Stretch, bits: f64, cluster: usize) -> Shared {
    Shared { a, b, bits, expected: 1.234_56e-7, cluster }
}

fn found() -> Found {
    Found {
        passages: vec![
            shared(at(0, 5, 30), at(1, 50, 75), 60.0, 0),
            shared(at(0, 5, 31), at(2, 0, 26), 70.126, 0),
            shared(at(1, 0, 20), at(2, 40, 60), 90.0, 1),
        ],
        common: vec![Common { places: vec![at(0, 40, 50), at(2, 70, 80)], bits: 50.0, expected: 0.0, cluster: 2 }],
    }
}

#[test]
fn a_line_says_where_and_how_much() {
    let (found, names) = (found(), names());
    let lines: Vec<String> = lines(&found, &names).collect();
    assert_eq!(lines.len(), 4);
    let first: serde_json::Value = serde_json::from_str(&lines[0]).expect("JSON");
    let expected = serde_json::json!({
        "schema": "onrecord/passages/1", "a": "m1", "a_start": 5, "a_end": 30, "b": "0a1b2c", "b_start": 50, "b_end": 75,
        "bits": 60.0, "expected": 1.23e-7, "cluster": 0, "b_path": "reports/a.txt"
    });
    assert_eq!(first, expected);
    assert!(lines[1].contains("\"bits\":70.13") && lines[1].contains("m\\u202e3"), "{}", lines[1]);
    assert!(lines[3].contains("\"places\":[{\"id\":\"m1\",\"start\":40,\"end\":50},{"), "{}", lines[3]);
}

#[test]
fn clusters_stand_by_what_they_say_and_places_once() {
    let clusters = clusters(&found());
    assert_eq!(clusters.iter().map(|cluster| cluster.bits).collect::<Vec<_>>(), [90.0, 70.126, 50.0]);
    assert_eq!(clusters[1].places, [at(0, 5, 31), at(1, 50, 75), at(2, 0, 26)], "those that overlap are one");
}

#[test]
fn the_place_that_says_most_comes_first() {
    let passages = vec![shared(at(0, 5, 30), at(1, 50, 75), 60.0, 0), shared(at(1, 50, 80), at(2, 0, 26), 70.0, 0)];
    let clusters = clusters(&Found { passages, common: Vec::new() });
    assert_eq!(clusters[0].places, [at(1, 50, 80), at(0, 5, 30), at(2, 0, 26)]);
}

#[test]
fn a_page_shows_the_words_and_all_that_have_them() {
    let found = found();
    let clusters = clusters(&found);
    let mut words: Words = wanted(&clusters).into_iter().map(|place| (place, "The lamp is out".to_owned())).collect();
    words.insert(at(2, 0, 26), "the lamp, was OUT".to_owned());
    words.insert(at(1, 50, 75), "The LAMP\u{1b} is out, and cold!".to_owned());
    words.remove(&at(0, 40, 50));
    let page = page(&found, &clusters, &words, &names(), Look::new(80, false));
    let expected = "\
 1  4 words · 90 bits · 2 places in 2 texts
    “The lamp is out”
    0..20   reports/a.txt
    40..60  m<U+202E>3

 2  4 words · 70 bits · 3 places in 3 texts
    “The lamp is out”
    5..31   m1
    50..75  reports/a.txt · these words and more
    0..26   m<U+202E>3 · nearly these words

 3  50 bits · 2 places in 2 texts
    (the words are no longer where they were read)
    40..50  m1
    70..80  m<U+202E>3

3 texts were searched. They share 4 passages, in 3 clusters of the same words.
";
    assert!(page.trim_start().starts_with(expected), "{page}");
}

#[test]
fn a_page_is_no_longer_than_a_person_reads() {
    let passages = (0..60).map(|n| shared(at(0, n * 100, n * 100 + 50), at(1, 0, 50), 70.0, n)).collect();
    let common = vec![Common {
        places: (0..20).map(|n| at(n % 3, n * 9, n * 9 + 8)).collect(),
        bits: 99.0,
        expected: 0.0,
        cluster: 60,
    }];
    let found = Found { passages, common };
    let clusters = clusters(&found);
    let words = wanted(&clusters).into_iter().map(|place| (place, "lamp ".repeat(300))).collect();
    let page = page(&found, &clusters, &words, &names(), Look::new(60, false));
    assert!(page.contains("and 12 other places; --json lists all"), "{page}");
    assert!(page.contains("The 50 clusters that say most stand above"), "{page}");
    assert!(page.lines().count() < 50 * 8 + 20 && page.lines().all(|line| line.chars().count() <= 60), "{page}");
}

#[test]
fn nothing_shared_is_said() {
    let page = page(&Found::default(), &[], &Words::new(), &names(), Look::default());
    assert_eq!(page, "3 texts were searched. No two share a passage that chance would not give.\n");
}
