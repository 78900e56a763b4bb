use crate::findings::samples::{findings, values};
use record::FindingKind;

const ASKED: &str = "“The crane is stuck and the ferry is late,” Ada Lund texted Gil Ames on May 3.";

fn found(later: &[&str]) -> Vec<String> {
    let texts: Vec<String> = later
        .iter()
        .map(|l| format!("{ASKED} {l}, Ames wrote back: “Then shift it by hand before the tide turns.”"))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    values(&findings(&texts, FindingKind::DelayDiffers))
}

#[test]
fn answers_after_other_delays() {
    assert_eq!(
        found(&["Two minutes later", "Two minutes later", "Twelve minutes later"]),
        ["Two minutes later / Two minutes later / Twelve minutes later"]
    );
}

#[test]
fn rounded_delays_agree() {
    assert!(found(&["Ten minutes later", "About ten minutes later", "Within a quarter of an hour"]).is_empty());
}

#[test]
fn a_public_act_after_other_delays() {
    let post = "the harbour office tweeted: “Our cranes have never been in better shape than they are today.”";
    let texts =
        [format!("{ASKED} Just 15 minutes after it was sent, {post}"), format!("{ASKED} Two hours later, {post}")];
    let found = findings(&texts.each_ref().map(String::as_str), FindingKind::DelayDiffers);
    assert_eq!(found.len(), 1);
}

#[test]
fn a_delay_counted_from_another_message_leaves_the_others_to_differ() {
    let answer = "Ames wrote back: “Then shift it by hand before the tide turns.”";
    let texts = [
        format!("{ASKED} Two minutes later, {answer}"),
        format!("{ASKED} Twelve minutes later, {answer}"),
        format!("“I never liked this harbour at all,” Orla Finch texted Gil Ames on May 1. Two days later, {answer}"),
    ];
    let found = findings(&texts.each_ref().map(String::as_str), FindingKind::DelayDiffers);
    assert_eq!(values(&found), ["Two minutes later / Twelve minutes later"]);
}
