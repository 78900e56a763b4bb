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
fn where_places_are_many_little_stands_around_them() {
    let text = "a b c d e f g h i j k l m n o p q r s t u v w x y z";
    let places: Vec<Span> = (0..13).map(|n| Span::new(4 * n, 4 * n + 1)).collect();
    let parts = super::short_excerpts(text, &places, Measure { around: 120, most: 400 });
    assert_eq!(parts.len(), 13, "{parts:?}");
    let one = super::short_excerpts(text, &places[6..7], Measure { around: 6, most: 400 });
    assert_eq!(one.iter().map(|part| part.of(text)).collect::<Vec<_>>(), ["j k l m n o p"]);
}

#[test]
fn characters_of_several_bytes_are_never_cut() {
    let text = "ééééééééééééééé mot ééééééééééééééé";
    assert_eq!(kept(text, &["mot"]), ["mot"]);
}
