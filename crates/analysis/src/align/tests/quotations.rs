//! One quotation in one text.

use super::*;

/// What of the quotation, and what of the text, was found: best first.
fn found(quotation: &str, text: &str) -> Vec<(String, String)> {
    let (vocabulary, texts) = coded(&[quotation, text, OTHER]);
    let all = locate(&texts[0], &texts[1], &vocabulary, &Search::default());
    for one in &all {
        check_walk(&texts[0], &texts[1], one);
    }
    all.iter().map(|p| (said(quotation, &p.a), said(text, &p.b))).collect()
}

fn whole() -> String {
    format!("{BEFORE} {NOTE} {AFTER}")
}

#[test]
fn a_quotation_is_found_word_for_word() {
    for quotation in [NOTE, "two engineers had warned in writing", "dredging contract", "new pilings beneath it"] {
        let words = Tokens::of(quotation).iter().collect::<Vec<_>>().join(" ");
        assert_eq!(found(quotation, &whole()), [(words.clone(), words)], "{quotation}");
    }
}

#[test]
fn an_altered_quotation_is_found_entire() {
    for (from, to) in [
        ("warned in writing", "warned in public"),
        ("dredging ", ""),
        ("two engineers", "two engineers [sic]"),
        ("northern", "southern and western"),
        ("another winter", "anotherwinter"),
    ] {
        let all = found(&NOTE.replace(from, to), &whole());
        assert_eq!(all.len(), 1, "{from}");
        assert_eq!(all[0].1, Tokens::of(NOTE).iter().collect::<Vec<_>>().join(" "), "{from}");
    }
}

#[test]
fn spliced_halves_are_found_apart() {
    let all = found(
        "the dredging contract would not survive another winter residents gathered on thursday evening",
        &format!("{BEFORE} {OTHER} {NOTE} {OTHER} {AFTER}"),
    );
    let texts: Vec<&str> = all.iter().map(|(_, text)| text.as_str()).collect();
    assert!(texts.contains(&"residents gathered on thursday evening"), "{texts:?}");
    assert!(texts.iter().any(|t| t.starts_with("the dredging contract") || t.ends_with("survive another winter")));
}

#[test]
fn parts_in_another_order_are_found_apart() {
    let (first, second) = NOTE.split_at(NOTE.find("although").unwrap());
    let all = found(&format!("{second} {first}"), &whole());
    assert_eq!(all.len(), 2);
    assert!(all[0].1.starts_with("although") && all[1].1.ends_with("in march"), "{all:?}");
}

#[test]
fn a_quotation_that_comes_twice_is_found_twice() {
    let text = format!("{NOTE} {OTHER} {OTHER} {NOTE}");
    assert_eq!(found("the northern quay would not survive another winter", &text).len(), 2);
}

#[test]
fn rare_words_count_where_set_phrases_do_not() {
    let text = format!("{BEFORE} on the other hand her answer was beautifully confounding to them {AFTER}");
    assert_eq!(found("beautifully confounding", &text).len(), 1);
    assert_eq!(found("on the other hand", &text), []);
    assert_eq!(found("it was", &text), []);
    assert_eq!(found("", &text), []);
    assert_eq!(found("nothing of the kind", ""), []);
}

#[test]
fn words_that_no_text_has_match_nothing() {
    let (vocabulary, texts) = coded(&[NOTE]);
    let needle = vocabulary.symbols(&Tokens::of("xylophone quartets two engineers had warned in writing zebras"));
    assert_eq!(needle[0], UNKNOWN);
    let all = locate(&needle, &texts[0], &vocabulary, &Search::default());
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].a.clone(), all[0].steps.len()), (2..8, 6));
    assert!(locate(&[UNKNOWN; 9], &[UNKNOWN; 9], &vocabulary, &Search::default()).is_empty());
}

#[test]
fn a_quotation_of_ten_words_is_found_in_a_book() {
    let mut dice = Dice(3);
    let mut book = dice.text(120_000, 20_000);
    let quotation = dice.text(10, 20_000);
    book.splice(77_777..77_777, quotation.iter().cloned());
    let (vocabulary, texts) = coded(&[quotation.join(" "), book.join(" ")]);
    let all = locate(&texts[0], &texts[1], &vocabulary, &Search::default());
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].a.clone(), all[0].b.clone()), (0..10, 77_777..77_787));
}

#[test]
fn a_quotation_as_long_as_a_text_is_found() {
    let mut dice = Dice(5);
    let quotation = dice.text(3000, 5000);
    let hay = [dice.text(500, 5000), quotation.clone(), dice.text(500, 5000)].concat();
    let (vocabulary, texts) = coded(&[quotation.join(" "), hay.join(" ")]);
    let all = locate(&texts[0], &texts[1], &vocabulary, &Search::default());
    assert!(all[0].a == (0..3000) && all[0].b.start <= 500 && all[0].b.end >= 3500, "{:?}", (&all[0].a, &all[0].b));
}
