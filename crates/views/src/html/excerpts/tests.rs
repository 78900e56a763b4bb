use super::{Measure, excerpts};
use record::Span;

const SMALL: Measure = Measure { around: 8, most: 12 };

fn kept<'a>(text: &'a str, words: &[&str]) -> Vec<&'a str> {
    let places = words.iter().map(|words| {
        let start = text.find(words).expect("in the text");
        Span::new(start, start + words.len())
    });
    excerpts(text, places, SMALL).into_iter().map(|span| span.of(text)).collect()
}

#[test]
fn words_around_a_place_are_whole() {
    let text = "the quick brown fox jumps over the lazy dog and sleeps";
    assert_eq!(kept(text, &["fox"]), ["brown fox jumps"]);
    assert_eq!(kept(text, &["the quick"]), ["the quick brown"]);
    assert_eq!(kept(text, &["sleeps"]), ["dog and sleeps"]);
}

#[test]
fn neighbours_are_one_excerpt_and_the_middle_of_a_long_place_is_left_out() {
    let text = "the quick brown fox jumps over the lazy dog and sleeps until the next morning comes";
    assert_eq!(kept(text, &["fox", "over"]), ["brown fox jumps over the"]);
    let long = kept(text, &["brown fox jumps over the lazy dog and sleeps"]);
    assert_eq!(long.len(), 2, "{long:?}");
    assert!(!long.join(" ").contains("over the lazy"), "{long:?}");
}

#[test]
fn characters_of_several_bytes_are_never_cut() {
    let text = "ééééééééééééééé mot ééééééééééééééé";
    assert_eq!(kept(text, &["mot"]), ["mot"]);
}
