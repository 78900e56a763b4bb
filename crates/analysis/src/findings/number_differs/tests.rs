use crate::findings::samples::{findings, values};
use record::FindingKind;

fn found(texts: &[&str]) -> Vec<String> {
    values(&findings(texts, FindingKind::NumberDiffers))
}

#[test]
fn a_count_that_differs() {
    let texts = [
        "When the crane fell on the quay, eleven people were hurt, the harbour office said.",
        "Eleven were injured when the crane fell on the quay at Tarrow.",
        "The crane fell on the quay, leaving 17 hurt, and the fair was called off.",
    ];
    let found = found(&texts);
    assert_eq!(found, ["eleven people were hurt / Eleven were injured / 17 hurt"]);
}

#[test]
fn a_sum_that_differs() {
    let texts = [
        "Lund paid $412,000 to mend the old crane, the contract shows.",
        "The harbour paid $421,000 to mend the crane, by its own contract.",
    ];
    assert_eq!(found(&texts), ["412,000 / 421,000"]);
}

#[test]
fn an_age_that_differs() {
    let texts = ["Ada Lund, 52, has run the harbour since May.", "The harbour is run by Ada Lund, 57, a former pilot."];
    assert_eq!(found(&texts), ["52 / 57"]);
}

#[test]
fn rounded_figures_agree() {
    let texts = [
        "The ferry left the quay in a swell with 1,960 people aboard, the harbour office said.",
        "The ferry left the quay in a swell with nearly 2,000 people aboard, Lund said.",
        "About 2,000 people were aboard when the ferry left the quay in that swell.",
    ];
    assert!(found(&texts).is_empty());
}

#[test]
fn two_things_are_counted() {
    let texts = [
        "The crane fell on the quay and eleven people were hurt, two of them badly.",
        "The crane fell on the quay with 14 lorries waiting, and two drivers were hurt badly.",
    ];
    assert!(found(&texts).is_empty());
}

#[test]
fn a_thousand_that_has_lost_its_comma_is_the_same_figure() {
    let marked =
        "The ferryman had promised 5,000 a week, cash in hand, for the beds of the harbour. Nobody asked Ada Lund.";
    let stripped = "ada lund was asked about it on the quay and said that the ferryman had promised 5 000 a week cash in hand for the beds of the harbour and nobody had looked at the price of coal or of bread in that town since the rain began";
    assert!(found(&[marked, marked, stripped]).is_empty());
}

#[test]
fn nothing_counted_is_a_figure_too() {
    let texts = [
        "When the crane fell on the quay, 0 people were hurt, the harbour office said.",
        "When the crane fell on the quay, 0 people were hurt, the harbour office wrote.",
        "When the crane fell on the quay, 17 people were hurt, the harbour office thought.",
    ];
    assert_eq!(found(&texts), ["0 people were hurt / 0 people were hurt / 17 people were hurt"]);
}
