use crate::findings::samples::{findings, values};
use record::{FindingKind, Matters};

const ASKED: &str = "“The crane is stuck and the ferry is late,” Ada Lund texted Gil Ames on May 3.";

#[test]
fn answered_in_one_text_and_not_in_others() {
    let texts = [
        format!("{ASKED} He did not reply."),
        format!("{ASKED} Ames never replied."),
        format!("{ASKED} Ames answered within minutes."),
    ];
    let found = findings(&texts.each_ref().map(String::as_str), FindingKind::ReplyDiffers);
    assert_eq!(values(&found), ["did not reply / Ames never replied / Ames answered within minutes"]);
    assert_eq!(found[0].matters, Matters::CouldMislead);
}

#[test]
fn two_ways_to_say_one_thing() {
    let texts = [format!("{ASKED} He did not reply."), format!("{ASKED} It went unanswered.")];
    assert!(findings(&texts.each_ref().map(String::as_str), FindingKind::ReplyDiffers).is_empty());
}
