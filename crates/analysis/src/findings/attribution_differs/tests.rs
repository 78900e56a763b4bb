use crate::findings::samples::{findings, values};
use record::FindingKind;

const WORDS: &str = "the crane is stuck and nobody can shift it before the Tuesday tide";

fn told(cue: &str) -> String {
    format!("Ada Lund and Gil Ames wrote to each other all week. “Well, {WORDS},” {cue}. It was a long week.")
}

fn found(cues: &[&str]) -> Vec<String> {
    let texts: Vec<String> = cues.iter().map(|c| told(c)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    values(&findings(&texts, FindingKind::AttributionDiffers))
}

#[test]
fn one_text_against_two_that_name_another() {
    let found = found(&["Ada Lund texted Gil Ames", "Lund texted Ames", "Ames texted Lund"]);
    assert_eq!(found, ["Ames texted Lund / Ada Lund texted Gil Ames / Lund texted Ames"]);
}

#[test]
fn one_against_one_is_left_alone() {
    assert!(found(&["Ada Lund texted Gil Ames", "Ames texted Lund"]).is_empty());
}

#[test]
fn pronouns_accuse_nobody() {
    assert!(found(&["Ada Lund texted Gil Ames", "Lund texted Ames", "he texted"]).is_empty());
}
