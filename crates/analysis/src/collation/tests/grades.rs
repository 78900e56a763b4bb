//! What a difference can change.

use crate::align::Vocabulary;
use crate::collation::grade::{Grade, grade};
use record::Tokens;

fn graded(x: &str, y: &str) -> Grade {
    let (x, y) = (Tokens::of(x), Tokens::of(y));
    let (vocabulary, _) = Vocabulary::of([&x, &y].into_iter());
    let near =
        |x: &str, y: &str| vocabulary.symbol(x).zip(vocabulary.symbol(y)).is_some_and(|(x, y)| vocabulary.near(x, y));
    let name = |word: &str| matches!(word, "arno" | "brid" | "tarrow");
    grade(&x.iter().collect::<Vec<_>>(), &y.iter().collect::<Vec<_>>(), &near, &name)
}

#[track_caller]
fn check(expected: Grade, pairs: &[(&str, &str)]) {
    for (x, y) in pairs {
        assert_eq!(graded(x, y), expected, "{x} / {y}");
        assert_eq!(graded(y, x), expected, "{y} / {x}");
    }
}

#[test]
fn typography() {
    check(Grade::Typography, &[("to day", "today"), ("40", "forty"), ("boat house", "boathouse")]);
}

#[test]
fn spelling() {
    check(
        Grade::Spelling,
        &[
            ("harbour", "harbor"),
            ("recognise", "recognize"),
            ("theatre", "theater"),
            ("recieved", "received"),
            ("we'll", "we will"),
            ("don't", "do not"),
            ("she's", "she is"),
            ("can't", "cannot"),
            ("won't", "will not"),
        ],
    );
}

#[test]
fn function_words() {
    check(Grade::FunctionWord, &[("the", "a"), ("upon", "on"), ("", "that"), ("into the", "in a"), ("his", "him")]);
}

#[test]
fn one_or_many() {
    check(
        Grade::Number,
        &[
            ("fee", "fees"),
            ("church", "churches"),
            ("ferry", "ferries"),
            ("woman", "women"),
            ("this boat", "these boats"),
            ("is", "are"),
        ],
    );
}

#[test]
fn when_or_whether() {
    check(
        Grade::Tense,
        &[
            ("is", "was"),
            ("will", "would"),
            ("may", "must"),
            ("sails", "sailed"),
            ("stop", "stopped"),
            ("carry", "carried"),
            ("write", "wrote"),
            ("goes", "went"),
            ("pay", "would pay"),
            ("has", "had"),
        ],
    );
}

#[test]
fn other_words() {
    check(
        Grade::Content,
        &[("barrel", "bottle"), ("", "quietly"), ("he", "she"), ("our", "your"), ("the old quay", "a new pier")],
    );
}

#[test]
fn another_order() {
    check(Grade::Order, &[("slowly and surely", "surely and slowly")]);
}

#[test]
fn names() {
    check(Grade::Name, &[("Arno", "Brid"), ("the pilot", "Arno"), ("Tarrow", ""), ("of Tarrow", "")]);
    check(Grade::Content, &[("a sentence left out, Arno, with a name in it", "")]);
}

#[test]
fn how_many() {
    check(Grade::Quantity, &[("40", "50"), ("two boats", "three boats"), ("", "million"), ("a dozen", "some")]);
}

#[test]
fn yes_or_no() {
    check(
        Grade::Negation,
        &[
            ("not", ""),
            ("do", "do not"),
            ("didn't", "did"),
            ("never", "always"),
            ("able", "unable"),
            ("agree", "disagree"),
            ("with", "without"),
        ],
    );
}

#[test]
fn the_worst_part_of_a_difference_is_its_grade() {
    check(Grade::Tense, &[("the harbour is", "a harbor was")]);
    check(Grade::Negation, &[("Arno paid two", "Brid never paid three")]);
}

#[test]
fn grades_stand_in_the_order_of_what_they_matter() {
    assert!(Grade::ALL.windows(2).all(|w| w[0] < w[1] && w[0].matters() <= w[1].matters()));
}
