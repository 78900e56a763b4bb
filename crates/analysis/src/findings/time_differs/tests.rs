use crate::findings::samples::{findings, values};
use record::FindingKind;

const FIRST: &str =
    "At 9:14 p.m. on Aug. 26, Ada Lund texted Gil Ames. “The crane is stuck and the ferry is late,” she wrote.";

#[test]
fn clock_times_that_cannot_both_be() {
    let other =
        "At 9:41 p.m. on Aug. 26, Ada Lund texted Gil Ames. “The crane is stuck and the ferry is late,” she wrote.";
    let found = findings(&[FIRST, other], FindingKind::TimeDiffers);
    assert_eq!(values(&found), ["9:14 p.m. on Aug. 26 / 9:41 p.m. on Aug. 26"]);
}

#[test]
fn dates_that_cannot_both_be() {
    let other = "On Aug. 28, Ada Lund texted Gil Ames. “The crane is stuck and the ferry is late,” she wrote.";
    let found = findings(&[FIRST, other], FindingKind::TimeDiffers);
    assert_eq!(found.len(), 1);
}

#[test]
fn a_rounded_time_and_a_bare_day_agree() {
    let round =
        "Around 9:15 p.m. on Aug. 26, Ada Lund texted Gil Ames. “The crane is stuck and the ferry is late,” she wrote.";
    let evening = "That evening Ada Lund texted Gil Ames. “The crane is stuck and the ferry is late,” she wrote.";
    assert!(findings(&[FIRST, round, evening], FindingKind::TimeDiffers).is_empty());
}

#[test]
fn what_is_counted_from_the_story_is_no_conflict() {
    let other = "Gil Ames texted on Aug. 20. “Is the crane well?” he asked. Two days later Ada Lund replied. “The crane is stuck and the ferry is late,” she wrote.";
    assert!(findings(&[FIRST, other], FindingKind::TimeDiffers).is_empty());
}

#[test]
fn a_date_in_the_sentence_that_names_the_writer_is_that_of_the_message() {
    let second = "It was on Aug. 28 that Ada Lund put her foot down. “The crane is stuck and the ferry is late,” she texted Ames.";
    let first = "On Aug. 26, Ada Lund texted Gil Ames. “The crane is stuck and the ferry is late,” she wrote.";
    let found = findings(&[first, first, second], FindingKind::TimeDiffers);
    assert_eq!(values(&found), ["Aug. 26 / Aug. 26 / Aug. 28"]);
}
