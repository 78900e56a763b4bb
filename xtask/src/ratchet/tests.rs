use super::Ratchet;
use crate::score::Score;

fn score(recall: f64) -> Score {
    Score { figures: vec![("messages.recall", recall), ("events.recall", 0.5)], notes: Vec::new() }
}

#[test]
fn falls_below_only_past_the_slack() {
    let ratchet = Ratchet::parse("[ferry]\n\"messages.recall\" = 0.75\n").unwrap();
    assert!(ratchet.under("ferry", &score(0.7496)).is_empty());
    assert_eq!(ratchet.under("ferry", &score(0.7)), ["ferry: messages.recall is 0.7000, and was 0.7500"]);
    assert!(ratchet.under("orchestra", &score(0.0)).is_empty(), "another case has floors of its own");
}

#[test]
fn a_figure_that_is_gone_counts_as_nothing() {
    let ratchet = Ratchet::parse("[ferry]\n\"spans.stand\" = 0.2\n").unwrap();
    assert_eq!(ratchet.under("ferry", &score(1.0)).len(), 1);
}

#[test]
fn rises_and_never_sinks() {
    let mut ratchet = Ratchet::default();
    assert_eq!(ratchet.raise("ferry", &score(0.6)).len(), 3);
    assert_eq!(
        ratchet.raise("ferry", &score(0.8)),
        ["ferry: messages.recall 0.6000 -> 0.8000", "ferry: mean 0.5500 -> 0.6500"]
    );
    assert!(ratchet.raise("ferry", &score(0.1)).is_empty());
    assert_eq!(Ratchet::parse(&ratchet.text()).unwrap(), ratchet, "what is written reads back as it was");
}

#[test]
fn says_what_is_not_a_ratchet() {
    assert!(Ratchet::parse("[ferry]\nmean = \"high\"\n").unwrap_err().to_string().contains("ferry: mean"));
}
