//! Any number of texts.

use super::*;
use record::progress::{Cancelled, Watch};

fn words(text: &str) -> String {
    said(text, &(0..Tokens::of(text).len()))
}

#[test]
fn a_shared_note_is_one_passage() {
    let texts = [format!("{BEFORE} {NOTE}"), OTHER.into(), format!("{NOTE} {AFTER}")];
    let found = shared(&texts).passages;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].a.0, found[0].b.0), (0, 2));
    assert_eq!(said(&texts[0], &found[0].a.1), words(NOTE));
    assert_eq!(said(&texts[2], &found[0].b.1), words(NOTE));
    assert!(found[0].steps.iter().all(|s| *s == Step::Same));
}

#[test]
fn an_edited_note_is_one_passage() {
    let edited = NOTE
        .replace("approved", "signed off on")
        .replace("although", "though")
        .replace("two engineers", "2 engineers")
        .replace("would not", "wouldnot");
    let texts = [format!("{BEFORE} {NOTE} {AFTER}"), format!("{OTHER} {edited} {OTHER}")];
    let found = shared(&texts).passages;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(said(&texts[0], &found[0].a.1), words(NOTE));
    assert_eq!(said(&texts[1], &found[0].b.1), words(&edited));
    assert!(found[0].steps.contains(&Step::Joined));
}

#[test]
fn swapped_passages_are_two() {
    let (first, second) = NOTE.split_at(NOTE.find("although").unwrap());
    let texts = [format!("{BEFORE} {first} {second}"), format!("{second} {AFTER} {first}")];
    let found = shared(&texts).passages;
    let got: Vec<String> = found.iter().map(|p| said(&texts[0], &p.a.1)).collect();
    assert_eq!(got, [words(first), words(second)]);
}

#[test]
fn set_phrases_are_no_passages() {
    let texts = [
        format!("{BEFORE} on the other hand at the end of the day {NOTE}"),
        format!("{AFTER} on the other hand {OTHER} at the end of the day it was one of the most"),
    ];
    assert_eq!(shared(&texts).passages, []);
}

#[test]
fn texts_without_words_are_no_trouble() {
    assert_eq!(shared::<&str>(&[]), Found::default());
    assert_eq!(shared(&["", "...", "", "one"]), Found::default());
    assert_eq!(shared(&[NOTE]), Found::default());
}

#[test]
fn copies_are_aligned_from_end_to_end() {
    let found = shared(&[NOTE, OTHER, NOTE]).passages;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].a, (0, 0..Tokens::of(NOTE).len()));
    assert_eq!(found[0].b, (2, 0..Tokens::of(NOTE).len()));
}

#[test]
fn a_footer_on_every_text_is_listed_once() {
    let mut dice = Dice(23);
    let footer = format!("{NOTE} {OTHER}");
    let mut texts: Vec<String> = (0..1200).map(|_| dice.text(60, 20_000).join(" ")).collect();
    let copy = dice.text(20, 20_000).join(" ");
    (texts[10], texts[20]) = (copy.clone(), copy);
    texts.iter_mut().for_each(|t| *t = format!("{t} {footer}"));
    let found = shared(&texts);
    assert_eq!(found.common.len(), 1);
    assert_eq!(found.common[0].places.len(), 1200);
    for (text, range) in [&found.common[0].places[0], &found.common[0].places[1199]] {
        let said = said(&texts[*text], range);
        assert!(words(&footer).contains(&said) && said.len() > footer.len() * 9 / 10, "{said}");
    }
    assert_eq!(found.passages.len(), 1, "the copy is still found");
    assert_eq!((found.passages[0].a.0, found.passages[0].b.0), (10, 20));
}

#[test]
fn a_crowd_of_copies_is_listed_once() {
    let texts = vec![NOTE; 300];
    let found = shared(&texts);
    assert_eq!(found.passages, []);
    assert_eq!(found.common.len(), 1);
    assert_eq!(found.common[0].places.len(), 300);
}

#[test]
fn words_repeated_without_end_do_not_explode() {
    let spam = |n: usize, word: &str| vec![word; n].join(" ");
    let texts = [
        format!("{} {NOTE}", spam(50_000, "buy now cheap")),
        format!("{NOTE} {}", spam(60_000, "buy now cheap")),
        spam(40_000, "confounding"),
        spam(30_000, "confounding"),
    ];
    let found = shared(&texts);
    assert!(found.passages.iter().any(|p| said(&texts[0], &p.a.1).contains("dredging contract")));
    assert!(found.passages.len() < 50, "{}", found.passages.len());
}

#[test]
fn long_texts_meet_in_a_band() {
    let mut dice = Dice(31);
    let a = dice.text(200_000, 30_000);
    let mut b = a.clone();
    for k in 0..400 {
        b[k * 500 + 37] = "zzyzx".into();
    }
    let found = shared(&[a.join(" "), b.join(" ")]).passages;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].a.1.clone(), found[0].b.1.clone()), (0..200_000, 0..200_000));
    assert_eq!(found[0].steps.iter().filter(|s| **s == Step::Changed).count(), 400);
}

#[test]
fn a_run_can_be_cancelled() {
    struct Stop;
    impl Watch for Stop {
        fn stage(&self, _: &'static str, _: Option<u64>) {}
        fn advance(&self, _: u64) {}
        fn cancelled(&self) -> bool {
            true
        }
    }
    let (vocabulary, texts) = coded(&[NOTE, NOTE]);
    let row = Row::of(&texts);
    assert_eq!(passages(&Corpus::new(&row, &vocabulary), &Settings::default(), &Stop), Err(Cancelled));
}
