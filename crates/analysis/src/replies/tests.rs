use crate::findings::samples::items;
use record::progress::Unwatched;

fn claims(text: &str) -> Vec<(&'static str, String)> {
    let dossier = crate::analyse(&items(&[text]), &Unwatched).unwrap_or_default();
    dossier.replies.iter().map(|r| (r.claim.as_str(), r.text.clone())).collect()
}

const ASKED: &str = "“The crane is stuck and the ferry is late,” Ada Lund texted Gil Ames on May 3.";

#[test]
fn a_denial_right_after() {
    assert_eq!(claims(&format!("{ASKED} He did not reply.")), [("unanswered", "did not reply".to_owned())]);
    assert_eq!(
        claims(&format!("{ASKED} Ames never answered her.")),
        [("unanswered", "Ames never answered her".to_owned())]
    );
    assert_eq!(claims(&format!("{ASKED} She received no reply.")), [("unanswered", "received no reply".to_owned())]);
}

#[test]
fn an_answer_told_without_its_words() {
    assert_eq!(
        claims(&format!("{ASKED} Ames answered within minutes.")),
        [("answered", "Ames answered within minutes".to_owned())]
    );
}

#[test]
fn a_late_answer_is_no_silence() {
    assert!(claims(&format!("{ASKED} He did not reply until the next morning.")).is_empty());
}

#[test]
fn a_request_for_comment_is_no_message() {
    assert!(claims(&format!("{ASKED} Ames did not respond to a request for comment.")).is_empty());
}
